"""The state of item x unit follows from rules kept as data: which one decided, from which inputs, on which day."""

import csv
import shutil
from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from domain.status_rules import ALWAYS_IN_FORCE, STATUS_RULES
from etl.registers import DATA, RegisterBroken, load_registers
from tests.ledger.progress import report, row, state_of
from tests.office import OFFICE, Office

DIFFICULTY = "## Khó khăn, vướng mắc\n| Mã nội dung | Khó khăn, vướng mắc | Mức độ |\n"
MARCH_END = date(2023, 3, 31)
HALF = row("2.2", "Đang thực hiện", percent="50%")

# rule: item, rows of the first quarter's report, the day of report and question, the state, and inputs the rule names
CASES: dict[str, tuple[str, str, str, str, dict[str, object]]] = {
    "T01": ("2.2", row("2.2", "Không thực hiện", note="Khối dừng hoạt động"), "2023-03-20", "not_applicable", {}),
    "T02": ("2.2", row("2.2", "Không thực hiện"), "2023-03-20", "at_risk", {"is_explained": False}),
    "T03": (
        "2.2",
        row("2.2", "Hoàn thành", completed="2023-04-05"),
        "2023-04-10",
        "completed_late",
        {"done_on": date(2023, 4, 5), "due_on": MARCH_END},
    ),
    "T04": (
        "2.2",
        row("2.2", "Hoàn thành", completed="2023-03-31"),
        "2023-04-10",
        "completed",
        {"done_on": MARCH_END, "due_on": MARCH_END},
    ),
    "T05": ("2.2", row("1.1", "Đang thực hiện") + row("2.2", "chẳng biết"), "2023-03-20", "to_mend", {"status": None}),
    "T06": (
        "5.3",
        HALF,
        "2023-03-20",
        "not_due",
        {"start_on": date(2023, 11, 1), "measured_on": date(2023, 3, 20)},
    ),
    "T07": ("4.3", HALF, "2023-03-20", "not_arisen", {"due_on": None, "share": None}),
    "T08": ("2.3", HALF, "2023-03-20", "not_reported", {"share": None, "actual": None, "due_on": MARCH_END}),
    "T09": ("4.3", row("4.3", "Đang thực hiện"), "2023-03-20", "on_track", {"status": "in_progress", "due_on": None}),
    "T10": ("2.2", HALF, "2023-04-10", "overdue", {"days_left": -10, "due_on": MARCH_END, "status": "in_progress"}),
    # 31 March, 30 June, 30 September and 15 December: at 10 April one of four, 25 %; at 1 March none yet
    "T11": (
        "6.2",
        row("6.2", "Đang thực hiện", target=100, actual=5),
        "2023-03-31",
        "at_risk",
        {"expected_share": 25.0, "share": 5.0, "behind": 20.0, "lag_points": 20.0},
    ),
    "T12": (
        "2.2",
        HALF,
        "2023-03-16",
        "at_risk",
        {"days_left": 15, "near_days": 15, "share": 50.0, "near_share": 80.0, "expected_by_due": 100.0},
    ),
    "T13": (
        "2.2",
        HALF + DIFFICULTY + "| 2.2 | Thiếu giấy | Thấp |\n| 2.2 | Thiếu hướng dẫn | Cao |\n",
        "2023-03-10",
        "at_risk",
        {"difficulty_no": "KK-2023-002", "severities": "high;urgent"},
    ),
    "T14": ("2.2", row("2.2", "Chưa thực hiện"), "2023-03-10", "not_due", {"days_left": 21, "share": 0.0}),
    "T15": ("2.2", HALF, "2023-03-15", "on_track", {"share": 50.0, "expected_share": 0.0, "days_left": 16}),
}


def test_every_rule_has_its_case() -> None:
    assert list(CASES) == list(STATUS_RULES)


@pytest.mark.parametrize("rule", CASES)
def test_a_rule_decides_its_case_and_names_what_it_looked_at(office: Office, rule: str) -> None:
    item, rows, day, state, inputs = CASES[rule]
    report(office, day, rows)
    found = state_of(office, item, day)
    assert (found["rule"], found["state"]) == (rule, state)
    assert {name: found[name] for name in inputs} == inputs


def test_the_first_rule_that_holds_decides_and_every_rule_is_tried_once(office: Office) -> None:
    report(office, "2023-03-20", row("2.2", "Hoàn thành", completed="2023-03-18"))
    asked = {"plan_id": "2023", "period": "2023-Q1", "item_code": "2.2", "unit_code": "VP"}
    trials = office.ledger.rows("status_trials", as_of=date(2023, 3, 20), **asked)  # type: ignore[arg-type]
    assert [trial["rule"] for trial in trials] == list(STATUS_RULES)
    assert [trial["rule"] for trial in trials if trial["holds"]] == ["T04", "T15"]
    assert [trial["rule"] for trial in trials if trial["decided"]] == ["T04"]


def changed_rules(folder: Path, changes: Mapping[str, Mapping[str, str]]) -> Path:
    """Return a copy of data/ whose status rules differ in these cells."""
    shutil.copytree(DATA, folder, ignore=shutil.ignore_patterns("*.duckdb*", "*.sqlite*"))
    path = folder / "status_rules.csv"
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.DictReader(stream))
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0].keys())
        writer.writeheader()
        writer.writerows({**line, **changes.get(line["rule"], {})} for line in rows)
    return folder


