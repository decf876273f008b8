"""Clocks of difficulties, the rules of data/escalation_rules.csv that read them, and for whom each difficulty is."""

import shutil
from datetime import date, timedelta
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from domain.choices import SEVERITY
from domain.states import DIFFICULTY_CLOCKS
from etl.registers import DATA, RegisterBroken, load_registers
from ledger import Ledger
from ledger.acts import withdraw
from tests.ledger.reports import DIRECTIONS
from tests.ledger.told import FIRST, SECOND, THIRD, TOLD, act, shown, told
from tests.office import OFFICE, Office
from tests.sample import register
from tests.stores import copy_of

RULES = register("escalation_rules.csv")
SEVERITIES = [*(option.code for option in SEVERITY.options), "none"]
WORDS = SEVERITY.by_code
STARTS = date(2023, 3, 20)
LAST_DAY = date(2023, 12, 31)
FILE = "escalation_rules.csv"
ASKED: dict[str, Any] = {"plan_id": "2023", "period": "2023-Q1", "unit_code": None}
HEADINGS = "rule,clock,severities,after_days,level,valid_from,valid_to,basis\n"


def rule_at(clock: str, severity: str, days: int) -> str | None:
    """The rule that must have fired: the most pressing one, of those the one named first."""
    held = [
        row
        for row in RULES
        if row["clock"] == clock and severity in row["severities"].split(";") and days >= int(row["after_days"])
    ]
    return next((row["rule"] for level in ("now", "soon") for row in held if row["level"] == level), None)


# The number of a difficulty for each clock and severity, all of whose clocks start on the same day.
RUNNING = {
    pair: f"KK-2023-{place:03d}"
    for place, pair in enumerate(product(sorted(DIFFICULTY_CLOCKS.codes), SEVERITIES), start=1)
}


