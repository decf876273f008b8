"""Minutes and draft decisions: tables, titles, numbered lines; what is sure is read, the rest is named."""

from io import BytesIO

import pytest
from docx import Document

from etl.context import Context
from etl.reading.word import HIDDEN_TEXT, NOT_SEEN, TEXT_BOX
from tests.etl.lists.documents import changed, document, read, told, unread

LETTERHEAD = [("SỞ NỘI VỤ\nVĂN PHÒNG SỞ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")]
MINUTES = (
    LETTERHEAD,
    "BIÊN BẢN",
    "Họp bình xét danh hiệu thi đua, hình thức khen thưởng năm 2023",
    "I. Thành phần",
    "1. Ông Trần Quang Hưng, Chánh Văn phòng, Chủ trì",
    "2. Bà Lê Thị Mai, Chuyên viên, Thư ký",
    "II. Kết quả",
    "1. Danh hiệu Lao động tiên tiến (03 người):",
    "- Bà Nguyễn Thị Hà, sinh năm 1985, Chuyên viên, Phòng Công chức, viên chức;",
    "- Ông Đỗ Văn An (1980), Phó Trưởng phòng Cải cách hành chính: 9/9 phiếu",
    "* Trần Thị Bình, Văn thư",
    "2. Chiến sĩ thi đua cơ sở",
    [
        ("STT", "Họ và tên", "Năm sinh", "Chức vụ", "Đơn vị công tác"),
        ("(1)", "(2)", "(3)", "(4)", "(5)"),
        ("1", "Bà Nguyễn Thị Hà", "1985", "CV", "Phòng CCVC"),
        ("2", "Ông ĐỖ VĂN AN", "", "PTP", "Phòng CCHC"),
    ],
    "3. Tập thể Lao động tiên tiến:",
    "a) Văn phòng Sở",
    "b) Phòng Công chức, viên chức;",
    "III. KẾT LUẬN",
    "- Ông Trần Quang Hưng, Chánh Văn phòng, kết luận cuộc họp",
)


def test_minutes_are_read_line_by_line_and_table_by_table(context: Context) -> None:
    listed = read(document(*MINUTES), context)

    assert told(listed, "award", "honorific", "name", "birth_year", "position", "unit_code") == [
        ("LDTT", "Bà", "Nguyễn Thị Hà", 1985, "Chuyên viên", "CCVC"),
        ("LDTT", "Ông", "Đỗ Văn An", 1980, "Phó Trưởng phòng", "CCHC"),
        ("LDTT", "", "Trần Thị Bình", None, "Văn thư", "VP"),
        ("CSTDCS", "Bà", "Nguyễn Thị Hà", 1985, "CV", "CCVC"),
        ("CSTDCS", "Ông", "ĐỖ VĂN AN", None, "PTP", "CCHC"),
        ("TTLDTT", "", "Văn phòng Sở", None, "", "VP"),
        ("TTLDTT", "", "Phòng Công chức, viên chức", None, "", "CCVC"),
    ]


def test_a_nominees_place_is_the_paragraph_or_the_cell(context: Context) -> None:
    listed = read(document(*MINUTES), context)

    assert [mention.place.say() for mention in listed.mentions] == [
        *("đoạn 8", "đoạn 9", "đoạn 10", "bảng 2, hàng 3, cột 2", "bảng 2, hàng 4, cột 2", "đoạn 13", "đoạn 14")
    ]
    assert [listed.mentions[3].place_of(name).say() for name in ("birth_year", "unit", "award")] == [
        *("bảng 2, hàng 3, cột 3", "bảng 2, hàng 3, cột 5", "bảng 2, hàng 3, cột 2")
    ]


def test_who_was_present_or_concludes_is_no_nominee_and_is_named(context: Context) -> None:
    listed = read(document(*MINUTES), context)

    assert unread(listed) == [("đoạn 4", False), ("đoạn 5", False), ("đoạn 16", False)]
    assert listed.unread[1].text == "2. Bà Lê Thị Mai, Chuyên viên, Thư ký"


