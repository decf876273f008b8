"""The first start: the invented year is made once, in a thread of its own, whoever waits and goes elsewhere."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

from etl.sample_year import create_sample_ledger
from ledger import Ledger
from ledger.errors import LedgerGone, LedgerMissing
from ledger.lake.address import is_lake
from ledger.places import told
from ui.language import _
from ui.place import ledger_at, ledger_path

_TOLD_EVERY = 0.1  # seconds
_lock = threading.Lock()


class _Making:
    """A sample ledger being made: how far it is, and its end."""

    def __init__(self, path: Path) -> None:
        self.share = 0.0
        self.end: Future[None] = Future()
        threading.Thread(target=self._make, args=(path,), name="first start", daemon=True).start()

    def _make(self, path: Path) -> None:
        try:
            create_sample_ledger(path, self._hear)
        except BaseException as reason:  # noqa: BLE001 - told to all who wait
            self.end.set_exception(reason)
        else:
            self.end.set_result(None)
        finally:
            with _lock:
                del _makings[path]

    def _hear(self, share: float) -> None:
        self.share = share


_makings: dict[Path, _Making] = {}


def ensure_ledger(progress: Callable[[float, str], None]) -> None:
    """Wait until there is a ledger with the sample year; `progress` hears shares and what is being done.

    Raises LedgerGone where there was one: a drive that isn't connected, a file that was lost. What keeps it from being
    made is raised as well, and the next one who comes tries again.
    """
    path = ledger_path()
    with _lock:
        if ledger_at(path).exists():
            return
        if is_lake(path):
            # Nobody invents data where several servers work: a lake is made by the command that makes it.
            raise LedgerMissing(told(path))
        if (making := _makings.get(path)) is None:
            if not path.parent.exists() or Ledger(path).was_here():
                raise LedgerGone(str(path))
            making = _makings[path] = _Making(path)
    while True:
        progress(making.share, _("Đang lập sổ với dữ liệu minh họa…"))
        try:
            making.end.result(_TOLD_EVERY)
            return
        except TimeoutError:
            if making.end.done():
                raise
