"""Progress as units really report it: built from what such workbooks look like, judged by the contract alone."""

# ruff: noqa: E501 - a row of a workbook is one line

from datetime import date

import pytest

from tests.etl.realities import Outcome, outcome
from tests.office import Office

PROGRESS_FIELDS = ("item_code", "target", "actual", "percent_complete", "status")

MINISTRY_STYLE = r"""
## Sheet1
| UBND TỈNH HƯNG YÊN | | | | | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
| SỞ NỘI VỤ | | | | | Độc lập - Tự do - Hạnh phúc |
| THANH TRA SỞ |
BÁO CÁO KẾT QUẢ THỰC HIỆN KẾ HOẠCH THI ĐUA, KHEN THƯỞNG QUÝ I NĂM 2023
(Kèm theo Báo cáo số 12/BC-TTr ngày 20/3/2023 của Thanh tra Sở)
.
| STT | MÃ SỐ | NỘI DUNG\nCÔNG VIỆC | ĐVT | CHỈ TIÊU\nNĂM | KẾT QUẢ  THỰC HIỆN | TÌNH HÌNH THỰC HIỆN | SỐ, KÝ HIỆU VĂN BẢN | G/CHÚ |
| (1) | (2) | (3) | (4) | (5) | (6) | (7) | (8) | (9) |
| I | | TUYÊN TRUYỀN, TỔ CHỨC HỘI NGHỊ |
| 1 | 1.2 | Tuyên truyền Luật Thi đua, khen thưởng và Quyết định số 18/2020/QĐ-UBND của UBND tỉnh | buổi/tin bài | 4 | 1 | Đang triển khai | | Lồng ghép họp chi bộ |
| 2 | 3.1 | | đơn vị ký | 1 | 1 | Đã hoàn thành | Giao ước ký ngày 24/02/2023 | |
| II | | PHONG TRÀO THI ĐUA |
| * | PT1 | | % chỉ tiêu | 100 | 30 | Đang thực hiện | | |
| - | 6.1 | Triển khai phong trào thi đua phù hợp với chức năng, nhiệm vụ; phát hiện, đề nghị khen thưởng kịp thời | kế hoạch | 1 | 0 | Chưa làm | | |
| | | Tổng cộng | | 106 | 32 | | | |
.
| | | | | | | Hưng Yên, ngày 20 tháng 3 năm 2023 |
| | NGƯỜI LẬP BIỂU | | | | | THỦ TRƯỞNG ĐƠN VỊ |
| | (Ký, ghi rõ họ tên) | | | | | (Ký, đóng dấu) |
.
| | Nguyễn Thị Hoa | | | | | Đỗ Văn Minh |
gộp A4:I4, A5:I5, F1:I1, F2:I2, G17:I17, G18:I18
"""


def test_title_block_numbering_row_sections_total_and_signatures_are_no_rows(office: Office) -> None:
    answer = office.load(MINISTRY_STYLE, unit="", period="")

    assert outcome(answer) == Outcome("accepted", "TTR", "2023-Q1", {"progress": (4, 4, 0)}, [])
    assert office.view("current_progress", "item_code", "target", "actual", "status", "evidence", "note") == [
        ("1.2", 4.0, 1.0, "in_progress", None, "Lồng ghép họp chi bộ"),
        ("3.1", 1.0, 1.0, "completed", "Giao ước ký ngày 24/02/2023", None),
        ("6.1", 1.0, 0.0, "not_started", None, None),
        ("PT1", 100.0, 30.0, "in_progress", None, None),
    ]


