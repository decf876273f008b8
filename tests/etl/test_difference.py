"""What a file would change against what counts, with real ledgers: nothing is said that loading doesn't do."""

from datetime import date
from typing import Any

import pytest

from etl.difference import CellChange, RowChange, SheetChange, difference
from etl.load import Source, check
from etl.verdict import Chosen
from ledger.difficulty_acts import DifficultyStep, act_on_difficulty
from ledger.nomination_acts import Step, move_nomination
from tests.ledger.reports import (
    DIFFICULTIES,
    DIRECTIONS,
    MOVEMENTS,
    NIL,
    NOMINATIONS,
    PROGRESS,
    ROSTER,
    criterion,
    difficulty,
    directed,
    done,
    nominee,
)
from tests.office import OFFICE, Office
from tests.workbooks import titled, workbook_bytes

Q2 = "Quý II năm 2023"


def changes(
    office: Office,
    book: str,
    *,
    unit: str = "Văn phòng Sở",
    period: str = "Quý I năm 2023",
    name: str = "bao-cao.xlsx",
) -> list[SheetChange]:
    """Return what a workbook given as Markdown would change."""
    content = workbook_bytes(titled(book, unit=unit, period=period))
    (verdict,) = check(office.ledger, [Source(name, lambda: content)], Chosen())
    return difference(office.ledger, verdict)


def told(change: SheetChange) -> list[tuple[str, str, dict[str, tuple[object, object]]]]:
    """Return each row's kind, its key's first value and its cells."""
    return [
        (row.kind, str(next(iter(row.key.values()))), {cell.field: (cell.before, cell.after) for cell in row.cells})
        for row in change.rows
    ]


def test_in_an_empty_ledger_every_row_is_new_with_its_values(office: Office) -> None:
    (change,) = changes(office, PROGRESS + done(12))
    cells = (CellChange("actual", None, 12.0), CellChange("status", None, "in_progress"))
    assert change == SheetChange("progress", "Tiến độ", "VP", (RowChange("new", 4, {"item_code": "1.1"}, cells),))


def test_a_row_is_changed_new_gone_or_the_same_against_the_report_that_counts(office: Office) -> None:
    office.load(PROGRESS + done(12) + done(3, "1.2") + done(5, "2.1"))
    (change,) = changes(office, PROGRESS + done(14) + done(5, "2.1") + done(0, "3.1"))
    assert told(change) == [
        ("changed", "1.1", {"actual": (12.0, 14.0)}),
        ("new", "3.1", {"actual": (None, 0.0), "status": (None, "in_progress")}),
        ("gone", "1.2", {}),
    ]
    assert (change.unchanged, [row.row for row in change.rows]) == (1, [4, 6, 0])


def test_nought_is_not_nothing(office: Office) -> None:
    office.load(PROGRESS + done(0))
    (change,) = changes(office, PROGRESS + done(""))
    assert told(change) == [("changed", "1.1", {"actual": (0.0, None)})]


def test_what_the_plan_prints_is_no_change_however_it_is_typed(office: Office) -> None:
    head = "## Tiến độ\n| Mã nội dung | Nội dung, nhiệm vụ | Đơn vị tính | Trạng thái | Thời hạn hoàn thành |\n"
    office.load(head + "| 1.1 | Việc A | buổi | Đang thực hiện | 2023-03-01 |")
    (change,) = changes(office, head + "| 1.1 | Việc B | cuộc | Đang thực hiện | 2023-04-01 |")
    assert (change.rows, change.unchanged) == ((), 1)


def test_a_row_that_is_refused_now_waits_for_mending_and_is_not_called_gone(office: Office) -> None:
    office.load(PROGRESS + done(12) + done(3, "1.2"))
    (change,) = changes(office, PROGRESS + done("mười hai") + done(3, "1.2"))
    assert [(row.kind, row.row, row.key) for row in change.rows] == [("to_mend", 4, {"item_code": "1.1"})]


