"""Completeness is measured on the cells of the report that counts: what must be said, and whether it says anything."""

from datetime import date
from typing import Any

import pytest

from domain.choices import NIL_ANSWERS
from ledger import Ledger
from tests.ledger.reports import DIFFICULTIES, NIL
from tests.office import Office
from tests.sample import SampleYear, register, units_of_the_department

PROGRESS = "## Tiến độ\n| Mã nội dung | Kết quả thực hiện | Trạng thái | Kết quả nổi bật | Minh chứng | Ghi chú |\n"
KEY = ("item_code", "field", "is_filled")


def row(item: str = "1.1", actual: object = 1, status: str = "Đang thực hiện", *told: str) -> str:
    """Return a row of progress; `told` are result, evidence and note."""
    result, evidence, note = (*told, "", "", "")[:3]
    return f"| {item} | {actual} | {status} | {result} | {evidence} | {note} |\n"


def cells(office: Office, item: str, unit: str = "VP", period: str = "2023-Q1") -> dict[str, bool]:
    """Return field -> filled of a unit's row in a period."""
    found = office.view("required_cells")
    return {
        cell["field"]: cell["is_filled"]
        for cell in found
        if (cell["unit_code"], cell["period"], cell["item_code"]) == (unit, period, item)
    }


def expected_items(unit: str, ends_on: str) -> set[str]:
    """Return the items a unit leads or joins that have begun by then and don't fall due only as needed."""
    return {
        item["item_code"]
        for item in register("plans/2023.csv")
        if item["start_on"] <= ends_on
        and item["repeats"] != "as_needed"
        and (item["lead_unit"] in {"ALL", unit} or {"ALL", unit} & set(item["with_units"].split(";")))
    }


def test_a_row_owes_status_figure_and_account_and_evidence_once_it_is_completed(office: Office) -> None:
    told = "Đã mở 01 hội nghị"
    office.load(PROGRESS + row("1.1", 1, "Đang thực hiện", told) + row("3.1", 1, "Hoàn thành", told))
    assert cells(office, "1.1") == {"status": True, "actual": True, "result": True}
    assert cells(office, "3.1") == {"status": True, "actual": True, "result": True, "evidence": False}


@pytest.mark.parametrize("said", ["Hội nghị ngày 02/3", "Đạt", "Không còn hồ sơ trễ hạn", "3", "x2"])
def test_an_account_that_says_something_is_filled(office: Office, said: str) -> None:
    office.load(PROGRESS + row("3.1", 1, "Hoàn thành", said, said))
    assert cells(office, "3.1") == {"status": True, "actual": True, "result": True, "evidence": True}


@pytest.mark.parametrize(
    "said", ["", "-", "…", "x", "X", "Không", "không có gì", "Chưa", "Ko", "0", "Chưa có kết quả."]
)
def test_an_account_that_says_nothing_is_empty(office: Office, said: str) -> None:
    office.load(PROGRESS + row("3.1", 1, "Hoàn thành", said, said))
    assert cells(office, "3.1") == {"status": True, "actual": True, "result": False, "evidence": False}


def test_every_way_of_saying_none_that_the_program_reads_is_empty_here_too(office: Office) -> None:
    items = [item["item_code"] for item in register("plans/2023.csv")]
    texts = sorted(NIL_ANSWERS - {""})
    for month, first in enumerate(range(0, len(texts), len(items)), start=1):
        told = [row(item, 1, "Hoàn thành", said) for item, said in zip(items, texts[first:], strict=False)]
        office.load(PROGRESS + "".join(told), period=f"Tháng {month} năm 2023")
    found = {held["result"]: held["usable"] for held in office.view("progress_accounts")}
    assert found == {text: [False, False, False] for text in texts}


def test_what_is_not_done_owes_no_figure_and_may_tell_why_in_the_note(office: Office) -> None:
    office.load(PROGRESS + row("1.1", "", "Không thực hiện", "", "", "Tỉnh đã giao Sở khác") + row("1.2", 1))
    assert cells(office, "1.1") == {"status": True, "result": True}
    assert cells(office, "1.2") == {"status": True, "actual": True, "result": False}


def test_refused_and_missing_rows_are_empty_throughout(office: Office) -> None:
    office.load(PROGRESS + row("1.1", "mười", "Hoàn thành", "Đã mở 01 hội nghị") + row("1.2", 1))
    assert cells(office, "1.1") == cells(office, "PT1") == {"status": False, "actual": False, "result": False}
    ways = {c["item_code"]: (c["row_is"], c["source_row"]) for c in office.view("required_cells") if c["submission_id"]}
    assert (ways["1.1"], ways["1.2"], ways["PT1"]) == (("refused", 4), ("accepted", 5), ("missing", None))


