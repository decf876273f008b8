"""What the cards of the invented year must show, counted anew from bare tables, manifest and registers.

The rules stand here a second time, as domain/status_rules.py and domain/contradictions.py put them.
"""

import re
from datetime import date
from functools import cache
from typing import Any

from tests.ledger.test_occurrences import falls_due
from tests.sample import ALIVE, COUNTING, Row, SampleYear, register, units_of_the_department

DAY = date(2023, 12, 31)
QUARTERS = {
    "2023-Q1": date(2023, 3, 31),
    "2023-Q2": date(2023, 6, 30),
    "2023-Q3": date(2023, 9, 30),
    "2023-Q4": DAY,
}
# Which step a nomination of that state has reached, and where its way has ended.
WAY = ["registered", "", "received", "eligible", "council_done", "submitted", "decided"]
ENDED = {"ineligible", "declined", "withdrawn", "revoked"}
LAG_POINTS, NEAR_DAYS, NEAR_PART, FULL = 20, 15, 0.8, 99.5


def plan() -> dict[str, Row]:
    """The items of the plan by their codes, days as days."""
    rows: list[Row] = [dict(row) for row in register("plans/2023.csv")]
    for row in rows:
        row["start_on"], row["due_on"] = (date.fromisoformat(row[name]) for name in ("start_on", "due_on"))
        is_planned = row["repeats"] != "as_needed"
        row["days"] = falls_due(row["start_on"], row["due_on"], row["repeats"]) if is_planned else []
    return {row["item_code"]: row for row in rows}


@cache
def reports(year: SampleYear) -> dict[tuple[str, str, str], Row]:
    """(unit, item, quarter) -> the row that counts, with the day its file was received."""
    sql = f"""SELECT p.*, r.unit_code, r.received_on FROM progress_rows p JOIN ({COUNTING}) USING (submission_no)
              JOIN submission_records r USING (submission_no)"""
    found = {
        (row["unit_code"], row["item_code"], quarter): row
        for quarter in QUARTERS
        for row in year.ask(sql, plan="2023", period=quarter, sheet="progress")
    }
    items = plan()
    return {key: told(row, items[row["item_code"]]) for key, row in found.items()}


def told(row: Row, item: Row) -> Row:
    """The row with its share (0-100) and whether it tells of something done."""
    share = row["percent_complete"]
    if share is None and row["target"] and row["actual"] is not None:
        share = 100 * row["actual"] / row["target"]
    is_once = item["repeats"] == "once"
    if share is None and (row["status"] == "not_started" or (row["status"] == "completed" and is_once)):
        share = 0 if row["status"] == "not_started" else 100
    is_done = row["status"] == "completed" and not (is_once and share < FULL)
    return {**row, "share": share, "is_done": is_done, "done_on": row["completed_on"] or row["received_on"]}


@cache
def open_difficulties(year: SampleYear, period: str) -> dict[tuple[str, str], set[str]]:
    """(unit, item) -> how severe the difficulties are that were told up to the quarter and are not resolved."""
    sql = f"""SELECT i.difficulty_no, i.unit_code, r.item_code, r.severity
              FROM difficulties_rows r JOIN submission_records USING (submission_no)
              JOIN difficulty_identities i USING (difficulty_id) WHERE {ALIVE} ORDER BY period, submission_no"""
    newest = {row["difficulty_no"]: row for row in year.ask(sql)}
    found: dict[tuple[str, str], set[str]] = {}
    for number, act in year.difficulties("2023", period).items():
        if act != "resolve":
            row = newest[number]
            found.setdefault((row["unit_code"], row["item_code"]), set()).add(row["severity"])
    return found


def state(year: SampleYear, unit: str, code: str, period: str) -> str:
    """The state of an item in a unit that has a report about it in that quarter or finished it in an earlier one."""
    item, held = plan()[code], reports(year)
    quarters = [quarter for quarter in QUARTERS if (unit, code, quarter) in held]
    if period in quarters:
        row = held[unit, code, period]
    else:
        row = next(held[unit, code, q] for q in reversed(quarters) if q < period and held[unit, code, q]["is_done"])
    measured = DAY if period == quarters[-1] else QUARTERS[period]
    if row["status"] == "not_applicable":
        return "not_applicable" if row["result"] or row["note"] else "at_risk"
    due = due_in(item, period)
    if row["is_done"]:
        return "completed_late" if due and done_on(held, unit, item, period, row) > due else "completed"
    if due is None:
        return "on_track"
    if due < measured:
        return "overdue"
    expected, by_due = (
        100 * sum(day <= until for day in item["days"]) / len(item["days"]) for until in (measured, due)
    )
    share = row["share"]
    is_behind = share is not None and expected - share >= LAG_POINTS
    is_near = (due - measured).days <= NEAR_DAYS and (share or 0) < NEAR_PART * by_due
    if is_behind or is_near or open_difficulties(year, period).get((unit, code), set()) & {"high", "urgent"}:
        return "at_risk"
    return "not_due" if row["status"] == "not_started" else "on_track"


