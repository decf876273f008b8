"""One row of a file: where it stands, who sent it and when, and each cell as typed beside what it was read as."""

import json
import re
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from domain.choices import CHOICES
from domain.columns import Column as Declared
from domain.sheets import SHEETS
from domain.sheets.roster import ROSTER, SENSITIVE
from texts import N_, formats
from ui import data, download
from ui.data import fetch
from ui.history import finding_rows
from ui.intake import FINDINGS
from ui.language import _, language
from ui.tables import SHOWN, Column, table

CELLS = (
    Column("address", N_("Ô"), width=64),
    Column("heading", N_("Cột"), width=200),
    Column("typed", N_("Nội dung như đã gõ"), width=470),
    Column("read", N_("Đọc thành"), width=390),
)
STANDINGS = {
    "counting": N_("Trang này đang được tính."),
    "replaced": N_("Trang này đã có lần nộp sau thay thế."),
    "withdrawn": N_("Lần nộp này đã rút."),
    "refused": N_("Trang này không được nhận."),
}
ORIGINAL_GONE = N_(
    "Không đọc được tệp gốc trong kho; số liệu trong sổ không bị ảnh hưởng. "
    "Văn phòng nạp lại đúng tệp này, hoặc chép tệp từ một bản sao lưu về kho."
)
ORIGINAL_CHANGED = N_(
    "Tệp gốc trong kho không còn như khi nhận nên không đưa ra; số liệu trong sổ không bị ảnh hưởng. "
    "Văn phòng nạp lại đúng tệp này, hoặc chép tệp từ một bản sao lưu về kho."
)
# About so many letters stand on a line of the widest column.
_LINE_SIGNS, _MOST_LINES = 62, 5
# The window scrolls as a whole: a table that scrolls within it hides its last rows.
_TALLEST_PX = 1600


def cell_panel(submission_id: str, sheet: str, source_row: int | None, *, key: str) -> None:
    """Draw one row of a file as it was typed, or the file alone without a row; a row of another unit is not shown."""
    held = fetch("source_row", submission_id=submission_id, sheet=sheet, source_row=source_row)
    if held.empty:
        st.info(_("Không có hàng này trong những gì được xem."), icon=":material/info:")
        return
    first = held.iloc[0]
    with st.container(border=True, key=f"cell_{key}"):
        _head(first)
        if isinstance(first["typed"], str):
            cells = pd.concat([read_cells(row, sheet) for row in held.to_dict("records")], ignore_index=True)
            table(cells, CELLS, empty="", lines_per_row=lines_of(cells["typed"], cells["read"]), max_height=_TALLEST_PX)
            _findings(submission_id, first)
        original_button(submission_id, key=key)


def read_cells(row: dict[str, Any], sheet: str) -> pd.DataFrame:
    """The cells of a row of the query source_row: address, heading, text as typed, and what it was read as.

    What the ledger holds without a cell of its own (a number it gave, a code found by the title) has no address.
    Discipline isn't among them: the window opens over any screen, the dossier tells it where it is decided.
    """
    typed = json.loads(row["typed"])
    held = json.loads(row["held"]) if isinstance(row["held"], str) else {}
    columns = [
        column
        for column in SHEETS[sheet].columns
        if (column.name in typed or held.get(column.name) is not None) and not is_sensitive(sheet, column.name)
    ]
    return pd.DataFrame(
        {
            "address": [typed.get(column.name, (formats.NOTHING, ""))[0] for column in columns],
            "heading": [_(column.heading) for column in columns],
            "typed": [typed.get(column.name, ("", formats.NOTHING))[1] for column in columns],
            "read": [as_read(column, held.get(column.name)) for column in columns],
        },
        dtype=object,
    )


def is_sensitive(sheet: str, name: str) -> bool:
    """Tell whether a column of a sheet holds what only those who decide may read."""
    return sheet == ROSTER.name and name in SENSITIVE


def as_read(column: Declared, value: Any) -> str:
    """A value of the ledger as people read it."""
    if value is None:
        return formats.NOTHING
    shown = SHOWN[column.kind]
    if shown == "number":
        return formats.number(value, language(), decimals=6)
    if shown == "percent":
        return formats.percent(value, language())
    if shown == "date":
        return formats.date(date.fromisoformat(value))
    if shown == "yes_no":
        return _("Có") if value else _("Không")
    return _labels(column).get(str(value), str(value))