@pytest.fixture(scope="module")
def clocks(prepared_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Office:
    """A ledger in which every clock runs for every severity since the same day; to be asked only."""
    office = Office(Ledger.open(copy_of(prepared_ledger, tmp_path_factory.mktemp("clocks")))).at("2023-03-20T02:00")
    rows = [told(f"Khó khăn {clock} {severity}", severity=WORDS.get(severity, "")) for clock, severity in RUNNING]
    office.load(TOLD + "".join(rows), received_on=STARTS)
    for (clock, _severity), number in RUNNING.items():
        if clock in {"deadline", "closing"}:
            act(office, "directed", number=number, due_on=STARTS, on=STARTS)
        if clock == "closing":
            act(office, "answered", number=number, response_status="done", on=STARTS)
        if clock == "reply":
            act(office, "passed_on", number=number, passed_to="province", on=STARTS)
    return office


def test_every_rule_fires_on_its_day_and_not_the_day_before(clocks: Office) -> None:
    wanted = {int(row["after_days"]) - early for row in RULES for early in (0, 1)} - {-1, 0}
    for days in sorted(wanted):
        said = clocks.ledger.frame("difficulties", as_of=STARTS + timedelta(days=days), **ASKED)
        found = {
            row["difficulty_no"]: (row["clock"], row["days_waiting"], row["escalation_rule"] or None)
            for row in said.astype(object).where(said.notna(), None).to_dict("records")
        }
        assert found == {
            number: (clock, days, rule_at(clock, severity, days)) for (clock, severity), number in RUNNING.items()
        }


def test_a_rule_of_no_days_fires_on_the_very_day(clocks: Office) -> None:
    fired = {row[0]: row[1] for row in shown(clocks, "escalation_rule", as_of=STARTS)}
    assert {pair: fired[number] for pair, number in RUNNING.items() if fired[number]} == {
        ("direction", "urgent"): "L05"
    }


def test_every_rule_of_the_file_fires_for_somebody() -> None:
    reached = {
        rule_at(row["clock"], severity, int(row["after_days"]))
        for row in RULES
        for severity in row["severities"].split(";")
    }
    assert reached == {row["rule"] for row in RULES}


def test_clocks_and_ages_stop_at_the_plans_last_day(clocks: Office) -> None:
    fields = ("clock", "days_waiting", "age_days")
    at_the_end = shown(clocks, *fields, as_of=LAST_DAY)
    whole = (LAST_DAY - STARTS).days
    assert {row[1:] for row in at_the_end} == {(clock, whole, whole) for clock in DIFFICULTY_CLOCKS.codes}
    assert shown(clocks, *fields, as_of=date(2024, 6, 1)) == at_the_end
    assert shown(clocks, *fields) == at_the_end


def test_what_is_done_after_the_plans_last_day_waits_no_days(office: Office) -> None:
    office.load(TOLD + told("A") + told("B") + told("C"), received_on=date(2024, 1, 3))
    act(office, "passed_on", number=SECOND, on=date(2024, 1, 9))
    act(office, "resolved", number=THIRD, on=date(2024, 1, 9))
    act(office, "reopened", number=THIRD, on=date(2024, 1, 10))

    assert shown(office, "days_waiting", "age_days") == [(FIRST, 0, 0), (SECOND, 0, 0), (THIRD, 0, 0)]


def test_days_of_waiting_count_from_the_day_raised_as_last_told(office: Office) -> None:
    day = date(2023, 7, 1)

    def waits() -> Any:
        [(_, since, days)] = [
            (row["difficulty_no"], row["counted_from"], row["days_waiting"])
            for row in office.ledger.rows("difficulty", number=FIRST, as_of=day)
        ]
        return since, days

    march = office.at("2023-03-20T02:00")
    march.load(TOLD + told("Thiếu hướng dẫn"), received_on=STARTS)
    assert waits() == (STARTS, 103)
    march.load(TOLD + told("Thiếu hướng dẫn", raised="10/03/2023"))
    assert waits() == (date(2023, 3, 10), 113)
    march.load(TOLD + told("Vẫn thiếu", no=FIRST, raised="01/03/2023"), period="Quý II năm 2023")
    assert waits() == (date(2023, 3, 1), 122)
    march.load(TOLD + told("Thiếu mãi", no=FIRST), period="Quý III năm 2023")
    assert waits() == (date(2023, 3, 1), 122)
    withdraw(march.ledger, OFFICE, "LN-000003", "Nhầm")
    assert waits() == (date(2023, 3, 10), 113)


def test_days_of_waiting_count_anew_from_the_reopening(office: Office) -> None:
    march = office.at("2023-03-20T02:00")
    march.load(TOLD + told("Thiếu hướng dẫn"), received_on=STARTS)
    act(march, "resolved", on=date(2023, 3, 25))
    act(office.at("2023-04-10T02:00"), "reopened", on=date(2023, 4, 8))

    assert shown(office, "clock", "days_waiting", "age_days", as_of=date(2023, 4, 9)) == [(FIRST, None, None, 5)]
    assert shown(office, "clock", "days_waiting", "age_days", as_of=date(2023, 4, 20)) == [(FIRST, "direction", 12, 31)]


def test_the_earliest_open_deadline_is_the_next_one_and_the_longest_passed_is_counted(office: Office) -> None:
    march = office.at("2023-03-20T02:00")
    march.load(TOLD + told("Thiếu hướng dẫn"))
    for day in (20, 10, 15):
        act(march, "directed", f"Trước ngày {day}", due_on=date(2023, 4, day), on=STARTS)
    act(march, "directed", "Khi có thể", on=STARTS)
    fields = ("clock", "days_waiting", "next_due_on", "days_to_due", "directions_open", "directions_overdue")

    def on(day: int) -> tuple[Any, ...]:
        [(_, *said)] = shown(office, *fields, as_of=date(2023, 4, day))
        return tuple(said)

    assert on(10) == (None, None, date(2023, 4, 10), 0, 4, 0)
    assert on(11) == ("deadline", 1, date(2023, 4, 10), -1, 4, 1)
    assert on(18) == ("deadline", 8, date(2023, 4, 10), -8, 4, 2)
    act(march, "answered", "Xong", direction_no="YK-2023-002", response_status="done", on=STARTS)
    assert on(18) == ("deadline", 3, date(2023, 4, 15), -3, 3, 1)


def test_closing_waits_for_every_units_answer_and_counts_from_the_last_one(office: Office) -> None:
    march = office.at("2023-03-20T02:00")
    march.load(TOLD + told("Thiếu hướng dẫn"))
    act(march, "directed", "Việc một", on=STARTS)
    act(march, "directed", "Việc hai", on=STARTS)
    act(march, "answered", "Xong hai", response_status="done", on=STARTS)
    day = date(2023, 4, 30)
    assert shown(office, "status", "clock", "days_waiting", as_of=day) == [(FIRST, "answered", None, None)]
    april = office.at("2023-04-10T02:00")
    april.load(DIRECTIONS + "| YK-2023-001 | Xong một | Đã thực hiện |", received_on=date(2023, 4, 10))

    assert shown(office, "status", "clock", "days_waiting", as_of=day) == [(FIRST, "answered", "closing", 20)]


@pytest.mark.parametrize(
    ("item", "to", "track"),
    [
        ("1.1", "", "department"),
        ("1.1", "Lãnh đạo Sở", "department"),
        ("", "", "general"),
        ("", "Lãnh đạo Sở", "general"),
        ("1.1", "UBND tỉnh", "higher"),
        ("", "Bộ Nội vụ", "higher"),
        ("1.1", "Khác", "higher"),
        ("1.1", "Đơn vị", "own"),
        ("", "Văn phòng", "own"),
    ],
)
def test_each_difficulty_is_on_one_track_until_it_is_passed_on(office: Office, item: str, to: str, track: str) -> None:
    office.load(TOLD + told("Thiếu hướng dẫn", item=item, to=to))
    assert shown(office, "track", "is_for_higher_body") == [(FIRST, track, track == "higher")]

    act(office, "passed_on", passed_to="ministry")

    assert shown(office, "track", "is_for_higher_body") == [(FIRST, "higher", True)]
    act(office, "resolved")
    assert shown(office, "is_for_higher_body") == [(FIRST, False)]


def test_what_a_unit_settles_itself_comes_to_leadership_once_it_is_escalated_to_now(office: Office) -> None:
    march = office.at("2023-03-20T02:00")
    march.load(TOLD + told("Hỏng máy", severity="Cao", to="Đơn vị") + told("Dột mái kho", severity="Cao"))
    fields = ("track", "escalation", "waits_for_direction")

    before, on = (STARTS + timedelta(days=days) for days in (6, 7))
    assert shown(office, *fields, as_of=before) == [(FIRST, "own", "soon", False), (SECOND, "department", "soon", True)]
    assert shown(office, *fields, as_of=on) == [(FIRST, "own", "now", True), (SECOND, "department", "now", True)]


def test_no_difficulty_is_counted_twice_in_a_figure(office: Office) -> None:
    tracks = (told("A"), told("B", item=""), told("C", to="UBND tỉnh"), told("D", to="Đơn vị"), told("E", to="Khác"))
    march = office.at("2023-03-20T02:00")
    march.load(TOLD + "".join(tracks), received_on=STARTS)
    act(march, "passed_on", number="KK-2023-005", on=STARTS)
    act(march, "directed", due_on=STARTS, on=STARTS)
    act(march, "directed", "Việc nữa", due_on=STARTS, on=STARTS)
    counted = office.ledger.frame("figure_rows", as_of=date(2023, 12, 1), **ASKED)

    figures: dict[str, list[str]] = {}
    for row in counted[counted["kind"].isin(["difficulty", "direction"])].to_dict("records"):
        figures.setdefault(row["figure"], []).append(row["number"][-3:])
    assert {figure: sorted(numbers) for figure, numbers in figures.items()} == {
        "difficulties": ["001", "002", "003", "004", "005"],
        "difficulties_open": ["001", "002", "003", "004", "005"],
        "difficulties_waiting": ["002", "003", "004"],
        "difficulties_pressing": ["001", "002", "003", "004", "005"],
        "difficulties_higher": ["003", "005"],
        "difficulties_passed_on": ["005"],
        "directions": ["001", "002"],
        "directions_open": ["001", "002"],
        "directions_overdue": ["001", "002"],
    }


def edited(folder: Path, line: str) -> Path:
    """Return a copy of data/ whose escalation rules are one line."""
    shutil.copytree(DATA, folder / "data", ignore=shutil.ignore_patterns("*.duckdb*"))
    (folder / "data" / FILE).write_text(HEADINGS + line + "\n", encoding="utf-8")
    return folder / "data"


def test_a_rule_holds_between_its_dates_only(office: Office, tmp_path: Path) -> None:
    march = office.at("2023-03-20T02:00")
    load_registers(
        march.ledger, OFFICE, edited(tmp_path, "X1,direction,none; high,0,now,01/04/2023,2023-04-30,Văn phòng")
    )
    march.load(TOLD + told("Thiếu hướng dẫn") + told("Thiếu kinh phí", severity="Cao"))
    days = [date(2023, 3, 31), date(2023, 4, 1), date(2023, 4, 30), date(2023, 5, 1)]

    fired = [[row[1] for row in shown(office, "escalation_rule", as_of=day)] for day in days]

    assert fired == [[None, None], ["X1", "X1"], ["X1", "X1"], [None, None]]


def test_a_day_already_past_keeps_the_rules_it_had(office: Office, tmp_path: Path) -> None:
    march = office.at("2023-03-20T02:00")
    march.load(TOLD + told("Thiếu hướng dẫn", severity="Khẩn cấp"))
    day = date(2023, 3, 25)
    before = shown(office, "escalation", "escalation_rule", as_of=day)
    assert before == [(FIRST, "now", "L01")]

    load_registers(office.at("2023-04-20T02:00").ledger, OFFICE, edited(tmp_path, "X1,direction,urgent,99,soon,,,Sở"))

    assert shown(office, "escalation", "escalation_rule", as_of=day) == before
    assert shown(office, "escalation", "escalation_rule", as_of=date(2023, 4, 20)) == [(FIRST, None, None)]


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("X1,chờ,high,1,now,,,Sở", "clock"),
        ("X1,direction,cao,1,now,,,Sở", "severities"),
        ("X1,direction,high,1,gấp,,,Sở", "level"),
        ("X1,,high,1,now,,,Sở", "clock"),
        ("X1,direction,high,một tuần,now,,,Sở", "một tuần"),
        ("X1,direction,high,,now,,,Sở", "after_days"),
        ("X1,direction,high,-1,now,,,Sở", "-1"),
        ("X1,direction,high,1.5,now,,,Sở", "1.5"),
        ("X1,direction,high,1,now,,31/02/2023,Sở", "31/02/2023"),
        ("X1,direction,high,1,now,2023-05-01,2023-04-01,Sở", "2023-05-01"),
        (",direction,high,1,now,,,Sở", "rule"),
        ("X1,direction,high", "level"),
    ],
)
def test_a_broken_line_is_named_with_its_file_and_line_and_changes_nothing(
    office: Office, tmp_path: Path, line: str, named: str
) -> None:
    before = office.view("trail")

    with pytest.raises(RegisterBroken) as reason:
        load_registers(office.ledger, OFFICE, edited(tmp_path, line))

    sentence = str(reason.value)
    assert sentence.startswith(f"{FILE}, dòng 2: ")
    assert named in sentence
    assert not any(word in sentence for word in ("invalid literal", "NoneType", "attribute"))
    assert office.view("trail") == before
