"""Movements by criterion: k of n units each time, counts added up over units alone, percents never."""

import io
from datetime import date
from typing import Any

import pytest
from openpyxl import load_workbook

from domain.people import Role, Viewer
from domain.sheets import SHEETS
from etl.context import read_context
from etl.forms import order_for
from etl.template import write_template
from etl.template_sheet import HEADING_ROW
from ledger.acts import withdraw
from ledger.nomination_acts import Step, move_nomination
from ledger.nomination_rulings import Said, announce
from tests.ledger.reports import MOVEMENTS, PROGRESS, criterion, done
from tests.office import OFFICE, Office
from tests.sample import SampleYear, register, units_of_the_department

Q2, H1 = "Quý II năm 2023", "6 tháng đầu năm 2023"
COUNT, SHARE = "PT4-1", "PT2-1"
UNITS_OF_PLAN = len(units_of_the_department())
SAID = ("launched_on", "registered_on", "target", "actual")
K_OF_N = ("units_expected", "units_launched", "units_registered", "units_reported", "units_at_target")


def result(office: Office, no: str, period: str = "2023-Q1", as_of: date | None = None) -> dict[str, Any]:
    """Return the Department's result under a criterion as the query tells it."""
    rows = office.ledger.rows("movements", plan_id="2023", period=period, as_of=as_of)
    (row,) = [row for row in rows if row["criterion_no"] == no]
    return row


def figures(row: dict[str, Any], *names: str) -> tuple[Any, ...]:
    return tuple(row[name] for name in names)


def of_units(office: Office, no: str, period: str = "2023-Q1", **asked: Any) -> list[dict[str, Any]]:
    """Return what each unit says of a criterion."""
    words = {"item_code": None, "unit_code": None, "criterion_no": no, **asked}
    return office.ledger.rows("movement_units", plan_id="2023", period=period, **words)


@pytest.fixture
def three_units(office: Office) -> Office:
    """Three units on one count and one share: reached, under way, and nothing but a note."""
    office.load(
        MOVEMENTS
        + criterion(COUNT, "2023-02-20", "2023-02-28", 2, 2)
        + criterion(SHARE, "2023-02-20", "2023-02-28", 99, "98.0")
    )
    office.load(
        MOVEMENTS + criterion(COUNT, "2023-03-01", "", 3, 1) + criterion(SHARE, "2023-03-01", "", 95, "97,5%"),
        unit="Thanh tra Sở",
    )
    third = "Phòng Tổ chức, biên chế và Tổ chức phi chính phủ"
    office.load(MOVEMENTS + f"| {COUNT} | | | | | Chưa phát động |\n", unit=third)
    return office


def test_units_are_counted_against_all_that_take_part(three_units: Office) -> None:
    assert figures(result(three_units, COUNT), *K_OF_N) == (UNITS_OF_PLAN, 2, 1, 2, 1)
    assert figures(result(three_units, "PT1-1"), *K_OF_N) == (UNITS_OF_PLAN, 0, 0, 0, 0)


def test_a_count_is_added_up_over_units_and_set_against_the_target(three_units: Office) -> None:
    assert figures(result(three_units, COUNT), "total", "criterion_target", "percent_of_target") == (3.0, 10.0, 30.0)
    assert figures(result(three_units, "PT1-1"), "total", "percent_of_target") == (None, None)


def test_percents_of_units_are_never_added_up_and_are_measured_against_the_common_target(three_units: Office) -> None:
    row = result(three_units, SHARE)
    # 98 of 98 is reached although the unit set itself 99; 97,5 is not, although the unit set itself 95.
    assert figures(row, "total", "percent_of_target", *K_OF_N) == (None, None, UNITS_OF_PLAN, 2, 1, 2, 1)


def test_what_each_unit_says_stands_in_protocol_order_and_silence_is_no_nought(three_units: Office) -> None:
    rows = of_units(three_units, COUNT)
    assert [row["unit_code"] for row in rows] == [unit["unit_code"] for unit in units_of_the_department()]
    said = {row["unit_code"]: (*figures(row, *SAID), row["note"]) for row in rows if row["submission_id"]}
    assert said == {
        "VP": (date(2023, 2, 20), date(2023, 2, 28), 2.0, 2.0, None),
        "TTR": (date(2023, 3, 1), None, 3.0, 1.0, None),
        "TCBC": (None, None, None, None, "Chưa phát động"),
    }
    (own,) = of_units(three_units, COUNT, viewer=Viewer(Role.UNIT, "TTR"))
    assert figures(own, "unit_code", "source_sheet", "source_row") == ("TTR", "Phong trào thi đua", 4)