THREE_LEVELS = r"""
## Biểu số 2
SO NOI VU TINH HUNG YEN
Phong Cai cach hanh chinh
Thoi diem bao cao: 6 thang dau nam 2023
.
| TT | Nhiem vu/Noi dung cong viec | Ket qua nam 2023 | | | Thoi gian | | Tinh trang | Van ban minh chung |
| | | So lieu | | TL | Thoi han | Hoan thanh ngay | | |
| | | Chi tieu giao | Da thuc hien | | | | | |
| A | B | 1 | 2 | 3 | 4 | 5 | 6 | 7 |
| 1.1 | PHONG TRAO THI DUA DAY MANH CAI CACH HANH CHINH, CHUYEN DOI SO | 100 | 45 | 45% | 15/12/2023 | | Dang thuc hien | |
| 1.2 | Triển khai phong trào thi đua phù hợp với chức năng, nhiệm vụ; phát hiện, đề nghị khen thưởng kịp thời | 1 | 1 | 100% | 31/12/2023 | 10/02/2023 | Da xong | 05/KH-CCHC ngày 10/02/2023 |
| 2.1 | Tổng kết phong trào, bình xét thi đua cuối năm | 1 | 0 | 0% | 25.12.2023 | | Chua bat dau | |
| 2.2 | Xây dựng chính quyền điện tử | 1 | 0 | 0% | | | Chua | |
gộp A5:A7, B5:B7, C5:E5, F5:G5, C6:D6, E6:E7, F6:F7, G6:G7, H5:H7, I5:I7
"""


def test_three_levels_of_headings_without_marks_are_read_and_the_running_number_is_no_code(office: Office) -> None:
    answer = office.load(THREE_LEVELS, unit="", period="", received_on=date(2023, 6, 19))

    assert outcome(answer) == Outcome(
        "partial", "CCHC", "2023-H1", {"progress": (4, 3, 1)}, [("unknown_item", "Biểu số 2", "B12")]
    )
    assert office.view("current_progress", *PROGRESS_FIELDS, "completed_on", "due_on") == [
        ("5.3", 1.0, 0.0, 0.0, "not_started", None, date(2023, 12, 25)),
        ("6.1", 1.0, 1.0, 100.0, "completed", date(2023, 2, 10), date(2023, 12, 31)),
        ("PT2", 100.0, 45.0, 45.0, "in_progress", None, date(2023, 12, 15)),
    ]


OF_THE_OFFICE = r"""
## Tổng hợp
BẢNG TỔNG HỢP KẾT QUẢ THỰC HIỆN KẾ HOẠCH THI ĐUA, KHEN THƯỞNG CỦA CÁC PHÒNG, BAN, ĐƠN VỊ
Quý 1 năm 2023
| TT | Phòng, ban | Mã NV | Chỉ tiêu | Lũy kế | Trạng thái nhiệm vụ | Minh chứng | Ghi chú |
| 1 | Văn phòng Sở | 1.1 | 4 | 1 | Đang thực hiện | | Lồng ghép sinh hoạt chi bộ |
| | | 1.2 | 4 | 1 | -nt- | | " |
| | | 3.1 | 1 | 1 | Hoàn thành | 15/KH-VP ngày 10/02/2023 | |
| | Cộng | | 9 | 3 | | | |
| 2 | Phòng Công chức, viên chức | 1.1 | 2 | 2 | Đang thực hiện | | Phối hợp với Văn phòng |
| | | 6.1 | 1 | 1 | như trên | | Như trên |
| | Cộng | | 3 | 2 | | | |
| 3 | Ban Tôn giáo | PT4 | 100 | 25 | Đang thực hiện | | |
| | TỔNG SỐ | | 112 | 31 | | | |
gộp A1:H1, A4:A6, B4:B6, A8:A9, B8:B9
"""