@pytest.mark.parametrize(("period", "ends_on"), [("2023-Q1", "2023-03-31"), ("2023-Q4", "2023-12-31")])
def test_the_calendar_asks_each_unit_for_its_items_that_have_begun(office: Office, period: str, ends_on: str) -> None:
    asked: dict[str, set[str]] = {}
    for cell in office.view("required_cells"):
        if (cell["plan_id"], cell["period"]) == ("2023", period):
            asked.setdefault(cell["unit_code"], set()).add(cell["item_code"])
    units = [unit["unit_code"] for unit in units_of_the_department()]
    assert asked == {unit: expected_items(unit, ends_on) for unit in units}


def test_what_arises_as_needed_is_asked_for_only_where_something_was_reported(office: Office) -> None:
    office.load(PROGRESS + row("2.1", 1, "Đang thực hiện", "Văn bản 12/SNV"))
    assert cells(office, "2.1") == {"status": True, "actual": True, "result": True}
    assert cells(office, "2.1", "TDKT") == {}


def test_a_period_no_calendar_asks_for_is_measured_for_who_sent_it(office: Office) -> None:
    office.load(PROGRESS + row(), period="Tháng 2 năm 2023")
    units = {cell["unit_code"] for cell in office.view("required_cells") if cell["period"] == "2023-02"}
    assert units == {"VP"}


def test_a_unit_without_a_report_has_filled_none_of_its_cells(office: Office) -> None:
    office.load(PROGRESS + row("1.1", 1, "Đang thực hiện", "Đã mở 01 hội nghị") + DIFFICULTIES + NIL)
    matrix = {(m["unit_code"], m["period"]): m for m in office.view("reporting_matrix") if m["plan_id"] == "2023"}
    reported, silent = matrix["VP", "2023-Q1"], matrix["TTR", "2023-Q1"]
    assert (reported["cells_filled"], reported["cells_required"]) == (3, 3 * len(expected_items("VP", "2023-03-31")))
    assert (silent["cells_filled"], silent["cells_required"]) == (0, 3 * len(expected_items("TTR", "2023-03-31")))
    names = ("state", "received_on", "days_late", "difficulties", "rows_to_mend", "submission_id")
    assert [reported[name] for name in names] == ["on_time", date(2023, 3, 20), 0, "nil", 0, "LN-000001"]
    assert [silent[name] for name in names] == ["missing", None, 281, "silent", 0, None]


@pytest.mark.parametrize(
    ("received", "day", "state", "late"),
    [
        (date(2023, 3, 28), date(2023, 4, 2), "late", 3),
        (date(2023, 3, 25), date(2023, 4, 2), "on_time", 0),
        (None, date(2023, 3, 25), "expected", None),
        (None, date(2023, 3, 27), "missing", 2),
    ],
)
def test_days_late_are_counted_to_the_receipt_or_to_the_day_of_the_figures(
    office: Office, received: date | None, day: date, state: str, late: int | None
) -> None:
    if received:
        office.at("2023-03-29T02:00").load(PROGRESS + row(), received_on=received)
    found = office.view("reporting_matrix", as_of=day)
    [held] = [m for m in found if (m["unit_code"], m["period"]) == ("VP", "2023-Q1")]
    assert (held["state"], held["days_late"]) == (state, late)


def rows_by(rows: list[dict[str, Any]], name: str) -> dict[Any, dict[str, Any]]:
    """Return the rows of the sums that have that name and not the other."""
    other = {"period": "unit_code", "unit_code": "period"}[name]
    return {row[name]: row for row in rows if row[name] and not row[other]}


def test_sums_per_period_and_per_unit_are_those_of_the_invented_year(sample_year: SampleYear) -> None:
    office = Office(Ledger.open(sample_year.ledger))
    sums = office.ledger.rows("reporting_sums", plan_id="2023", unit_code=None)
    due = {
        row["period"]: date.fromisoformat(row["due_on"])
        for row in register("reporting.csv")
        if row["plan_id"] == "2023"
    }
    received = {period: sample_year.received("2023", period) for period in due}
    told = {
        period: (10, len(days), sum(day <= due[period] for day in days.values()), 10 - len(days))
        for period, days in received.items()
    }
    names = ("expected", "received", "on_time", "missing")
    assert {p: tuple(row[n] for n in names) for p, row in rows_by(sums, "period").items()} == told
    for unit, row in rows_by(sums, "unit_code").items():
        assert row["received"] == sum(unit in days for days in received.values())
    [whole] = [row for row in sums if not row["period"] and not row["unit_code"]]
    for counted in (
        "expected",
        "on_time",
        "late",
        "missing",
        "not_yet_due",
        "cells_filled",
        "cells_required",
        "rows_to_mend",
    ):
        for name in ("period", "unit_code"):
            assert sum(row[counted] for row in rows_by(sums, name).values()) == whole[counted]
