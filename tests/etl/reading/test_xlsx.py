"""What the reader of .xlsx files makes of XML that programs write, and of XML that none should."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from domain.rejects import Reject
from etl.book import Area, Cell
from etl.reading.limits import MOST_CELLS
from etl.reading.read import read_book
from tests.etl.reading.packages import SHEET, by_xlsxwriter, changed, sheet_of, values

STRINGS = "xl/sharedStrings.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def read(content: bytes) -> dict[str, object]:
    """Return the values of the first sheet by address."""
    return values(read_book(content, "xlsx").grids[0])


def code_of(content: bytes) -> str:
    """Return why a file is refused."""
    with pytest.raises(Reject) as refusal:
        read_book(content, "xlsx")
    return refusal.value.code


def formula(value: object, **more: Any) -> Cell:
    """Return the cell A1 with a formula's result."""
    return Cell(1, 1, value, is_formula=True, **more)


def plain(_: Any, sheet: Any) -> None:
    sheet.write("A1", "Mã nội dung")
    sheet.write("B2", 0.5)
    sheet.write("C3", "  hai  dấu cách ")


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("<v>12</v>", 12),
        ("<v>12.0</v>", 12.0),
        ("<v>-3</v>", -3),
        ("<v>1E3</v>", 1000.0),
        ("<v>" + "9" * 400 + "</v>", "9" * 400),
        ("<v>1_000</v>", "1_000"),
        ("<v>123456789012345678901</v>", 123456789012345678901.0),
    ],
)
def test_a_number_is_whole_where_it_is_written_so(cell: str, value: object) -> None:
    found = read(sheet_of(f'<row r="1"><c r="A1">{cell}</c></row>'))["A1"]
    assert (found, type(found)) == (value, type(value))


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ('<c r="A1" t="str"><f>""</f><v></v></c>', {}),
        ('<c r="A1" t="str"><f>"x"</f><v>x</v></c>', {"A1": formula("x")}),
        ('<c r="A1"><f>1+1</f></c>', {"A1": formula(None, without_result=True)}),
        ('<c r="A1"><f>1+1</f><v></v></c>', {"A1": formula(None, without_result=True)}),
        ('<c r="A1"><f>1+1</f><v/></c>', {"A1": formula(None, without_result=True)}),
        ('<c r="A1"><f>1+1</f><v>2</v></c>', {"A1": formula(2)}),
        ('<c r="A1"><f t="shared" si="0"/><v>2</v></c>', {"A1": formula(2)}),
        ('<c r="A1"><f t="shared" si="0"/></c>', {"A1": formula(None, without_result=True)}),
        ('<c r="A1" t="e"><f>NA()</f><v>#N/A</v></c>', {"A1": formula("#N/A", error="#N/A")}),
        ('<c r="A1" t="b"><v>1</v></c>', {"A1": Cell(1, 1, value=True)}),
        ('<c r="A1" t="d"><v>2023-03-31</v></c>', {"A1": Cell(1, 1, date(2023, 3, 31))}),
        ('<c r="A1" t="d"><v>2023-03-31T08:30:00</v></c>', {"A1": Cell(1, 1, datetime(2023, 3, 31, 8, 30))}),
        ('<c r="A1" t="inlineStr"><is><t>a</t></is></c>', {"A1": Cell(1, 1, "a")}),
        ('<c r="A1" t="inlineStr"><is><r><t>a </t></r><r><t>b</t></r></is></c>', {"A1": Cell(1, 1, "a b")}),
        ('<c r="A1" t="inlineStr"><is><t/></is></c>', {}),
        ('<c r="A1"/>', {}),
        ('<c r="A1"><v></v></c>', {}),
        ("<c><v>1</v></c><c><v>2</v></c>", {"A1": Cell(1, 1, 1), "B1": Cell(1, 2, 2)}),
        ('<c r="C1"><v>1</v></c><c><v>2</v></c>', {"C1": Cell(1, 3, 1), "D1": Cell(1, 4, 2)}),
        ('<c r="$A$1"><v>1</v></c>', {"A1": Cell(1, 1, 1)}),
    ],
)
def test_a_cell_is_what_excel_shows(cell: str, expected: dict[str, Cell]) -> None:
    (grid,) = read_book(sheet_of(f'<row r="1">{cell}</row>'), "xlsx").grids
    assert {found.address: found for found in grid.cells.values()} == expected


