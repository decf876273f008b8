"""Whose a workbook is and what its columns mean, where the file leaves it to be worked out or asked."""

# ruff: noqa: E501 - a row of a workbook is one line

from datetime import date

import pytest

from etl.verdict import Chosen
from tests.etl.realities import Outcome, outcome
from tests.office import Office

PREPARED_ROWS = 300
GUIDE_AND_CATALOGUES = r"""
## DANHMUC (ẩn)
| Mã nội dung | Nội dung | Tỷ lệ | Trạng thái |
| 1.1 | Tuyên truyền | 50% | Hoàn thành |
## HTKT (ẩn)
| Danh hiệu thi đua | Họ và tên | Năm |
| Nhà giáo Nhân dân | Nhà giáo nhân dân | 2022 |
## Hướng dẫn
HƯỚNG DẪN NHẬP LIỆU
| Mã nội dung | Nội dung công việc | Kết quả | Tỷ lệ | Trạng thái |
| 1.1 | Ví dụ: tổ chức hội nghị tuyên truyền | 2 | 50% | Đang thực hiện |
## Sheet1 (2)
| STT | Mã nội dung | Nội dung công việc | Chỉ tiêu | Đã thực hiện | Tỷ lệ | Tình trạng |
| 1 | PT2 | =VLOOKUP(B2,DANHMUC!A:B,2,0) → Phong trào thi đua đẩy mạnh cải cách hành chính, chuyển đổi số | 100 | 45 | =E2/D2[0%] → 0.45 | Đang thực hiện |
| 2 | 6.1 | =VLOOKUP(B3,DANHMUC!A:B,2,0) → #N/A | 2 | 1 | =E3/D3[0%] → 0.5 | Đang thực hiện |
"""
EMPTY_SHEETS = "## Sheet2\n## Sheet3\n"


def _prepared(number: int) -> str:
    title = '=IFERROR(VLOOKUP(B9,DANHMUC!A:B,2,0),"") →' if number % 2 else "=VLOOKUP(B9,DANHMUC!A:B,2,0) → #N/A"
    return f"| {number} | | {title} | | | =E9/D9[0%] → #DIV/0! | |\n"


def test_prepared_rows_guides_and_catalogues_are_no_data_and_the_file_name_tells_whose_it_is(office: Office) -> None:
    prepared = "".join(map(_prepared, range(3, 3 + PREPARED_ROWS)))
    book = GUIDE_AND_CATALOGUES + prepared + EMPTY_SHEETS

    answer = office.load(book, unit="", period="", name="CCHC_BaoCao_Q1.2023_v2.xlsx")

    assert outcome(answer) == Outcome(
        "partial", "CCHC", "2023-Q1", {"progress": (2, 1, 1)}, [("error_cell", "Sheet1 (2)", "C3")]
    )
    assert office.view("current_progress", "item_code", "target", "actual", "percent_complete", "source_row") == [
        ("PT2", 100.0, 45.0, 45.0, 2)
    ]


RESULT_IN_NUMBERS = r"""
## Tiến độ
Văn phòng Sở
Quý I năm 2023
| Mã số | Kết quả | Ngày hoàn thành | Tình trạng | Minh chứng |
| 2.2 | 1 | 15/3/2023 | Hoàn thành | 20/SNV-VP ngày 15/3/2023 |
| 3.1 | 10 | 24/2/2023 | Hoàn thành | Giao ước ngày 24/2/2023 |
| 1.1 | 2 | | Đang thực hiện | |
"""
RESULT_IN_WORDS = r"""
## Tiến độ
Thanh tra Sở
Quý I năm 2023
| Mã số | Kết quả | Ngày hoàn thành | Tình trạng |
| 1.1 | Đã tổ chức 02 buổi tuyên truyền lồng ghép họp cơ quan. | 30/11/2023 | Đang thực hiện |
| 5.3 | Sẽ thực hiện vào cuối năm. | 25/12/2023 | Chưa thực hiện |
| 6.1 | Đã phát động trong toàn đơn vị. | 31/12/2023 | Đang thực hiện |
"""


