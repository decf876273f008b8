"""The figures at the head of a page: what it is, how much, and of how many."""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from ui.plain import plain


@dataclass(frozen=True)
class Figure:
    """One figure; every part is ready to be read (translated, with its numbers as people write them).

    `sentence` says k of n in words ("7/9 đơn vị đã báo cáo"): a share without its two numbers is not shown.
    """

    label: str
    value: str
    sentence: str = ""
    help: str = ""


def cards(figures: Sequence[Figure], *, key: str) -> None:
    """Draw the figures side by side; on a narrow screen they stand below one another."""
    with st.container(key=f"cards_{key}", horizontal=True, gap="small"):
        for figure in figures:
            st.metric(
                plain(figure.label),
                plain(figure.value),
                delta=plain(figure.sentence) or None,
                delta_color="off",
                delta_arrow="off",
                help=figure.help or None,
                border=True,
                width="stretch",
                height="stretch",
            )
