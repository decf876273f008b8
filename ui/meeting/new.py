"""Putting a meeting on record: day, chair, subject, period, and the agenda that the present picture proposes."""

from datetime import date

import streamlit as st

from domain.clock import today
from ledger.meetings import AgendaLine, open_meeting
from reports.deck.build import agenda_of
from reports.official.words import on_one_line
from texts import formats
from ui import address, data, page, person
from ui.drafts import Draft
from ui.failure import refusal_shown
from ui.filters import Chosen
from ui.language import _, language
from ui.meeting import going_to
from ui.presenting.deck import present_deck

LONGEST_MATTER, MOST_MATTERS = 200, 20
_DONE = "meeting_done"


def draw(chosen: Chosen) -> None:
    """Draw the form; what is entered is kept until the meeting is on record."""
    going_to.back_button()
    st.subheader(_("Ghi một kỳ họp vào sổ"), anchor=False)
    if page.only_reading() or (who := person.ask("meeting_open", key="meeting")) is None:
        return
    with Draft(f"meeting/{chosen.plan_id}") as draft:
        left, right = st.columns([2, 3], gap="medium")
        with left:
            held_on = draft.date_input(_("Ngày họp"), key="held_on", value=today(), format="DD/MM/YYYY", width=220)
            chair = draft.text_input(_("Người chủ trì"), key="chair", max_chars=80)
            subject = draft.text_input(_("Nội dung kỳ họp"), key="subject", max_chars=200)
            period = _period(draft, chosen)
        with right:
            agenda = _agenda(draft, chosen, period)
    if st.button(_("Ghi kỳ họp"), key="do_meeting_open", type="primary"):
        _record(chosen, who, draft, held_on, chair.strip(), subject.strip(), period, agenda)


def say_what_was_done() -> None:
    """Say once that a meeting was put on record."""
    if done := st.session_state.pop(_DONE, None):
        st.success(done, icon=":material/check_circle:")


def _period(draft: Draft, chosen: Chosen) -> str:
    names = {str(row["period"]): str(row["name"]) for row in data.rows("periods", plan_id=chosen.plan_id)}
    codes = list(names)
    picked = draft.selectbox(
        _("Kỳ báo cáo"),
        codes,
        key="period",
        index=codes.index(chosen.period),
        format_func=lambda code: names.get(code, code),
        help=_("Số liệu của kỳ này được trình tại kỳ họp."),
    )
    return picked or chosen.period


def _agenda(draft: Draft, chosen: Chosen, period: str) -> tuple[AgendaLine, ...]:
    """The sections that hold something, each of which can be left out, and below them matters in one's own words."""
    st.markdown(f"**{_('Chương trình họp')}**")
    st.caption(_("Đề xuất từ số liệu hiện nay, việc cần quyết định trước. Bỏ chọn phần không đưa ra kỳ họp."))
    proposed = agenda_of(present_deck(chosen.plan_id, period))
    if not proposed:
        st.info(_("Số liệu hiện nay chưa có phần nào cần đưa ra kỳ họp."), icon=":material/info:")
    kept = []
    for line in proposed:
        told = _("{title} ({n} dòng)").format(title=line.title, n=formats.number(line.rows, language()))
        if draft.checkbox(told, key=f"section_{line.section}", value=True):
            kept.append(line)
    own = draft.text_area(
        _("Nội dung khác, mỗi dòng một việc"),
        key="matters",
        height=110,
        max_chars=LONGEST_MATTER * MOST_MATTERS,
    )
    matters = [matter for line in own.splitlines() if (matter := on_one_line(line))]
    if len(matters) > MOST_MATTERS or any(len(matter) > LONGEST_MATTER for matter in matters):
        told = _("Nhiều nhất {n} việc, mỗi việc một dòng không quá {most} chữ; phần thừa không được ghi.")
        st.warning(told.format(n=MOST_MATTERS, most=LONGEST_MATTER), icon=":material/short_text:")
        matters = [matter[:LONGEST_MATTER] for matter in matters[:MOST_MATTERS]]
    return (*kept, *(AgendaLine("", matter) for matter in matters))


def _record(
    chosen: Chosen,
    who: person.Person,
    draft: Draft,
    held_on: date | None,
    chair: str,
    subject: str,
    period: str,
    agenda: tuple[AgendaLine, ...],
) -> None:
    if held_on is None or not subject or not chair:
        st.error(_("Cần ghi ngày họp, người chủ trì và nội dung kỳ họp."))
        return
    with refusal_shown():
        meeting_id = open_meeting(
            data.ledger(),
            who.actor,
            chosen.plan_id,
            held_on=held_on,
            chair=chair,
            text=subject,
            period=period,
            agenda=agenda,
        )
        draft.clear()
        st.session_state[_DONE] = _("Đã ghi kỳ họp ngày {day} vào sổ.").format(day=formats.date(held_on))
        address.change_next(**{going_to.MEETING.field: meeting_id})
        st.rerun()
