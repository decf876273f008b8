"""A screen as a person opens it, drawn by Streamlit's own test runner, and what stands on it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from texts import translate
from ui.navigation import SCREENS, Screen

FRAME = Path(__file__).resolve().parents[2] / "ui" / "frame.py"
_READ = ("title", "header", "subheader", "caption", "text", "markdown", "info", "warning", "error", "success")
_CHOOSING = ("checkbox", "toggle", "radio", "selectbox", "text_input", "date_input", "file_uploader")
_LABELLED = (*_CHOOSING, "button", "download_button", "metric", "expander", "tab", "popover")


def screen(file: str) -> Screen:
    """The screen drawn by that file."""
    return next(found for found in SCREENS if found.file == file)


def open_screen(shown: Screen, *, english: bool = False, **address: str) -> AppTest:
    """Open a screen at an address such as `unit="VP"`, as a link does; the ledger is the one $TDKT_LEDGER names.

    The language is switched last: between runs the test runner asks for the words of a list without a session.
    """
    at = AppTest.from_file(str(FRAME), default_timeout=60)
    at.query_params.update(address)
    if not shown.is_default:
        # The runner's own way draws the first screen before any other: half of the time of these tests.
        at._page_hash = calc_hash(shown.url_path)
    at.run()
    assert as_seen(at.title[0].value) in (shown.title, translate(shown.title, "en")), "another screen was opened"
    if english:
        at.session_state["lang"] = "en"
        at.run()
    return at


def go_to(at: AppTest, shown: Screen) -> AppTest:
    """Go to another screen in the same session."""
    return at.switch_page(str(shown.path)).run()


def as_seen(text: str) -> str:
    """A text of Markdown as people see it: without the backslashes that keep its signs from being Markdown."""
    return re.sub(r"\\([^\w\s])", r"\1", text)


def troubles(at: AppTest) -> list[str]:
    """What went wrong on the screen: exceptions and errors."""
    return [element.value for element in (*at.exception, *at.error)]


def figures(at: AppTest) -> dict[str, str]:
    """The values of the cards by their labels."""
    return {as_seen(metric.label): metric.value for metric in at.metric}


def context(at: AppTest) -> list[str]:
    """The parts of the line under the title."""
    return str(at.main.get_by_key("context").text[0].value).split(" · ")


def table_with(at: AppTest, name: str) -> Any:
    """The only table on the screen with that column."""
    (found,) = [table for table in at.dataframe if name in table.value.columns]
    return found


def headings(table: Any) -> list[str]:
    """The headings over the columns that are shown."""
    configured = json.loads(table.proto.columns)
    return [configured.get(name, {}).get("label", f"?{name}") for name in table.value.columns]


def column(table: Any, name: str) -> list[Any]:
    """The values of a column, None where there is nothing."""
    values = table.value[name].astype(object)
    return [None if pd.isna(value) else value for value in values]


def cells(at: AppTest) -> Iterator[str]:
    """Every text in the cells of every table."""
    for table in at.dataframe:
        for name in table.value.columns:
            yield from (value for value in column(table, name) if isinstance(value, str))


def words(at: AppTest) -> Iterator[str]:
    """Every text on the screen outside the cells of its tables and the options of its lists."""
    for kind in _READ:
        yield from (element.value for element in at.get(kind))
    for kind in _LABELLED:
        for element in at.get(kind):
            held = (getattr(element, name, None) for name in ("label", "help", "delta", "placeholder"))
            yield from (text for text in held if isinstance(text, str) and text)
    for table in at.dataframe:
        for configured in json.loads(table.proto.columns).values():
            yield from filter(None, (configured.get("label"), configured.get("help")))