def test_titles_inside_a_table_speak_of_the_rows_below_them_the_outer_ones_too(context: Context) -> None:
    rows = [
        ("TT", "Họ và tên", "Chức vụ"),
        ("I. Danh hiệu Lao động tiên tiến",),
        ("1. Văn phòng Sở",),
        ("1", "Bà Nguyễn Thị Hà", "Chuyên viên"),
        ("2. Thanh tra Sở",),
        ("2", "Ông Đỗ Văn An", "Thanh tra viên"),
        ("II", "Chiến sĩ thi đua cơ sở", ""),
        ("1", "Bà Nguyễn Thị Hà", "Chuyên viên"),
        ("Tổng cộng: 03 đề nghị",),
    ]
    listed = read(document("DANH SÁCH", rows), context)

    assert told(listed, "name", "award", "unit_code") == [
        ("Nguyễn Thị Hà", "LDTT", "VP"),
        ("Đỗ Văn An", "LDTT", "TTR"),
        ("Nguyễn Thị Hà", "CSTDCS", None),
    ]


def test_an_annex_without_a_title_speaks_of_the_one_award_its_decision_is_about(context: Context) -> None:
    annex = [("TT", "Họ và tên", "Chức vụ"), ("1", "Bà Nguyễn Thị Hà", "Chuyên viên")]
    decision = (
        "QUYẾT ĐỊNH",
        "Về việc công nhận danh hiệu “Lao động tiên tiến” năm 2023",
        "Căn cứ Luật Thi đua, khen thưởng;",
        "Điều 1. Công nhận danh hiệu “Lao động tiên tiến” cho 01 cá nhân (có danh sách kèm theo).",
    )
    end = ("Điều 3. Quyết định này có hiệu lực từ ngày ký.", "DANH SÁCH KÈM THEO")
    assert told(read(document(*decision, *end, annex), context), "name", "award") == [("Nguyễn Thị Hà", "LDTT")]

    other = "Điều 2. Công nhận danh hiệu “Chiến sĩ thi đua cơ sở” cho 01 cá nhân (có danh sách kèm theo)."
    listed = read(document(*decision, other, *end, annex), context)
    assert (told(listed, "name"), unread(listed)) == ([], [("bảng 1, hàng 1, cột 1", False)])


def test_a_table_of_people_without_an_award_is_left_aside_and_named(context: Context) -> None:
    present = [("TT", "Họ và tên", "Chức vụ"), ("1", "Trần Quang Hưng", "Giám đốc"), ("2", "Lê Thị Mai", "Thư ký")]
    listed = read(document("Thành phần dự họp:", present), context)

    assert (told(listed, "name"), unread(listed)) == ([], [("bảng 1, hàng 1, cột 1", False)])
    assert listed.unread[0].text == "2"


def test_what_follows_the_end_of_a_list_belongs_to_none(context: Context) -> None:
    rows = [("TT", "Họ và tên"), ("1", "Nguyễn Thị Hà")]
    lines = ("1. Danh hiệu Lao động tiên tiến", rows, "Danh sách này có 01 (một) cá nhân.", "Thiếu năm sinh:", rows)
    listed = read(document(*lines, "2. Chiến sĩ thi đua cơ sở", rows), context)

    assert told(listed, "name", "award") == [("Nguyễn Thị Hà", "LDTT"), ("Nguyễn Thị Hà", "CSTDCS")]
    assert unread(listed) == [("bảng 2, hàng 1, cột 1", False)]


def test_a_table_without_a_head_is_read_where_each_row_is_a_person(context: Context) -> None:
    rows = [("1", "Bà Nguyễn Thị Hà", "Chuyên viên", "Phòng CCHC"), ("2", "Ông Đỗ Văn An", "Văn thư", "Văn phòng Sở")]
    listed = read(document("II. Danh hiệu Lao động tiên tiến", rows), context)

    assert told(listed, "honorific", "name", "position", "unit_code", "award") == [
        ("Bà", "Nguyễn Thị Hà", "Chuyên viên", "CCHC", "LDTT"),
        ("Ông", "Đỗ Văn An", "Văn thư", "VP", "LDTT"),
    ]


