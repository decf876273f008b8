"""Names: in what two ways of writing one differ, and how one is capitalised."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.folding import clean, fold
from domain.person_names import (
    DIFFERENCES,
    capitalised,
    how_they_differ,
    is_of_collective,
    is_plainly_a_name,
    lacks_marks,
    spelled,
)
from tests.domain.vietnamese import words

NAMES = st.lists(words.map(str.capitalize), min_size=2, max_size=5).map(" ".join)


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("Nguyễn Văn An", "Nguyễn Văn An", ""),
        ("Nguyễn Văn An", "Nguye\u0302\u0303n Văn An", ""),
        ("Nguyễn Văn An", " Nguyễn  Văn An", "spaces"),
        ("Nguyễn Văn An", "NGUYỄN VĂN  AN", "capitals"),
        ("Lê Văn Hòa", "LÊ VĂN HOÀ", "tone_place"),
        ("Trần Thúy Quỳnh", "Trần Thuý Quỳnh", "tone_place"),
        ("Lê Văn Quý", "Lê Văn Quí", "i_or_y"),
        ("Lê Văn Hòa", "Lê Văn Hoa", "marks"),
        ("Lê Văn Hòa", "Le Van Hoa", "marks"),
        ("Lê Văn Hòa", "Lê Văn Hoan", "words"),
    ],
)
def test_in_what_two_names_differ(one: str, other: str, how: str) -> None:
    assert (how_they_differ(one, other), how_they_differ(other, one)) == (how, how)


@given(NAMES, NAMES)
def test_names_of_one_spelling_are_the_same_without_marks(one: str, other: str) -> None:
    if spelled(one) == spelled(other):
        assert fold(one) == fold(other)
    assert how_they_differ(one, other) in {"", *DIFFERENCES}
    assert how_they_differ(one, one.upper()) in {"", "capitals"}


@given(NAMES)
def test_a_name_in_capitals_or_small_letters_is_capitalised_as_it_was(name: str) -> None:
    assert capitalised(name.upper()) == capitalised(name.lower()) == capitalised(f" {name}  ") == clean(name)
    assert capitalised(capitalised(name)) == capitalised(name)


@pytest.mark.parametrize(
    ("name", "after"),
    [
        ("NGUYỄN THỊ  HÀ", "Nguyễn Thị Hà"),
        ("đặng thị ánh", "Đặng Thị Ánh"),
        ("H'HEN NIÊ", "H'Hen Niê"),
        ("Nguyễn thị Hà", "Nguyễn Thị Hà"),
        ("Hà A", "Hà A"),
        ("Ronald McDonald", "Ronald McDonald"),
        ("", ""),
    ],
)
def test_how_names_are_capitalised(name: str, after: str) -> None:
    assert capitalised(name) == after


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        *((name, True) for name in ("Nguyễn Văn An", "ĐỖ THỊ HÀ", "Lý A")),
        *((name, False) for name in ("Kết luận", "nguyễn văn an", "Nguyễn", "Y Thông Ayun", "", "Lê " * 8)),
    ],
)
def test_what_is_plainly_a_name(name: str, is_one: bool) -> None:
    assert is_plainly_a_name(name) is is_one


@pytest.mark.parametrize(
    ("name", "is_one"),
    [
        *((name, True) for name in ("Tổ số hóa", "PHÒNG CCHC", "Văn phòng Sở", "Thanh tra Sở", "Phong CCHC")),
        *((name, False) for name in ("Tô Văn An", "Đoàn Thị Hà", "Phòng", "Khổng Tử Lộ", "Bàn Văn A", "")),
    ],
)
def test_what_is_the_name_of_a_collective(name: str, is_one: bool) -> None:
    assert is_of_collective(name) is is_one


def test_a_name_typed_without_marks_is_seen() -> None:
    assert [lacks_marks(name) for name in ("Nguyen Van An", "Nguyễn Văn An", "An")] == [True, False, False]
