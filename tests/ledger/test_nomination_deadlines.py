"""The day by which a nomination must have come so far: every award has one; near and missed are told at each day."""

from collections import Counter
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from domain.people import Role, Viewer
from domain.states import NOMINATION_ENDED, NOMINATION_STATES, NOMINATION_WAY, states_that_reach
from etl.registers import DATA, RegisterBroken, load_registers
from etl.registers.entries import NEAR_DAYS
from ledger import Ledger
from ledger.nomination_acts import Step, move_nomination
from ledger.nomination_rulings import Said, announce
from tests.ledger.reports import NOMINATIONS, PATHS, brought_to, everything_said, nominee
from tests.office import OFFICE, Office
from tests.sample import SampleYear, register

HEAD = "plan_id,awards,must_reach,due_on,near_days,source\n"


def test_every_state_is_on_the_way_or_ended_or_returned() -> None:
    states = {option.code for option in NOMINATION_STATES.options}
    assert {*NOMINATION_WAY, *NOMINATION_ENDED, "returned"} == states
    assert len(NOMINATION_WAY) + len(NOMINATION_ENDED) + 1 == len(states)


def test_whoever_stands_further_has_reached_what_lies_before() -> None:
    assert states_that_reach("submitted") == ("submitted", "decided")
    assert states_that_reach("registered") == NOMINATION_WAY
    with pytest.raises(ValueError, match="not in tuple"):
        states_that_reach("returned")


def test_every_award_has_one_deadline_in_the_plan_by_who_decides_it() -> None:
    named = [
        (award, row["must_reach"], row["due_on"])
        for row in register("nomination_deadlines.csv")
        for award in row["awards"].split(";")
        if row["plan_id"] == "2023"
    ]
    expected = {"Giám đốc Sở": ("council_done", "2023-12-20"), "Chủ tịch UBND tỉnh": ("submitted", "2023-12-28")}
    higher = ("submitted", "2023-12-15")
    awards = {row["award_code"]: row["decided_by"] for row in register("titles.csv")}
    assert sorted(named) == sorted((award, *expected.get(by, higher)) for award, by in awards.items())


def terms(office: Office, *, outside: bool = False, as_of: date | None = None) -> list[dict[str, Any]]:
    """Return the day that matters now for each nomination, as it is or as others than those who decide are told."""
    return [row for row in office.view("nomination_terms", as_of=as_of) if row["outside"] == outside]


def nominated(office: Office, state: str = "proposed", day: str = "2023-03-20", award: str = "LĐTT") -> Office:
    """Hand in one nomination in March and bring it to a state on a day."""
    office.at("2023-03-20T02:00").load(NOMINATIONS + nominee("Đỗ Văn An", award=award))
    brought_to(office.at(f"{day}T03:00"), state, on=date.fromisoformat(day))
    return office


@pytest.mark.parametrize(
    ("day", "left", "near", "missed"),
    [
        (date(2023, 12, 4), 16, False, False),
        (date(2023, 12, 5), 15, True, False),
        (date(2023, 12, 20), 0, True, False),
        (date(2023, 12, 21), -1, False, True),
        (date(2024, 3, 1), -11, False, True),
    ],
)
def test_a_nomination_is_near_for_fifteen_days_and_then_missed(
    office: Office, day: date, left: int, *, near: bool, missed: bool
) -> None:
    [term] = terms(nominated(office, "received", "2023-12-01"), as_of=day)
    assert (term["due_on"], term["days_left"]) == (date(2023, 12, 20), left)
    assert (term["has_reached"], term["is_near"], term["is_missed"]) == (False, near, missed)


@pytest.mark.parametrize(
    ("award", "state"),
    [("LĐTT", state) for state in PATHS if state != "submitted"] + [("CSTĐ tỉnh", state) for state in PATHS],
)
def test_what_has_come_far_enough_or_has_ended_misses_nothing(office: Office, award: str, state: str) -> None:
    if (award, state) in {("CSTĐ tỉnh", "decided"), ("CSTĐ tỉnh", "revoked")}:
        nominated(office, "submitted", "2023-12-03", award)
        for step in {"decided": ("decided",), "revoked": ("decided", "revoked")}[state]:
            said = everything_said(step, date(2023, 12, 3))
            move_nomination(office.at("2023-12-03T04:00").ledger, OFFICE, "HS-2023-001", step, said)
    else:
        nominated(office, state, "2023-12-03", award)
    reached = state in {"submitted", "decided"} or (award, state) == ("LĐTT", "council_done")
    pressing = not reached and state not in {"declined", "withdrawn", "revoked", "ineligible"}
    due_on = {"LĐTT": date(2023, 12, 20), "CSTĐ tỉnh": date(2023, 12, 28)}[award]
    for day, name in ((due_on - timedelta(days=10), "is_near"), (due_on + timedelta(days=1), "is_missed")):
        [term] = terms(office, as_of=day)
        assert (term["has_reached"], term[name]) == (reached, pressing)


