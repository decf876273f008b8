"""Marking changes the cells it marks and adds a sheet; everything else in the package stays as it was sent."""

import re
from pathlib import Path

import pytest
from lxml import etree

from etl.marking.mark import mark
from etl.marking.markup import main
from etl.marking.notes import SHEET_ORDER
from etl.marking.orders import Mark
from tests.etl.marking.looking import (
    CHANGED,
    GREY,
    MARKS,
    NEW,
    NONE,
    RED,
    YELLOW,
    cells_of,
    colours,
    line,
    notes,
    opened,
    texts,
    without_cells,
)
from tests.etl.marking.rich_workbook import parts_of, rich_workbook
from tests.workbooks import workbook_bytes


@pytest.mark.parametrize("macro", [False, True])
def test_every_part_that_need_not_change_is_byte_for_byte_what_was_sent(macro: bool) -> None:
    sent = parts_of(rich_workbook(macro=macro))
    back = parts_of(mark(rich_workbook(macro=macro), MARKS, texts()))

    assert [*sent, *NEW] == list(back)
    assert {name for name in sent if back[name] != sent[name]} == CHANGED
    assert ("xl/vbaProject.bin" in back) == macro


def test_a_sheet_without_faults_changes_in_nothing_but_that_it_is_no_longer_selected(sent: bytes) -> None:
    back = parts_of(mark(sent, [], texts()))

    assert {name for name, content in parts_of(sent).items() if back[name] != content} == {
        *("[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"),
        "xl/worksheets/sheet2.xml",
    }
    before = parts_of(sent)["xl/worksheets/sheet2.xml"]
    assert back["xl/worksheets/sheet2.xml"] == before.replace(b' tabSelected="1"', b"")


def test_of_a_marked_sheet_only_cells_with_marks_and_their_drawing_change(sent: bytes, marked: bytes) -> None:
    before, after = (etree.fromstring(parts_of(content)["xl/worksheets/sheet2.xml"]) for content in (sent, marked))
    for root in (before, after):
        for view in root.iter(main("sheetView")):
            view.attrib.pop("tabSelected", None)
    assert without_cells(before) == without_cells(after)
    was, now = cells_of(before), cells_of(after)
    assert {cell for cell in now if now[cell] != was.get(cell)} == {"B2", "B3", "B4", "A4", "E3", "C5", "A6", "G30"}
    assert {cell: held[1:] for cell, held in now.items() if cell in was} == {c: held[1:] for c, held in was.items()}


def test_the_looks_that_were_there_keep_their_numbers(sent: bytes, marked: bytes) -> None:
    before, after = (etree.fromstring(parts_of(content)["xl/styles.xml"]) for content in (sent, marked))
    for group in ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs"):
        was, now = before.find(main(group)), after.find(main(group))
        assert list(map(etree.tostring, now))[: len(was)] == list(map(etree.tostring, was))
        assert now.get("count") == str(len(now))


# What is marked.


def test_a_wrong_cell_is_coloured_by_its_weight_and_else_looks_as_before(sent: bytes, marked: bytes) -> None:
    cells = ("B2", "B3", "A4", "E3", "C5", "A6", "G30", "C2", "A1")
    assert colours(marked, "Tiến độ", *cells) == [RED, YELLOW, RED, RED, RED, RED, RED, NONE, GREY]
    before, after = opened(sent)["Tiến độ"], opened(marked)["Tiến độ"]
    for cell in ("B2", "B3", "B4", "A4", "A6"):
        for part in ("font", "border", "alignment", "number_format", "protection"):
            assert repr(getattr(after[cell], part)) == repr(getattr(before[cell], part))
    assert (after["E3"].number_format, after["C5"].font.b) == ("0.0%", True)


