"""How tables stand in the files units send: title blocks, sections, totals and footers around the rows."""

import pytest

from etl.verdict import Chosen
from tests.office import Office, places

HEADINGS = "| STT | Mã nội dung | Chỉ tiêu | Kết quả thực hiện | Trạng thái | Minh chứng |\n"
ROWS = "| 1 | 1.1 | 4 | 2 | Đang thực hiện | |\n| 2 | 1.2 | 6 | 3 | Đang thực hiện | |\n"
SHEET = "## Tiến độ\n"
NOTHING = [("missing_sheet", "")]


def read(office: Office, book: str, **said: object) -> tuple[int, list[tuple[str, str]]]:
    """Return how many rows of progress are in, and every finding but those on sheets the file lacks."""
    answer = office.check(book, **said)
    return answer["rows"]["progress"]["accepted"], [place for place in places(answer) if place[0] != "missing_sheet"]


@pytest.mark.parametrize(
    "around",
    [
        SHEET + HEADINGS + ROWS,
        SHEET + "SỞ NỘI VỤ TỈNH HƯNG YÊN\n.\nBÁO CÁO TIẾN ĐỘ\n.\n" + HEADINGS + ROWS,
        SHEET + HEADINGS + "| (1) | (2) | (3) | (4) | (5) | (6) |\n" + ROWS,
        SHEET + HEADINGS + "| A | B | 1 | 2 | 3 | 4 |\n" + ROWS,
        SHEET + HEADINGS + "| I. Công tác tuyên truyền |\n" + ROWS + ".\n.\n",
        SHEET + HEADINGS + ROWS + "| | Tổng cộng | 10 | 5 | | |\n",
        SHEET
        + HEADINGS
        + ROWS
        + ".\n| | | | Hưng Yên, ngày 20 tháng 3 năm 2023 |\n| Người lập biểu | | | Thủ trưởng đơn vị |\n"
        "| (Ký, ghi rõ họ tên) | | | (Ký tên, đóng dấu) |\n| Nguyễn Văn A | | | Trần Thị B |\n",
        SHEET + HEADINGS + ROWS + "| Hưng Yên, ngày … tháng … năm 2023 |\n| NGƯỜI LẬP | | | CHÁNH VĂN PHÒNG |\n",
        SHEET.replace("Tiến độ", "Sheet1") + HEADINGS + ROWS,
    ],
    ids=["plain", "title block", "numbers", "letters", "section", "total", "footer", "dotted footer", "sheet's name"],
)
def test_what_stands_around_the_rows_is_no_row(office: Office, around: str) -> None:
    assert read(office, around) == (2, [])


@pytest.mark.parametrize(
    ("total", "found"),
    [
        ("| | Tổng cộng | 10 | 5 | | |", []),
        ("| | Tổng số | 10 | 6 | | |", [("total_mismatch", "D6")]),
        ("| | Cộng | 11 | 6 | | |", [("total_mismatch", "C6"), ("total_mismatch", "D6")]),
        ("| | TỔNG | | 5 | | |", []),
        ("| | Tổng cộng | năm việc | 5 | | |", []),
    ],
)
def test_a_total_is_checked_against_its_rows(office: Office, total: str, found: list[tuple[str, str]]) -> None:
    assert read(office, SHEET + HEADINGS + ROWS + total) == (2, found)


def test_a_subtotal_adds_up_its_section_and_the_last_total_everything(office: Office) -> None:
    more = "| 3 | 6.1 | 2 | 1 | Đang thực hiện | |\n"
    totals = "| | Cộng II | 2 | 1 | | |\n| | Tổng cộng | 12 | 6 | | |\n"

    assert read(office, SHEET + HEADINGS + ROWS + "| | Cộng I | 10 | 5 | | |\n" + more + totals) == (3, [])


def test_a_total_over_a_cell_that_is_no_number_is_not_judged(office: Office) -> None:
    spoiled = "| 3 | 6.1 | 2 | vài | Đang thực hiện | |\n| | Tổng cộng | 12 | 9 | | |\n"

    assert read(office, SHEET + HEADINGS + ROWS + spoiled) == (2, [("bad_number", "D6")])


def test_words_of_a_footer_inside_a_row_end_nothing(office: Office) -> None:
    decision = "| 1 | 2.2 | 1 | 1 | Hoàn thành | Quyết định số 12, ngày 05 tháng 3 năm 2023 |\n"

    assert read(office, SHEET + HEADINGS + decision + ROWS) == (3, [])


def test_difficulties_that_speak_of_signatures_or_begin_with_a_letter_are_read(office: Office) -> None:
    texts = (
        "Thủ trưởng đơn vị chưa quan tâm đến phong trào",
        "c) Chưa có hướng dẫn chấm điểm",
        "Nơi nhận kinh phí chưa rõ",
    )
    book = "## Khó khăn, vướng mắc\n| Mã nội dung | Khó khăn, vướng mắc |\n" + "".join(
        f"| | {text} |\n" for text in texts
    )

    assert office.check(book)["rows"]["difficulties"] == {"read": 3, "accepted": 3, "refused": 0}


