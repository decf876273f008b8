"""Rosters, difficulties and whole workbooks as units really send them: encodings, marks, dates, repetitions."""

import json
import re
from datetime import date

import pytest

from tests.etl.realities import Outcome, cells_told, outcome
from tests.ledger.reports import PROGRESS, directed, done
from tests.office import Office

_UNICODE = "àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵĂÂĐÊÔƠƯ"
_TCVN3 = "µ¸¶·¹¨»¾¼½Æ©ÇÊÈÉË®ÌÐÎÏÑªÒÕÓÔÖ×ÝØÜÞßãáâä«åèæçé¬êíëìîïóñòô\u00adõøö÷ùúýûüþ¡¢§£¤¥¦"
_AS_TCVN3 = str.maketrans(_UNICODE, _TCVN3)
_CELL = re.compile(r"\| ([^|\n]+?) (?=\|)")


def _typed_in_vntime(table: str) -> str:
    """Return a table's cells as TCVN3 bytes shown in Latin letters, in the font that makes them readable."""
    return _CELL.sub(lambda cell: "| {.VnTime}" + cell[1].translate(_AS_TCVN3) + " ", table)


ROSTER_TITLES = "## DS CBCC\nĐơn vị: Ban Tôn giáo\nQuý I năm 2023\n"
ROSTER_OF_OLD = """| STT | Họ và tên | Sinh năm | Chức danh | Thuộc diện xét | Xếp loại chất lượng |
| 1 | Nguyễn Thị Tươi | 1980 | Trưởng ban | x | Xuất sắc |
| 2 | Phạm Hữu Nghĩa | 1985 | Chuyên viên | có | Hoàn thành tốt nhiệm vụ |
"""
READ_FROM_OLD = [
    ("Nguyễn Thị Tươi", 1980, "Trưởng ban", True, "excellent"),
    ("Phạm Hữu Nghĩa", 1985, "Chuyên viên", True, "good"),
]
ROSTER_FIELDS = ("full_name", "birth_year", "position", "counted", "work_grade")


def test_a_roster_typed_in_vntime_is_read_in_unicode_and_the_text_as_typed_is_kept(office: Office) -> None:
    answer = office.load(ROSTER_TITLES + _typed_in_vntime(ROSTER_OF_OLD), unit="", period="")

    assert outcome(answer) == Outcome("accepted", "TG", "2023-Q1", {"roster": (2, 2, 0)}, [])
    assert office.view("current_roster", *ROSTER_FIELDS) == READ_FROM_OLD
    typed = [json.loads(row)["full_name"] for (row,) in office.view("roster_rows", "typed")]
    assert typed == [["B4", "NguyÔn ThÞ T\u00ad¬i"], ["B5", "Ph¹m H÷u NghÜa"]]


def test_text_in_tcvn3_is_read_without_the_font_too_and_said_column_by_column(office: Office) -> None:
    body = ROSTER_OF_OLD.split("\n", 1)
    book = (
        ROSTER_TITLES + body[0] + "\n" + _typed_in_vntime(body[1]).replace("{.VnTime}", "").replace("| cã |", "| x |")
    )

    answer = office.load(book, unit="", period="")

    assert outcome(answer) == Outcome("accepted", "TG", "2023-Q1", {"roster": (2, 2, 0)}, [])
    assert office.view("current_roster", *ROSTER_FIELDS) == READ_FROM_OLD
    assert cells_told(answer, "legacy_encoding") == ["B4", "D4", "F4"]


YES_AND_NO = """## Nhan su
Đơn vị: Phòng CCVC
Quý I năm 2023
| Họ, tên | NS | CV | Tính vào mẫu số | Kết quả đánh giá, xếp loại | Kỷ luật từ ngày |
| Đỗ Văn An | 1980 | TP | x | HTXSNV | |
| Bùi Thị Bình | 12/05/1981 | PTP | X | HTT nhiệm vụ | |
| Cao Văn Cường | 1982 | CVC | ✓ | Tốt | 05/2022 |
| Đặng Thị Dung | '1983 | CV | đã | HTNV | |
| Phan Văn Em | 1984 | NV | Không | KHTNV | |
| Lý Thị Gấm | 1985 | CV | 1 | Khá | |
| Hồ Văn Hải | 85 | CV | Có | HTTNV | |
| Vũ Thị Lan | 1987 | CV | Có | HTTNV | |
| Vũ Thị Lan | 1987 | CV | Có | HTTNV | |
| Mai Văn Minh | 1988 | CV | Có | Tốt | |
| Mai Văn Minh | 1988 | CV | Không | Tốt | |
| Trần Thị Nga | | CV | Có | Tốt | |
| Trần Thị Nga | 1990 | CV | Có | Tốt | |
"""


