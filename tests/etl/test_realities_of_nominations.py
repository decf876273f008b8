"""Nominations as units really send them: sections instead of columns, votes in one cell, titles in many spellings."""

# ruff: noqa: E501 - a row of a workbook is one line

import re
import unicodedata
from collections.abc import Callable

import pytest

from tests.etl.realities import Outcome, outcome
from tests.office import Office

NOMINATIONS_BY_SECTION = r"""
## Danh sách
| SỞ NỘI VỤ HƯNG YÊN | | | | | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |
| BAN THI ĐUA - KHEN THƯỞNG | | | | | Độc lập - Tự do - Hạnh phúc |
DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG QUÝ I NĂM 2023
.
| TT | Tên tập thể, cá nhân | Ông (Bà) | Chức vụ, đơn vị công tác | Sinh năm | Danh hiệu TĐ | Loại khen thưởng | Xếp loại CBCCVC | Phiếu đồng ý/tổng số | Thành tích |
| A | TẬP THỂ |
| 1 | Ban Thi đua - Khen thưởng | | | | TTLĐTT | Hằng năm | | 7/9 | Hoàn thành 100% nhiệm vụ |
| 2 | Phòng Nghiệp vụ | | | | Lao động tiên tiến | Hằng năm | | 9/9 | |
| B | CÁ NHÂN |
| 1 | Trần Thị Hà | Bà | Trưởng ban | 1975 | Chiến sỹ thi đua cơ sở | Thường xuyên | HTXSNV | 9/9 | -nt- |
| 2 | Nguyễn Văn Toàn | Ông | CV | 1988 | LĐTT | Thường xuyên | Tốt | 8 / 9 | Tham mưu 12 văn bản |
| 3 | Lê Minh | Ông | CV | 1990 | Bằng khen của Giám đốc Sở | Đột xuất | HTT nhiệm vụ | 9/9 | |
| 4 | Vũ Thị Lan | Nữ | CV | 1991 | BK UBND tỉnh | Công trạng | HTTNV | 2023-09-07 | Chủ trì 02 đề án |
| 5 | Phạm Hùng | Ông | PTP | 1980 | GK | Chuyên đề | HTTNV | 9/9 | như trên |
| | Cộng danh sách: 02 tập thể, 05 cá nhân |
| | | | | | Hưng Yên, ngày … tháng … năm 2023 |
| | NGƯỜI LẬP BIỂU | | | | TRƯỞNG BAN |
gộp A3:J3, F1:J1, F2:J2, B6:J6, B9:J9
"""


def test_sections_say_who_is_a_collective_votes_are_two_numbers_and_unknown_awards_are_asked(office: Office) -> None:
    answer = office.load(NOMINATIONS_BY_SECTION, unit="", period="")

    assert outcome(answer) == Outcome(
        "partial",
        "TDKT",
        "2023-Q1",
        {"nominations": (7, 3, 4)},
        [
            ("award_not_for_nominee", "Danh sách", "F8"),
            ("bad_number", "Danh sách", "I13"),
            ("ditto_without_above", "Danh sách", "J10"),
            ("unknown_award", "Danh sách", "F12"),
        ],
    )
    fields = ("nominee_name", "nominee_kind", "award", "commendation_kind", "votes_for", "votes_total", "stage")
    assert office.view("current_nominations", *fields) == [
        ("Ban Thi đua - Khen thưởng", "collective", "TTLDTT", "merit", 7, 9, "proposed"),
        ("Nguyễn Văn Toàn", "individual", "LDTT", "merit", 8, 9, "proposed"),
        ("Phạm Hùng", "individual", "GK", "thematic", 9, 9, "proposed"),
    ]


