"""The figures at the head of a page: what it is, how much, of how many, and the way to the rows it counts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import streamlit as st

from domain.figures import FIGURES
from ui.data import fetch
from ui.filters import Chosen
from ui.language import _
from ui.once import once_a_state
from ui.plain import plain
from ui.rights import may_ask
from ui.trace import open_figure


@dataclass(frozen=True)
class Figure:
    """One figure; every part is ready to be read (translated, with its numbers as people write them).

    `sentence` says k of n in words ("7/9 đơn vị đã báo cáo"): a share without its two numbers is not shown. `opens` is
    the code of `domain.figures` whose rows the card opens, `state` the state to which they are narrowed.
    """

    label: str
    value: str
    sentence: str = ""
    help: str = ""
    opens: str = ""
    state: str = ""

    @property
    def rows(self) -> str:
        """How many rows the figure counts, as it says so itself: "7" of "7/9"."""
        return self.value.partition("/")[0]


def counted(chosen: Chosen) -> dict[str, int]:
    """How much each figure is for what was chosen: the number of its rows, 0 without any."""
    if not may_ask("figure_rows"):
        return totals(chosen)
    return dict(_counted(chosen))


@once_a_state
def _counted(chosen: Chosen) -> dict[str, int]:
    counts = fetch("figure_rows", **chosen.asked)["figure"].value_counts()
    return {code: int(counts.get(code, 0)) for code in FIGURES}


def totals(chosen: Chosen) -> dict[str, int]:
    """How much each figure is for the whole Department, as everybody may know."""
    counts = fetch("figure_totals", plan_id=chosen.plan_id, period=chosen.period).set_index("figure")["n"]
    return {code: int(counts.get(code, 0)) for code in FIGURES}


def of_code(code: str, counts: Mapping[str, int], sentence: str = "") -> Figure:
    """The declared figure of that code, of how many, with its own explanation; its card opens its rows."""
    declared = FIGURES[code]
    value = f"{counts[code]}/{counts[declared.of]}" if declared.of else str(counts[code])
    return Figure(_(declared.label), value, sentence, _(declared.sentence), code)


def cards(figures: Sequence[Figure], *, key: str) -> None:
    """Draw the figures side by side, on a narrow screen below one another; one that counts rows opens them."""
    with st.container(key=f"cards_{key}", horizontal=True, gap="small"):
        for place, figure in enumerate(figures):
            with st.container(key=f"card_{key}_{place}", gap=None, height="stretch"):
                _card(figure, key=f"over_{key}_{place}")


def _card(figure: Figure, *, key: str) -> None:
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
    if not figure.opens or figure.rows == "0" or not may_ask("figure_rows"):
        return
    # A real button lies over the whole card (base.css): its words are for who can't see the card.
    label = _("Xem {n} dòng của “{label}”").format(n=figure.rows, label=figure.label)
    if st.button(plain(label), key=key, type="tertiary"):
        open_figure(figure.opens, figure.label, state=figure.state)
