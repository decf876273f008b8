"""Vietnamese order of texts and of persons."""

import itertools
import random
import unicodedata

import pytest

from texts.collation import name_key, text_key


@pytest.mark.parametrize(
    "ordered",
    [
        ["a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "g", "o", "ô", "ơ", "u", "ư", "v", "y"],
        ["ma", "mà", "mả", "mã", "má", "mạ", "măng", "mâu"],
        ["Ban Tôn giáo", "Dân", "Đặng", "Em"],
        ["Quý I", "Quý II"],
        ["Phòng 2", "Phòng A", "Phòng Ă"],
        ["an", "An", "anh"],
    ],
)
def test_texts_come_in_the_order_of_the_dictionaries(ordered: list[str]) -> None:
    mixed = random.Random(7).sample(ordered, len(ordered))
    assert [text.lower() for text in sorted(mixed, key=text_key)] == [text.lower() for text in ordered]


def test_the_two_ways_to_write_an_accent_sort_alike() -> None:
    for text in ("Nguyễn Thị Ánh", "Đỗ Đức Ưu"):
        letters = {text_key(unicodedata.normalize(form, text))[0] for form in ("NFC", "NFD")}
        assert len(letters) == 1


def test_persons_come_by_given_name_then_family_name_then_middle_name() -> None:
    ordered = ["Trần Văn An", "Nguyễn Thị Ánh", "Lê Bình", "Đỗ Văn Dũng", "Bùi Thị Đào", "Bùi Văn Đào", "Đào Văn Đào"]
    for mixed in itertools.islice(itertools.permutations(ordered), 0, 5040, 97):
        assert sorted(mixed, key=name_key) == ordered


def test_a_name_of_one_word_and_an_empty_one_have_a_place() -> None:
    assert sorted(["Bình", "", "An"], key=name_key) == ["", "An", "Bình"]
