"""A council's ballot: its totals once, the yeses of each nominee beside the name; never who voted what."""

from collections import defaultdict
from typing import Any

import pandas as pd
import streamlit as st

from domain.clock import today
from domain.nominations import APPRAISED, COUNCILS, OWN
from ledger.nomination_acts import Step, move_nominations
from ledger.nomination_each import Outcome
from ledger.nomination_records import Ballot, record_council
from texts import N_, formats
from ui import data, page, person
from ui.data import fetch
from ui.dossiers.moving import seen_of
from ui.dossiers.outcomes import remember
from ui.failure import refusal_shown
from ui.filters import Chosen
from ui.language import _
from ui.meeting_names import meeting_names
from ui.nominations import scopes
from ui.nominations.order import by_given_name

# Where a council has something to vote on: what waits for it, and what it has voted on before.
WAITING, MET = "eligible", "council_done"
STATES = (WAITING, MET, "submitted")
# Whose vote a nomination waits for: the Department's own council, the province's for what others sent to be appraised.
COUNCIL_OF = {OWN: "department", APPRAISED: "province"}
ONLY_TOTALS = N_(
    "Chỉ ghi tổng số phiếu, không ghi ai bỏ phiếu thế nào. Người vắng có ý kiến bằng văn bản được tính là bỏ phiếu."
)
FOR_ALL_HELP = N_(
    "Dùng cho mọi hồ sơ trong bảng, trừ hồ sơ ghi số riêng ở cột cuối. Để trống: chỉ ghi hồ sơ có số riêng."
)


def draw(chosen: Chosen) -> None:
    """Draw the form for the nominations that wait for a council, and on demand for those it has voted on."""
    st.caption(_(ONLY_TOTALS))
    scope = scopes.choose(chosen, key="council_scope")
    rows = fetch("nomination_board", plan_id=chosen.plan_id, unit_code=chosen.unit_code, scope=scope)
    known = by_given_name(rows[rows["state"].isin(STATES)])
    if known.empty:
        st.info(_("Không có hồ sơ nào đang chờ Hội đồng."), icon=":material/check_circle:")
        return
    if page.only_reading() or (who := person.ask("council", key="council")) is None:
        return
    waits = known["state"] == WAITING
    with_met = st.toggle(
        _("Cả hồ sơ đã họp Hội đồng, đã trình ({n})").format(n=len(known[~waits])),
        value=not waits.any(),
        key="council_with_met",
    )
    shown = known if with_met else known[waits].reset_index(drop=True)
    if shown.empty:
        st.info(_("Không có hồ sơ nào đang chờ Hội đồng."), icon=":material/check_circle:")
        return
    with st.form(f"council_form_{scope}", border=False, enter_to_submit=False):
        ballot, for_all, moves = _totals(chosen, COUNCIL_OF[scope])
        votes = _votes(shown, scope)
        sent = st.form_submit_button(_("Ghi kết quả Hội đồng"), type="primary", icon=":material/how_to_vote:")
    if sent:
        _record(shown, who, ballot, _counted(votes, for_all), moves=moves)


def _totals(chosen: Chosen, council: str) -> tuple[dict[str, Any], int | None, bool]:
    names = meeting_names(chosen.plan_id)
    councils = COUNCILS.by_code
    said: dict[str, Any] = {}
    with st.container(horizontal=True):
        said["council"] = st.selectbox(
            _("Hội đồng"),
            list(councils),
            index=list(councils).index(council),
            format_func=lambda code: _(councils[code]),
            filter_mode=None,
            width=320,
        )
        said["held_on"] = st.date_input(_("Ngày họp"), value=today(), max_value=today(), format="DD/MM/YYYY", width=150)
        said["document"] = st.text_input(_("Số, ký hiệu biên bản"), max_chars=200, width=210)
        said["meeting_id"] = st.selectbox(
            _("Kỳ họp đã ghi"),
            ["", *names],
            format_func=lambda code: names.get(code, _("Không gắn với kỳ họp")),
            filter_mode=None,
            width=320,
        )
    with st.container(horizontal=True):
        for name, label in (
            ("members", N_("Tổng số thành viên")),
            ("present", N_("Có mặt")),
            ("written", N_("Vắng, có ý kiến bằng văn bản")),
        ):
            entered = st.number_input(_(label), min_value=0, max_value=999, step=1, key=f"council_{name}", width=210)
            said[name] = int(entered)
        for_all = st.number_input(
            _("Số phiếu đồng ý của mọi hồ sơ"),
            value=None,
            min_value=0,
            max_value=999,
            step=1,
            key="council_for_all",
            help=_(FOR_ALL_HELP),
            width=240,
        )
    moves = st.checkbox(_("Ghi xong, chuyển sang “Đã họp Hội đồng”"), value=True, key="council_moves")
    return said, None if for_all is None else int(for_all), moves


