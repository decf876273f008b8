"""What a unit still owes, line by line: reports, rows to mend, empty cells, overdue items, directions, files."""

import pandas as pd

from domain.sheets import SHEETS
from domain.states import REMINDER_KINDS, RETURN_REASONS_TOLD
from texts import N_
from ui.data import fetch
from ui.filters import Chosen
from ui.language import _
from ui.tables import Column, table

DEBTS = (
    Column("kind", N_("Loại"), labels=REMINDER_KINDS.by_code, width=190),
    Column("number", N_("Số, mã"), width=118),
    Column("title", N_("Nội dung"), width=300),
    Column("told", N_("Chi tiết"), width=220),
    Column("due_on", N_("Thời hạn"), "date", width=96),
    Column("days", N_("Số ngày"), "number", width=72),
    Column("source_row", N_("Hàng"), "year", width=60, help=N_("Số hàng trong tệp nguồn.")),
)
_PROGRESS = SHEETS["progress"]


def draw(chosen: Chosen) -> None:
    """Draw what the chosen unit owes for the chosen period and besides."""
    rows = fetch("reminders", **chosen.asked)
    table(
        rows.assign(told=[_told(kind, detail) for kind, detail in zip(rows["kind"], rows["detail"], strict=True)]),
        DEBTS,
        empty=_("Đơn vị không còn nợ gì."),
        key="unit_debts",
        lines_per_row=2,
        title=_("Đơn vị còn nợ"),
    )


def _told(kind: str, detail: object) -> str | None:
    if pd.isna(detail):
        return None
    if kind == "cells_empty":
        return ", ".join(_(_PROGRESS.column(field).heading) for field in str(detail).split(";"))
    return _(RETURN_REASONS_TOLD.label(str(detail))) if kind == "nomination_returned" else str(detail)
