"""Nhắc việc: what each unit is asked for, as a text to copy or a file, and what falls due in the days to come."""

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from domain.states import REMINDER_KINDS
from etl.calendar_file import calendar_file, subject
from etl.reminder_document import reminder_document
from etl.reminders import BETWEEN_UNITS, Occasion, Reminder, reminder, reminders, reply_by
from texts import N_, formats
from ui import download, page, rights, status
from ui.data import fetch
from ui.filters import ALL_UNITS, Chosen
from ui.language import _, language
from ui.tables import Column, table

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
WITHIN_DAYS = (7, 15, 30)
OWED = (
    Column("unit_name", N_("Đơn vị"), width=150),
    *(Column(kind.code, kind.label, "number", width=136) for kind in REMINDER_KINDS.options),
)
UPCOMING = (
    Column("on_day", N_("Ngày đến hạn"), "date", width=102),
    Column("days_left", N_("Còn số ngày"), "number", width=92),
    Column("kind", N_("Loại"), "status", statuses=status.DEADLINE, width=180),
    Column("subject", N_("Nội dung"), width=370),
    Column("units", N_("Đơn vị"), labels={"ALL": N_("Toàn Sở")}, width=255),
    Column(
        "left",
        N_("Chưa xong"),
        width=90,
        help=N_("Số còn lại trên tổng số: đơn vị với báo cáo, hồ sơ với hạn khen thưởng, còn lại là chính việc đó."),
    ),
)
Asked = dict[str, str | None]


def draw(chosen: Chosen) -> None:
    """Draw the page for what was chosen."""
    asked: Asked = {"plan_id": chosen.plan_id, "unit_code": chosen.unit_code}
    owed = _("Đôn đốc đơn vị") if rights.own_unit() is None else _("Việc còn thiếu")
    units, coming = st.tabs([owed, _("Sắp đến hạn")])
    with units:
        _reminders(asked, chosen.period)
    with coming:
        _upcoming(asked)


def _reminders(asked: Asked, period: str) -> None:
    counts = fetch("reminder_counts", **asked, period=period)
    st.caption(
        _(
            "Báo cáo, hàng chờ sửa, ô còn trống và nội dung quá hạn là của kỳ đang chọn; ý kiến chỉ đạo và hồ sơ bị "
            "trả lại là đến ngày của số liệu."
        )
    )
    table(counts, OWED, empty=_("Kế hoạch chưa có đơn vị nào."), key="owed", max_height=460)
    if counts.empty:
        return
    rows = _plain_rows(fetch("reminders", **asked, period=period))
    names = dict(zip(counts["unit_code"], counts["unit_full_name"], strict=True))
    measured_on = formats.as_day(counts["measured_on"].iloc[0])
    with st.container(horizontal=True, vertical_alignment="bottom"):
        unit = _unit(names, {row["unit_code"] for row in rows})
        answer_by = _answer_by(measured_on)
    periods = fetch("periods", plan_id=asked["plan_id"]).set_index("period")["name"]
    occasion = Occasion(str(periods[period]), measured_on, answer_by)
    every = reminders(rows, occasion, language())
    letters = list(every.values()) if unit == ALL_UNITS else [every.get(unit) or _nothing(names[unit], occasion)]
    _downloads(letters, list(every.values()), unit, period)
    if not letters:
        st.info(_("Không đơn vị nào có việc cần nhắc."), icon=":material/info:")
        return
    st.code(BETWEEN_UNITS.join(letter.text() for letter in letters), language=None, wrap_lines=True)


def _unit(names: dict[str, str], owing: set[str]) -> str:
    """Ask whose letter is shown: at first every unit's that owes something, or the only unit's."""
    if len(names) == 1:
        return next(iter(names))
    labels = {ALL_UNITS: _("Mọi đơn vị có việc cần nhắc ({n})").format(n=len(owing)), **names}
    picked = st.selectbox(
        _("Văn bản gửi"), list(labels), format_func=lambda code: labels[code], filter_mode=None, key="reminded_unit"
    )
    return picked or ALL_UNITS


def _answer_by(measured_on: date) -> date:
    default = reply_by(measured_on)
    picked = st.date_input(
        _("Đề nghị gửi trước hết ngày"), default, format="DD/MM/YYYY", width=220, key=f"answer_by_{measured_on}"
    )
    return picked if isinstance(picked, date) else default


def _nothing(name: str, occasion: Occasion) -> Reminder:
    return reminder(name, [], occasion, language())


def _downloads(letters: list[Reminder], every: list[Reminder], unit: str, period: str) -> None:
    with st.container(horizontal=True):
        if unit != ALL_UNITS:
            _download(_("Tải văn bản của đơn vị này"), letters, f"nhac-viec_{unit}_{period}.docx", key="one")
        if len(every) > 1:
            _download(_("Tải văn bản của mọi đơn vị"), every, f"nhac-viec_{period}.docx", key="all")


def _download(label: str, letters: list[Reminder], file_name: str, *, key: str) -> None:
    lang = language()
    download.button(
        label,
        lambda: download.Made(reminder_document(letters, lang), rows=len(letters)),
        title=_("Văn bản nhắc việc"),
        file_name=file_name,
        mime=DOCX,
        key=f"reminder_{key}",
    )


def _upcoming(asked: Asked) -> None:
    days = st.segmented_control(
        _("Trong số ngày tới"),
        WITHIN_DAYS,
        default=WITHIN_DAYS[1],
        required=True,
        format_func=lambda number: _("{n} ngày").format(n=number),
        key="within_days",
    )
    held = fetch("upcoming", **asked, days=days)
    rows = _plain_rows(held)
    shown = held.assign(
        subject=[subject(row, language()) for row in rows],
        left=[f"{row['left_open']}/{row['all_owed']}" for row in rows],
    )
    table(
        shown,
        UPCOMING,
        empty=_("Không có hạn nào trong {n} ngày tới.").format(n=days),
        key="upcoming",
        max_height=640,
        lines_per_row=2,
        title=_("Sắp đến hạn trong {n} ngày").format(n=days),
    )
    if rows:
        lang = language()
        download.button(
            _("Tải lịch (.ics)"),
            lambda: download.Made(calendar_file(str(asked["plan_id"]), rows, lang), rows=len(rows)),
            title=_("Lịch các hạn sắp đến"),
            file_name=f"han-sap-den_{days}-ngay.ics",
            mime="text/calendar",
            icon=":material/event:",
            help=_("Mở bằng lịch của điện thoại hoặc thư điện tử; mỗi hạn nhắc trước 3 ngày."),
            key="calendar",
        )


def _plain_rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows as the ledger has them: None where a frame says NaN."""
    return [
        {str(k): v for k, v in row.items()}
        for row in frame.astype(object).where(frame.notna(), None).to_dict("records")
    ]


draw(page.start("reminders.py"))
