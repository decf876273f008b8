"""Reporting periods: their codes and the ways officials write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.periods import find_period, is_estimate, parse_period_code, periods_of_year

ROMAN = ("I", "II", "III", "IV")
SIGNS = ("Ⅰ", "Ⅱ", "Ⅲ", "Ⅳ")
periods = st.integers(2000, 2099).flatmap(lambda year: st.sampled_from(periods_of_year(year)))


def ways(code: str) -> list[str]:
    """Return the ways of writing a period that a title, a cell or a file's name may have."""
    year, _, part = code.partition("-")
    if not part:
        return [
            f"Năm {year}",
            f"cả năm {year}",
            f"NĂM {year}",
            f"Báo cáo năm {year}",
            f"bao_cao_nam_{year}",
            f"Năm: {year}",
            f"năm {year} (ước)",
        ]
    if part == "H1":
        return [
            f"6 tháng đầu năm {year}",
            f"06 tháng đầu năm {year}",
            f"6 THÁNG ĐẦU NĂM {year}",
            f"6 tháng {year}",
            f"6T{year}",
            f"6T đầu năm {year}",
            f"BC_6T/{year}",
            f"sáu tháng đầu năm {year}",
        ]
    if part == "9M":
        return [
            f"9 tháng đầu năm {year}",
            f"09 tháng đầu năm {year}",
            f"9 tháng năm {year}",
            f"9T/{year}",
            f"9T_{year}",
            f"chín tháng đầu năm {year}",
        ]
    if part.startswith("Q"):
        number = int(part[1])
        roman, sign = ROMAN[number - 1], SIGNS[number - 1]
        return [
            *(f"Quý {roman}/{year}", f"Quý {number} năm {year}", f"QUÝ {roman} NĂM {year}", f"Quí {roman} năm {year}"),
            *(f"Q{number}.{year}", f"Q{number}/{year}", f"quy {roman} nam {year}", f"Quý {sign} năm {year}"),
            *(f"BC_quy_{number}_{year}", f"VP_{code}", f"Báo cáo quý {roman}, năm {year}", f"Quý {roman} - {year}"),
            *(
                f"Q{number} {year}",
                f"quý {roman}-{year}",
                f"quy_{number}-{year}",
                f"BC_Q{number}_{year}_VP",
                f"Quý {sign}/{year}",
            ),
            *(f"Quý 0{number}/{year}", f"Quý: {roman}/{year}", f"Q.{number}/{year}", f"quý {roman} ({year})"),
            f"(Kèm theo Báo cáo ngày 05 tháng 4 năm {year}) Quý {roman} của năm {year}",
        ]
    month = int(part)
    return [
        f"Tháng {month} năm {year}",
        f"tháng {month:02}/{year}",
        f"T{month}/{year}",
        f"THÁNG {month}-{year}",
        f"VP_{code}",
        f"T{month:02}.{year}",
        f"bc_thang_{month}_{year}",
        f"thg {month}/{year}",
    ]


@given(periods.flatmap(lambda period: st.tuples(st.just(period), st.sampled_from(ways(period.code)))))
def test_a_period_written_in_any_style_is_found(written: tuple[object, str]) -> None:
    period, text = written
    for around in (text, f"Kỳ báo cáo: {text}", f"BÁO CÁO {text} (lần 2)", f"{text}.xlsx"):
        assert find_period(around) == period


@given(periods)
def test_a_code_reads_back_and_spans_whole_months(period: object) -> None:
    assert parse_period_code(period.code) == period
    assert parse_period_code(f" {period.code.lower()} ") == period
    months = (period.ends_on.month - period.starts_on.month) + 1
    assert (months, period.starts_on.day) == (period.kind.value, 1)


@given(st.text() | st.text("0123456789-QHM quytháng/năm", max_size=25))
def test_any_text_gives_a_period_or_none(text: str) -> None:
    for found in (find_period(text), parse_period_code(text)):
        assert found is None or found.starts_on < found.ends_on
    assert is_estimate(text) in (True, False)


@pytest.mark.parametrize(
    "code", ["2023-13", "2023-00", "2023-Q5", "2023-H2", "2023-6M", "23-Q1", "", "quý", "1800", "2023-Q"]
)
def test_what_is_no_code_is_none(code: str) -> None:
    assert parse_period_code(code) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Quý I",
        "6 tháng",
        "tháng 13/2023",
        "số 34/2023",
        "ngày 5/1/2023",
        "Quyết định 18/2020/QĐ-UBND",
        "Hưng Yên, ngày 31 tháng 3 năm 2023",
        "ngày … tháng … năm 2023",
        "6 tháng cuối năm 2023",
        "Kế hoạch năm 2021-2025",
        "quý I/20231",
        "tháng 3",
        "06 tháng",
    ],
)
def test_what_names_no_period_of_a_year_is_none(text: str) -> None:
    assert find_period(text) is None


def test_a_quarter_is_the_quarter_even_beside_the_years_plan() -> None:
    text = "Báo cáo quý II năm 2023 thực hiện Kế hoạch năm 2023"
    assert find_period(text) == parse_period_code("2023-Q2")


@pytest.mark.parametrize(
    ("text", "estimate"),
    [
        ("năm 2023 (ước)", True), ("Ước thực hiện năm 2023", True), ("Báo cáo ước cả năm 2023", True),
        ("VP_2023_uoc", True), ("Năm 2023", False), ("Ký giao ước thi đua năm 2023", False),
        ("quy ước năm 2023", False), ("Hưởng ứng năm 2023", False), ("nước sạch năm 2023", False),
    ],
)  # fmt: skip
def test_an_estimate_is_one_only_where_it_is_said(text: str, estimate: bool) -> None:
    assert is_estimate(text) is estimate


def test_the_periods_of_a_year_are_nineteen_and_end_with_the_year() -> None:
    found = periods_of_year(2023)
    assert len({period.code for period in found}) == 19
    assert (found[-1].starts_on, found[-1].ends_on) == (date(2023, 1, 1), date(2023, 12, 31))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("03 tháng đầu năm 2023", "2023-Q1"),
        ("Kết quả công tác quý I, phương hướng nhiệm vụ quý II năm 2023", "2023-Q1"),
        ("Báo cáo tháng 3, kế hoạch tháng 4 năm 2023", "2023-03"),
    ],
)
def test_of_several_periods_in_a_title_the_first_is_reported_for(text: str, code: str) -> None:
    found = find_period(text)

    assert found is not None
    assert found.code == code
