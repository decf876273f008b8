"""Who stands in a list, in which order, and by what name."""

from datetime import date
from functools import partial
from typing import Any

import pytest

from domain.people import Role, Viewer
from reports.nominees.choice import STATES, Choice, NothingChosen, UnknownPlan
from reports.nominees.listing import Listing, Nominee, listing_of
from tests.office import Office
from tests.reports.nominees.desk import collective, decided, listed, nominated, person, stands


def names(listing: Listing) -> list[tuple[str, list[str]]]:
    return [(award.code, [nominee.named for nominee in award.nominees]) for award in listing.lists]


def test_persons_stand_by_their_given_name_the_vietnamese_way(office: Office) -> None:
    typed = (
        *("Phạm Văn Yên", "Trần Văn Ấn", "Nguyễn Văn Đạt", "Lê Thị Ánh", "Bùi Văn Dũng", "Phạm Văn Ân", "Đỗ Văn An"),
        *("Dương Văn An", "Nguyễn Thị An", "Nguyễn Bá An", "Lý Văn Ơn", "Lý Văn Ông", "Đinh Văn Oanh", "Hồ Văn Ăn"),
    )
    nominated(office, *(person(name) for name in typed))
    assert names(listed(office)) == [
        (
            "LDTT",
            [
                *("Ông Dương Văn An", "Ông Đỗ Văn An", "Ông Nguyễn Bá An", "Ông Nguyễn Thị An", "Ông Lê Thị Ánh"),
                *("Ông Hồ Văn Ăn", "Ông Phạm Văn Ân", "Ông Trần Văn Ấn", "Ông Bùi Văn Dũng", "Ông Nguyễn Văn Đạt"),
                *("Ông Đinh Văn Oanh", "Ông Lý Văn Ông", "Ông Lý Văn Ơn", "Ông Phạm Văn Yên"),
            ],
        )
    ]


def test_units_stand_in_protocol_order_and_namesakes_by_their_year(office: Office) -> None:
    nominated(office, person("Lê Văn An"), unit="Ban Tôn giáo")
    nominated(office, person("Lê Văn Yên"), person("Lê An", born="1990"), person("Lê An", born="1985"))
    nominated(office, person("Lê Văn Bình"), unit="Thanh tra Sở")
    (award,) = listed(office).lists
    assert [(nominee.unit, nominee.name, nominee.birth_year) for nominee in award.nominees] == [
        ("Văn phòng Sở", "Lê An", 1985),
        ("Văn phòng Sở", "Lê An", 1990),
        ("Văn phòng Sở", "Lê Văn Yên", 1980),
        ("Thanh tra Sở", "Lê Văn Bình", 1980),
        ("Ban Tôn giáo", "Lê Văn An", 1980),
    ]


def test_titles_stand_before_forms_and_persons_before_collectives(office: Office) -> None:
    rows = (collective("Tổ số hóa", "Giấy khen"), person("Lê An", "Giấy khen"), collective("Văn phòng Sở"))
    nominated(office, *rows, person("Lê Bình", "CSTĐCS"), person("Lê Bình"))
    listing = listed(office)
    assert names(listing) == [
        ("LDTT", ["Ông Lê Bình"]),
        ("CSTDCS", ["Ông Lê Bình"]),
        ("TTLDTT", ["Văn phòng Sở"]),
        ("GK", ["Ông Lê An", "Tổ số hóa"]),
    ]
    assert [(words, [award.code for award in lists]) for words, lists in listing.families()] == [
        ("Danh hiệu thi đua", ["LDTT", "CSTDCS", "TTLDTT"]),
        ("Hình thức khen thưởng", ["GK"]),
    ]


@pytest.mark.parametrize(
    ("name", "honorific", "named", "missing"),
    [
        ("Nguyễn Thị Hòa", "Bà", "Bà Nguyễn Thị Hòa", ()),
        ("Bà Nguyễn Thị Hòa", "Bà", "Bà Nguyễn Thị Hòa", ()),
        ("Ông Cao Thắng", "Ông", "Ông Cao Thắng", ()),
        ("Nguyễn Thị Hòa", "", "Ông/Bà Nguyễn Thị Hòa", ("Ông/Bà",)),
        ("Bà Nguyễn Thị Hòa", "", "Bà Nguyễn Thị Hòa", ("Ông/Bà",)),
    ],
)
def test_nobody_is_called_what_nobody_wrote(
    office: Office, name: str, honorific: str, named: str, missing: tuple[str, ...]
) -> None:
    nominated(office, person(name, honorific=honorific))
    (nominee,) = listed(office).nominees
    assert (nominee.named, nominee.missing) == (named, missing)


