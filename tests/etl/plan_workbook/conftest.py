"""The register of units, and workbooks made row by row."""

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from domain.plan import Unit
from etl.plan_import import import_plan
from etl.plan_workbook import write_plan_workbook
from etl.plan_workbook.columns import ITEM_COLUMNS

DATA = Path(__file__).resolve().parents[3] / "data"
PLAN_TXT = DATA / "plans/source/ke-hoach-thi-dua-khen-thuong-2023.txt"
FIELDS = [column.name for column in ITEM_COLUMNS]
HEADINGS = ["Mã nội dung", "Loại", "Nội dung, nhiệm vụ", "Đơn vị chủ trì", "Thời hạn hoàn thành"]
Grid = list[list[object]]
Save = Callable[..., Path]


def _units() -> list[Unit]:
    with (DATA / "units.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    names = ("unit_code", "name", "short_name", "kind", "parent_code")
    return [Unit(*(row[name] for name in names), int(row["display_order"]), None, None, None, "") for row in rows]


UNITS = _units()


@pytest.fixture
def save(tmp_path: Path) -> Save:
    """Saves a workbook of sheets given as rows, named by keyword with "_" for a space."""

    def write(name: str = "ke hoach nam 2023.xlsx", **sheets: Grid) -> Path:
        book = Workbook()
        book.remove(book.active)
        for title, rows in sheets.items():
            sheet = book.create_sheet(title.replace("_", " "))
            for row in rows:
                sheet.append(row)
        path = tmp_path / name
        book.save(path)
        return path

    return write


@pytest.fixture
def written(tmp_path: Path) -> Path:
    """The workbook of the real plan, as `plan import` writes it."""
    path = tmp_path / "plan.xlsx"
    codes = [unit.unit_code for unit in UNITS if unit.reports]
    write_plan_workbook(import_plan(PLAN_TXT), path, source=PLAN_TXT.name, unit_codes=codes)
    return path