def test_a_row_of_a_table_without_a_head_that_may_be_somebody_is_named(context: Context) -> None:
    rows = [("1", "Bà Nguyễn Thị Hà", "Chuyên viên"), ("2", "nguyen van hoa", ""), ("THƯ KÝ", "", "CHỦ TRÌ")]
    listed = read(document("II. Danh hiệu Lao động tiên tiến", rows), context)

    assert (told(listed, "name"), unread(listed)) == ([("Nguyễn Thị Hà",)], [("bảng 1, hàng 2, cột 2", True)])


def test_a_head_that_only_numbers_and_names_is_enough(context: Context) -> None:
    rows = [("TT", "Họ và tên"), ("1", "nguyen van hoa"), ("2", "LÊ VĂN  NAM")]
    listed = read(document("II. Danh hiệu Lao động tiên tiến", rows), context)

    assert told(listed, "name", "key") == [("nguyen van hoa", "nguien van hoa"), ("LÊ VĂN  NAM", "le van nam")]


def test_everything_about_a_person_may_stand_in_one_cell(context: Context) -> None:
    rows = [
        ("TT", "Họ và tên", "Danh hiệu"),
        ("1", "Bà Nguyễn Thị Hà, sinh năm 1985, Chuyên viên, Phòng Công chức, viên chức", "LĐTT, CSTĐCS"),
    ]
    listed = read(document("DANH SÁCH", rows), context)

    assert told(listed, "honorific", "name", "birth_year", "position", "unit_code", "award") == [
        ("Bà", "Nguyễn Thị Hà", 1985, "Chuyên viên", "CCVC", award) for award in ("LDTT", "CSTDCS")
    ]


def test_a_cell_merged_over_several_rows_holds_for_each(context: Context) -> None:
    word = Document()
    table = word.add_table(3, 3)
    for place, text in {(0, 0): "Đơn vị", (0, 1): "Họ và tên", (0, 2): "Danh hiệu", (1, 1): "Đỗ Văn An"}.items():
        table.cell(*place).text = text
    table.cell(2, 1).text = "Lê Văn Nam"
    table.cell(1, 0).merge(table.cell(2, 0)).text = "Thanh tra Sở"
    table.cell(1, 2).merge(table.cell(2, 2)).text = "Lao động tiên tiến"
    stream = BytesIO()
    word.save(stream)

    assert told(read(stream.getvalue(), context), "name", "unit_code", "award") == [
        ("Đỗ Văn An", "TTR", "LDTT"),
        ("Lê Văn Nam", "TTR", "LDTT"),
    ]


def test_what_is_ticked_under_an_award_is_proposed_for_it(context: Context) -> None:
    rows = [
        ("TT", "Họ và tên", "Chức vụ", "LĐTT", "CSTĐCS", "Giấy khen"),
        ("1", "Đỗ Văn An", "Chuyên viên", "x", "", "x"),
        ("2", "Lê Văn Nam", "Chuyên viên", "x", "x", ""),
    ]
    assert told(read(document("DANH SÁCH", rows), context), "name", "award") == [
        *(("Đỗ Văn An", "LDTT"), ("Đỗ Văn An", "GK"), ("Lê Văn Nam", "LDTT"), ("Lê Văn Nam", "CSTDCS"))
    ]


def test_a_table_without_a_head_is_read_where_its_rows_name_awards(context: Context) -> None:
    rows = [("1", "Nguyễn Thị Hà", "Chuyên viên", "LĐTT"), ("2", "Đỗ Văn An", "Chuyên viên", "CSTĐCS")]
    listed = read(document("DANH SÁCH", rows, "Nơi nhận:", [("THƯ KÝ\nLê Thị Mai", "CHỦ TRÌ\nTrần Văn Ba")]), context)

    assert told(listed, "name", "award") == [("Nguyễn Thị Hà", "LDTT"), ("Đỗ Văn An", "CSTDCS")]


