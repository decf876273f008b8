"""What who looks may open and ask: screens offer nothing else, and the ledger refuses it all the same.

What they may do is told by `ui/person.py`.
"""

import ledger.queries
from ui import data
from ui.navigation import SCREENS


def may_open(file: str) -> bool:
    """Tell whether who looks may open the screen of that file; raises StopIteration for one nobody declared."""
    return data.viewer().role in next(screen.roles for screen in SCREENS if screen.file == file)


def may_ask(query: str) -> bool:
    """Tell whether who looks may ask that query: what a screen draws from it is left out where they may not."""
    return ledger.queries.may_ask(data.viewer(), query)


def own_unit() -> str | None:
    """Return the one unit whose rows may be seen; None where that is no unit or all of them."""
    return data.viewer().only_unit
