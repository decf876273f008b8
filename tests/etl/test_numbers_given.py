"""A difficulty is known by its number, however typed; what its words say besides is told and decides nothing."""

from datetime import date
from typing import Any

import pytest

from etl.history import HistoryBook
from ledger.acts import withdraw
from ledger.difficulty_acts import DifficultyStep, act_on_difficulty, join_difficulty
from tests.etl.directed import DIFFICULTIES, ROOF, SCORING, SIGNING, message_of
from tests.office import OFFICE, Office, places, whose


def difficulties(office: Office, *rows: str) -> dict[str, Any]:
    """Load the difficulties of Văn phòng Sở in the second quarter."""
    return office.load(DIFFICULTIES + "\n".join(rows), period="Quý II năm 2023")


def of_difficulties(answer: dict[str, Any]) -> list[tuple[str, str]]:
    return [place for place in places(answer) if place[0] != "missing_sheet"]


@pytest.mark.parametrize(
    "text",
    [
        SCORING,
        SCORING.upper(),
        "Cụm thi đua Sở Nội vụ khu vực Bắc Bộ chậm ban hành hướng dẫn chấm điểm, đơn vị chưa tự chấm được",
        f"{SCORING}; đến nay vẫn chưa được giải quyết",
    ],
)
def test_a_difficulty_told_in_other_words_under_its_number_is_no_question(directed: Office, text: str) -> None:
    assert of_difficulties(difficulties(directed, f"| kk 2023 001 | 4.1 | {text} |")) == []


def test_a_number_used_for_something_else_decides_and_is_told(directed: Office) -> None:
    answer = difficulties(directed, "| KK-2023-001 | 4.1 | Máy quét tài liệu khổ lớn đã hỏng, số hóa chậm |")

    assert (answer["status"], of_difficulties(answer)) == ("accepted", [("difficulty_text_differs", "C4")])
    assert message_of(answer, "difficulty_text_differs") == (
        f"Số KK-2023-001 đã dùng cho khó khăn “{SCORING}”. Nếu đây là khó khăn mới thì để trống cột Số khó khăn; "
        "nếu vẫn là khó khăn cũ thì không cần sửa."
    )
    assert directed.view("current_difficulties", "difficulty_no") == [(f"KK-2023-00{n}",) for n in (1, 2, 3)]


def test_every_wording_used_so_far_is_the_same_difficulty(directed: Office) -> None:
    other = "| KK-2023-001 | 4.1 | Máy quét tài liệu khổ lớn đã hỏng, số hóa chậm |"
    difficulties(directed, other)

    assert of_difficulties(difficulties(directed, other, f"| KK-2023-002 | | {ROOF} |")) == []


def test_a_long_difficulty_is_quoted_by_its_beginning(office: Office) -> None:
    office.load(DIFFICULTIES + f"| | 4.1 | {SCORING}, {SIGNING} |")

    answer = difficulties(office, "| KK-2023-001 | 4.1 | Máy quét tài liệu khổ lớn đã hỏng |")

    assert message_of(answer, "difficulty_text_differs").split("”")[0] == (
        f"Số KK-2023-001 đã dùng cho khó khăn “{SCORING}, Phần mềm quản lý văn bản hay…"
    )


def act(office: Office, number: str, event: str, on: date = date(2023, 5, 5)) -> None:
    act_on_difficulty(
        office.ledger, whose(event), number, event, DifficultyStep(text="Đã rõ", on=on, passed_to="province")
    )


def test_a_resolved_difficulty_that_is_told_again_stays_resolved(directed: Office) -> None:
    act(directed, "KK-2023-001", "resolved")

    answer = difficulties(directed, f"| KK-2023-001 | 4.1 | {SCORING} |")

    assert (answer["status"], of_difficulties(answer)) == ("accepted", [("difficulty_closed", "A4")])
    assert message_of(answer, "difficulty_closed") == (
        "Khó khăn KK-2023-001 đã kết thúc ngày 05/05/2023 và vẫn giữ như vậy. "
        "Nếu còn vướng mắc, hãy đề nghị Văn phòng mở lại."
    )
    assert directed.view("current_difficulties", "difficulty_no", "status")[0] == ("KK-2023-001", "resolved")


