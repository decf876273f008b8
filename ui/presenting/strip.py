"""The strip at the foot that takes down a direction while the matter stands on the wall."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from domain.states import DIFFICULTY_ACT_FROM
from reports.deck import waiting
from reports.deck.model import Deck, Meeting
from reports.deck.slides import Slide
from ui import data, looking_back, person
from ui.difficulty import acts
from ui.difficulty.fields import Asked, draw_field
from ui.difficulty.forms import FORMS
from ui.drafts import Draft
from ui.language import _

_EVENT = "directed"
_OPEN = "strip_open"
_SHORT = 90


def may_take(deck: Deck, slide: Slide) -> bool:
    """Tell whether directions are taken down here: of an open meeting, on what waits for them, by who may give them."""
    is_here = slide.section is not None and slide.section.code == waiting.CODE and slide.kind in ("detail", "table")
    is_open = deck.meeting is not None and deck.meeting.closed_at is None
    return is_here and is_open and not looking_back.only_reading() and person.may(_EVENT)


def draw_opener(deck: Deck, slide: Slide) -> None:
    """Draw the button that opens and closes the strip on a slide that holds several matters."""
    if slide.kind == "detail" or not may_take(deck, slide):
        return
    is_open = st.session_state.get(_OPEN) == slide.name
    label = _("Đóng phần ghi ý kiến") if is_open else _("Ghi ý kiến chỉ đạo")
    st.button(label, key="strip_opener", on_click=_open, args=("" if is_open else slide.name,))


def draw(deck: Deck, slide: Slide) -> None:
    """Draw the strip: about the matter of the slide, or the one of its rows that is chosen."""
    if deck.meeting is not None and deck.meeting.closed_at is not None:
        _say_not_recorded(deck.meeting, slide)
    if deck.meeting is None or not may_take(deck, slide):
        return
    if slide.kind != "detail" and st.session_state.get(_OPEN) != slide.name:
        return
    with st.container(key="present_strip"):
        if person.actor() is None:
            with st.popover(_("Khai họ tên để ghi ý kiến chỉ đạo")):
                person.ask(_EVENT, key="strip")
            return
        number = slide.detail.number if slide.detail else _chosen(slide)
        found = data.records("difficulty", number=number)
        if found:
            _take(deck.meeting, found[0])


def _say_not_recorded(meeting: Meeting, slide: Slide) -> None:
    """Hand back what was being taken down when somebody else closed the meeting."""
    if slide.detail is None or not (text := Draft(_subject(slide.detail.number, meeting)).kept("text")):
        return
    with st.container(key="present_strip"):
        told = _("Kỳ họp đã kết thúc: ý kiến đang soạn chưa được ghi vào sổ. Hãy ghi ở trang Khó khăn, vướng mắc.")
        st.warning(told, icon=":material/event_busy:")
        st.text(text)


def _subject(number: str, meeting: Meeting) -> str:
    return f"{number}/{_EVENT}/{meeting.meeting_id}"


def _open(slide: str) -> None:
    st.session_state[_OPEN] = slide


def _chosen(slide: Slide) -> str:
    names = {str(row["number"]): str(row["description"]) for row in slide.rows if not row.get("is_continued")}
    return st.selectbox(
        _("Về khó khăn"),
        list(names),
        key=f"strip_on_{slide.name}",
        filter_mode=None,
        format_func=lambda number: f"{number} · {names.get(number, '')[:_SHORT]}",
    )


def _take(meeting: Meeting, held: Mapping[str, Any]) -> None:
    number, who = str(held["difficulty_no"]), person.actor()
    acts.say_what_was_done(number)
    seen = acts.seen_of(held)
    if who is None or not {str(held["status"]), seen.status} & DIFFICULTY_ACT_FROM[_EVENT]:
        return
    form = FORMS[_EVENT]
    wanted, required = acts.fields_of(_EVENT, who)
    asked = Asked(held, data.fetch("difficulty_directions", difficulty_no=number), form.due, form.on, meeting.chair)
    said: dict[str, Any] = {"meeting_id": meeting.meeting_id}
    with Draft(_subject(number, meeting)) as draft, st.container(key="strip_fields"):
        said["text"] = draft.text_area(_(form.text), key="text", height=120)
        for name in ("responsible_unit", "due_on", "on_behalf_of"):
            if name in wanted:
                said[name] = draw_field(draft, name, asked, required=name in required)
        is_sent = st.button(_(form.button), type="primary", key=f"strip_do_{number}")
    if is_sent:
        acts.record(held, _EVENT, said, required, who, seen, draft.clear)
