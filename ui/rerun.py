"""What is asked a hundred times while a screen is drawn and can't be another thing meanwhile is found out once.

Each look at a file lets another session's thread in, and where many draw at once nobody gets on. In callbacks,
fragments and other threads, and after this process has changed a ledger, everything is found out anew.
"""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from typing import Any, TypeVar

from ledger.version import changes_here

_T = TypeVar("_T")


class _Drawn(threading.local):
    """What the screen that this thread draws has found out; None while it draws none."""

    found: dict[object, Any] | None = None


_drawn = _Drawn()


@contextmanager
def drawing() -> Iterator[None]:
    """Keep what is found out while the block draws a screen."""
    _drawn.found = {}
    try:
        yield
    finally:
        _drawn.found = None


def forget() -> None:
    """Forget what was found out so far: for what the address, once read, may change."""
    if _drawn.found is not None:
        _drawn.found = {}


def once_a_rerun(find_out: Callable[[], _T]) -> Callable[[], _T]:
    """Find out once while a screen is drawn; each time elsewhere."""

    @wraps(find_out)
    def found() -> _T:
        if _drawn.found is None:
            return find_out()
        key = (find_out, changes_here())
        if key not in _drawn.found:
            _drawn.found[key] = find_out()
        known: _T = _drawn.found[key]
        return known

    return found
