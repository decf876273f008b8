"""Dates: day first, in any of the styles of an office, with the precision typed."""

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.dates import Precision, TypedDate, parse_date
from domain.rejects import Reject

days = st.dates(date(1951, 1, 1), date(2100, 12, 31))
STYLES = (
    "{0.day:02}/{0.month:02}/{0.year}",
    "{0.day}/{0.month}/{0.year}",
    "{0.day}.{0.month}.{0.year}",
    "{0.day:02}-{0.month:02}-{0.year}",
    "ngày {0.day}/{0.month}/{0.year}",
    "Ngày {0.day:02} tháng {0.month:02} năm {0.year}",
    "NGÀY {0.day} THÁNG {0.month} NĂM {0.year}",
    "{0.day}/{0.month} năm {0.year}",
    "{0.day} / {0.month} / {0.year}",
    "\u00a0{0.day}/{0.month}/{0.year} ",
    "'{0.day}/{0.month}/{0.year}",
    "{0.day}/{0.month}/{0.year}.",
    "{0.year}-{0.month:02}-{0.day:02}",
    "{0.year}-{0.month:02}-{0.day:02} 00:00:00",
    "{0.year}-{0.month:02}-{0.day:02}T08:30:15.250Z",
    "{0.year}/{0.month:02}/{0.day:02}",
    "{0.year}.{0.month}.{0.day}",
    "{0.day:02}/{0.month:02}/{0.year} 8:30",
    "{0.day:02}/{0.month:02}/{0.year} 08:30:00 SA",
    "{0.day}/{0.month}/{0.year}, 14h30",
    "{0.day}/{0.month}/{0.year} lúc 14h",
    "{0.day:02}-thg {0.month}-{0.year}",
    "{0.day:02}-thg{0.month}-{0.year}",
    "{0.day} thg {0.month}, {0.year}",
    "{0.day} tháng {0.month}, năm {0.year}",
    "ngay {0.day} thang {0.month} nam {0.year}",
    "{0.day}\u200b/{0.month}/{0.year}",
)


@given(days, st.sampled_from(STYLES))
def test_a_date_written_in_any_style_reads_back(day: date, style: str) -> None:
    assert parse_date(style.format(day)) == TypedDate(day, Precision.DAY)


@given(days)
def test_a_spreadsheet_date_and_its_day_count_read_back(day: date) -> None:
    count = (day - date(1899, 12, 30)).days
    ways = (day, datetime.combine(day, time(8, 30)), count, float(count), str(count))
    assert {parse_date(way).on for way in ways} == {day}


@given(st.dates(date(1951, 1, 1), date(2050, 12, 31)), st.sampled_from(STYLES[1:4]))
def test_a_year_of_two_digits_is_between_1951_and_2050(day: date, style: str) -> None:
    short = style.replace("{0.year}", "{0:%y}")
    assert parse_date(short.format(day)) == TypedDate(day, Precision.DAY)


@given(days)
def test_a_day_count_from_1904_reads_back_and_a_date_is_untouched(day: date) -> None:
    count = (day - date(1904, 1, 1)).days
    ways = (day, datetime.combine(day, time(8, 30)), count, count + 0.5, str(count), f"{day:%d/%m/}{day.year}")
    assert {parse_date(way, counts_from_1904=True).on for way in ways} == {day}


@given(st.integers(1, 12), st.integers(1900, 2100))
def test_a_month_and_a_year_keep_their_precision_and_never_become_a_day(month: int, year: int) -> None:
    months = (
        f"{month:02}/{year}",
        f"{month}/{year}",
        f"tháng {month}/{year}",
        f"Tháng {month} năm {year}",
        f"T{month}/{year}",
        f"tháng {month}, năm {year}",
        f"thg {month}-{year}",
        f"{month:02}-{year}",
        f"{year}-{month:02}",
    )
    assert {parse_date(way) for way in months} == {TypedDate(None, Precision.MONTH)}
    assert {parse_date(way) for way in (str(year), year, float(year), f"năm {year}")} == {
        TypedDate(None, Precision.YEAR)
    }


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("05/01/2023", date(2023, 1, 5)), ("5/1/23", date(2023, 1, 5)), ("5.1.2023", date(2023, 1, 5)),
        ("1/7/85", date(1985, 7, 1)), ("29/02/2024", date(2024, 2, 29)), ("45016", date(2023, 3, 31)),
        ("31-12-2023", date(2023, 12, 31)), ("5.1.23", date(2023, 1, 5)), ("45016.5", date(2023, 3, 31)),
    ],
)  # fmt: skip
def test_known_ways_of_writing_a_day(typed: str, day: date) -> None:
    assert parse_date(typed).on == day


@pytest.mark.parametrize(
    "typed",
    ["", "31/02/2023", "12/25/2023", "29/02/2023", "32/01/2023", "quý I", "5/1", "13/2023", "0/2023", "1/1/1800",
     "hôm qua", "31/03/2023 và 30/06/2023", "1899", 12, -1, 1e9, float("nan"), float("inf"), True, None, time(8),
     "2023-02-30", "quý I/2023", "31/3", "31/03/2023 25:99", "2023/31/03", "2023-13", "45016 46", "05-thg 13-2023"],
)  # fmt: skip
def test_what_is_no_date_is_refused(typed: object) -> None:
    with pytest.raises(Reject) as refused:
        parse_date(typed)
    assert refused.value.code == "bad_date"


@given(
    st.text() | st.text("0123456789/.- ngaythmă", max_size=20) | st.floats() | st.integers() | st.none() | st.times()
)
def test_anything_gives_a_date_or_a_refusal(value: object) -> None:
    for counts_from_1904 in (False, True):
        try:
            found = parse_date(value, counts_from_1904=counts_from_1904)
        except Reject as refused:
            found = refused

        assert found == Reject("bad_date") or (found.on is not None) is (found.precision is Precision.DAY)