def test_a_threshold_changed_in_the_register_changes_the_state_from_that_day_on(office: Office, tmp_path: Path) -> None:
    report(office, "2023-03-15", HALF)
    folder = changed_rules(tmp_path / "data", {"T12": {"near_days": "20"}})
    assert load_registers(office.at("2023-03-16T02:00:00").ledger, OFFICE, folder) == ["status_rules"]
    assert state_of(office, "2.2", "2023-03-15")["rule"] == "T15"
    assert state_of(office, "2.2", "2023-03-16")["near_days"] == 20


@pytest.mark.parametrize(
    ("dates", "rule"),
    [
        ({"valid_from": "2023-03-16"}, "T12"),
        ({"valid_from": "2023-03-17"}, "T15"),
        ({"valid_to": "2023-03-16"}, "T12"),
        ({"valid_to": "2023-03-15"}, "T15"),
    ],
)
def test_a_rule_holds_on_the_days_it_is_in_force(
    office: Office, tmp_path: Path, dates: Mapping[str, str], rule: str
) -> None:
    load_registers(office.at("2023-03-01T02:00:00").ledger, OFFICE, changed_rules(tmp_path / "data", {"T12": dates}))
    report(office, "2023-03-16", HALF)
    assert state_of(office, "2.2", "2023-03-16")["rule"] == rule


@pytest.mark.parametrize("rule", sorted(ALWAYS_IN_FORCE))
def test_a_rule_without_which_an_item_had_no_state_can_not_be_limited_or_left_out(
    office: Office, tmp_path: Path, rule: str
) -> None:
    folder = changed_rules(tmp_path / "data", {rule: {"valid_to": "2023-06-30"}})
    with pytest.raises(RegisterBroken, match=rule):
        load_registers(office.ledger, OFFICE, folder)
    path = folder / "status_rules.csv"
    text = (DATA / "status_rules.csv").read_text(encoding="utf-8")
    path.write_text(
        "".join(line for line in text.splitlines(keepends=True) if not line.startswith(rule)), encoding="utf-8"
    )
    with pytest.raises(RegisterBroken, match=rule):
        load_registers(office.ledger, OFFICE, folder)


def test_what_was_finished_once_stays_finished_though_later_reports_leave_it_out(office: Office) -> None:
    report(office, "2023-03-20", row("2.2", "Hoàn thành") + row("1.2", "Hoàn thành"))
    report(office, "2023-06-20", row("6.2", "Đang thực hiện"), period="2023-Q2")
    carried = state_of(office, "2.2", "2023-06-20", period="2023-Q2")
    assert (carried["state"], carried["told_in"], carried["is_own"]) == ("completed", "2023-Q1", False)
    assert state_of(office, "1.2", "2023-06-20", period="2023-Q2")["state"] == "not_reported"


def test_without_a_day_of_its_own_it_was_finished_when_a_report_first_said_so(office: Office) -> None:
    report(office, "2023-03-25", row("2.2", "Hoàn thành"))
    report(office, "2023-04-05", row("2.2", "Hoàn thành", result="Bổ sung văn bản"))
    report(office, "2023-06-20", row("2.2", "Hoàn thành"), period="2023-Q2")
    first = (date(2023, 3, 25), "completed")
    for period in ("2023-Q1", "2023-Q2"):
        found = state_of(office, "2.2", "2023-06-20", period=period)
        assert (found["done_on"], found["state"]) == first


def test_the_newest_report_is_measured_at_the_day_and_older_ones_at_their_periods_end(office: Office) -> None:
    report(office, "2023-03-20", row("6.2", "Đang thực hiện"))
    assert state_of(office, "6.2", "2023-05-10")["measured_on"] == date(2023, 5, 10)
    assert state_of(office, "6.2", "2023-05-10")["state"] == "overdue"
    report(office, "2023-05-11", row("6.2", "Đang thực hiện"), period="2023-Q2")
    assert state_of(office, "6.2", "2023-05-11")["measured_on"] == MARCH_END
    assert state_of(office, "6.2", "2023-05-11", period="2023-Q2")["measured_on"] == date(2023, 5, 11)
    assert state_of(office, "6.2", "2023-05-11", period="2023-Q2")["due_on"] == date(2023, 6, 30)


def test_a_difficulty_told_later_changes_nothing_of_an_earlier_period(office: Office) -> None:
    report(office, "2023-03-20", row("1.2", "Đang thực hiện", percent="25%"))
    told = row("1.2", "Đang thực hiện", percent="50%") + DIFFICULTY + "| 1.2 | Thiếu hướng dẫn | Cao |\n"
    report(office, "2023-05-20", told, period="2023-Q2")
    rules = {period: state_of(office, "1.2", "2023-05-20", period=period)["rule"] for period in ("2023-Q1", "2023-Q2")}
    assert rules == {"2023-Q1": "T15", "2023-Q2": "T13"}


def test_half_yearly_content_falls_due_at_the_half_year(office: Office) -> None:
    report(office, "2023-03-20", row("4.1", "Đang thực hiện"))
    found = state_of(office, "4.1", "2023-04-20")
    assert (found["due_on"], found["state"], found["expected_share"]) == (date(2023, 6, 30), "on_track", 0.0)


@pytest.mark.parametrize("status", ["Chưa thực hiện", "Đang thực hiện", "Hoàn thành", "Không thực hiện"])
def test_content_done_only_as_needed_is_never_at_risk_nor_overdue(office: Office, status: str) -> None:
    report(office, "2023-12-20", row("4.3", status))
    states = {"Hoàn thành": "completed", "Không thực hiện": "not_arisen"}
    assert state_of(office, "4.3", "2023-12-31")["state"] == states.get(status, "on_track")