def done_on(held: dict[tuple[str, str, str], Row], unit: str, item: Row, period: str, row: Row) -> date:
    """The day it was done: as written, else when a report first said so."""
    if row["completed_on"] or item["repeats"] != "once":
        return row["done_on"]  # type: ignore[no-any-return]
    said = [held.get((unit, item["item_code"], quarter)) for quarter in QUARTERS if quarter <= period]
    return min(found["done_on"] for found in said if found and found["is_done"])  # type: ignore[no-any-return]


def due_in(item: Row, period: str) -> date | None:
    """The day of which a quarter's report speaks: the last in the quarter, else the next, else the last of all."""
    days, end = item["days"], QUARTERS[period]
    begin = date(end.year, end.month - 2, 1)
    within, after = [day for day in days if begin <= day <= end], [day for day in days if day > end]
    return max(within) if within else min(after) if after else max(days, default=None)


def items_by_state(year: SampleYear, period: str) -> list[str]:
    """The state of each item that one unit leads, as its lead tells it."""
    return [state(year, item["lead_unit"], code, period) for code, item in plan().items() if item["lead_unit"] != "ALL"]


def parts() -> int:
    """How many pairs of an item and a unit that leads or joins it the plan has."""
    units = {row["unit_code"] for row in units_of_the_department()}
    named = [{row["lead_unit"], *row["with_units"].split(";")} for row in plan().values()]
    return sum(len(units) if "ALL" in codes else len(units & codes) for codes in named)


def parts_by_state(year: SampleYear, period: str) -> list[str]:
    """The state of each pair that has a report in the quarter; without one a pair is neither overdue nor at risk."""
    return [state(year, unit, code, period) for unit, code, quarter in reports(year) if quarter == period]


def contradictions(year: SampleYear, period: str) -> int:
    """How many questions the reports of a quarter raise."""
    return sum(len(questions(year, *key)) for key in reports(year) if key[2] == period)


def questions(year: SampleYear, unit: str, code: str, period: str) -> set[str]:
    """Which questions one report raises."""
    row, item = reports(year)[unit, code, period], plan()[code]
    found = state(year, unit, code, period)
    before = [reports(year)[unit, code, q] for q in QUARTERS if q < period and (unit, code, q) in reports(year)]
    same = ("actual", "percent_complete", "result")
    is_green, has_share = found in {"completed", "on_track"}, row["share"] is not None
    is_as_needed, is_once = item["repeats"] == "as_needed", item["repeats"] == "once"
    raised: dict[str, Any] = {
        "M01": row["is_done"] and not re.search(r"\d+\s*[/-]\s*[^\W\d_]", row["evidence"] or ""),
        "M02": row["status"] == "in_progress" and found == "on_track" and not is_as_needed and before
        and [row[name] for name in same] == [before[-1][name] for name in same],
        "M03": is_green and (unit, code) in open_difficulties(year, period),
        "M04": is_green and speaks_otherwise(". ".join(text for text in (row["result"], row["note"]) if text)),
        "M05": row["status"] == "completed" and is_once and has_share and row["share"] < FULL,
        "M06": row["status"] == "not_applicable" and not (row["result"] or row["note"]),
        "M07": row["status"] in {"in_progress", "not_started"} and (row["share"] or 0) >= FULL and not is_as_needed,
        "M08": row["completed_on"] and row["completed_on"] > row["received_on"],
    }  # fmt: skip
    return {kind for kind, holds in raised.items() if holds}


def speaks_otherwise(text: str) -> bool:
    """Whether one of the register's words is left once its innocent phrases are taken out."""
    (rule,) = [row for row in register("contradiction_rules.csv") if row["code"] == "M04"]
    left = text.lower()
    for phrase in sorted(rule["innocent_words"].split("|"), key=len, reverse=True):
        left = left.replace(phrase, " ")
    return any(re.search(rf"(?<![^\W\d_]){word}(?![^\W\d_])", left) for word in rule["words"].split("|"))


def nominations_pressing(year: SampleYear, period: str) -> int:
    """How many nominations handed in up to the quarter are not at the step that their award's day asks for."""
    sql = f"""SELECT DISTINCT nomination_id FROM nominations_rows JOIN submission_records USING (submission_no)
              WHERE stage <> 'registered' AND {ALIVE}"""
    proposed = {row["nomination_id"] for row in year.ask(sql)}
    pressing = 0
    for held in year.nominations("2023", period):
        (rule,) = [row for row in register("nomination_deadlines.csv") if held["award"] in row["awards"].split(";")]
        at = held["state"] or ("" if held["nomination_id"] in proposed else "registered")
        reached = WAY[WAY.index(rule["must_reach"]) :]
        is_near = (date.fromisoformat(rule["due_on"]) - DAY).days <= int(rule["near_days"])
        pressing += at not in {"registered", *reached, *ENDED} and is_near
    return pressing
