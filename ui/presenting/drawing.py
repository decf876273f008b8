"""One slide as it stands on the wall. What comes from files is drawn as plain text, never as anything else."""

import streamlit as st

from domain.looks import Look
from reports.deck import canvas
from reports.deck.model import Column, Deck, Row
from reports.deck.slides import Slide
from reports.deck.words import look_of, text_of
from ui.language import _
from ui.presenting import chart, look, place, words

_NUMBER = 12
_COVER_LINES = 2  # in the large letters of a cover


def draw(deck: Deck, slide: Slide) -> None:
    """Draw title, sentence and matter of a slide."""
    look.draw(slide)
    if heading := words.title(slide):
        with st.container(key="present_title"):
            st.text(heading)
    if slide.section is not None and slide.detail is None:
        with st.container(key="present_told"):
            st.text(slide.section.told)
    if slide.kind == "detail":
        _detail(slide)
        return
    with st.container(key="present_body"):
        if slide.kind == "cover":
            _cover(deck)
        elif slide.kind == "agenda":
            _agenda(slide)
        elif slide.kind == "lead":
            _lead(slide)
        elif slide.kind == "table":
            _table(deck, slide)


def _cover(deck: Deck) -> None:
    first, *rest = words.cover(deck)
    with st.container(key="present_cover"):
        is_long = len(canvas.wrapped(first, canvas.LINE - canvas.AGENDA_SIDES, canvas.COVER)) > _COVER_LINES
        with st.container(key="present_cover_long" if is_long else "present_cover_title"):
            st.text(first)
        for line in rest:
            st.text(line)


def _agenda(slide: Slide) -> None:
    with st.container(key="present_agenda"):
        for place, (number, title, rows) in enumerate(words.agenda(slide), start=1):
            with st.container(key=f"agenda_line_{place}"):
                st.text(number)
                st.text(title)
                st.text(rows)


def _lead(slide: Slide) -> None:
    section = slide.section
    if section is None:
        return
    if section.figures:
        with st.container(key="present_figures"):
            for held in section.figures:
                with st.container(key=f"figure_{held.code}"):
                    st.text(words.figure(held))
                    st.text(held.label)
    if section.chart is not None:
        with st.container(key="present_chart"):
            chart.draw(section.chart, key=f"chart_{section.code}")
    if not section.rows:
        with st.container(key="present_empty"):
            st.text(section.empty)


def _table(deck: Deck, slide: Slide) -> None:
    if slide.section is None:
        return
    opened = place.opened_names(slide.name)
    with st.container(key="present_table"):
        for column in slide.section.columns:
            with st.container(key=f"heading_{column.field}"):
                st.text(column.heading)
        for number, row in enumerate(slide.rows):
            for column in slide.section.columns:
                _cell(deck, slide, column, row, number, opened)


def _cell(deck: Deck, slide: Slide, column: Column, row: Row, number: int, opened: set[str]) -> None:
    is_state = column.kind == "state" and row.get(column.field) not in (None, "") and not row.get("is_continued")
    if is_state:
        _state(look_of(column, row[column.field]), text_of(column, row, deck.lang), f"{number}_{column.field}")
    elif column.kind == "name" and row.get("is_person") and slide.section is not None:
        _name(deck, slide, column, row, opened)
    elif " " not in (told := text_of(column, row, deck.lang)) and len(told) <= _NUMBER:
        # The hyphens of a number don't break it.
        with st.container(key=f"code_{number}_{column.field}"):
            st.text(told)
    else:
        st.text(told)


def _state(found: Look, told: str, at: str) -> None:
    with st.container(key=look.key_of(found, at)):
        st.text(told)


def _name(deck: Deck, slide: Slide, column: Column, row: Row, opened: set[str]) -> None:
    key = str(row[slide.section.key]) if slide.section else ""
    with st.container(key=f"name_{key}"):
        st.text(text_of(column, row, deck.lang, masked=key not in opened))
        if key not in opened:
            st.button(_("Mở tên"), key=f"open_name_{key}", on_click=place.open_name, args=(slide.name, key))


def _detail(slide: Slide) -> None:
    detail = slide.detail
    if detail is None:
        return
    found = {one.code: one for one in detail.looks}[detail.state]
    with st.container(key="present_told"), st.container(key="present_told_detail"):
        st.text(detail.head)
    with st.container(key="present_body"), st.container(key="present_detail"):
        _state(found, f"{found.symbol} {_(found.label)}", "detail")
        for number, (label, text) in enumerate(slide.texts):
            with st.container(key=f"part_{number}"):
                st.text(label)
                st.text(text)
