"""One meeting in full: its agenda, what it directed, its files and its closing; once closed what it saw, and since."""

from collections.abc import Mapping
from typing import Any

import streamlit as st

from reports.deck.build import moment_of
from texts import formats
from ui import data, going, since
from ui.filters import Chosen
from ui.language import _, language
from ui.meeting import closing, directed, going_to, proved, taken_away
from ui.plain import plain
from ui.presenting.deck import present_deck


def draw(chosen: Chosen, number: str) -> bool:
    """Draw the meeting of that number; tell whether the plan has it."""
    going_to.back_button()
    held = next((row for row in data.rows("meetings", plan_id=chosen.plan_id) if row["meeting_id"] == number), None)
    if held is None:
        told = _("Kế hoạch đang chọn không có kỳ họp nào mang số {number}.")
        st.info(told.format(number=plain(number[:40])), icon=":material/info:")
        return False
    period = str(held["period"] or chosen.period)
    _head(held)
    closing.say_what_was_done()
    going.button(
        _("Trình chiếu"),
        opens="present.py",
        key="go_present",
        icon=":material/slideshow:",
        plan=chosen.plan_id,
        period=period,
        meeting=number,
    )
    _agenda(number)
    directed.draw(number)
    taken_away.draw(chosen.plan_id, period, held)
    closing.draw(chosen.plan_id, period, held)
    if held["is_closed"]:
        _what_it_saw(chosen, period, held)
    return True


def _head(held: Mapping[str, Any]) -> None:
    st.subheader(plain(f"{formats.date(held['held_on'])} · {held['subject'] or held['meeting_id']}"), anchor=False)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if held["is_closed"]:
            st.badge(_("✓ Đã kết thúc"), color="green")
        else:
            st.badge(_("○ Chưa kết thúc"), color="blue")
        facts = [_("Chủ trì: {chair}").format(chair=held["chair"] or formats.NOTHING), str(held["meeting_id"])]
        if held["period_name"]:
            facts.append(_("Kỳ báo cáo: {period}").format(period=held["period_name"]))
        if held["is_closed"]:
            facts.append(_("kết thúc lúc {moment}").format(moment=formats.date_time(held["closed_at"])))
        st.text(" · ".join(facts), width="content")


def _agenda(number: str) -> None:
    st.subheader(_("Chương trình họp"), anchor=False)
    lines = data.rows("meeting_agenda", meeting_id=number)
    if not lines:
        told = _("Kỳ họp này chưa ghi chương trình; khi trình chiếu, mọi phần có số liệu đều hiện ra.")
        st.info(told, icon=":material/info:")
    with st.container(gap=None, key="agenda"):
        for line in lines:
            rows = (
                ""
                if line["rows"] is None
                else _(" ({n} dòng khi lập)").format(n=formats.number(line["rows"], language()))
            )
            # A section's title is one of the program's own texts; a matter stands as it was written.
            said = line["title"]
            title = _(said) if line["section"] else said
            st.text(f"{line['place']}. {title}{rows}")


def _what_it_saw(chosen: Chosen, period: str, held: Mapping[str, Any]) -> None:
    number = str(held["meeting_id"])
    st.subheader(_("Số liệu kỳ họp đã xem"), anchor=False)
    deck = present_deck(chosen.plan_id, period, number)
    proved.draw(deck, number)
    st.subheader(_("Thay đổi từ khi kết thúc kỳ họp đến nay"), anchor=False)
    found = since.compared(Chosen(chosen.plan_id, period, None, chosen.as_of), deck.day, moment_of(deck.meeting))
    if found.rows.empty:
        st.info(_("Từ khi kết thúc kỳ họp đến nay không có gì thay đổi."), icon=":material/info:")
        return
    since.draw(found, key="since_meeting")