def test_merged_units_reach_over_their_merge_only_dittos_are_written_out_and_sums_are_checked(office: Office) -> None:
    answer = office.load(OF_THE_OFFICE, unit="", period="")

    assert outcome(answer) == Outcome(
        "accepted",
        ["VP", "CCVC", "TG"],
        "2023-Q1",
        {"progress": (6, 6, 0)},
        [("total_mismatch", "Tổng hợp", "E10")],
    )
    assert office.view("current_progress", "unit_code", "item_code", "actual", "status", "note") == [
        ("CCVC", "1.1", 2.0, "in_progress", "Phối hợp với Văn phòng"),
        ("CCVC", "6.1", 1.0, "in_progress", "Phối hợp với Văn phòng"),
        ("TG", "PT4", 25.0, "in_progress", None),
        ("VP", "1.1", 1.0, "in_progress", "Lồng ghép sinh hoạt chi bộ"),
        ("VP", "1.2", 1.0, "in_progress", "Lồng ghép sinh hoạt chi bộ"),
        ("VP", "3.1", 1.0, "completed", None),
    ]


NAMED_TOTALS = r"""
## Tiến độ
| STT | Mã nội dung | Nội dung | Chỉ tiêu | Kết quả thực hiện | Trạng thái |
| I | | Tuyên truyền |
| 1 | 1.1 | | 4 | 1 | Đang thực hiện |
| 2 | 1.2 | | 4 | 1 | Đang thực hiện |
| | | {sub_total} | 8 | 2 | |
| II | | Hội nghị |
| 1 | 3.1 | | 1 | 0 | Đang thực hiện |
| | | {total} | 9 | 4 | |
"""


@pytest.mark.parametrize(
    ("sub_total", "total"),
    [("Cộng I", "TỔNG"), ("Cộng mục I", "Tổng số"), ("Cộng Văn phòng", "Tổng cộng (I+II)"), ("Cộng:", "TỔNG CỘNG:")],
)
def test_totals_under_any_name_are_checked_and_are_no_rows(office: Office, sub_total: str, total: str) -> None:
    answer = office.load(NAMED_TOTALS.format(sub_total=sub_total, total=total))

    assert outcome(answer) == Outcome(
        "accepted", "VP", "2023-Q1", {"progress": (3, 3, 0)}, [("total_mismatch", "Tiến độ", "E10")]
    )


NUMBERED_IN_THE_CODE_COLUMN = r"""
## Tiến độ
| Mã nội dung | Nội dung | Kết quả thực hiện | Trạng thái |
| I | TUYÊN TRUYỀN |
| 1.1 | | 1 | Đang thực hiện |
| B. | Hội nghị |
| 3.1 | | 1 | Đang thực hiện |
III. PHONG TRÀO THI ĐUA
| PT1 | | 20 | Đang thực hiện |
"""


def test_a_section_numbered_in_the_column_of_codes_is_no_row(office: Office) -> None:
    answer = office.load(NUMBERED_IN_THE_CODE_COLUMN)

    assert outcome(answer) == Outcome("accepted", "VP", "2023-Q1", {"progress": (3, 3, 0)}, [])


UNIT_LEFT_OUT = r"""
## Tổng hợp
Kỳ báo cáo: Quý I/2023
| Đơn vị | Mã nội dung | Kết quả thực hiện | Trạng thái | Ghi chú |
| Văn phòng Sở | 1.1 | 1 | -nt- | |
| | 1.2 | 2 | Đang thực hiện | |
| Văn phòng Sở | 3.1 | 10 | Đang thực hiện | |
| Thanh tra Sở | 1.1 | 3 | Đang thực hiện | |
| Ban Tôn giáo | 1.1 | | Đang thực hiện | |
gộp C6:C7
"""


def test_a_blank_unit_outside_a_merge_a_ditto_under_nothing_and_a_merged_figure_are_asked(office: Office) -> None:
    answer = office.load(UNIT_LEFT_OUT, unit="", period="")

    assert outcome(answer) == Outcome(
        "partial",
        ["VP", "TTR", "TG"],
        "2023-Q1",
        {"progress": (5, 3, 2)},
        [
            ("ditto_without_above", "Tổng hợp", "D3"),
            ("merged_quantity", "Tổng hợp", "C6"),
            ("unknown_row_unit", "Tổng hợp", "A4"),
        ],
    )
    assert office.view("current_progress", "unit_code", "item_code", "actual") == [
        ("TG", "1.1", 3.0),
        ("TTR", "1.1", 3.0),
        ("VP", "3.1", 10.0),
    ]


