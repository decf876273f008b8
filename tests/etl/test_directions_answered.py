"""Answers find their directions by the numbers the template printed, whatever was done to its rows."""

import io
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from domain.sheets.directions import DIRECTIONS
from etl.context import read_context
from etl.forms import order_for
from etl.template import write_template
from etl.template_sheet import HEADING_ROW
from tests.etl.directed import MEET, RENEW, REPAIR, ROOF, SCORING, SIGNING, direct, message_of
from tests.office import Office, places

FIRST = HEADING_ROW + 2  # the first row of data, counted as Excel does
NO, ABOUT, TEXT, GIVEN, DUE, RESPONSE, STATUS, EVIDENCE = range(1, len(DIRECTIONS.names) + 1)
Edit = Callable[[Worksheet], None]


def template(office: Office, unit: str = "VP", period: str = "2023-Q2") -> Workbook:
    """Return the unit's template for a period as the Office would send it."""
    context, target = read_context(office.ledger), io.BytesIO()
    order = order_for(
        office.ledger,
        context,
        plan=context.plans["2023"],
        unit=context.units[unit],
        period=context.periods[period],
    )
    write_template(order, target)
    return load_workbook(target)


def rows_of(page: Worksheet) -> list[list[Any]]:
    """Return the values under the heading row."""
    return [list(row) for row in page.iter_rows(FIRST, max_col=len(DIRECTIONS.columns), values_only=True) if any(row)]


def write_rows(page: Worksheet, rows: list[list[Any]]) -> None:
    """Write these rows under the heading row instead of those that stand there."""
    page.delete_rows(FIRST, len(rows_of(page)))
    for number, row in enumerate(rows, start=FIRST):
        for column, value in enumerate(row, start=1):
            page.cell(number, column).value = value


def answered(office: Office, *edits: Edit) -> dict[str, Any]:
    """Load the next template of Văn phòng Sở, each direction answered by its own words and then edited."""
    book = template(office)
    page = book["Ý kiến chỉ đạo"]
    for number in range(FIRST, FIRST + len(rows_of(page))):
        page.cell(number, RESPONSE).value = f"Đã xong: {page.cell(number, TEXT).value}"
        page.cell(number, STATUS).value = "Đã thực hiện"
    for edit in edits:
        edit(page)
    stream = io.BytesIO()
    book.save(stream)
    return office.load(stream.getvalue(), name="VP_2023-Q2.xlsx")


def told(answer: dict[str, Any]) -> list[tuple[str, str]]:
    """Return what was found on the sheet of directions: code and cell."""
    here = [found for found in answer["findings"] if found["sheet"] == "Ý kiến chỉ đạo"]
    return places({"findings": here})


def responses(office: Office) -> dict[str, str | None]:
    """Return number of each direction -> the answer that counts."""
    return dict(office.view("directions", "direction_no", "response"))


EVERY_ANSWER = {
    "YK-2023-001": f"Đã xong: {MEET}",
    "YK-2023-002": f"Đã xong: {REPAIR}",
    "YK-2023-003": f"Đã xong: {RENEW}",
}


def test_the_next_template_prints_each_open_direction_with_what_it_is_about(directed: Office) -> None:
    given = "Trần Quang Hưng, 03/04/2023"
    assert [row[:5] for row in rows_of(template(directed)["Ý kiến chỉ đạo"])] == [
        ["YK-2023-001", f"KK-2023-001 (Văn phòng): {SCORING}", MEET, given, datetime(2023, 4, 28)],
        ["YK-2023-002", f"KK-2023-002 (Văn phòng): {ROOF}", REPAIR, given, None],
        ["YK-2023-003", f"KK-2023-003 (Thanh tra): {SIGNING}", RENEW, given, datetime(2023, 5, 15)],
    ]
    assert rows_of(template(directed, "TTR")["Ý kiến chỉ đạo"]) == []


def test_what_is_printed_is_locked_and_the_answer_is_not(directed: Office) -> None:
    page = template(directed)["Ý kiến chỉ đạo"]

    # A cell that doesn't exist yet is locked or not as its column is.
    columns = [page.column_dimensions[letter].protection.locked for letter in "ABCDEFGH"]
    assert columns == [False] * 8
    for number in range(FIRST, FIRST + 3):
        assert [page.cell(number, column).protection.locked for column in (NO, ABOUT, TEXT, GIVEN, DUE)] == [True] * 5
        assert [page.cell(number, column).has_style for column in (RESPONSE, STATUS, EVIDENCE)] == [False] * 3
    assert page.protection.sheet is True


