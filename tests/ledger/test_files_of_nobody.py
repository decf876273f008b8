"""Files whose plan, period or unit nobody can tell, answers to no direction, and a calendar that repeats itself."""

from datetime import date
from pathlib import Path
from typing import Any

from domain.people import WHOLE_DEPARTMENT, Role, Viewer
from etl.context import read_context
from etl.history import HistoryBook
from etl.judge import judge
from etl.submit import Receipt, submit
from ledger import Act, Ledger
from tests.ledger.elsewhere import SOMEBODY
from tests.ledger.reports import DIFFICULTIES, DIRECTIONS, PROGRESS, difficulty, directed, done
from tests.office import FIRST_DAY, NOTHING_CHOSEN, OFFICE, Office
from tests.stores import copy_of
from tests.workbooks import titled, workbook_bytes


def test_a_refused_file_of_no_plan_stands_in_every_choice_but_not_before_a_unit(office: Office) -> None:
    office.load(b"khong phai bang tinh", name="hong.xlsx")
    office.load(PROGRESS + done(1), unit="Thanh tra Sở")

    def files(viewer: Viewer = WHOLE_DEPARTMENT, **chosen: str) -> list[str]:
        asked: dict[str, Any] = {"plan_id": None, "period": None, "unit_code": None} | chosen
        return [row["file_name"] for row in office.ledger.rows("history", viewer=viewer, **asked)]

    assert files(plan_id="2023", period="2023-Q1", unit_code="TTR") == ["bao-cao.xlsx", "hong.xlsx"]
    assert files(plan_id="2023", period="2023-Q1", unit_code="VP") == ["hong.xlsx"]
    assert files(plan_id="2022") == ["hong.xlsx"]
    assert files(Viewer(Role.UNIT, "TTR"), plan_id="2023") == ["bao-cao.xlsx"]


def test_an_answer_to_a_direction_of_another_ledger_is_left_out(
    office: Office, prepared_ledger: Path, tmp_path: Path
) -> None:
    (tmp_path / "fresh").mkdir()
    fresh = Office(Ledger(copy_of(prepared_ledger, tmp_path / "fresh")))
    office.load(DIFFICULTIES + difficulty("Thiếu hướng dẫn"))
    directed(office)
    book = titled(
        PROGRESS + done(1) + "\n" + DIRECTIONS + "| YK-2023-001 | Đã nhận | Đã thực hiện |", unit="Văn phòng Sở"
    )
    verdict = judge(
        "b.xlsx", workbook_bytes(book), read_context(office.ledger), HistoryBook(office.ledger), NOTHING_CHOSEN
    )
    assert {sheet.sheet for sheet in verdict.sheets} == {"progress", "directions"}

    submit(fresh.ledger, SOMEBODY, [verdict], Receipt(OFFICE.name, FIRST_DAY))

    assert fresh.view("difficulty_events") == []
    assert fresh.view("current_progress", "item_code", "actual") == [("1.1", 1.0)]


def test_a_unit_named_twice_in_the_calendar_owes_one_report_by_the_earlier_day(office: Office) -> None:
    [before] = [row for row in office.view("reporting") if (row["unit_code"], row["period"]) == ("VP", "2023-Q1")]
    with office.ledger.act(SOMEBODY, "init") as act:
        [head] = [row for row in _rows(act, "register_heads") if row["register"] == "reporting"]
        entry = {"version": head["version"], "plan_id": "2023", "period": "2023-Q1", "display_order": 900}
        act.append("reporting_entries", [{**entry, "sheets": "roster", "units": "VP; TTR", "due_on": date(2023, 3, 1)}])

    rows = office.view("reporting", "unit_code", "due_on")
    quarter = [row for row in office.view("reporting") if row["period"] == "2023-Q1"]
    assert len({row["unit_code"] for row in quarter}) == len(quarter) < len(rows)
    due = {row["unit_code"]: row["due_on"] for row in quarter}
    assert (due["VP"], due["CCHC"]) == (date(2023, 3, 1), before["due_on"])


def _rows(act: Act, view: str) -> list[dict[str, object]]:
    result = act.cursor.execute(f"SELECT * FROM {view}")
    names = [column[0] for column in result.description or ()]
    return [dict(zip(names, values, strict=True)) for values in result.fetchall()]
