"""Nominees typed as lines of text: whom a title speaks of, and what is too unsure to be read."""

import pytest

from etl.context import Context
from tests.etl.lists.documents import document, read, told, unread


def test_a_form_goes_to_collectives_and_persons_alike(context: Context) -> None:
    lines = [
        *("I. Giấy khen của Giám đốc Sở", "- Ban Thi đua - Khen thưởng; 9/9 phiếu", "- Ông Đỗ Văn An, Chuyên viên"),
        *("- Tổ số hóa, Phòng Cải cách hành chính", "II. Bằng khen của Chủ tịch UBND tỉnh", "1. Thanh tra Sở"),
        *("- Ông Lê Văn Nam, Chuyên viên", "III. Tập thể Lao động xuất sắc", "- Phòng Công chức, viên chức (100%)"),
        "- Câu lạc bộ thơ",
    ]
    listed = read(document(*lines), context)

    assert told(listed, "name", "award", "kind", "unit_code") == [
        ("Ban Thi đua - Khen thưởng", "GK", "collective", "TDKT"),
        ("Đỗ Văn An", "GK", "individual", None),
        ("Tổ số hóa, Phòng Cải cách hành chính", "GK", "collective", None),
        ("Lê Văn Nam", "BK_TINH", "individual", "TTR"),
        ("Phòng Công chức, viên chức", "TTLDXS", "collective", "CCVC"),
    ]
    assert unread(listed) == [("đoạn 10", True)]


def test_titles_of_units_may_be_the_outer_ones(context: Context) -> None:
    lines = [
        *("A. Văn phòng Sở", "1. Danh hiệu Lao động tiên tiến", "- Bà Nguyễn Thị Hà, Chuyên viên"),
        *("2. Chiến sĩ thi đua cơ sở", "- Ông Lê Văn Nam, Chuyên viên"),
        *("B. Thanh tra Sở", "1. Danh hiệu Lao động tiên tiến", "- Ông Đỗ Văn An, Thanh tra viên"),
    ]
    listed = read(document(*lines), context)

    assert told(listed, "name", "award", "unit_code") == [
        ("Nguyễn Thị Hà", "LDTT", "VP"),
        ("Lê Văn Nam", "CSTDCS", "VP"),
        ("Đỗ Văn An", "LDTT", "TTR"),
    ]


def test_names_that_a_title_itself_lists_are_read_when_each_is_sure(context: Context) -> None:
    sure = read(document("1. Lao động tiên tiến: Nguyễn Thị Hà, Đỗ Văn An và Lê Văn Nam."), context)
    assert told(sure, "name", "award") == [(name, "LDTT") for name in ("Nguyễn Thị Hà", "Đỗ Văn An", "Lê Văn Nam")]

    half = read(document("1. Lao động tiên tiến: Nguyễn Thị Hà, và các đồng chí khác."), context)
    assert (told(half, "name"), unread(half)) == ([], [("đoạn 1", True)])


def test_names_in_a_sentence_are_read_where_the_sentence_is_a_title_and_named_where_not(context: Context) -> None:
    title = "1. Lao động tiên tiến cho ông Đỗ Văn An, Chuyên viên Văn phòng Sở và bà Nguyễn Thị Hà, Văn thư."
    assert told(read(document(title), context), "honorific", "name", "position", "unit_code", "award") == [
        ("Ông", "Đỗ Văn An", "Chuyên viên", "VP", "LDTT"),
        ("Bà", "Nguyễn Thị Hà", "Văn thư", None, "LDTT"),
    ]

    prose = (
        "Sau khi thảo luận, Hội nghị nhất trí đề nghị Giám đốc Sở tặng danh hiệu Lao động tiên tiến cho ông Đỗ Văn An, "
        "Chuyên viên Văn phòng Sở, vì có nhiều thành tích trong năm."
    )
    listed = read(document(prose), context)
    assert (told(listed, "name"), unread(listed)) == ([], [("đoạn 1", False)])


def test_who_counts_the_ballots_is_no_nominee_and_the_ballots_are_read(context: Context) -> None:
    ballots = [("STT", "Họ và tên", "Số phiếu đồng ý"), ("1", "Nguyễn Thị Hà", "8"), ("2", "Đỗ Văn An", "9")]
    lines = (
        *("BIÊN BẢN KIỂM PHIẾU", "Xét danh hiệu Chiến sĩ thi đua cơ sở năm 2023", "Ban kiểm phiếu gồm:"),
        *("Đại diện Văn phòng Sở:", "1. Ông Trần Văn Bảy - Trưởng ban", "Kết quả:"),
    )
    listed = read(document(*lines, ballots), context)

    assert told(listed, "name", "award") == [("Nguyễn Thị Hà", "CSTDCS"), ("Đỗ Văn An", "CSTDCS")]
    assert unread(listed) == [("đoạn 5", False)]


@pytest.mark.parametrize(
    ("line", "is_read"),
    [
        ("1. Nguyễn Văn An", True),
        ("- Y Thông Ayun, Chuyên viên", True),
        ("- Y Thông Ayun", False),
        ("Nguyễn Văn An, Chuyên viên", True),
        ("Nguyễn Văn An", False),
    ],
)
def test_a_line_in_a_list_is_read_when_it_is_sure_and_named_when_not(
    context: Context, line: str, is_read: bool
) -> None:
    listed = read(document("I. Lao động tiên tiến", line), context)

    assert (len(listed.mentions), unread(listed)) == ((1, []) if is_read else (0, [("đoạn 2", True)]))


def test_an_award_nobody_has_is_named_and_not_taken_for_the_one_above(context: Context) -> None:
    lines = ("I. Lao động tiên tiến", "1. Ông Đỗ Văn An", "II. Bằng khen của Giám đốc Sở", "1. Ông Lê Văn Nam")
    listed = read(document(*lines), context)

    assert told(listed, "name", "award") == [("Đỗ Văn An", "LDTT")]
    assert unread(listed) == [("đoạn 4", False)]