def lines_of(*texts: "pd.Series[Any]") -> int:
    """How many lines a row of a table takes so that the longest of its texts can be read without opening the cell."""
    longest = max((len(str(text)) for column in texts for text in column), default=0)
    return min(_MOST_LINES, 1 + longest // _LINE_SIGNS)


def original_button(submission_id: str, *, key: str) -> None:
    """Offer the file as it was sent, with the hash that proves it; the archive is read when it is asked for.

    A workbook in which other units have rows too is not a unit's to take away.
    """
    found = fetch("original", submission_id=submission_id)
    if found.empty:
        st.caption(_("Tệp gốc có số liệu của đơn vị khác nên chỉ Văn phòng, Lãnh đạo Sở tải được."))
        return
    sha256 = str(found["sha256"].iloc[0])
    try:
        data.ledger().archive.read(sha256)
    except (OSError, ValueError) as reason:
        told = ORIGINAL_CHANGED if isinstance(reason, ValueError) else ORIGINAL_GONE
        st.warning(_(told), icon=":material/folder_off:")
        st.caption(_("Mã kiểm tra tệp gốc (SHA-256): {hash}").format(hash=sha256))
        return
    download.button(
        _("Tải tệp gốc"),
        lambda: download.Made(data.ledger().archive.read(sha256)),
        title=_("Tệp gốc của lần nộp {submission}").format(submission=submission_id),
        file_name=str(found["file_name"].iloc[0]),
        key=f"original_{key}",
    )
    st.caption(_("Mã kiểm tra tệp gốc (SHA-256): {hash}").format(hash=sha256))


def _head(held: "pd.Series[Any]") -> None:
    place = [_("Tệp {file}").format(file=held["file_name"])]
    if isinstance(held["source_sheet"], str):
        place.append(_("trang {sheet}").format(sheet=held["source_sheet"]))
    if not pd.isna(held["source_row"]):
        place.append(_("hàng {row}").format(row=int(held["source_row"])))
    whose = [held["unit_name"], held["period_name"], _("lần nộp {n}").format(n=held["version"]), held["submission_id"]]
    came = _("Người nạp: {name}. Nhận ngày {day}, ghi vào sổ lúc {moment}, dòng {act} của nhật ký.").format(
        name=held["submitted_by"],
        day=formats.date(held["received_on"]),
        moment=formats.date_time(held["recorded_at"]),
        act=held["act_no"],
    )
    lines = [", ".join(place), " · ".join(part for part in whose if isinstance(part, str)), came, _standing(held)]
    # One line for each: a name that holds a break may not pretend to be another of them.
    st.text("\n".join(" ".join(line.split()) for line in lines))


def _standing(held: "pd.Series[Any]") -> str:
    standing = STANDINGS[held["standing"]]
    told = [_(standing)]
    if isinstance(held["withdrawal_reason"], str):
        words = _("Người rút: {name}. Lý do: {reason}")
        told.append(words.format(name=held["withdrawn_by"], reason=held["withdrawal_reason"]))
    if isinstance(held["typed"], str) and not isinstance(held["held"], str):
        told.append(_("Hàng này không được nhận, chờ đơn vị sửa."))
    if not pd.isna(held["source_row"]) and not isinstance(held["typed"], str):
        told.append(_("Không có hàng này trong tệp."))
    return " ".join(told)


def _findings(submission_id: str, held: "pd.Series[Any]") -> None:
    found = finding_rows(submission_id)
    ends_with_row = re.compile(rf"[A-Z]+{int(held['source_row'])}")
    here = [
        sheet == held["source_sheet"] and ends_with_row.fullmatch(str(cell)) is not None
        for sheet, cell in zip(found["sheet"], found["cell"], strict=True)
    ]
    if any(here):
        table(found[here], FINDINGS, empty="", lines_per_row=2)


def _labels(column: Declared) -> dict[str, str]:
    if column.choice == "award":
        awards = fetch("context_awards")
        return dict(zip(awards["award_code"], awards["name"], strict=True))
    choice = CHOICES.get(column.choice or "")
    return {option.code: _(option.label) for option in choice.options} if choice else {}
