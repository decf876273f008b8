"""Nghi trùng: who may be one person is proposed with what speaks for and against it, asked once, never joined."""

from typing import Any

import pytest

from domain.people import Role, Viewer
from etl.context import read_context
from etl.name_hygiene import better, proposed_names
from etl.namesakes import LIKENESS, Namesakes, proposed
from ledger.nomination_rulings import Said, rule_person
from tests.office import OFFICE, Office
from texts import translate

HEAD = "## Đề nghị khen thưởng\n| Ông/Bà | Họ và tên | Cá nhân/Tập thể | Năm sinh | Chức vụ | Danh hiệu |"
STAFF = "## Danh sách nhân sự\n| Họ và tên | Năm sinh | Chức vụ | Tính vào tổng số |"
HISTORY = "## Thành tích đã đạt\n| Họ và tên hoặc tên tập thể | Năm sinh | Năm | Danh hiệu | Số quyết định |"
AN = "| Ông | Nguyễn Văn An | Cá nhân | 1980 | Chuyên viên | LĐTT |"


def pairs(office: Office) -> list[tuple[str, str, str]]:
    """Return how each pair proposed is alike, and its two keys."""
    return sorted((pair.how, *pair.keys) for pair in proposed(office.ledger.rows))


def only(office: Office) -> Namesakes:
    """Return the one pair proposed."""
    (pair,) = proposed(office.ledger.rows)
    return pair


def said(pair: Namesakes) -> tuple[list[str], list[str]]:
    """Return what speaks for a pair and against it."""
    return [reason.say() for reason in pair.speaks_for], [reason.say() for reason in pair.speaks_against]


def key(unit: str, name: str, year: str) -> str:
    """Return a person's key."""
    return f"individual|{unit}|{name}|{year}"


def load(office: Office, *rows: str, unit: str = "Văn phòng Sở", head: str = HEAD, **words: Any) -> None:
    """Load a unit's rows under a head."""
    answer = office.load("\n".join((head, *rows)), unit=unit, **words)
    assert answer["status"] == "accepted", answer


def test_the_same_name_and_year_in_two_units_is_proposed_with_its_reasons(office: Office) -> None:
    load(office, AN)
    load(office, AN, unit="Thanh tra Sở")
    pair = only(office)

    assert (pair.how, *pair.keys) == (
        "same_name",
        key("TTR", "nguien van an", "1980"),
        key("VP", "nguien van an", "1980"),
    )
    assert said(pair) == (
        ["cùng năm sinh 1980", "cùng chức vụ Chuyên viên"],
        ["năm 2023 cả Văn phòng và Thanh tra cùng đề nghị"],
    )


def test_a_year_that_is_missing_speaks_against_and_years_that_differ_end_it(office: Office) -> None:
    load(office, AN)
    load(office, AN.replace("1980", ""), unit="Thanh tra Sở")
    load(office, AN.replace("1980", "1981"), unit="Ban Tôn giáo")
    found = proposed(office.ledger.rows)

    assert [pair.keys for pair in found if all(person.subject.birth_year for person in (pair.one, pair.other))] == []
    assert len(found) == 2
    assert "chưa ghi năm sinh ở Thanh tra" in said(found[0])[1]


def test_who_moved_from_one_unit_to_another_over_the_years_is_seen(office: Office) -> None:
    load(office, "| Nguyễn Văn An | 1980 | 2021 | LĐTT | 12/QĐ-SNV |", head=HISTORY)
    load(office, "| Nguyễn Văn An | 1980 | Trưởng phòng | Có |", head=STAFF, unit="Thanh tra Sở")

    assert said(only(office)) == (
        ["cùng năm sinh 1980", "có ở Văn phòng đến 2021, có ở Thanh tra từ 2023: có thể đã chuyển đơn vị"],
        [],
    )


def test_staff_of_two_units_in_one_year_and_other_forms_of_address_speak_against(office: Office) -> None:
    staff = "| Nguyễn Văn An | 1980 | Chuyên viên | Có |"
    for unit, honorific in (("Văn phòng Sở", "Ông"), ("Thanh tra Sở", "Bà")):
        load(office, AN.replace("Ông", honorific), "", STAFF, staff, unit=unit)

    assert said(only(office))[1] == [
        "một bên ghi Ông, một bên ghi Bà",
        "năm 2023 cùng có tên trong danh sách nhân sự của Văn phòng và Thanh tra",
        "năm 2023 cả Văn phòng và Thanh tra cùng đề nghị",
    ]