def test_a_sheet_of_which_nothing_is_accepted_changes_nothing(office: Office) -> None:
    office.load(PROGRESS + done(12))
    assert changes(office, PROGRESS + done("mười hai")) == []


def test_the_same_bytes_change_nothing(office: Office) -> None:
    office.load(PROGRESS + done(12))
    assert changes(office, PROGRESS + done(12), name="ten-khac.xlsx") == []


def test_a_period_is_compared_with_itself_only(office: Office) -> None:
    office.load(PROGRESS + done(12))
    (change,) = changes(office, PROGRESS + done(12), period=Q2)
    assert told(change) == [("new", "1.1", {"actual": (None, 12.0), "status": (None, "in_progress")})]


def test_another_units_rows_are_left_alone(office: Office) -> None:
    office.load(PROGRESS + done(12), unit="Thanh tra Sở")
    (change,) = changes(office, PROGRESS + done(12))
    assert [row.kind for row in change.rows] == ["new"]


def test_an_estimate_takes_no_final_reports_place(office: Office) -> None:
    office.load(PROGRESS + done(12), period="Năm 2023")
    (change,) = changes(office, PROGRESS + done(14), period="Năm 2023 (ước)")
    assert ([(row.kind, row.key) for row in change.rows], change.unchanged) == ([("kept", {"item_code": "1.1"})], 0)


def test_a_difficulty_is_known_by_its_words_or_its_number_and_kept_where_a_file_leaves_it_out(office: Office) -> None:
    office.load(DIFFICULTIES + difficulty("Thiếu kinh phí") + difficulty("Thiếu người") + difficulty("Thiếu xe"))
    book = DIFFICULTIES + difficulty("THIẾU KINH PHÍ", proposal="Cấp bổ sung")
    book += difficulty("Thiếu hai người", no="KK-2023-002") + difficulty("Thiếu phòng")
    (change,) = changes(office, book, period=Q2)
    assert [(kind, cells) for kind, _key, cells in told(change)] == [
        ("changed", {"description": ("Thiếu kinh phí", "THIẾU KINH PHÍ"), "proposal": (None, "Cấp bổ sung")}),
        ("changed", {"description": ("Thiếu người", "Thiếu hai người")}),
        ("new", {}),
        ("kept", {}),
    ]
    assert change.rows[-1].key == {"difficulty_no": "KK-2023-003", "item_code": "1.1", "description": "Thiếu xe"}


def test_a_report_that_there_is_nothing_keeps_what_is_open_and_says_nothing_of_what_is_resolved(office: Office) -> None:
    office.load(DIFFICULTIES + difficulty("Thiếu kinh phí") + difficulty("Thiếu người"))
    act_on_difficulty(office.ledger, OFFICE, "KK-2023-001", "resolved", DifficultyStep(text="Đã cấp"))
    (change,) = changes(office, DIFFICULTIES + NIL, period=Q2)
    assert [(row.kind, row.key["difficulty_no"]) for row in change.rows] == [("kept", "KK-2023-002")]


def test_a_difficulty_that_a_later_period_tells_of_stays_as_it_is(office: Office) -> None:
    office.load(DIFFICULTIES + difficulty("Thiếu kinh phí", proposal="Cấp 10 triệu"), period=Q2)
    (change,) = changes(office, DIFFICULTIES + difficulty("Thiếu kinh phí", proposal="Cấp 5 triệu"))
    assert told(change) == [("kept", "KK-2023-001", {"proposal": ("Cấp 10 triệu", "Cấp 5 triệu")})]


def test_an_answer_is_compared_by_the_number_of_its_direction(office: Office) -> None:
    office.load(DIFFICULTIES + difficulty("Thiếu kinh phí"))
    number = directed(office)
    office.load(DIRECTIONS + f"| {number} | Đang làm | Đang thực hiện |")
    (change,) = changes(office, DIRECTIONS + f"| {number} | Đã xong | Đã thực hiện |")
    assert told(change) == [
        ("changed", number, {"response": ("Đang làm", "Đã xong"), "response_status": ("in_progress", "done")})
    ]


