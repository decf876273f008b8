"""A ledger on a lake is the same ledger: made, written, asked, proved, copied, backed up and put back as a file is."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from etl.registers import DATA, load_registers
from ledger import Ledger
from ledger.ddl import table_columns
from ledger.errors import ActRefused, LedgerMissing, LedgerUnreachable
from ledger.keeping.copying import back_up
from ledger.keeping.moving import copy_ledger
from ledger.keeping.proving import prove, prove_files
from ledger.keeping.restoring import restore
from tests.office import OFFICE, Office
from tests.sample import SampleYear

BOOK = """
## Tiến độ
| Mã nội dung | Kết quả thực hiện | Trạng thái |
| 1.1 | 40 | Đang thực hiện |
"""
VIEWS = ("current_progress", "item_unit_states", "shown_difficulties", "nomination_board", "reporting")


def answers(ledger: Ledger, as_of: date | None = None) -> dict[str, list[object]]:
    """Return everything a few of the deepest views say, sorted."""
    return {view: sorted(map(repr, Office(ledger).view(view, as_of=as_of))) for view in VIEWS}


def rows(ledger: Ledger) -> dict[str, list[str]]:
    """Return every row of every table, sorted."""
    return {table: sorted(map(repr, Office(ledger).view(table))) for table in table_columns()}


def test_reports_are_loaded_judged_and_counted_as_in_a_file(place: Callable[[], Path], ledger_file: Path) -> None:
    lake = Ledger.create(place(), sample=True)
    load_registers(lake, OFFICE, DATA)
    told = [Office(ledger).load(BOOK) for ledger in (lake, Ledger.open(ledger_file))]
    assert told[0] == told[1]
    fields = ("unit_code", "item_code", "actual", "status")
    shown = [Office(ledger).view("current_progress", *fields) for ledger in (lake, Ledger.open(ledger_file))]
    assert (shown[0], prove(lake.path).faults) == (shown[1], ())


def test_a_place_without_a_lake_is_a_ledger_that_is_missing(place: Callable[[], Path]) -> None:
    with pytest.raises(LedgerMissing):
        Ledger.open(place())


def test_a_shared_folder_that_is_not_connected_is_told_and_nothing_is_written_in_its_place(
    place: Callable[[], Path], tmp_path: Path
) -> None:
    ledger = Ledger.create(place())
    shared = tmp_path / "chung"
    with ledger.closed():
        shared.rename(tmp_path / "elsewhere")
    with pytest.raises(LedgerUnreachable):
        ledger.record(OFFICE, "export", "KK")
    assert not shared.exists()
    (tmp_path / "elsewhere").rename(shared)
    ledger.record(OFFICE, "export", "KK")
    assert len(ledger.rows("trail_chain")) == 1


def test_an_act_that_fails_leaves_nothing(place: Callable[[], Path]) -> None:
    ledger = Ledger.create(place())
    with pytest.raises(KeyError), ledger.act(OFFICE, "load") as act:  # noqa: PT012 - the second append is what fails
        act.append("submission_records", [{"submission_no": 1, "submission_id": "LN-000001"}])
        act.append("submission_records", [{"no such column": 2}])
    assert (ledger.rows("trail_chain"), prove(ledger.path).totals["rows.submission_records"]) == ([], 0)


def test_a_question_sees_one_state_though_others_write(place: Callable[[], Path]) -> None:
    ledger = Ledger.create(place())
    with ledger._reading(None) as cursor:
        before = cursor.execute("SELECT count(*) FROM trail").fetchall()
        ledger.record(OFFICE, "export", "KK")
        assert cursor.execute("SELECT count(*) FROM trail").fetchall() == before == [(0,)]
    assert len(ledger.rows("trail_chain")) == 1


def test_the_version_changes_with_acts_and_not_with_quiet_ones(place: Callable[[], Path]) -> None:
    ledger = Ledger.create(place())
    versions = [ledger.version()]
    ledger.record(OFFICE, "export", "KK")
    versions.append(ledger.version())
    load_registers(ledger, OFFICE, DATA)
    versions.append(ledger.version())
    assert (versions[0] == versions[1], versions[1] == versions[2]) == (True, False)


def test_the_year_goes_from_a_file_to_a_lake_and_back_row_for_row(
    place: Callable[[], Path], sample_year: SampleYear, tmp_path: Path
) -> None:
    file, lake, again = Ledger.open(sample_year.ledger), Ledger(place()), Ledger(tmp_path / "again.duckdb")
    there = copy_ledger(file, lake.path)
    back = copy_ledger(lake, again.path)
    assert there == back == prove(file.path)
    assert rows(lake) == rows(again) == rows(file)
    assert [prove_files(ledger.archive, back.files) for ledger in (lake, again)] == [[], []]
    for day in (None, date(2023, 7, 15)):
        assert answers(lake, day) == answers(file, day)


def test_a_lake_is_copied_only_where_nothing_stands(place: Callable[[], Path], ledger_file: Path) -> None:
    lake = Ledger.create(place())
    with pytest.raises(ActRefused):
        copy_ledger(Ledger.open(ledger_file), lake.path)
    assert prove(lake.path).head.act_no == 0


def test_a_backup_of_a_lake_is_put_back_and_what_stood_there_is_kept(
    place: Callable[[], Path], ledger_file: Path, tmp_path: Path
) -> None:
    lake = Ledger(place())
    copy_ledger(Ledger.open(ledger_file), lake.path)
    first = Office(lake).load(BOOK)
    folder = tmp_path / "sao-luu"
    folder.mkdir()
    made = back_up(lake, folder, OFFICE)
    second = Office(lake).load(BOOK.replace(" 40 ", " 60 "), name="lan-hai.xlsx")

    done = restore(made.folder, lake.path, OFFICE)

    held = [row["submission_id"] for row in lake.rows("history", plan_id=None, period=None, unit_code=None)]
    assert done.aside is not None
    aside = Ledger.open(done.aside)
    kept = {row["submission_id"] for row in aside.rows("history", plan_id=None, period=None, unit_code=None)}
    assert (held, kept) == ([first["submission_id"]], {first["submission_id"], second["submission_id"]})
    assert [prove(one.path).faults for one in (lake, aside)] == [(), ()]
    assert [prove_files(one.archive, prove(one.path).files) for one in (lake, aside)] == [[], []]
    assert Office(lake).load(BOOK.replace(" 40 ", " 70 "), name="lan-ba.xlsx")["status"] == "accepted"
