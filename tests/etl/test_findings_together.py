"""Findings where several meet: versions, repetitions, several faults in a row, all or nothing."""

from dataclasses import replace

from etl.context import read_context
from etl.registers import load_plan
from etl.verdict import Chosen
from tests.etl.test_findings import GOOD, PROGRESS, identity
from tests.office import OFFICE, Office, places


def test_a_template_of_an_earlier_version_of_the_plan_is_stale(office: Office) -> None:
    assert [found for found in places(office.check(PROGRESS + GOOD + identity())) if found[0] == "stale_template"] == []
    plan = read_context(office.ledger).plans["2023"]
    load_plan(office.ledger, OFFICE, replace(plan, items=plan.items[:-1]))

    answer = office.check(PROGRESS + GOOD + identity())

    assert [found for found in places(answer) if found[0] == "stale_template"] == [("stale_template", "")]
    assert answer["status"] == "accepted"


def test_identical_rows_count_once_and_the_first_stays(office: Office) -> None:
    answer = office.load(PROGRESS + GOOD + GOOD)

    assert answer["status"] == "accepted"
    told = [(found["severity"], found["code"], found["cell"], found["message"]) for found in answer["findings"]]
    assert [found for found in told if found[1] != "missing_sheet"] == [
        ("info", "duplicate_row", "A5", "Hàng này giống hệt hàng 4 nên chỉ tính một lần.")
    ]
    assert office.view("current_progress", "item_code", "source_row") == [("1.1", 4)]


def test_rows_of_one_code_that_differ_only_in_what_cannot_be_read_are_both_told(office: Office) -> None:
    wrong = "".join(GOOD.replace("| 2 |", f"| {typed} |") for typed in ("trên 90", "khoảng 50"))

    answer = office.load(PROGRESS + wrong)

    assert [finding for finding in places(answer) if finding[0] != "missing_sheet"] == [
        ("bad_number", "B4"),
        ("duplicate_row", "A4"),
        ("bad_number", "B5"),
        ("duplicate_row", "A5"),
    ]


def test_a_row_with_two_wrong_cells_is_refused_once_and_both_cells_are_named(office: Office) -> None:
    answer = office.load(PROGRESS + GOOD + "| 1.2 | nhiều | | Lạ | | |")

    assert [finding for finding in places(answer) if finding[0] != "missing_sheet"] == [
        ("bad_number", "B5"),
        ("unknown_choice", "D5"),
    ]
    assert answer["rows"]["progress"] == {"read": 2, "accepted": 1, "refused": 1}


def test_strict_takes_all_rows_or_none(office: Office) -> None:
    book = PROGRESS + GOOD + "| 1.2 | nhiều | | Đang thực hiện | | |"

    answer = office.load(book, chosen=Chosen(strict=True))

    assert answer["status"] == "refused"
    assert answer["rows"]["progress"] == {"read": 2, "accepted": 0, "refused": 2}
    assert office.view("current_progress") == []


def test_strict_takes_a_file_without_errors(office: Office) -> None:
    assert office.load(PROGRESS + GOOD, chosen=Chosen(strict=True))["status"] == "accepted"


def test_a_hidden_sheet_of_catalogues_is_left_aside(office: Office) -> None:
    answer = office.load(PROGRESS + GOOD + "## DANHMUC (ẩn)\n| Họ và tên | Năm sinh | Chức vụ |\n| Mẫu | 1980 | Mẫu |")

    assert answer["rows"] == {"progress": {"read": 1, "accepted": 1, "refused": 0}}