def test_a_new_difficulty_very_like_an_open_one_is_asked_about_and_taken_as_new(directed: Office) -> None:
    answer = difficulties(directed, "| | 4.1 | Chưa có hướng dẫn chấm điểm thi đua năm 2023 của Cụm thi đua |")

    assert (answer["status"], of_difficulties(answer)) == ("accepted", [("possible_same_difficulty", "C4")])
    assert message_of(answer, "possible_same_difficulty") == (
        f"Khó khăn này giống khó khăn KK-2023-001 đang theo dõi (“{SCORING}”). "
        "Nếu là một, hãy ghi số KK-2023-001 vào cột Số khó khăn."
    )
    assert len(directed.view("current_difficulties")) == 4


def test_the_same_words_are_the_same_difficulty_and_no_question(directed: Office) -> None:
    assert of_difficulties(difficulties(directed, f"| | 4.1 | {SCORING.upper()} |")) == []
    assert len(directed.view("current_difficulties")) == 3


def test_a_copy_of_a_numbered_row_without_its_number_is_asked_about(directed: Office) -> None:
    answer = difficulties(directed, f"| KK-2023-001 | 4.1 | {SCORING} |", f"| | 4.1 | {SCORING} |")

    assert of_difficulties(answer) == [("possible_same_difficulty", "C5")]


@pytest.mark.parametrize(
    "text", [SIGNING, "Thiếu máy quét tài liệu khổ lớn nên số hóa chậm so với kế hoạch", "Chưa có kinh phí thăm hỏi"]
)
def test_what_is_new_or_another_units_is_no_question(directed: Office, text: str) -> None:
    assert of_difficulties(difficulties(directed, f"| | | {text} |")) == []


def test_what_is_like_a_resolved_difficulty_is_new(directed: Office) -> None:
    act(directed, "KK-2023-001", "resolved")

    assert of_difficulties(difficulties(directed, "| | 4.1 | Chưa có hướng dẫn chấm điểm của Cụm thi đua |")) == []


def test_what_files_are_judged_against_is_what_the_ledger_tells(directed: Office) -> None:
    rows = ("| | 5.1 | Thiếu kinh phí |", "| | 5.2 | Thiếu người |", "| | 5.2 | Thiếu nhân lực |", "| | | Thiếu xe |")
    difficulties(directed, *rows, f"| KK-2023-001 | 4.1 | {SCORING}, đến nay vẫn chưa có |")
    late = directed.load(DIFFICULTIES + "| | 6.1 | Mất điện |", period="Quý III năm 2023")
    withdraw(directed.ledger, OFFICE, late["submission_id"], "Nhầm kỳ")
    act(directed, "KK-2023-001", "resolved")
    act(directed, "KK-2023-002", "resolved")
    act(directed, "KK-2023-002", "reopened")
    act(directed, "KK-2023-004", "passed_on")
    join_difficulty(directed.ledger, OFFICE, "KK-2023-006", "KK-2023-005", "Nêu hai lần")

    known = HistoryBook(directed.ledger).of("2023", "VP").difficulties

    fields = ("difficulty_no", "item_code", "description", "status", "resolved_on", "unit_code")
    shown = [row for row in directed.view("current_difficulties", *fields) if row[-1] == "VP"]
    assert [row[0][-1] for row in shown] == ["1", "2", "4", "5", "7"]
    assert [(no, known[no].item_code, known[no].resolved_on) for no, *_ in shown] == [
        (no, item_code or "", resolved_on) for no, item_code, _, _, resolved_on, _ in shown
    ]
    assert [number for number, told in known.items() if told.is_open] == [
        row[0] for row in shown if row[3] != "resolved"
    ]
    assert known["KK-2023-001"].description == f"{SCORING}, đến nay vẫn chưa có"
    assert known["KK-2023-001"].wordings == (("4.1", SCORING), ("4.1", f"{SCORING}, đến nay vẫn chưa có"))
    assert list(known)[-1] == "KK-2023-008"
