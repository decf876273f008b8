""" "Không có" in a template that prints the unit's open difficulties: below them, over one of them, beside new ones."""

import io
from datetime import date
from typing import Any

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from domain.sheets.difficulties import DIFFICULTIES as SHEET
from ledger.difficulty_acts import DifficultyStep, act_on_difficulty
from tests.etl.directed import DIFFICULTIES, ROOF, SCORING, message_of
from tests.etl.test_directions_answered import FIRST, template
from tests.office import OFFICE, Office, places

PRINTED = 2
BELOW = FIRST + PRINTED
TEXT = SHEET.names.index("description") + 1
NUMBERED = f"| KK-2023-001 | 4.1 | {SCORING} |\n| KK-2023-002 | | {ROOF} |\n"


def sent(office: Office, said: dict[int, str]) -> dict[str, Any]:
    """Load the next template of Văn phòng Sở with texts of difficulties written in those rows."""
    book = template(office)
    page: Worksheet = book[SHEET.title]
    for row, text in said.items():
        page.cell(row, TEXT).value = text
    stream = io.BytesIO()
    book.save(stream)
    return office.load(stream.getvalue(), name="VP_2023-Q2.xlsx")


def of_difficulties(answer: dict[str, Any]) -> list[tuple[str, str]]:
    return places({"findings": [found for found in answer["findings"] if found["sheet"] == SHEET.title]})


def report(office: Office, period: str = "2023-Q2") -> str:
    """Return what the unit's report of a period says of difficulties: some, nil, silent."""
    rows = office.view("reporting", "unit_code", "period", "difficulties")
    return next(str(said) for unit, of, said in rows if (unit, of) == ("VP", period))


@pytest.mark.parametrize("below", [0, 5])
def test_nil_in_an_empty_row_below_says_that_nothing_is_new(directed: Office, below: int) -> None:
    before = directed.view("current_difficulties", "difficulty_no", "description", "status")

    answer = sent(directed, {BELOW + below: "Không có"})

    assert (of_difficulties(answer), answer["rows"]["difficulties"]) == (
        [],
        {"read": PRINTED, "accepted": PRINTED, "refused": 0},
    )
    assert directed.view("current_difficulties", "difficulty_no", "description", "status") == before
    assert report(directed) == "some"


def test_nil_over_a_printed_row_is_told_at_that_cell_and_changes_nothing(directed: Office) -> None:
    before = directed.view("current_difficulties", "difficulty_no", "description", "status")

    answer = sent(directed, {FIRST: "Không có"})

    assert (of_difficulties(answer), answer["rows"]["difficulties"]) == (
        [("nil_over_number", f"C{FIRST}")],
        {"read": 2, "accepted": 1, "refused": 1},
    )
    assert message_of(answer, "nil_over_number") == (
        f"Khó khăn KK-2023-001 (“{SCORING}”) vẫn đang được theo dõi, không ghi “Không có” đè lên. "
        "Hãy ghi lại nội dung cũ; nếu không có khó khăn mới, ghi “Không có” ở hàng trống đầu tiên; "
        "nếu đã hết vướng mắc, đề nghị Văn phòng kết thúc."
    )
    assert directed.view("current_difficulties", "difficulty_no", "description", "status") == before


def test_nil_over_one_and_below_all_is_told_of_the_first_only(directed: Office) -> None:
    assert of_difficulties(sent(directed, {FIRST: "Không", BELOW: "Không có"})) == [("nil_over_number", f"C{FIRST}")]


def test_nil_over_a_difficulty_closed_meanwhile_says_that_it_is_closed(directed: Office) -> None:
    step = DifficultyStep(text="Đã có hướng dẫn", on=date(2023, 5, 5))
    act_on_difficulty(directed.ledger, OFFICE, "KK-2023-001", "resolved", step)

    answer = directed.load(DIFFICULTIES + "| KK-2023-001 | 4.1 | Không có |", period="Quý II năm 2023")

    assert [place for place in places(answer) if place[0] != "missing_sheet"] == [("nil_over_number", "C4")]
    assert message_of(answer, "nil_over_number") == (
        f"Khó khăn KK-2023-001 (“{SCORING}”) đã kết thúc ngày 05/05/2023, không ghi “Không có” đè lên. "
        "Hãy ghi lại nội dung cũ; nếu không có khó khăn mới, ghi “Không có” ở hàng trống đầu tiên."
    )


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        (NUMBERED + "| | | Không có |", []),
        ("| | | Không có |\n" + NUMBERED, []),
        (NUMBERED + "| | | Thiếu xe |\n| | | Không có |", [("nil_contradiction", "C7")]),
        (NUMBERED + "| | | Không có |\n| | | Thiếu xe |", [("nil_contradiction", "C6")]),
        ("| | | Không có |\n| | | Thiếu xe |", [("nil_contradiction", "C4")]),
        ("| KK-2023-099 | | Không có |", [("unknown_record", "A4")]),
    ],
)
def test_only_new_rows_contradict_that_there_is_nothing(
    directed: Office, rows: str, found: list[tuple[str, str]]
) -> None:
    answer = directed.check(DIFFICULTIES + rows, period="Quý II năm 2023")

    assert [place for place in places(answer) if place[0] != "missing_sheet"] == found


def test_nil_beside_a_proposal_is_not_called_an_empty_cell(directed: Office) -> None:
    book = "## Khó khăn, vướng mắc\n| Khó khăn, vướng mắc | Đề xuất |\n| Không có | Bổ sung kinh phí |"

    answer = directed.check(book)

    assert message_of(answer, "required_empty") == (
        "Ô “Khó khăn, vướng mắc” ghi “Không có” nhưng các ô khác của hàng vẫn có nội dung. "
        "Hãy ghi rõ nội dung, hoặc xóa các ô kia."
    )


def test_nil_below_nominations_with_a_number_says_that_no_more_are_proposed(office: Office) -> None:
    head = (
        "## Đề nghị khen thưởng\n| Số hồ sơ | Họ và tên hoặc tên tập thể | Cá nhân/Tập thể | Năm sinh "
        "| Danh hiệu thi đua/Hình thức khen thưởng |\n"
    )
    known = "| {} | Đỗ Văn An | Cá nhân | 1980 | Lao động tiên tiến |\n"
    office.load(head + known.format(""))

    kept = head + known.format("HS-2023-001") + "| | Không có | | | |"
    fresh = head + known.format("") + "| | Không có | | | |"

    found = [places(office.check(book, period="Quý II năm 2023")) for book in (kept, fresh)]
    assert [[place for place in one if place[0] == "nil_contradiction"] for one in found] == [
        [],
        [("nil_contradiction", "B5")],
    ]
