"""A choice of one among a few words that all stand in sight."""

from collections.abc import Mapping

import streamlit as st

from ui.language import _


def one_of(label: str, words: Mapping[str, str], *, key: str, first: str = "", shows_label: bool = False) -> str:
    """Draw the choice and return the chosen code; `words` are Vietnamese by code, `first` is chosen to begin with."""
    return str(
        st.segmented_control(
            label,
            list(words),
            default=first or next(iter(words)),
            required=True,
            format_func=lambda code: _(words[code]),
            key=key,
            label_visibility="visible" if shows_label else "collapsed",
        )
    )
