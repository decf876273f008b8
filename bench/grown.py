"""Ledgers of any size: the sample year's facts again for so many units and years each; a helper of `bench.growth`."""

import shutil
import sys
import zipfile
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from bench.asked import PLAN, UNIT
from bench.made import OFFICE
from bench.sizes import THIS_YEAR, ledger_of, years_of
from etl.sample_year import create_sample_ledger
from ledger import Ledger
from ledger.ddl import table_columns


def _number(kind: str, was: str) -> str:
    return f"(SELECT n.number FROM numbered n WHERE n.kind = '{kind}' AND n.copy = c.copy AND n.was = {was})"


def _quoted(kind: str, was: str) -> str:
    return f"split_part({was}, '-', 1) || '-' || c.plan_id || '-' || printf('%03d', {_number(kind, was)})"


# What a copy of a row says otherwise: `c` is the copy, one for each unit and year; all else stays as the sample has it.
_CHANGED = {
    "submission_no": _number("submission", "b.submission_no::VARCHAR"),
    "submission_id": f"'LN-' || printf('%06d', {_number('submission', 'b.submission_no::VARCHAR')})",
    "plan_id": "c.plan_id",
    "unit_code": "c.unit_code",
    "period": f"replace(b.period, '{THIS_YEAR}', c.plan_id)",
    "difficulty_id": "b.difficulty_id || '/' || c.copy",
    "difficulty_no": _quoted("difficulty", "b.difficulty_no"),
    "direction_no": _quoted("direction", "b.direction_no"),
    "nomination_id": "b.nomination_id || '/' || c.copy",
    "nomination_no": _quoted("nomination", "b.nomination_no"),
    "same_as": "b.same_as || '/' || c.copy",
    "criterion_no": f"replace(b.criterion_no, '{THIS_YEAR}', c.plan_id)",
    "meeting_id": "NULL",
    "act_no": "getvariable('act_no')::INTEGER",
    "recorded_at": "getvariable('recorded_at')::TIMESTAMP",
}
_DAYS = "(b.{0} + to_years(c.later))::DATE"
# Which table tells whose a row is, by the first of these columns that the row's own table has.
_WHOSE = {
    "difficulty_id": "difficulty_identities",
    "nomination_id": "nomination_identities",
    "submission_no": "submission_records",
}
_SQL = Path(__file__).parent / "sql"


def grow(path: Path, sample: Path, *, units: int, years: int) -> Ledger:
    """Create a ledger in which every unit has sent every year what one of the sample's units sent in its year."""
    ledger = ledger_of(path, units=units, years=years)
    with ledger.act(OFFICE, "load") as act:
        act.cursor.execute("SET VARIABLE act_no = $act_no", {"act_no": act.act_no})
        act.cursor.execute("SET VARIABLE recorded_at = $recorded_at", {"recorded_at": act.recorded_at})
        act.cursor.execute(_script("copies", sample=str(sample), first_year=years_of(years)[0], this_year=THIS_YEAR))
        for table, columns in table_columns().items():
            whose = next((name for name in _keys(table) if name in columns), None)
            if whose:
                parts = {"key": whose, "register": _WHOSE[whose], "columns": _columns(columns)}
                act.cursor.execute(_script("copied", table=table, this_year=THIS_YEAR, **parts))
    # The originals are the sample's own, told of by many submissions: the archive doesn't grow with the ledger.
    shutil.copytree(Ledger(sample).archive.folder, ledger.archive.folder, dirs_exist_ok=True)
    return ledger


def _keys(table: str) -> tuple[str, ...]:
    # A file's row goes with its file, whatever difficulty or nomination it tells of.
    return ("submission_no",) if table.endswith("_rows") else tuple(_WHOSE)


def _columns(columns: Mapping[str, str]) -> str:
    return ", ".join(
        f"{_CHANGED.get(name) or (_DAYS if kind == 'DATE' else 'b.{0}').format(name)} AS {name}"
        for name, kind in columns.items()
    )


def _script(name: str, **parts: object) -> str:
    return (_SQL / f"{name}.sql").read_text(encoding="utf-8").format(**parts)


def send_again(sample: Ledger, again: Path) -> None:
    """Write a workbook as it would be sent again: the same cells, other bytes; one that answers no earlier number."""
    rows = sample.rows("history", plan_id=PLAN, period=f"{PLAN}-Q1", unit_code=UNIT)
    sent = [row for row in rows if row["unit_code"] == UNIT]
    original = sample.archive.read(sent[0]["sha256"])
    with zipfile.ZipFile(BytesIO(original)) as old, zipfile.ZipFile(again, "w", zipfile.ZIP_STORED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))


def main(what: str, path: str, *said: str) -> None:
    """Make the sample ledger and a workbook to send again, or grow a ledger from it."""
    if what == "sample":
        send_again(create_sample_ledger(Path(path)), Path(said[0]))
    else:
        sample, units, years = said
        grow(Path(path), Path(sample), units=int(units), years=int(years))


if __name__ == "__main__":
    main(*sys.argv[1:])
