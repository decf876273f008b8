"""What a sheet's rows are judged against, and how a finding gets to its cell."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from domain.columns import Column
from domain.findings import Finding
from domain.folding import fold
from domain.plan import Plan, PlanItem
from etl.context import Context
from etl.history import UnitHistory
from etl.normalise import Row, place
from etl.recognise import Table


@dataclass(frozen=True)
class Judging:
    """A sheet being judged, and what its rows are judged against."""

    table: Table
    plan: Plan
    period_rank: str
    context: Context
    history: Mapping[str, UnitHistory]

    @cached_property
    def items_coded(self) -> dict[str, PlanItem]:
        """Folded code -> the plan's first item with it."""
        return {fold(item.item_code): item for item in reversed(self.plan.items)}

    @cached_property
    def items_titled(self) -> dict[str, PlanItem]:
        """Folded title -> the plan's first item with it."""
        return {fold(item.title): item for item in reversed(self.plan.items)}

    @cached_property
    def asked_columns(self) -> tuple[Column, ...]:
        """The columns that each row must fill, and the one in which it may say that there is nothing."""
        sheet = self.table.sheet
        return tuple(column for column in sheet.columns if column.required or column.name == sheet.nil_column)

    def note(self, row: Row, code: str, name: str, value: object = "", **words: str) -> None:
        """Add a finding at a row's cell of a column, unless an error already stands there: nothing is said twice."""
        address = place(self.table, row, name) or f"A{row.number}"
        if any(finding.cell == address and finding.is_error for finding in row.findings):
            return
        row.findings.append(Finding(code, self.table.source_sheet, address, name, str(value), words))

    def typed(self, row: Row, name: str) -> str:
        """Return what was typed in a row's cell of a column."""
        cell = row.cells.get(name)
        return cell.text.strip() if cell else ""

    def of_unit(self, row: Row) -> UnitHistory:
        """Return what the ledger has of a row's unit."""
        return self.history.get(row.unit_code, UnitHistory())
