"""The queries: each runs on a ledger with nothing in it, and none shows a unit the rows of another."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from domain.people import Role, Viewer
from ledger import Ledger
from ledger.difficulty_acts import DifficultyStep, act_on_difficulty
from ledger.errors import NotForRole
from ledger.queries import WHO_LOOKS, load_query, may_ask, query_names
from tests.office import LEADER, OFFICE, Office
from tests.stores import copy_of

SANE: dict[str, object] = {
    "plan_id": "2023",
    "period": "2023-Q1",
    "kind": None,
    "family": "title",
    "states": "registered;proposed",
    "most": 10,
    "submission_id": "LN-000001",
    "difficulty_no": "KK-2023-001",
    "difficulty_id": "x",
    "nomination_no": "HS-2023-001",
    "nomination_id": "x",
    "numbers": ["HS-2023-001"],
    "ids": ["x"],
    "unit_codes": ["VP"],
    "award_codes": ["LDTT"],
    "on_day": date(2023, 12, 20),
    "act_no": 0,
    "council": "department",
    "scope": "own",
    "direction_no": "YK-2023-001",
    "number": "KK-2023-001",
    "meeting_id": "HOP-2023-001",
    "figure": "difficulties",
    "sheet": "difficulties",
}

# Relations that are the same for everybody: registers and plans, and what the views are made of.
FOR_EVERYBODY = {"units", "plan_units", "unit_entries", "item_units", "expected_reports", "shown_periods"}

ACTS = "asked within an act: it decides what is appended and shows nothing"
LOADING = "asked by the loading of a file, which speaks for the program"
TEMPLATE = "asked for named units, each of whose own templates is printed from its rows"
PROGRAM = "asked by the program about itself"
OFFICE_PAGE = "the Office's own list; a screen for units may not show it"
SUMS = "tells how many units, of none of them what"
# Queries that read rows of units without asking who looks, each with the reason why no screen shows them to a unit.
INTERNAL = {
    "account_list": OFFICE_PAGE,
    "accounts": PROGRAM,
    "backups": OFFICE_PAGE,
    "difficulty_by_no": ACTS,
    "difficulty_numbers": LOADING,
    "difficulty_acts_since": ACTS,
    "direction_by_no": ACTS,
    "history_difficulties": LOADING,
    "history_figures": LOADING,
    "history_files": LOADING,
    "history_headings": LOADING,
    "history_numbers": LOADING,
    "known_difficulties": LOADING,
    "known_nominations": LOADING,
    "last_direction_no": ACTS,
    "last_restore": PROGRAM,
    "latest_answer": LOADING,
    "meetings": SUMS,
    "newest_change": PROGRAM,
    "next_difficulty_event": ACTS,
    "next_submission_no": ACTS,
    "council_results_of": ACTS,
    "nomination_acts_since": ACTS,
    "nomination_documents": ACTS,
    "nomination_ids": ACTS,
    "nomination_last_numbers": ACTS,
    "nomination_now": ACTS,
    "nomination_numbers": LOADING,
    "nomination_papers_lacking": ACTS,
    "nomination_proposed_of": ACTS,
    "nominations_now": ACTS,
    "said_of_difficulties": LOADING,
    "said_of_nominations": LOADING,
    "same_bytes_counting": LOADING,
    "submission_by_file": LOADING,
    "submission_versions": ACTS,
    "template_difficulties": TEMPLATE,
    "template_directions": TEMPLATE,
    "template_nominations": TEMPLATE,
    "template_roster": TEMPLATE,
    "trail": OFFICE_PAGE,
    "trail_act": OFFICE_PAGE,
    "trail_chain": PROGRAM,
    "trail_head": ACTS,
    "trail_people": OFFICE_PAGE,
    "withdrawable": ACTS,
}


def parameters(query: str, values: dict[str, object]) -> dict[str, object]:
    """Return the query's parameters with those values, the rest nothing."""
    return {name: values.get(name) for name in load_query(query)[1] - WHO_LOOKS}


@pytest.mark.parametrize("query", query_names())
def test_every_query_runs_on_an_empty_ledger_for_whom_it_is_and_for_nobody_else(untouched: Ledger, query: str) -> None:
    for viewer in (Viewer(Role.OFFICE), Viewer(Role.LEADERSHIP), Viewer(Role.UNIT, "VP"), Viewer(Role.VIEWER)):
        for values in (SANE, {}):
            asked = parameters(query, values)
            if may_ask(viewer, query):
                untouched.rows(query, viewer=viewer, **asked)  # type: ignore[arg-type]
            else:
                with pytest.raises(NotForRole):
                    untouched.frame(query, viewer=viewer, **asked)  # type: ignore[arg-type]


@pytest.mark.parametrize("view", ["current_progress", "latest_progress", "current_difficulties", "current_nominations"])
def test_every_view_of_the_contract_is_there_and_empty(untouched: Ledger, view: str) -> None:
    assert Office(untouched).view(view) == []


def unit_relations(ledger: Ledger) -> set[str]:
    """Return the tables and views that hold rows of units: they name one, a submission or an identity."""
    with ledger._reading(None) as cursor:
        rows = cursor.execute(
            "SELECT DISTINCT table_name FROM duckdb_columns() WHERE NOT internal AND column_name IN "
            "('unit_code', 'submission_no', 'submission_id', 'difficulty_id', 'nomination_id', 'responsible_unit')"
        ).fetchall()
    # Sums over units, and what everybody did.
    return {name for (name,) in rows} - FOR_EVERYBODY | {"item_states", "movement_results", "movement_sums", "trail"}


