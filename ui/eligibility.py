"""The rules of law on a plan's nominations, judged once for a state of the ledger and kept by this process."""

from dataclasses import dataclass
from typing import Any

import streamlit as st

from domain.eligibility.rule import FAIL, UNKNOWN
from etl.eligibility import Desk, Judged, open_desk
from ledger import Ledger
from texts import N_
from ui import data
from ui.language import _

STOPPED, FAILS = N_("✕ Chưa đủ điều kiện"), N_("▲ Cần xem lại {n}")
NOT_KNOWN, CLEAR = N_("? Chưa đủ dữ liệu {n}"), N_("✓ Đủ điều kiện xem xét")


@dataclass(frozen=True)
class Judgement:
    """A plan's desk, and each of its nominations judged, by number."""

    desk: Desk
    judged: dict[str, Judged]


def judgement(plan_id: str) -> Judgement:
    """Return the plan's nominations judged, as of the chosen day and for who looks."""
    return _judgement(repr(data.state()), plan_id)


@st.cache_resource(max_entries=8, show_spinner=False)
def _judgement(state: str, plan_id: str) -> Judgement:
    ledger, viewer, as_of = Ledger(data.ledger_path()), data.viewer(), data.as_of()

    def ask(query: str, **params: Any) -> Any:
        return ledger.rows(query, viewer=viewer, as_of=as_of, **params)

    desk = open_desk(ask, plan_id, is_whole=viewer.only_unit is None)
    return Judgement(desk, {one.nomination.nomination_no: one for one in desk.judged()})


def summary(judged: Judged | None) -> str:
    """Return what the rules come to for a nomination in a few words: never that it "meets" anything."""
    if judged is None:
        return ""
    if judged.is_stopped:
        return _(STOPPED)
    counts = {state: sum(verdict.verdict == state for verdict in judged.to_look_at) for state in (FAIL, UNKNOWN)}
    if counts[FAIL]:
        return _(FAILS).format(n=counts[FAIL])
    if counts[UNKNOWN]:
        return _(NOT_KNOWN).format(n=counts[UNKNOWN])
    return _(CLEAR)