def test_periods_are_never_summed_and_the_longer_of_two_that_end_together_counts(office: Office) -> None:
    office.load(MOVEMENTS + criterion(COUNT, "2023-02-20", "", 5, 1))
    office.load(MOVEMENTS + criterion(COUNT, "2023-02-20", "", 5, 4), period=H1)
    office.load(MOVEMENTS + criterion(COUNT, "2023-02-20", "", 5, 3), period=Q2)

    assert [result(office, COUNT, period)["total"] for period in ("2023-Q1", "2023-Q2", "2023-H1", "2023")] == [
        1.0, 3.0, 4.0, 4.0,
    ]  # fmt: skip
    assert office.view("current_movements", "unit_code", "criterion_no", "period", "actual") == [
        ("VP", COUNT, "2023-H1", 4.0)
    ]


def test_days_and_target_are_said_once_and_a_result_in_each_report(office: Office) -> None:
    office.load(MOVEMENTS + criterion(COUNT, "2023-02-20", "2023-02-28", 5, 1))
    office.load(MOVEMENTS + f"| {COUNT} | | | | | Đang tổng hợp |\n", period=Q2)

    (now,) = [row for row in of_units(office, COUNT, "2023-Q2") if row["unit_code"] == "VP"]
    assert figures(now, *SAID, "note") == (date(2023, 2, 20), date(2023, 2, 28), 5.0, None, "Đang tổng hợp")
    assert figures(result(office, COUNT, "2023-Q2"), *K_OF_N[1:], "total") == (1, 1, 0, 0, None)


def test_what_a_withdrawn_file_said_counts_no_more(office: Office) -> None:
    office.load(MOVEMENTS + criterion(COUNT, "2023-02-20", "2023-02-28", 5, 1))
    office.load(MOVEMENTS + criterion(COUNT, actual=2), period=Q2)
    withdraw(office.ledger, OFFICE, "LN-000001", "Gửi nhầm")

    assert figures(result(office, COUNT, "2023-Q2"), *K_OF_N[1:], "total") == (0, 0, 1, 0, 2.0)
    assert result(office, COUNT, "2023-Q1")["total"] is None


def test_a_past_day_shows_what_was_recorded_by_then(office: Office) -> None:
    office.at("2023-03-20T03:00:00").load(MOVEMENTS + criterion(COUNT, "2023-02-20", "", 5, 1))
    office.at("2023-06-20T03:00:00").load(MOVEMENTS + criterion(COUNT, "2023-02-20", "2023-05-05", 5, 4), period=Q2)

    days = [date(2023, 3, 19), date(2023, 3, 20), date(2023, 6, 20)]
    seen = [figures(result(office, COUNT, "2023-Q2", day), "units_registered", "total") for day in days]
    assert seen == [(0, None), (0, 1.0), (1, 4.0)]
    assert office.view("current_movements", "period", as_of=days[1]) == [("2023-Q1",)]


@pytest.mark.parametrize(
    ("no", "day", "expected"),
    [
        (COUNT, date(2023, 6, 30), (date(2023, 6, 30), "interim")),
        (COUNT, date(2023, 7, 1), (date(2023, 12, 15), "final")),
        (COUNT, date(2023, 12, 16), (None, None)),
        ("PT5-1", date(2023, 3, 1), (date(2023, 9, 15), "final")),
    ],
)
def test_the_next_review_is_the_first_that_has_not_passed(
    office: Office, no: str, day: date, expected: tuple[date | None, str | None]
) -> None:
    row = result(office, no, "2023", day)
    assert figures(row, "next_review_on", "next_review_kind") == expected