def test_a_direction_that_was_answered_for_good_is_printed_no_more(directed: Office) -> None:
    answered(directed, lambda page: page.delete_rows(FIRST + 1))

    assert [row[0] for row in rows_of(template(directed, period="2023-Q3")["Ý kiến chỉ đạo"])] == ["YK-2023-002"]


def test_the_template_as_it_is_carries_every_answer(directed: Office) -> None:
    answer = answered(directed)

    assert (answer["status"], told(answer), responses(directed)) == ("accepted", [], EVERY_ANSWER)


@pytest.mark.parametrize("key", [NO, TEXT, RESPONSE])
def test_a_sorted_sheet_carries_the_same_answers(directed: Office, key: int) -> None:
    answer = answered(
        directed, lambda page: write_rows(page, sorted(rows_of(page), key=lambda row: row[key - 1], reverse=True))
    )

    assert (told(answer), responses(directed)) == ([], EVERY_ANSWER)


def test_a_deleted_row_leaves_its_direction_unanswered_and_the_others_answered(directed: Office) -> None:
    answer = answered(directed, lambda page: page.delete_rows(FIRST))

    assert (told(answer), responses(directed)) == ([], {**EVERY_ANSWER, "YK-2023-001": None})


@pytest.mark.parametrize(
    "typed", ["yk-2023-001", " YK - 2023 - 001 ", "YK 2023 001", "YK–2023–001", "yk2023001", "YK-2023-\n001"]
)
def test_capitals_spaces_and_hyphens_of_a_number_do_not_matter(directed: Office, typed: str) -> None:
    answer = answered(directed, lambda page: set_cell(page, FIRST, NO, typed))

    assert (told(answer), responses(directed)) == ([], EVERY_ANSWER)


@pytest.mark.parametrize("typed", ["YK-2023-01", "YK-2023-0001", "2023-001", "KK-2023-001", "YK-2022-001", "001"])
def test_another_number_is_not_guessed_but_the_words_tell_which_it_may_be(directed: Office, typed: str) -> None:
    answer = answered(directed, lambda page: set_cell(page, FIRST, NO, typed))

    assert told(answer) == [("unknown_direction", f"A{FIRST}")]
    assert answer["rows"]["directions"] == {"read": 3, "accepted": 2, "refused": 1}
    assert message_of(answer, "unknown_direction").endswith("là của ý kiến YK-2023-001; hãy ghi lại số YK-2023-001.")
    assert responses(directed) == {**EVERY_ANSWER, "YK-2023-001": None}


def test_numbers_that_changed_places_are_refused_and_each_row_names_its_own(directed: Office) -> None:
    answer = answered(
        directed,
        lambda page: set_cell(page, FIRST, NO, "YK-2023-003"),
        lambda page: set_cell(page, FIRST + 2, NO, "YK-2023-001"),
    )

    assert told(answer) == [("direction_differs", f"C{FIRST}"), ("direction_differs", f"C{FIRST + 2}")]
    messages = [found["message"] for found in answer["findings"] if found["code"] == "direction_differs"]
    assert messages[0] == (
        f"Chữ ở hàng này là của ý kiến YK-2023-001; số YK-2023-003 trong sổ là “{RENEW}”. "
        "Hãy ghi kết quả vào hàng in số YK-2023-001, hoặc tải lại mẫu."
    )
    assert responses(directed) == {"YK-2023-001": None, "YK-2023-002": EVERY_ANSWER["YK-2023-002"], "YK-2023-003": None}


def test_words_written_over_a_direction_are_refused(directed: Office) -> None:
    answer = answered(directed, lambda page: set_cell(page, FIRST, TEXT, "Đơn vị không phải thực hiện nội dung nào"))

    assert told(answer) == [("direction_differs", f"C{FIRST}")]
    assert message_of(answer, "direction_differs") == (
        f"Số YK-2023-001 trong sổ là “{MEET}”, khác với chữ ở hàng này. "
        "Hãy ghi kết quả vào hàng in đúng số, hoặc tải lại mẫu."
    )


