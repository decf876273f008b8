"""Where the heads of tables stand in a sheet: the likeliest one, those of further tables below, and repetitions."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from domain.columns import Sheet
from domain.folding import fold
from domain.headings import KNOWN_HEADINGS
from domain.sheets import WORKBOOK
from etl.book import Cell, Grid, filled
from etl.headings import LONGEST_HEADING, MOST_LEVELS, Heading, head_of_row, heading_rows, match, misspelt, wordings
from etl.reading.limits import LAST_ROW
from etl.row_kinds import lacking

ROWS_SEARCHED_FOR_HEADINGS = 40
FEWEST_HEADINGS = 2
MOST_ROWS_BETWEEN = 20_000
_MOST_MISSPELT = 60
_KNOWN = frozenset(key for sheet in WORKBOOK for key in (*sheet.by_heading, *sheet.doubtful))
_TITLES = {
    sheet.name: frozenset(fold(text) for text in (sheet.title, sheet.name, *sheet.other_titles)) for sheet in WORKBOOK
}


@dataclass(frozen=True)
class Head:
    """Where a sheet's head stands: its lowest row and its headings; `repeats`: the head above once more.

    `last_row` and `left_out`: where its table ends, and the rows in it that repeat the head.
    """

    grid: Grid
    sheet: Sheet
    row: int
    headings: tuple[Heading, ...]
    repeats: bool = False
    last_row: int = LAST_ROW
    left_out: frozenset[int] = frozenset()


def tables_of(grid: Grid) -> list[Head]:
    """Return the head of each table of a grid from the top down, with where its table ends."""
    heads = heads_of(grid)
    again = frozenset(head.row for head in heads if head.repeats)
    own = [head for head in heads if not head.repeats]
    below = [head.row for head in own[1:]] + [LAST_ROW + 1]
    return [replace(head, last_row=row - 1, left_out=again) for head, row in zip(own, below, strict=False)]


def heads_of(grid: Grid) -> list[Head]:
    """Return the heads of a grid from the top down: one for each table in it, and those repeated within."""
    first = _best_head(grid, exact=True) or _best_head(grid, exact=False)
    if first is None:
        return []
    heads = [replace(first, row=_lowest_row(first))]
    for number in grid.numbers:
        if number > heads[-1].row and number < heads[0].row + MOST_ROWS_BETWEEN:
            further = _further_head(heads[-1], number)
            heads += [further] if further else []
    return heads


def _begins_head(cell: Cell) -> bool:
    value = cell.value
    if type(value) is not str or len(value) > LONGEST_HEADING:
        return False
    return any(key in _KNOWN or key in KNOWN_HEADINGS for key in wordings(value))


def _lowest_row(head: Head) -> int:
    """Return the last row that merged headings reach down to: what stands beside them there is head, not data."""
    reached = [
        area.last_row
        for area in head.grid.merges
        if area.first_row <= head.row < area.last_row < area.first_row + MOST_LEVELS
    ]
    return max([head.row, *reached])


def _further_head(above: Head, number: int) -> Head | None:
    """Return the head that a row below a table begins, or repeats; None for a row like any other."""
    # Each row of each file comes by here: two words tell that hardly any is a head.
    first = above.grid.row(number)[:FEWEST_HEADINGS]
    if len(first) < FEWEST_HEADINGS or not all(_begins_head(cell) for cell in first):
        return None
    headings = head_of_row(above.grid, number)
    known = sum(any(key in _KNOWN for key in heading.keys) for heading in headings)
    if known < FEWEST_HEADINGS or 2 * known < len(filled(above.grid.row(number))):
        return None
    columns = {sheet.name: match(sheet, headings) for sheet in WORKBOOK}
    if columns[above.sheet.name] == match(above.sheet, above.headings):
        return replace(above, row=number, headings=headings, repeats=True)
    scored = [(len(columns[s.name]), not lacking(s, columns[s.name]), -n, s) for n, s in enumerate(WORKBOOK)]
    count, is_whole, _, sheet = max(scored, key=lambda found: found[:3])
    return Head(above.grid, sheet, number, headings) if count >= FEWEST_HEADINGS and is_whole else None


def _best_head(grid: Grid, *, exact: bool) -> Head | None:
    """Return the likeliest head of a grid: of equals the highest and shallowest."""
    best, most = -1.0, 0
    head: Head | None = None
    last = ROWS_SEARCHED_FOR_HEADINGS
    for number, headings in heading_rows(grid, ROWS_SEARCHED_FOR_HEADINGS):
        if number > last:
            break
        known = sum(any(key in _KNOWN for key in heading.keys) for heading in headings)
        if exact and known < max(most, 1):
            continue
        for sheet in WORKBOOK:
            candidate = Head(grid, sheet, number, headings)
            columns = _columns_of(candidate, exact=exact)
            score = _score(candidate, columns)
            # The one heading may be repeated in the title above it: the last of equals stands over the rows.
            if score is not None and (score > best or (score == best and len(columns) == 1)):
                best, head, most = score, candidate, len(columns)
                # Under a head with every column it needs stand its own further rows, then data.
                is_whole = len(columns) > FEWEST_HEADINGS and not lacking(sheet, columns)
                last = number + MOST_LEVELS if is_whole else ROWS_SEARCHED_FOR_HEADINGS
    return head


def _columns_of(head: Head, *, exact: bool) -> Mapping[str, int]:
    columns = match(head.sheet, head.headings)
    if exact or len(head.headings) <= FEWEST_HEADINGS:
        return columns
    some = head.headings[:_MOST_MISSPELT]
    near = ((misspelt(head.sheet, heading, columns), heading.position) for heading in some)
    return {**columns, **{column.name: position for column, position in near if column}}


def _score(head: Head, columns: Mapping[str, int]) -> float | None:
    """Return how likely a head is: the more columns, the required ones above all; None for one that is none."""
    if not columns:
        return None
    titled = fold(head.grid.name) in _TITLES[head.sheet.name]
    doubtful = sum(any(key in head.sheet.doubtful for key in heading.keys) for heading in head.headings)
    # A sheet named "Khó khăn, vướng mắc" may have that one column and nothing more.
    if len(columns) + doubtful < FEWEST_HEADINGS and not (titled and not lacking(head.sheet, columns)):
        return None
    required = sum(_is_required(head.sheet, name) for name in columns)
    return len(columns) + 0.5 * doubtful + 0.5 * required + 1.5 * titled


def _is_required(sheet: Sheet, name: str) -> bool:
    return sheet.column(name).required or any(name in group for group in sheet.one_of)