def test_a_movement_begins_on_its_day_and_not_before(office: Office) -> None:
    days = [date(2023, 6, 14), date(2023, 6, 15)]
    assert [result(office, "PT5-1", "2023-Q2", day)["has_begun"] for day in days] == [False, True]
    assert result(office, "PT5-1", "2023-Q1", date(2023, 12, 1))["has_begun"] is False


def test_awards_of_a_movement_are_its_decided_nominations(office: Office) -> None:
    heading = (
        "## Đề nghị khen thưởng\n| Họ và tên hoặc tên tập thể | Cá nhân/Tập thể | Năm sinh | Mã nội dung "
        "| Danh hiệu thi đua/Hình thức khen thưởng |\n"
    )
    people = [("Đỗ Văn An", "PT4"), ("Lê Thị Bình", "PT4"), ("Phạm Văn Chi", "PT4"), ("Vũ Thị Dung", "1.1")]
    office.load(heading + "".join(f"| {name} | Cá nhân | 1980 | {item} | Giấy khen |\n" for name, item in people))
    for state in ("received", "eligible", "council_done", "decided"):
        decision = {"decision_no": "1/QĐ-SNV", "decision_on": date(2023, 3, 20)} if state == "decided" else {}
        move_nomination(office.ledger, OFFICE, "HS-2023-001", state, Step(**decision))  # type: ignore[arg-type]
    move_nomination(office.ledger, OFFICE, "HS-2023-002", "withdrawn", Step(text="Đơn vị rút"))

    assert figures(result(office, COUNT), "awards", "nominations") == (1, 2)
    assert figures(result(office, SHARE), "awards", "nominations") == (0, 0)
    told = {role: awards_of_pt4(office, role) for role in (Role.OFFICE, Role.UNIT)}
    assert told == {Role.OFFICE: (1, 1, "1/2"), Role.UNIT: (0, 0, "0/2")}
    announce(office.ledger, OFFICE, ["HS-2023-001"], date(2023, 12, 21), Said())
    assert awards_of_pt4(office, Role.UNIT) == (1, 1, "1/2")


def awards_of_pt4(office: Office, role: Role) -> tuple[int, int, str]:
    """Return the awards of the movement and of its criterion, and k of n, as somebody of that role is told."""
    asked: dict[str, Any] = {"plan_id": "2023", "period": "2023-Q1", "viewer": Viewer(role, "VP")}
    [whole] = [row for row in office.ledger.rows("movement_sums", unit_code=None, **asked) if row["item_code"] == "PT4"]
    [row] = [row for row in office.ledger.rows("movements", **asked) if row["criterion_no"] == COUNT]
    return whole["awards"], row["awards"], whole["awarded"]


def test_a_movement_counts_a_unit_once_under_whichever_criterion_it_says_so(office: Office) -> None:
    office.load(MOVEMENTS + criterion("PT1-1", "2023-02-20", "", 1, 1) + criterion("PT1-2", "", "2023-02-28", 95, 60))
    office.load(MOVEMENTS + criterion("PT1-2", "2023-03-01", "", 95, ""), unit="Thanh tra Sở")

    rows = office.ledger.rows("movement_sums", plan_id="2023", period="2023-Q1", unit_code=None)
    assert [row["item_code"] for row in rows] == ["PT1", "PT2", "PT3", "PT4", "PT5"]
    assert figures(rows[0], *K_OF_N[:4]) == (UNITS_OF_PLAN, 2, 1, 1)


def test_a_report_of_progress_under_that_name_is_still_progress(office: Office) -> None:
    answer = office.check(
        "## Phong trào thi đua\n| Mã nội dung | Đơn vị tính | Kết quả thực hiện | Trạng thái | Ghi chú |\n"
        "| PT1 | % chỉ tiêu | 25 | Đang thực hiện | |\n"
    )
    assert {name: count["accepted"] for name, count in answer["rows"].items()} == {"progress": 1}


def test_a_workbook_without_the_sheet_lacks_nothing(office: Office) -> None:
    answer = office.load(PROGRESS + done(1))
    missing = [found["message"].split("”")[0] for found in answer["findings"] if found["code"] == "missing_sheet"]
    asked_for = ("Khó khăn, vướng mắc", "Đề nghị khen thưởng", "Danh sách nhân sự")
    assert missing == [f"Tệp không có trang “{title}" for title in asked_for]


