"""What came of a nomination is told outside only once it is announced: by no list, history, rule or refusal."""

from datetime import date
from typing import Any

import pytest

from domain.people import Actor, Role, Viewer
from ledger.errors import ActRefused
from ledger.nomination_acts import Step, move_nomination
from ledger.nomination_each import done_or_refused
from ledger.nomination_rulings import Said, announce
from tests.ledger.boards import FIRST, QUARTER, VP, WHOLE, YEAR, board, one_decided
from tests.ledger.reports import NOMINATIONS, brought_to, everything_said, nominee
from tests.office import LEADER, OFFICE, Office


@pytest.fixture
def decided(office: Office) -> Office:
    """An office in which one of two nominations was decided on 20 December, and nobody was told."""
    return one_decided(office)


def told(office: Office, viewer: Viewer, as_of: date) -> dict[str, Any]:
    """Return what each question says of the first nomination to a viewer on a day."""

    def rows(query: str, **asked: Any) -> list[dict[str, Any]]:
        return office.ledger.rows(query, viewer=viewer, as_of=as_of, **asked)

    def first(query: str, **asked: Any) -> list[dict[str, Any]]:
        found = rows(query, **asked)
        return [row for row in found if FIRST in (row.get("nomination_no"), row.get("number"))]

    one, of_unit = {"nomination_no": FIRST}, {**QUARTER, "unit_code": "VP"}
    of_family = {**QUARTER, "family": "title"}
    return {
        "nomination": [(r["state"], r["decision_no"], r["council_votes_for"]) for r in rows("nomination", **one)],
        "board": [r["state"] for r in first("nomination_board", **YEAR)],
        "list": [
            (r["state"], r["decision_no"]) for r in rows("nominations", **of_family) if r["nomination_no"] == FIRST
        ],
        "moves": [r["state"] for r in rows("nomination_moves", **one)][-1],
        "history": [r["subject"] for r in rows("nomination_history", **one) if r["act"] == "move"][-1],
        "councils": len(rows("nomination_council_results", **one)),
        "by_award": sorted(r["state"] for r in rows("nominations_by_award", **of_family)),
        "by_unit": sorted(r["state"] for r in rows("nominations_by_unit", **of_family)),
        "decided": [r["decided"] for r in rows("nomination_figures", **QUARTER) if r["family"] == "title"],
        "picture": [r["state"] for r in first("picture", plan_id="2023", unit_code=None)],
        "figures": sorted(
            {r["state"] for r in rows("figure_rows", **{**QUARTER, "unit_code": "VP"}) if r["number"] == FIRST}
        ),
        "figure": sum(r["figure"] == "titles_decided" for r in rows("figure_rows", **of_unit)),
        "funnel": [r["decided"] for r in rows("nomination_funnel", **YEAR) if r["level"] == "family"],
        "registered": sum(r["unregistered_decided"] for r in rows("nomination_registered", **YEAR)),
        "ways": [r["to_state"] for r in rows("nomination_ways", **one)],
    }


INSIDE = {
    "nomination": [("decided", "210/QĐ-SNV", 9)],
    "board": ["decided"],
    "list": [("decided", "210/QĐ-SNV")],
    "moves": "decided",
    "history": "decided",
    "councils": 1,
    "by_award": ["decided", "proposed"],
    "by_unit": ["decided", "proposed"],
    "decided": [1],
    "picture": ["decided"],
    "figures": ["decided"],
    "figure": 1,
    "funnel": [1],
    "registered": 1,
    "ways": ["revoked"],
}
OUTSIDE = {
    "nomination": [("council_done", None, None)],
    "board": ["council_done"],
    "list": [("council_done", None)],
    "moves": "council_done",
    "history": "council_done",
    "councils": 0,
    "by_award": ["council_done", "proposed"],
    "by_unit": ["council_done", "proposed"],
    "decided": [0],
    "picture": ["council_done"],
    "figures": ["council_done"],
    "figure": 0,
    "funnel": [0],
    "registered": 0,
    "ways": ["decided", "declined", "eligible", "returned", "withdrawn"],
}


def test_what_was_decided_stays_inside_until_the_day_it_is_announced(decided: Office) -> None:
    at = decided.at("2023-12-22T02:00")
    for outcome in announce(at.ledger, OFFICE, [FIRST], date(2023, 12, 29), Said(document="131/TB-SNV")):
        done_or_refused(outcome)
    for day in (date(2023, 12, 21), date(2023, 12, 28)):
        assert told(decided, WHOLE, day) == INSIDE
        assert told(decided, VP, day) == OUTSIDE
    assert told(decided, VP, date(2023, 12, 29)) == INSIDE
    [row] = decided.ledger.rows("nomination", viewer=VP, as_of=date(2023, 12, 28), nomination_no=FIRST)
    assert (row["announced_on"], row["announced_in"], row["is_inside"], row["is_late"]) == (None, None, False, False)
    [row] = decided.ledger.rows("nomination", as_of=date(2023, 12, 28), nomination_no=FIRST)
    assert (row["announced_on"], row["is_announced"], row["is_inside"]) == (date(2023, 12, 29), False, True)


