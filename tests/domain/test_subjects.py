"""Whom a row speaks of: one key for one person or collective, and when two rows may speak of one."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.subjects import Subject, collective, find, find_row, person
from tests.domain.eligibility.nominees import units

NAMES = st.sampled_from(["Nguyễn Thị Hòa", "NGUYỄN THỊ HOÀ", "Bà Nguyễn Thị Hòa", "Nguyễn Thị Hoa", "Đỗ Văn Ý", ""])
PERSONS = st.builds(person, NAMES, st.sampled_from([None, 1980, 1991]), st.sampled_from(["VP", "TTR"]))


@pytest.mark.parametrize(
    "name", ["Đỗ Văn Quyết", "ĐỖ VĂN QUYẾT", " Ông Đỗ  Văn Quyết", "ThS. Đỗ Văn Quyết", "đỗ văn quyêt"]
)
def test_a_name_has_one_key_however_it_is_typed(name: str) -> None:
    assert person(name, 1979, "VP").key == "individual|VP|do van quiet|1979"


@pytest.mark.parametrize(
    "name",
    [
        "Phòng Cải cách hành chính",
        "phòng CCHC",
        "CCHC",
        "Phòng Cải cách hành chính, Sở Nội vụ",
        "P. Cải cách hành chính",
        "Tập thể công chức, viên chức Phòng CCHC",
    ],
)
def test_a_collective_that_is_a_unit_is_that_unit(name: str) -> None:
    found = collective(name, "VP", units())

    assert (found.unit_itself, found.key) == ("CCHC", "collective|CCHC|CCHC|")


@pytest.mark.parametrize(
    ("name", "unit_code"),
    [("Phòng Tổ chức, biên chế", "TCBC"), ("Phòng Tổ chức", ""), ("Sở Nội vụ tỉnh Hưng Yên", "SNV"), ("Tập thể", "")],
)
def test_the_beginning_of_a_units_name_is_enough_when_it_is_long(name: str, unit_code: str) -> None:
    assert collective(name, "VP", units()).unit_itself == unit_code


def test_a_part_of_a_unit_is_no_unit() -> None:
    found = collective("Tổ số hóa, Phòng Cải cách hành chính", "CCHC", units())

    assert (found.unit_itself, found.key) == ("", "collective|CCHC|to so hoa phong cai cach hanh chinh|")


@given(PERSONS, PERSONS)
def test_two_persons_may_be_one_whichever_is_named_first(one: Subject, other: Subject) -> None:
    assert one.may_be(other) == other.may_be(one)
    assert not (one.may_be(other) and one.birth_year and other.birth_year and one.birth_year != other.birth_year)


@given(PERSONS)
def test_whoever_has_a_name_may_be_himself(one: Subject) -> None:
    assert one.may_be(one) == bool(one.name_key)


def test_a_person_of_another_unit_is_a_namesake_only() -> None:
    one, other = person("Đỗ Văn An", 1980, "VP"), person("Đỗ Văn An", 1980, "TTR")

    assert (one.may_be(other), one.is_namesake(other)) == (False, True)


@pytest.mark.parametrize(
    ("wanted", "years", "found", "is_ambiguous"),
    [
        (1980, (1980, 1991), (1980,), False),
        (1980, (1980, None), (1980, None), False),
        (1980, (1980, None, 1991), (1980,), False),
        (1980, (None, 1991), (None,), True),
        (1980, (None, None), (None, None), False),
        (None, (1980, 1991), (1980, 1991), True),
        (None, (1980, None), (1980, None), False),
        (1980, (1991,), (), False),
    ],
)
def test_lines_without_a_birth_year_are_of_the_only_bearer_of_the_name(
    wanted: int | None, years: tuple[int | None, ...], found: tuple[int | None, ...], is_ambiguous: bool
) -> None:
    rows = [person("Đỗ Văn An", year, "VP") for year in years]

    answer = find(person("Đỗ Văn An", wanted, "VP"), rows, lambda row: row)

    assert (tuple(row.birth_year for row in answer.items), answer.is_ambiguous) == (found, is_ambiguous)


@pytest.mark.parametrize(
    ("wanted", "years", "found"),
    [(1980, (1980, None), (1980,)), (1980, (None, 1991), (None,)), (None, (1980,), (1980,)), (1980, (1991,), ())],
)
def test_the_one_row_of_a_person_is_that_of_the_same_birth_year(
    wanted: int | None, years: tuple[int | None, ...], found: tuple[int | None, ...]
) -> None:
    rows = [person("Đỗ Văn An", year, "VP") for year in years]

    answer = find_row(person("Đỗ Văn An", wanted, "VP"), rows, lambda row: row)

    assert (tuple(row.birth_year for row in answer.items), answer.is_ambiguous) == (found, False)


@pytest.mark.parametrize(("wanted", "years"), [(None, (1980, 1991)), (1980, (None, None))])
def test_two_rows_that_fit_equally_well_are_told_as_such(wanted: int | None, years: tuple[int | None, ...]) -> None:
    rows = [person("Đỗ Văn An", year, "VP") for year in years]

    assert find_row(person("Đỗ Văn An", wanted, "VP"), rows, lambda row: row).is_ambiguous


def test_a_person_is_never_a_collective() -> None:
    names = ("Văn phòng Sở", "Tổ xe")

    assert not any(person(a, None, "VP").may_be(collective(b, "VP", units())) for a, b in product(names, names))