def test_results_of_movements_are_compared_by_the_number_of_their_criterion(office: Office) -> None:
    office.load(MOVEMENTS + criterion("PT1-1", "2023-02-20", "", 1, 0) + criterion("PT4-1", actual=2))
    (change,) = changes(office, MOVEMENTS + criterion("PT1-1", "2023-02-20", "2023-02-28", 1, 1))
    assert told(change) == [
        ("changed", "PT1-1", {"registered_on": (None, date(2023, 2, 28)), "actual": (0.0, 1.0)}),
        ("gone", "PT4-1", {}),
    ]


def test_a_nomination_is_known_again_and_kept_where_a_file_leaves_it_out(office: Office) -> None:
    office.load(NOMINATIONS + nominee("Đỗ Văn An") + nominee("Lê Thị Bình"))
    (change,) = changes(office, NOMINATIONS + nominee("Ông Đỗ Văn An", post="Trưởng phòng"), period=Q2)
    changed, kept = change.rows
    assert (changed.kind, [cell for cell in changed.cells if cell.field == "position"]) == (
        "changed",
        [CellChange("position", "Chuyên viên", "Trưởng phòng")],
    )
    assert (kept.kind, kept.key["nominee_name"]) == ("kept", "Lê Thị Bình")


def test_once_received_a_nomination_is_not_changed_by_a_file(office: Office) -> None:
    office.load(NOMINATIONS + nominee("Đỗ Văn An"))
    move_nomination(office.ledger, OFFICE, "HS-2023-001", "received", Step())
    (change,) = changes(office, NOMINATIONS + nominee("Đỗ Văn An", post="Trưởng phòng"))
    assert told(change) == [("kept", "HS-2023-001", {"position": ("Chuyên viên", "Trưởng phòng")})]


def test_a_roster_takes_the_place_of_the_one_before_it_also_of_an_earlier_period(office: Office) -> None:
    office.load(ROSTER + "| Đỗ Văn An | 1980 | Có |\n| Lê Thị Bình | 1985 | Có |")
    (change,) = changes(office, ROSTER + "| Đỗ Văn An | 1980 | Không |\n| Vũ Hải | 1990 | Có |", period=Q2)
    assert told(change) == [
        ("changed", "Đỗ Văn An", {"counted": (True, False)}),
        ("new", "Vũ Hải", {"counted": (None, True)}),
        ("gone", "Lê Thị Bình", {}),
    ]


def test_a_workbook_of_the_office_changes_each_units_rows(office: Office) -> None:
    office.load(PROGRESS + done(12) + done(3, "1.2"))
    head = "## Tiến độ\n| Đơn vị | Mã nội dung | Kết quả thực hiện | Trạng thái |\n"
    rows = "| Văn phòng Sở | 1.1 | 13 | Đang thực hiện |\n| Thanh tra Sở | 1.1 | 4 | Đang thực hiện |\n"
    found = changes(office, head + rows, unit="")
    assert [(change.unit_code, told(change)) for change in found] == [
        ("VP", [("changed", "1.1", {"actual": (12.0, 13.0)}), ("gone", "1.2", {})]),
        ("TTR", [("new", "1.1", {"actual": (None, 4.0), "status": (None, "in_progress")})]),
    ]


def figures(office: Office) -> list[Any]:
    return office.view("current_progress", "unit_code", "item_code", "actual")


@pytest.mark.parametrize("book", [PROGRESS + done(14) + done(0, "3.1"), PROGRESS + done("mười hai") + done(3, "1.2")])
def test_what_is_told_is_what_loading_does(office: Office, book: str) -> None:
    office.load(PROGRESS + done(12) + done(3, "1.2"))
    before = {item: actual for _unit, item, actual in figures(office)}
    (change,) = changes(office, book)
    for row in change.rows:
        item = str(row.key["item_code"])
        if row.kind in {"gone", "to_mend"}:
            del before[item]
        for cell in row.cells:
            if cell.field == "actual":
                before[item] = cell.after
    office.load(book)
    assert {item: actual for _unit, item, actual in figures(office)} == before
