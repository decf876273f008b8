"""What is asked of the marking: which cells, in which weight, with which words, and what the first sheet says."""

from dataclasses import dataclass
from typing import Literal

Weight = Literal["error", "warning"]


class Unmarkable(Exception):
    """The package can't be marked without a risk to what it holds; the findings go back in a workbook of their own."""


@dataclass(frozen=True)
class Mark:
    """One fault of one cell: `cell` is an A1 address, `text` what its note says."""

    sheet: str
    cell: str
    severity: Weight
    text: str


@dataclass(frozen=True)
class Line:
    """One line of the table on the first sheet; `cell` is the address its link leads to, "" without a cell.

    `height` is in points.
    """

    severity: Weight
    label: str
    sheet: str
    cell: str
    places: str
    typed: str
    message: str
    height: float


@dataclass(frozen=True)
class MarkTexts:
    """What the first sheet says: its name, the heading in A1, lines below it, headings of the table, its lines."""

    title: str
    heading: str
    notes: tuple[str, ...]
    columns: tuple[tuple[str, float], ...]
    lines: tuple[Line, ...]
