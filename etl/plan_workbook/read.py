"""A plan read from the workbook the Office completed, or from the CSV and TOML files of `data/plans`."""

import csv
import tomllib
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from domain.plan import Plan, PlanItem, Unit
from etl.plan_workbook.grid import Grid, read_grids
from etl.plan_workbook.headings import NO_ROWS, NO_TABLE, TWO_TABLES, Table, find_table
from etl.plan_workbook.info import MISSING_INFO, PlanInfo, find_info, info_without_sheet, judge_info
from etl.plan_workbook.judge import BAD_DATE, judge_rows
from etl.plan_workbook.problems import PlanWorkbookRefused, Problem
from texts import N_

UNREADABLE_CSV = N_("Không đọc được tệp CSV. Hãy lưu lại dạng CSV UTF-8.")
UNREADABLE_TOML = N_("Không đọc được tệp mô tả kế hoạch (.toml): {reason}.")
SENTENCES = (UNREADABLE_CSV, UNREADABLE_TOML)


def read_plan_workbook(path: Path, units: Sequence[Unit]) -> Plan:
    """Return the plan in a workbook; raises PlanWorkbookRefused with all its problems at once.

    Headings may be the Vietnamese ones or the field names, in any order and row. Without a sheet about the plan its
    year comes from the deadlines and the file's name.
    """
    grids = read_grids(path)
    table = _the_table(grids)
    items, problems = _judged(table, units)
    sheet = find_info(grid for grid in grids if grid is not table.grid)
    if sheet is not None:
        info, about = judge_info(sheet, file_name=path.name)
    elif problems and not items:
        # Which year the deadlines tell is known only once they can be read.
        info, about = None, []
    else:
        info, about = info_without_sheet(items, file_name=path.name)
    return _plan(info, items, [*about, *problems])


def read_plan_files(csv_path: Path, toml_path: Path, units: Sequence[Unit] | None = None) -> Plan:
    """Return the plan in a CSV of items and a TOML about it, judged as a workbook is.

    Without `units` the unit codes are taken as written. Raises PlanWorkbookRefused; addresses are those
    the CSV has in Excel.
    """
    try:
        with csv_path.open(encoding="utf-8-sig", newline="") as file:
            grid = Grid("", _even(list(csv.reader(file))))
    except (OSError, UnicodeDecodeError, csv.Error) as reason:
        raise PlanWorkbookRefused([Problem("", UNREADABLE_CSV)]) from reason
    items, problems = _judged(_the_table([grid]), units)
    info, about = _read_toml(toml_path)
    return _plan(info, items, [*about, *problems])


def _even(rows: list[list[str]]) -> list[list[object]]:
    width = max((len(row) for row in rows), default=0)
    return [[*row, *[""] * (width - len(row))] for row in rows]


def _the_table(grids: Sequence[Grid]) -> Table:
    tables = [table for table in map(find_table, grids) if table is not None]
    if not tables:
        raise PlanWorkbookRefused([Problem("", NO_TABLE)])
    if len(tables) > 1:
        words = {"first": tables[0].grid.name, "second": tables[1].grid.name}
        raise PlanWorkbookRefused([Problem("", TWO_TABLES, words)])
    return tables[0]


def _judged(table: Table, units: Sequence[Unit] | None) -> tuple[tuple[PlanItem, ...], list[Problem]]:
    rows = table.raw_rows()
    items, problems = judge_rows(rows, units)
    empty = [] if rows else [Problem("", NO_ROWS, sheet=table.grid.name)]
    return items, [*table.problems, *empty, *problems]


def _read_toml(path: Path) -> tuple[PlanInfo | None, list[Problem]]:
    try:
        about = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as reason:
        return None, [Problem("", UNREADABLE_TOML, {"reason": str(reason)}, path.name)]
    problems = [
        Problem("", MISSING_INFO, {"label": name}, path.name) for name in ("plan_id", "title") if not about.get(name)
    ]
    for name in ("first_day", "last_day"):
        if type(about.get(name)) is not date:
            problems.append(Problem("", BAD_DATE, {"value": f"{name} = {about.get(name, '')}"}, path.name))
    if problems:
        return None, problems
    info = PlanInfo(
        plan_id=str(about["plan_id"]),
        title=str(about["title"]),
        first_day=about["first_day"],
        last_day=about["last_day"],
        legal_bases=tuple(str(basis) for basis in about.get("legal_bases", ())),
        source=str(about.get("source", "")),
    )
    return info, []


def _plan(info: PlanInfo | None, items: tuple[PlanItem, ...], problems: list[Problem]) -> Plan:
    if info is None or problems:
        raise PlanWorkbookRefused(problems)
    return Plan(
        plan_id=info.plan_id,
        title=info.title,
        first_day=info.first_day,
        last_day=info.last_day,
        legal_bases=info.legal_bases,
        source=info.source,
        items=items,
    )
