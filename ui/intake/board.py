"""The board of a drop: a line for each file with what becomes of it, what must be mended first."""

import zlib
from collections import defaultdict
from collections.abc import Sequence

import pandas as pd
import streamlit as st

from domain import looks
from domain.findings import Severity
from etl.report import row_counts
from etl.verdict import Verdict
from texts import N_
from ui.intake.changes import in_short
from ui.intake.dropped import Judged
from ui.language import _
from ui.plain import plain
from ui.status import Status
from ui.tables import Column, table

# Before anything is written nothing has been received: the words differ from those of the history.
STATES = (
    Status("refused", N_("Không nhận"), looks.RED, "✕"),
    Status("partial", N_("Nhận một phần, cần sửa"), looks.OCHRE, "◆"),
    Status("accepted", N_("Nhận đủ"), looks.GREEN, "✓"),
    Status("duplicate", N_("Đã có"), looks.NAVY, "="),
)
BOARD = (
    Column("file", N_("Tên tệp"), width=205),
    Column("status", N_("Kết quả kiểm tra"), "status", statuses=STATES, width=180),
    Column("unit", N_("Đơn vị"), width=145),
    Column("period", N_("Kỳ báo cáo"), width=165),
    Column("accepted", N_("Hàng nhận"), "number", width=85),
    Column("refused", N_("Hàng lỗi"), "number", width=70),
    Column("errors", N_("Lỗi"), "number", width=42),
    Column("warnings", N_("Lưu ý"), "number", width=54),
    Column("changes", N_("Sẽ thay đổi"), width=108, help=N_("So với số liệu đang tính trong sổ.")),
)
_MOST_UNITS = 2
_SHOWN = "intake_shown"


def draw_board(files: Sequence[Judged]) -> Judged:
    """Draw the board and return the file whose details are to be shown: the one chosen, else the first."""
    order = [state.code for state in STATES]
    ordered = sorted(files, key=lambda file: order.index(file.verdict.status))
    st.subheader(_("Kết quả kiểm tra, chưa ghi vào sổ"), anchor=False)
    st.text(_counts(files))
    _same_unit(files)
    # A row is chosen by its place: where the order changes, the choice begins anew.
    mark = zlib.crc32("".join(file.key for file in ordered).encode())
    with st.container(key="board"):
        rows = table(
            pd.DataFrame([_line(file) for file in ordered]),
            BOARD,
            empty="",
            key=f"board_{mark}",
            selectable=True,
            max_height=760,
        )
    by_key = {file.key: file for file in ordered}
    if rows:
        st.session_state[_SHOWN] = ordered[rows[0]].key
    elif len(ordered) > 1:
        st.caption(_("Chọn một hàng trong bảng để xem chi tiết của tệp đó."))
    return by_key.get(st.session_state.get(_SHOWN, ""), ordered[0])


def _counts(files: Sequence[Judged]) -> str:
    counts = {state: sum(file.verdict.status == state.code for file in files) for state in STATES}
    told = [_("{n} tệp").format(n=len(files))]
    return " · ".join([*told, *(f"{state.text()}: {count}" for state, count in counts.items() if count)])


def _same_unit(files: Sequence[Judged]) -> None:
    """Say where files of the drop take each other's place: it must not be found out afterwards."""
    of_sheet: defaultdict[tuple[str, str, str], list[str]] = defaultdict(list)
    for verdict in (file.verdict for file in files if file.verdict.status != "duplicate"):
        for sheet in verdict.sheets:
            for unit in verdict.units:
                if verdict.period and sheet.holds(unit.unit_code):
                    of_sheet[unit.short_name, verdict.period.name, sheet.sheet].append(verdict.name)
    told: dict[tuple[str, str], dict[str, None]] = {}
    for (name, period, _sheet), files_named in of_sheet.items():
        if len(files_named) > 1:
            told.setdefault((name, period), {}).update(dict.fromkeys(files_named))
    if told:
        lines = [_("Có tệp cùng đơn vị, cùng kỳ: trang của tệp đứng sau sẽ thay trang cùng loại của tệp đứng trước.")]
        lines += [f"{name}, {period}: {' → '.join(names)}" for (name, period), names in told.items()]
        # Two spaces and a line break keep Markdown's lines apart.
        st.warning("  \n".join(map(plain, lines)), icon=":material/warning:")


def _line(file: Judged) -> dict[str, object]:
    verdict = file.verdict
    count = {severity: sum(f.severity is severity for f in verdict.findings) for severity in Severity}
    return {
        "file": verdict.name,
        "status": verdict.status,
        "unit": _units(verdict),
        "period": verdict.period.name if verdict.period else None,
        "accepted": row_counts(verdict)[1],
        "refused": sum(len(sheet.refused) for sheet in verdict.sheets),
        "errors": count[Severity.ERROR],
        "warnings": count[Severity.WARNING],
        "changes": in_short(file.changes),
    }


def _units(verdict: Verdict) -> str | None:
    names = [unit.short_name for unit in verdict.units]
    told = [*names[:_MOST_UNITS], *([f"+{len(names) - _MOST_UNITS}"] if len(names) > _MOST_UNITS else [])]
    return ", ".join(told) or None
