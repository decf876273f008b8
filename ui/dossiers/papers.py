"""What the dossier must hold and what is there, ticked by the Office."""

from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from domain.nominations import DOSSIER_CONDITIONS, DOSSIER_SOURCES
from domain.states import NOMINATION_STATES
from ledger.nomination_each import Seen
from ledger.nomination_records import Paper, record_papers
from texts import N_
from ui import data
from ui.data import fetch
from ui.dossiers.outcomes import remember
from ui.failure import refusal_shown
from ui.language import _
from ui.person import Person
from ui.tables import Column, table

LIST = (
    Column("name", N_("Văn bản, tài liệu"), width=250),
    Column("told", N_("Yêu cầu"), width=200),
    Column("is_held", N_("Đã có"), "yes_no", width=64),
    Column("number", N_("Số, ký hiệu"), width=120),
    Column("dated_on", N_("Ngày"), "date", width=94),
    Column("basis", N_("Căn cứ"), width=220),
    Column("source_told", N_("Nguồn"), width=140),
)
_LINE = 120


def draw(number: str) -> None:
    """Draw the papers of the nomination of that number."""
    st.subheader(_("Thành phần hồ sơ"), anchor=False)
    rows = fetch("nomination_papers", nomination_no=number)
    told = [_told(row) for row in rows.to_dict("records")]
    sources = [_(DOSSIER_SOURCES.label(code)) for code in rows["source"]]
    table(
        rows.assign(told=told, source_told=sources),
        LIST,
        empty=_("Không có quy định về thành phần hồ sơ cho danh hiệu, hình thức này."),
        key=f"papers_{number}",
        title=_("Thành phần hồ sơ {number}").format(number=number),
        lines_per_row=2,
    )


def _told(row: dict[Any, Any]) -> str:
    if row["is_missing"]:
        return _("▲ Còn thiếu")
    if not row["is_needed"]:
        return _(DOSSIER_CONDITIONS.label(row["condition"]))
    return _("Cần có khi “{state}”").format(state=_(NOMINATION_STATES.label(row["needed_at"])))


def form(number: str, who: Person, seen: Seen) -> None:
    """Draw the ticks: every paper with whether it is there, its number and its day, recorded together."""
    rows = fetch("nomination_papers", nomination_no=number)
    if rows.empty:
        return
    with st.form(f"papers_form_{number}", border=False, enter_to_submit=False):
        ticked = {str(row["document"]): _paper(row) for row in rows.to_dict("records")}
        sent = st.form_submit_button(_("Ghi kết quả kiểm hồ sơ"), icon=":material/inventory:")
    if not sent:
        return
    changed = [
        paper for paper, row in zip(ticked.values(), rows.to_dict("records"), strict=True) if _differs(paper, row)
    ]
    with refusal_shown():
        outcomes = record_papers(data.ledger(), who.actor, [number], changed, seen={number: seen})
        remember(_("Đã ghi kết quả kiểm hồ sơ."), outcomes)
        st.rerun()


def _paper(row: dict[Any, Any]) -> Paper:
    document = str(row["document"])
    held = st.checkbox(str(row["name"]), value=bool(row["is_held"]), key=f"held_{document}")
    text = row["number"] if isinstance(row["number"], str) else ""
    day = None if pd.isna(row["dated_on"]) else row["dated_on"]
    return Paper(document, held, *number_and_day(document, "one", text, day))


def number_and_day(document: str, key: str, number: str, day: date | None) -> tuple[str, date | None]:
    """Draw the fields for a paper's own number and day, with what is known of them, and return what they hold."""
    left, right = st.columns([3, 2])
    number = left.text_input(
        _("Số, ký hiệu"),
        value=number,
        max_chars=_LINE,
        key=f"number_{key}_{document}",
        placeholder=_("Số, ký hiệu"),
        label_visibility="collapsed",
    )
    said = right.date_input(
        _("Ngày"), value=day, format="DD/MM/YYYY", key=f"dated_{key}_{document}", label_visibility="collapsed"
    )
    return number, said if isinstance(said, date) else None


def _differs(paper: Paper, row: dict[Any, Any]) -> bool:
    held = "" if not isinstance(row["number"], str) else row["number"]
    dated_on = None if pd.isna(row["dated_on"]) else pd.Timestamp(row["dated_on"]).date()
    # A paper that the unit only names in its file counts as checked once the Office says so itself.
    unchecked = paper.is_held and not row["is_checked"]
    return unchecked or (paper.is_held, paper.number.strip(), paper.dated_on) != (bool(row["is_held"]), held, dated_on)