@pytest.mark.parametrize(
    "typed",
    [
        None,
        MEET.upper(),
        "Van phong lam viec voi Cum truong trong thang 4",
        "Văn phòng làm việc với Cụm trưởng",
        f"1. {MEET};\nbáo cáo kết quả",
        "Văn phòng  làm việc với Cụm trửơng trong tháng 4 .",
    ],
)
def test_a_printed_text_that_was_retyped_cut_lengthened_or_cleared_is_still_that_direction(
    directed: Office, typed: str | None
) -> None:
    answer = answered(directed, lambda page: set_cell(page, FIRST, TEXT, typed))

    assert (told(answer), responses(directed)) == ([], EVERY_ANSWER)


def test_a_sheet_with_numbers_and_answers_alone_is_enough(directed: Office) -> None:
    answer = answered(directed, lambda page: page.delete_cols(ABOUT, 3))

    assert (told(answer), responses(directed)) == ([], EVERY_ANSWER)


def test_a_template_printed_before_the_sheet_told_the_difficulty_loads_without_finding(directed: Office) -> None:
    answer = answered(directed, lambda page: page.delete_cols(ABOUT))

    assert (told(answer), responses(directed)) == ([], EVERY_ANSWER)


def test_directions_in_the_same_words_are_told_apart_by_the_difficulty(directed: Office) -> None:
    direct(directed, "KK-2023-001", "Báo cáo trước ngày 30/6")
    direct(directed, "KK-2023-002", "Báo cáo trước ngày 30/6")
    fourth, fifth = FIRST + 3, FIRST + 4

    answer = answered(
        directed,
        lambda page: set_cell(page, fourth, NO, "YK-2023-005"),
        lambda page: set_cell(page, fifth, NO, "YK-2023-004"),
    )

    assert told(answer) == [("direction_differs", f"B{fourth}"), ("direction_differs", f"B{fifth}")]
    assert message_of(answer, "direction_differs") == (
        "Hàng này in là về khó khăn KK-2023-001, nhưng ý kiến số YK-2023-005 là về khó khăn KK-2023-002. "
        "Hãy ghi kết quả vào hàng in đúng số, hoặc tải lại mẫu."
    )


def test_a_number_with_the_words_of_another_direction_is_not_that_direction_though_they_are_alike(
    directed: Office,
) -> None:
    direct(directed, "KK-2023-001", f"{MEET}, báo cáo trước ngày 30/4")

    answer = answered(directed, lambda page: set_cell(page, FIRST, TEXT, f"{MEET}, báo cáo trước ngày 30/4"))

    assert told(answer) == [("direction_differs", f"C{FIRST}")]


def test_a_changed_deadline_changes_nothing_and_is_told(directed: Office) -> None:
    answer = answered(directed, lambda page: set_cell(page, FIRST, DUE, date(2023, 9, 30)))

    assert told(answer) == [("direction_due_on_differs", f"E{FIRST}")]
    assert responses(directed) == EVERY_ANSWER
    assert directed.view("directions", "direction_no", "due_on")[0] == ("YK-2023-001", date(2023, 4, 28))


def test_one_number_with_two_answers_is_refused_twice(directed: Office) -> None:
    answer = answered(
        directed, lambda page: write_rows(page, [*rows_of(page)[:2], [*rows_of(page)[0][:5], "Chưa làm", None, None]])
    )

    assert told(answer) == [("duplicate_row", f"A{FIRST}"), ("duplicate_row", f"A{FIRST + 2}")]
    assert responses(directed) == {"YK-2023-001": None, "YK-2023-002": EVERY_ANSWER["YK-2023-002"], "YK-2023-003": None}


def test_one_number_with_the_same_answer_twice_counts_once(directed: Office) -> None:
    answer = answered(directed, lambda page: write_rows(page, [*rows_of(page), rows_of(page)[0]]))

    assert (answer["status"], told(answer)) == ("accepted", [("duplicate_row", f"A{FIRST + 3}")])
    assert responses(directed) == EVERY_ANSWER


def test_a_direction_of_another_unit_cannot_be_answered(directed: Office) -> None:
    book = f"## Ý kiến chỉ đạo\n| Số ý kiến | Ý kiến chỉ đạo | Kết quả thực hiện |\n| YK-2023-001 | {MEET} | Đã xong |"

    answer = directed.load(book, unit="Thanh tra Sở")

    assert told(answer) == [("unknown_direction", "A4")]
    assert message_of(answer, "unknown_direction") == (
        "“YK-2023-001” không phải số ý kiến chỉ đạo của đơn vị. Hãy giữ nguyên số đã in trong mẫu."
    )


def set_cell(page: Worksheet, row: int, column: int, value: object) -> None:
    page.cell(row, column).value = value
