"""Rows cut out before the parser are read as the parser reads them; a comment above the rows leaves all to it."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.rejects import Reject
from etl.book import Grid
from etl.reading.read import read_book
from etl.reading.xlsx_plain import without_plain_rows
from tests.etl.reading.packages import SHEET, by_xlsxwriter, sheet_of

PLACES = st.sampled_from(["A", "B", "C", "AB", "XFD", "XFE", "ZZZ", "É"])
VALUES = st.sampled_from(["5", "0", "-1.5", "1E3", "007", "12345678901234567890", "1e", "", "5</v><v>6", "&#53;", "a"])
KINDS = st.sampled_from(["", "", ' t="s"', ' t="n"', ' t="str"', ' t="b"', ' t="inlineStr"', ' s="0"', ' s="9"'])
TAILS = st.sampled_from(["", "", "<f>1+1</f>", "<extLst><row/></extLst>", "<!-- </row> -->", "<![CDATA[</row>]]>"])
NUMBERS = st.sampled_from(["1", "2", "3", "3", "1048576", "1048577", "0"])
CELL = st.builds(
    lambda place, row, kind, value, tail, bare: (
        f'<c r="{place}{row}"{kind}/>' if bare else f'<c r="{place}{row}"{kind}><v>{value}</v>{tail}</c>'
    ),
    PLACES,
    st.sampled_from(["{row}", "{row}", "{row}", "2"]),
    KINDS,
    VALUES,
    TAILS,
    st.sampled_from([False, False, True]),
)
PLAIN = st.builds(lambda place, value: f'<c r="{place}{{row}}"><v>{value}</v></c>', PLACES, st.integers(0, 99).map(str))
ROW = st.builds(
    lambda number, more, cells: f'<row r="{number}"{more}>{"".join(cells)}</row>'.replace("{row}", number),
    NUMBERS,
    st.sampled_from(["", "", ' hidden="1"', ' spans="1:9"', ' ht="15" ht="15"', ' r="7"']),
    st.lists(PLAIN, max_size=3) | st.lists(CELL, max_size=3),
)
BETWEEN = st.sampled_from(
    ["", "", "", "\n", "<row/>", '<row r="9"/>', "<!-- <row> -->", "</sheetData><sheetData>", "<"]
)


def ending(rows: str, before: str = "") -> tuple[Grid, ...] | str:
    """Return what a sheet of these rows holds, or why it is refused."""
    try:
        return read_book(sheet_of(rows, before=before), "xlsx").grids
    except Reject as reject:
        return reject.code


@settings(deadline=None, max_examples=300)
@given(st.lists(st.tuples(ROW, BETWEEN), max_size=4))
def test_rows_are_read_alike_whoever_reads_them(parts: list[tuple[str, str]]) -> None:
    rows = "".join(row + between for row, between in parts)

    assert ending(rows) == ending(rows, before="<!-- for the parser -->")


def test_rows_of_more_than_one_piece_are_read_alike() -> None:
    rows = "".join(f'<row r="{row}"><c r="A{row}"><v>{row}</v></c></row>' for row in range(1, 9001))

    (grid,) = ending(rows)

    assert [cell.value for cell in grid.every_cell] == list(range(1, 9001))
    assert (grid,) == ending(rows, before="<!-- for the parser -->")


def test_what_xlsxwriter_writes_is_cut_out_to_the_last_row() -> None:
    content = by_xlsxwriter(lambda _, sheet: [sheet.write_row(row, 0, ["Có", row, 1.5]) for row in range(50)])
    with ZipFile(BytesIO(content)) as package:
        part = package.read(SHEET)
    taken: list[str] = []

    left = b"".join(without_plain_rows([part], lambda row, *_: taken.append(row)))

    assert left == part[: part.index(b"<row")] + part[part.index(b"</sheetData>") :]
    assert taken == [str(row) for row in range(1, 51)]


@pytest.mark.parametrize("end", [b"", b"</row>", b"</sheetData></worksheet>"])
def test_nothing_of_a_part_is_lost(end: bytes) -> None:
    part = b"<worksheet><sheetData><row r='1'><c/></row><row r=\"2\" \xff" + end

    assert b"".join(without_plain_rows([part[:30], part[30:]], print)) == part
