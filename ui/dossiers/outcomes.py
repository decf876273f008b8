"""What came of the last act on nominations, said once: what was done, what was refused and why, who was quicker."""

from collections.abc import Sequence

import streamlit as st

from ledger.errors import ActRefused
from ledger.nomination_each import Outcome
from texts import formats
from ui.language import _, language
from ui.plain import plain

_DONE = "nominations_done"


def remember(told: str, outcomes: Sequence[Outcome] = ()) -> None:
    """Keep it for the next run; `told` is a sentence, with {n} for how many of `outcomes` it was done to."""
    st.session_state[_DONE] = (told, tuple(outcomes))


def say() -> None:
    """Say what came of the last act, once."""
    done: tuple[str, tuple[Outcome, ...]] | None = st.session_state.pop(_DONE, None)
    if done is None:
        return
    told, outcomes = done
    n = sum(outcome.refusal is None for outcome in outcomes)
    if n or not outcomes:
        # Without outcomes it is a sentence as it is: names in it may hold braces.
        sentence = told.format(n=formats.number(n)) if outcomes else told
        st.success(plain(sentence), icon=":material/check_circle:")
    for outcome in outcomes:
        if outcome.refusal is not None:
            st.error(plain(refused(outcome.refusal)))
        for act in outcome.meanwhile:
            words = _("Hồ sơ {number}: trong lúc này {who} đã ghi trước. Cả hai việc đều được giữ, theo thứ tự ghi.")
            st.warning(plain(words.format(number=outcome.nomination_no, who=act["acted_by"])), icon=":material/group:")


def refused(reason: ActRefused) -> str:
    """Why an act was refused, in words."""
    return reason.say(language())
