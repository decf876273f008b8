"""A nominee typed in one line: whatever stands before and behind the name, the facts come back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.context import Context
from etl.lists.meanings import Meanings, labelled
from etl.lists.one_line import LONGEST_LINE, read_person

WORDS = ("Nguyễn", "Trần", "Lê", "Đỗ", "Thị", "Văn", "Hà", "Hòa", "Ánh", "Quý", "Mỹ", "Ông", "Bà", "H’Hen")
NAMES = st.lists(st.sampled_from(WORDS), min_size=3, max_size=5).map(" ".join)
NAMES = NAMES.filter(lambda name: not name.startswith(("Ông", "Bà")))
LABELS = st.sampled_from(["", "1. ", "12) ", "- ", "– ", "a) ", "+ ", "01/ ", "1.2. "])
ADDRESSES = st.sampled_from(["", "Ông ", "Bà ", "ông ", "BÀ ", "Đ/c ", "Đồng chí ", "Bà: ", "Ông ThS. ", "Đ/c Bà "])
YEARS = st.none() | st.integers(1940, 2009)
BORN = st.sampled_from([", sinh năm {}", " (sinh năm {})", ", SN {}", " ({})", ", sinh ngày 12/3/{}", "; năm sinh: {}"])
POSTS = st.sampled_from(["", "Chuyên viên", "Phó Trưởng phòng", "Văn thư", "Kế toán trưởng", "Thanh tra viên"])
UNITS = st.sampled_from([None, "VP", "TTR", "TCBC", "CCVC", "XDCQ", "TDKT", "LTLS"])
BETWEEN = st.sampled_from([", ", " - ", " – ", "; "])


@st.composite
def told_persons(draw: st.DrawFn) -> tuple[str, str, str, str, int | None, str, str | None, bool]:
    """Return the label, the form of address, the name, how the year is told, the year, post, unit, if it is short."""
    return (
        draw(LABELS),
        draw(ADDRESSES),
        draw(NAMES),
        draw(BORN),
        draw(YEARS),
        draw(POSTS),
        draw(UNITS),
        draw(st.booleans()),
    )


@given(told_persons(), BETWEEN, st.sampled_from(["", ".", ";", " - 9/9 phiếu", ", đạt 100%"]))
@settings(max_examples=300, deadline=None)
def test_what_is_typed_in_one_line_is_read_back(
    context: Context, said: tuple[str, str, str, str, int | None, str, str | None, bool], between: str, end: str
) -> None:
    label, address, name, born, year, post, unit, is_short = said
    named = context.units[unit] if unit else None
    parts = [post, (named.short_name if is_short else named.name) if named else ""]
    told = "".join(f"{between}{part}" for part in parts if part)
    person = read_person(f"{label}{address}{name}{born.format(year) if year else ''}{told}{end}", Meanings(context))

    assert person is not None
    honorific = "Bà" if "bà" in address.lower() else "Ông" if "ông" in address.lower().split() else ""
    assert (person.name, person.honorific, person.is_addressed) == (name, honorific, bool(address))
    assert (person.birth_year, person.position, person.unit) == (year, post, named)


@given(st.text(max_size=2 * LONGEST_LINE))
def test_no_text_is_too_strange_and_no_name_is_made_up(context: Context, text: str) -> None:
    person = read_person(text, Meanings(context))

    if person is not None:
        words = labelled(text)[1].split()
        assert all(any(word in typed for typed in words) for word in person.name.split())
        assert len(person.name.split()) > 1


@pytest.mark.parametrize(
    ("line", "position", "unit"),
    [
        ("Bà Nguyễn Thị Hà, Phó Trưởng phòng Cải cách hành chính", "Phó Trưởng phòng", "CCHC"),
        ("Bà Nguyễn Thị Hà, Trưởng Ban Tôn giáo", "Trưởng Ban", "TG"),
        ("Bà Nguyễn Thị Hà, Chánh Văn phòng Sở", "Chánh Văn phòng", "VP"),
        ("Bà Nguyễn Thị Hà, Phó Chánh Thanh tra", "Phó Chánh Thanh tra", "TTR"),
        ("Bà Nguyễn Thị Hà, Giám đốc Trung tâm Lưu trữ lịch sử tỉnh", "Giám đốc", "LTLS"),
        ("Bà Nguyễn Thị Hà, Chuyên viên thuộc Phòng Công chức, viên chức", "Chuyên viên", "CCVC"),
        ("Bà Nguyễn Thị Hà, Phòng Công chức, viên chức", "", "CCVC"),
        ("Bà Nguyễn Thị Hà (Chuyên viên, Ban TĐKT)", "Chuyên viên", "TDKT"),
        ("Bà Nguyễn Thị Hà, Giám đốc", "Giám đốc", None),
    ],
)
def test_a_unit_at_the_end_of_a_post_is_the_unit(context: Context, line: str, position: str, unit: str | None) -> None:
    person = read_person(line, Meanings(context))

    assert person is not None
    assert (person.position, person.unit.unit_code if person.unit else None) == (position, unit)


@pytest.mark.parametrize(
    "line",
    ["", "1.", "Văn phòng Sở", "Chiến sĩ thi đua cơ sở", "Lao động tiên tiến: 12 người", "Điều 1. Tặng", "12/QĐ-SNV"],
)
def test_what_is_no_person_is_none(context: Context, line: str) -> None:
    assert read_person(line, Meanings(context)) is None


def test_a_line_may_name_its_own_award(context: Context) -> None:
    person = read_person("Ông Đỗ Văn An, Chuyên viên: Chiến sỹ thi đua cơ sở; Giấy khen GĐ Sở", Meanings(context))

    assert person is not None
    assert (person.name, person.position, person.awards) == ("Đỗ Văn An", "Chuyên viên", ("CSTDCS", "GK"))
