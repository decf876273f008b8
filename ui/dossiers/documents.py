"""Papers on nominations: lists, draft submissions, a file for other programs, statistics; each file proves itself."""

from datetime import date
from functools import partial

import streamlit as st

from domain.nominations import OWN
from domain.states import NOMINATION_STATES
from ledger import Ledger
from reports.errors import ReportError
from reports.ledger_head import head_told, with_head
from reports.nominees.choice import STATES, Choice
from reports.nominees.destinations import DESTINATIONS
from reports.nominees.kinds import BY_CODE, PaperKind, Wanted, Written
from texts import N_
from ui import data, download
from ui.data import fetch
from ui.filters import Chosen
from ui.language import _
from ui.nominations import scopes
from ui.plain import plain

MIMES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
NAMES = {
    "nominees": "danh-sach-trich-ngang",
    "submission": "du-thao-to-trinh",
    "vendor": "danh-sach-de-nhap",
    "statistics": "so-lieu-0603N",
}
DRAFTS = N_("Văn bản là dự thảo: chưa có số, ngày, chữ ký. Mỗi tệp được mở lại và so với sổ trước khi giao.")
_MADE = "papers_made"


def draw(chosen: Chosen) -> None:
    """Draw the choice of a paper and, once it is made, its files."""
    st.caption(_(DRAFTS))
    kind = BY_CODE[
        st.selectbox(
            _("Loại văn bản"),
            list(BY_CODE),
            format_func=lambda code: _capital(_(BY_CODE[code].label)),
            filter_mode=None,
            key="paper_kind",
        )
    ]
    wanted = _wanted(chosen, kind)
    key = (kind.code, wanted, data.state())
    if st.button(_("Lập tệp"), type="primary", icon=":material/description:", key="make_paper"):
        st.session_state[_MADE] = (key, _make(kind, wanted))
    made = st.session_state.get(_MADE)
    if made is not None and made[0] == key:
        _files(chosen, kind, made[1])


def _wanted(chosen: Chosen, kind: PaperKind) -> Wanted:
    awards: list[str] = []
    states = list(kind.states)
    to, decided_on = "", None
    scope = scopes.choose(chosen, key="paper_scope") if "appraised" in kind.options else OWN
    if "award" in kind.options:
        names = dict(_award_names())
        awards = st.multiselect(
            _("Chỉ các danh hiệu, hình thức"),
            list(names),
            format_func=lambda code: names[code],
            placeholder=_("Tất cả"),
            key=f"paper_awards_{kind.code}",
        )
    if "state" in kind.options:
        states = st.multiselect(
            _("Trạng thái hồ sơ"),
            list(STATES),
            default=list(kind.states),
            format_func=lambda code: _(NOMINATION_STATES.label(code)),
            key=f"paper_states_{kind.code}",
        )
    if "to" in kind.options:
        ways = {way.code: way.label for way in DESTINATIONS}
        to = st.selectbox(
            _("Nơi trình"), list(ways), format_func=lambda code: _(ways[code]), filter_mode=None, key="paper_to"
        )
        picked = st.date_input(
            _("Ngày dự kiến quyết định"), value=None, format="DD/MM/YYYY", key="paper_decided_on", width=240
        )
        decided_on = picked if isinstance(picked, date) else None
    period = chosen.period if "period" in kind.options else ""
    choice = Choice(chosen.plan_id, period or "", chosen.unit_code or "", tuple(awards), tuple(states), scope)
    return Wanted(choice, to, decided_on)


def _award_names() -> list[tuple[str, str]]:
    rows = fetch("context_awards")
    return list(zip(rows["award_code"], rows["name"], strict=True))


def _make(kind: PaperKind, wanted: Wanted) -> dict[str, Written] | ReportError:
    with st.spinner(_("Đang lập tệp và so lại với sổ…")):
        try:
            return {ending: writer(data.records, wanted) for ending, writer in kind.writers.items()}
        except ReportError as reason:
            return reason


def _files(chosen: Chosen, kind: PaperKind, made: dict[str, Written] | ReportError) -> None:
    if isinstance(made, ReportError):
        st.error(plain(f"{_(made.sentence)} {made.detail}".strip()))
        return
    with st.container(horizontal=True):
        for ending, written in made.items():
            download.button(
                _("Tải {name} ({ending}, {n} hồ sơ)").format(name=_(kind.label), ending=ending, n=written.nominations),
                partial(_taken, data.ledger(), written),
                title=_capital(_(kind.label)),
                file_name=f"{NAMES[kind.code]}_{chosen.plan_id}{ending}",
                mime=MIMES[ending],
                key=f"paper_{kind.code}_{ending}",
            )


def _taken(ledger: Ledger, written: Written) -> download.Made:
    return download.Made(with_head(written.content, head_told(ledger)), rows=written.nominations)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
