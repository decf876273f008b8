"""Where the headings of the table of contents stand, in whatever row and order."""

from collections.abc import Sequence
from dataclasses import dataclass

from domain.folding import fold
from etl.plan_workbook.columns import HEADINGS, ITEM_COLUMNS, ITEM_FIELD_BY_KEY
from etl.plan_workbook.grid import Grid, address
from etl.plan_workbook.judge import RawRow, Unusable
from etl.plan_workbook.problems import Problem
from texts import N_

NO_TABLE = N_(
    "Không tìm thấy bảng nội dung: cần một dòng tiêu đề có các cột “Mã nội dung”, "
    "“Nội dung, nhiệm vụ”, “Đơn vị chủ trì”."
)
TWO_TABLES = N_("Có hai bảng nội dung, ở trang “{first}” và trang “{second}”. Hãy để lại một bảng.")
MISSING_COLUMN = N_("Thiếu cột “{heading}”. Hãy thêm cột này vào dòng tiêu đề.")
TWICE = N_("Cột “{heading}” có hai lần, ở ô {first} và ô này. Hãy xóa một cột.")
NO_ROWS = N_("Bảng nội dung chưa có dòng nào. Hãy điền các nội dung của kế hoạch.")
SENTENCES = (NO_TABLE, TWO_TABLES, MISSING_COLUMN, TWICE, NO_ROWS)

_FEWEST_HEADINGS = 4
_ROWS_SEARCHED = 40


@dataclass(frozen=True)
class Table:
    """The table of contents of one sheet: its heading row and the column of each field, counted from 0."""

    grid: Grid
    heading_row: int
    columns: dict[str, int]
    problems: tuple[Problem, ...]

    def raw_rows(self) -> list[RawRow]:
        """Return the rows below the headings that hold anything; repeated heading rows are none."""
        found = []
        for row, values in enumerate(self.grid.rows):
            if row <= self.heading_row or is_blank(values) or len(_fields(values)) >= _FEWEST_HEADINGS:
                continue
            typed = {name: values[column] for name, column in self.columns.items()}
            if not is_blank(list(typed.values())):
                cells = {name: address(row, column) for name, column in self.columns.items()}
                found.append(RawRow(typed, cells, self.grid.name))
        return found


def find_table(grid: Grid) -> Table | None:
    """Return the table of contents of a sheet, None when no row looks like its headings."""
    for row, values in enumerate(grid.rows[:_ROWS_SEARCHED]):
        found = _fields(values)
        if len({name for name, _ in found}) >= _FEWEST_HEADINGS:
            return _table(grid, row, found)
    return None


def is_blank(values: Sequence[object]) -> bool:
    """Tell whether nothing was typed in the cells."""
    return all(value is None or (isinstance(value, str) and not value.strip()) for value in values)


def _fields(values: Sequence[object]) -> list[tuple[str, int]]:
    """Return the fields that cells of a row name, with their columns, counted from 0."""
    named = [(_field(value), column) for column, value in enumerate(values)]
    return [(name, column) for name, column in named if name]


def _field(value: object) -> str:
    if value is None or isinstance(value, Unusable):
        return ""
    return ITEM_FIELD_BY_KEY.get(fold(str(value)), "")


def _table(grid: Grid, row: int, found: list[tuple[str, int]]) -> Table:
    columns: dict[str, int] = {}
    problems = []
    for name, column in found:
        if name in columns:
            first = address(row, columns[name])
            problems.append(
                Problem(address(row, column), TWICE, {"heading": HEADINGS[name], "first": first}, grid.name)
            )
        else:
            columns[name] = column
    beside = address(row, max(column for _, column in found) + 1)
    for declared in ITEM_COLUMNS:
        if declared.required and declared.name not in columns:
            problems.append(Problem(beside, MISSING_COLUMN, {"heading": declared.heading}, grid.name))
    return Table(grid, row, columns, tuple(problems))
