"""The layout of an official document, measured in the file as it is reopened against Decree 30/2020/NĐ-CP."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from docx import Document
from docx.document import Document as Written
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.section import Section
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.official.paper import Paper
from reports.official.widths import bold_width, even_width
from reports.official.words import ended, lines_of, point

ABOUT = "Kết luận của đồng chí Phạm Đình Khải tại cuộc họp giao ban quý I: tiến độ Kế hoạch, khó khăn, vướng mắc"
Look = tuple[str, float, bool, bool]


def written(*marks: str, about: str = ABOUT) -> bytes:
    paper = Paper("THÔNG BÁO", *marks)
    paper.head("TB", 2023)
    paper.name("THÔNG BÁO", about)
    paper.body(" việc đã biết.", lead="1. Về")
    paper.body("Văn phòng Sở thông báo./.", keep_with_next=True)
    paper.foot(("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG"), ("Lãnh đạo Sở", "Các phòng, ban, đơn vị thuộc Sở"), "VP")
    return paper.content()


def opened(*marks: str) -> Written:
    return Document(BytesIO(written(*marks)))


def cell(document: Written, table: int, row: int, column: int) -> _Cell:
    return document.tables[table].rows[row].cells[column]


def looks(place: _Cell) -> list[Look]:
    """Every run of a cell: its text, size, whether bold and whether italic."""
    runs = [run for paragraph in place.paragraphs for run in paragraph.runs]
    return [(run.text, run.font.size.pt, bool(run.bold), bool(run.italic)) for run in runs]


def length_of_rule(paragraph: Paragraph, room: float) -> float:
    """The length in mm of a rule drawn as the border of a paragraph in a place of that width."""
    form = paragraph.paragraph_format
    assert paragraph._p.pPr.find(qn("w:pBdr")).find(qn("w:top")).get(qn("w:val")) == "single"
    assert form.left_indent == form.right_indent
    return float(room - form.left_indent.mm - form.right_indent.mm)


def the_section(document: Written) -> Section:
    (section,) = document.sections
    return section


def test_paper_and_margins_are_those_of_the_decree() -> None:
    section = the_section(opened())
    paper = (section.page_width, section.page_height)
    margins = (section.top_margin, section.bottom_margin, section.left_margin, section.right_margin)
    assert [round(length.mm) for length in (*paper, *margins)] == [210, 297, 20, 20, 30, 20]


def test_the_number_of_the_page_is_centred_above_from_the_second_page() -> None:
    section = the_section(opened())
    (number,) = section.header.paragraphs
    field = [node.text for node in number._p.iter(qn("w:instrText"))]
    assert (field, number.alignment, {run.font.size.pt for run in number.runs}) == (
        ["PAGE"],
        WD_ALIGN_PARAGRAPH.CENTER,
        {13.0},
    )
    assert section.different_first_page_header_footer
    assert [paragraph.text for paragraph in section.first_page_header.paragraphs] == [""]
    assert list(section.first_page_header._element.iter(qn("w:instrText"))) == []
    assert round(section.header_distance.mm) < 20


def test_the_head_bears_agency_nation_and_motto_in_their_sizes() -> None:
    document = opened()
    assert looks(cell(document, 0, 0, 0)) == [("UBND TỈNH HƯNG YÊN", 12, False, False), ("SỞ NỘI VỤ", 12, True, False)]
    assert looks(cell(document, 0, 0, 1)) == [
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, True, False),
        ("Độc lập - Tự do - Hạnh phúc", 13, True, False),
    ]
    assert [paragraph.alignment for paragraph in cell(document, 0, 0, 1).paragraphs][:2] == [
        WD_ALIGN_PARAGRAPH.CENTER
    ] * 2


def test_number_and_day_stay_open_on_one_line() -> None:
    document = opened()
    assert looks(cell(document, 0, 1, 0)) == [("Số:        /TB-SNV", 13, False, False)]
    assert looks(cell(document, 0, 1, 1)) == [("Hưng Yên, ngày      tháng      năm 2023", 13, False, True)]


def test_the_head_fits_between_the_margins_and_has_no_lines() -> None:
    table = opened().tables[0]
    assert sum(round(column.width.mm) for column in table.columns) == 160
    assert bold_width("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12) < table.columns[1].width.mm
    assert list(table._tbl.iter(qn("w:tblBorders"), qn("w:tcBorders"))) == []


def test_the_rule_under_the_motto_is_as_long_as_the_words_and_the_others_a_third_to_a_half() -> None:
    document = opened()
    agency = length_of_rule(cell(document, 0, 0, 0).paragraphs[2], 66)
    motto = length_of_rule(cell(document, 0, 0, 1).paragraphs[2], 94)
    # Measured in print: "SỞ NỘI VỤ" at 12 points is 22 mm long, the motto at 13 points 56 mm.
    assert 22 / 3 < agency < 22 / 2
    assert 55 < motto < 57
    about, drawn = document.paragraphs[1:3]
    line = 160 - 2 * about.paragraph_format.left_indent.mm
    assert line / 3 < length_of_rule(drawn, 160) < line / 2


def test_nothing_is_underlined() -> None:
    with ZipFile(BytesIO(written("DỮ LIỆU MINH HỌA"))) as package:
        parts = [
            name for name in package.namelist() if name.startswith(("word/document", "word/header", "word/footer"))
        ]
        assert len(parts) == 5
        assert [name for name in parts if b"<w:u " in package.read(name)] == []


def test_the_name_is_centred_and_bold_on_lines_of_one_length() -> None:
    document = opened()
    kind, about = document.paragraphs[:2]
    assert [(p.text, p.alignment, p.runs[0].font.size.pt, p.runs[0].bold) for p in (kind, about)] == [
        ("THÔNG BÁO", WD_ALIGN_PARAGRAPH.CENTER, 14, True),
        (ABOUT, WD_ALIGN_PARAGRAPH.CENTER, 14, True),
    ]


def test_the_body_is_justified_with_indent_gap_and_spacing() -> None:
    document = opened()
    told = document.paragraphs[3]
    form, normal = told.style.paragraph_format, document.styles["Normal"].font
    assert (normal.name, normal.size.pt) == ("Times New Roman", 14)
    assert (form.alignment, round(form.first_line_indent.mm, 1), form.space_after.pt, form.line_spacing) == (
        WD_ALIGN_PARAGRAPH.JUSTIFY,
        12.7,
        6,
        1.15,
    )
    assert [(run.text, bool(run.bold)) for run in told.runs] == [("1. Về", True), (" việc đã biết.", False)]
    language = document.styles["Normal"].element.rPr.find(qn("w:lang"))
    assert language.get(qn("w:val")) == "vi-VN"


def test_those_who_receive_it_stand_beside_who_would_sign() -> None:
    document = opened()
    assert looks(cell(document, 1, 0, 0)) == [
        ("Nơi nhận:", 12, True, True),
        ("- Lãnh đạo Sở;", 11, False, False),
        ("- Các phòng, ban, đơn vị thuộc Sở;", 11, False, False),
        ("- Lưu: VT, VP.", 11, False, False),
    ]


def test_a_draft_has_room_for_a_signature_and_no_name() -> None:
    document = opened()
    signed = cell(document, 1, 0, 1).paragraphs
    assert [(p.text, p.alignment) for p in signed] == [
        ("TL. GIÁM ĐỐC", WD_ALIGN_PARAGRAPH.CENTER),
        ("CHÁNH VĂN PHÒNG", WD_ALIGN_PARAGRAPH.CENTER),
        ("", WD_ALIGN_PARAGRAPH.CENTER),
    ]
    assert signed[2].paragraph_format.space_before.pt >= 60
    assert document.inline_shapes._inline_lst == []


def test_the_foot_stays_with_the_last_words() -> None:
    document = opened()
    assert document.paragraphs[-1].paragraph_format.keep_with_next
    assert len(list(document.tables[1]._tbl.iter(qn("w:cantSplit")))) == 1


def test_the_part_of_the_office_follows_the_foot_and_has_lines() -> None:
    paper = Paper("THÔNG BÁO")
    paper.foot(("CHÁNH VĂN PHÒNG",), ("Lãnh đạo Sở",), "VP")
    paper.office_part("Phần của Văn phòng", ("Điểm", "Số"), [("1", "KK-2023-001"), ("2a", "")], (60, 100))
    document = Document(BytesIO(paper.content()))
    heading, table = document.paragraphs[-1], document.tables[-1]
    assert (heading.text, heading.paragraph_format.keep_with_next) == ("Phần của Văn phòng", True)
    assert [block.tag for block in document.element.body[-3:]] == [qn("w:p"), qn("w:tbl"), qn("w:sectPr")]
    assert [[looks(cell) for cell in row.cells] for row in table.rows] == [
        [[("Điểm", 11, True, False)], [("Số", 11, True, False)]],
        [[("1", 11, False, False)], [("KK-2023-001", 11, False, False)]],
        [[("2a", 11, False, False)], [("", 11, False, False)]],
    ]
    assert (table.style.name, [round(column.width.mm) for column in table.columns]) == ("Table Grid", [60, 100])
    assert [len(list(row._tr.iter(qn("w:tblHeader")))) for row in table.rows] == [1, 0, 0]


@pytest.mark.parametrize(
    ("marks", "told"), [((), ["DỰ THẢO"]), (("DỮ LIỆU MINH HỌA",), ["DỰ THẢO", "DỮ LIỆU MINH HỌA"])]
)
def test_the_marks_of_a_draft_stand_under_its_number_and_on_every_page(marks: tuple[str, ...], told: list[str]) -> None:
    document = opened(*marks)
    section = the_section(document)
    assert [paragraph.text for paragraph in cell(document, 0, 2, 0).paragraphs] == told
    for footer in (section.footer, section.first_page_footer):
        assert [paragraph.text for paragraph in footer.paragraphs] == [" - ".join(told)]


@pytest.mark.parametrize(
    ("typed", "lines"),
    [
        ("Một\r\nhai\rba\n\n bốn ", ["Một", "hai", "ba", " bốn "]),
        ("=1+1", ["=1+1"]),
        ("a\x00b\x07c\x1bd", ["abcd"]),
        ("\u202etrái\u202c phải", ["trái phải"]),
        ("một\tcột", ["một\tcột"]),
        ("\ud800x\ufffe", ["x"]),
        (" \x01\n", []),
    ],
)
def test_text_is_kept_word_for_word_without_signs_no_document_holds(typed: str, lines: list[str]) -> None:
    assert lines_of(typed) == lines


@settings(deadline=None)  # a document is written and reopened each time
@given(st.lists(st.text(st.characters(exclude_categories=())), max_size=5))
def test_any_text_comes_back_from_a_document_as_its_lines(texts: list[str]) -> None:
    paper = Paper("THÔNG BÁO")
    lines = [line for text in texts for line in lines_of(text)]
    for line in lines:
        paper.body(line)
    assert [paragraph.text for paragraph in Document(BytesIO(paper.content())).paragraphs] == lines


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("Giao Ban TĐKT", "Giao Ban TĐKT."),
        ("Giao Ban TĐKT. ", "Giao Ban TĐKT."),
        ("(đợt 2)", "(đợt 2)."),
        ("“Đồng ý.”", "“Đồng ý.”"),
        *((f"rà soát{sign}", f"rà soát{sign}") for sign in ".!?…:;,"),
        ("", ""),
    ],
)
def test_a_line_without_a_sign_at_its_end_gets_a_full_stop(line: str, told: str) -> None:
    assert ended(line) == told


def test_points_bear_the_letters_of_a_vietnamese_text() -> None:
    assert [point(place) for place in (0, 3, 4, 22, 23)] == ["a) ", "d) ", "đ) ", "y) ", "aa) "]


@given(st.text(min_size=1, max_size=300), st.integers(20, 200))
def test_even_lines_are_never_wider_than_their_room(text: str, room: int) -> None:
    assert 1 <= even_width(text, 14, room) <= room


def test_lines_are_evened_out_where_a_short_one_would_be_left() -> None:
    whole = bold_width(ABOUT, 14)
    # Two lines: neither is much longer than half of the text.
    assert 152 < whole < 2 * 152
    assert whole / 2 <= even_width(ABOUT, 14, 152) < whole / 2 + 15
    assert even_width("Kết luận", 14, 152) == pytest.approx(bold_width("Kết luận", 14), abs=1)
