"""Which slide stands there: as the address says, else where this owner left the meeting, else the first."""

from collections.abc import Sequence
from itertools import takewhile

import streamlit as st

from reports.deck.build import SECTIONS
from reports.deck.slides import Slide
from ui import address, data, state
from ui.person import owner

FIELD = "slide"
_KIND = "slide"
_OPENED = "presenting_opened"


def place_of(slides: Sequence[Slide], name: str) -> int:
    """Return the place of the slide of that name; of one that isn't there, that of the nearest of its section."""
    places = {slide.name: place for place, slide in enumerate(slides)}
    if name in places:
        return places[name]
    wanted = name.split(".")
    same = [place for other, place in places.items() if other.split(".")[0] == wanted[0]]
    if not same:
        return _after(slides, wanted[0])
    return max(same, key=lambda place: _likeness(slides[place].name.split("."), wanted))


def shown_place(slides: Sequence[Slide], plan_id: str, meeting_id: str | None) -> int:
    """Return the place of the slide to show, and remember it for this owner and meeting."""
    subject = f"{data.ledger_mark()}/{plan_id}/{meeting_id or ''}"
    mark = owner()
    asked = address.asked(FIELD)
    kept = state.kept(_KIND, mark, subject) if mark and meeting_id else None
    before = "" if kept is None else str(kept.value.get("name", ""))
    place = place_of(slides, asked or before)
    name = slides[place].name
    if mark and meeting_id and name != before:
        state.keep(_KIND, mark, subject, {"name": name})
    return place


def open_name(slide: str, number: str) -> None:
    """Show the name of one row in full, for as long as that slide stands."""
    st.session_state[_OPENED] = (slide, {*opened_names(slide), number})


def opened_names(slide: str) -> set[str]:
    """Return the rows whose names are open on that slide; what was opened on another is forgotten."""
    held: tuple[str, set[str]] = st.session_state.get(_OPENED, ("", set()))
    if held[0] != slide:
        st.session_state.pop(_OPENED, None)
        return set()
    return held[1]


def _after(slides: Sequence[Slide], section: str) -> int:
    """Where a section would stand that has no slides: at the next one that has; else at the first slide."""
    order = list(SECTIONS)
    later = order[order.index(section) :] if section in order else []
    found = (place for place, slide in enumerate(slides) if slide.section and slide.section.code in later)
    return next(found, 0)


def _likeness(found: list[str], wanted: list[str]) -> tuple[int, int]:
    """How many parts of two names agree, then how near their pages are."""
    agreed = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(found, wanted, strict=False))))
    here, there = _page(found[agreed:]), _page(wanted[agreed:])
    return (agreed, 0) if there is None else (agreed, -there if here is None else -abs(here - there))


def _page(rest: list[str]) -> int | None:
    if not rest:
        return 0
    return int(rest[0]) if rest[0].isdecimal() else None
