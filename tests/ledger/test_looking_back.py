"""The ledger's past is never redrawn: what the screens ask about a past day keeps its answer, whatever follows."""

import ast
import csv
import shutil
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

from domain.figures import FIGURES
from etl.registers import DATA, load_plan, load_registers, read_plans
from ledger.acts import withdraw
from ledger.difficulty_acts import DifficultyStep, act_on_difficulty
from ledger.meetings import close_meeting, open_meeting
from ledger.moment import AsOf
from ledger.nomination_acts import Step, move_nomination
from ledger.queries import WHO_LOOKS, load_query, query_names
from tests.ledger.reports import (
    DIFFICULTIES,
    DIRECTIONS,
    HISTORY,
    NIL,
    NOMINATIONS,
    PROGRESS,
    ROSTER,
    difficulty,
    directed,
    done,
    nominee,
)
from tests.office import OFFICE, Office

ROOT = Path(__file__).resolve().parents[2]
DAY, LATER = date(2023, 4, 10), date(2023, 4, 20)
# Every value a screen may ask with; a parameter that is not here fails the test.
VALUES: dict[str, list[object]] = {
    "plan_id": ["2023"],
    "period": ["2023-Q1"],
    "unit_code": [None],
    "kind": [None],
    "family": ["title"],
    "item_code": ["1.1"],
    "clause": [None],
    "award_codes": [["LDTT"]],
    "numbers": [["HS-2023-001"]],
    "criterion_no": [None],
    "figure": [code for code, figure in FIGURES.items() if not figure.of],
    "figures": [[*FIGURES]],
    "days": [30],
    "most": [100],
    "words": [["thieu"]],
    "number": ["KK-2023-001"],
    "difficulty_no": ["KK-2023-001"],
    "meeting_id": ["HOP-2023-001"],
    "nomination_no": ["HS-2023-001", None],
    "scope": [None],
    "submission_id": ["LN-000001", "LN-000002"],
    "sheet": ["progress"],
    "source_row": [5, 6],
    "acts": [None, "load;directed"],
    "person": [None],
    "first_day": [None],
    "last_day": [None],
    "text": [None, "kk-2023"],
    "act_no": [2],
}
# What the later changes must show in, or the test would prove nothing.
CHANGED = {
    *("plans", "units", "periods", "items", "reporting", "history", "difficulties", "difficulty_events"),
    *("nominations", "meetings_of_plan", "picture", "rows_to_mend", "item_history", "progress_reports"),
    *("difficulty", "difficulty_directions", "difficulty_reports", "difficulty_units", "directions"),
}
# Of the ledger itself and not of a day in it.
TIMELESS = {"ledger_facts", "first_record", "trail_chain", "trail_head"}


