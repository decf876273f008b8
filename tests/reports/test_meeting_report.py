"""The report of a meeting's picture: the layout of the decree, what the body says, every row in an annex."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from string import Formatter
from zipfile import ZipFile

import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from ledger import Ledger
from reports.deck.build import SECTIONS
from reports.deck.model import Deck
from reports.deck.totals import code_of, totals
from reports.meeting_report.body import about_of, listed
from reports.meeting_report.styles import CHAPTER, HEADING, MATTER, MATTER_TEXT, POINT, TOTAL, roman
from reports.meeting_report.wording import CHAPTERS
from reports.official.paper import BODY
from tests.office import Office
from tests.reports.pictures import HEAD, file_of, hostile, many, opened, paragraphs, picture, tables, with_rows

CHAPTERS_TOLD = [
    "I. KẾT QUẢ THỰC HIỆN",
    "II. KHÓ KHĂN, VƯỚNG MẮC VÀ Ý KIẾN CHỈ ĐẠO",
    "III. ĐỀ NGHỊ KHEN THƯỞNG",
    "IV. NỘI DUNG KẾ HOẠCH NHẤN MẠNH",
    "V. NHIỆM VỤ, THỜI HẠN SẮP TỚI",
]


@pytest.fixture(scope="module")
def content(ledger: Ledger, deck: Deck) -> bytes:
    return file_of("report", ledger, deck)


def test_every_section_of_a_picture_is_told_once_in_the_body() -> None:
    told = [passage.section for chapter in CHAPTERS for passage in chapter.passages]
    assert sorted(told) == sorted(SECTIONS)


def test_points_are_made_of_columns_and_figures_that_their_sections_have(deck: Deck) -> None:
    for passage in (passage for chapter in CHAPTERS for passage in chapter.passages):
        section = deck.section(passage.section)
        fields = {field for _, field, _, _ in Formatter().parse(passage.point) if field}
        assert fields <= {column.field for column in section.columns}
        assert {code for code, _ in passage.figures} <= {figure.code for figure in section.figures}


def test_head_and_foot_are_those_of_a_report_that_a_deputy_would_sign(content: bytes) -> None:
    document = opened(content)
    head, foot = document.tables[:2]
    texts = [[cell.text for cell in row.cells] for row in head.rows]
    assert texts[0] == [
        "UBND TỈNH HƯNG YÊN\nSỞ NỘI VỤ\n",
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n",
    ]
    assert texts[1] == ["Số:        /BC-SNV", "Hưng Yên, ngày      tháng      năm      "]
    assert texts[2] == ["DỰ THẢO\nDỮ LIỆU MINH HỌA", ""]
    assert [cell.text for cell in foot.rows[0].cells] == [
        "Nơi nhận:\n- Giám đốc Sở;\n- Các Phó Giám đốc Sở;\n- Lưu: VT, VP.",
        "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n",
    ]
    assert [one.text for one in document.paragraphs[:2]] == [
        "BÁO CÁO",
        "Kết quả thực hiện Kế hoạch công tác thi đua, khen thưởng\nquý IV năm 2023",
    ]


@pytest.mark.parametrize(
    ("plan", "period", "told"),
    [
        ("Kế hoạch thi đua năm 2023", "Quý I năm 2023", ("kết quả thực hiện Kế hoạch thi đua", "quý I năm 2023")),
        ("Kế hoạch thi đua năm 2023", "Năm 2023", ("kết quả thực hiện Kế hoạch thi đua", "năm 2023")),
        (
            "Kế hoạch năm 2022 (rút gọn)",
            "Quý I năm 2022",
            ("kết quả thực hiện Kế hoạch năm 2022 (rút gọn)", "quý I năm 2022"),
        ),
        ("Kế hoạch\nthi đua", "Quý I", ("kết quả thực hiện Kế hoạch thi đua", "quý I")),
    ],
)
def test_the_year_of_plan_and_period_is_named_once(plan: str, period: str, told: tuple[str, str]) -> None:
    assert about_of(plan, period) == told


def test_the_body_has_numbered_headings_and_ends_with_the_sign_of_the_decree(content: bytes) -> None:
    assert paragraphs(content, CHAPTER) == CHAPTERS_TOLD
    assert paragraphs(content, HEADING) == [
        "1. Tiến độ thực hiện các nội dung của Kế hoạch",
        "2. Chế độ báo cáo của các đơn vị",
        "3. Thay đổi từ kỳ họp trước",
        "1. Khó khăn, vướng mắc chờ ý kiến chỉ đạo",
        "2. Ý kiến chỉ đạo quá hạn",
    ]
    said = paragraphs(content, BODY, CHAPTER, HEADING, POINT, TOTAL, MATTER, MATTER_TEXT)
    assert [text for text in said if "./." in text] == [
        "Trên đây là Báo cáo kết quả thực hiện Kế hoạch công tác thi đua, khen thưởng quý IV năm 2023 của Sở Nội vụ./."
    ]


def test_sentences_tell_the_figures_of_the_ledger_with_their_annex(ledger: Ledger, content: bytes) -> None:
    counted = {row["figure"]: row["n"] for row in ledger.rows("figure_totals", plan_id="2023", period="2023-Q4")}
    done, all_items = counted["items_completed"], counted["items"]
    told = paragraphs(content, BODY)
    assert told[:3] == [
        "Thực hiện Kế hoạch công tác thi đua, khen thưởng năm 2023, Sở Nội vụ báo cáo kết quả quý IV năm 2023 như sau:",
        "Số liệu trong Báo cáo này tính đến ngày 31/12/2023.",
        "Đến ngày 31/12/2023: 17/20 (85%) nội dung của Kế hoạch đã hoàn thành; 2/20 (10%) nội dung quá hạn; 0/20 (0%) "
        "nội dung có nguy cơ; 0/20 (0%) nội dung chưa báo cáo. Chi tiết tại Phụ lục I kèm theo.",
    ]
    assert (done, all_items, counted["items_overdue"]) == (17, 20, 2)
    assert [text.rpartition("tại ")[2] for text in told if text.endswith("kèm theo.")] == [
        f"Phụ lục {roman(place)} kèm theo." for place in range(1, 9)
    ]


def test_every_overdue_item_stands_in_its_annex_as_the_ledger_has_it(ledger: Ledger, content: bytes) -> None:
    rows = ledger.rows("figure_rows", plan_id="2023", period="2023-Q4", unit_code=None)
    overdue = [row for row in rows if row["figure"] == "items_overdue"]
    headings, *told = tables(content)[0]
    assert headings == (
        "STT",
        "Trạng thái",
        "Mã",
        "Đơn vị chủ trì",
        "Nội dung, nhiệm vụ",
        "Thời hạn",
        "Số ngày quá hạn",
    )
    assert told == [
        (
            str(place),
            "Quá hạn",
            row["number"],
            row["unit_name"],
            row["subject"],
            f"{row['due_on']:%d/%m/%Y}",
            str(row["days"]),
        )
        for place, row in enumerate(overdue, start=1)
    ]


def test_every_nominee_is_named_in_full_to_leadership(ledger: Ledger, content: bytes) -> None:
    rows = ledger.rows("figure_rows", plan_id="2023", period="2023-Q4", unit_code=None)
    pressing = [row["subject"].partition(" – ")[0] for row in rows if row["figure"] == "nominations_pressing"]
    (told,) = [table for table in tables(content) if table[0][1:3] == ("Trạng thái", "Số hồ sơ")]
    assert [row[3] for row in told[1:]] == pressing
    assert len(pressing) == 8


def test_no_state_bears_a_symbol_on_paper(content: bytes) -> None:
    symbols = set("▲▼▶▷►◆◇■◷✓✕●▽↑↓←○★⌛")
    assert symbols.isdisjoint("".join(cell for table in tables(content) for row in table for cell in row))


def test_each_annex_lies_across_with_pages_and_a_foot_of_its_own(deck: Deck, content: bytes) -> None:
    document = opened(content)
    body, *annexes = document.sections
    told = f"số liệu đến 31/12/2023 · mã {code_of(totals(deck))}"
    assert body.orientation == WD_ORIENT.PORTRAIT
    assert [round(body.left_margin.mm), round(body.right_margin.mm), round(body.top_margin.mm)] == [30, 20, 20]
    assert [one.text for one in body.footer.paragraphs] == ["DỰ THẢO - DỮ LIỆU MINH HỌA", f"{told} · {HEAD}"]
    counts = [len(deck.section(code).rows) for code in listed(deck)]
    for section, n in zip(annexes, counts, strict=True):
        assert (section.orientation, round(section.page_width.mm)) == (WD_ORIENT.LANDSCAPE, 297)
        assert [one.get(qn("w:start")) for one in section._sectPr.findall(qn("w:pgNumType"))] == ["1"]
        for footer in (section.footer, section.first_page_footer):
            assert [one.text for one in footer.paragraphs] == ["DỰ THẢO - DỮ LIỆU MINH HỌA", f"{n}/{n} dòng · {told}"]


def test_every_table_repeats_its_headings_and_ends_with_all_of_its_rows(content: bytes) -> None:
    told = [len(table) - 1 for table in tables(content)]
    assert [text for text in paragraphs(content, TOTAL) if text.endswith("dòng.")] == [f"{n}/{n} dòng." for n in told]
    for table in opened(content).tables[2:]:
        assert [len(list(row._tr.iter(qn("w:tblHeader")))) for row in table.rows] == [1] + [0] * (len(table.rows) - 1)
        assert sum(column.width.mm for column in table.columns) == pytest.approx(247, abs=1) or len(table.columns) < 9


def test_a_meeting_is_named_with_its_chair_and_what_it_directed(ledger: Ledger) -> None:
    content = file_of("report", ledger, picture(ledger, "2023-Q3", "HOP-2023-003"))
    told = paragraphs(content, BODY)
    assert told[1] == "Báo cáo phục vụ cuộc họp giao ban quý III ngày 04/10/2023 do đồng chí Phạm Đình Khải chủ trì."
    assert "Có 2 ý kiến chỉ đạo đã ghi tại kỳ họp. Chi tiết tại Phụ lục VI kèm theo." in told
    (directed,) = [table for table in tables(content) if table[0][1] == "Số ý kiến" and table[0][2] == "Về khó khăn"]
    given = ledger.rows("notice_directions", meeting_id="HOP-2023-003", as_of=date(2023, 10, 4))
    assert [row[1] for row in directed[1:]] == [row["direction_no"] for row in given]


def test_few_rows_are_told_one_by_one_and_many_in_the_annex_only(ledger: Ledger, deck: Deck) -> None:
    few, enough = (paragraphs(file_of("report", ledger, many(deck, "at_risk", n)), POINT) for n in (7, 8))
    assert [text[:18] for text in few[:7]] == [f"{letter}) Nội dung {n}.: Tu" for n, letter in enumerate("abcdđeg", 1)]
    assert few[7:] == enough


def test_two_hundred_rows_stand_there_in_full(ledger: Ledger, deck: Deck) -> None:
    shares: list[float] = []
    content = file_of("report", ledger, many(deck, "at_risk", 200), shares)
    assert [row[:3] for row in tables(content)[0][1:]] == [(str(n), "Quá hạn", f"{n}.") for n in range(1, 201)]
    assert "200/200 dòng." in paragraphs(content, TOTAL)
    assert (shares == sorted(shares), shares[-1], len(shares)) == (True, 1.0, 10)


def test_an_only_annex_bears_no_number_and_a_picture_of_nothing_has_none(ledger: Ledger, deck: Deck) -> None:
    bare = replace(
        deck, sections=tuple(replace(one, rows=(), chart=None, details=(), figures=()) for one in deck.sections)
    )
    content = file_of("report", ledger, bare)
    assert (tables(content), len(opened(content).sections)) == ([], 1)
    assert "Không có khó khăn nào chờ ý kiến chỉ đạo." in paragraphs(content, BODY)
    one = with_rows(bare, "deadlines", deck.section("deadlines").rows)
    only = file_of("report", ledger, one)
    assert [text for text in paragraphs(only, "Normal") if text.startswith("Phụ lục")] == ["Phụ lục"]
    assert [text for text in paragraphs(only, BODY) if "Phụ lục" in text] == [
        "Có 1 thời hạn trong 30 ngày từ 31/12/2023. Chi tiết tại Phụ lục kèm theo."
    ]


def test_a_plan_without_any_report_is_told(office: Office) -> None:
    content = file_of("report", office.ledger, picture(office.ledger, "2023-Q1"))
    assert paragraphs(content, CHAPTER) == CHAPTERS_TOLD
    assert "Không có khó khăn nào chờ ý kiến chỉ đạo." in " ".join(paragraphs(content, BODY))


def test_hostile_text_is_text_and_stays_whole(ledger: Ledger, deck: Deck) -> None:
    content = file_of("report", ledger, hostile(deck))
    cells = [cell for table in tables(content) for row in table for cell in row if cell.startswith("=1+1")]
    lines = cells[0].split("\n")
    assert lines[1:4] == ["{ PAGE } {0} %s <w:p/> & ]]>đảo", '_x0041_ =HYPERLINK("http://x")', "Phụ lục I"]
    assert {cell.endswith("HẾT") for cell in cells} == {True}
    assert paragraphs(content, MATTER_TEXT)[0] == "Nguyên nhân: =1+1."
    with ZipFile(BytesIO(content)) as package:
        assert b"instrText" not in package.read("word/document.xml")


def test_the_head_of_the_trail_stands_in_its_properties_too(content: bytes) -> None:
    assert opened(content).core_properties.comments == HEAD


def test_roman_numerals_are_those_of_annexes() -> None:
    assert [roman(n) for n in (1, 4, 9, 14, 19, 40, 58)] == ["I", "IV", "IX", "XIV", "XIX", "XL", "LVIII"]
    with pytest.raises(ValueError, match="0"):
        roman(0)