def test_rows_without_a_number_follow_one_another() -> None:
    content = sheet_of('<row><c><v>1</v></c></row><row r="5"><c><v>2</v></c></row><row><c><v>3</v></c></row>')
    assert read(content) == {"A1": 1, "A5": 2, "A6": 3}


def test_a_cell_that_contradicts_its_row_stands_at_its_own_address() -> None:
    rows = '<row r="15"><c r="A15"><v>1</v></c></row><row r="5"><c r="C15"><v>2</v></c><c r="B5"><v>3</v></c></row>'
    assert read(sheet_of(rows)) == {"A15": 1, "C15": 2, "B5": 3}


@pytest.mark.parametrize("second", ["<v>2</v>", "<is><t>2</t></is>", "<f>1+1</f><v>2</v>"])
def test_two_values_at_one_place_make_the_file_unreadable(second: str) -> None:
    kind = ' t="inlineStr"' if "is" in second else ""
    rows = f'<row r="1"><c r="A1"><v>1</v></c><c r="B1"/><c r="B1"><v>3</v></c><c r="A1"{kind}>{second}</c></row>'
    assert code_of(sheet_of(rows)) == "unreadable_file"


EXTENSION = "<extLst><ext><f>1+1</f><v>9</v><is><t>9</t></is></ext></extLst>"


@pytest.mark.parametrize("cell", [f"<v>5</v>{EXTENSION}", f"{EXTENSION}<v>5</v>", "<v>5</v><v>6</v>"])
def test_the_first_value_within_a_cell_counts_whatever_else_stands_there(cell: str) -> None:
    found = read_book(sheet_of(f'<row r="1"><c r="A1">{cell}</c><c r="B1"><v>7</v></c></row>'), "xlsx").grids[0].cells
    assert list(found.values()) == [Cell(1, 1, 5), Cell(1, 2, 7)]


def test_the_runs_of_a_text_are_one_text_and_its_reading_aid_is_none() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_rich_string("A1", "Thi đua ", book.add_format({"bold": True}), "khen thưởng")

    aid = b'<rPh sb="0" eb="1"><t>doc</t></rPh></si>'
    content = changed(by_xlsxwriter(fill), {STRINGS: lambda part: part.replace(b"</si>", aid)})
    assert read(content) == {"A1": "Thi đua khen thưởng"}


def test_spaces_stay_and_escapes_are_read_as_excel_does() -> None:
    def fill(_: Any, sheet: Any) -> None:
        texts = ["  a \n b ", "_x005F_x000D_", "a_x000D_\nb", "_x0041_x", "_xD83D__xDE00_", "a_x0001_b_xD83D_"]
        for row, text in enumerate(texts):
            sheet.write_string(row, 0, text)

    escaped = changed(
        by_xlsxwriter(fill),
        {STRINGS: lambda part: part.replace(b"_x005F_x", b"_x").replace(b"<t>_x000D_</t>", b"<t>_x005F_x000D_</t>")},
    )
    assert list(read(escaped).values()) == ["  a \n b ", "_x000D_", "a\r\nb", "Ax", "😀", "ab"]


