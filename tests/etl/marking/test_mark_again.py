"""Workbooks marked a second time, workbooks of other makes, and workbooks that cannot be marked."""

import io
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree

from etl.marking.mark import LARGEST_SHEET, mark
from etl.marking.markup import MAIN, main
from etl.marking.names import MARKER_NAME
from etl.marking.orders import Mark, Unmarkable
from etl.marking.wire import mark_request, pack, unpack
from tests.etl.marking.looking import (
    GREY,
    MARKS,
    NONE,
    RED,
    YELLOW,
    cells_of,
    colours,
    line,
    notes,
    opened,
    solid,
    texts,
)
from tests.etl.marking.rich_workbook import edited, package_of, parts_of, rich_workbook
from tests.workbooks import workbook_bytes


def test_marking_again_in_the_same_way_changes_nothing(marked: bytes) -> None:
    assert parts_of(mark(marked, MARKS, texts())) == parts_of(marked)


def test_cells_that_are_right_now_get_their_own_look_back_and_lose_our_notes(sent: bytes, marked: bytes) -> None:
    again = mark(marked, [Mark("Tiến độ", "B3", "error", "Vẫn sai."), Mark("Tiến độ", "D3", "error", "Mới.")], texts())

    assert colours(again, "Tiến độ", "B2", "B3", "B4", "A4", "A6", "E3", "D3") == [
        NONE,
        RED,
        NONE,
        GREY,
        GREY,
        NONE,
        RED,
    ]
    assert notes(again, "Tiến độ") == {
        "A1": "Giữ nguyên tiêu đề",
        "B3": "Số của tôi\n—— Kiểm tra số liệu ——\n• Vẫn sai.",
        "B4": "[Threaded comment]",
        "D3": "Kiểm tra số liệu:\nMới.",
    }
    assert notes(again, "Bìa") == {}
    was, now = (cells_of(etree.fromstring(parts_of(content)["xl/worksheets/sheet2.xml"])) for content in (sent, again))
    assert {cell for cell in was if now[cell] != was[cell]} == {"B3", "D3"}
    assert opened(again).sheetnames == opened(marked).sheetnames


def test_a_senders_own_cells_in_our_colours_keep_them() -> None:
    book = opened(workbook_bytes("## Tiến độ\n| a | b |"))
    for cell, back in (("A1", "00000000"), ("B1", RED)):
        book.active[cell].fill = solid(back)
    stream = io.BytesIO()
    book.save(stream)

    once = mark(stream.getvalue(), [Mark("Tiến độ", "A1", "warning", "x")], texts())

    assert colours(once, "Tiến độ", "A1", "B1") == [YELLOW, RED]
    assert colours(mark(once, [], texts()), "Tiến độ", "A1", "B1") == [RED, RED]


# Files of other programs, and files that can't be marked.


def test_prefixed_names_and_rows_and_cells_that_do_not_say_where_they_stand() -> None:
    plain = workbook_bytes("## Tiến độ\n| a | b |\n| c | d |\n.\n| e |")
    parts = parts_of(plain)
    for name in ("xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml"):
        text = parts[name].decode().replace(f'xmlns="{MAIN}"', f'xmlns:x="{MAIN}"')
        parts[name] = re.sub(r"<(/?)(?![?!]|\w+:)", r"<\1x:", text).encode()
    sheet = parts["xl/worksheets/sheet1.xml"].decode()
    parts["xl/worksheets/sheet1.xml"] = re.sub(r' r="[A-Z]+\d+"| r="[12]"', "", sheet).encode()

    back = mark(package_of(parts), [Mark("Tiến độ", f"{c}{r}", "error", "x") for r in (2, 3) for c in "BD"], texts())

    root = etree.fromstring(parts_of(back)["xl/worksheets/sheet1.xml"])
    assert {child.prefix for child in root.iter() if isinstance(child.tag, str)} == {"x"}
    assert [cell.get("r") for cell in root.iter(main("c")) if cell.get("r")] == ["A2", "B2", "D2", "B3", "D3"]
    assert [row.get("r") for row in root.iter(main("row"))] == ["1", "2", "3", "4"]
    assert colours(back, "Tiến độ", "B2", "D2", "B3", "D3", "A4", "A1") == [RED] * 4 + [NONE] * 2


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04 nothing else",
        edited(rich_workbook(), "xl/workbook.xml", MAIN, "http://purl.oclc.org/ooxml/spreadsheetml/main"),
        edited(rich_workbook(), "xl/worksheets/sheet2.xml", "<sheetData>", "<sheetData>" + " " * LARGEST_SHEET),
        edited(rich_workbook(), "xl/worksheets/sheet2.xml", "</row>", "</rows>"),
        edited(rich_workbook(), "xl/worksheets/sheet2.xml", "<worksheet ", '<!DOCTYPE a [<!ENTITY b "c">]><worksheet '),
        edited(rich_workbook(), "xl/worksheets/sheet2.xml", 's="2"', 's="hai"'),
        edited(rich_workbook(), "xl/workbook.xml", 'r:id="rId2"', 'r:id="rId777"'),
        edited(rich_workbook(), "xl/workbook.xml", 'sheetId="2"', 'sheetId="hai"'),
        edited(rich_workbook(), "xl/drawings/vmlDrawing1.vml", "</xml>", ""),
        edited(rich_workbook(), "[Content_Types].xml", "sheet.main+xml", "sheet.binary.main"),
        edited(rich_workbook(), "xl/_rels/workbook.xml.rels", "relationships/theme", "relationships/revisionHeaders"),
        package_of({name: part for name, part in parts_of(rich_workbook()).items() if name != "xl/styles.xml"}),
        package_of({name: part for name, part in parts_of(rich_workbook()).items() if "sheet2.xml" not in name}),
    ],
)  # fmt: skip
def test_what_is_unexpected_is_left_unmarked(content: bytes) -> None:
    with pytest.raises(Unmarkable):
        mark(content, MARKS, texts())
    assert mark_request(pack(content, MARKS, texts())) == b""


