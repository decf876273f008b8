"""The columns of a recognised head, doubtful ones settled by the values beneath; what can't be settled is asked."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from domain.choices import Choice
from domain.columns import Column
from domain.headings import ORDINAL_HEADINGS, UNIT_HEADINGS
from etl.book import Cell, Grid, filled
from etl.doubtful import deadline_or_completion, decide
from etl.headings import Heading, Matched, Question, match_all
from etl.heads import Head
from etl.rows import Place, rows_under

_ASKED = "?"
_SHORTEST_SENTENCE = 20
_ORDINAL = re.compile(r"[0-9]{1,5}([.,][0-9]{1,3})*[.)]?|[a-z]|[ivx]+|[-*+]", re.IGNORECASE)


@dataclass
class Found:
    """The columns' positions, the column of units, headings read as something near, questions, and the unread rest.

    `parts`: the positions whose texts together are a column's, from left to right, where there are several.
    """

    columns: dict[str, int]
    unit_column: int | None = None
    parts: dict[str, tuple[int, ...]] = field(default_factory=dict)
    read_as: list[tuple[Cell, Column]] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    unread: list[Heading] = field(default_factory=list)


def _settle_prose(head: Head, found: Found, is_title: Callable[[str], bool]) -> None:
    """Read a column of nothing but sentences as the column of prose its heading may also mean, where that is free."""
    for name in list(found.columns):
        prose = head.sheet.column(name).prose
        if prose is None or prose in found.columns:
            continue
        position = found.columns[name]
        cells = _below(head.grid, position, _data_rows(head, found, is_title))
        if cells and all(type(cell.value) is str and len(cell.value) >= _SHORTEST_SENTENCE for cell in cells):
            found.columns = {prose if other == name else other: place for other, place in found.columns.items()}
            heading = next(heading for heading in head.headings if heading.position == position)
            found.read_as.append((heading.cell, head.sheet.column(prose)))


@dataclass(frozen=True)
class _Decider:
    """Lets the values beneath a declared ambiguous heading decide; what is only alike is never decided, but asked."""

    choices: Mapping[str, Choice]
    is_planned: Callable[[Mapping[str, Cell], Cell], bool]

    def decided(
        self,
        head: Head,
        heading: Heading,
        candidates: tuple[Column, ...],
        cells: Sequence[Cell],
        numbers: Sequence[int],
        found: Found,
    ) -> Column | None:
        if not any(key in head.sheet.doubtful for key in heading.keys):
            return None
        decided = decide(candidates, cells, self.choices)
        if decided is not None or "status" not in found.columns:
            return decided
        rows = [_row_of(head.grid, number, {**found.columns, _ASKED: heading.position}) for number in numbers]
        return deadline_or_completion(candidates, rows, _ASKED, self.choices["status"], self.is_planned)


def find_columns(
    head: Head,
    answers: Mapping[tuple[str, str], str],
    choices: Mapping[str, Choice],
    is_title: Callable[[str], bool],
    is_planned: Callable[[Mapping[str, Cell], Cell], bool],
) -> Found:
    """Return where the sheet's columns stand; a heading over empty cells is neither asked about nor told."""
    unit = next((h for h in head.headings if any(key in UNIT_HEADINGS for key in h.keys[-1:])), None)
    without = frozenset({unit.position} if unit else ())
    matched = match_all(head.sheet, head.headings, answers, without=without)
    unit_column = unit.position if unit else None
    read_as = [(heading.cell, column) for heading, column in matched.read_as]
    found = Found(matched.columns, unit_column, _parts(head, matched), read_as)
    _settle_doubts(head, matched, found, _Decider(choices, is_planned), is_title)
    _settle_prose(head, found, is_title)
    unread = [heading for heading in matched.unread if not ORDINAL_HEADINGS.intersection(heading.keys)]
    if unread:
        numbers = _data_rows(head, found, is_title)
        found.unread += [heading for heading in unread if _below(head.grid, heading.position, numbers)]
    return found


def place_of(head: Head, found: Found, is_title: Callable[[str], bool], *, printed: bool = False) -> Place:
    """Return where the table under a head stands, for its rows to be told apart."""
    return Place(
        head.grid,
        head.sheet,
        found.columns,
        head.row,
        is_title,
        found.unit_column,
        printed,
        found.parts,
        head.last_row,
        head.left_out,
    )


def untitled(grid: Grid, found: Found, head: Head, numbers: Sequence[int]) -> list[Cell]:
    """Return the first filled cell of each column that has rows but no heading; a column of row numbers aside."""
    known = {heading.position for heading in head.headings} | set(found.columns.values())
    cells: dict[int, list[Cell]] = {}
    for number in numbers:
        for cell in filled(cell for cell in grid.row(number) if cell[1] not in known):
            cells.setdefault(cell.column, []).append(cell)
    first = min(found.columns.values(), default=1)
    return [
        column[0]
        for position, column in sorted(cells.items())
        if not (position < first and all(_is_ordinal(cell) for cell in column))
    ]


def _is_ordinal(cell: Cell) -> bool:
    return _ORDINAL.fullmatch(cell.text.strip()) is not None


def _parts(head: Head, matched: Matched) -> dict[str, tuple[int, ...]]:
    """Take the headings that stand for a part of a column already found.

    "Họ đệm" beside "Tên"; or one heading merged over several columns ("Năm sinh" over Nam and Nữ).
    """
    parts = {}
    for name, position in matched.columns.items():
        column = head.sheet.column(name)
        before = [h for h in matched.unread if column.first_part_keys.intersection(h.keys)]
        after = [h for h in matched.unread if h.position == position + 1 and _is_merged_from(head.grid, h, position)]
        if before or after:
            parts[name] = tuple(sorted({position, *(heading.position for heading in (*before, *after))}))
            matched.unread = [heading for heading in matched.unread if heading not in (*before, *after)]
    return parts


def _is_merged_from(grid: Grid, heading: Heading, position: int) -> bool:
    row = heading.cell.row
    return any(
        area.first_row <= row <= area.last_row
        and area.first_column <= position
        and heading.position <= area.last_column
        for area in grid.merges
    )


def _data_rows(head: Head, found: Found, is_title: Callable[[str], bool]) -> list[int]:
    return [row.number for row in rows_under(place_of(head, found, is_title)).data]


def _below(grid: Grid, position: int, numbers: Sequence[int]) -> list[Cell]:
    cells = [grid.cells.get((number, position)) for number in numbers]
    return [cell for cell in cells if cell is not None and not cell.is_blank]


def _settle_doubts(
    head: Head,
    matched: Matched,
    found: Found,
    decider: _Decider,
    is_title: Callable[[str], bool],
) -> None:
    if not matched.doubtful:
        return
    numbers = _data_rows(head, found, is_title)
    for heading, candidates in matched.doubtful:
        cells = _below(head.grid, heading.position, numbers)
        still = tuple(column for column in candidates if column.name not in found.columns)
        if not cells:
            continue
        if not still:
            found.unread.append(heading)
            continue
        decided = decider.decided(head, heading, still, cells, numbers, found)
        if decided is None:
            names = tuple(column.name for column in still)
            found.questions.append(
                Question(head.sheet.name, head.grid.name, heading.cell.address, heading.text, heading.keys[0], names)
            )
        else:
            found.columns[decided.name] = heading.position
            found.read_as.append((heading.cell, decided))


def _row_of(grid: Grid, number: int, columns: Mapping[str, int]) -> dict[str, Cell]:
    cells = {name: grid.cells.get((number, position)) for name, position in columns.items()}
    return {name: cell for name, cell in cells.items() if cell is not None and not cell.is_blank}
