"""Where the ledger lies that the screens speak of."""

import os
from pathlib import Path

DEFAULT_LEDGER = Path(__file__).resolve().parent.parent / "data" / "ledger.duckdb"


def ledger_path() -> Path:
    """Return where the ledger is: $TDKT_LEDGER, else data/ledger.duckdb of the program."""
    return Path(os.environ.get("TDKT_LEDGER") or DEFAULT_LEDGER)