def test_a_result_in_numbers_is_the_quantity_and_past_dates_of_completed_rows_are_the_actual_days(
    office: Office,
) -> None:
    answer = office.load(RESULT_IN_NUMBERS, unit="", period="")

    assert outcome(answer) == Outcome("accepted", "VP", "2023-Q1", {"progress": (3, 3, 0)}, [])
    assert office.view("current_progress", "item_code", "actual", "result", "completed_on") == [
        ("1.1", 2.0, None, None),
        ("2.2", 1.0, None, date(2023, 3, 15)),
        ("3.1", 10.0, None, date(2023, 2, 24)),
    ]


def test_a_result_in_sentences_is_text_and_dates_to_come_are_the_deadlines(office: Office) -> None:
    answer = office.load(RESULT_IN_WORDS, unit="", period="")

    assert outcome(answer) == Outcome("accepted", "TTR", "2023-Q1", {"progress": (3, 3, 0)}, [])
    assert office.view("current_progress", "item_code", "actual", "result", "completed_on") == [
        ("1.1", None, "Đã tổ chức 02 buổi tuyên truyền lồng ghép họp cơ quan.", None),
        ("5.3", None, "Sẽ thực hiện vào cuối năm.", None),
        ("6.1", None, "Đã phát động trong toàn đơn vị.", None),
    ]


TWO_READINGS = r"""
## Tiến độ
Văn phòng Sở
Quý I năm 2023
| Mã số | Kết quả | Ngày hoàn thành | Tình trạng | Minh chứng |
| 3.1 | 10 | 24/02/2023 | Hoàn thành | Giao ước ngày 24/02/2023 |
| 1.2 | Đã ban hành văn bản | 15/12/2023 | Đang thực hiện | |
"""


def test_a_result_half_numbers_half_words_and_dates_of_both_kinds_are_asked_and_not_read(office: Office) -> None:
    answer = office.load(TWO_READINGS, unit="", period="")

    assert outcome(answer) == Outcome(
        "accepted",
        "VP",
        "2023-Q1",
        {"progress": (2, 2, 0)},
        [("heading_unsure", "Tiến độ", "B3"), ("heading_unsure", "Tiến độ", "C3")],
    )
    assert office.view("current_progress", "item_code", "actual", "result", "completed_on") == [
        ("1.2", None, None, None),
        ("3.1", None, None, None),
    ]


RESULT_AS_STATUS = r"""
## Tiến độ
Đơn vị: TG
Kỳ báo cáo: 09 tháng đầu năm 2023
| Nội dung thực hiện | Kết quả | Văn bản minh chứng |
| Phong trào thi đua "Vì người nghèo - Không để ai bị bỏ lại phía sau" | Đang thực hiện | |
| Tổng kết phong trào, bình xét thi đua cuối năm | Chưa | |
| Theo dõi việc thực hiện Kế hoạch, báo cáo Lãnh đạo Sở về khó khăn, vướng mắc | Đã xong | 45/BC-BTG ngày 14/9/2023 |
"""


def test_a_result_of_nothing_but_done_and_not_done_is_the_status(office: Office) -> None:
    answer = office.load(RESULT_AS_STATUS, unit="", period="", received_on=date(2023, 9, 20))

    assert outcome(answer) == Outcome("accepted", "TG", "2023-9M", {"progress": (3, 3, 0)}, [])
    assert office.view("current_progress", "item_code", "status", "actual", "result") == [
        ("5.3", "not_started", None, None),
        ("6.2", "completed", None, None),
        ("PT4", "in_progress", None, None),
    ]


MISSPELT = r"""
## Bieu 01
TRUNG TAM LUU TRU LICH SU TINH
KY BAO CAO: QUY Ⅱ NAM 2023
| S.T.T | Mã nôi dumg | Nhiện vụ | Két quả thực hiênj | Trạng thai | Tài liệu minh chúngg | Ghi chú khac | Xác nhận của lãnh đạo |
| 1 | 1.1 | | 3 | Đang triển khai | \u00a0Biên bản số 3\u200b | | |
ẩn | 2 | 1.2 | | 1 | Đang làm | | Đã nhắc | |
| 3 | 6.1 | | 1 | Đang làm | | | |
ẩn cột F
"""


