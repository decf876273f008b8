"""One difficulty in full: its text, its clocks, directions and answers, what was decided on like ones, every step."""

from typing import Any

import pandas as pd
import streamlit as st

from domain.choices import ADDRESSEE
from domain.states import DIRECTION_FORMS, ESCALATION_LEVELS
from texts import N_, formats
from ui import status
from ui.chosen_row import chosen_row, source_line
from ui.data import fetch
from ui.difficulty import acts, going_to, joined, similar, words
from ui.difficulty.waiting import in_order
from ui.filters import Chosen
from ui.language import _
from ui.plain import plain
from ui.tables import Column, filled, table

NOT_YET = N_("Đến ngày {day} sổ chưa có khó khăn nào mang số {number}.")
DIRECTIONS = (
    Column("direction_no", N_("Số ý kiến"), width=112),
    Column("direction", N_("Ý kiến chỉ đạo"), width=290),
    Column("unit_name", N_("Đơn vị thực hiện"), width=128),
    Column("due_on", N_("Thời hạn"), "date", width=94),
    Column("state", N_("Tình trạng"), "status", statuses=status.DIRECTION, width=142),
    Column("response", N_("Kết quả thực hiện"), width=280),
    Column("answered_by", N_("Người trả lời"), width=130),
    Column("answered_on", N_("Ngày trả lời"), "date", width=98),
    Column("evidence", N_("Minh chứng"), width=150),
    Column("document", N_("Văn bản chỉ đạo"), width=150),
    Column("directed_by", N_("Người cho ý kiến"), width=140),
    Column("directed_on", N_("Ngày cho ý kiến"), "date", width=112),
    Column("form", N_("Hình thức"), labels=DIRECTION_FORMS.by_code, width=140),
)
EVENTS = (
    Column("acted_on", N_("Ngày"), "date", width=94),
    Column("event", N_("Việc"), "status", statuses=status.DIFFICULTY_ACT, width=168),
    Column("direction_no", N_("Số ý kiến"), width=112),
    Column("text", N_("Nội dung"), width=320),
    Column("document", N_("Văn bản, minh chứng"), width=160),
    Column("acted_for", N_("Người, đơn vị"), width=140),
    Column("acted_by", N_("Người ghi"), width=130),
    Column("responsible_name", N_("Đơn vị thực hiện"), width=128),
    Column("due_on", N_("Thời hạn"), "date", width=94),
    Column("passed_to", N_("Kiến nghị"), labels=ADDRESSEE.by_code, width=110),
    Column("same_as_no", N_("Khó khăn liên quan"), width=130),
    Column("source_file", N_("Tệp của đơn vị"), width=150),
    Column("recorded_at", N_("Ghi vào sổ lúc"), "moment", width=132),
)
REPORTS = (
    Column("period_name", N_("Kỳ báo cáo"), width=130),
    Column("received_on", N_("Ngày nhận"), "date", width=94),
    Column("told_as_no", N_("Số khó khăn"), width=112),
    Column("description", N_("Khó khăn, vướng mắc"), width=420),
    Column("severity", N_("Mức độ"), "status", statuses=status.SEVERITY, width=106),
    Column("proposal", N_("Đề xuất, kiến nghị"), width=260),
    Column("submitted_by", N_("Người nạp"), width=130),
    Column("source_file", N_("Tệp"), width=160),
)


def draw(chosen: Chosen, number: str) -> bool:
    """Draw the difficulty of that number, or the one a direction of that number is about; tell whether there is one."""
    with st.container(horizontal=True):
        going_to.back_button()
        found = fetch("difficulty", number=number)
        _next_button(chosen, number if found.empty else str(found["difficulty_no"].iloc[0]))
    if found.empty:
        told = _("Không có khó khăn nào mang số {number}.") if chosen.as_of is None else NOT_YET
        day = formats.date(chosen.as_of) if chosen.as_of else ""
        st.info(_(told).format(number=plain(number[:40]), day=day), icon=":material/info:")
        return False
    held: dict[str, Any] = {str(name): value for name, value in found.iloc[0].items()}
    st.subheader(words.head(held), anchor=False)
    words.badges(held, with_status=True)
    if acts.may_act():
        left, right = st.columns([3, 2], gap="medium")
        with right:
            acts.draw(held)
    else:
        left = st.container()
    with left:
        _told(found.iloc[0], held)
        similar.draw(held)
    _directions(str(held["difficulty_no"]))
    _history(str(held["difficulty_no"]))
    return True