def test_what_must_be_added_is_told_of_persons_and_of_collectives(office: Office) -> None:
    nominated(office, person("Lê An", honorific="", born="", post="", achievement=""), collective("Tổ", achievement=""))
    assert [nominee.missing for nominee in listed(office).nominees] == [
        ("Ông/Bà", "năm sinh", "chức vụ", "tóm tắt thành tích"),
        ("tóm tắt thành tích",),
    ]


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ({}, ["Lê An", "Lê Cường", "Lê Dũng"]),
        ({"period": "2023-Q1"}, ["Lê An"]),
        ({"period": "2023"}, ["Lê An", "Lê Cường", "Lê Dũng"]),
        ({"unit_code": "TG"}, ["Lê Dũng"]),
        ({"awards": ("GK", "CSTDCS")}, ["Lê Cường"]),
        ({"states": ("council_done",)}, ["Lê An"]),
        ({"states": ("registered",)}, ["Lê Bình"]),
        ({"states": ("registered", "proposed")}, ["Lê Bình", "Lê Cường", "Lê Dũng"]),
    ],
)
def test_what_is_chosen_is_what_is_there(office: Office, said: dict[str, Any], found: list[str]) -> None:
    nominated(office, person("Lê An"), period="Quý I năm 2023")
    nominated(office, person("Lê Bình", stage="Đăng ký"), person("Lê Cường", "Giấy khen"))
    nominated(office, person("Lê Dũng"), unit="Ban Tôn giáo")
    stands(office, "HS-2023-001", "council_done")
    assert sorted(nominee.name for nominee in listed(office, Choice("2023", **said)).nominees) == found


def test_who_is_off_the_way_is_in_no_list_and_cannot_be_asked_for(office: Office) -> None:
    nominated(office, *(person(f"Lê {name}") for name in ("An", "Bình", "Cường", "Dũng", "Em")))
    for number, state in enumerate(("returned", "ineligible", "declined", "revoked"), start=1):
        stands(office, f"HS-2023-{number:03}", state, reason="TL09" if state == "returned" else None)
    assert [nominee.name for nominee in listed(office, Choice("2023", states=STATES)).nominees] == ["Lê Em"]
    for state in ("returned", "ineligible", "declined", "revoked", "withdrawn"):
        with pytest.raises(ValueError, match=state):
            Choice("2023", states=(state,))


def test_a_unit_sees_its_own_and_nothing_of_what_is_not_announced(office: Office) -> None:
    nominated(office, person("Lê An"), person("Lê Bình"))
    nominated(office, person("Lê Dũng"), unit="Ban Tôn giáo")
    stands(office, "HS-2023-001", "council_done")
    decided(office, "HS-2023-001")
    ask = partial(office.ledger.rows, viewer=Viewer(Role.UNIT, "VP"))
    assert [nominee.name for nominee in listing_of(ask, Choice("2023")).nominees] == ["Lê An", "Lê Bình"]
    assert [nominee.name for nominee in listing_of(ask, Choice("2023", states=("council_done",))).nominees] == ["Lê An"]
    with pytest.raises(NothingChosen):
        listing_of(ask, Choice("2023", states=("decided",)))


def test_an_empty_choice_says_what_was_chosen(office: Office) -> None:
    with pytest.raises(NothingChosen) as refused:
        listed(office, Choice("2023", period="2023-Q1", unit_code="VP", states=("council_done",)))
    assert str(refused.value) == (
        "Không có hồ sơ nào theo lựa chọn này nên không lập tệp: Kế hoạch công tác thi đua, khen thưởng năm 2023; "
        "Đến kỳ: Quý I năm 2023; Văn phòng Sở; Trạng thái hồ sơ: Đã họp Hội đồng; Số liệu đến 31/12/2023; "
        "DỮ LIỆU MINH HỌA"
    )
    with pytest.raises(UnknownPlan, match="2031"):
        listed(office, Choice("2031"))


def test_a_past_day_tells_what_stood_then(office: Office) -> None:
    nominated(office.at("2023-12-01T02:00:00"), person("Lê An"))
    nominated(office.at("2023-12-20T02:00:00"), person("Lê Bình"), unit="Ban Tôn giáo")
    then = listing_of(partial(office.ledger.rows, as_of=date(2023, 12, 5)), Choice("2023"))
    assert ([nominee.name for nominee in then.nominees], then.heading.day) == (["Lê An"], date(2023, 12, 5))


def test_rows_of_a_data_frame_give_the_same_list(office: Office) -> None:
    nominated(office, person("Lê An", honorific="", born="", post=""), collective("Tổ số hóa", achievement=""))

    def ask(query: str, **words: Any) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = office.ledger.frame(query, **words).to_dict("records")
        return rows

    assert listing_of(ask, Choice("2023")) == listed(office)


def test_an_initiative_stands_with_its_decision(office: Office) -> None:
    rows = (
        person("Lê An", "CSTĐCS", initiative="Bảng nhắc việc", decision="241/QĐ-SNV ngày 12/10/2023"),
        person("Lê Bình", "CSTĐCS", initiative="Sổ tay"),
        person("Lê Cường", "CSTĐCS", decision="15/QĐ-SNV"),
        person("Lê Dũng", "CSTĐCS"),
    )
    nominated(office, *rows)
    said: list[Nominee] = list(listed(office).nominees)
    assert [nominee.initiative for nominee in said] == [
        "Bảng nhắc việc (241/QĐ-SNV ngày 12/10/2023)",
        "Sổ tay",
        "15/QĐ-SNV",
        "",
    ]