def test_marks_grades_years_and_repeated_people_are_read_or_asked(office: Office) -> None:
    answer = office.load(YES_AND_NO, unit="", period="")

    status, unit, period, _, serious = outcome(answer)
    assert (status, unit, period) == ("partial", "CCVC", "2023-Q1")
    assert serious == [
        ("bad_year", "Nhan su", "B10"),
        ("duplicate_row", "Nhan su", "A13"),
        ("duplicate_row", "Nhan su", "A14"),
        ("partial_date", "Nhan su", "F6"),
        ("possible_same_person", "Nhan su", "A16"),
        ("unknown_choice", "Nhan su", "E9"),
    ]
    assert office.view("current_roster", "full_name", "birth_year", "counted", "work_grade", "discipline_from") == [
        ("Bùi Thị Bình", 1981, True, "good", None),
        ("Cao Văn Cường", 1982, True, "good", None),
        ("Phan Văn Em", 1984, False, "not_completed", None),
        ("Trần Thị Nga", 1990, True, "good", None),
        ("Trần Thị Nga", None, True, "good", None),
        ("Vũ Thị Lan", 1987, True, "good", None),
        ("Đặng Thị Dung", 1983, True, "completed", None),
        ("Đỗ Văn An", 1980, True, "excellent", None),
    ]


DIFFICULTIES_IN_ALL_DATES = """
## KK, VM
Đơn vị: Trung tâm Lưu trữ lịch sử tỉnh
T3/2023
| Số TT | Mã nhiệm vụ | Tồn tại, hạn chế | Lý do | Mức độ | Đề xuất hướng giải quyết | Cơ quan giải quyết | Từ ngày |
| 1 | 1.1 | Chưa có tài liệu tuyên truyền | Cấp trên chưa gửi | Cao | Đề nghị cấp tài liệu | Lãnh đạo Sở | 5/1/23 |
| 2 | | Thiếu kho bảo quản | -nt- | TB | Bố trí kho | UBND tỉnh | 05.02.2023 |
| 3 | | Máy quét hỏng | Hết hạn bảo hành | Rất cao | Mua mới | Sở | ngày 5/1/2023 |
| 4 | | Thiếu biên chế | | Thấp | | Bộ | 02/2023 |
| 5 | | Chậm nhận văn bản | | Thấp | | VP | '44931 |
| 6 | | Phần mềm hay lỗi | | Vừa | | Khác | 31/02/2023 |
| 7 | | Chưa cấp kinh phí | | Khẩn | | Khác | 2023-03-01 |
| 8 | | Chưa có hướng dẫn chấm điểm | | Cao | | Tỉnh | ngày 15 tháng 2 năm 2023 |
"""


def test_dates_in_all_their_styles_are_read_day_first_and_half_dates_are_asked(office: Office) -> None:
    answer = office.load(DIFFICULTIES_IN_ALL_DATES, unit="", period="")

    assert outcome(answer) == Outcome(
        "partial",
        "LTLS",
        "2023-03",
        {"difficulties": (8, 6, 2)},
        [("bad_date", "KK, VM", "H9"), ("partial_date", "KK, VM", "H7"), ("unknown_choice", "KK, VM", "E6")],
    )
    assert office.view("current_difficulties", "description", "cause", "severity", "addressee", "raised_on") == [
        ("Chưa có hướng dẫn chấm điểm", None, "high", "province", date(2023, 2, 15)),
        ("Chưa có tài liệu tuyên truyền", "Cấp trên chưa gửi", "high", "department", date(2023, 1, 5)),
        ("Chưa cấp kinh phí", None, "urgent", "other", date(2023, 3, 1)),
        ("Chậm nhận văn bản", None, "low", "office", date(2023, 1, 5)),
        ("Thiếu biên chế", None, "low", "ministry", None),
        ("Thiếu kho bảo quản", "Cấp trên chưa gửi", "medium", "province", date(2023, 2, 5)),
    ]


