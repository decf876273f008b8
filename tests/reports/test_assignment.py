"""What a notice adds to a direction's own words: who must act and by when, never twice and never left out."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.assignment import assignment, charges, holds_day
from reports.conclusions import Direction, Notice

CCVC = ("Phòng Công chức, viên chức", "Phòng CCVC")
VP, TTR = ("Văn phòng Sở", "Văn phòng"), ("Thanh tra Sở", "Thanh tra")
XDCQ = ("Phòng Xây dựng chính quyền và Công tác thanh niên", "Phòng XDCQ&CTTN")
TDKT, TG = ("Ban Thi đua - Khen thưởng", "Ban TĐKT"), ("Ban Tôn giáo", "Ban Tôn giáo")
DUE = date(2023, 8, 15)


def told(text: str, unit: tuple[str, str] = CCVC, due: date | None = None, by: str = "Trần Quang Hưng") -> str:
    direction = Direction("YK-2023-001", text, by, *unit, due, "KK-2023-001", "Thiếu hướng dẫn", "Thanh tra Sở")
    notice = Notice("HOP-2023-001", date(2023, 7, 1), "Trần Quang Hưng", "", (direction,), is_sample=False)
    return assignment(notice, direction)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Giao Phòng CCVC chủ trì rà soát.", CCVC),
        ("GIAO PHONG CÔNG CHỨC VIÊN CHỨC rà soát", CCVC),
        ("Thống nhất chủ trương. Giao cho Phòng CCVC rà soát", CCVC),
        ("Giao Ban TĐKT", TDKT),
        ("Giao Ban Thi đua, Khen thưởng chủ trì", TDKT),
        ("Văn phòng gia hạn chứng thư số", VP),
        ("a) Văn phòng gia hạn chứng thư số", VP),
        ("Đồng ý.\n- Yêu cầu Thanh tra báo cáo", TTR),
        ("Trong tháng 8, Văn phòng Sở mua máy", VP),
        ("Phòng XDCQ&CTTN khảo sát", XDCQ),
        ("Phòng Xây dựng chính quyền khảo sát", XDCQ),
        ("Phòng CCHC, Ban Tôn giáo rà soát", TG),
    ],
)
def test_a_unit_that_the_words_charge_is_not_charged_again(text: str, unit: tuple[str, str]) -> None:
    assert told(text, unit) == ""
    assert told(text, unit, DUE) == "Thời hạn: chậm nhất ngày 15/08/2023."


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Ban hành hướng dẫn", CCVC),
        ("Giao Phòng CCVCX rà soát", CCVC),
        ("Đề nghị Văn phòng UBND tỉnh cho ý kiến", VP),
        ("Thanh tra tỉnh đã có kết luận", TTR),
        ("Tăng cường công tác thanh tra", TTR),
        ("Ban Tôn giáo Chính phủ đã có ý kiến", TG),
        ("Phòng CCHC phối hợp với Văn phòng Sở mua máy", VP),
        ("Gửi Ban TĐKT trước khi trình", TDKT),
        ("", CCVC),
    ],
)
def test_a_unit_that_is_only_spoken_of_or_not_at_all_is_charged(text: str, unit: tuple[str, str]) -> None:
    assert told(text, unit) == f"Giao {unit[0]} thực hiện."
    assert told(text, unit, DUE) == f"Giao {unit[0]} thực hiện, hoàn thành chậm nhất ngày 15/08/2023."


def test_who_did_not_chair_is_named_whoever_the_words_charge() -> None:
    by = "Hoàng Thị Bích Liên"
    assert told("Giao Phòng CCVC rà soát", by=by) == "Nội dung này theo ý kiến của đồng chí Hoàng Thị Bích Liên."
    assert told("Giao Phòng CCVC rà soát", due=DUE, by=by) == (
        "Nội dung này theo ý kiến của đồng chí Hoàng Thị Bích Liên. Thời hạn: chậm nhất ngày 15/08/2023."
    )
    assert told("Rà soát", by=by) == (
        "Theo ý kiến của đồng chí Hoàng Thị Bích Liên, giao Phòng Công chức, viên chức thực hiện."
    )


@pytest.mark.parametrize(
    "day",
    [
        *("15/08/2023", "15/8/2023", "15-8-2023", "15.08.2023", "ngày 15/8", "trước 15/08", "15 tháng 8"),
        *("ngày 15 tháng 8 năm 2023", "NGÀY 15 THÁNG 08"),
    ],
)
def test_a_day_that_the_words_hold_is_not_said_again(day: str) -> None:
    assert told(f"Giao Phòng CCVC rà soát, xong {day}.", due=DUE) == ""


@pytest.mark.parametrize(
    "words",
    [
        *("15/08/2022", "ngày 15/9", "15/8 đơn vị", "115/8/2023", "15/8/20231", "ngày 16/8", "15.8 triệu", "tháng 8"),
        *("ngày 1/15/8", "15 tháng 8 năm 2024"),
    ],
)
def test_another_day_or_number_is_not_taken_for_the_deadline(words: str) -> None:
    assert told(f"Giao Phòng CCVC rà soát {words}", due=DUE) == "Thời hạn: chậm nhất ngày 15/08/2023."


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_a_text_holds_the_day_written_in_it_and_no_other(written: date, asked: date) -> None:
    for text in (f"hạn {written:%d/%m/%Y}.", f"ngày {written.day} tháng {written.month} năm {written.year}"):
        assert holds_day(text, asked, asked.year) == (written == asked)


@given(st.text(max_size=300), st.text(max_size=60), st.text(max_size=30))
def test_any_text_and_any_name_can_be_asked_about(text: str, name: str, short: str) -> None:
    direction = Direction("YK-2023-001", text, "", name, short, None, "KK-2023-001", "", "")
    assert charges(direction) in (True, False)


def test_a_long_text_is_read_in_a_moment() -> None:
    assert told("W" * 200_000 + " 1/" * 50_000, due=DUE).startswith("Giao Phòng")
    assert not holds_day("W" * 200_000 + " 1/" * 50_000, DUE, 2023)
