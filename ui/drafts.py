"""What somebody has entered but not yet recorded: it outlives a refresh, a lost connection and the server's restart."""

import secrets
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import date, datetime
from hashlib import sha256
from types import TracebackType
from typing import Any, Self, TypeVar

import streamlit as st

from domain.clock import local, now_utc
from ui import data, draft_keeper, state
from ui.person import browser, owner

_T = TypeVar("_T")

MOST_CHARS = 4000
_KIND = "draft"
_HERE = "drafts"


class Draft:
    """One subject's draft, of the account or this browser: `with Draft(subject) as draft:` stands around its fields.

    Fields are drawn by the draft as by Streamlit, outside `st.form`; `key` names the field within the draft. They start
    with what is kept, and what is entered is kept at once. Without the browser's mark a draft lives in the session.
    """

    def __init__(self, subject: str) -> None:
        # Another ledger may take this one's place, with difficulties of the same numbers.
        self.subject = subject = f"{data.ledger_mark()}/{subject}"
        # What the browser keeps by itself is nobody else's who signs in there.
        self._place = (
            subject if (mark := owner()) == browser() else f"{sha256(mark.encode()).hexdigest()[:12]}/{subject}"
        )
        self._name = f"draft_{sha256(subject.encode()).hexdigest()[:12]}"
        self._row = _read(subject)
        # A draft that was cleared goes on under other keys: Streamlit draws new, empty fields for them.
        self._round = self._row.value["round"]
        self._kept: dict[str, str] = self._row.value["fields"]
        self._texts: dict[str, tuple[str, str]] = {}
        self._frame = ExitStack()

    def __enter__(self) -> Self:
        self._frame.enter_context(st.container(key=self._name))
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        with self._frame:
            if kind is None:
                draft_keeper.draw(self._name, self._place, self._row.value["round"], self._texts)

    @property
    def kept_at(self) -> datetime | None:
        """When the draft was last kept, Vietnam time; None where there is none."""
        if not any(self._row.value["fields"].values()):
            return None
        return local(self._row.at)

    def kept(self, key: str) -> str:
        """Return what is kept of a field that isn't drawn; "" where nothing is."""
        return self._kept.get(key, "")

    def text_area(self, label: str, *, key: str, value: str = "", **options: Any) -> str:
        """Draw `st.text_area` with the kept text, else with `value`."""
        return self._text(st.text_area, label, key, value, options)

    def text_input(self, label: str, *, key: str, value: str = "", **options: Any) -> str:
        """Draw `st.text_input` with the kept text, else with `value`."""
        return self._text(st.text_input, label, key, value, options)

    def date_input(self, label: str, *, key: str, value: date | None = None, **options: Any) -> date | None:
        """Draw `st.date_input` with the kept day, else with `value`; the day may be left open."""
        start = self._day(key, value, options.get("min_value"), options.get("max_value"))
        return self._draw(key, start, lambda **own: st.date_input(label, start, **options, **own))

    def selectbox(
        self, label: str, codes: Sequence[str], *, key: str, index: int | None = 0, **more: Any
    ) -> str | None:
        """Draw `st.selectbox` with the kept code where it is one of the codes, else with the one at `index`."""
        kept = self._kept.get(key)
        place = codes.index(kept) if kept in codes else None if kept == "" else index
        start = None if place is None else codes[place]
        return self._draw(key, start, lambda **own: st.selectbox(label, codes, place, **more, **own))

    def checkbox(self, label: str, *, key: str, value: bool, **more: Any) -> bool:
        """Draw `st.checkbox` with the kept choice, else with `value`."""
        kept = self._kept.get(key)
        start = value if kept is None else kept == str(True)
        return self._draw(key, start, lambda **own: st.checkbox(label, start, **more, **own))

    def clear(self) -> None:
        """Forget the draft once its act is recorded; the fields are empty from the next run on."""
        self._row = _write(self.subject, {"round": secrets.token_hex(4), "fields": {}})

    def _text(self, draw: Callable[..., str], label: str, key: str, value: str, options: dict[str, Any]) -> str:
        kept = self._kept.get(key)
        own_options = {"max_chars": MOST_CHARS, **options}
        start = (value if kept is None else kept)[: own_options["max_chars"]]
        text = self._draw(key, start, lambda **own: draw(label, start, **own_options, **own))
        self._texts[key] = (self._key(key), text)
        return text

    def _day(self, field: str, value: date | None, first: object, last: object) -> date | None:
        if not (kept := self._kept.get(field)):
            return value if kept is None else None
        try:
            day = date.fromisoformat(kept)
        except ValueError:
            return value
        is_early, is_late = isinstance(first, date) and day < first, isinstance(last, date) and day > last
        return value if is_early or is_late else day

    def _draw(self, field: str, start: _T, draw: Callable[..., _T]) -> _T:
        key = self._key(field)
        is_new = key not in st.session_state
        entered = draw(key=key, on_change=self._take, args=(field,))
        if is_new and entered != start:
            # The server was restarted; the browser still has what was entered and has just sent it.
            self._keep(field, entered)
        return entered

    def _take(self, field: str) -> None:
        self._keep(field, st.session_state[self._key(field)])

    def _keep(self, field: str, entered: object) -> None:
        text = "" if entered is None else str(entered)[:MOST_CHARS]
        value = _read(self.subject).value
        self._row = _write(self.subject, {**value, "fields": {**value["fields"], field: text}})

    def _key(self, field: str) -> str:
        return f"{self._name}_{self._round}_{field}"


def _read(subject: str) -> state.Kept:
    """The draft, from the store or, where that is without it or older, from the session."""
    rows: list[state.Kept] = [_NOTHING]
    if subject in (here := st.session_state.get(_HERE, {})):
        rows.append(here[subject])
    if (mark := owner()) and (stored := state.kept(_KIND, mark, subject)) and _is_draft(stored.value):
        rows.append(stored)
    return max(rows, key=lambda row: row.at)


def _write(subject: str, value: dict[str, Any]) -> state.Kept:
    row = state.Kept(value, now_utc())
    st.session_state.setdefault(_HERE, {})[subject] = row
    if mark := owner():
        state.keep(_KIND, mark, subject, value)
    return row


def _is_draft(value: dict[str, Any]) -> bool:
    match value:
        case {"round": str(), "fields": dict(fields)}:
            return all(isinstance(text, str) for text in fields.values())
    return False


_NOTHING = state.Kept({"round": "", "fields": {}}, datetime(1, 1, 1))
