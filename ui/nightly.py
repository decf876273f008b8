"""One thread of the program looks each minute whether a backup is due, makes it, and tries it out."""

import atexit
import logging
import threading
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from domain.people import Actor, Role
from ledger import Ledger, LedgerError
from ui.place import ledger_at, ledger_path

if TYPE_CHECKING:
    from ledger.keeping.faults import Fault

log = logging.getLogger(__name__)
DONE_BY = Actor("Chương trình", Role.OFFICE)
_FIRST_AFTER = 15.0  # seconds: the first screens come first
_EVERY = 60.0
_AFTER_TROUBLE = 900.0
_WAIT_AT_END = 10.0

_ending = threading.Event()
_starting = threading.Lock()
_threads: list[threading.Thread] = []
_faults: "list[Fault]" = []


class _EndingError(Exception):
    """The program ends: what is being copied is given up, and nothing of it stays."""


def start() -> None:
    """Begin looking, once in a process; it ends with the program."""
    with _starting:
        if not _threads:
            _threads.append(threading.Thread(target=_run, name="nightly", daemon=True))
            _threads[0].start()
            atexit.register(stop)


def stop() -> None:
    """End what is being done and wait for it, a few seconds at most."""
    _ending.set()
    for thread in _threads:
        thread.join(_WAIT_AT_END)


def faults() -> "Sequence[Fault]":
    """Return what was wrong with the ledger when the program started; its archived files are not looked at."""
    return tuple(_faults)


def _run() -> None:
    if not _ending.wait(_FIRST_AFTER):
        _guarded(_look_once)
    while not _ending.is_set():
        # What can't even be recorded is not tried again at once: a disk that is full would only be filled anew.
        _ending.wait(_EVERY if _guarded(_back_up) else _AFTER_TROUBLE)


def _look_once() -> None:
    # Here and below: imported by the thread, so that the port is open sooner.
    from ledger.keeping.proving import prove

    if ledger_at(ledger_path()).exists():
        # Opened first: what an earlier version made grows in an act of its own, not while somebody looks.
        _faults[:] = prove(Ledger.open(ledger_path()).path).faults
        if _faults:
            log.error("the ledger is not whole: %s", ", ".join(fault.code for fault in _faults))


def _back_up() -> None:
    from ledger.keeping.nightly import back_up_when_due

    if ledger_at(ledger_path()).exists():
        back_up_when_due(Ledger.open(ledger_path()), DONE_BY, _go_on)


def _go_on(_done: int, _of: int) -> None:
    if _ending.is_set():
        raise _EndingError


def _guarded(work: Callable[[], None]) -> bool:
    """Do it and tell whether it could be done; whatever fails is logged."""
    try:
        work()
    except _EndingError:
        log.info("given up: the program ends")
    except LedgerError as reason:
        log.warning("ledger: %s", type(reason).__name__)
    except Exception:
        # Whatever it is, the next night's backup must be made.
        log.exception("the backup failed for a reason nobody foresaw")
    else:
        return True
    return False
