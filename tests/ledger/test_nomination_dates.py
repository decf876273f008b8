"""Impossible days: a move before the one it follows, a decision before its council, a revocation before its award."""

from datetime import date

import pytest

from ledger.errors import ActRefused
from ledger.nomination_acts import Step, move_nomination
from ledger.nomination_each import done_or_refused
from ledger.nomination_records import Ballot, record_council
from tests.ledger.reports import NOMINATIONS, brought_to, nominee
from tests.office import LEADER, OFFICE, Office

NUMBER = "HS-2023-001"
RECEIVED, HELD, DECIDED = date(2023, 12, 1), date(2023, 12, 20), date(2023, 12, 26)


@pytest.fixture
def voted(office: Office) -> Office:
    """An office in which the council has met on one nomination."""
    office.load(NOMINATIONS + nominee("Đỗ Văn An"))
    brought_to(office, "eligible", on=RECEIVED)
    ballot(office, HELD)
    move_nomination(office.ledger, OFFICE, NUMBER, "council_done", Step(on=HELD))
    return office


def ballot(office: Office, held_on: date, council: str = "department") -> None:
    """Record a council's totals of that day; raises ActRefused."""
    (outcome,) = record_council(office.ledger, OFFICE, [NUMBER], Ballot(9, 8, 1, 9, council, held_on))
    done_or_refused(outcome)


def decided(office: Office, on: date, acted_on: date = DECIDED, state: str = "decided") -> None:
    """Record a decision of that day."""
    step = Step(text="Có lý do", decision_no="210/QĐ-SNV", decision_on=on, on=acted_on)
    move_nomination(office.ledger, LEADER, NUMBER, state, step)


def state(office: Office) -> str:
    """Return where the nomination stands."""
    [row] = office.ledger.rows("nomination", nomination_no=NUMBER)
    return str(row["state"])


@pytest.mark.parametrize(("day", "taken"), [(date(2023, 12, 19), False), (HELD, True), (DECIDED, True)])
def test_a_decision_is_no_older_than_the_ballot_it_rests_on(voted: Office, day: date, taken: bool) -> None:
    if taken:
        decided(voted, day)
    else:
        with pytest.raises(ActRefused) as refused:
            decided(voted, day)
        assert str(refused.value) == (
            "Hồ sơ HS-2023-001: ngày quyết định 19/12/2023 trước ngày họp Hội đồng 20/12/2023. Hãy xem lại hai ngày."
        )
    assert state(voted) == ("decided" if taken else "council_done")


def test_a_ballot_is_no_younger_than_the_decision(voted: Office) -> None:
    decided(voted, DECIDED)
    ballot(voted, DECIDED)
    with pytest.raises(ActRefused, match="ngày họp Hội đồng 27/12/2023 sau ngày quyết định 26/12/2023"):
        ballot(voted, date(2023, 12, 27), "province")
    assert len(voted.ledger.rows("nomination_council_results", nomination_no=NUMBER)) == 2


@pytest.mark.parametrize(("day", "taken"), [(date(2023, 12, 19), False), (HELD, True), (None, True)])
def test_no_move_is_dated_before_the_one_it_follows(voted: Office, day: date | None, taken: bool) -> None:
    step = Step(text="Họp lại", on=day)
    if taken:
        move_nomination(voted.ledger, OFFICE, NUMBER, "eligible", step)
    else:
        with pytest.raises(ActRefused) as refused:
            move_nomination(voted.ledger, OFFICE, NUMBER, "eligible", step)
        assert str(refused.value) == (
            "Hồ sơ HS-2023-001 sang trạng thái “Đã họp Hội đồng” ngày 20/12/2023, sau ngày thực hiện 19/12/2023. "
            "Hãy xem lại ngày thực hiện."
        )
    assert state(voted) == ("eligible" if taken else "council_done")


def test_what_came_on_paper_before_its_file_may_be_received_on_that_day(office: Office) -> None:
    office.load(NOMINATIONS + nominee("Đỗ Văn An"))
    move_nomination(office.ledger, OFFICE, NUMBER, "received", Step(on=date(2023, 1, 2)))
    assert state(office) == "received"


def test_a_revocation_is_no_older_than_the_award(voted: Office) -> None:
    decided(voted, DECIDED)
    with pytest.raises(ActRefused, match="thu hồi 25/12/2023 trước ngày quyết định khen thưởng 26/12/2023"):
        decided(voted, date(2023, 12, 25), state="revoked")
    decided(voted, DECIDED, state="revoked")
    assert state(voted) == "revoked"
