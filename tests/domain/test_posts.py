"""Posts: abbreviations mean what they stand for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.posts import is_post, post_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("TP", "Trưởng phòng"),
        ("PTP", "Phó Trưởng phòng"),
        ("Phó TP", "Phó trưởng phòng"),
        ("Tr. phòng", "Trưởng phòng"),
        ("PGĐ", "Phó Giám đốc"),
        ("PGĐ Sở", "Phó Giám đốc Sở Nội vụ"),
        ("CVP", "Chánh Văn phòng Sở"),
        ("CV", "Chuyên viên"),
        ("CVC", "chuyên viên chính"),
        ("NV", "Nhân viên"),
    ],
)
def test_an_abbreviation_is_the_post_it_stands_for(one: str, other: str) -> None:
    assert post_key(one) == post_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("CV", "CVC"), ("TP", "PTP"), ("Giám đốc", "Phó Giám đốc"), ("Chuyên viên", "Nhân viên"), ("Chuyên viên", "")],
)
def test_different_posts_stay_different(one: str, other: str) -> None:
    assert post_key(one) != post_key(other)


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        *((text, True) for text in ("Chuyên viên", "Quyền Chánh Thanh tra", "Phó Giám đốc", "Kế toán trưởng", "TP")),
        *((text, False) for text in ("", "Văn phòng Sở", "Nguyễn Văn An", "9/9 phiếu")),
    ],
)
def test_what_begins_like_a_post(text: str, is_one: bool) -> None:
    assert is_post(text) is is_one


@given(st.text())
def test_any_text_has_a_key_and_its_key_is_its_own_key(text: str) -> None:
    assert post_key(post_key(text)) == post_key(text)