def template(office: Office, filled: dict[str, dict[str, object]]) -> bytes:
    """Return the first quarter's template of the Office's own unit with criteria filled in: number, field, value."""
    context = read_context(office.ledger)
    asked = {"plan": context.plans["2023"], "unit": context.units["VP"], "period": context.periods["2023-Q1"]}
    printed = io.BytesIO()
    write_template(order_for(office.ledger, context, **asked), printed)  # type: ignore[arg-type]
    book = load_workbook(printed)
    sheet = SHEETS["movements"]
    page = book[sheet.title]
    for row in range(HEADING_ROW + 2, page.max_row + 1):
        for field, value in filled.get(str(page.cell(row, 1).value), {}).items():
            page.cell(row, 1 + sheet.names.index(field)).value = value
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def test_the_template_prints_every_criterion_locked_and_the_rest_to_fill(office: Office) -> None:
    page = load_workbook(io.BytesIO(template(office, {})))["Phong trào thi đua"]
    rows = list(page.iter_rows(min_row=HEADING_ROW + 2, max_col=len(SHEETS["movements"].columns)))
    criteria = [row for row in register("movements.csv") if row["plan_id"] == "2023"]
    printed = ("criterion_no", "item_code", "criterion", "criterion_measure")
    assert [[cell.value for cell in row[:4]] for row in rows] == [[row[name] for name in printed] for row in criteria]
    assert {tuple(cell.protection.locked for cell in row[:4]) for row in rows} == {(True,) * 4}
    assert {cell.value for row in rows for cell in row[4:]} == {None}


def test_a_template_nobody_filled_in_is_no_report(office: Office) -> None:
    answer = office.load(template(office, {}))
    assert (answer["status"], [found["code"] for found in answer["findings"]]) == (
        "refused", ["nil_report_missing", "empty_file"],
    )  # fmt: skip
    assert office.view("current_movements") == []


def test_a_filled_template_comes_back_as_it_was_filled(office: Office) -> None:
    said = {
        "launched_on": date(2023, 2, 20),
        "registered_on": date(2023, 2, 28),
        "target": 1,
        "actual": 1,
        "note": "Đủ",
    }
    answer = office.load(template(office, {"PT1-1": said, "PT1-2": {"actual": "85,5%"}}))

    assert answer["rows"]["movements"] == {"read": 2, "accepted": 2, "refused": 0}
    rows = {row["criterion_no"]: row for row in office.view("current_movements")}
    assert {name: rows["PT1-1"][name] for name in said} == said
    assert figures(rows["PT1-2"], "item_code", "measure", "actual", "source_row") == ("PT1", "% công chức", 85.5, 10)


def test_the_invented_year_agrees_with_its_rows(sample_year: SampleYear) -> None:
    sql = """SELECT r.criterion_no, s.unit_code, s.period, r.launched_on, r.registered_on, r.actual
             FROM movements_rows r JOIN submission_records s USING (submission_no)
             WHERE s.plan_id = '2023' AND submission_no NOT IN (SELECT submission_no FROM withdrawals)
             ORDER BY s.period, submission_no"""
    last = {(row["criterion_no"], row["unit_code"]): row for row in sample_year.ask(sql)}
    launched = {(row["criterion_no"], row["unit_code"]) for row in sample_year.ask(sql) if row["launched_on"]}
    results = sample_year.ask("SELECT * FROM movement_results WHERE plan_id = '2023' AND period = '2023-Q4'")
    for row in results:
        own = [found for (no, _), found in last.items() if no == row["criterion_no"]]
        told_by = sum(found["actual"] is not None for found in own)
        assert (row["units_launched"], row["units_reported"]) == (
            sum(no == row["criterion_no"] for no, _ in launched), told_by,
        )  # fmt: skip
        total = None if row["measure"].startswith("%") else sum(found["actual"] or 0 for found in own)
        assert row["total"] == total
    registered = {row["criterion_no"]: row["units_registered"] for row in results}
    # One unit sends workbooks of its own without the sheet; another never registers the last movement.
    assert (registered["PT1-1"], registered["PT5-1"]) == (UNITS_OF_PLAN - 1, UNITS_OF_PLAN - 2)