def test_a_request_is_read_back_as_it_was_packed(sent: bytes) -> None:
    packed = pack(sent, MARKS, texts(line(typed="\ud800 \x00")))

    assert unpack(packed) == (sent, list(MARKS), texts(line(typed="\ud800 \x00")))
    assert mark_request(pack(sent, MARKS, texts())) == mark(sent, MARKS, texts())


def test_two_thousand_cells_are_marked() -> None:
    book = workbook_bytes("## Tiến độ\n" + "| a | b |\n" * 2000)
    marks = [Mark("Tiến độ", f"B{row}", "error", f"“{row}” không phải là số.") for row in range(1, 2001)]

    back = mark(book, marks, texts(*[line(cell=f"B{row}") for row in range(1, 2001)]))

    assert len(notes(back, "Tiến độ")) == 2000


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")
def test_another_program_opens_it_with_notes_looks_and_sheets(marked: bytes, tmp_path: Path) -> None:
    (tmp_path / "in.xlsx").write_bytes(marked)
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "xlsx"]
    subprocess.run([*command, "--outdir", str(tmp_path / "out"), str(tmp_path / "in.xlsx")], check=True, timeout=120)

    saved = (tmp_path / "out" / "in.xlsx").read_bytes()

    assert opened(saved).sheetnames == opened(marked).sheetnames
    assert colours(saved, "Tiến độ", "B2", "B3", "E3", "C5", "C2") == [RED, YELLOW, RED, RED, NONE]
    assert notes(saved, "Tiến độ") == notes(marked, "Tiến độ")
    again = mark(saved, [], texts())
    assert opened(again).sheetnames == opened(marked).sheetnames
    assert colours(again, "Tiến độ", "B2", "B3", "E3", "C5", "C2") == [NONE] * 5
    assert notes(again, "Tiến độ") == {
        "A1": "Giữ nguyên tiêu đề", "B3": "Số của tôi", "B4": "[Threaded comment]",
    }  # fmt: skip


def named_ours(content: bytes, sheet: str) -> bytes:
    """Return a workbook in which the name of our marker stands for a sheet."""
    name = f'<definedNames><definedName name="{MARKER_NAME}" hidden="1">\'{sheet}\'!$A$1</definedName></definedNames>'
    parts = parts_of(content)
    book = parts["xl/workbook.xml"].decode()
    book = re.sub(r"<definedNames\s*/>|<definedNames>.*</definedNames>", "", book)
    return package_of({**parts, "xl/workbook.xml": book.replace("</sheets>", f"</sheets>{name}").encode()})


@pytest.mark.parametrize(
    ("title", "first"),
    [("Tiến độ", "NHỮNG CHỖ CẦN SỬA TRONG TỆP NÀY"), ("Cần sửa", "Việc cần sửa của đơn vị"), ("Cần sửa", "")],
)
def test_a_sheet_of_the_sender_under_the_name_of_our_marker_stays(title: str, first: str) -> None:
    sent = named_ours(workbook_bytes(f"## {title}\n| {first} | x |\n| 1.1 | 2 |"), title)

    marked = opened(mark(sent, [Mark(title, "B2", "error", "Sai.")], texts()))

    assert marked.sheetnames == ["Cần sửa (2)" if title == "Cần sửa" else "Cần sửa", title]
    assert [cell.value for row in marked[title].iter_rows() for cell in row] == [first or None, "x", 1.1, 2]


def test_our_sheet_is_known_again_after_a_program_has_put_its_texts_among_the_shared_ones() -> None:
    book = "## Cần sửa\n| NHỮNG CHỖ CẦN SỬA TRONG TỆP NÀY |\n## Tiến độ\n| 1.1 | 2 |"

    marked = opened(
        mark(named_ours(workbook_bytes(book), "Cần sửa"), [Mark("Tiến độ", "B1", "error", "Sai.")], texts())
    )

    assert marked.sheetnames == ["Cần sửa", "Tiến độ"]