def test_a_period_told_by_the_files_name_wins_over_the_year_in_a_title(office: Office) -> None:
    answer = office.check(SHEET + HEADINGS + ROWS, period="Kế hoạch thi đua năm 2023", name="VP quý I năm 2023.xlsx")

    assert answer["period"] == "2023-Q1"


def test_a_unit_told_by_the_files_name_is_known(office: Office) -> None:
    assert office.check(SHEET + HEADINGS + ROWS, unit="", name="TTR_2023-Q1.xlsx")["unit"] == "TTR"


def test_what_is_chosen_fills_in_what_a_file_does_not_say(office: Office) -> None:
    chosen = Chosen(unit_code="CCHC", period="2023-Q3", plan_id="2023")
    answer = office.check(SHEET + HEADINGS + ROWS, unit="", period="", chosen=chosen)

    assert (answer["unit"], answer["period"], answer["plan"], answer["status"]) == (
        "CCHC",
        "2023-Q3",
        "2023",
        "accepted",
    )


def test_rows_that_name_another_unit_than_the_chosen_one_are_never_taken_for_it(office: Office) -> None:
    book = SHEET + "| Đơn vị | Mã nội dung | Trạng thái |\n| TTR | 1.1 | Đang thực hiện |"

    answer = office.check(book, unit="", chosen=Chosen(unit_code="VP"))

    assert (answer["status"], places(answer)) == ("refused", [("unit_mismatch", "")])


def test_a_place_of_work_beside_a_name_that_is_no_unit_leaves_the_row_with_the_files_unit(office: Office) -> None:
    book = "## Danh sách nhân sự\n| Họ và tên | Năm sinh | Đơn vị |\n| Đỗ Văn An | 1980 | Tổ Hành chính |"

    assert office.check(book)["status"] == "accepted"
    assert office.check(book, unit="", chosen=Chosen(unit_code="VP"))["status"] == "accepted"


def test_a_cell_far_out_in_an_empty_sheet_costs_nothing(office: Office) -> None:
    from io import BytesIO

    from openpyxl import load_workbook

    from tests.workbooks import titled, workbook_bytes

    book = load_workbook(BytesIO(workbook_bytes(titled(SHEET + HEADINGS + ROWS))))
    book.worksheets[0]["XFD1048576"] = "x"
    stream = BytesIO()
    book.save(stream)

    assert office.check(stream.getvalue())["rows"]["progress"]["accepted"] == 2


@pytest.mark.parametrize(
    "name", ['báo cáo "quý I".xlsx', "a\nb.xlsx", "../../x.xlsx", "x" * 200 + ".xlsx", "'; DROP TABLE trail; --.xlsx"]
)
def test_a_files_name_is_only_a_name(office: Office, name: str) -> None:
    answer = office.load(SHEET + HEADINGS + ROWS, name=name)

    assert (answer["status"], answer["file"]) == ("accepted", name)
    assert office.view("submissions", "file_name") == [(name.rsplit("/", 1)[-1],)]


def test_text_that_looks_like_a_formula_or_markup_is_kept_as_typed(office: Office) -> None:
    book = "## Khó khăn, vướng mắc\n| Khó khăn, vướng mắc | Nguyên nhân |\n| '=1+1 <b>x</b> | '@SUM(A1) |"

    office.load(book)

    assert office.view("current_difficulties", "description", "cause") == [("=1+1 <b>x</b>", "@SUM(A1)")]


def test_a_sheet_with_the_one_column_it_needs_is_recognised_by_its_name(office: Office) -> None:
    book = "## Khó khăn, vướng mắc\nKHÓ KHĂN, VƯỚNG MẮC\n| Khó khăn, vướng mắc |\n| Thiếu hướng dẫn |"

    assert office.check(book)["rows"]["difficulties"] == {"read": 1, "accepted": 1, "refused": 0}


@pytest.mark.parametrize(
    ("name", "unit"),
    [
        ("TTR_2023-Q1.xlsx", "TTR"),
        ("BC quý I năm 2023 Thanh tra Sở (sửa lần 2) ok final.xlsx", "TTR"),
        ("bao_cao_van_phong_so_quy_1_2023.xlsx", "VP"),
        ("Phòng CCHC - Q1.2023.xlsx", "CCHC"),
        ("VP va TTR quy I 2023.xlsx", None),
        ("Mẫu báo cáo quý I 2023.xlsx", None),
    ],
)
def test_a_file_name_tells_the_unit_where_it_names_just_one(office: Office, name: str, unit: str | None) -> None:
    assert office.check(SHEET + HEADINGS + ROWS, unit="", name=name)["unit"] == unit


@pytest.mark.parametrize(("total", "found"), [("10 | 5", []), ("11 | 5", [("total_mismatch", "C4")])])
def test_a_total_above_its_rows_adds_up_those_below(office: Office, total: str, found: list[tuple[str, str]]) -> None:
    assert read(office, SHEET + HEADINGS + f"| | Tổng cộng | {total} | | |\n" + ROWS) == (2, found)
