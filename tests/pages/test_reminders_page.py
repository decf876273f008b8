"""The screen of reminders: what each unit owes, its letter, and the days to come, as the invented year fixes them."""

from datetime import date

import pytest

from tests.pages.screens import column, open_screen, screen, table_with, troubles
from tests.sample import COUNTING, SampleYear, due_on, units_of_the_department

REMINDERS = screen("reminders.py")
UNITS = [unit["unit_code"] for unit in units_of_the_department()]
QUARTERS = ("2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4")
DECEMBER = "2023-12-05"


def refused(year: SampleYear, period: str) -> list[int]:
    """Return how many rows wait for mending in the sheets that count, unit by unit in protocol order."""
    sql = f"SELECT unit_code, count(*) AS n FROM refused_rows r JOIN ({COUNTING}) USING (submission_no) " + (
        "WHERE r.sheet = $sheet GROUP BY unit_code"
    )
    found = [year.ask(sql, plan="2023", period=period, sheet=sheet) for sheet in ("progress", "difficulties")]
    return [sum(row["n"] for rows in found for row in rows if row["unit_code"] == unit) for unit in UNITS]


@pytest.mark.parametrize("period", QUARTERS)
def test_each_unit_stands_with_what_it_owes(with_sample: SampleYear, period: str) -> None:
    owed = table_with(open_screen(REMINDERS, period=period), "report_missing")
    received = with_sample.received("2023", period)
    assert column(owed, "unit_name") == [unit["short_name"] for unit in units_of_the_department()]
    assert column(owed, "report_missing") == [int(unit not in received) for unit in UNITS]
    assert column(owed, "row_to_mend") == refused(with_sample, period)


def test_a_units_letter_says_what_its_row_counts(with_sample: SampleYear) -> None:
    at = open_screen(REMINDERS, period="2023-Q4", unit="TTR")
    (letter,) = at.code
    assert letter.value.startswith("Kính gửi Thanh tra Sở,")
    assert "\n- Báo cáo kỳ Quý IV năm 2023; hạn 10/12/2023, đã qua 21 ngày.\n" in letter.value
    assert "trước hết ngày 05/01/2024." in letter.value
    assert [button.label for button in at.get("download_button") if "văn bản" in button.label] == [
        "Tải văn bản của đơn vị này"
    ]


def test_every_letter_stands_in_protocol_order_and_one_can_be_chosen(with_sample: SampleYear) -> None:
    at = open_screen(REMINDERS, period="2023-Q4")
    greeted = [line for line in at.code[0].value.splitlines() if line.startswith("Kính gửi")]
    assert greeted == [f"Kính gửi {unit['name']}," for unit in units_of_the_department()]
    (choice,) = [box for box in at.main.selectbox if box.label == "Văn bản gửi"]
    choice.set_value("LTLS").run()
    assert at.code[0].value.splitlines()[0] == "Kính gửi Trung tâm Lưu trữ lịch sử tỉnh,"


def test_the_day_of_the_answer_is_the_one_chosen(with_sample: SampleYear) -> None:
    at = open_screen(REMINDERS, period="2023-Q4", unit="TTR")
    (day,) = at.main.date_input
    day.set_value(date(2024, 1, 9)).run()
    assert (troubles(at), "trước hết ngày 09/01/2024." in at.code[0].value) == ([], True)


@pytest.mark.parametrize("days", [7, 15, 30])
def test_the_days_to_come_hold_the_report_that_is_due_and_who_still_owes_it(with_sample: SampleYear, days: int) -> None:
    at = open_screen(REMINDERS, asof=DECEMBER)
    at.main.segmented_control[0].set_value(days).run()
    coming = table_with(at, "days_left")
    came = with_sample.received("2023", "2023-Q4")
    waiting = [unit for unit in UNITS if unit not in came or came[unit] > date.fromisoformat(DECEMBER)]
    first = {name: column(coming, name)[0] for name in ("days_left", "subject", "left", "units")}
    assert due_on("2023-Q4") == date(2023, 12, 10)
    names = {unit["unit_code"]: unit["short_name"] for unit in units_of_the_department()}
    assert first == {
        "days_left": 5,
        "subject": "Quý IV năm 2023",
        "left": f"{len(waiting)}/10",
        "units": ", ".join(names[unit] for unit in waiting),
    }
    assert max(column(coming, "days_left")) <= days
    assert [button.label for button in at.get("download_button") if "lịch" in button.label] == ["Tải lịch (.ics)"]


def test_days_in_which_nothing_falls_due_say_so(with_sample: SampleYear) -> None:
    at = open_screen(REMINDERS, asof="2023-10-01")
    assert [info.value for info in at.info if "hạn" in info.value] == ["Không có hạn nào trong 15 ngày tới."]
