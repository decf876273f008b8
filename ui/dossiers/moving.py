"""The form that moves one nomination or several: to which state, and what must be said with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from domain.clock import today
from domain.nominations import APPRAISED
from domain.states import NOMINATION_STATES, RETURN_REASONS
from ledger.nomination_acts import Step, move_nominations
from ledger.nomination_each import Seen
from texts import N_
from ui import data, status
from ui.data import fetch
from ui.dossiers.outcomes import remember
from ui.drafts import Draft
from ui.failure import refusal_shown
from ui.language import _
from ui.person import Person

_LINE = 200
TEXT_NEEDED, TEXT = N_("Nội dung, lý do (phải ghi)"), N_("Nội dung, lý do")
DECISIONS = {"decided": N_("Số quyết định khen thưởng"), "revoked": N_("Số quyết định thu hồi")}
DECISION_DAYS = {"decided": N_("Ngày quyết định khen thưởng"), "revoked": N_("Ngày quyết định thu hồi")}
# What comes next, and whose turn it is, once a nomination stands there.
THEN = {
    "registered": N_("đơn vị gửi đề nghị."),
    "proposed": N_("Văn phòng kiểm, tiếp nhận hoặc trả lại."),
    "received": N_("Văn phòng kiểm thành phần hồ sơ, xét điều kiện."),
    "returned": N_("đơn vị bổ sung, gửi lại; hồ sơ hiện ở trang Nhắc việc."),
    "eligible": N_("trình Hội đồng xét."),
    "ineligible": N_("hồ sơ dừng ở đây; mở lại được, có lý do."),
    "council_done": N_("Giám đốc Sở quyết định hoặc trình cấp trên."),
    "submitted": N_("chờ cấp trên xét, quyết định."),
    "decided": N_("ghi ngày công bố; trước đó chỉ Văn phòng, Lãnh đạo Sở thấy kết quả."),
    "declined": N_("ghi ngày công bố; trước đó chỉ Văn phòng, Lãnh đạo Sở thấy kết quả."),
    "withdrawn": N_("hồ sơ dừng ở đây; đề nghị lại được, có lý do."),
    "revoked": N_("ghi ngày công bố; trước đó chỉ Văn phòng, Lãnh đạo Sở thấy kết quả."),
}
# The same of what another agency sent to be appraised.
THEN_ELSEWHERE = {
    "returned": N_("cơ quan bổ sung, gửi lại."),
    "eligible": N_("trình Hội đồng tỉnh xét."),
    "council_done": N_("trình cấp có thẩm quyền quyết định."),
}


@dataclass(frozen=True)
class Way:
    """A state that every chosen nomination may be moved to, and what some of them need for it."""

    state: str
    needs: frozenset[str]
    role_fits: bool


def ways_of(rows: pd.DataFrame, who: Person) -> list[Way]:
    """The moves open to all of `rows` (of the query nomination_board), in the order of the register."""
    # One of each kind tells for all of it: the register speaks of states, awards and sudden commendation only.
    kinds = rows.drop_duplicates(["state", "award_code", "commendation_kind"])["nomination_no"]
    found = [fetch("nomination_ways", nomination_no=str(number)) for number in kinds]
    if not found:
        return []
    shared = [state for state in found[0]["to_state"] if all(state in set(ways["to_state"]) for ways in found)]
    every = pd.concat(found)
    return [_way(state, every[every["to_state"] == state], who) for state in dict.fromkeys(shared)]


def _way(state: str, rows: pd.DataFrame, who: Person) -> Way:
    needs = frozenset(need for text in rows["needs"].dropna() for need in str(text).split(";") if need)
    return Way(state, needs, all(who.role in str(roles).split(";") for roles in rows["roles"]))


def form(rows: pd.DataFrame, who: Person, *, key: str, seen: Mapping[str, Seen]) -> None:
    """Draw the form for `rows`; `seen` is what the person had before the eyes of each."""
    shared = ways_of(rows, who)
    ways = {way.state: way for way in shared if way.role_fits}
    if not ways:
        told = _("Bước tiếp theo do vai trò khác thực hiện. Hãy chuyển cho người có thẩm quyền.")
        none = _("Không có bước chuyển chung cho các hồ sơ đã chọn. Hãy chọn các hồ sơ ở cùng một bước.")
        st.info(told if shared else none, icon=":material/info:")
        return
    subject = "+".join(rows["nomination_no"]) if len(rows) == 1 else f"{key}"
    state = st.segmented_control(
        _("Chuyển sang"),
        list(ways),
        default=next(iter(ways)),
        required=True,
        format_func=lambda code: status.find(status.NOMINATION, code).text(),
        key=f"to_{key}_{'_'.join(ways)}",
    )
    way = ways[str(state)]
    st.caption(_what_follows(rows, way.state))
    with Draft(f"move/{subject}/{way.state}") as draft:
        step = _fields(draft, way)
    if "ad_hoc" in way.needs:
        st.caption(_("Chỉ dùng cho khen thưởng đột xuất."))
    label = _("Chuyển {n} hồ sơ").format(n=len(rows))
    kind: Any = "secondary" if way.state == "revoked" else "primary"
    if st.button(label, type=kind, icon=":material/move_item:", key=f"do_move_{key}_{way.state}"):
        with refusal_shown():
            numbers = [str(number) for number in rows["nomination_no"]]
            outcomes = move_nominations(data.ledger(), who.actor, numbers, way.state, step, seen)
            if any(outcome.refusal is None for outcome in outcomes):
                draft.clear()
            told = _("Đã chuyển {{n}} hồ sơ sang “{state}”.")
            remember(told.format(state=_(NOMINATION_STATES.label(way.state))), outcomes)
            st.rerun()


def _what_follows(rows: pd.DataFrame, state: str) -> str:
    """What comes after that state, and within how many days where the pipeline sets a term for all of the awards."""
    ways = fetch("award_ways", award_codes=sorted(set(rows["award_code"])))
    terms = set(ways["term_days"][ways["from_state"] == state].dropna())
    then = THEN_ELSEWHERE.get(state, THEN[state]) if set(rows["scope"]) == {APPRAISED} else THEN[state]
    told = _("Sau đó: {then}").format(then=_(then))
    if len(terms) != 1:
        return told
    return told + _(" Thời hạn của bước: {n} ngày.").format(n=int(terms.pop()))


def _fields(draft: Draft, way: Way) -> Step:
    needs, said = way.needs, dict[str, Any]()
    if "reason" in needs:
        reasons = RETURN_REASONS.by_code
        said["reason"] = draft.selectbox(
            _("Lý do trả lại"),
            list(reasons),
            key="reason",
            index=None,
            placeholder=_("Chọn lý do"),
            filter_mode=None,
            format_func=lambda code: f"{code} · {_(reasons[code])}",
        )
    if "decision_no" in needs:
        said["decision_no"] = draft.text_input(_(DECISIONS[way.state]), key="decision_no", max_chars=_LINE)
        said["decision_on"] = draft.date_input(
            _(DECISION_DAYS[way.state]), key="decision_on", max_value=today(), format="DD/MM/YYYY"
        )
    if "document" in needs:
        said["document"] = draft.text_input(_("Số, ký hiệu, ngày của tờ trình"), key="document", max_chars=_LINE)
    asks = TEXT_NEEDED if "text" in needs else TEXT
    said["text"] = draft.text_area(_(asks), key="text", height=90)
    said["on"] = draft.date_input(_("Ngày thực hiện"), key="on", value=today(), max_value=today(), format="DD/MM/YYYY")
    return Step(**{name: value for name, value in said.items() if value is not None})


def seen_of(rows: pd.DataFrame) -> dict[str, Seen]:
    """What the person sees now of each of `rows`."""
    acts = rows["last_act_no"].fillna(0).astype(int)
    told = zip(rows["nomination_no"], acts, rows["state"], strict=True)
    return {str(number): Seen(int(act_no), str(state)) for number, act_no, state in told}
