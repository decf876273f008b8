"""The Office's own word on one nomination: its class for the statistics, the day its outcome is made known."""

from collections.abc import Hashable, Mapping, Sequence
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from domain.choices import HONORIFIC
from domain.clock import today
from domain.form_0603 import NOMINEE_CLASSES
from domain.nominations import COUNCILS, NOMINATION_OUTCOMES, NOMINEE_FACTS
from domain.sheets.nominations import NOMINATIONS
from domain.states import NOMINATION_STATES
from ledger.nomination_each import Seen
from ledger.nomination_rulings import Said, announce, correct_fact, set_class
from texts import formats
from ui import data, person, status
from ui.data import fetch
from ui.dossiers.outcomes import remember
from ui.failure import refusal_shown
from ui.language import _
from ui.person import Person


def draw(held: dict[str, Any], who: Person, seen: Seen) -> None:
    """Draw what the Office may rule on this nomination."""
    number = str(held["nomination_no"])
    if held["nominee_kind"] == "individual" and person.may("class"):
        with st.expander(_("Xếp nhóm theo biểu 0603.N"), icon=":material/groups:", key="class_act"):
            _class(number, held, who, seen)
    if person.may("corrected"):
        with st.expander(_("Sửa họ tên, chức vụ"), icon=":material/edit:", key="correct_act"):
            _correction(number, held, who, seen)


def draw_announcement(held: dict[str, Any], who: Person, seen: Seen) -> None:
    """Draw the form that makes this nomination's outcome known, where there is one."""
    number = str(held["nomination_no"])
    if held["state"] in NOMINATION_OUTCOMES and person.may("announced"):
        with st.expander(_("Công bố kết quả"), icon=":material/campaign:", key="announce_act"):
            announcement([number], who, {number: seen})


def _class(number: str, held: dict[str, Any], who: Person, seen: Seen) -> None:
    now = None if pd.isna(held["nominee_class"]) else int(held["nominee_class"])
    with st.form(f"class_{number}", border=False, enter_to_submit=False):
        picked = st.selectbox(
            _("Nhóm đối tượng"),
            list(NOMINEE_CLASSES),
            index=list(NOMINEE_CLASSES).index(now) if now else None,
            format_func=lambda code: f"{code}. {_(NOMINEE_CLASSES[code])}",
            filter_mode=None,
        )
        why = st.text_input(_("Lý do xếp lại"), max_chars=300)
        sent = st.form_submit_button(_("Ghi nhóm đối tượng"))
    if sent and picked:
        with refusal_shown():
            outcome = set_class(data.ledger(), who.actor, number, int(picked), Said(text=why), seen)
            remember(_("Đã ghi nhóm đối tượng."), [outcome])
            st.rerun()


def _correction(number: str, held: dict[str, Any], who: Person, seen: Seen) -> None:
    fields = NOMINEE_FACTS if held["nominee_kind"] == "individual" else ("nominee_name",)
    st.caption(_("Lời cũ vẫn ở lịch sử và tệp của đơn vị."))
    field = st.selectbox(
        _("Nội dung cần sửa"),
        fields,
        format_func=lambda code: _(NOMINATIONS.column(code).heading),
        filter_mode=None,
        key=f"correct_field_{number}",
    )
    with st.form(f"correct_{number}_{field}", border=False, enter_to_submit=False):
        now = held[field]
        shown = "" if now is None or pd.isna(now) else str(int(now) if field == "birth_year" else now)
        value = _right_value(field, shown)
        why = st.text_input(_("Lý do sửa"), max_chars=300)
        sent = st.form_submit_button(_("Ghi nội dung đúng"))
    if sent:
        with refusal_shown():
            outcomes = correct_fact(data.ledger(), who.actor, [number], field, value, Said(text=why), {number: seen})
            remember(_("Đã sửa nội dung của {n} hồ sơ."), outcomes)
            st.rerun()


def _right_value(field: str, shown: str) -> str:
    if field != "honorific":
        return st.text_input(_("Ghi đúng là"), value=shown, max_chars=200)
    words = [option.code for option in HONORIFIC.options]
    place = words.index(shown) if shown in words else None
    return st.selectbox(_("Ghi đúng là"), words, index=place, filter_mode=None) or ""


def announcement(numbers: Sequence[str], who: Person, seen: Mapping[str, Seen]) -> None:
    """Draw the form that records the day on which the outcome of these nominations is made known."""
    st.caption(_("Đến ngày này kết quả mới hiện cho đơn vị; trước đó chỉ Văn phòng và Lãnh đạo Sở thấy."))
    with st.form(f"announce_{'+'.join(numbers) if len(numbers) == 1 else 'many'}", border=False, enter_to_submit=False):
        day = st.date_input(_("Ngày công bố"), value=today(), format="DD/MM/YYYY")
        document = st.text_input(_("Văn bản công bố"), max_chars=200)
        sent = st.form_submit_button(_("Ghi ngày công bố"))
    if sent and isinstance(day, date):
        with refusal_shown():
            outcomes = announce(data.ledger(), who.actor, numbers, day, Said(document=document), seen)
            remember(_("Đã ghi ngày công bố của {n} hồ sơ."), outcomes)
            st.rerun()


def told(row: Mapping[Hashable, Any]) -> str:
    """What an act of the query nomination_history was about, in words."""
    act, subject, value = str(row["act"]), row["subject"], row["value"]
    if act == "move":
        reason = status.RETURN_REASON_LABELS.get(value)
        return " · ".join(filter(None, (_(NOMINATION_STATES.label(subject)), _(reason) if reason else "")))
    if act == "council":
        return _("{council}: {votes} phiếu").format(council=_(COUNCILS.label(subject)), votes=value)
    if act == "paper":
        words = _("{paper}: đã có") if value == "1" else _("{paper}: chưa có")
        return words.format(paper=_paper_names().get(subject, subject))
    if act == "override":
        return _("Quy định {rule}").format(rule=subject) + ("" if value == "1" else _(" (lấy lại)"))
    if act == "class":
        return _("Nhóm {n}").format(n=value)
    if act == "announced":
        return formats.date(date.fromisoformat(str(value)))
    return f"{_(NOMINATIONS.column(subject).heading)}: {value}"


def _paper_names() -> dict[str, str]:
    rows = fetch("dossier_names")
    return dict(zip(rows["document"], rows["name"], strict=True))