@pytest.mark.parametrize(
    ("name", "how"),
    [
        ("Nguyễn Văn Ân", "other_marks"),
        ("Nguyễn Văn Anh", "one_letter"),
        ("Nguyễn An", "fewer_words"),
        ("nguyen van an", "same_name"),
        ("NGUYỄN VĂN AN", "same_name"),
        ("Ông Nguyễn Văn An", "same_name"),
    ],
)
def test_a_name_typed_a_little_otherwise_is_proposed(office: Office, name: str, how: str) -> None:
    load(office, AN)
    load(office, AN.replace("Nguyễn Văn An", name), unit="Thanh tra Sở")

    assert only(office).how == how


def test_another_name_or_another_year_is_nobodys_namesake(office: Office) -> None:
    load(office, AN)
    load(office, AN.replace("Nguyễn Văn An", "Nguyễn Văn Anh").replace("1980", "1981"), unit="Thanh tra Sở")
    load(office, AN.replace("Nguyễn Văn An", "Nguyễn Văn Bách"), unit="Ban Tôn giáo")

    assert pairs(office) == []


def test_a_collective_is_nobodys_namesake(office: Office) -> None:
    row = "| | Tổ Một cửa | Tập thể | | | Giấy khen |"
    load(office, row)
    load(office, row, unit="Thanh tra Sở")

    assert pairs(office) == []


@pytest.mark.parametrize("is_same", [True, False])
def test_what_the_office_answered_is_not_asked_again(office: Office, is_same: bool) -> None:
    for unit in ("Văn phòng Sở", "Thanh tra Sở", "Ban Tôn giáo"):
        load(office, AN, unit=unit)
    assert len(pairs(office)) == 3
    one, other = key("VP", "nguien van an", "1980"), key("TTR", "nguien van an", "1980")
    rule_person(office.ledger, OFFICE, one, other, Said(text="Đã xem hồ sơ"), is_same=is_same)

    assert len(pairs(office)) == 2
    assert frozenset((one, other)) not in {frozenset(keys) for _, *keys in pairs(office)}


def test_a_unit_is_shown_nobody_of_another_unit(office: Office) -> None:
    load(office, AN)
    load(office, AN, unit="Thanh tra Sở")

    def ask(name: str, **words: Any) -> list[dict[str, Any]]:
        return office.ledger.rows(name, viewer=Viewer(Role.UNIT, "TTR"), **words)

    assert proposed(ask) == ()


def test_every_likeness_and_reason_has_words() -> None:
    assert all(translate(words, "vi") == words for words in LIKENESS.values())
    assert set(LIKENESS) == {"same_name", "other_marks", "one_letter", "fewer_words"}


def test_names_in_capitals_are_shown_before_and_after_and_left_as_they_are(office: Office) -> None:
    rows = ("| Bà | NGUYỄN THỊ HÀ | Cá nhân | 1985 | Văn thư | LĐTT |", AN, "| | PHÒNG CCHC | Tập thể | | | TTLĐTT |")
    load(office, *rows)
    load(office, "| nguyễn thị hà | 1985 | Văn thư | Có |", head=STAFF)
    found = proposed_names(office.ledger.rows, read_context(office.ledger))

    assert sorted((one.before, one.after, one.why) for one in found) == [
        ("NGUYỄN THỊ HÀ", "Nguyễn Thị Hà", "capitals"),
        ("PHÒNG CCHC", "Phòng Cải cách hành chính", "official"),
        ("nguyễn thị hà", "Nguyễn Thị Hà", "small"),
    ]
    assert ("NGUYỄN THỊ HÀ",) in office.view("current_nominations", "nominee_name")


@pytest.mark.parametrize(
    ("name", "after", "why"),
    [
        ("Nguyễn Thị Hà", "Nguyễn Thị Hà", ""),
        ("Bà Nguyễn Thị Hà", "Nguyễn Thị Hà", "titled"),
        ("ThS. NGUYỄN THỊ HÀ", "Nguyễn Thị Hà", "capitals"),
        ("H’HEN NIÊ", "H’Hen Niê", "capitals"),
        ("Nguyễn thị Hà", "Nguyễn Thị Hà", "small"),
    ],
)
def test_how_a_name_should_stand_in_a_decision(office: Office, name: str, after: str, why: str) -> None:
    assert better(name, read_context(office.ledger), is_person=True) == (after, why)
