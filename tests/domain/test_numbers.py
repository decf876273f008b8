"""Numbers, percents and years: in any of their styles they read back; anything else is refused, never guessed."""

import math
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.numbers import PercentCell, parse_integer, parse_number, parse_percents, parse_votes, parse_year
from domain.rejects import Reject

cents = st.integers(-(10**11), 10**11).map(lambda number: Decimal(number) / 100)
spaces = st.sampled_from(["", " ", "\u00a0", "\u202f", "\u200b", "\ufeff", "\t", "\n", "'"])


def outcome(parse: Any, value: object) -> Any:
    """Return what a parser makes of a value, or the code with which it refuses it; nothing else may be raised."""
    try:
        return parse(value)
    except Reject as refused:
        return refused.code


def vietnamese(number: Decimal, *, grouped: bool) -> str:
    """Write a number as officials do: 1.234,5."""
    whole, _, rest = f"{abs(number):.2f}".partition(".")
    text = f"{int(whole):,}".replace(",", ".") if grouped else whole
    return ("-" if number < 0 else "") + text + ("," + rest if rest.rstrip("0") else "")


@given(cents, st.booleans(), spaces, st.sampled_from(["", "%", " %", "\u00a0%"]))
def test_a_number_written_the_vietnamese_way_reads_back(number: Decimal, grouped: bool, space: str, sign: str) -> None:
    text = vietnamese(number, grouped=grouped)
    for typed in (text, text.replace("-", "\u2212"), text.replace("-", "- ")):
        assert parse_number(f"{space}{typed}{sign}{space}") == float(number)


@given(cents, st.sampled_from([" ", "\u00a0", "\u202f"]))
def test_a_number_with_spaces_between_thousands_reads_back(number: Decimal, space: str) -> None:
    assert parse_number(vietnamese(number, grouped=True).replace(".", space)) == float(number)


@given(cents)
def test_a_number_in_full_width_digits_reads_back(number: Decimal) -> None:
    wide = str.maketrans({str(digit): chr(0xFF10 + digit) for digit in range(10)})
    assert parse_number(vietnamese(number, grouped=True).translate(wide)) == float(number)


@given(st.integers(10**6, 10**12).map(lambda number: Decimal(number) / 100))
def test_a_number_with_english_thousands_and_decimals_reads_back(number: Decimal) -> None:
    assert parse_number(f"{number:,.2f}") == float(number)


@given(st.floats(-1e9, 1e9).map(lambda number: round(number, 6)))
def test_a_number_stored_by_the_spreadsheet_is_itself(number: float) -> None:
    assert parse_number(number) == number


@given(st.integers(0, 10**9))
def test_a_count_reads_back_from_number_and_text(number: int) -> None:
    assert (parse_integer(number), parse_integer(float(number)), parse_integer(str(number))) == (number,) * 3


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("1.234,5", 1234.5), ("1,234.5", 1234.5), ("85,5", 85.5), ("85,5%", 85.5), ("1.234", 1234.0), ("0.855", 0.855),
        ("12.5", 12.5), ("1.234.567", 1234567.0), ("1,234,567", 1234567.0), ("+12", 12.0), ("\u221212", -12.0),
        ("'12", 12.0), ("1 234", 1234.0), ("012", 12.0), ("1,5", 1.5),
    ],
)  # fmt: skip
def test_known_ways_of_writing_a_number(typed: str, number: float) -> None:
    assert parse_number(typed) == number


@pytest.mark.parametrize(
    "typed",
    [
        "", "85/100", "≥ 90%", "đạt 100%", "~5", "trên 90%", "1.23.4", "1,2,3", "12a", "-", "một", "1e5", "nan", "inf",
        "1..2", "5 buổi",
        "khoảng 10", "~ 12", "12 5", "1 2 3", "2 2023", "10²", "½", "1 234.5.6", "12 345 67", "% 5",
        True, None, date(2023, 1, 1), math.nan, math.inf, "9" * 400, 10**400, "50%%",
    ],
)  # fmt: skip
def test_what_is_not_a_number_is_refused(typed: object) -> None:
    with pytest.raises(Reject) as refused:
        parse_number(typed)
    assert refused.value.code == "bad_number"


@pytest.mark.parametrize("typed", ["1,5", 1.5, "9" * 400, 10**20, "trên 3"])
def test_a_count_is_whole_and_fits(typed: object) -> None:
    with pytest.raises(Reject):
        parse_integer(typed)


@given(st.text() | st.text("0123456789.,-+% /", max_size=30))
def test_any_text_gives_a_finite_number_or_a_refusal(text: str) -> None:
    for parse in (parse_number, parse_integer):
        found = outcome(parse, text)
        assert found in ("bad_number", "out_of_range") or math.isfinite(found)


