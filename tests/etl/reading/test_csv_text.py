"""Text files from every program: encodings, delimiters, quotes."""

import csv
import io
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.legacy_text import decode_tcvn3, decode_vni
from domain.rejects import Reject
from etl.reading.csv_text import DELIMITERS, decoded
from etl.reading.kinds import kind_of
from etl.reading.read import read_book
from tests.etl.reading.packages import values

ROWS = [
    ["Đơn vị: Văn phòng Sở"],
    [],
    ["Mã nội dung", "Nội dung, nhiệm vụ", "Kết quả", "Ghi chú"],
    ["01.10", "Chiến sĩ thi đua cơ sở; Lao động tiên tiến", "85,5", "hai\ndòng"],
    ["1.2", '“Nguyễn Thị Ái” nói: "được"', "=1+1", ""],
]


def text_of(rows: list[list[str]], delimiter: str) -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    return stream.getvalue()


def cp1258(text: str) -> bytes:
    """Return text as old programs store it: letters with a hat or horn, then the tone as a mark of its own."""
    stored = bytearray()
    for letter in unicodedata.normalize("NFC", text):
        try:
            stored += letter.encode("cp1258")
        except UnicodeEncodeError:
            marks = unicodedata.normalize("NFD", letter)
            tone = next(mark for mark in marks if mark in "\u0300\u0301\u0303\u0309\u0323")
            stored += unicodedata.normalize("NFC", marks.replace(tone, "")).encode("cp1258") + tone.encode("cp1258")
    return bytes(stored)


ENCODE = {
    "utf-8": str.encode,
    "utf-8 with mark": lambda text: text.encode("utf-8-sig"),
    "utf-16 with mark": lambda text: text.encode("utf-16"),
    "utf-16-be with mark": lambda text: b"\xfe\xff" + text.encode("utf-16-be"),
    "utf-16-le": lambda text: text.encode("utf-16-le"),
    "utf-16-be": lambda text: text.encode("utf-16-be"),
    "cp1258": cp1258,
}


def composed(content: bytes) -> dict[str, object]:
    (grid,) = read_book(content, "csv").grids
    assert grid.name == "CSV"
    return {place: unicodedata.normalize("NFC", str(value)) for place, value in values(grid).items()}


@pytest.mark.parametrize("delimiter", DELIMITERS)
@pytest.mark.parametrize("encoding", ENCODE)
def test_rows_read_back_in_every_encoding_and_with_every_delimiter(encoding: str, delimiter: str) -> None:
    expected = {f"{'ABCD'[c]}{r}": text for r, row in enumerate(ROWS, 1) for c, text in enumerate(row) if text}
    assert composed(ENCODE[encoding](text_of(ROWS, delimiter))) == expected


@given(st.text(st.characters(codec="cp1258", exclude_categories=("Cc",)), max_size=50))
def test_utf8_is_never_taken_for_anything_else(text: str) -> None:
    assert decoded(text.encode("utf-8-sig")) == text


def test_tcvn3_and_vni_arrive_as_they_look_without_their_fonts() -> None:
    tcvn3, vni = "ChiÕn sÜ thi ®ua c¬ së;NguyÔn ThÞ T\xad¬i", "Thi ñua khen thöôûng;Noäi vuï"
    assert decoded(tcvn3.encode("latin-1")) == tcvn3
    assert decoded(vni.encode("latin-1")) == vni
    assert decode_tcvn3(tcvn3) == "Chiến sĩ thi đua cơ sở;Nguyễn Thị Tươi"
    assert decode_vni(vni) == "Thi đua khen thưởng;Nội vụ"


def test_a_first_line_that_names_the_delimiter_is_obeyed_and_is_no_row() -> None:
    assert composed(b"sep=|\r\na,b|c;d\r\n1|2") == {"A1": "a,b", "B1": "c;d", "A2": "1", "B2": "2"}


def test_cells_beyond_the_head_stay() -> None:
    found = composed(b"a,b\n1.1,85,5\n1.2,7\n1.3,8,,,x\n")

    assert {place: text for place, text in found.items() if place[0] > "B"} == {"C2": "5", "E4": "x"}


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_a_table_in_utf16_without_a_mark_may_begin_with_any_letter(encoding: str) -> None:
    text = "Đơn vị: Văn phòng Sở\nẾch;b\n1;2\n"

    assert kind_of(text.encode(encoding)) == "csv"
    assert composed(text.encode(encoding)) == {
        "A1": "Đơn vị: Văn phòng Sở", "A2": "Ếch", "B2": "b", "A3": "1", "B3": "2",
    }  # fmt: skip


def test_zeros_in_front_and_spaces_stay() -> None:
    assert composed(b"a;b\n007; x ") == {"A1": "a", "B1": "b", "A2": "007", "B2": " x "}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('a,b\n"x,y', {"A1": "a", "B1": "b", "A2": '"x', "B2": "y"}),
        ('a,b\n"x"y,z', {"A1": "a", "B1": "b", "A2": "xy", "B2": "z"}),
        ('a,12"\n"x\ny",z', {"A1": "a", "B1": '12"', "A2": "x\ny", "B2": "z"}),
        ("a,b\rc,d\r", {"A1": "a", "B1": "b", "A2": "c", "B2": "d"}),
        ("a,b\0\nc,d", {"A1": "a", "B1": "b", "A2": "c", "B2": "d"}),
        ("chỉ một cột\nhai", {"A1": "chỉ một cột", "A2": "hai"}),
        ("", {}),
    ],
)
def test_careless_text_is_read_as_far_as_it_goes(text: str, expected: dict[str, object]) -> None:
    assert composed(text.encode()) == expected


def test_a_file_says_what_text_cannot_show() -> None:
    assert read_book(b"a,b", "csv").not_seen == ("hàng ẩn", "công thức", "định dạng ô")


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"\xff\xfea\0b", "unreadable_file"),
        (b"a,b\n" + b"x" * 200_000 + b",1", "unreadable_file"),
        (b"1\n" * 1_048_577, "too_large"),
        (b"," * 20_000, "too_large"),
    ],
)
def test_what_no_sheet_can_hold_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(Reject) as refusal:
        read_book(content, "csv")
    assert refusal.value.code == code
