"""Headings that may mean several columns: the values beneath decide, or nobody does."""

from collections.abc import Callable, Mapping, Sequence

from domain.choices import Choice
from domain.columns import Column, Kind
from domain.dates import Precision, parse_date
from domain.numbers import parse_number
from domain.rejects import Reject
from etl.book import Cell

_COMPLETED = "completed"
_COUNTED = (Kind.NUMBER, Kind.COUNT)


def decide(candidates: Sequence[Column], cells: Sequence[Cell], choices: Mapping[str, Choice]) -> Column | None:
    """Return the one column all the filled cells fit; None when several do or some cells fit none.

    A column of prose is meant only where no cell fits a stricter kind. Without cells there is nothing to misread.
    """
    strict = [column for column in candidates if column.kind not in (Kind.TEXT, Kind.LINE)]
    tests = _TESTS if any(column.kind in _COUNTED for column in strict) else {**_TESTS, Kind.PERCENT: _is_share}
    prose = [column for column in candidates if column.kind in (Kind.TEXT, Kind.LINE)]
    fits = {column.name: sum(_fits(column, cell, choices, tests) for cell in cells) for column in strict}
    whole = [column for column in strict if cells and fits[column.name] == len(cells)]
    if len(whole) == 1:
        return whole[0]
    if len(prose) == 1 and cells and not any(fits.values()):
        return prose[0]
    # The one column left is meant only where its values are of its kind.
    only = candidates[0] if len(candidates) == 1 and (prose or any(fits.values())) else None
    return candidates[0] if not cells else only


def deadline_or_completion(
    candidates: Sequence[Column],
    rows: Sequence[Mapping[str, Cell]],
    name: str,
    status: Choice,
    is_planned: Callable[[Mapping[str, Cell], Cell], bool],
) -> Column | None:
    """Return whether dates tell when work was due or when it was done, by the state their rows are in.

    `rows`: each row's cells by column, those in question under `name`. Dates that are the plan's, or stand beside
    unfinished work only, can only be due; dates that stand beside all finished work and no other are of completion.
    None when the rows don't tell.
    """
    due = next((column for column in candidates if column.name == "due_on"), None)
    done = next((column for column in candidates if column.name == "completed_on"), None)
    stated = [(_state(row.get("status"), status), name in row) for row in rows]
    if not due or not done or any(state == "" for state, _ in stated):
        return None
    if all(is_planned(row, row[name]) for row in rows if name in row):
        return due
    finished = [dated for state, dated in stated if state == _COMPLETED]
    unfinished = [dated for state, dated in stated if state != _COMPLETED]
    if any(unfinished) and not any(finished):
        return due
    return done if finished and all(finished) and unfinished and not any(unfinished) else None


def _state(cell: Cell | None, status: Choice) -> str:
    try:
        return status.parse(cell.text) if cell else ""
    except Reject:
        return ""


def _fits(
    column: Column, cell: Cell, choices: Mapping[str, Choice], tests: Mapping[Kind, Callable[[Cell], bool]]
) -> bool:
    test = tests.get(column.kind)
    if test is not None:
        return test(cell)
    try:
        choices[column.choice or ""].parse(cell.text)
    except (Reject, KeyError):
        return False
    return True


def _is_percent(cell: Cell) -> bool:
    return cell.percent_format or (isinstance(cell.value, str) and cell.value.strip().endswith("%"))


def _is_number(cell: Cell) -> bool:
    if _is_percent(cell):
        return False
    try:
        parse_number(cell.value)
    except Reject:
        return False
    return True


def _is_share(cell: Cell) -> bool:
    # Where no column counts anything, a bare 85 can only be a percent.
    return _is_percent(cell) or _is_number(cell)


def _is_day(cell: Cell) -> bool:
    try:
        return parse_date(cell.value).precision is Precision.DAY
    except Reject:
        return False


_TESTS: Mapping[Kind, Callable[[Cell], bool]] = {
    Kind.PERCENT: _is_percent,
    Kind.NUMBER: _is_number,
    Kind.COUNT: _is_number,
    Kind.DATE: _is_day,
}
