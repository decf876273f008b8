"""The picture that is presented: drawn once for a state of the ledger, then only leafed through."""

from dataclasses import dataclass

import streamlit as st

from reports.deck.build import build
from reports.deck.freezing import asking
from reports.deck.model import Deck
from reports.deck.slides import Slide, slides
from reports.deck.totals import code_of, totals
from reports.rows import text_of
from texts import LANGUAGES, N_, translate
from ui import data
from ui.language import language


@dataclass(frozen=True)
class Presented:
    """A picture, cut into slides, with the code that stands on each of them."""

    deck: Deck
    slides: tuple[Slide, ...]
    code: str


def present_deck(plan_id: str, period: str, meeting_id: str | None = None) -> Deck:
    """Return the picture of a plan's period as of the chosen day, of a closed meeting that of its own moment.

    It is drawn anew only when the ledger has changed, with a spinner. Raises UnknownPlan, UnknownMeeting, LedgerError.
    """
    return presented(plan_id, period, meeting_id).deck


def presented(plan_id: str, period: str, meeting_id: str | None = None) -> Presented:
    """Return the same with its slides and its code."""
    return _drawn[language()](repr(data.state()), language(), plan_id, period, meeting_id)


def period_of(plan_id: str, meeting_id: str, chosen: str) -> str:
    """Return the period that a meeting looks at; the chosen one where the meeting is unknown or names none."""
    for row in data.records("meetings", plan_id=plan_id):
        if row["meeting_id"] == meeting_id:
            return text_of(row["period"]) or chosen
    return chosen


def _draw(state: str, lang: str, plan_id: str, period: str, meeting_id: str | None) -> Presented:
    # The ledger's state is there to be a part of the cache's key.
    deck = build(
        asking(data.ledger(), data.viewer()),
        plan_id,
        period,
        meeting_id=meeting_id,
        as_of=data.as_of(),
        lang=lang,
    )
    return Presented(deck, slides(deck), code_of(totals(deck)))


# Once in every language, which differ in what a person reads who waits.
_drawn = {
    lang: st.cache_resource(max_entries=8, show_spinner=translate(N_("Đang lập các trang trình chiếu…"), lang))(_draw)
    for lang in LANGUAGES
}
