"""Nominations keep their identity across files; acts of the Office decide their state."""

from datetime import date

import pytest

from ledger.nomination_acts import Step, move_nomination
from tests.ledger.reports import NOMINATIONS, brought_to, nominee
from tests.office import OFFICE, Office

STATE = ("nomination_no", "nominee_name", "state")


def test_a_nomination_registered_and_later_proposed_is_one(office: Office) -> None:
    office.load(NOMINATIONS + nominee("Đỗ Văn An", stage="Đăng ký"))
    assert office.view("current_nominations", *STATE) == [("HS-2023-001", "Đỗ Văn An", "registered")]

    office.load(NOMINATIONS + nominee("ĐỖ VĂN AN", stage="Đề nghị"), period="Quý IV năm 2023")

    assert office.view("current_nominations", *STATE) == [("HS-2023-001", "ĐỖ VĂN AN", "proposed")]


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (nominee("Đỗ Văn An", born="1981"), {}),
        (nominee("Đỗ Văn An", award="CSTĐCS"), {}),
        (nominee("Đỗ Văn Anh"), {}),
        (nominee("Đỗ Văn An"), {"unit": "Thanh tra Sở"}),
    ],
    ids=["birth year", "award", "name", "unit"],
)
def test_another_birth_year_award_name_or_unit_is_another_nomination(
    office: Office, other: str, said: dict[str, str]
) -> None:
    office.load(NOMINATIONS + nominee("Đỗ Văn An"))
    office.load(NOMINATIONS + other, **said)

    assert office.view("current_nominations", "nomination_no") == [("HS-2023-001",), ("HS-2023-002",)]


def test_a_nomination_is_known_by_its_number_even_when_its_name_is_corrected(office: Office) -> None:
    office.load(NOMINATIONS + nominee("Đỗ Văn An"))
    office.load(NOMINATIONS + nominee("Đỗ Văn Ân", no="HS-2023-001"))

    assert office.view("current_nominations", *STATE) == [("HS-2023-001", "Đỗ Văn Ân", "proposed")]


def test_files_supply_facts_until_the_office_has_received_the_nomination(office: Office) -> None:
    office.at("2023-11-01T02:00:00").load(NOMINATIONS + nominee("Đỗ Văn An"))
    late = office.at("2023-11-05T02:00:00")
    move_nomination(late.ledger, OFFICE, "HS-2023-001", "received", Step())
    office.at("2023-11-09T02:00:00").load(
        NOMINATIONS + nominee("Đỗ Văn An", post="Trưởng phòng"), period="Quý IV năm 2023"
    )

    assert office.view("current_nominations", "position", "state", "nominee_class") == [("Chuyên viên", "received", 5)]


def test_a_row_dropped_from_a_later_file_withdraws_no_nomination(office: Office) -> None:
    office.load(NOMINATIONS + nominee("Đỗ Văn An") + nominee("Vũ Thị Hoa"))
    office.load(NOMINATIONS + nominee("Vũ Thị Hoa"))

    assert office.view("current_nominations", *STATE) == [
        ("HS-2023-001", "Đỗ Văn An", "proposed"),
        ("HS-2023-002", "Vũ Thị Hoa", "proposed"),
    ]


def test_the_office_decides_the_state_with_its_reason_and_decision(office: Office) -> None:
    office.load(NOMINATIONS + nominee("Đỗ Văn An") + nominee("Vũ Thị Hoa"))
    move_nomination(office.ledger, OFFICE, "HS-2023-001", "returned", Step(reason="TL01", on=date(2023, 11, 20)))
    brought_to(office, "council_done", "HS-2023-002", on=date(2023, 12, 18))
    decided = Step(decision_no="210/QĐ-SNV", decision_on=date(2023, 12, 20), on=date(2023, 12, 21))
    move_nomination(office.ledger, OFFICE, "HS-2023-002", "decided", decided)

    fields = ("nomination_no", "state", "state_since", "return_reason", "decision_no", "decision_on")
    assert office.view("current_nominations", *fields) == [
        ("HS-2023-001", "returned", date(2023, 11, 20), "TL01", None, None),
        ("HS-2023-002", "decided", date(2023, 12, 21), None, "210/QĐ-SNV", date(2023, 12, 20)),
    ]


def test_a_collective_has_no_nominee_class(office: Office) -> None:
    office.load(NOMINATIONS + "| | | Phòng Cải cách hành chính | Tập thể | | | TTLĐTT |")

    assert office.view("current_nominations", "nominee_kind", "nominee_class", "award_code", "scope") == [
        ("collective", None, "TTLDTT", "own")
    ]
