"""Every fact of the X-ray comes from a file that shows it, and a file without it keeps silent."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest

from domain.xray import FACTS, Fact
from etl.reading.facts import ranges
from etl.reading.read import read_book
from etl.template import write_template
from tests.etl.reading.packages import by_xlsxwriter, changed
from tests.etl.test_template import example_rows, order

# A picture of one point, as .png
POINT = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c6360f8cf50"
    "0f0003860180348d0d6b0000000049454e44ae426082"
)
Fill = Callable[[Any, Any], None]


def table(sheet: Any) -> None:
    for row in range(10):
        sheet.write_row(row, 0, ["1.1", 2, 3])


def hidden_sheet(book: Any, sheet: Any) -> None:
    table(sheet)
    for name in ("Cũ", "Trống", "_danh_muc", "_nhan_dang"):
        page = book.add_worksheet(name)
        page.hide()
        if name != "Trống":
            page.write_row(0, 0, ["1.1", "#N/A"])


def hidden_rows(_: Any, sheet: Any) -> None:
    table(sheet)
    for row in (4, 6, 7, 8, 40):
        sheet.set_row(row, None, None, {"hidden": True})


def hidden_columns(_: Any, sheet: Any) -> None:
    table(sheet)
    for column in (1, 2, 9):
        sheet.set_column(column, column, None, None, {"hidden": True})


def formula_without_value(_: Any, sheet: Any) -> None:
    table(sheet)
    for row in range(7):
        sheet.write_formula(row, 1, "=1+1", None, None)


def error_cell(_: Any, sheet: Any) -> None:
    table(sheet)
    sheet.write_formula("B3", "=1/0", None, "#DIV/0!")


def external_link(_: Any, sheet: Any) -> None:
    table(sheet)


def legacy_font(book: Any, sheet: Any) -> None:
    table(sheet)
    look = book.add_format({"font_name": ".VnTime"})
    sheet.write_row(0, 0, ["ChiÕn sÜ", "thi ®ua"], look)
    sheet.write_number(1, 1, 5, look)
    sheet.write_string("A5", "Thi ñua", book.add_format({"font_name": "VNI-Times"}))
    sheet.write_rich_string("A6", "a", book.add_format({"font_name": ".VNARIAL"}), "b")


def stray_cells(_: Any, sheet: Any) -> None:
    table(sheet)
    sheet.write("A61", "x")
    sheet.write("X3", "y")


def struck_through(book: Any, sheet: Any) -> None:
    table(sheet)
    for row in (2, 3, 6):
        sheet.write(row, 1, 5, book.add_format({"font_strikeout": True}))


def comments(_: Any, sheet: Any) -> None:
    table(sheet)
    sheet.write_comment("A1", "số chưa chốt")
    sheet.write_comment("B2", "hỏi lại Văn phòng")


def embedded_objects(_: Any, sheet: Any) -> None:
    table(sheet)
    sheet.insert_image("E5", "a.png", {"image_data": BytesIO(POINT)})


def nothing(_: Any, sheet: Any) -> None:
    table(sheet)


RELATIONS = "xl/_rels/workbook.xml.rels"
LINK = b'<Relationship Id="rId99" Type="http://x/relationships/externalLink" Target="externalLinks/externalLink1.xml"/>'
MACRO = b'<Relationship Id="rId99" Type="http://x/relationships/vbaProject" Target="v.bin"/>'


def related(content: bytes, line: bytes) -> bytes:
    return changed(content, {RELATIONS: lambda part: part.replace(b"</Relationships>", line + b"</Relationships>")})


SHEET = "Tiến độ"
TOLD: dict[str, tuple[bytes, list[Fact]]] = {
    "hidden_sheet": (by_xlsxwriter(hidden_sheet), [Fact("hidden_sheet", "Cũ", "Cũ", 2)]),
    "hidden_rows": (by_xlsxwriter(hidden_rows), [Fact("hidden_rows", SHEET, "5, 7–9", 4)]),
    "hidden_columns": (by_xlsxwriter(hidden_columns), [Fact("hidden_columns", SHEET, "B–C", 2)]),
    "formula_without_value": (
        changed(
            by_xlsxwriter(formula_without_value),
            {"xl/worksheets/sheet1.xml": lambda part: part.replace(b"<v>None</v>", b"").replace(b"<v></v>", b"")},
        ),
        [Fact("formula_without_value", SHEET, "B1, B2, B3, B4, B5…", 7)],
    ),
    "error_cell": (by_xlsxwriter(error_cell), [Fact("error_cell", SHEET, "B3", 1)]),
    "macro": (related(by_xlsxwriter(nothing), MACRO), [Fact("macro", count=1)]),
    "external_link": (related(by_xlsxwriter(external_link), LINK), [Fact("external_link", count=1)]),
    "legacy_font": (
        by_xlsxwriter(legacy_font),
        [
            Fact("legacy_font", SHEET, ".VNARIAL", 1),
            Fact("legacy_font", SHEET, ".VnTime", 2),
            Fact("legacy_font", SHEET, "VNI-Times", 1),
        ],
    ),
    "stray_cells": (by_xlsxwriter(stray_cells), [Fact("stray_cells", SHEET, "X3, A61", 2)]),
    "date_1904": (by_xlsxwriter(nothing, date_1904=True), [Fact("date_1904")]),
    "struck_through": (by_xlsxwriter(struck_through), [Fact("struck_through", SHEET, "3–4, 7", 3)]),
    "comments": (by_xlsxwriter(comments), [Fact("comments", SHEET, "A1, B2", 2)]),
    "embedded_objects": (by_xlsxwriter(embedded_objects), [Fact("embedded_objects", count=1)]),
}


@pytest.mark.parametrize("code", FACTS)
def test_a_file_that_shows_it_tells_the_fact_and_no_other(code: str) -> None:
    content, facts = TOLD[code]
    assert list(read_book(content, "xlsx").facts) == facts


def test_a_table_alone_tells_nothing() -> None:
    assert read_book(by_xlsxwriter(nothing), "xlsx").facts == ()


def test_the_notes_of_a_template_are_not_told_but_one_more_is() -> None:
    stream = BytesIO()
    write_template(order(rows=example_rows()), stream)
    more = b'<comment ref="B20" authorId="0"><text><t>x</t></text></comment></commentList>'
    noted = changed(stream.getvalue(), {"xl/comments1.xml": lambda part: part.replace(b"</commentList>", more)})

    assert read_book(stream.getvalue(), "xlsx").facts == ()
    assert read_book(noted, "xlsx").facts == (Fact("comments", SHEET, "B20", 1),)


def test_comments_are_told_sheet_by_sheet_row_by_row_the_first_five_and_of_hidden_sheets_none() -> None:
    def fill(book: Any, sheet: Any) -> None:
        table(sheet)
        other, hidden = book.add_worksheet("Khó khăn"), book.add_worksheet("Nháp")
        hidden.hide()
        for cell in ("AA2", "B10", "B9", "C2", "A1", "Z3"):
            other.write_comment(cell, "xem lại")
        for page in (sheet, hidden):
            page.write_comment("D4", "hỏi lại")

    assert read_book(by_xlsxwriter(fill), "xlsx").facts == (
        Fact("comments", SHEET, "D4", 1),
        Fact("comments", "Khó khăn", "A1, C2, AA2, Z3, B9…", 6),
    )


def test_a_part_of_comments_that_is_not_there_leaves_the_file_readable() -> None:
    torn = changed(
        by_xlsxwriter(comments),
        {"xl/worksheets/_rels/sheet1.xml.rels": lambda part: part.replace(b"../comments1.xml", b"../comments9.xml")},
    )

    assert read_book(torn, "xlsx").facts == ()


def test_nearly_far_is_not_far() -> None:
    def fill(_: Any, sheet: Any) -> None:
        table(sheet)
        sheet.write("A60", "x")
        sheet.write("W3", "y")

    assert read_book(by_xlsxwriter(fill), "xlsx").facts == ()


def test_a_second_table_further_down_did_not_stray() -> None:
    def fill(_: Any, sheet: Any) -> None:
        table(sheet)
        for row in range(100, 110):
            sheet.write_row(row, 0, ["1.1", 2, 3])

    assert read_book(by_xlsxwriter(fill), "xlsx").facts == ()


def test_numbers_are_told_as_people_write_them() -> None:
    assert ranges([9, 5, 8, 7]) == "5, 7–9"
    assert ranges([]) == ""
    assert ranges(range(1, 40, 2)) == "1, 3, 5, 7, 9, 11, 13, 15, 17, 19…"