def test_a_unit_owes_what_it_may_be_told_until_the_outcome_is_announced(office: Office) -> None:
    nominated(office, "declined", "2023-12-03", "CSTĐ tỉnh")
    day = date(2023, 12, 20)
    asked: dict[str, Any] = {"as_of": day, "plan_id": "2023"}

    def owed(viewer: Viewer) -> tuple[list[Any], int]:
        coming = office.ledger.rows("upcoming", viewer=viewer, unit_code="VP", days=15, **asked)
        totals = office.ledger.rows("figure_totals", viewer=viewer, period="2023-Q1", **asked)
        return (
            [(row["left_open"], row["all_owed"]) for row in coming if row["kind"] == "nomination_due"],
            sum(row["n"] for row in totals if row["figure"] == "nominations_pressing"),
        )

    inside, outside = Viewer(Role.OFFICE), Viewer(Role.UNIT, "VP")
    assert [owed(inside), owed(outside)] == [([], 0), ([(1, 1)], 1)]
    [told], [true] = terms(office, outside=True, as_of=day), terms(office, as_of=day)
    assert [(row["state"], row["has_ended"], row["is_near"]) for row in (told, true)] == [
        ("council_done", False, True), ("declined", True, False),
    ]  # fmt: skip
    announce(office.at("2023-12-19T02:00").ledger, OFFICE, ["HS-2023-001"], date(2023, 12, 19), Said())
    assert [owed(inside), owed(outside)] == [([], 0), ([], 0)]


def of_several(office: Office, folder: Path, lines: str) -> None:
    """Load the registers with other deadlines."""
    for path in DATA.glob("*.csv"):
        (folder / path.name).write_bytes(path.read_bytes())
    (folder / "nomination_deadlines.csv").write_text(HEAD + lines, encoding="utf-8")
    load_registers(office.ledger.with_clock(office.ledger._clock), OFFICE, folder)


def test_of_several_deadlines_the_first_one_not_kept_counts(office: Office, tmp_path: Path) -> None:
    nominated(office)
    of_several(office, tmp_path, "2023,LDTT,received,2023-11-30,,x\n2023,LDTT,council_done,20/12/2023,20,x\n")
    assert [(row["must_reach"], row["near_days"]) for row in terms(office)] == [("received", NEAR_DAYS)]
    move_nomination(office.ledger, OFFICE, "HS-2023-001", "received", Step(on=date(2023, 11, 20)))
    assert [(row["must_reach"], row["near_days"]) for row in terms(office)] == [("council_done", 20)]
    for state in ("eligible", "council_done", "decided"):
        said = everything_said(state, date(2023, 12, 1))
        move_nomination(office.ledger, OFFICE, "HS-2023-001", state, said)
    assert [(row["must_reach"], row["has_reached"]) for row in terms(office)] == [("council_done", True)]


@pytest.mark.parametrize("state", ["returned", "Đã trình", ""])
def test_a_step_that_is_not_on_the_way_is_refused_by_name_and_line(office: Office, tmp_path: Path, state: str) -> None:
    with pytest.raises(RegisterBroken, match=r"^nomination_deadlines.csv, dòng 2: .*council_done"):
        of_several(office, tmp_path, f"2023,LDTT,{state},2023-12-20,15,x\n")


def test_in_the_middle_of_december_the_invented_year_has_nominations_about_to_miss_it(sample_year: SampleYear) -> None:
    office = Office(Ledger.open(sample_year.ledger))
    day = date(2023, 12, 16)
    of_all = terms(office, as_of=day)
    states = Counter(row["state"] for row in office.view("current_nominations", as_of=day) if row["plan_id"] == "2023")
    ended = sum(states[state] for state in NOMINATION_ENDED)
    near = [term for term in of_all if term["is_near"]]
    missed = [term for term in of_all if term["is_missed"]]
    assert {term["due_on"] for term in near} == {date(2023, 12, 20), date(2023, 12, 28)}
    assert sorted(term["award_code"] for term in missed) == ["BK_BO", "BK_TTG", "HCLD3", "KNC", "KNC"]
    assert len(near) + len(missed) == sum(states.values()) - ended - states["decided"] - states["registered"]
