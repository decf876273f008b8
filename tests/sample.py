"""The invented year and what it fixes, counted from its manifest, the files of data/ and the bare row tables.

Nothing here asks a view or a query of the program: where a screen shows something else, one of the two is wrong.
"""

import csv
import json
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from domain.sheets import SHEETS
from etl.registers import DATA
from etl.sample_year import play
from etl.template_sheet import HEADING_ROW
from ledger import Ledger
from ledger.exclusive import exclusive
from tests.stores import in_a_file, moved

WHILE_MADE = 600.0  # seconds: on a machine that does much else
ALIVE = "submission_no NOT IN (SELECT submission_no FROM withdrawals)"
# Other agencies hand in nominations to be appraised; nothing of theirs is the Department's.
OWN = "unit_code NOT IN (SELECT unit_code FROM unit_entries WHERE kind = 'agency')"
COUNTING = f"""
    SELECT unit_code, max(submission_no) AS submission_no
    FROM submission_records JOIN submission_sheets h USING (submission_no)
    WHERE plan_id = $plan AND period = $period AND h.sheet = $sheet AND (h.rows_accepted > 0 OR h.is_nil) AND {ALIVE}
    GROUP BY unit_code"""
Row = dict[str, Any]


@dataclass(frozen=True)
class SampleYear:
    """The invented workbooks in `files`, with their manifest, and the ledger all of it was played into."""

    files: Path
    ledger: Path

    @classmethod
    def made_in(cls, folder: Path) -> "SampleYear":
        """Write the workbooks and play the year."""
        (folder / "files").mkdir()
        ledger = play(folder / "files", folder / "ledger.duckdb", generate=True)
        return cls(folder / "files", ledger.path)

    @classmethod
    def shared_in(cls, session: Path, own: Path) -> "SampleYear":
        """Return a copy of the year that whichever process of the session came first has made, others waiting."""
        whole = session / "sample_year"
        with exclusive(whole, patience=WHILE_MADE):
            if not whole.exists():
                making = session / f"sample_year.{os.getpid()}"
                making.mkdir()
                with Ledger(cls.made_in(making).ledger).closed():
                    pass  # its last reader is out of the file
                making.rename(whole)
        shutil.copytree(whole, own, dirs_exist_ok=True)
        year = cls(own / "files", own / "ledger.duckdb")
        return year if in_a_file() else cls(year.files, moved(year.ledger, own))

    @cached_property
    def steps(self) -> list[Row]:
        """The manifest's steps in the order of time."""
        return list(json.loads((self.files / "manifest.json").read_text(encoding="utf-8"))["steps"])

    def ask(self, sql: str, **words: object) -> list[Row]:
        """Rows of the ledger's own tables."""
        with Ledger(self.ledger)._reading(None) as cursor:
            result = cursor.execute(sql, words)
            names = [column[0] for column in result.description]
            return [dict(zip(names, values, strict=True)) for values in result.fetchall()]

    def sheet(self, name: str, sheet_name: str) -> list[Row]:
        """The filled rows of a workbook in the template's layout, as openpyxl reads them."""
        sheet = SHEETS[sheet_name]
        page = load_workbook(self.files / name)[sheet.title]
        found = page.iter_rows(min_row=HEADING_ROW + 2, max_col=len(sheet.columns), values_only=True)
        return [
            dict(zip(sheet.names, values, strict=True))
            for values in found
            if any(value is not None for value in values)
        ]

    def progress(self, plan: str, period: str) -> list[Row]:
        """The progress rows that count in a period, one for each unit and item."""
        sql = f"SELECT * FROM progress_rows JOIN ({COUNTING}) USING (submission_no)"
        return self.ask(sql, plan=plan, period=period, sheet="progress")

    def items_completed(self, plan: str, period: str) -> int:
        """How many items their lead calls completed, in this quarter or, if done once, in an earlier one."""
        items = {row["item_code"]: row for row in register(f"plans/{plan}.csv")}
        done: set[str] = set()
        for quarter in (f"{plan}-Q{number}" for number in range(1, int(period[-1]) + 1)):
            for row in self.progress(plan, quarter):
                item = items[row["item_code"]]
                if row["unit_code"] == item["lead_unit"] and (item["repeats"] == "once" or quarter == period):
                    done -= {row["item_code"]}
                    done |= {row["item_code"]} if row["status"] == "completed" and _is_full(row, item) else set()
        return len(done)

    def items_overdue(self, plan: str, period: str, day: date) -> int:
        """How many items' last day in the quarter was before that day, and their lead says they are open."""
        items = {row["item_code"]: row for row in register(f"plans/{plan}.csv")}
        late = 0
        for row in self.progress(plan, period):
            item = items[row["item_code"]]
            is_open = row["status"] in {"not_started", "in_progress"} and item["repeats"] != "as_needed"
            late += is_open and row["unit_code"] == item["lead_unit"] and _due_in(item, period) < day.isoformat()
        return late

    def received(self, plan: str, period: str) -> dict[str, date]:
        """The day on which each unit's first report with anything in it was received."""
        sql = f"""SELECT unit_code, min(received_on) AS received_on
                  FROM submission_records JOIN submission_sheets h USING (submission_no)
                  WHERE plan_id = $plan AND period = $period AND (h.rows_accepted > 0 OR h.is_nil) AND {ALIVE} AND {OWN}
                  GROUP BY unit_code"""
        return {row["unit_code"]: row["received_on"] for row in self.ask(sql, plan=plan, period=period)}

    def difficulties(self, plan: str, period: str) -> dict[str, str]:
        """Number -> the last act on each difficulty told up to a quarter, as the manifest has it; "" without one."""
        acts = {"direct", "answer", "resolve", "reopen", "pass_on"}
        last = {step["difficulty"]["description"]: step["act"] for step in self.steps if step["act"] in acts}
        sql = f"""SELECT DISTINCT i.difficulty_no, r.description
                  FROM difficulties_rows r JOIN submission_records USING (submission_no)
                  JOIN difficulty_identities i USING (difficulty_id)
                  WHERE r.submission_no = submission_no AND submission_records.plan_id = $plan AND period <= $period
                    AND {ALIVE}"""
        told = self.ask(sql, plan=plan, period=period)
        return {row["difficulty_no"]: last.get(row["description"], "") for row in told}

    def nominations(self, plan: str, period: str) -> list[Row]:
        """The Department's own nominations up to a quarter, with family of the award and the manifest's last move."""
        awards = {row["award_code"]: row for row in register("titles.csv")}
        moves = [step for step in self.steps if step["act"] == "move"]
        last = {_key(step["nomination"]): step["state"] for step in moves}
        sql = f"""SELECT DISTINCT ON (nomination_id) nomination_id, plan_id AS plan, unit_code AS unit, nominee_name,
                         award
                  FROM nominations_rows JOIN submission_records USING (submission_no)
                  WHERE plan_id = $plan AND period <= $period AND {ALIVE} AND {OWN}"""
        rows = self.ask(sql, plan=plan, period=period)
        return [{**row, "family": awards[row["award"]]["family"], "state": last.get(_key(row), "")} for row in rows]

    def loaded_files(self, plan: str) -> list[str]:
        """The names of the files loaded for a plan, in the order of loading; its folders begin with the year."""
        loaded = [name for step in self.steps if step["act"] == "load" for name in step["files"]]
        return [Path(name).name for name in loaded if name.startswith(plan)]