VENDOR_STYLE = """
## Đăng ký thi đua
Đơn vị: Văn phòng Sở
Kỳ báo cáo: Quý I năm 2023
.
| STT | Tên tập thể/cá nhân/hộ gia đình | Phân loại khen thưởng | Năm sinh | Danh hiệu đề nghị | Giai đoạn |
.
| 1 | Lê Đình Đức | Cá nhân | 1979 | CSTĐ CS | Đăng ký |
| 4 | Đỗ Thị Đào | cá nhân | 1986 | Lao động TT | ĐK |
| 6 | Tổ Hành chính | tập thể | | TT LĐ xuất sắc | Đăng ký |
| 7 | Tổ Văn thư | TẬP THỂ | | Tập thể LĐTT | Đăng ký |
"""
READ_BY_ITS_MEANING = [
    ("Lê Đình Đức", "individual", "CSTDCS"),
    ("Tổ Hành chính", "collective", "TTLDXS"),
    ("Tổ Văn thư", "collective", "TTLDTT"),
    ("Đỗ Thị Đào", "individual", "LDTT"),
]


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param(lambda text: text, id="composed"),
        pytest.param(lambda text: unicodedata.normalize("NFD", text), id="decomposed"),
        pytest.param(lambda text: text.replace("Đ", "Ð"), id="the-look-alike-of-D"),
        pytest.param(lambda text: re.sub(r"(?<=\w) (?=\w)", "\u00a0\u200b ", text), id="unbreakable-spaces"),
    ],
)
def test_a_table_is_the_same_in_any_spelling_of_its_characters(office: Office, typed: Callable[[str], str]) -> None:
    sheet, table = VENDOR_STYLE.strip().split("\n", 1)

    answer = office.load(f"{sheet}\n{typed(table)}", unit="", period="")

    assert outcome(answer) == Outcome("accepted", "VP", "2023-Q1", {"nominations": (4, 4, 0)}, [])
    assert office.view("current_nominations", "nominee_name", "nominee_kind", "award") == READ_BY_ITS_MEANING


@pytest.mark.parametrize(
    ("heading", "typed"),
    [
        ("Số phiếu đồng ý", "7/9"),
        ("Phiếu đồng ý/tổng số", "7 / 9"),
        ("Kết quả bỏ phiếu", "07/09"),
        ("Số phiếu", "7/9"),
    ],
)
def test_votes_in_one_cell_are_those_for_and_all_of_them(office: Office, heading: str, typed: str) -> None:
    book = f"""## Khen thưởng
| Họ tên | Cá nhân/Tập thể | Danh hiệu | {heading} |
| Lê Minh | Cá nhân | LĐTT | {typed} |
| Vũ Thị Lan | Cá nhân | LĐTT | 9/9 |
"""

    answer = office.load(book)

    assert outcome(answer) == Outcome("accepted", "VP", "2023-Q1", {"nominations": (2, 2, 0)}, [])
    assert office.view("current_nominations", "nominee_name", "votes_for", "votes_total") == [
        ("Lê Minh", 7, 9),
        ("Vũ Thị Lan", 9, 9),
    ]


SPELLINGS = {
    ("individual", "LDTT"): ("LĐTT", "LDTT", "Lao động TT", "Lao động tiên tiến", "lao dong tien tien"),
    ("individual", "CSTDCS"): (
        "CSTĐCS",
        "CSTĐ CS",
        "CSTDCS",
        "CSTĐ cơ sở",
        "Chiến sỹ thi đua cơ sở",
        "Chiến sĩ TĐCS",
    ),
    ("collective", "TTLDXS"): ("TTLĐXS", "Tập thể LĐXS", "TT LĐ xuất sắc"),
    ("collective", "TTLDTT"): ("TTLĐTT", "Tập thể LĐTT"),
    ("individual", "BK_TINH"): (
        "BK",
        "BK UBND tỉnh",
        "Bằng khen CT UBND tỉnh",
        "Bằng khen của UBND tỉnh",
    ),
    ("individual", "GK"): ("GK", "Giấy khen GĐ Sở", "Giấy khen"),
}


def test_titles_in_every_spelling_are_known(office: Office) -> None:
    spelt = [(kind, code, text) for (kind, code), texts in SPELLINGS.items() for text in texts]
    rows = [
        f"| Người số {number} | {'CN' if kind == 'individual' else 'Tập thể'} | {text} |"
        for number, (kind, _, text) in enumerate(spelt, start=10)
    ]
    book = "## Đề nghị\n| Tên tập thể, cá nhân | Phân loại | HTKT |\n" + "\n".join(rows)

    answer = office.load(book)

    assert outcome(answer) == Outcome("accepted", "VP", "2023-Q1", {"nominations": (len(spelt),) * 2 + (0,)}, [])
    assert office.view("current_nominations", "nominee_name", "nominee_kind", "award") == [
        (f"Người số {number}", kind, code) for number, (kind, code, _) in enumerate(spelt, start=10)
    ]
