"""What the views tell of nominations: whose they are, how long they stand, what comes next."""

from datetime import date
from pathlib import Path

import pytest

from domain.states import NOMINATION_STATES, NOMINATION_WAY
from etl.registers import DATA, load_registers
from ledger.acts import withdraw
from ledger.ddl import sql_text
from ledger.nomination_acts import Step, move_nomination
from ledger.nomination_records import Paper, record_papers
from tests.ledger.boards import FIRST, QUARTER, SECOND, THIRD, YEAR, board, one_decided
from tests.ledger.reports import NOMINATIONS, brought_to, nominee
from tests.office import OFFICE, Office


@pytest.fixture
def decided(office: Office) -> Office:
    """An office in which one of two nominations was decided on 20 December, and nobody was told."""
    return one_decided(office)


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
    assert {row["scope"] for row in board(office)} == {"own"}
    with_another_agency(office, tmp_path)
    # The Department is an agency too, the one its units belong to.
    assert office.view("appraised_units", "unit_code") == [("SGDDT",), ("SYT",), ("TTR",)]
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


def test_what_is_moved_after_the_plans_last_day_counts_its_days_by_the_calendar(office: Office) -> None:
    office.at("2023-12-01T02:00").load(NOMINATIONS + nominee("Đỗ Văn An"), received_on=date(2023, 12, 1))
    move_nomination(office.at("2024-01-10T02:00").ledger, OFFICE, FIRST, "received", Step(on=date(2024, 1, 10)))
    day = date(2024, 1, 17)
    [row] = board(office, as_of=day)
    assert (row["days_in_state"], row["term_on"], row["days_left"], row["is_late"]) == (7, date(2024, 1, 15), -2, True)
    [row] = office.ledger.rows("nominations", as_of=day, **QUARTER, family="title")
    assert row["days_in_state"] == 7


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


def test_what_only_the_law_of_today_asks_is_listed_because_a_move_of_today_asks_for_it(office: Office) -> None:
    office.at("2023-12-01T02:00").load(NOMINATIONS + nominee("Đỗ Văn An", award="HCLĐ hạng Ba"))
    brought_to(office.at("2023-12-02T02:00"), "eligible", on=date(2023, 12, 2))
    for day, listed in ((date(2023, 12, 5), False), (date(2024, 1, 5), True)):
        papers = office.ledger.rows("nomination_papers", as_of=day, nomination_no=FIRST)
        shared = office.ledger.rows("nomination_papers_shared", as_of=day, numbers=[FIRST])
        assert len({row["document"] for row in papers}) == len(papers)
        for rows in (papers, shared):
            assert ("electronic_files" in [row["document"] for row in rows]) is listed
        assert "electronic_files" not in [row["document"] for row in papers if row["is_missing"]]


def test_a_moved_nomination_stays_on_the_board_when_its_file_is_withdrawn(decided: Office) -> None:
    withdraw(decided.ledger, OFFICE, "LN-000001", "Nhầm")
    assert [(row["nomination_no"], row["state"]) for row in board(decided)] == [(FIRST, "decided")]


def test_the_way_in_the_queries_is_the_way_of_the_states() -> None:
    way = "['" + "', '".join(NOMINATION_WAY) + "']"
    assert way in sql_text("queries", "nomination_papers")
    assert set(NOMINATION_WAY) <= NOMINATION_STATES.codes
