"""A table taken away: what stands in the file is what was asked for, and a file that differs is never handed over."""

import datetime as dt
from dataclasses import replace
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from reports.declared import Column, Table, Value
from reports.errors import ExportDiffers
from reports.table_cells import CUT
from reports.table_workbook import PAGE_OF, ROWS_WRITTEN, prove, table_workbook
from texts import translate

COLUMNS = (
    Column("Mã"),
    Column("Nội dung, nhiệm vụ"),
    Column("Kết quả", "number"),
    Column("Tỷ lệ", "percent"),
    Column("Thời hạn", "date"),
    Column("Ghi vào sổ lúc", "moment"),
    Column("Năm sinh", "year"),
)
ROWS: tuple[tuple[Value, ...], ...] = (
    ("1.1", "=1+1", 1234.5, 85.5, dt.date(2023, 12, 31), dt.datetime(2024, 1, 1, 7, 0), 1980),
    ("PT1", "- Đã họp\nhai lần", 7, 100.0, dt.date(2023, 6, 30), None, None),
    ("2.3", "https://example.vn @ +84", 1 / 3, 200 / 3, None, None, None),
)
TABLE = Table(
    "Tiến độ", COLUMNS, ROWS, told=("Kế hoạch năm 2023", "Quý IV năm 2023", "Toàn Sở", "Số liệu đến 31/12/2023")
)


def opened(*tables: Table, lang: str = "vi") -> list[Worksheet]:
    return list(load_workbook(BytesIO(table_workbook(tables, lang))).worksheets)


def cells(sheet: Worksheet, first: int, last: int) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=first, max_row=last)]


def test_title_and_what_was_told_stand_above_and_the_number_of_rows_below() -> None:
    (sheet,) = opened(TABLE)
    assert [row[0] for row in cells(sheet, 1, 7)] == [
        "Tiến độ",
        "Kế hoạch năm 2023",
        "Quý IV năm 2023",
        "Toàn Sở",
        "Số liệu đến 31/12/2023",
        None,
        "Mã",
    ]
    assert (sheet.title, sheet.max_row, sheet["A12"].value) == ("Tiến độ", 12, "3/3 dòng")


def test_values_keep_their_types_and_look_as_on_the_screen() -> None:
    (sheet,) = opened(TABLE)
    assert [[cell.number_format for cell in row] for row in sheet["C8:E10"]] == [
        ["#,##0.0", "#,##0.0%", "dd/mm/yyyy"],
        ["#,##0", "#,##0%", "dd/mm/yyyy"],
        ["#,##0.00", "#,##0.0%", "General"],
    ]
    assert cells(sheet, 8, 8)[0] == [
        "1.1",
        "=1+1",
        1234.5,
        0.855,
        dt.datetime(2023, 12, 31),
        dt.datetime(2024, 1, 1, 7, 0),
        1980,
    ]
    assert (sheet["F8"].number_format, sheet["G8"].number_format) == ("hh:mm dd/mm/yyyy", "0")


def test_text_is_never_a_formula_a_link_or_a_number_and_stays_so_when_edited() -> None:
    dangerous = ("=1+1", "+84", "-1", "@SUM(A1)", "https://x.vn", "mailto:a@b.vn", "12/3", "1.10", "\t=1")
    (sheet,) = opened(Table("T", (Column("Chữ"),), [(text,) for text in dangerous]))
    found = [sheet.cell(place, 1) for place in range(4, 4 + len(dangerous))]
    assert [(cell.value, cell.data_type, cell.hyperlink, cell.quotePrefix) for cell in found] == [
        (text, "s", None, True) for text in dangerous
    ]


def test_the_sheet_is_ready_to_be_filtered_read_and_printed() -> None:
    (sheet,) = opened(TABLE)
    assert (sheet.auto_filter.ref, sheet.freeze_panes, sheet.print_title_rows) == ("A7:G10", "A8", "$7:$7")
    assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
    assert (sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.page_setup.fitToHeight) == (True, 0)
    assert sheet.oddFooter.right.text == "Trang &P/&N"


def test_the_words_of_the_program_follow_the_language() -> None:
    (sheet,) = opened(TABLE, lang="vi")
    (english,) = opened(TABLE, lang="en")
    assert sheet["A12"].value == "3/3 dòng"
    assert english["A12"].value == translate(ROWS_WRITTEN, "en").format(k="3", n="3")
    assert english.oddFooter.right.text == translate(PAGE_OF, "en").format(page="&P", pages="&N")


def test_several_tables_are_several_sheets_with_names_of_their_own() -> None:
    long = "Danh sách đề nghị khen thưởng của toàn Sở quý IV"
    sheets = opened(*(Table(title, (Column("A"),), []) for title in (long, long, "a/b:[c]", "'", "History")))
    assert [sheet.title for sheet in sheets] == [
        "Danh sách đề nghị khen thưởng c",
        "Danh sách đề nghị khen thưở (2)",
        "a b c",
        "4",
        "5",
    ]


