"""A book comes out of its bytes as it went in: every value with its type, every text with its oddest characters."""

import json
from datetime import date, datetime
from io import BytesIO
from operator import itemgetter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.rejects import Reject
from domain.xray import FACTS, Fact
from etl.book import Area, Book, Cell, Grid
from etl.reading.limits import MOST_CHARACTERS
from etl.reading.wire import pack, read_frame, unpack, write_frame

TEXTS = st.text(st.characters(exclude_categories=()), max_size=12)  # lone surrogates included
LONG = st.sampled_from(["Đã tổ chức hội nghị " * 3, "\ud800" * 60, "x" * 51])
NUMBERS = st.one_of(st.integers(-(10**30), 10**30), st.floats(allow_nan=False))
MOMENTS = st.dates() | st.datetimes().map(lambda moment: moment.replace(fold=0))
VALUES = st.one_of(st.none(), st.booleans(), NUMBERS, TEXTS, LONG, MOMENTS)
ROWS, COLUMNS = st.integers(1, 1_048_576), st.integers(1, 16_384)
CELLS = st.builds(
    Cell,
    row=ROWS,
    column=COLUMNS,
    value=VALUES,
    percent_format=st.booleans(),
    without_result=st.booleans(),
    error=st.sampled_from(["", "#N/A"]),
    font=st.sampled_from(["", ".VnTime"]),
    typed_text=st.none() | TEXTS,
    is_formula=st.booleans(),
)
PLAIN_CELLS = st.builds(Cell, row=ROWS, column=COLUMNS, value=VALUES)
GRIDS = st.builds(
    lambda cells, **rest: Grid(cells={(cell.row, cell.column): cell for cell in cells}, **rest),
    cells=st.lists(CELLS | PLAIN_CELLS, max_size=8),
    name=TEXTS,
    is_hidden=st.booleans(),
    hidden_rows=st.frozensets(ROWS, max_size=4),
    hidden_columns=st.frozensets(COLUMNS, max_size=4),
    merges=st.lists(st.builds(Area, ROWS, COLUMNS, ROWS, COLUMNS), max_size=3).map(tuple),
)
BOOKS = st.builds(
    Book,
    grids=st.lists(GRIDS, max_size=3).map(tuple),
    kind=st.sampled_from(["xlsx", "csv"]),
    not_seen=st.lists(TEXTS, max_size=2).map(tuple),
    counts_from_1904=st.booleans(),
    facts=st.lists(st.builds(Fact, st.sampled_from(sorted(FACTS)), TEXTS, TEXTS, st.integers(0, 9)), max_size=2).map(
        tuple
    ),
)


@settings(deadline=None, max_examples=60)
@given(BOOKS)
def test_a_book_comes_back_as_it_was(book: Book) -> None:
    back = unpack(pack(book))

    assert back == book
    # 1, 1.0 and True are equal, and so are 0.0 and -0.0: only their texts tell them apart.
    assert repr([list(grid.cells.items()) for grid in back.grids]) == repr(
        [sorted(grid.cells.items(), key=itemgetter(0)) for grid in book.grids]
    )


def test_more_rows_than_one_line_holds_come_back() -> None:
    cells = {(row, column): Cell(row, column, f"ô {row}\n{column}") for row in range(1, 2502) for column in (1, 3)}
    book = Book((Grid("Một", cells), Grid("Hai", {}), Grid("Ba", {(7, 7): Cell(7, 7, date(2023, 3, 31))})))

    assert unpack(pack(book)) == book


def test_a_day_and_a_moment_stay_apart() -> None:
    cells = {(1, 1): Cell(1, 1, date(2023, 3, 31)), (1, 2): Cell(1, 2, datetime(2023, 3, 31))}

    back = unpack(pack(Book((Grid("Ngày", cells),)))).grids[0].cells

    assert [type(cell.value) for cell in back.values()] == [date, datetime]


def test_a_value_that_no_cell_holds_is_not_packed() -> None:
    with pytest.raises(TypeError, match="B7: bytes"):
        pack(Book((Grid("Một", {(7, 2): Cell(7, 2, b"x")}),)))


def test_a_long_text_is_sent_once_however_many_cells_show_it() -> None:
    text = "Đã tổ chức hội nghị " * 1000
    book = Book((Grid("Một", {(row, 1): Cell(row, 1, text, font=".VnTime" * (row % 2)) for row in range(1, 3001)}),))

    packed = pack(book)

    assert packed.count("hội nghị".encode()) == 1000
    assert unpack(packed) == book
    assert len({id(cell.value) for cell in unpack(packed).grids[0].cells.values()}) == 1


def test_more_text_than_is_read_is_refused_although_it_is_one_text_in_many_cells() -> None:
    text = "x" * 32_767
    cells = {(row, 1): Cell(row, 1, text) for row in range(1, MOST_CHARACTERS // len(text) + 2)}

    with pytest.raises(Reject) as refusal:
        pack(Book((Grid("Một", cells),)))

    assert refusal.value == Reject("too_large", size="hơn 100.000.000 chữ", limit="100.000.000 chữ")


@pytest.mark.parametrize(
    "fact",
    [["no_such_fact", "", "", 1], ["macro", 7, "", 1], ["macro", "", None, 1], ["macro", "", "", "1"], ["macro"]],
)
def test_a_fact_that_is_none_raises_what_is_told(fact: list[object]) -> None:
    with pytest.raises((ValueError, TypeError, LookupError)):
        unpack(json.dumps(["xlsx", [], False, [fact], []]).encode() + b"\n[]")


def test_frames_end_where_they_began_to_be_cut_off() -> None:
    stream = BytesIO()
    for data in (b"doc", b"", bytes(100_000)):
        write_frame(stream, data)
    whole = stream.getvalue()

    stream = BytesIO(whole[:-1])

    assert [read_frame(stream) for _ in range(3)] == [b"doc", b"", None]
    assert read_frame(BytesIO(b"\xff" * 8 + b"x")) is None


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=2), inner, max_size=2),
    max_leaves=12,
)


@settings(deadline=None)
@given(st.lists(st.binary(max_size=20) | JSON.map(lambda said: json.dumps(said).encode()), max_size=3))
def test_bytes_that_are_no_book_raise_what_is_told(lines: list[bytes]) -> None:
    with pytest.raises((ValueError, TypeError, LookupError)):
        unpack(b"\n".join(lines))


@settings(deadline=None)
@given(JSON)
def test_rows_that_are_none_raise_what_is_told(rows: object) -> None:
    head = json.dumps(["xlsx", [], False, [], [["Một", False, [], [], [], 1]]])
    try:
        book = unpack(f"{head}\n[]\n{json.dumps(rows)}".encode())
    except (ValueError, TypeError, LookupError):
        return
    assert [grid.name for grid in book.grids] == ["Một"]