@pytest.mark.parametrize("nothing", ["Không", "KHÔNG CÓ", "khong co", "0", "-", "/", "Không có.", "'-"])
def test_every_way_of_saying_there_is_none_is_a_nil_report(office: Office, nothing: str) -> None:
    book = f"## Vướng mắc\n| STT | Vướng mắc | Nguyên nhân | Kiến nghị |\n| 1 | {nothing} | | |\n| 2 | | | |\n"

    answer = office.load(book, unit="Phòng Quản lý văn thư, lưu trữ", period="tháng 02/2023")

    assert outcome(answer) == Outcome("accepted", "VTLT", "2023-02", {"difficulties": (0, 0, 0)}, [])
    assert office.view("nil_reports", "unit_code", "period", "sheet") == [("VTLT", "2023-02", "difficulties")]


def _six_sheets(direction_no: str) -> str:
    return f"""
## Bieu 6
Đơn vị: Văn phòng
Quý II năm 2023
| Họ tên | Sinh năm | Năm đạt | Danh hiệu | Số QĐ | Ngày ký quyết đinhh |
| Đỗ Văn An | 1980 | 2021 | CSTĐ cơ sở | 15/QĐ-SNV | 05/01/2022 |
| Đỗ Văn An | 1980 | 2022 | BK | 320/QĐ-UBND | 2/2023 |
## Bieu 3
| Số ý kiến chỉ đạo | Chỉ đạo của lãnh đạo | Kết quả | Tình trạng |
| {direction_no} | Làm việc với Cụm trưởng | Đã làm việc ngày 05/6/2023 | Xong |
| CD-2023-099 | | Đã báo cáo | Xong |
## Bieu 5
| TT | Họ và tên | NS | Chức vụ, chức danh | Tính vào tổng số |
| 1 | Đỗ Văn An | 1980 | CVP | x |
## Bieu 2
| Khó khăn/vướng mắc | Lý do chậm | Ý kiến đề xuất |
| Không | | |
## Bieu 4
| Họ và tên cá nhân | Cá nhân/Tập thể | Sinh năm | Hình thức đề nghị khen thưởng |
| Đỗ Văn An | CN | 1980 | Giấy khen GĐ Sở |
## Bieu 1
| Mã nhiệm vụ | Số thực hiện | Tình hình thực hiện | Chú thích |
| 1.1 | 2 | Đang làm | |
| 1.1 | 2 | Đang làm | |
| 1.2 | 1 | Đang làm | |
| 1.2 | 3 | Đang làm | |
"""


def test_six_sheets_in_any_order_under_any_name_are_known_by_their_headings(office: Office) -> None:
    office.load(PROGRESS + done(1) + "## Khó khăn\n| Khó khăn |\n| Chưa có hướng dẫn chấm điểm |\n")
    number = directed(office)

    answer = office.load(_six_sheets(number), unit="", period="", received_on=date(2023, 6, 19))

    assert (answer["status"], answer["unit"], answer["period"]) == ("partial", "VP", "2023-Q2")
    assert {name: (count["accepted"], count["refused"]) for name, count in answer["rows"].items()} == {
        "award_history": (2, 0),
        "directions": (1, 1),
        "roster": (1, 0),
        "difficulties": (0, 0),
        "nominations": (1, 0),
        "progress": (1, 2),
    }
    assert outcome(answer).serious == [
        ("duplicate_row", "Bieu 1", "A4"),
        ("duplicate_row", "Bieu 1", "A5"),
        ("partial_date", "Bieu 6", "F5"),
        ("unknown_direction", "Bieu 3", "A3"),
    ]
    assert office.view("current_award_history", "subject_name", "year", "award", "decision_on") == [
        ("Đỗ Văn An", 2021, "CSTDCS", date(2022, 1, 5)),
        ("Đỗ Văn An", 2022, "BK_TINH", None),
    ]
    assert office.view("current_difficulties", "direction_no", "status", "response") == [
        (number, "answered", "Đã làm việc ngày 05/6/2023")
    ]