@pytest.mark.parametrize(
    "change",
    [
        lambda part: part.replace(MAIN.encode(), b"http://purl.oclc.org/ooxml/spreadsheetml/main"),
        lambda part: (
            part.replace(b"xmlns=", b"xmlns:x=")
            .replace(b"</", b"</\0")
            .replace(b"<", b"<x:")
            .replace(b"<x:/\0", b"</x:")
            .replace(b"<x:?xml", b"<?xml")
        ),
        lambda part: b"\xff\xfe" + part.decode().replace("UTF-8", "UTF-16").encode("utf-16-le"),
    ],
    ids=["strict", "prefixed", "utf-16"],
)
def test_namespace_prefix_and_encoding_of_the_xml_change_nothing(change: Callable[[bytes], bytes]) -> None:
    content = by_xlsxwriter(plain)
    other = changed(content, {SHEET: change, STRINGS: change, "xl/styles.xml": change, "xl/workbook.xml": change})
    assert change(b"<a/>") != b"<a/>" or b"purl" in change(MAIN.encode())
    assert read(other) == read(content) == {"A1": "Mã nội dung", "B2": 0.5, "C3": "  hai  dấu cách "}


@pytest.mark.parametrize("target", ["/xl/worksheets/sheet1.xml", "../xl/worksheets/sheet1.xml"])
def test_a_sheet_may_be_named_from_the_root_or_from_above(target: str) -> None:
    relations = "xl/_rels/workbook.xml.rels"
    other = changed(
        by_xlsxwriter(plain), {relations: lambda part: part.replace(b"worksheets/sheet1.xml", target.encode())}
    )
    assert read(other)["A1"] == "Mã nội dung"


def test_days_count_from_1904_where_the_file_says_so() -> None:
    def fill(book: Any, sheet: Any) -> None:
        sheet.write_datetime("A1", datetime(2023, 3, 31), book.add_format({"num_format": "dd/mm/yyyy"}))

    book = read_book(by_xlsxwriter(fill, date_1904=True), "xlsx")
    assert (values(book.grids[0]), book.counts_from_1904) == ({"A1": date(2023, 3, 31)}, True)


def test_a_quoted_percent_sign_multiplies_nothing() -> None:
    def fill(book: Any, sheet: Any) -> None:
        for row, code in enumerate(['0"%"', "0\\%", "0%", "[Red]0.0%;-0.0%"]):
            sheet.write_number(row, 0, 0.5, book.add_format({"num_format": code}))

    (grid,) = read_book(by_xlsxwriter(fill), "xlsx").grids
    assert [cell.percent_format for cell in grid.cells.values()] == [False, False, True, True]


def test_the_order_of_the_sheets_and_what_is_hidden_come_from_the_workbook() -> None:
    def fill(book: Any, _: Any) -> None:
        chart = book.add_chart({"type": "bar"})
        chart.add_series({"values": "='Tiến độ'!$A$1:$A$2"})
        book.add_chartsheet("Biểu đồ").set_chart(chart)
        book.add_worksheet("Ẩn").hide()
        book.add_worksheet("Ẩn hẳn").very_hidden()

    grids = read_book(by_xlsxwriter(fill), "xlsx").grids
    assert [(grid.name, grid.is_hidden) for grid in grids] == [("Tiến độ", False), ("Ẩn", True), ("Ẩn hẳn", True)]


def test_what_lies_under_a_merged_area_is_not_read() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c></row>'
    (grid,) = read_book(sheet_of(rows, after='<mergeCells><mergeCell ref="A1:B2"/></mergeCells>'), "xlsx").grids
    assert (values(grid), grid.merges) == ({"A1": 1, "C1": 3}, (Area(1, 1, 2, 2),))


def test_a_sheet_declared_to_its_last_cell_holds_what_it_holds() -> None:
    rows = '<row r="1048576" hidden="1"><c r="XFD1048576"><v>1</v></c></row>'
    before = '<dimension ref="A1:XFD1048576"/><cols><col min="2" max="20000" hidden="true"/></cols>'
    (grid,) = read_book(sheet_of(rows, before=before), "xlsx").grids
    assert (values(grid), grid.hidden_rows) == ({"XFD1048576": 1}, frozenset({1_048_576}))
    assert grid.hidden_columns == frozenset(range(2, 16_385))


