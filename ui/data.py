"""The screens' door to the ledger: questions answered from a cache that lives as long as the ledger doesn't change."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import streamlit as st

from domain.clock import now_utc, stamps, today
from domain.people import WHOLE_DEPARTMENT, Actor, Role, Viewer
from etl.registers import load_missing, load_registers
from ledger import Ledger
from ledger.accounts import carry_accounts
from ledger.beside import made_beside, put_in_place
from ledger.exclusive import exclusive
from ledger.moment import AsOf
from ledger.places import beside
from ledger.version import Version
from texts import LANGUAGES, N_, translate
from ui.language import language
from ui.place import ledger_at, ledger_path
from ui.rerun import once_a_rerun

SET_UP_BY = Actor("Chương trình", Role.OFFICE)
_AS_OF = "as_of"
# Ledgers this process has checked, each by its place and what stood there: another one may be put in the same place.
_met: set[tuple[Path, Version]] = set()


@once_a_rerun
def ledger() -> Ledger:
    """Return the ledger the screens speak of, to act on it; raises LedgerError and RegisterBroken.

    One that an earlier version of the program made is brought up to date when this process first meets it: its tables,
    its views, and the registers it has never had.
    """
    path = ledger_path()
    if path.exists() and (met := (path, ledger_at(path).identity())) not in _met:
        load_missing(Ledger.open(path), SET_UP_BY)
        _met.add(met)
    return ledger_at(path)


def ledger_missing() -> bool:
    """Tell whether there is no ledger yet."""
    path = ledger_path()
    return not path.exists() or not ledger_at(path).identity()


@once_a_rerun
def version() -> Version:
    """Return the version of the ledger the screens speak of; raises LedgerError."""
    return ledger().version()


@once_a_rerun
def viewer() -> Viewer:
    """Return who looks; it is part of every question and of the cache's key. Raises SignedOutError and LedgerError."""
    from ui import signed_in

    account = signed_in.account()
    return WHOLE_DEPARTMENT if account is None else account.viewer


def as_of() -> date | None:
    """Return the past day the screens look back at the end of, or None while they show the present."""
    day: date | None = st.session_state.get(_AS_OF)
    return day


def look_from(day: date | None) -> None:
    """Make every later question speak of the end of that day; ui/filters.py says which day was chosen."""
    st.session_state[_AS_OF] = day


def fetch(query_name: str, **params: object) -> pd.DataFrame:
    """Return a query's rows for the present viewer as of the chosen day; raises LedgerError.

    The ledger is read only when it has changed.
    """
    return fetch_as_of(as_of(), query_name, **params)


def fetch_as_of(as_of_day: AsOf, query_name: str, /, **params: object) -> pd.DataFrame:
    """Return the same as of another day than the chosen one, None being the present; raises LedgerError."""
    asked = _Asked(
        path=str(ledger_path()),
        version=version(),
        day=today(),
        as_of=as_of_day,
        viewer=viewer(),
        query_name=query_name,
        params=tuple(sorted(params.items())),
    )
    # Copied on write: what a page puts into its own stays there, and nothing is copied that is only read.
    return _answers[language()](asked).copy(deep=False)


def records(query_name: str, **params: object) -> list[dict[str, Any]]:
    """Return the same as `fetch`, row by row."""
    return records_as_of(as_of(), query_name, **params)


def records_as_of(as_of_day: AsOf, query_name: str, /, **params: object) -> list[dict[str, Any]]:
    """Return the same as `fetch_as_of`, row by row."""
    held = fetch_as_of(as_of_day, query_name, **params).to_dict("records")
    return [{str(name): value for name, value in row.items()} for row in held]


def rows(query_name: str, **params: object) -> list[dict[str, Any]]:
    """Return a query's rows as plain values, None for nothing, asked anew; raises LedgerError."""
    return ledger().rows(query_name, viewer=viewer(), as_of=as_of(), **params)


def state() -> tuple[object, ...]:
    """Return what everything that is worked out from the ledger depends on: as a key of other caches than `fetch`'s."""
    return (str(ledger_path()), version(), today(), as_of(), viewer())


@dataclass(frozen=True)
class _Asked:
    """Everything an answer depends on: the ledger, today, the day looked back at, who looks, and the question."""

    path: str
    version: Version
    day: date
    as_of: AsOf
    viewer: Viewer
    query_name: str
    params: tuple[tuple[str, object], ...]


def _answer(asked: _Asked) -> pd.DataFrame:
    params: dict[str, Any] = dict(asked.params)
    return ledger_at(Path(asked.path)).frame(asked.query_name, viewer=asked.viewer, as_of=asked.as_of, **params)


# One cache in every language, which differ in what a person reads who waits for an answer.
_answers = {
    lang: st.cache_resource(
        max_entries=2000, show_spinner=translate(N_("Đang đọc sổ số liệu…"), lang), hash_funcs={_Asked: repr}
    )(_answer)
    for lang in LANGUAGES
}


def ledger_mark() -> str:
    """What tells this ledger from another at the same place: whether it is a sample, and when it was made."""
    if ledger_missing():
        return ""
    facts = fetch_as_of(None, "ledger_facts")
    return "" if facts.empty else f"{facts['value'].iloc[0]}-{facts['recorded_at'].iloc[0]:%Y%m%d%H%M%S%f}"


def is_sample() -> bool:
    """Tell whether the ledger was made for invented data."""
    facts = fetch("ledger_facts")
    return dict(zip(facts["name"], facts["value"], strict=True)).get("is_sample") == "true"


def begin_empty(actor: Actor = SET_UP_BY) -> None:
    """Put the sample ledger aside, whole, and an empty one with the registers and plans of data/ in its place.

    The new ledger's first acts are those of whoever began it. Raises RegisterBroken for a file of data/ that can't be
    read; then the sample stays where it is.
    """
    old = ledger()
    aside = beside(old.path, f"minh-hoa-{next(stamps(now_utc()))}")
    with exclusive(old.path):
        # Somebody else may have begun already: what is put aside must still be the sample.
        if not old.is_sample():
            return
        with made_beside(old.path) as making:
            load_registers(Ledger.create(making.path), actor)
            carry_accounts(old, making, actor)
            put_in_place(making, old.path, aside=aside)
