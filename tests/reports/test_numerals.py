"""Counts in words, as an official document tells them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.official.numerals import counted, in_words


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (0, "không"),
        (3, "ba"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (55, "năm mươi lăm"),
        (64, "sáu mươi tư"),
        (100, "một trăm"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (121, "một trăm hai mươi mốt"),
        (999, "chín trăm chín mươi chín"),
        (1000, "một nghìn"),
        (1005, "một nghìn không trăm linh năm"),
        (12_015, "mười hai nghìn không trăm mười lăm"),
        (1_000_000, "một triệu"),
        (2_000_030, "hai triệu không trăm ba mươi"),
        (3_000_000_000, "ba tỷ"),
    ],
)
def test_counts_are_said_as_people_say_them(n: int, said: str) -> None:
    assert in_words(n) == said


@pytest.mark.parametrize(
    ("n", "written"), [(3, "03 (ba)"), (12, "12 (mười hai)"), (1_205, "1.205 (một nghìn hai trăm linh năm)")]
)
def test_a_count_stands_in_figures_and_in_words(n: int, written: str) -> None:
    assert counted(n) == written


@pytest.mark.parametrize("n", [-1, 10**12])
def test_what_no_document_counts_is_refused(n: int) -> None:
    with pytest.raises(ValueError, match=str(n)):
        in_words(n)


DIGITS = {
    "không": 0,
    "một": 1,
    "mốt": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "lăm": 5,
    "sáu": 6,
    "bảy": 7,
    "tám": 8,
    "chín": 9,
}
GROUPS = {"nghìn": 10**3, "triệu": 10**6, "tỷ": 10**9}


def heard(said: str) -> int:
    """What somebody writes down who hears a count."""
    whole = group = digit = 0
    for word in said.split():
        if word in GROUPS:
            whole, group, digit = whole + (group + digit) * GROUPS[word], 0, 0
        elif word == "trăm":
            group, digit = digit * 100, 0
        elif word == "mươi":
            group, digit = group + digit * 10, 0
        elif word == "mười":
            group += 10
        elif word != "linh":
            digit = DIGITS[word]
    return whole + group + digit


@given(st.integers(0, 10**12 - 1) | st.integers(0, 2000))
def test_what_is_said_is_the_count_again(n: int) -> None:
    assert heard(in_words(n)) == n