@pytest.mark.parametrize("column", [1, 2])
def test_a_name_merged_over_two_rows_is_proposed_for_both_awards(column: int, context: Context) -> None:
    word = Document()
    table = word.add_table(3, 4)
    rows = [("TT", "Họ và tên", "Chức vụ", "Danh hiệu"), ("1", "Lê Văn Nam", "Văn thư", "LĐTT"), ("", "", "", "CSTĐCS")]
    for number, row in enumerate(rows):
        for place, text in enumerate(row):
            table.cell(number, place).text = text
    for place in range(column + 1):
        table.cell(1, place).merge(table.cell(2, place))
    stream = BytesIO()
    word.save(stream)

    assert told(read(stream.getvalue(), context), "name", "award") == [("Lê Văn Nam", "LDTT"), ("Lê Văn Nam", "CSTDCS")]


def test_a_cell_that_is_no_name_no_year_or_no_award_is_named(context: Context) -> None:
    rows = [
        ("TT", "Họ và tên", "Năm sinh", "Danh hiệu"),
        ("1", "123/456", "1980", "LĐTT"),
        ("2", "Đỗ Văn An", "khoảng 80", "LĐTT"),
        ("3", "Lê Văn Nam", "1985", "Bằng khen của Giám đốc Sở"),
    ]
    listed = read(document("DANH SÁCH", rows), context)

    assert told(listed, "name", "birth_year", "award") == [("Đỗ Văn An", None, "LDTT"), ("Lê Văn Nam", 1985, None)]
    assert unread(listed) == [(f"bảng 1, hàng {row}, cột {column}", True) for row, column in ((2, 2), (3, 3), (4, 4))]


def test_deleted_text_and_text_boxes_are_not_read_inserted_text_is(context: Context) -> None:
    def tracked(xml: bytes) -> bytes:
        text = xml.decode().replace(
            "<w:r><w:t>THAY</w:t></w:r>",
            (
                '<w:del w:id="1" w:author="a"><w:r><w:delText>- Ông Lê Văn Cũ, Chuyên viên</w:delText></w:r></w:del>'
                '<w:ins w:id="2" w:author="a"><w:r><w:t>- Ông Lê Văn Nam, Chuyên viên</w:t></w:r></w:ins>'
                "<w:r><w:pict><w:t>- Ông Hộp Văn Bản</w:t></w:pict></w:r>"
            ),
        )
        return text.encode()

    content = changed(document("I. Lao động tiên tiến", "THAY"), {"word/document.xml": tracked})
    assert told(read(content, context), "name") == [("Lê Văn Nam",)]


HIDDEN = "<w:r><w:rPr><w:vanish{}/></w:rPr><w:t>- Ông Lê Văn Nam</w:t></w:r>"
BOX = "<w:r><w:pict><w:txbxContent><w:p><w:r><w:t>- Ông Lê Văn Nam</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"


@pytest.mark.parametrize(
    ("run", "names", "left_out"),
    [
        (HIDDEN.format(""), [], [HIDDEN_TEXT]),
        (HIDDEN.format(' w:val="1"'), [], [HIDDEN_TEXT]),
        (HIDDEN.format(' w:val="0"'), [("Lê Văn Nam",)], []),
        (BOX, [], [TEXT_BOX]),
    ],
)
def test_text_that_is_hidden_or_stands_in_a_box_is_left_out_and_said(
    run: str, names: list[tuple[str]], left_out: list[str], context: Context
) -> None:
    def put(xml: bytes) -> bytes:
        return xml.replace(b"<w:r><w:t>THAY</w:t></w:r>", run.encode())

    listed = read(changed(document("I. Lao động tiên tiến", "THAY"), {"word/document.xml": put}), context)
    assert told(listed, "name") == names
    assert listed.not_seen == (*NOT_SEEN, *left_out)
