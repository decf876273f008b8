"""What a unit may hand in and take away: its own files, never a workbook in which others have rows."""

from datetime import date
from typing import Any

import pytest

from domain.people import Actor, Role, Viewer
from etl.load import Source, check, load
from etl.submit import Receipt, submit
from etl.verdict import Chosen
from ledger.errors import ActRefused
from tests.ledger.reports import NOMINATIONS, PROGRESS, done, nominee
from tests.office import OFFICE, Office
from tests.workbooks import titled, workbook_bytes

CLERK = Actor("Đỗ Thị Hạnh", Role.UNIT, "TTR", verified=True)
TTR, VP = Viewer(Role.UNIT, "TTR"), Viewer(Role.UNIT, "VP")
DAY = date(2023, 3, 20)
BY_UNIT = NOMINATIONS.replace("| Số hồ sơ", "| Đơn vị | Số hồ sơ", 1)


def of_units(*rows: tuple[str, str]) -> str:
    """A workbook of the Office with one nominee a row, told by unit."""
    return BY_UNIT + "".join(nominee(name).replace("|", f"| {unit} |", 1) for unit, name in rows)


def handed_in(office: Office, book: str, unit: str, who: Actor = CLERK) -> list[Any]:
    """Load a file as somebody of a unit and return the verdicts."""
    content = workbook_bytes(titled(book, unit=unit, period="Quý I năm 2023"))
    source = Source("bao-cao.xlsx", lambda: content)
    return list(load(office.ledger, who, [source], Chosen(), Receipt(who.name, DAY)))


def ask(office: Office, query: str, viewer: Viewer, **asked: object) -> list[dict[str, Any]]:
    return office.ledger.rows(query, viewer=viewer, **asked)


def test_a_unit_hands_in_its_own_file(office: Office) -> None:
    [verdict] = handed_in(office, PROGRESS + done(1), "Thanh tra Sở")
    assert (verdict.status, [unit.unit_code for unit in verdict.units]) == ("accepted", ["TTR"])


@pytest.mark.parametrize(
    ("book", "unit"),
    [
        (PROGRESS + done(1), "Văn phòng Sở"),
        (of_units(("Thanh tra Sở", "Đỗ Văn An"), ("Văn phòng Sở", "Lê Thị Bình")), ""),
    ],
)
def test_a_unit_that_hands_in_anothers_file_gets_nothing_in(office: Office, book: str, unit: str) -> None:
    [verdict] = handed_in(office, book, unit)
    codes = [finding.code for finding in verdict.findings if finding.is_error]
    assert (verdict.status, codes) == ("refused", ["unit_mismatch"])
    assert office.view("current_progress") == office.view("current_nominations") == []


def test_no_verdict_of_another_unit_is_written_for_a_unit(office: Office) -> None:
    content = workbook_bytes(titled(PROGRESS + done(1), unit="Văn phòng Sở", period="Quý I năm 2023"))
    verdicts = list(check(office.ledger, [Source("bao-cao.xlsx", lambda: content)], Chosen()))
    with pytest.raises(ActRefused, match="Mỗi đơn vị chỉ nạp tệp của mình"):
        submit(office.ledger, CLERK, verdicts, Receipt(CLERK.name, DAY))
    assert office.view("submissions") == []


@pytest.mark.parametrize("role", [Role.LEADERSHIP, Role.VIEWER])
def test_who_loads_no_files_is_told_so_and_the_file_is_not_called_unreadable(office: Office, role: Role) -> None:
    with pytest.raises(ActRefused, match="Nạp tệp"):
        handed_in(office, PROGRESS + done(1), "Văn phòng Sở", Actor("Phạm Đình Khải", role))
    assert office.view("submissions") == []


def test_a_unit_takes_away_the_original_of_its_own_file_only(office: Office) -> None:
    office.load(PROGRESS + done(1), unit="Thanh tra Sở")
    [original] = ask(office, "original", TTR, submission_id="LN-000001")
    assert office.ledger.archive.read(original["sha256"]) != b""
    assert ask(office, "original", VP, submission_id="LN-000001") == []


def test_a_workbook_of_several_units_is_nobodys_to_take_away_but_the_offices(office: Office) -> None:
    office.load(of_units(("Thanh tra Sở", "Đỗ Văn An"), ("Văn phòng Sở", "Lê Thị Bình")), unit="")
    for viewer, number in ((TTR, "LN-000001"), (TTR, "LN-000002"), (VP, "LN-000001"), (VP, "LN-000002")):
        assert ask(office, "original", viewer, submission_id=number) == []
    assert len(office.ledger.rows("original", submission_id="LN-000001")) == 1


def test_what_a_unit_sent_by_mistake_takes_nobody_elses_original_away(office: Office) -> None:
    book = PROGRESS + done(1)
    office.load(book, unit="Văn phòng Sở")
    [verdict] = handed_in(office, book, "Văn phòng Sở")
    assert verdict.submission_ids == ["LN-000002"]
    assert len(ask(office, "original", VP, submission_id="LN-000001")) == 1
    assert ask(office, "original", TTR, submission_id="LN-000002") == []


def test_a_row_whose_unit_nobody_knows_is_not_shown_to_the_unit_it_stands_with(office: Office) -> None:
    answer = office.load(of_units(("Thanh tra Sở", "Đỗ Văn An"), ("Phòng Lạ", "Lê Thị Bình")), unit="")
    assert (answer["unit"], answer["status"]) == ("TTR", "partial")
    number = {"submission_id": "LN-000001"}
    names = {}
    for viewer in (TTR, Viewer(Role.OFFICE)):
        rows = ask(office, "submission_rows", viewer, **number)
        findings = ask(office, "submission_findings", viewer, **number)
        cells = [row["typed"] for row in ask(office, "source_row", viewer, **number, sheet="nominations", source_row=5)]
        told = f"{rows} {findings} {cells}"
        names[viewer.role] = ["Đỗ Văn An" in told, "Lê Thị Bình" in told, "Phòng Lạ" in told]
    assert names == {Role.UNIT: [True, False, False], Role.OFFICE: [True, True, True]}
    assert ask(office, "original", TTR, **number) == []


def test_the_office_hands_in_for_everybody(office: Office) -> None:
    [verdict] = handed_in(office, PROGRESS + done(1), "Văn phòng Sở", OFFICE)
    assert verdict.status == "accepted"
