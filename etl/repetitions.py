"""Rows judged against each other: the same row twice, the same person twice."""

from collections.abc import Sequence

from domain.findings import Finding, Severity
from domain.folding import clean, fold
from domain.people import bare_name
from etl.judging import Judging
from etl.normalise import Row, place
from texts import N_

REPEATED = N_("Hàng này giống hệt hàng {other} nên chỉ tính một lần.")
MOST_ROWS_NAMED = 5


def _key(judging: Judging, row: Row) -> tuple[object, ...]:
    sheet = judging.table.sheet
    own_no = row.values.get(sheet.key[0]) if sheet.key[0] in ("difficulty_no", "nomination_no") else None
    if own_no:
        return (row.unit_code, own_no)
    return (row.unit_code, *(fold(str(row.values.get(name) or "")) for name in sheet.key))


def without_repetitions(judging: Judging, rows: Sequence[Row]) -> list[Row]:
    """Return the rows without identical repetitions; those that differ under one key are refused.

    The row that stays of identical ones gets a note at the cell of the first that doesn't.
    """
    groups: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        groups.setdefault(_key(judging, row), []).append(row)
    repeated: set[int] = set()
    for group in groups.values():
        if len(group) < 2 or not any(row.values.get(name) for row in group for name in judging.table.sheet.key):
            continue
        if all(row.values == group[0].values and _wrong(row) == _wrong(group[0]) for row in group[1:]):
            repeated.update(row.number for row in group[1:])
            group[0].findings.append(_repetition(judging, group[1], group[0].number))
        else:
            for row in group:
                # One more than are named tells whether there are more: a code may stand in every row of a sheet.
                first = [other.number for other in group[: MOST_ROWS_NAMED + 1] if other is not row]
                others = ", ".join(map(str, first[:MOST_ROWS_NAMED]))
                if len(group) - 1 > MOST_ROWS_NAMED:
                    others += f" và {len(group) - 1 - MOST_ROWS_NAMED} hàng khác"
                name = _key_column(judging, row)
                judging.note(row, "duplicate_row", name, judging.typed(row, name), other=others)
    return [row for row in rows if row.number not in repeated]


def _key_column(judging: Judging, row: Row) -> str:
    key = judging.table.sheet.key
    return next((name for name in key if name in row.cells), key[0])


def _wrong(row: Row) -> dict[str, str]:
    """Return what was typed where no value could be taken: two wrong rows are alike only in the same words."""
    return {found.field: clean(found.value) for found in row.findings if row.values.get(found.field) is None}


def _repetition(judging: Judging, row: Row, first: int) -> Finding:
    name = _key_column(judging, row)
    address = place(judging.table, row, name) or f"A{row.number}"
    words = {"other": str(first), "sentence": REPEATED}
    return Finding(
        "duplicate_row", judging.table.source_sheet, address, name, judging.typed(row, name), words, Severity.INFO
    )


def note_same_persons(judging: Judging, rows: Sequence[Row], column: str) -> None:
    """Note who may be the same person as in a row above."""
    seen: dict[tuple[str, str], Row] = {}
    for row in rows:
        name = judging.typed(row, column)
        if row.values.get("nominee_kind") == "collective" or not name:
            continue
        first = seen.setdefault((row.unit_code, fold(bare_name(name))), row)
        if first is not row and not (row.values.get("birth_year") and first.values.get("birth_year")):
            judging.note(row, "possible_same_person", column, name, other=str(first.number))