def asked_by_screens() -> list[str]:
    """Return the names of the queries that screens ask: those that stand in their sources."""
    sources = [*(ROOT / "ui").rglob("*.py"), *(ROOT / "pages").glob("*.py")]
    texts = {
        node.value
        for source in sources
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    return [name for name in query_names() if name in texts and name not in TIMELESS]


def answers(office: Office, day: AsOf) -> dict[str, list[Any]]:
    """Return what each query of the screens says of a day, once for each way to ask it."""
    told: dict[str, list[Any]] = {}
    for query in asked_by_screens():
        names = sorted(load_query(query)[1] - WHO_LOOKS)
        ways = product(*(VALUES[name] for name in names))
        asked: list[dict[str, Any]] = [dict(zip(names, way, strict=True)) for way in ways]
        # Sorted: a query that only counts promises no order.
        told[query] = [sorted(office.ledger.rows(query, as_of=day, **way), key=repr) for way in asked]
    return told


def year_begins(office: Office) -> None:
    """Two units report, and leadership and the Office have acted, all before the day."""
    first = PROGRESS + done(1) + done(2, "1.2") + DIFFICULTIES + difficulty("Thiếu hướng dẫn") + NOMINATIONS
    office.load(first + nominee("Đỗ Văn An") + ROSTER + "| Vũ Thị Hoa | 1985 | Có |\n")
    office.load(PROGRESS + done(4) + "| không có | 3 | Đang thực hiện |\n", unit="Thanh tra Sở")
    directed(office, due_on=date(2023, 4, 20), on=date(2023, 4, 3))
    move_nomination(office.ledger, OFFICE, "HS-2023-001", "received", Step(on=date(2023, 4, 4)))
    open_meeting(office.ledger, OFFICE, "2023", held_on=date(2023, 4, 5), chair="Giám đốc", text="")


def year_goes_on(office: Office, folder: Path) -> None:
    """Everything that can change afterwards: files, acts, registers, plans and meetings."""
    step = DifficultyStep(text="Đã có hướng dẫn", on=date(2023, 4, 2))
    office.load(PROGRESS + done(9) + DIFFICULTIES + NIL + HISTORY + "| Đỗ Văn An | 1980 | 2022 | LĐTT |\n")
    office.load(DIRECTIONS + "| YK-2023-001 | Đã làm việc với Cụm trưởng | Đã thực hiện |\n")
    office.load(
        PROGRESS + done(5) + DIFFICULTIES + difficulty("Thiếu kinh phí") + NOMINATIONS + nominee("Lê Thị Bình"),
        period="Quý II năm 2023",
        unit="Thanh tra Sở",
    )
    act_on_difficulty(office.ledger, OFFICE, "KK-2023-001", "resolved", step)
    act_on_difficulty(office.ledger, OFFICE, "KK-2023-001", "reopened", step)
    move_nomination(office.ledger, OFFICE, "HS-2023-001", "returned", Step(reason="TL01", on=date(2023, 4, 6)))
    withdraw(office.ledger, OFFICE, "LN-000001", "Nhầm")
    withdraw(office.ledger, OFFICE, "LN-000002", "Nhầm")
    close_meeting(office.ledger, OFFICE, "2023", held_on=date(2023, 4, 5), text="")
    open_meeting(office.ledger, OFFICE, "2023", held_on=date(2023, 4, 7), chair="Giám đốc", text="")
    (plan,) = (found for found in read_plans([DATA]) if found.plan_id == "2023")
    items = tuple(replace(item, title=f"{item.title} (mới)", due_on=date(2023, 2, 1)) for item in plan.items[1:])
    load_plan(office.ledger, OFFICE, replace(plan, title="Kế hoạch mới", items=items))
    load_registers(office.ledger, OFFICE, edited_registers(folder))


def edited_registers(folder: Path) -> Path:
    """Return a copy of data/ in which every register that has names or days has others."""
    edited = folder / "data"
    shutil.copytree(DATA, edited, ignore=shutil.ignore_patterns("*.duckdb*"))
    for file in sorted(edited.glob("*.csv")):
        with file.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            rows, headings = list(reader), list(reader.fieldnames or ())
        for row in rows:
            row.update(
                {name: f"{row[name]} (mới)" for name in ("name", "short_name", "criterion", "note") if row.get(name)}
            )
            row.update({name: "2023-02-01" for name in ("due_on", "interim_review_on") if row.get(name)})
        with file.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, headings)
            writer.writeheader()
            writer.writerows(rows)
    return edited


def test_later_changes_redraw_no_past_day(office: Office, tmp_path: Path) -> None:
    year_begins(office.at("2023-04-05T02:00:00"))
    before = answers(office, DAY)
    year_goes_on(office.at("2023-04-20T02:00:00"), tmp_path)
    after = answers(office, DAY)
    assert [query for query in before if after[query] != before[query]] == []
    # The changes are such that what matters is another answer once they count.
    later = answers(office, LATER)
    unchanged = {query for query in before if later[query] == before[query]}
    assert unchanged & CHANGED == set()


def test_a_day_before_the_plan_knows_none(office: Office) -> None:
    assert office.ledger.rows("plans", as_of=date(2022, 1, 4)) == []
    assert [row["plan_id"] for row in office.ledger.rows("plans", as_of=date(2022, 1, 5))] == ["2022", "2023"]


def test_the_ledger_tells_its_first_day_and_the_days_worth_looking_back_at(office: Office) -> None:
    open_meeting(office.ledger, OFFICE, "2023", held_on=date(2023, 7, 5), chair="Giám đốc", text="")
    assert office.ledger.rows("first_record") == [{"first_day": date(2022, 1, 5)}]
    days = office.ledger.rows("days_to_look_back", plan_id="2023")
    assert [(row["day"], row["meeting_id"]) for row in days] == [
        (date(2023, 12, 31), None),
        (date(2023, 9, 30), None),
        (date(2023, 7, 5), "HOP-2023-001"),
        (date(2023, 6, 30), None),
        (date(2023, 3, 31), None),
    ]
