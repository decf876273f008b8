"""The rules of one slide that no style sheet can hold: its columns, and the colours of its states."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import streamlit as st

from domain.looks import Look
from reports.deck.model import Column
from reports.deck.slides import Slide

_SHEET = Path(__file__).resolve().parents[1] / "static" / "styles" / "present.css"


def key_of(look: Look, place: str) -> str:
    """Return the key of a container whose text bears a look's colour; `place` tells it from the others."""
    return f"look_{look.colour[1:]}_{place}"


def draw(slide: Slide) -> None:
    """Draw the rules of a slide; all of them are numbers and colours that the program itself declares."""
    rules: list[str] = []
    if slide.kind == "table" and slide.section is not None:
        rules += _columns(slide.section.columns)
        looks = [look for column in slide.section.columns for look in column.looks]
        rules += _colours(looks)
    elif slide.detail is not None:
        rules += _colours(slide.detail.looks)
    elif slide.kind == "agenda":
        rules.append(f".st-key-present_agenda {{ grid-template-rows: repeat({max(len(slide.lines), 1)}, auto); }}")
    st.html(_SHEET)
    st.html(f"<style>{''.join(rules) or ':root {}'}</style>")


def _columns(columns: Sequence[Column]) -> list[str]:
    widths = " ".join(f"minmax(0, {column.width:.3f}fr)" for column in columns)
    return [f".st-key-present_table {{ grid-template-columns: {widths}; }}"]


def _colours(looks: Iterable[Look]) -> list[str]:
    colours = dict.fromkeys(look.colour for look in looks)
    return [
        f'[class*="st-key-look_{colour[1:]}"] [data-testid="stText"] {{ color: {colour} !important; }}'
        for colour in colours
    ]