NUMBER_STYLES = r"""
## Báo cáo
Tên đơn vị: Văn phòng Sở
Kỳ báo cáo: Quý II/2023
| Mã nội dung | Chỉ tiêu | Thực hiện | Đạt (%) | Trạng thái | Minh chứng |
| 1.1 | '2.469 | 1,234.5 | 50 | Đang thực hiện | |
| 1.2 | 4 | 3,5 | 87,5% | Đang thực hiện | |
| 2.2 | 200 | 171 | 0.855[0.0%] | Đang thực hiện | |
| 2.3 | 100 | 85 | 0.85 | Đang thực hiện | |
| 3.1 | 10 | 9 | trên 90% | Đang thực hiện | |
| 4.1 | 2 | ~1 | 50% | Đang thực hiện | |
| 4.2 | 2 | 1 văn bản | 50% | Đang thực hiện | |
| 4.3 | 1.234,5 | 1\u00a0000 | 81% | Đang thực hiện | |
| 5.1 | 10 | #N/A | 50% | Đang thực hiện | |
| 5.2 | 5 | =B12/2 | 50% | Đang thực hiện | |
| 6.1 | 2 | 25 | 1250 | Đang thực hiện | |
| 6.2 | 4 | 1 | 25% | Quá hạn | |
| PT1 | 100 | 90 | ≥ 90% | Đang thực hiện | |
| PT4 | 100 | 85 | 85/100 | Đang thực hiện | |
"""


def test_numbers_in_all_their_styles_are_read_and_what_is_no_number_is_asked(office: Office) -> None:
    answer = office.load(NUMBER_STYLES, unit="", period="")

    assert outcome(answer) == Outcome(
        "partial",
        "VP",
        "2023-Q2",
        {"progress": (14, 5, 9)},
        [
            ("ambiguous_percent", "Báo cáo", "D7"),
            ("bad_number", "Báo cáo", "C10"),
            ("bad_number", "Báo cáo", "C9"),
            ("bad_percent", "Báo cáo", "D16"),
            ("bad_percent", "Báo cáo", "D17"),
            ("bad_percent", "Báo cáo", "D8"),
            ("error_cell", "Báo cáo", "C12"),
            ("formula_without_value", "Báo cáo", "C13"),
            ("out_of_range", "Báo cáo", "D14"),
            ("status_contradiction", "Báo cáo", "E15"),
        ],
    )
    assert office.view("current_progress", *PROGRESS_FIELDS) == [
        ("1.1", 2469.0, 1234.5, 50.0, "in_progress"),
        ("1.2", 4.0, 3.5, 87.5, "in_progress"),
        ("2.2", 200.0, 171.0, 85.5, "in_progress"),
        ("4.3", 1234.5, 1000.0, 81.0, "in_progress"),
        ("6.2", 4.0, 1.0, 25.0, "in_progress"),
    ]


FRACTIONS = r"""
## Tien do
Đơn vị: Ban TĐKT
Kỳ: tháng 3 năm 2023
| Mã KH | % hoàn thành |
| 4.1 | 0.5 |
| 4.2 | 0,25 |
| 2.2 | 1 |
"""


def test_a_column_of_nothing_but_fractions_counts_in_percent_and_stands_for_the_status(office: Office) -> None:
    answer = office.load(FRACTIONS, unit="", period="")

    assert outcome(answer) == Outcome(
        "accepted", "TDKT", "2023-03", {"progress": (3, 3, 0)}, [("completed_without_evidence", "Tien do", "A6")]
    )
    assert office.view("current_progress", "item_code", "percent_complete") == [
        ("2.2", 100.0),
        ("4.1", 50.0),
        ("4.2", 25.0),
    ]
