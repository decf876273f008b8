"""What the views tell of nominations: whose they are, how long they stand, what comes next, what stays inside."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from domain.people import Role, Viewer
from domain.states import NOMINATION_STATES, NOMINATION_WAY
from etl.registers import DATA, load_registers
from ledger.acts import withdraw
from ledger.ddl import sql_text
from ledger.nomination_acts import Step, move_nomination
from ledger.nomination_each import done_or_refused
from ledger.nomination_records import Ballot, Paper, record_council, record_papers
from ledger.nomination_rulings import Said, announce
from tests.ledger.reports import NOMINATIONS, brought_to, everything_said, nominee
from tests.office import LEADER, OFFICE, Office

FIRST, SECOND, THIRD = "HS-2023-001", "HS-2023-002", "HS-2023-003"
VP = Viewer(Role.UNIT, "VP")
WHOLE = Viewer(Role.OFFICE)
YEAR = {"plan_id": "2023", "unit_code": None, "scope": None}
QUARTER = {"plan_id": "2023", "period": "2023-Q1", "unit_code": None}


def board(office: Office, viewer: Viewer = WHOLE, as_of: date | None = None, **asked: Any) -> list[dict[str, Any]]:
    """Return the rows of the board."""
    return office.ledger.rows("nomination_board", viewer=viewer, as_of=as_of, **{**YEAR, **asked})


@pytest.fixture
def decided(office: Office) -> Office:
    """An office in which one of two nominations was decided on 20 December, and nobody was told."""
    office.at("2023-03-20T02:00").load(NOMINATIONS + nominee("Đỗ Văn An") + nominee("Lê Thị Bình"))
    at = office.at("2023-12-20T02:00")
    record_council(at.ledger, OFFICE, [FIRST], Ballot(9, 8, 1, 9, held_on=date(2023, 12, 20)))
    brought_to(at, "decided", on=date(2023, 12, 20))
    return office


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


def test_who_was_declined_and_reconsidered_is_not_announced_by_the_first_word(office: Office) -> None:
    office.load(NOMINATIONS + nominee("Đỗ Văn An"))
    brought_to(office, "declined", on=date(2023, 12, 20))
    announce(office.ledger, OFFICE, [FIRST], date(2023, 12, 21), Said())
    assert [row["state"] for row in board(office, VP)] == ["declined"]
    for state in ("council_done", "decided"):
        move_nomination(office.ledger, LEADER, FIRST, state, everything_said(state, date(2023, 12, 22)))
    assert [row["state"] for row in board(office, VP)] == ["council_done"]
    assert [row["state"] for row in board(office)] == ["decided"]


def test_a_revocation_of_what_was_announced_is_told(office: Office) -> None:
    office.load(NOMINATIONS + nominee("Đỗ Văn An"))
    brought_to(office, "decided", on=date(2023, 12, 20))
    announce(office.ledger, OFFICE, [FIRST], date(2023, 12, 21), Said())
    move_nomination(office.ledger, LEADER, FIRST, "revoked", everything_said("revoked", date(2023, 12, 30)))
    assert [row["state"] for row in board(office, VP)] == ["revoked"]


def with_another_agency(office: Office, folder: Path) -> None:
    """Load the registers with one unit turned into an agency of its own, whose files the Department appraises."""
    for path in DATA.glob("*.csv"):
        (folder / path.name).write_bytes(path.read_bytes())
    units = folder / "units.csv"
    lines = units.read_text(encoding="utf-8")
    changed = lines.replace("TTR,Thanh tra Sở,Thanh tra,inspectorate,SNV,", "TTR,Thanh tra tỉnh,Thanh tra,agency,,")
    assert changed != lines
    units.write_text(changed, encoding="utf-8")
    load_registers(office.ledger.with_clock(office.ledger._clock), OFFICE, folder)


def test_files_of_another_agency_are_appraised_and_counted_apart(office: Office, tmp_path: Path) -> None:
    office.load(NOMINATIONS + nominee("Đỗ Văn An", award="BK tỉnh"))
    office.load(NOMINATIONS + nominee("Vũ Hải", award="BK tỉnh"), unit="Thanh tra Sở")
    assert (office.view("appraised_units"), {row["scope"] for row in board(office)}) == ([], {"own"})
    with_another_agency(office, tmp_path)
    # The Department is an agency too, the one its units belong to.
    assert office.view("appraised_units", "unit_code") == [("TTR",)]
    assert office.view("current_nominations", "unit_code", "scope") == [("TTR", "appraised"), ("VP", "own")]
    for scope, unit in (("own", "VP"), ("appraised", "TTR")):
        assert [row["unit_code"] for row in board(office, scope=scope)] == [unit]
        funnel = office.ledger.rows("nomination_funnel", **{**YEAR, "scope": scope})
        assert [row["nominations"] for row in funnel if row["level"] == "family"] == [1]
    shown = office.ledger.rows("nominations", **QUARTER, family="form")
    assert [row["unit_code"] for row in shown] == ["VP"]


def test_a_nomination_is_measured_against_the_term_of_its_state(office: Office) -> None:
    office.at("2023-12-01T02:00").load(NOMINATIONS + nominee("Đỗ Văn An"), received_on=date(2023, 12, 1))
    names = ("state", "days_in_state", "term_days", "term_on", "days_left", "is_late", "next_state", "next_on")

    def stands(day: date) -> tuple[object, ...]:
        [row] = board(office, as_of=day)
        return tuple(row[name] for name in names)

    assert stands(date(2023, 12, 4)) == ("proposed", 3, 3, date(2023, 12, 4), 0, False, "received", date(2023, 12, 4))
    assert stands(date(2023, 12, 5)) == ("proposed", 4, 3, date(2023, 12, 4), -1, True, "received", date(2023, 12, 4))
    move_nomination(office.at("2023-12-05T02:00").ledger, OFFICE, FIRST, "received", Step(on=date(2023, 12, 5)))
    assert stands(date(2023, 12, 6)) == ("received", 1, 5, date(2023, 12, 10), 4, False, "eligible", date(2023, 12, 10))
    move_nomination(office.at("2023-12-10T02:00").ledger, OFFICE, FIRST, "eligible", Step(on=date(2023, 12, 10)))
    # The plan's own deadline comes before the state's term.
    assert stands(date(2023, 12, 11)) == (
        *("eligible", 1, 15, date(2023, 12, 25), 14, False, "council_done", date(2023, 12, 20)),
    )


@pytest.mark.parametrize("state", ["decided", "ineligible", "declined", "withdrawn", "revoked"])
def test_what_has_ended_has_no_next_step_and_is_never_late(office: Office, state: str) -> None:
    office.load(NOMINATIONS + nominee("Đỗ Văn An"))
    brought_to(office, state, on=date(2023, 3, 21))
    [row] = board(office)
    assert (row["state"], row["next_state"], row["next_on"], row["is_late"]) == (state, None, None, False)


def test_the_funnel_counts_how_far_each_came_and_a_revoked_award_is_none(office: Office) -> None:
    office.load(
        NOMINATIONS
        + nominee("Đỗ Văn An", stage="Đăng ký")
        + nominee("Lê Thị Bình", stage="Đăng ký")
        + nominee("Vũ Hải")
        + nominee("Ngô Thị Hoa", award="Giấy khen")
    )
    office.load(NOMINATIONS + nominee("Lê Thị Bình") + nominee("Vũ Hải"), period="Quý IV năm 2023")
    brought_to(office, "decided", SECOND)
    brought_to(office, "revoked", THIRD)
    rows = office.ledger.rows("nomination_funnel", **YEAR)
    names = ("family", "nominations", "registered", "proposed", "submitted", "decided")
    assert [tuple(row[name] for name in names) for row in rows if row["level"] == "family"] == [
        ("title", 3, 2, 2, 2, 1),
        ("form", 1, 0, 1, 0, 0),
    ]
    for level in ("award", "unit"):
        parts = [row for row in rows if row["level"] == level and row["family"] == "title"]
        assert [tuple(row[name] for name in names[1:]) for row in parts] == [(3, 2, 2, 2, 1)]
    [titles, forms] = office.ledger.rows("nomination_registered", **YEAR)
    names = ("registered", "registered_proposed", "registered_decided", "unregistered_proposed", "unregistered_decided")
    assert [titles[name] for name in names] == [2, 1, 1, 1, 0]
    assert [forms[name] for name in names] == [0, 0, 0, 1, 0]


def test_moves_begin_with_what_the_files_said_and_tell_how_long_it_stood_there(office: Office) -> None:
    office.load(NOMINATIONS + nominee("Đỗ Văn An", stage="Đăng ký"), received_on=date(2023, 3, 20))
    office.load(NOMINATIONS + nominee("Đỗ Văn An"), period="Quý IV năm 2023", received_on=date(2023, 12, 1))
    brought_to(office, "received", on=date(2023, 12, 3))
    rows = office.ledger.rows("nomination_moves", nomination_no=FIRST)
    assert [(row["state"], row["acted_on"], row["days_there"]) for row in rows] == [
        ("registered", date(2023, 3, 20), 256),
        ("proposed", date(2023, 12, 1), 2),
        ("received", date(2023, 12, 3), None),
    ]


def test_the_papers_asked_for_are_those_in_force_on_the_plans_day(decided: Office) -> None:
    record_papers(decided.ledger, OFFICE, [SECOND], [Paper("title_minutes")])
    held = {row["nomination_no"]: (row["papers_held"], row["papers_needed"]) for row in board(decided)}
    assert held == {FIRST: (0, 1), SECOND: (1, 1)}


def test_a_moved_nomination_stays_on_the_board_when_its_file_is_withdrawn(decided: Office) -> None:
    withdraw(decided.ledger, OFFICE, "LN-000001", "Nhầm")
    assert [(row["nomination_no"], row["state"]) for row in board(decided)] == [(FIRST, "decided")]


def test_the_way_in_the_queries_is_the_way_of_the_states() -> None:
    way = "['" + "', '".join(NOMINATION_WAY) + "']"
    assert way in sql_text("queries", "nomination_papers")
    assert set(NOMINATION_WAY) <= NOMINATION_STATES.codes
