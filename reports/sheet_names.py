"""Names of sheets as Excel allows them."""

import re
from collections.abc import Sequence

_LONGEST = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f\ud800-\udfff\ufffe\uffff]+")
_RESERVED = "history"


def sheet_names(wanted: Sequence[str]) -> list[str]:
    """Return a name for each wanted one: at most 31 characters, none forbidden, no two alike."""
    names: list[str] = []
    for number, name in enumerate(wanted, start=1):
        base = _cut(" ".join(_FORBIDDEN.sub(" ", name).split()), _LONGEST).strip(" '")
        if not base or base.lower() == _RESERVED:
            base = str(number)
        taken = {held.lower() for held in names}
        candidate, copy = base, 1
        while candidate.lower() in taken:
            copy += 1
            candidate = f"{_cut(base, _LONGEST - len(str(copy)) - 3)} ({copy})"
        names.append(candidate)
    return names


def _cut(name: str, longest: int) -> str:
    """The beginning of a name: Excel counts a sign outside the basic plane as two."""
    return name.encode("utf-16-le")[: 2 * longest].decode("utf-16-le", "ignore")
