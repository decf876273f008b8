"""Trình chiếu: what a meeting looks at, full screen and slide by slide, and a strip that takes down what it decides."""

import streamlit as st

from reports.errors import ReportError
from ui import address, page
from ui.filters import Chosen
from ui.language import _
from ui.plain import plain
from ui.presenting import drawing, place, strip, turning, words
from ui.presenting.deck import Presented, period_of, presented


def draw(chosen: Chosen) -> None:
    """Draw the slide that the address names, of the meeting that it names or of the present picture."""
    meeting_id = address.asked("meeting") or None
    period = period_of(chosen.plan_id, meeting_id, chosen.period) if meeting_id else chosen.period
    try:
        shown = presented(chosen.plan_id, period, meeting_id)
    except ReportError as reason:
        st.info(plain(f"{_(reason.sentence)} {reason.detail}"), icon=":material/info:")
        return
    at = place.shown_place(shown.slides, chosen.plan_id, meeting_id)
    with st.container(key="present"), st.container(key="present_stage"):
        drawing.draw(shown.deck, shown.slides[at])
        strip.draw(shown.deck, shown.slides[at])
        _foot(shown, at)


def _foot(shown: Presented, at: int) -> None:
    with st.container(key="present_foot"):
        st.text(words.foot(shown.deck, shown.slides[at], shown.code))
        if shown.deck.is_sample:
            with st.container(key="foot_sample"):
                st.text(_(words.SAMPLE))
        if standing := words.standing(shown.deck):
            st.text(standing)
        strip.draw_opener(shown.deck, shown.slides[at])
        st.text(f"{at + 1}/{len(shown.slides)}")
        turning.draw(shown.slides, at)


draw(page.start("present.py"))
