"""Which column of a sheet stands where: headings in one to three rows, in any wording, misspelt or ambiguous.

What is sure is taken; what is nearly sure is taken and said; what is doubtful becomes a question and is not read.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from domain.columns import Column, Sheet
from domain.folding import clean, fold
from domain.headings import FIRST_PARTS_OF_NAMES, KNOWN_HEADINGS
from etl.book import Cell, Grid

LONGEST_HEADING = 120
MOST_HEADINGS = 200
MOST_LEVELS = 3
_SHORTEST_MISSPELT = 6  # a shorter word is soon another word
_LIKE = 78
_MOST_CHOICES = 3
_FIRST_PARTS = frozenset(map(fold, FIRST_PARTS_OF_NAMES))
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_YEAR = re.compile(r"\b(trong |cua )?nam (20\d\d|nai)\b|\blui ke\b")


class Heading(NamedTuple):
    """What stands over one column: the lowest cell with text, and its wordings, the most telling first."""

    cell: Cell
    keys: tuple[str, ...]
    parent: str = ""

    @property
    def position(self) -> int:
        """The column's number in the sheet."""
        return self.cell.column

    @property
    def text(self) -> str:
        """The heading on one line."""
        return clean(self.cell.text)


@dataclass(frozen=True)
class Question:
    """A heading only a person can explain: its place, its wording, and the columns it may mean.

    `key` is the folded wording under which the answer is remembered.
    """

    sheet: str
    source_sheet: str
    cell: str
    heading: str
    key: str
    choices: tuple[str, ...]


@dataclass
class Matched:
    """Where the columns of a sheet stand; headings read as something near, headings that are doubtful, the rest."""

    columns: dict[str, int] = field(default_factory=dict)
    read_as: list[tuple[Heading, Column]] = field(default_factory=list)
    doubtful: list[tuple[Heading, tuple[Column, ...]]] = field(default_factory=list)
    unread: list[Heading] = field(default_factory=list)


def heading_rows(grid: Grid, last: int) -> Iterator[tuple[int, tuple[Heading, ...]]]:
    """Yield (number of the lowest row, headings) for each row and each depth of one to three rows that may be a head.

    The depth that merged cells speak for comes first.
    """
    texts = _Texts(grid)
    for number in grid.numbers:
        if number > last:
            break
        likely = _levels(grid, number, len(texts[number]))
        for depth in sorted(range(1, MOST_LEVELS + 1), key=lambda depth: (depth != likely, depth)):
            levels = [texts[number - up] for up in range(depth)]
            # Without a merge, a row above belongs to the head where it has text over an empty cell.
            if depth in (1, likely) or any(level.keys() - levels[0].keys() for level in levels[1:]):
                yield number, _headings(levels)


def head_of_row(grid: Grid, number: int) -> tuple[Heading, ...]:
    """Return the headings that one row would be, alone."""
    return _headings([_Texts(grid)[number]])


def _levels(grid: Grid, number: int, width: int) -> int:
    """Return how many rows of a head merged cells hold together above a row, itself included."""
    first = number
    for area in sorted(grid.merges, key=lambda area: -area.last_row):
        spans_rows = area.first_row < first <= area.last_row <= number
        groups = area.last_row == first - 1 and 1 <= area.last_column - area.first_column < width - 1
        if (spans_rows or groups) and number - area.first_row < MOST_LEVELS:
            first = area.first_row
    return number - first + 1


class _Texts(dict[int, dict[int, Cell]]):
    """Row -> column -> the text that stands there or is merged over it; each row is looked at when it is asked for."""

    def __init__(self, grid: Grid) -> None:
        super().__init__()
        self._grid = grid
        self._merges = [area for area in grid.merges if area.last_row - area.first_row < MOST_LEVELS]

    def __missing__(self, number: int) -> dict[int, Cell]:
        cells = {cell.column: cell for cell in self._grid.row(number)[:MOST_HEADINGS] if _may_be_heading(cell)}
        for area in self._merges:
            anchor = self._grid.cells.get((area.first_row, area.first_column))
            if area.first_row <= number <= area.last_row and anchor is not None and _may_be_heading(anchor):
                last = min(area.last_column, area.first_column + MOST_HEADINGS - len(cells))
                cells |= dict.fromkeys(set(range(area.first_column, last + 1)) - cells.keys(), anchor)
        self[number] = cells
        return cells


def _may_be_heading(cell: Cell) -> bool:
    return isinstance(cell.value, str) and len(cell.value) <= LONGEST_HEADING and not cell.is_blank


def _headings(levels: Sequence[Mapping[int, Cell]]) -> tuple[Heading, ...]:
    """Return the headings of a head of one to three rows, given from the lowest row upwards."""
    positions = sorted({position for level in levels for position in level})
    return tuple(
        _heading([level[position] for level in levels if position in level], position) for position in positions
    )


