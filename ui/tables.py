"""Tables as people here read them: Vietnamese headings, dd/mm/yyyy, 1.234,5 and 85,5%.

Values stay what they are and only look different, so that a click on a heading sorts numbers as numbers.
Text is drawn by the grid as it stands: nothing in it can become a link, a format or a tag.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any, Literal

import pandas as pd
import streamlit as st

from domain.choices import CHOICES
from domain.clock import VIETNAM
from domain.columns import Column as Declared
from domain.columns import Kind, Sheet
from reports.declared import Column as TakenColumn
from reports.declared import Kind as TakenKind
from reports.declared import Value
from texts import N_, formats, translate
from ui import export
from ui.language import _, language
from ui.made_once import made_of
from ui.once import once_a_content
from ui.status import Statuses

ColumnKind = Literal["text", "number", "percent", "date", "moment", "yes_no", "status", "year"]
Width = Literal["small", "medium", "large"] | int | None

# Beyond this many cells styling costs more than sorting is worth: values become text before they are sent.
_STYLED_CELLS = 60_000
# A table of at most so many cells is kept as it was drawn: a megabyte then, a few kilobytes the usual one.
_KEPT_CELLS = 10_000
# The grid wraps text from four times the base size on: two lines need that much, more need more.
_LINE_PX, _HEAD_PX, _WRAP_PX = 35, 37, 62


@dataclass(frozen=True)
class Column:
    """One column of a table on the screen; `heading` and `help` are messages of the catalogue."""

    name: str
    heading: str
    kind: ColumnKind = "text"
    width: Width = None
    help: str = ""
    statuses: Statuses = ()
    labels: Mapping[str, str] | None = field(default=None, hash=False)


# How a column of a sheet is shown; a test sees to it that every kind is here.
SHOWN: dict[Kind, ColumnKind] = {
    Kind.CODE: "text",
    Kind.LINE: "text",
    Kind.TEXT: "text",
    Kind.NUMBER: "number",
    Kind.COUNT: "number",
    Kind.PERCENT: "percent",
    Kind.DATE: "date",
    Kind.YEAR: "year",
    Kind.YES_NO: "yes_no",
    Kind.CHOICE: "text",
}


# How a column of a table is taken away.
TAKEN: dict[ColumnKind, TakenKind] = {
    "text": "text",
    "number": "number",
    "percent": "percent",
    "date": "date",
    "moment": "moment",
    "yes_no": "text",
    "status": "text",
    "year": "year",
}


def of_sheet(sheet: Sheet, *names: str) -> tuple[Column, ...]:
    """The named columns of a sheet (all of them without a name) as the sheet declares them."""
    return tuple(_declared(sheet.column(name)) for name in names or sheet.names)


def _declared(column: Declared) -> Column:
    choice = CHOICES.get(column.choice or "")
    labels = choice.by_code if choice else None
    width: Width = "large" if column.kind is Kind.TEXT else None
    return Column(column.name, column.heading, SHOWN[column.kind], width, labels=labels)


def filled(columns: Sequence[Column], rows: pd.DataFrame) -> tuple[Column, ...]:
    """The columns in which any of the rows has something to say."""
    return tuple(column for column in columns if rows[column.name].notna().any())


def table(  # noqa: PLR0913 - all but three are optional, and a page names the few it needs
    frame: pd.DataFrame,
    columns: Sequence[Column],
    *,
    empty: str,
    key: str | None = None,
    selectable: bool = False,
    many: bool = False,
    selected: int | None = None,
    max_height: int = 560,
    lines_per_row: int = 1,
    title: str = "",
    told: Sequence[str] = (),
) -> list[int]:
    """Draw the frame's named columns; without rows say `empty`, which tells what kind of empty it is.

    Returns the positions of the selected rows: at most one when `selectable`, any when `many`; `selected` is the one
    chosen at first. `lines_per_row` lets long text wrap. Below it stands “Kết xuất”: all of the rows under `title`
    (else the screen's), with what was chosen, and with `told` for choices made on the page itself.
    """
    if frame.empty:
        st.info(empty, icon=":material/info:")
        return []
    row_px = _LINE_PX if lines_per_row == 1 else max(_WRAP_PX, 12 + 20 * lines_per_row)
    first: Any = None if selected is None else {"selection": {"rows": [selected]}}
    held: Any = st.dataframe(
        _drawn(frame, columns),
        column_config={column.name: config(column) for column in columns},
        hide_index=True,
        height="content" if _HEAD_PX + row_px * len(frame) <= max_height else max_height,
        row_height=row_px,
        placeholder=formats.NOTHING,
        key=key,
        on_select="rerun" if selectable or many else "ignore",
        selection_mode="multi-row" if many else "single-row",
        selection_default=first,
        lazy=False,
    )
    if key is not None:
        export.button(partial(taken, frame, columns, language()), key=key, title=title, told=told)
    return list(held.selection.rows) if selectable or many else []


def _drawn(frame: pd.DataFrame, columns: Sequence[Column]) -> Any:
    """What `shown` returns, drawn once a content unless it is large."""
    asked = frame[[column.name for column in columns]]
    return shown(asked, columns) if asked.size > _KEPT_CELLS else _kept(asked, tuple(columns))


@once_a_content
def _kept(frame: pd.DataFrame, columns: tuple[Column, ...]) -> Any:
    return made_of(shown(frame, columns))


def shown(frame: pd.DataFrame, columns: Sequence[Column]) -> Any:
    """The frame with only those columns, and how each value looks; large frames come as plain text."""
    taken = frame[[column.name for column in columns]].reset_index(drop=True)
    taken = taken.assign(**{column.name: _value(taken[column.name], column) for column in columns})
    looks = {column.name: look for column in columns if (look := _look(column)) is not None}
    if taken.size > _STYLED_CELLS:
        return taken.assign(**{name: taken[name].map(look) for name, look in looks.items()})
    # Its own mark is a random one: the same table would be another one to the browser at every rerun.
    styled = taken.style.set_uuid("t").format(looks)
    for column in columns:
        if column.kind == "status":
            styled = styled.map(_colour(column.statuses), subset=[column.name])
    return styled


def taken(frame: pd.DataFrame, columns: Sequence[Column], lang: str) -> export.Taken:
    """The frame's named columns as they are taken away: the screen's words and values, states without their symbols.

    Asks nothing of the session: it runs when somebody clicks, in a thread of its own.
    """
    say = partial(translate, lang=lang)
    lists = [
        [
            _taken_value(held, column.kind)
            for held in _value(frame[column.name], column, say, symbols=False).astype(object)
        ]
        for column in columns
    ]
    return [TakenColumn(say(column.heading), TAKEN[column.kind]) for column in columns], list(zip(*lists, strict=True))


def config(column: Column) -> Any:
    """How Streamlit's grid draws the column."""
    words: dict[str, Any] = {"label": _(column.heading), "width": column.width}
    if column.help:
        words["help"] = _(column.help)
    if column.kind == "date":
        return st.column_config.DateColumn(format="DD/MM/YYYY", **words)
    if column.kind == "moment":
        return st.column_config.DatetimeColumn(format="HH:mm DD/MM/YYYY", **words)
    if column.kind in {"number", "percent", "year"}:
        return st.column_config.NumberColumn(**words, alignment="right")
    return st.column_config.TextColumn(**words)


def _value(values: pd.Series, column: Column, say: Callable[[str], str] = _, *, symbols: bool = True) -> pd.Series:
    """What the cell holds; states and closed lists become words here, because sorting by a code helps nobody."""
    if column.kind == "status":
        words = {status.code: status.text() if symbols else say(status.label) for status in column.statuses}
        return _named(values, words)
    if column.labels is not None:
        return _named(values, {code: say(label) for code, label in column.labels.items()})
    if column.kind == "yes_no":
        return values.map({True: say(N_("Có")), False: say(N_("Không"))}, na_action="ignore")
    if column.kind == "moment":
        return pd.to_datetime(values, utc=True).dt.tz_convert(VIETNAM).dt.tz_localize(None)
    if column.kind == "date":
        return pd.to_datetime(values)
    return values


def _taken_value(held: Any, kind: ColumnKind) -> Value:
    """One value without the frame's own types."""
    if pd.isna(held):
        return None
    if isinstance(held, pd.Timestamp):
        moment: dt.datetime = held.to_pydatetime()
        return moment.date() if kind == "date" else moment
    plain: Any = held.item() if hasattr(held, "item") else held
    return plain if isinstance(plain, int | float | dt.date) else str(plain)


def _named(values: pd.Series, words: Mapping[str, str]) -> pd.Series:
    """A code that no list holds stays as it is: shown, it is noticed; left out, it is lost."""
    return values.astype(object).map(lambda code: words.get(code, code), na_action="ignore")


def _look(column: Column) -> Callable[[Any], str] | None:
    lang = language()
    looks: dict[str, Callable[[Any], str]] = {
        "number": lambda value: formats.number(value, lang),
        "percent": lambda value: formats.percent(value, lang),
        "year": lambda value: formats.NOTHING if pd.isna(value) else str(int(value)),
    }
    return looks.get(column.kind)


def _colour(statuses: Statuses) -> Callable[[Any], str]:
    colours = {status.text(): status.colour for status in statuses}
    return lambda words: f"color: {colours[words]}; font-weight: 600" if words in colours else ""
