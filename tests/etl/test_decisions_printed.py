"""What leadership decided is printed beside the unit's difficulty and direction, locked, and read back as no change."""

import io
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from domain.people import Actor, Role
from domain.sheets import SHEETS
from domain.states import DIFFICULTY_STATES, DIRECTION_STATES
from etl.decisions import decision_line
from etl.difference import difference
from etl.load import Source, check
from etl.template_sheet import HEADING_ROW
from ledger.difficulty_acts import DifficultyStep, act_on_difficulty
from tests.etl.directed import DIFFICULTIES, MEET, RENEW, REPAIR, ROOF, SCORING, direct
from tests.etl.test_directions_answered import FIRST, template
from tests.office import NOTHING_CHOSEN, OFFICE, Office, whose

KHAI = Actor("Phạm Đình Khải", Role.LEADERSHIP)
DIRECTION = {"direction_no": "YK-2023-001", "unit_name": "Văn phòng", "due_on": None, "state": "done", "text": "Họp"}


def column(page: Worksheet, sheet: str, name: str) -> list[Any]:
    """Return what a template prints in a column."""
    place = SHEETS[sheet].names.index(name) + 1
    return [
        cell.value for (cell,) in page.iter_rows(FIRST, min_col=place, max_col=place) if page.cell(cell.row, 1).value
    ]


def decisions(office: Office, unit: str = "VP") -> list[Any]:
    return column(template(office, unit)["Khó khăn, vướng mắc"], "difficulties", "decision")


def act(office: Office, number: str, event: str, text: str = "Đã rõ", **said: Any) -> None:
    act_on_difficulty(
        office.ledger, whose(event), number, event, DifficultyStep(text=text, on=date(2023, 5, 5), **said)
    )


def test_the_unit_that_raised_it_reads_who_must_do_what_by_when(directed: Office) -> None:
    assert decisions(directed, "TTR") == [
        f"Đã chỉ đạo. YK-2023-003 (Văn phòng, thời hạn 15/05/2023, chưa trả lời): {RENEW}."
    ]
    assert decisions(directed) == [
        f"Đã chỉ đạo. YK-2023-001 (Văn phòng, thời hạn 28/04/2023, chưa trả lời): {MEET}.",
        f"Đã chỉ đạo. YK-2023-002 (Văn phòng, chưa trả lời): {REPAIR}.",
    ]


def test_nothing_is_printed_while_nothing_was_decided(office: Office) -> None:
    office.load(DIFFICULTIES + f"| | 4.1 | {SCORING} |")

    assert decisions(office) == [None]


def test_each_direction_that_stands_is_told_with_the_state_of_its_answer(directed: Office) -> None:
    direct(directed, "KK-2023-003", "Thanh tra theo dõi", unit="TTR")
    act(directed, "KK-2023-003", "answered", "Đã gia hạn", direction_no="YK-2023-003", response_status="done")

    state = dict(directed.view("current_difficulties", "difficulty_no", "status"))["KK-2023-003"]
    assert decisions(directed, "TTR") == [
        f"{DIFFICULTY_STATES.label(state)}. "
        f"YK-2023-003 (Văn phòng, thời hạn 15/05/2023, đã thực hiện): {RENEW}. "
        "YK-2023-004 (Thanh tra, chưa trả lời): Thanh tra theo dõi."
    ]


def test_what_no_longer_stands_is_not_told(directed: Office) -> None:
    act(directed, "KK-2023-003", "resolved")
    assert decisions(directed, "TTR") == []
    act(directed, "KK-2023-003", "reopened")
    assert decisions(directed, "TTR") == [None]


def test_what_was_passed_on_tells_to_whom_in_which_document_and_what_was_replied(directed: Office) -> None:
    said = {"passed_to": "province", "document": "15/TTr-SNV", "due_on": date(2023, 6, 30)}
    act(directed, "KK-2023-002", "passed_on", "Kiến nghị bố trí kinh phí", **said)
    waiting = decisions(directed)[1]
    act(directed, "KK-2023-002", "replied", "Đã bố trí trong dự toán bổ sung")

    decided = (
        f"YK-2023-002 (Văn phòng, chưa trả lời): {REPAIR}. Kiến nghị UBND tỉnh ngày 05/05/2023, văn bản 15/TTr-SNV"
    )
    assert waiting == f"Đã kiến nghị cấp trên. {decided}, đề nghị trả lời trước ngày 30/06/2023."
    assert decisions(directed)[1] == (
        f"Đã kiến nghị cấp trên. {decided}. Trả lời ngày 05/05/2023: Đã bố trí trong dự toán bổ sung."
    )


