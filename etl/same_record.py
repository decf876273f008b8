"""Which difficulty or nomination of the ledger a row tells of, as loading it would decide; nothing is written."""

from collections.abc import Callable, Sequence
from typing import Any

from etl.normalise import Row
from etl.submit import _DIFFICULTY, _NOMINATION

# Sheets whose rows tell of records with a number of their own, and the column of that number.
RECORDS = {"difficulties": "difficulty_no", "nominations": "nomination_no"}
_KINDS = {"difficulties": _DIFFICULTY, "nominations": _NOMINATION}


def recorded_ids(
    ask: Callable[..., list[dict[str, Any]]], sheet: str, rows: Sequence[Row], plan_id: str, unit_code: str
) -> list[str | None]:
    """Return for each row the id of the record it tells of, None for a new one."""
    kind = _KINDS[sheet]
    known = ask(kind.known, plan_id=plan_id)
    by_no = {str(row["number"]): row for row in known}
    by_key = {str(row["key"]): row for row in known if row["unit_code"] == unit_code}
    for said in ask(kind.said, plan_id=plan_id, unit_code=unit_code):
        by_key.setdefault(kind.key_of(Row(0, values=dict(said)), unit_code), said)
    typed = [str(row.values.get(kind.no_column) or "") for row in rows]
    ids: list[str | None] = [None] * len(rows)
    given: set[str] = set()
    # A number that was typed is what it says; only then may the words of a row without one find theirs.
    for place in sorted(range(len(rows)), key=lambda place: typed[place] not in by_no):
        match = by_no.get(typed[place]) or by_key.get(kind.key_of(rows[place], unit_code))
        if match is not None and match["id"] not in given:
            given.add(match["id"])
            ids[place] = str(match["id"])
    return ids
