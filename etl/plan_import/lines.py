"""A line of a document, as every kind of file hands it on."""

import re
from dataclasses import dataclass

from domain.folding import fold

_PAGE_NUMBER = re.compile(r"(?:trang )?\d{1,3}(?: \d{1,3})?")


@dataclass(frozen=True)
class Line:
    """One printed line, or one Word paragraph.

    `whole`: the file itself says that a paragraph ends here. `indented`: it begins further right than lines that
    continue a paragraph. Both are False when the file can't tell.
    """

    text: str
    whole: bool = False
    indented: bool = False


def is_noise(text: str) -> bool:
    """Tell whether a line is no part of the text: blank, a rule of dashes, or a page number ("- 2 -", "Trang 2/4")."""
    key = fold(text)
    return not key or _PAGE_NUMBER.fullmatch(key) is not None
