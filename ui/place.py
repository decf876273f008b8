"""Where the ledger lies that the screens speak of."""

import os
from functools import lru_cache
from pathlib import Path

from ledger import Ledger

DEFAULT_LEDGER = Path(__file__).resolve().parent.parent / "data" / "ledger.duckdb"


def ledger_path() -> Path:
    """Return where the ledger is: $TDKT_LEDGER, else data/ledger.duckdb of the program."""
    return _path_of(os.environ.get("TDKT_LEDGER") or DEFAULT_LEDGER)


# Asked for a hundred times in a rerun; to find a file's gate the whole path is followed anew each time.
_path_of = lru_cache(8)(Path)
ledger_at = lru_cache(8)(Ledger)