def _is_full(row: Row, item: Mapping[str, str]) -> bool:
    share = row["percent_complete"]
    if share is None and row["target"] and row["actual"] is not None:
        share = 100 * row["actual"] / row["target"]
    return item["repeats"] != "once" or share is None or share >= 99.5


def _due_in(item: Mapping[str, str], period: str) -> str:
    """The day an item falls due as a quarter's report speaks of it, in ISO form."""
    quarter = int(period[-1])
    ends = {"quarterly": quarter, "half_yearly": 2 if quarter < 3 else 4, "yearly": 4}
    if item["repeats"] not in ends:
        return item["due_on"]
    last = {1: "03-31", 2: "06-30", 3: "09-30", 4: "12-31"}[ends[item["repeats"]]]
    return min(item["due_on"], f"{period[:4]}-{last}")


def _key(nomination: Mapping[str, str]) -> tuple[str, str, str, str]:
    return nomination["plan"], nomination["unit"], nomination["nominee_name"], nomination["award"]


def register(name: str) -> list[dict[str, str]]:
    """The rows of a file of data/, and of the sample's own beside it."""
    rows: list[dict[str, str]] = []
    for folder in (DATA, DATA / "sample"):
        if (folder / name).exists():
            with (folder / name).open(encoding="utf-8-sig", newline="") as stream:
                rows += csv.DictReader(stream)
    return rows


def units_of_the_department() -> list[dict[str, str]]:
    """The units that report, in protocol order."""
    return [row for row in register("units.csv") if row["kind"] != "agency" and not row["valid_to"]]


def due_on(period: str) -> date:
    """The day a period's reports are owed."""
    (row,) = [row for row in register("reporting.csv") if row["period"] == period]
    return date.fromisoformat(row["due_on"])