def test_a_direction_tells_who_gave_it_when_and_in_which_document(office: Office) -> None:
    office.load(DIFFICULTIES + f"| | 4.1 | {SCORING} |\n| | | {ROOF} |")
    recorded = DifficultyStep(
        text=MEET, on=date(2023, 7, 5), document="72/TB-SNV ngày 05/07/2023", on_behalf_of=KHAI.name
    )
    act_on_difficulty(office.ledger, OFFICE, "KK-2023-001", "directed", recorded)
    step = DifficultyStep(text=REPAIR, on=date(2023, 7, 6))
    act_on_difficulty(office.ledger, KHAI, "KK-2023-002", "directed", step)

    assert column(template(office)["Ý kiến chỉ đạo"], "directions", "given") == [
        "Phạm Đình Khải, 05/07/2023, 72/TB-SNV ngày 05/07/2023",
        "Phạm Đình Khải, 06/07/2023",
    ]


def test_what_is_printed_is_locked_and_so_is_the_column_below(directed: Office) -> None:
    book = template(directed)
    for sheet, name in (("difficulties", "decision"), ("directions", "given")):
        page, place = book[SHEETS[sheet].title], SHEETS[sheet].names.index(name) + 1
        assert page.cell(FIRST, place).protection.locked is True
        assert page.cell(HEADING_ROW + 1, place).value == SHEETS[sheet].column(name).heading
    assert book["Khó khăn, vướng mắc"].column_dimensions["J"].protection.locked is True


@pytest.mark.parametrize("left", [set(), {"decision"}, {"given"}, {"decision", "given"}])
def test_a_template_is_no_change_with_these_columns_or_as_before_without_them(directed: Office, left: set[str]) -> None:
    book = template(directed)
    for sheet, name in (("difficulties", "decision"), ("directions", "given")):
        if name in left:
            book[SHEETS[sheet].title].delete_cols(SHEETS[sheet].names.index(name) + 1)
    stream = io.BytesIO()
    book.save(stream)
    content = stream.getvalue()

    (verdict,) = check(directed.ledger, [Source("VP_2023-Q2.xlsx", lambda: content)], NOTHING_CHOSEN)
    changes = {change.sheet: change for change in difference(directed.ledger, verdict)}

    shown = ("Khó khăn, vướng mắc", "Ý kiến chỉ đạo")
    assert [(found.code, found.sheet) for found in verdict.findings if found.sheet in shown] == []
    assert (changes["difficulties"].rows, changes["difficulties"].unchanged) == ((), 2)
    answer = directed.load(content, name="VP_2023-Q2.xlsx")
    kept = decisions(directed) if "decision" not in left else [None, None]
    loaded = [row for row in directed.view("difficulties_rows") if row["submission_no"] == 3]
    assert (answer["rows"]["difficulties"]["accepted"], [row["decision"] for row in loaded]) == (2, kept)


@pytest.mark.parametrize("text", ['=HYPERLINK("http://a")', "+1+cmd|' /C calc'!A0", "<b>đậm</b>", "@SUM(1)"])
def test_hostile_text_is_printed_as_text(office: Office, text: str) -> None:
    office.load(DIFFICULTIES + f"| | 4.1 | {SCORING} |")
    step = DifficultyStep(text=text, document=text, on=date(2023, 7, 5), on_behalf_of=text)
    act_on_difficulty(office.ledger, OFFICE, "KK-2023-001", "directed", step)

    book = template(office)

    given_cell = book["Ý kiến chỉ đạo"].cell(FIRST, SHEETS["directions"].names.index("given") + 1)
    assert (given_cell.data_type, given_cell.value) == ("s", f"{text}, 05/07/2023, {text}")
    cell = book["Khó khăn, vướng mắc"].cell(FIRST, SHEETS["difficulties"].names.index("decision") + 1)
    assert (cell.data_type, cell.value) == ("s", f"Đã chỉ đạo. YK-2023-001 (Văn phòng, chưa trả lời): {text}.")


@given(st.text(max_size=300), st.sampled_from(sorted(DIRECTION_STATES.codes)))
def test_a_decision_is_one_line_that_ends_as_a_sentence(text: str, state: str) -> None:
    told = {"status": "directed", "directions": [DIRECTION | {"text": text, "state": state}], "is_passed_on": False}

    line = decision_line(told)

    assert line.splitlines() == [line]
    assert line.startswith(f"Đã chỉ đạo. YK-2023-001 (Văn phòng, {DIRECTION_STATES.label(state).lower()}):")
    assert line[-1] in ".!?…"


def test_what_is_too_long_for_a_cell_is_cut_and_says_so() -> None:
    told = {"status": "directed", "directions": [DIRECTION | {"text": "họp " * 4000}] * 3, "is_passed_on": False}

    assert (len(decision_line(told)) <= 32_767, decision_line(told)[-1]) == (True, "…")