def test_a_note_says_what_is_wrong_beside_what_others_noted(marked: bytes) -> None:
    assert notes(marked, "Tiến độ") == {
        "A1": "Giữ nguyên tiêu đề",
        "B2": "Kiểm tra số liệu:\n“nhiều” không phải là số.",
        "B3": "Số của tôi\n—— Kiểm tra số liệu ——\n• Thấp hơn kỳ trước.",
        "B4": "[Threaded comment]",
        "A4": "Kiểm tra số liệu:\nÔ có nền.\nVà thêm một điều.",
        "E3": "Kiểm tra số liệu:\nÔ trống của cột có định dạng.",
        "C5": "Kiểm tra số liệu:\nÔ trống của hàng có định dạng.",
        "A6": "Kiểm tra số liệu:\nÔ gộp.",
        "G30": "Kiểm tra số liệu:\nÔ ở hàng chưa có.",
    }
    assert opened(marked)["Tiến độ"]["B2"].comment.author == "Kiểm tra số liệu"
    assert opened(marked)["Tiến độ"]["B3"].comment.author == "Nguyễn Thị Hà"
    assert notes(marked, "Bìa") == {"C3": "Kiểm tra số liệu:\nTrang chưa có ghi chú nào."}


def test_every_note_has_one_box_and_no_number_of_a_box_is_given_twice(marked: bytes) -> None:
    parts = parts_of(marked)
    pairs = (("xl/comments1.xml", 1), ("xl/comments2.xml", 2), ("xl/comments3.xml", 3))
    numbers: list[str] = []
    for comments, number in pairs:
        vml = etree.fromstring(parts[f"xl/drawings/vmlDrawing{number}.vml"])
        excel = "{urn:schemas-microsoft-com:office:excel}"
        boxes = [
            (int(box.findtext(f"{excel}Row")), int(box.findtext(f"{excel}Column")))
            for box in vml.iter(f"{excel}ClientData")
        ]
        noted = [comment.get("ref") for comment in etree.fromstring(parts[comments]).iter(main("comment"))]
        assert sorted(f"{chr(65 + column)}{row + 1}" for row, column in boxes) == sorted(noted)
        shapes = re.findall(rb'<v:shape id="_x0000_s(\d+)"', parts[f"xl/drawings/vmlDrawing{number}.vml"])
        blocks = re.search(rb'idmap v:ext="edit" data="([\d,]+)"', parts[f"xl/drawings/vmlDrawing{number}.vml"])
        assert blocks is not None
        assert {int(shape) // 1024 for shape in shapes} == set(map(int, blocks[1].split(b",")))
        numbers += map(bytes.decode, shapes)
    assert len(numbers) == len(set(numbers))


def test_rows_cells_and_elements_stand_in_the_order_of_the_schema(marked: bytes) -> None:
    parts = parts_of(marked)
    for name in (name for name in parts if name.startswith("xl/worksheets/sheet")):
        root = etree.fromstring(parts[name])
        places = [SHEET_ORDER.index(etree.QName(child).localname) for child in root]
        assert places == sorted(places)
        rows = [int(row.get("r")) for row in root.iter(main("row"))]
        assert rows == sorted(set(rows))
        for row in root.iter(main("row")):
            columns = [re.sub(r"\d", "", cell.get("r")) for cell in row]
            assert columns == sorted(set(columns), key=lambda letters: (len(letters), letters))


def test_what_a_part_relates_to_is_there_and_has_a_content_type(marked: bytes) -> None:
    parts = parts_of(marked)
    types = etree.fromstring(parts["[Content_Types].xml"])
    named = [entry.get("PartName") for entry in types if entry.get("PartName")]
    endings = {entry.get("Extension") for entry in types if entry.get("Extension")}
    assert len(named) == len(set(named))
    assert {name for name in named if name[1:] not in parts} == set()
    assert {name for name in parts if f"/{name}" not in named and name.rsplit(".", 1)[-1] not in endings} == set()
    for name in (name for name in parts if name.endswith(".rels")):
        owner = Path("/", name).parent.parent
        for relation in etree.fromstring(parts[name]):
            if relation.get("TargetMode") != "External":
                assert str((owner / relation.get("Target")).resolve())[1:] in parts
    assert next(iter(parts)) == "[Content_Types].xml"


# The first sheet.


def test_the_file_opens_on_a_first_sheet_that_leads_to_the_cells() -> None:
    told = (
        line("Tiến độ", "B2", places="B2, D7:D12"),
        line("O'Brien & Cộng sự", "B2", typed="=1+1"),
        line("", "", typed=""),
    )
    book = opened(mark(rich_workbook(), MARKS, texts(*told)))

    assert book.sheetnames == ["Cần sửa", "Bìa", "Tiến độ", "O'Brien & Cộng sự", "Ẩn"]
    assert (book.active.title, [bool(s.sheet_view.tabSelected) for s in book]) == (
        "Cần sửa",
        [True, False, False, False, False],
    )
    sheet = book["Cần sửa"]
    assert [sheet["A1"].value, sheet["A2"].value, sheet["A3"].value] == [
        "NHỮNG CHỖ CẦN SỬA TRONG TỆP NÀY", "a.xlsx", "1 lỗi",
    ]  # fmt: skip
    assert [[cell.value for cell in row] for row in sheet["A5:E8"]] == [
        ["Loại", "Trang tính", "Ô", "Đã ghi", "Cần làm gì"],
        ["Lỗi", "Tiến độ", "B2, D7:D12", "nhiều", "Hãy ghi số."],
        ["Lỗi", "O'Brien & Cộng sự", "B2", "=1+1", "Hãy ghi số."],
        ["Lỗi", None, None, None, "Hãy ghi số."],
    ]
    assert [(cell.data_type, cell.quotePrefix) for cell in (sheet["D7"],)] == [("s", True)]
    links = {cell: sheet[cell].hyperlink and sheet[cell].hyperlink.location for cell in ("C6", "C7", "C8")}
    assert links == {"C6": "'Tiến độ'!B2", "C7": "'O''Brien & Cộng sự'!B2", "C8": None}
    assert (sheet.freeze_panes, sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("A6", "landscape", 9)
    assert (sheet.print_title_rows, sheet.sheet_properties.pageSetUpPr.fitToPage) == ("$5:$5", True)


def test_print_areas_titles_and_local_names_stay_with_their_sheets(sent: bytes, marked: bytes) -> None:
    for content in (sent, marked):
        book = opened(content)
        assert (book["Bìa"].print_area, book["Tiến độ"].print_title_rows) == ("'Bìa'!$A$1:$C$9", "$1:$1")
        assert book["Tiến độ"].print_area == "'Tiến độ'!$A$1:$F$20"
        assert list(book["Tiến độ"].defined_names) == ["RiengTrangNay"]
        assert book["O'Brien & Cộng sự"].auto_filter.ref == "A1:C3"
        assert book.defined_names["TongSo"].value == "'Tiến độ'!$C$2:$C$4"


def test_a_senders_own_sheet_of_that_name_stays_beside_ours() -> None:
    own = workbook_bytes("## Cần sửa\n| của đơn vị |\n## CẦN SỬA (2)\n| nữa |")

    once = mark(own, [Mark("Cần sửa", "A1", "error", "x")], texts(line("Cần sửa", "A1")))

    assert opened(once).sheetnames == ["Cần sửa (3)", "Cần sửa", "CẦN SỬA (2)"]
    assert colours(once, "Cần sửa", "A1") == [RED]
    assert opened(mark(once, [], texts())).sheetnames == ["Cần sửa (3)", "Cần sửa", "CẦN SỬA (2)"]


def test_text_of_any_kind_is_text() -> None:
    typed = "\x00\x0b" + "=" + "ắ" * 40_000
    told = line(typed=typed, message="+1 _x000D_ @x\r\n-2 \ud800")

    sheet = opened(mark(workbook_bytes("## Tiến độ\n| x |"), [Mark("Tiến độ", "A1", "error", typed)], texts(told)))

    assert sheet["Cần sửa"]["D6"].value == "=" + "ắ" * 32_765 + "…"
    # As Excel stores what it would else take for a line end.
    assert sheet["Cần sửa"]["E6"].value == "+1 _x005F_x000D_ @x\n-2 "
    assert len(sheet["Tiến độ"]["A1"].comment.text) == len("Kiểm tra số liệu:\n") + 600


# Marked twice.
