"""What the door knows of the ledger: its accounts and settings, read once a version."""

import threading
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from domain.settings import SETTINGS
from ledger import LedgerError
from ledger.accounts import Accounts, accounts
from ledger.settings import settings
from ledger.store import Ledger
from ledger.version import Version
from ui.place import ledger_at, ledger_path
from ui.rerun import once_a_rerun

_NOBODY = Accounts((), {})
_DEFAULTS = {name: setting.default for name, setting in SETTINGS.items()}


@dataclass(frozen=True)
class Known:
    """Accounts and settings as they hold now; `trouble` is what keeps them from being read.

    No session begun before `restored_at` (UTC) holds: the ledger was another one then.
    """

    accounts: Accounts
    settings: dict[str, str]
    restored_at: datetime | None = None
    trouble: LedgerError | None = None

    @property
    def is_open(self) -> bool:
        """Whether the program works without signing in: the ledger can be read and never had an account."""
        return self.trouble is None and not self.accounts.known


# Ledgers this process has opened, each by its place and what stood there.
_met: set[tuple[Path, Version]] = set()
_read: dict[object, Known] = {}
_last: dict[str, Known] = {}
_reading = threading.Lock()


@once_a_rerun
def known() -> Known:
    """Return what holds now; while the ledger can't be read, what held last in this process.

    With accounts shut out by a ledger that was never readable here, nobody gets in: `is_open` is then False.
    """
    path = ledger_path()
    ledger = ledger_at(path)
    try:
        if not path.exists() or not (identity := ledger.identity()):
            # A first start has no ledger and so no accounts; a ledger that was here and is gone keeps its door shut.
            return _last.get(str(path), Known(_NOBODY, _DEFAULTS))
        if (met := (path, identity)) not in _met:
            Ledger.open(path)  # an older one gets its newer tables
            _met.add(met)
        key = (str(path), ledger.version())
        with _reading:
            if (found := _read.get(key)) is None:
                [last] = ledger.rows("last_restore")
                found = Known(accounts(ledger), settings(ledger), last["restored_at"])
                _read.clear()
                _read[key] = found
                _last[str(path)] = found
    except LedgerError as trouble:
        return _last.get(str(path), Known(_NOBODY, _DEFAULTS, trouble=trouble))
    return found