@given(st.text() | st.integers() | st.floats() | st.dates() | st.datetimes() | st.booleans() | st.none())
def test_anything_gives_a_year_or_a_refusal(value: object) -> None:
    found = outcome(parse_year, value)
    assert found == "bad_year" or 1900 <= found <= 2100


@given(st.integers(0, 999999), st.integers(0, 999999), st.sampled_from(["/", " / ", "/ ", "\u00a0/\u00a0"]))
def test_votes_read_back_even_more_than_there_are(votes: int, total: int, stroke: str) -> None:
    for text in ("", " phiếu", " PHIẾU", " phiếu đồng ý", " phieu", "\u200b"):
        assert parse_votes(f"{votes}{stroke}{total}{text}") == (votes, total)


@given(st.text() | st.text("0123456789/ phiếu%", max_size=12))
def test_any_text_gives_votes_or_none(text: str) -> None:
    found = parse_votes(text)
    assert found is None or min(found) >= 0


@pytest.mark.parametrize(
    "text", ["", "7", "7/", "/9", "7/9/2023", "07/09/23", "-7/9", "7-9", "7/9 người", "77,8%", "7,5/9"]
)
def test_what_is_no_count_of_votes_is_none(text: str) -> None:
    assert parse_votes(text) is None


@given(st.integers(1900, 2100))
def test_a_year_reads_back_alone_and_inside_a_date(year: int) -> None:
    ways = (
        year,
        float(year),
        str(year),
        f" {year} ",
        f"15/03/{year}",
        f"3/{year}",
        f"5.1.{year}",
        f"{year}-01-05",
        f"năm {year}",
        f"NĂM {year}",
        f"'{year}",
        f"\u200b{year}\u00a0",
        datetime(year, 3, 5),
    )
    assert {parse_year(way) for way in ways} == {year}


def percents(*cells: object) -> list[object]:
    """Judge a column: numbers and texts as typed, a tuple is a number in a cell with a % format."""
    typed = [
        PercentCell(cell[0], percent_format=True) if isinstance(cell, tuple) else PercentCell(cell) for cell in cells
    ]
    return [found.code if isinstance(found, Reject) else found for found in parse_percents(typed)]


@pytest.mark.parametrize(
    ("column", "read"),
    [
        ([85, 50], [85.0, 50.0]),
        ([0.85, 0.5], [85.0, 50.0]),
        ([85, 0.85], [85.0, "ambiguous_percent"]),
        ([85, 1], [85.0, "ambiguous_percent"]),
        ([1], [100.0]),
        ([1, 0.5], [100.0, 50.0]),
        ([0, 85], [0.0, 85.0]),
        (["85%", "0,5%"], [85.0, 0.5]),
        ([(0.855,), (1,), (0.005,)], [85.5, 100.0, 0.5]),
        ([(0.85,), 85], [85.0, 85.0]),
        ([(0.01,), "1%", 50], [1.0, 1.0, 50.0]),
        (["85,5 %"], [85.5]),
        (["85,5"], [85.5]),
        ([0.855], [85.5]),
        (["0,85"], [85.0]),
        ([1000], [1000.0]),
        ([1000.5], ["out_of_range"]),
        ([-1], ["out_of_range"]),
        (["-5%"], ["out_of_range"]),
        ([150], [150.0]),
        (["trên 90%"], ["bad_percent"]),
        (["85/100"], ["bad_percent"]),
        (["trên 90%", 0.5], ["bad_percent", 50.0]),
        ([True], ["bad_percent"]),
        ([], []),
    ],
)
def test_a_column_of_percents_is_judged_as_the_contract_says(column: list[object], read: list[object]) -> None:
    assert percents(*column) == read


@given(st.lists(st.integers(0, 10000).map(lambda number: number / 100), min_size=1))
def test_percents_with_a_sign_or_a_format_read_back_whatever_stands_beside_them(shares: list[float]) -> None:
    signed = [f"{share:.2f}%".replace(".", ",") for share in shares]
    formatted = [(share / 100,) for share in shares]
    assert percents(*signed, *formatted) == [*shares, *shares]


@given(st.lists(st.text() | st.floats() | st.integers() | st.none() | st.text("0123456789,.%")))
def test_any_column_gives_percents_from_0_to_1000_or_refusals(column: list[object]) -> None:
    for found in parse_percents([PercentCell(cell) for cell in column]):
        if isinstance(found, Reject):
            assert found.code in ("bad_percent", "ambiguous_percent", "out_of_range")
        else:
            assert 0 <= found <= 1000