def test_totals_for_who_only_looks_count_what_is_announced(decided: Office) -> None:
    announce(decided.at("2023-12-22T02:00").ledger, OFFICE, [FIRST], date(2023, 12, 29), Said())

    def awarded(viewer: Viewer, day: date) -> list[int]:
        def rows(query: str, **asked: Any) -> list[dict[str, Any]]:
            return decided.ledger.rows(query, viewer=viewer, as_of=day, plan_id="2023", **asked)

        quarter: dict[str, Any] = {"period": "2023-Q1", "unit_code": None}
        states = rows("nominations_by_award", family="title", **quarter)
        return [
            sum(r["decided"] for r in rows("nomination_figures", **quarter)),
            sum(r["decided"] for r in rows("nomination_funnel", unit_code=None, scope=None) if r["level"] == "family"),
            sum(r["unregistered_decided"] for r in rows("nomination_registered", unit_code=None, scope=None)),
            sum(r["n"] for r in states if r["state"] == "decided"),
            sum(r["n"] for r in rows("figure_totals", period="2023-Q1") if r["figure"] == "titles_decided"),
            len({r["stage"] for r in rows("stresses", family="title", **quarter)} & {"decided"}),
        ]

    only_looks = Viewer(Role.VIEWER)
    before, after = date(2023, 12, 28), date(2023, 12, 29)
    assert [awarded(only_looks, before), awarded(WHOLE, before)] == [[0] * 6, [1] * 6]
    assert awarded(only_looks, after) == [1] * 6


def test_who_was_declined_and_reconsidered_is_not_announced_by_the_first_word(office: Office) -> None:
    office.load(NOMINATIONS + nominee("Đỗ Văn An"))
    brought_to(office, "declined", on=date(2023, 12, 20))
    announce(office.ledger, OFFICE, [FIRST], date(2023, 12, 21), Said())
    assert [row["state"] for row in board(office, VP)] == ["declined"]
    for state in ("council_done", "decided"):
        move_nomination(office.ledger, LEADER, FIRST, state, everything_said(state, date(2023, 12, 22)))
    assert [row["state"] for row in board(office, VP)] == ["council_done"]
    assert [row["state"] for row in board(office)] == ["decided"]


def test_what_was_declined_and_taken_up_again_unannounced_is_never_told_to_its_unit(office: Office) -> None:
    office.load(NOMINATIONS + nominee("Đỗ Văn An"))
    brought_to(office, "declined", on=date(2023, 12, 20))
    move_nomination(office.ledger, LEADER, FIRST, "council_done", Step(text="Xem lại", on=date(2023, 12, 22)))

    def moves(viewer: Viewer) -> tuple[list[str], list[str]]:
        history = office.ledger.rows("nomination_history", viewer=viewer, nomination_no=FIRST)
        steps = office.ledger.rows("nomination_moves", viewer=viewer, nomination_no=FIRST)
        return [row["subject"] for row in history], [row["state"] for row in steps]

    way = ["received", "eligible", "council_done"]
    assert moves(WHOLE) == ([*way, "declined", "council_done"], ["proposed", *way, "declined", "council_done"])
    assert moves(VP) == ([*way, "council_done"], ["proposed", *way, "council_done"])


def test_the_rules_and_the_lists_of_a_unit_know_no_more_than_its_board(decided: Office) -> None:
    asked = {"plan_id": "2023", "as_of": date(2023, 12, 21)}

    def ballots(viewer: Viewer) -> list[int]:
        return [row["votes_for"] for row in decided.ledger.rows("eligibility_ballots", viewer=viewer, **asked)]

    def listed(viewer: Viewer) -> list[str]:
        rows = decided.ledger.rows("listed_nominations", viewer=viewer, unit_code=None, **asked)
        return [row["state"] for row in rows]

    assert (ballots(WHOLE), listed(WHOLE)) == ([9], ["decided", "proposed"])
    assert (ballots(VP), listed(VP)) == ([], ["council_done", "proposed"])


def test_a_unit_is_not_told_by_its_deadline_that_a_nomination_was_declined(office: Office) -> None:
    office.load(NOMINATIONS + nominee("Đỗ Văn An", award="BK tỉnh"))
    brought_to(office, "council_done", on=date(2023, 12, 19))

    def deadline(viewer: Viewer) -> tuple[Any, ...]:
        [row] = board(office, viewer)
        return row["must_reach"], row["deadline_on"]

    owed = deadline(VP)
    assert owed == deadline(WHOLE) == ("submitted", date(2023, 12, 28))
    move_nomination(office.ledger, LEADER, FIRST, "declined", everything_said("declined", date(2023, 12, 20)))
    assert (deadline(VP), deadline(WHOLE)) == (owed, (None, None))
    announce(office.ledger, OFFICE, [FIRST], date(2023, 12, 21), Said())
    assert deadline(VP) == (None, None)


def test_a_units_refused_move_does_not_tell_it_what_stays_inside(decided: Office) -> None:
    unit, other = Actor("Đỗ Thị Lan", Role.UNIT, "VP"), Actor("Đỗ Thị Lan", Role.UNIT, "TTR")
    with pytest.raises(ActRefused, match="đang ở trạng thái “Đã họp Hội đồng”"):
        move_nomination(decided.ledger, unit, FIRST, "proposed", Step())
    with pytest.raises(ActRefused, match="không phải của đơn vị này"):
        move_nomination(decided.ledger, other, FIRST, "proposed", Step())


def test_a_revocation_of_what_was_announced_is_told(office: Office) -> None:
    office.load(NOMINATIONS + nominee("Đỗ Văn An"))
    brought_to(office, "decided", on=date(2023, 12, 20))
    announce(office.ledger, OFFICE, [FIRST], date(2023, 12, 21), Said())
    move_nomination(office.ledger, LEADER, FIRST, "revoked", everything_said("revoked", date(2023, 12, 30)))
    assert [row["state"] for row in board(office, VP)] == ["revoked"]
