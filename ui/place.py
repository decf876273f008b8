"""Where the ledger lies that the screens speak of."""

import os
from functools import lru_cache
from pathlib import Path

from ledger import Ledger
from ledger.lake.address import place_of

DEFAULT_LEDGER = Path(__file__).resolve().parent.parent / "data" / "ledger.duckdb"


def ledger_path() -> Path:
    """Return where the ledger is: $TDKT_LEDGER, else data/ledger.duckdb of the program; raises LedgerError."""
    return _path_of(os.environ.get("TDKT_LEDGER") or str(DEFAULT_LEDGER))


def _placed(said: str) -> Path:
    return place_of(said, DEFAULT_LEDGER.parent)


# Asked for a hundred times in a rerun; to find a file's gate the whole path is followed anew each time.
_path_of = lru_cache(8)(_placed)
ledger_at = lru_cache(8)(Ledger)