def _votes(rows: pd.DataFrame, scope: str) -> pd.DataFrame:
    names = ["nomination_no", "nominee_name", "award_short_name", "unit_name"]
    before = [_before(row) for row in rows.to_dict("records")]
    shown = rows[names].assign(before=before, votes_for=pd.NA)
    fixed = {
        "nomination_no": N_("Số hồ sơ"),
        "nominee_name": N_("Họ và tên hoặc tên tập thể"),
        "award_short_name": N_("Danh hiệu, hình thức"),
        "unit_name": N_("Đơn vị"),
        "before": N_("Đã ghi"),
    }
    edited: pd.DataFrame = st.data_editor(
        shown.astype({"votes_for": "Int64"}),
        column_config={
            **{name: st.column_config.TextColumn(_(label), disabled=True) for name, label in fixed.items()},
            "votes_for": st.column_config.NumberColumn(_("Số phiếu đồng ý"), min_value=0, max_value=999, step=1),
        },
        hide_index=True,
        height="content" if len(shown) < 16 else 560,
        placeholder=formats.NOTHING,
        key=f"council_votes_{scope}",
    )
    return edited


def _before(row: dict[Any, Any]) -> str | None:
    """What the newest council said of it, for instance "8/9"; None where none has."""
    if pd.isna(row["council_votes_for"]):
        return None
    return f"{int(row['council_votes_for'])}/{int(row['members'])}"


def _counted(votes: pd.DataFrame, for_all: int | None) -> dict[str, int]:
    """The yeses by number of nomination: each one's own, else those of all."""
    own = zip(votes["nomination_no"], votes["votes_for"], strict=True)
    said = {str(number): for_all if pd.isna(given) else int(given) for number, given in own}
    return {number: given for number, given in said.items() if given is not None}


def _record(
    rows: pd.DataFrame, who: person.Person, ballot: dict[str, Any], votes: dict[str, int], *, moves: bool
) -> None:
    if not votes:
        st.error(_("Hãy ghi số phiếu đồng ý của ít nhất một hồ sơ."))
        return
    by_votes: defaultdict[int, list[str]] = defaultdict(list)
    for number, votes_for in votes.items():
        by_votes[votes_for].append(number)
    seen, done = seen_of(rows), list[Outcome]()
    with refusal_shown():
        for votes_for, numbers in by_votes.items():
            done += record_council(data.ledger(), who.actor, numbers, Ballot(votes_for=votes_for, **ballot), seen)
        recorded = {outcome.nomination_no for outcome in done if outcome.refusal is None}
        waiting = [number for number in rows["nomination_no"][rows["state"] == WAITING] if number in recorded]
        if moves and waiting and ballot["council"] == COUNCIL_OF[str(rows["scope"].iloc[0])]:
            said = Step(on=ballot["held_on"], document=ballot["document"])
            moved = move_nominations(data.ledger(), who.actor, waiting, MET, said)
            done += [outcome for outcome in moved if outcome.refusal is not None]
        remember(_("Đã ghi kết quả Hội đồng của {n} hồ sơ."), done)
        st.rerun()
