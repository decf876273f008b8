"""How a notice names meetings and people."""

from datetime import date

import pytest

from reports.addressing import named, with_post
from reports.conclusions import Notice

HELD_ON = date(2023, 3, 30)


@pytest.mark.parametrize(
    ("subject", "told"),
    [
        ("Họp giao ban.", "cuộc họp giao ban"),
        ("Hội nghị sơ kết", "hội nghị sơ kết"),
        ("Cuộc họp tháng 4", "cuộc họp tháng 4"),
        ("Giao ban tháng 4", "cuộc họp “Giao ban tháng 4”"),
        (" . ", "cuộc họp"),
    ],
)
def test_a_meeting_is_named_as_in_a_sentence(subject: str, told: str) -> None:
    assert Notice("HOP-2023-001", HELD_ON, "", subject, (), is_sample=False).meeting == told


@pytest.mark.parametrize(
    ("person", "told"),
    [
        ("Trần Quang Hưng", "đồng chí Trần Quang Hưng"),
        ("Đ/c Trần Quang Hưng", "Đ/c Trần Quang Hưng"),
        ("Phó Giám đốc Sở", "Phó Giám đốc Sở"),
        ("ông Hưng", "ông Hưng"),
        ("Trương Thị Lan", "đồng chí Trương Thị Lan"),
        ("Trưởng Ban Thi đua", "Trưởng Ban Thi đua"),
        (" ", ""),
    ],
)
def test_nobody_is_given_two_titles(person: str, told: str) -> None:
    assert named(person) == told


@pytest.mark.parametrize(
    ("person", "told"),
    [
        ("Phạm Đình Khải", "đồng chí Phạm Đình Khải, …………… (chức vụ),"),
        ("Đ/c Nguyễn Văn Trường", "Đ/c Nguyễn Văn Trường, …………… (chức vụ),"),
        ("Phó Giám đốc Sở Phạm Đình Khải", "Phó Giám đốc Sở Phạm Đình Khải"),
        ("Trần Quang Hưng, GIÁM ĐỐC Sở", "đồng chí Trần Quang Hưng, GIÁM ĐỐC Sở"),
        ("", ""),
    ],
)
def test_a_post_that_was_not_written_is_left_to_fill_in(person: str, told: str) -> None:
    assert with_post(person) == told
