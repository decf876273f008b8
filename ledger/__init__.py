"""The one door to DuckDB: an append-only ledger, its views and its queries."""

from ledger.errors import LedgerBroken, LedgerBusy, LedgerError, LedgerMissing, LedgerTooNew
from ledger.one_act import Act
from ledger.store import Ledger

__all__ = ["Act", "Ledger", "LedgerBroken", "LedgerBusy", "LedgerError", "LedgerMissing", "LedgerTooNew"]