def _heading(cells: Sequence[Cell], position: int) -> Heading:
    own = cells[0] if cells[0].column == position else cells[0]._replace(column=position)
    if len(cells) == 1:
        return Heading(own, wordings(own.text))
    texts = list(dict.fromkeys(cell.text for cell in reversed(cells)))
    keys = [*wordings(" ".join(texts)), *wordings(own.text)]
    parent = fold(texts[-2]) if len(texts) > 1 else ""
    return Heading(own, tuple(dict.fromkeys(keys)), parent)


@lru_cache(maxsize=20_000)
def wordings(text: str) -> tuple[str, ...]:
    """Return the folded forms of a heading: whole, without what stands in brackets, without the year it speaks of."""
    whole = fold(text)
    bare = fold(_IN_BRACKETS.sub(" ", text)) or whole
    return tuple(dict.fromkeys((whole, bare, " ".join(_YEAR.sub(" ", bare).split()) or bare)))


def match(sheet: Sheet, headings: Sequence[Heading]) -> dict[str, int]:
    """Return column -> position for the headings that are sure: the template's own first, then the other wordings."""
    columns: dict[str, int] = {}
    taken: set[int] = set()
    known = [(heading.position, *found) for heading in headings if (found := _known(sheet, heading))]
    for own in (True, False):
        for position, column, is_own in known:
            if (is_own or not own) and column.name not in columns and position not in taken:
                columns[column.name] = position
                taken.add(position)
    return columns


def _known(sheet: Sheet, heading: Heading) -> tuple[Column, bool] | None:
    """Return the column a heading names for sure, and whether in the template's own words."""
    by_heading = sheet.by_heading
    key = next((key for key in heading.keys if key in by_heading), None)
    if key is None:
        return None
    found = by_heading[key]
    is_own = fold(found.heading) in heading.keys
    if key == heading.keys[0]:
        return found, is_own
    # "Số lượng" under "Kết quả" counts what was done, whatever it counts elsewhere.
    above = (*filter(None, [by_heading.get(heading.parent)]), *sheet.doubtful.get(heading.parent, ()))
    return next((column for column in above if column.kind is found.kind), found), is_own


def match_all(
    sheet: Sheet, headings: Sequence[Heading], answers: Mapping[tuple[str, str], str], *, without: frozenset[int]
) -> Matched:
    """Return where every column stands, as far as words tell; `answers` is what people said of headings before.

    `without`: positions that are something else already.
    """
    headings = [heading for heading in headings if heading.position not in without]
    found = Matched(match(sheet, headings))
    rest = [heading for heading in headings if heading.position not in found.columns.values()]
    for heading in rest:
        answer = next((answers[sheet.name, key] for key in heading.keys if (sheet.name, key) in answers), None)
        if answer in sheet.names and answer not in found.columns:
            found.columns[answer] = heading.position
            continue
        if answer is not None:
            # An answer for a column that is taken, or that there is none of, explains nothing.
            found.unread += [heading] if answer else []
            continue
        _place(sheet, heading, found)
    return found


def _place(sheet: Sheet, heading: Heading, found: Matched) -> None:
    if any(key in KNOWN_HEADINGS or key in sheet.by_heading or key in _FIRST_PARTS for key in heading.keys):
        found.unread.append(heading)
        return
    doubtful = next((sheet.doubtful[key] for key in heading.keys if key in sheet.doubtful), ())
    open_columns = tuple(column for column in doubtful if column.name not in found.columns)
    if open_columns:
        found.doubtful.append((heading, open_columns))
        return
    near = misspelt(sheet, heading, found.columns)
    if near is not None:
        found.columns[near.name] = heading.position
        found.read_as.append((heading, near))
        return
    like = _like(sheet, heading, found.columns)
    if like:
        found.doubtful.append((heading, like))
    else:
        found.unread.append(heading)


def misspelt(sheet: Sheet, heading: Heading, taken: Mapping[str, int]) -> Column | None:
    """Return the one column whose heading differs by a letter, in a long heading by two; None when that isn't sure."""
    best: dict[str, int] = {}
    for key in heading.keys:
        allowed = 0 if len(key) < _SHORTEST_MISSPELT else 1 if len(key) < 2 * _SHORTEST_MISSPELT else 2
        for known, column in sheet.by_heading.items():
            distance = OSA.distance(key, known, score_cutoff=allowed)
            if allowed and distance <= allowed:
                best[column.name] = min(distance, best.get(column.name, distance))
    names = [name for name in best if name not in taken]
    return sheet.column(names[0]) if len(best) == 1 and names else None


def _like(sheet: Sheet, heading: Heading, taken: Mapping[str, int]) -> tuple[Column, ...]:
    """Return the columns still open whose headings are alike, or part of the heading, the likeliest first."""
    key = heading.keys[0]
    known = {text: column for text, column in sheet.by_heading.items() if column.name not in taken}
    alike = [text for text, _score, _ in process.extract(key, list(known), scorer=fuzz.ratio, score_cutoff=_LIKE)]
    within = [text for text in known if " " in text and f" {text} " in f" {key} "]
    columns = dict.fromkeys(known[text].name for text in (*alike, *within))
    return tuple(sheet.column(name) for name in list(columns)[:_MOST_CHOICES])