def test_notes_stand_below_the_number_of_rows_and_are_compared_too() -> None:
    noted = replace(TABLE, notes=("Nhóm 1: lãnh đạo.", "=1+1"))
    (sheet,) = opened(noted)
    assert [row[0] for row in cells(sheet, 12, 14)] == ["3/3 dòng", "Nhóm 1: lãnh đạo.", "=1+1"]
    assert (sheet.max_row, sheet["A14"].data_type) == (14, "s")
    with pytest.raises(ExportDiffers, match="13 ≠ 14"):
        prove(table_workbook([replace(noted, notes=noted.notes[:1])]), [noted])


def test_a_table_without_rows_says_so() -> None:
    (sheet,) = opened(Table("Trống", (Column("Mã"), Column("Tên")), []))
    assert cells(sheet, 3, 5) == [["Mã", "Tên"], [None, None], ["0/0 dòng", None]]


def test_a_text_longer_than_a_cell_may_be_ends_with_a_mark() -> None:
    (sheet,) = opened(Table("T", (Column("Chữ"),), [("é" * 40_000,)]))
    found = sheet["A4"].value
    assert (len(found), found[-len(CUT) :]) == (32_700, CUT)


def test_days_before_excels_calendar_are_written_out() -> None:
    (sheet,) = opened(Table("T", (Column("Ngày", "date"),), [(dt.date(1890, 5, 19),), (dt.date(1900, 3, 1),)]))
    assert [sheet["A4"].value, sheet["A5"].value] == ["19/05/1890", dt.datetime(1900, 3, 1)]


def test_a_sheets_name_is_one_that_excel_allows() -> None:
    titles = ("\ufffe", "a/b", "A b", "𐀀" * 20, "𐀀" * 20)
    names = [sheet.title for sheet in opened(*(Table(title, (Column("A"),), []) for title in titles))]
    assert names == ["1", "a b", "A b (2)", "𐀀" * 15, f"{'𐀀' * 13} (2)"]


values = {
    "text": st.none() | st.text(),
    "number": st.none() | st.integers(-(10**12), 10**12) | st.floats(-1e12, 1e12),
    "percent": st.none() | st.floats(0, 1000),
    "date": st.none() | st.dates(dt.date(1, 1, 1)),
    "moment": st.none() | st.datetimes(dt.datetime(1850, 1, 1), dt.datetime(2200, 1, 1)),
    "year": st.none() | st.integers(1900, 2100),
}


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(*values.values()), max_size=8), st.text(max_size=40), st.lists(st.text(), max_size=3))
def test_whatever_the_ledger_holds_can_be_taken_away(
    rows: list[tuple[Value, ...]], title: str, told: list[str]
) -> None:
    table = Table(title, [Column(kind, kind) for kind in values], rows, told=told)  # type: ignore[arg-type]
    (sheet,) = opened(table)
    assert sheet.max_row == len(told) + 2 + 1 + len(rows) + 2


def changed(content: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The workbook with something else in one of its parts."""
    answer = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(answer, "w", ZIP_DEFLATED) as target:
        for name in source.namelist():
            held = source.read(name)
            assert name != part or old in held
            target.writestr(name, held.replace(old, new) if name == part else held)
    return answer.getvalue()


SHEET, TEXTS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"


@pytest.mark.parametrize(
    ("part", "old", "new", "place"),
    [
        (SHEET, b"<v>1234.5</v>", b"<v>1234.6</v>", "Tiến độ!C8"),
        (SHEET, b"<v>0.855</v>", b"<v>85.5</v>", "Tiến độ!D8"),
        (SHEET, b"<v>45291</v>", b"<v>45292</v>", "Tiến độ!E8"),
        (TEXTS, b"<t>PT1</t>", b"<t>PT2</t>", "Tiến độ!A9"),
        (TEXTS, "Số liệu đến 31/12/2023".encode(), "Số liệu đến 30/12/2023".encode(), "Tiến độ!A5"),
        (TEXTS, "<t>3/3 dòng</t>".encode(), "<t>4/4 dòng</t>".encode(), "Tiến độ!A12"),
    ],
)
def test_a_file_that_differs_in_one_cell_is_not_handed_over(part: str, old: bytes, new: bytes, place: str) -> None:
    content = table_workbook([TABLE])
    prove(content, [TABLE])
    with pytest.raises(ExportDiffers) as refused:
        prove(changed(content, part, old, new), [TABLE])
    assert refused.value.detail == place


def test_a_file_with_a_row_or_a_sheet_too_few_is_not_handed_over() -> None:
    shorter = Table(TABLE.title, COLUMNS, ROWS[:2], told=TABLE.told)
    with pytest.raises(ExportDiffers, match="11 ≠ 12"):
        prove(table_workbook([shorter]), [TABLE])
    with pytest.raises(ExportDiffers, match="1 ≠ 2"):
        prove(table_workbook([TABLE]), [TABLE, TABLE])


def test_the_error_says_what_a_person_must_know() -> None:
    assert str(ExportDiffers("Tiến độ!A1")).startswith(
        "Tệp kết xuất mở lại không khớp với số liệu nên không được đưa ra."
    )
