"""The rules of law on a plan's nominations, judged once for a state of the ledger and kept by this process."""

from dataclasses import dataclass
from functools import cached_property

import streamlit as st

from domain.eligibility.ladder import Ladder
from domain.eligibility.rule import FAIL, UNKNOWN
from etl.eligibility import Desk, Judged, ladders_of, open_desk
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

    @cached_property
    def ladders(self) -> tuple[Ladder, ...]:
        """Everybody's ladder of awards."""
        return ladders_of(self.desk)


def judgement(plan_id: str) -> Judgement:
    """Return the plan's nominations judged, as of the chosen day and for who looks."""
    return _judgement(repr(data.state()), plan_id)


@st.cache_resource(max_entries=8, show_spinner=False)
def _judgement(state: str, plan_id: str) -> Judgement:
    desk = open_desk(data.rows, plan_id, is_whole=data.viewer().only_unit is None)
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