def test_only_what_stands_in_a_cell_is_its_value() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row>'
    content = sheet_of(rows, before="<v>7</v>", after="<extLst><ext><f>A1</f><v>9</v></ext></extLst>")
    assert read(content) == {"A1": 1}


def test_a_file_without_styles_and_shared_texts_is_read() -> None:
    content = sheet_of('<row r="1"><c r="A1" s="5"><v>1</v></c></row>', **{"xl/styles.xml": None, STRINGS: None})
    assert read(content) == {"A1": 1}


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ('<row r="1048577"><c><v>1</v></c></row>', "unreadable_file"),
        ("<c><v>1</v></c>", "unreadable_file"),
        ('<row r="0"><c><v>1</v></c></row>', "unreadable_file"),
        ('<row r="x"><c><v>1</v></c></row>', "unreadable_file"),
        ('<row r="1"><c r="XFE1"><v>1</v></c></row>', "unreadable_file"),
        ('<row r="1"><c r="1A"><v>1</v></c></row>', "unreadable_file"),
        ('<row r="1"><c r="A1" t="s"><v>99</v></c></row>', "unreadable_file"),
        ('<row r="1"><c r="A1" t="s"><v>-1</v></c></row>', "unreadable_file"),
        ('<row r="1"><c r="A1" s="99"><v>1</v></c></row>', "unreadable_file"),
        ('<row r="1"><c r="A1" t="?"><v>1</v></c></row>', "unreadable_file"),
        ('<row r="1"><c r="A1"><v>abc</v></c></row>', "unreadable_file"),
        ('<row r="1"><c r="A1"><v>1</c></row>', "unreadable_file"),
        ('</sheetData><mergeCells><mergeCell ref="A1:B1048576"/></mergeCells><sheetData>', "unsafe_file"),
    ],
)
def test_a_sheet_that_no_program_writes_is_refused(rows: str, code: str) -> None:
    assert code_of(sheet_of(rows)) == code


@pytest.mark.parametrize("part", [SHEET, STRINGS, "xl/styles.xml", "xl/workbook.xml", "_rels/.rels"])
def test_a_part_that_declares_a_document_type_makes_the_file_unsafe(part: str) -> None:
    def declare(xml: bytes) -> bytes:
        head, mark, rest = xml.partition(b"?>\n") if b"?>\n" in xml else (b"", b"", xml)
        return head + mark + b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + rest

    assert code_of(changed(by_xlsxwriter(plain), {part: declare})) == "unsafe_file"


@pytest.mark.parametrize("part", [SHEET, STRINGS, "xl/styles.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"])
@pytest.mark.parametrize("change", [lambda part: part[: len(part) // 2], lambda part: b"\xff\x00", lambda part: b""])
def test_a_part_that_is_broken_off_makes_the_file_unreadable(part: str, change: Callable[[bytes], bytes]) -> None:
    assert code_of(changed(by_xlsxwriter(plain), {part: change})) == "unreadable_file"


def test_a_file_damaged_at_any_byte_is_read_or_refused() -> None:
    content = by_xlsxwriter(plain)
    ends = set()
    for at in range(0, len(content), 7):
        damaged = content[:at] + bytes([content[at] ^ 0xFF]) + content[at + 1 :]
        try:
            read_book(damaged, "xlsx")
            ends.add("read")
        except Reject as reason:
            ends.add(reason.code)
    assert ends == {"read", "unreadable_file"}


def test_more_cells_than_anybody_fills_are_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("etl.reading.xlsx_sheet.MOST_CELLS", 3)
    rows = "".join(f'<row r="{row}"><c><v>1</v></c><c><v>1</v></c></row>' for row in range(1, 5))
    assert code_of(sheet_of(rows)) == "too_large"
    assert MOST_CELLS > 100_000 * 10