def _next_button(chosen: Chosen, number: str) -> None:
    """Offer the difficulty that waits after this one, as the list has them: a meeting goes from one to the next."""
    waiting = in_order(fetch("difficulties", **chosen.asked))
    after = waiting[waiting.index(number) + 1 :] if number in waiting else waiting
    if following := next((other for other in (*after, *waiting) if other != number), None):
        label = _("Khó khăn chờ chỉ đạo tiếp theo: {number}").format(number=following)
        going_to.open_button(following, label, key="next_difficulty")


def _told(row: "pd.Series[Any]", held: dict[str, Any]) -> None:
    st.text(held["description"])
    words.labelled(held, "cause", N_("Nguyên nhân"))
    words.labelled(held, "proposal", N_("Đề xuất, kiến nghị"))
    if isinstance(held["item_title"], str):
        words.labelled(held, "item_title", N_("Nội dung của Kế hoạch"))
    facts = [
        _("Cấp giải quyết: {body}").format(body=words.body(held["addressee"])),
        _("Phát sinh: {day}, đã {n} ngày").format(day=formats.date(held["counted_from"]), n=held["age_days"]),
        _("Đề nghị giải quyết trước: {day}").format(day=formats.date(held["resolve_by"])),
    ]
    if held["reopened_count"]:
        told = _("Đã mở lại: {n} lần, lần cuối {day}")
        facts.append(told.format(n=held["reopened_count"], day=formats.date(held["reopened_on"])))
    if isinstance(held["passed_to"], str):
        told = _("Đã kiến nghị: {body}, {document}")
        document = held["passed_document"] if isinstance(held["passed_document"], str) else formats.NOTHING
        facts.append(told.format(body=words.body(held["passed_to"]), document=document))
        if not pd.isna(held["reply_due_on"]):
            facts.append(_("Đề nghị trả lời trước: {day}").format(day=formats.date(held["reply_due_on"])))
    if not pd.isna(held["reminded_on"]):
        told = _("Văn phòng đã nhắc {n} lần, lần cuối {day}")
        facts.append(told.format(n=held["reminded_count"], day=formats.date(held["reminded_on"])))
    st.text("\n".join(facts))
    _why_escalated(held)
    words.labelled(held, "reopen_reason", N_("Lý do mở lại"))
    words.labelled(held, "reply", N_("Trả lời của cấp trên"))
    if isinstance(held["resolution"], str):
        words.labelled(held, "resolution", _("Kết thúc ngày {day}").format(day=formats.date(held["resolved_on"])))
        words.labelled(held, "evidence", N_("Minh chứng"))
    joined.draw(str(held["difficulty_no"]))
    source_line(row, "difficulties", key=str(held["difficulty_no"]))


def _why_escalated(held: dict[str, Any]) -> None:
    if not isinstance(held["escalation"], str):
        return
    told = _("{level}: {clock}; mức {basis} là dưới {days} ngày (quy tắc {rule}).")
    sentence = told.format(
        level=_(ESCALATION_LEVELS.label(held["escalation"])),
        clock=words.clock(held),
        rule=held["escalation_rule"],
        days=held["after_days"],
        basis=str(held["basis"])[:1].lower() + str(held["basis"])[1:],
    )
    st.caption(plain(sentence))


def _directions(number: str) -> None:
    st.subheader(_("Ý kiến chỉ đạo và kết quả"), anchor=False)
    rows = fetch("difficulty_directions", difficulty_no=number)
    table(
        rows,
        filled(DIRECTIONS, rows),
        empty=_("Chưa có ý kiến chỉ đạo."),
        key=f"directions_{number}",
        title=_("Ý kiến chỉ đạo về {number}").format(number=number),
        lines_per_row=3,
    )


def _history(number: str) -> None:
    st.subheader(_("Mọi việc đã ghi"), anchor=False)
    rows = fetch("difficulty_events", difficulty_no=number)
    table(
        rows,
        filled(EVENTS, rows),
        empty=_("Chưa có việc nào ngoài báo cáo của đơn vị."),
        key=f"events_{number}",
        title=_("Mọi việc đã ghi về {number}").format(number=number),
        lines_per_row=3,
    )
    st.subheader(_("Các lần đơn vị báo cáo"), anchor=False)
    told = fetch("difficulty_reports", difficulty_no=number)
    chosen_row(
        told.assign(row_key=told["submission_id"] + "|" + told["source_row"].astype(str)),
        REPORTS,
        lambda row: source_line(row, "difficulties", key=f"told_{row['row_key']}"),
        by="row_key",
        key=f"reports_{number}",
        title=_("Các lần báo cáo {number}").format(number=number),
        empty=_("Không còn tệp nào nêu khó khăn này."),
        lines_per_row=3,
    )
