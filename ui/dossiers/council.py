"""A council's ballot: its totals once, the yeses of each nominee beside the name; never who voted what."""

from collections import defaultdict
from typing import Any

import pandas as pd
import streamlit as st

from domain.nominations import COUNCILS
from ledger.nomination_each import Outcome
from ledger.nomination_records import Ballot, record_council
from ledger.store import today
from texts import N_
from ui import data, page, person
from ui.data import fetch
from ui.dossiers.moving import seen_of
from ui.dossiers.outcomes import remember
from ui.failure import refusal_shown
from ui.filters import Chosen
from ui.language import _
from ui.meeting_names import meeting_names

# Where a council has something to vote on, the next first.
STATES = ("eligible", "council_done", "submitted")
ONLY_TOTALS = N_(
    "Chỉ ghi tổng số phiếu, không ghi ai bỏ phiếu thế nào. Người vắng có ý kiến bằng văn bản được tính là bỏ phiếu."
)


def draw(chosen: Chosen) -> None:
    """Draw the form for the nominations that wait for a council, or whose council has met."""
    st.caption(_(ONLY_TOTALS))
    rows = fetch("nomination_board", plan_id=chosen.plan_id, unit_code=chosen.unit_code, scope=None)
    waiting = rows[rows["state"].isin(STATES)]
    waiting = waiting.sort_values("state", key=lambda states: states.map(STATES.index), kind="stable")
    if waiting.empty:
        st.info(_("Không có hồ sơ nào đang chờ Hội đồng."), icon=":material/check_circle:")
        return
    if page.only_reading() or (who := person.ask(key="council")) is None:
        return
    with st.form("council_form", border=False, enter_to_submit=False):
        ballot = _totals(chosen)
        votes = _votes(waiting.reset_index(drop=True))
        sent = st.form_submit_button(_("Ghi kết quả Hội đồng"), type="primary", icon=":material/how_to_vote:")
    if sent:
        _record(waiting, who, ballot, votes)


def _totals(chosen: Chosen) -> dict[str, Any]:
    names = meeting_names(chosen.plan_id)
    councils = COUNCILS.by_code
    said: dict[str, Any] = {}
    with st.container(horizontal=True):
        said["council"] = st.selectbox(
            _("Hội đồng"), list(councils), format_func=lambda code: _(councils[code]), filter_mode=None, width=320
        )
        said["held_on"] = st.date_input(_("Ngày họp"), value=today(), max_value=today(), format="DD/MM/YYYY", width=150)
        for name, label in (
            ("members", N_("Tổng số thành viên")),
            ("present", N_("Có mặt")),
            ("written", N_("Vắng, có ý kiến bằng văn bản")),
        ):
            entered = st.number_input(_(label), min_value=0, max_value=999, step=1, key=f"council_{name}", width=210)
            said[name] = int(entered)
    said["meeting_id"] = st.selectbox(
        _("Kỳ họp đã ghi"),
        ["", *names],
        format_func=lambda code: names.get(code, _("Không gắn với kỳ họp")),
        filter_mode=None,
    )
    said["document"] = st.text_input(_("Số, ký hiệu biên bản"), max_chars=200)
    return said


def _votes(rows: pd.DataFrame) -> pd.DataFrame:
    shown = rows[["nomination_no", "nominee_name", "award_short_name", "unit_name"]].assign(votes_for=pd.NA)
    fixed = {
        "nomination_no": N_("Số hồ sơ"),
        "nominee_name": N_("Họ và tên hoặc tên tập thể"),
        "award_short_name": N_("Danh hiệu, hình thức"),
        "unit_name": N_("Đơn vị"),
    }
    edited: pd.DataFrame = st.data_editor(
        shown.astype({"votes_for": "Int64"}),
        column_config={
            **{name: st.column_config.TextColumn(_(label), disabled=True) for name, label in fixed.items()},
            "votes_for": st.column_config.NumberColumn(_("Số phiếu đồng ý"), min_value=0, max_value=999, step=1),
        },
        hide_index=True,
        height="content" if len(shown) < 16 else 560,
        key="council_votes",
    )
    return edited


def _record(rows: pd.DataFrame, who: person.Person, ballot: dict[str, Any], votes: pd.DataFrame) -> None:
    given = votes.dropna(subset=["votes_for"])
    if given.empty:
        st.error(_("Hãy ghi số phiếu đồng ý của ít nhất một hồ sơ."))
        return
    by_votes: defaultdict[int, list[str]] = defaultdict(list)
    for number, votes_for in zip(given["nomination_no"], given["votes_for"], strict=True):
        by_votes[int(votes_for)].append(str(number))
    seen, done = seen_of(rows), list[Outcome]()
    with refusal_shown():
        for votes_for, numbers in by_votes.items():
            done += record_council(data.ledger(), who.actor, numbers, Ballot(votes_for=votes_for, **ballot), seen)
        remember(_("Đã ghi kết quả Hội đồng của {n} hồ sơ."), done)
        st.rerun()
