"""A section's chart as large as a projector wants it: fonts that the last row reads, in pixels of 1920x1080."""

from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from reports.deck import canvas
from reports.deck.model import Chart
from texts import formats
from ui import charts, status
from ui.language import language

_BESIDE = "left"
_STILL = {"staticPlot": True, "displayModeBar": False}
_FONT = canvas.SMALL + 2
_LETTER = 0.62  # of the font's size, wide enough for digits and symbols
_HIGHEST, _BAR = 440, 100
_GAP = 14


def draw(chart: Chart, *, key: str) -> None:
    """Draw the chart with its title and its legend; every part bears its symbol and its number."""
    looks = status.shown(chart.looks)
    st.text(chart.title)
    charts.draw_legend(looks)
    st.plotly_chart(_figure(chart, looks), theme=None, width="content", config=_STILL, key=key, alt=chart.title)


def _figure(chart: Chart, looks: status.Statuses) -> go.Figure:
    names = list(chart.bars.values())
    parts = [
        [(look, part.values[at]) for look, part in zip(looks, chart.series, strict=True)] for at in range(len(names))
    ]
    rows = [
        {"bar": name, "status": look.code, "n": n} for name, bar in zip(names, parts, strict=True) for look, n in bar
    ]
    figure = charts.stacked_status(pd.DataFrame(rows), "bar", looks)
    left = int(min(34, max(map(len, names))) * 0.56 * _FONT) + 2 * _GAP
    width = canvas.LINE - left - _GAP
    each = _pixels_each(parts, width)
    for trace in figure.data:
        drawn = zip(trace.text, trace.x, strict=True)
        trace.text = [text if n * each >= _width(text) else "" for text, n in drawn]
    for bar, label in zip(parts, figure.data[0].y, strict=True):
        _beside(figure, bar, label, each)
    figure.update_traces(textfont={"size": canvas.SMALL}, constraintext="none", cliponaxis=False)
    figure.update_xaxes(range=[0, width / each])
    figure.update_yaxes(automargin=False)
    figure.update_layout(
        width=canvas.LINE,
        height=min(_HIGHEST, _BAR * len(names)),
        font={"size": _FONT},
        margin={"l": left, "r": _GAP, "t": 0, "b": 0},
        bargap=0.3,
        autosize=False,
    )
    return figure


_Part = tuple[status.Status, int]


def _beside(figure: go.Figure, bar: Sequence[_Part], label: str, each: float) -> None:
    """What is too narrow for its own number is told at the end of the bar, in the bar's order."""
    told = _narrow(bar, each)
    if told:
        figure.add_annotation(
            x=sum(n for _look, n in bar),
            y=label,
            text=told,
            showarrow=False,
            xanchor=_BESIDE,
            xshift=_GAP / 2,
            font={"size": canvas.SMALL},
        )


def _narrow(bar: Sequence[_Part], each: float) -> str:
    return "  ".join(_told(look, n) for look, n in bar if n and n * each < _width(_told(look, n)))


def _pixels_each(bars: Sequence[Sequence[_Part]], width: int) -> float:
    """Return how many pixels one is, so that every bar has room with what stands beside it."""
    lengths = [sum(n for _look, n in bar) for bar in bars]
    each = width / max(*lengths, 1)
    for _again in range(4):
        each = min(
            (width - _width(_narrow(bar, each))) / length for bar, length in zip(bars, lengths, strict=True) if length
        )
    return each


def _told(look: status.Status, n: int) -> str:
    return f"{look.symbol} {formats.number(n, language())}"


def _width(text: str) -> float:
    return len(text) * _LETTER * canvas.SMALL + 8 if text else 0.0
