"""People: a name is compared without what stands before it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.people import bare_name, nominee_class

TITLES = (
    *("Ông", "Bà", "ông", "ÔNG", "Đ/c", "đ/c", "Đ.c", "Đồng chí", "Đồng chí:", "Ông/Bà", "Th.S", "ThS.", "Ths", "TS."),
    *(
        "CN.",
        "KS.",
        "BS",
        "BS.CKII",
        "BSCKI.",
        "GS.TS",
        "PGS.TS",
        "PGS. TS.",
        "Thạc sĩ",
        "Tiến sỹ",
        "Cử nhân",
        "Bác sĩ",
    ),
)


@given(
    st.lists(st.sampled_from(TITLES), max_size=3), st.sampled_from(["Nguyễn Thị Hà", "ĐẶNG THỊ ÁNH", "Lê B", "Tsing A"])
)
def test_titles_before_a_name_are_left_out(titles: list[str], name: str) -> None:
    assert bare_name(" ".join([*titles, name])) == name


@pytest.mark.parametrize(
    "name",
    ["Bành Văn A", "Cnăm", "Thsara", "Bạch Tuyết", "Ông", "Ngô Bà Tư", "Phòng Cải cách hành chính", "", "Ksor H"],
)
def test_a_name_that_only_begins_like_a_title_stays(name: str) -> None:
    assert bare_name(name) == name


@given(st.text())
def test_a_bare_name_is_the_end_of_what_was_typed_and_every_post_has_a_class_or_none(text: str) -> None:
    assert text.strip().endswith(bare_name(text))
    assert nominee_class(text) in {None, 1, 2, 3, 4, 5}
