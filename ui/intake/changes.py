"""What a file would change, in short for the board and row by row: values as people here write them."""

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from textwrap import shorten

import pandas as pd

from domain import looks
from domain.choices import CHOICES
from domain.columns import Column as Declared
from domain.columns import Kind
from domain.sheets import SHEETS
from etl.difference import CHANGE_KINDS, ChangeKind, RowChange, SheetChange
from texts import N_, formats
from ui import data
from ui.intake.dropped import Judged
from ui.language import _, language
from ui.status import Status
from ui.tables import Column

KINDS = (
    Status("gone", N_("Không còn tính"), looks.RED, "−"),
    Status("to_mend", N_("Chờ sửa"), looks.PLUM, "✎"),
    Status("changed", N_("Thay đổi"), looks.OCHRE, "↻"),
    Status("new", N_("Mới"), looks.GREEN, "+"),
    Status("kept", N_("Giữ nguyên"), looks.STONE, "="),
)
CHANGES = (
    Column("kind", N_("Thay đổi"), "status", statuses=KINDS, width=105),
    Column("unit", N_("Đơn vị"), width=100),
    Column("sheet", N_("Trang"), width=90),
    Column("row", N_("Hàng"), "number", width=50),
    Column("key", N_("Nội dung"), width=190),
    Column("column", N_("Cột"), width=130),
    Column("before", N_("Đang có"), width=140),
    Column("after", N_("Sẽ thành"), width=330),
)
_SHORT: dict[ChangeKind, str] = {
    "new": N_("+{n} mới"),
    "changed": N_("{n} đổi"),
    "gone": N_("{n} mất"),
    "to_mend": N_("{n} chờ sửa"),
}
_LONGEST_TITLE = 60
_OUTCOMES = {
    "gone": N_("Không có trong tệp nên không còn tính."),
    "to_mend": N_("Hàng trong tệp còn lỗi: không còn tính cho đến khi sửa."),
    "kept": N_("Không có trong tệp, vẫn giữ trong sổ."),
}


def in_short(changes: Sequence[SheetChange] | None) -> str | None:
    """Return for instance "+12 mới, 3 đổi, 1 mất"; None for a file of which nothing would be loaded."""
    if not changes:
        return None
    counts = {kind: sum(change.count(kind) for change in changes) for kind in CHANGE_KINDS}
    told = [
        _(words).format(n=formats.number(counts[kind], language())) for kind, words in _SHORT.items() if counts[kind]
    ]
    return ", ".join(told) or _("không đổi")


def changes_frame(file: Judged, changes: Sequence[SheetChange]) -> pd.DataFrame:
    """Return a line for each value that changes and for each row that comes, goes or stays; what is lost first."""
    units = {unit.unit_code: unit.short_name for unit in file.verdict.units}
    items = file.verdict.plan.items if file.verdict.plan else ()
    titles = {item.item_code: shorten(item.title, _LONGEST_TITLE, placeholder="…") for item in items}
    order = [kind.code for kind in KINDS]
    found = [(change, row) for change in changes for row in change.rows]
    found.sort(key=lambda pair: order.index(pair[1].kind))
    lines = [
        {
            "kind": row.kind,
            "unit": units[change.unit_code],
            "sheet": change.source_sheet,
            "row": row.row or None,
            **line,
        }
        for change, row in found
        for line in _lines(change.sheet, row, titles)
    ]
    return pd.DataFrame(lines, columns=[column.name for column in CHANGES])


def _lines(sheet: str, row: RowChange, titles: Mapping[str, str]) -> Iterator[dict[str, object]]:
    said = partial(_said, sheet)
    parts = [said(name, value) for name, value in row.key.items()]
    if sheet == "progress":
        parts += [titles.get(str(row.key.get("item_code")), "")]
    key = {"key": " · ".join(filter(None, parts)) or formats.NOTHING}
    cells = [(_(SHEETS[sheet].column(cell.field).heading), cell) for cell in row.cells]
    if not cells:
        yield {**key, "after": _(_OUTCOMES[row.kind]) if row.kind in _OUTCOMES else None}
    elif row.kind == "new":
        for heading, cell in cells:
            yield {**key, "column": heading, "after": said(cell.field, cell.after)}
    else:
        kept = _("Giữ nguyên; tệp ghi: {value}") if row.kind == "kept" else "{value}"
        for heading, cell in cells:
            after = kept.format(value=said(cell.field, cell.after))
            yield {**key, "column": heading, "before": said(cell.field, cell.before), "after": after}


def _said(sheet: str, name: str, value: object) -> str:
    """Return a value as people write it, by the kind of its column."""
    column = SHEETS[sheet].column(name)
    if value is None or value == "":
        return formats.NOTHING
    looks = {
        Kind.PERCENT: lambda: formats.percent(value, language()),  # type: ignore[arg-type]
        Kind.NUMBER: lambda: formats.number(value, language()),  # type: ignore[arg-type]
        Kind.COUNT: lambda: formats.number(value, language()),  # type: ignore[arg-type]
        Kind.DATE: lambda: formats.date(value),  # type: ignore[arg-type]
        Kind.YES_NO: lambda: _("Có") if value else _("Không"),
        Kind.CHOICE: lambda: _label(column, str(value)),
    }
    return looks[column.kind]() if column.kind in looks else str(value)


def _label(column: Declared, code: str) -> str:
    if column.choice == "award":
        awards = data.fetch("context_awards").set_index("award_code")["name"]
        return str(awards.get(code, code))
    choice = CHOICES[column.choice or ""]
    return _(choice.label(code))