def test_headings_misspelt_by_a_letter_hidden_rows_and_columns_are_read_and_said(office: Office) -> None:
    answer = office.load(MISSPELT, unit="", period="", received_on=date(2023, 6, 19))

    assert outcome(answer) == Outcome(
        "accepted", "LTLS", "2023-Q2", {"progress": (3, 3, 0)}, [("hidden_rows", "Bieu 01", "A5")]
    )
    assert office.view("current_progress", "item_code", "actual", "status", "evidence", "note") == [
        ("1.1", 3.0, "in_progress", "Biên bản số 3", None),
        ("1.2", 1.0, "in_progress", None, "Đã nhắc"),
        ("6.1", 1.0, "in_progress", None, None),
    ]


ONE_ROW = "| Mã nội dung | Kết quả thực hiện | Trạng thái |\n| 1.1 | 2 | Đang thực hiện |\n"
NAMED_OTHERWISE = "BC quy II nam 2023 (sua lan 2) ok final.xlsx"


def test_a_file_name_that_speaks_of_another_period_than_the_title_is_said_and_the_title_counts(office: Office) -> None:
    answer = office.load("## Tiến độ\n" + ONE_ROW, name=NAMED_OTHERWISE)

    assert outcome(answer) == Outcome(
        "accepted", "VP", "2023-Q1", {"progress": (1, 1, 0)}, [("file_name_differs", "", "")]
    )


@pytest.mark.parametrize(
    "title",
    [
        "Don vi bao cao: Van phong So\nKy bao cao: Quy I nam 2023",
        "ĐƠN VỊ BÁO CÁO: VĂN PHÒNG SỞ\nQUÝ I/2023",
        "Phòng, ban: Văn phòng Sở\nQ1.2023",
        "Văn phòng Sở - Quý I năm 2023",
        "Đơn vị: Văn phòng Sở; Kỳ báo cáo: Quý 1 năm 2023",
        "| Đơn vị: | Văn phòng Sở |\n| Kỳ báo cáo: | Quý I năm 2023 |",
        "VĂN PHÒNG SỞ\nBáo cáo Quý Ⅰ năm 2023 (lần 2)",
    ],
)
def test_a_title_names_unit_and_period_in_any_of_its_shapes(office: Office, title: str) -> None:
    answer = office.load(f"## Tiến độ\n{title}\n{ONE_ROW}", unit="", period="")

    assert outcome(answer) == Outcome("accepted", "VP", "2023-Q1", {"progress": (1, 1, 0)}, [])


def test_a_unit_that_only_occurs_in_a_sentence_is_asked(office: Office) -> None:
    book = f"## Tiến độ\nBÁO CÁO GỬI VĂN PHÒNG SỞ VÀ THANH TRA SỞ\nQuý I năm 2023\n{ONE_ROW}"

    answer = office.load(book, unit="", period="")

    assert outcome(answer) == Outcome("refused", None, "2023-Q1", {}, [("unknown_unit", "", "")])


def test_two_sheets_that_speak_of_different_periods_are_asked(office: Office) -> None:
    first = "## Tiến độ\nĐơn vị: Văn phòng Sở\nQuý I năm 2023\n" + ONE_ROW
    second = "## Khó khăn\nĐơn vị: Văn phòng Sở\nQuý II năm 2023\n| Khó khăn | Lý do |\n| Thiếu kinh phí | Chưa cấp |\n"

    answer = office.load(first + second, unit="", period="")

    assert outcome(answer) == Outcome("refused", "VP", None, {}, [("unknown_period", "", "")])


def test_a_workbook_that_says_neither_unit_nor_period_is_asked_for_both_and_then_taken(office: Office) -> None:
    book = "## Sheet1\nBáo cáo công tác thi đua, khen thưởng\n" + ONE_ROW

    asked = office.load(book, unit="", period="", name="Book1.xlsx")
    answered = office.load(book, unit="", period="", name="Book1.xlsx", chosen=Chosen("XDCQ", "2023-05"))

    assert outcome(asked) == Outcome("refused", None, None, {}, [("unknown_period", "", ""), ("unknown_unit", "", "")])
    assert outcome(answered) == Outcome("accepted", "XDCQ", "2023-05", {"progress": (1, 1, 0)}, [])


def test_a_unit_chosen_against_the_title_is_asked(office: Office) -> None:
    answer = office.load("## Tiến độ\n" + ONE_ROW, chosen=Chosen("TTR", "2023-Q1"))

    assert (answer["status"], outcome(answer).serious) == ("refused", [("unit_mismatch", "", "")])