def reads(query: str) -> set[str]:
    """Return the relations a query reads."""
    text = re.sub(r"--.*", "", load_query(query)[0])
    return set(re.findall(r"(?:\bFROM|\bJOIN|,)\s+([a-z_]+)", text))


def test_every_query_on_rows_of_units_asks_who_looks_or_says_why_not(untouched: Ledger) -> None:
    relations = unit_relations(untouched)
    of_units = {query for query in query_names() if reads(query) & relations}
    unasked = {query for query in of_units if not may_ask(Viewer(Role.UNIT, "VP"), query)}
    assert unasked == set(INTERNAL)


def test_a_query_on_rows_of_units_is_recognised(untouched: Ledger) -> None:
    relations = unit_relations(untouched)
    assert {"current_progress", "submissions", "findings", "difficulty_events", "nominations_rows"} <= relations
    assert reads("difficulties") & relations == {"shown_difficulties"}
    assert reads("context_units") & relations == set()


BOOK = """
## Tiến độ
| Mã nội dung | Kết quả thực hiện | Trạng thái |
| {item} | 3 | Đang thực hiện |
| không có | 3 | Đang thực hiện |
## Phong trào thi đua
| Mã tiêu chí | Ngày phát động | Kết quả thực hiện |
| PT1-1 | 2023-02-20 | 1 |
## Khó khăn, vướng mắc
| Số khó khăn | Mã nội dung | Khó khăn, vướng mắc | Đề xuất, kiến nghị |
| | {item} | Thiếu kinh phí của {unit} | |
## Đề nghị khen thưởng
| Họ và tên hoặc tên tập thể | Cá nhân/Tập thể | Năm sinh | Chức vụ | Danh hiệu thi đua/Hình thức khen thưởng |
| Đỗ Văn An | Cá nhân | 1980 | Chuyên viên | LĐTT |
"""


@pytest.fixture(scope="module")
def two_units(prepared_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Office:
    """A ledger in which two units have rows of every kind, directed difficulties included; to be asked only."""
    office = Office(Ledger.open(copy_of(prepared_ledger, tmp_path_factory.mktemp("two-units"))))
    item = next(row["item_code"] for row in office.ledger.rows("context_items") if row["plan_id"] == "2023")
    units = office.ledger.rows("units", plan_id="2023")
    for number, unit in enumerate(row for row in units if row["unit_code"] in ("VP", "TTR")):
        answer = office.load(BOOK.format(item=item, unit=unit["name"]), unit=unit["name"])
        assert (answer["unit"], answer["status"]) == (unit["unit_code"], "partial")
        step = DifficultyStep(text="Bố trí trong dự toán")
        act_on_difficulty(office.ledger, LEADER, f"KK-2023-{number + 1:03d}", "directed", step)
    return office


def owners(rows: list[dict[str, Any]], names: dict[str, str]) -> set[str]:
    """Return the codes of the units that rows tell of."""
    codes = {row["unit_code"] for row in rows if row.get("unit_code")}
    return codes | {names[row["unit_name"]] for row in rows if row.get("unit_name")}


@pytest.mark.parametrize("query", [name for name in query_names() if "only_unit" in load_query(name)[1]])
def test_a_unit_sees_its_own_rows_only(two_units: Office, query: str) -> None:
    ledger = two_units.ledger
    names = {row["short_name"]: row["unit_code"] for row in ledger.rows("units", plan_id="2023")}
    values = {**SANE, "submission_id": "LN-000001"}
    asked = parameters(query, values)
    everything = ledger.rows(query, **asked)  # type: ignore[arg-type]
    for unit, other in (("VP", "TTR"), ("TTR", "VP")):
        seen = ledger.rows(query, viewer=Viewer(Role.UNIT, unit), **asked)  # type: ignore[arg-type]
        assert owners(seen, names) <= {unit}
        # Asking for another unit, or past the viewer, opens nothing.
        for trick in ({**asked, "unit_code": other}, {**asked, "only_unit": None}):
            assert owners(ledger.rows(query, viewer=Viewer(Role.UNIT, unit), **trick), names) <= {unit}  # type: ignore[arg-type]
        if "unit_code" in asked and owners(everything, names) >= {"VP", "TTR"}:
            assert owners(seen, names) == {unit}


def test_a_unit_viewer_whose_unit_is_not_known_sees_nobodys_rows(two_units: Office) -> None:
    asked = parameters("history", SANE)
    assert len(two_units.ledger.rows("history", **asked)) == 2  # type: ignore[arg-type]
    assert two_units.ledger.rows("history", viewer=Viewer(Role.UNIT), **asked) == []  # type: ignore[arg-type]


def test_a_units_findings_are_its_own(two_units: Office) -> None:
    findings = two_units.ledger.rows("submission_findings", submission_id="LN-000001")
    [record] = [r for r in two_units.view("submissions") if r["submission_id"] == "LN-000001"]
    other = {"VP": "TTR", "TTR": "VP"}[record["unit_code"]]
    ask = two_units.ledger.rows
    assert findings != []
    assert (
        ask("submission_findings", viewer=Viewer(Role.UNIT, record["unit_code"]), submission_id="LN-000001") == findings
    )
    assert ask("submission_findings", viewer=Viewer(Role.UNIT, other), submission_id="LN-000001") == []


def test_an_act_asks_as_the_whole_department(two_units: Office) -> None:
    class Enough(Exception):
        pass

    def ask_and_leave() -> None:
        with two_units.ledger.act(OFFICE, "load") as act:
            assert len(act.rows("history", **parameters("history", SANE))) == 2
            raise Enough

    with pytest.raises(Enough):
        ask_and_leave()
