"""The screens' door to the ledger: questions answered from a cache that lives as long as the ledger doesn't change."""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pandas as pd
import streamlit as st

from domain.people import WHOLE_DEPARTMENT, Actor, Role, Viewer
from etl.registers import load_registers
from etl.sample_year import create_sample_ledger
from ledger import Ledger
from ui.language import _

DEFAULT_LEDGER = Path(__file__).resolve().parent.parent / "data" / "ledger.duckdb"
SET_UP_BY = Actor("Chương trình", Role.OFFICE)


def ledger_path() -> Path:
    """Return where the ledger is: $TDKT_LEDGER, else data/ledger.duckdb of the program."""
    return Path(os.environ.get("TDKT_LEDGER") or DEFAULT_LEDGER)


def ledger() -> Ledger:
    """Return the ledger the screens speak of, to act on it."""
    return Ledger(ledger_path())


def ledger_missing() -> bool:
    """Tell whether there is no ledger yet."""
    return not ledger_path().exists()


def viewer() -> Viewer:
    """Return who looks; it is part of every question and of the cache's key."""
    return WHOLE_DEPARTMENT


def fetch(query_name: str, **params: object) -> pd.DataFrame:
    """Return a query's rows for the present viewer; reads the ledger only when it has changed. Raises LedgerError."""
    seen_by = viewer()
    return _fetched(
        str(ledger_path()), ledger().version(), query_name, seen_by.role.value, seen_by.unit_code, tuple(sorted(params.items()))
    )


@st.cache_data(max_entries=2000, show_spinner=False)
def _fetched(
    path: str,
    version: tuple[int, ...],
    query_name: str,
    role: str,
    unit_code: str | None,
    params: tuple[tuple[str, object], ...],
) -> pd.DataFrame:
    return Ledger(Path(path)).frame(query_name, viewer=Viewer(Role(role), unit_code), **dict(params))


def is_sample() -> bool:
    """Tell whether the ledger was made for invented data."""
    facts = fetch("ledger_facts")
    return dict(zip(facts["name"], facts["value"], strict=True)).get("is_sample") == "true"


def ensure_ledger(progress: Callable[[float, str], None]) -> None:
    """Make a ledger with the sample year where there is none; `progress` hears shares from 0 to 1 and what is being done."""
    progress(0.0, _("Đang lập sổ với dữ liệu minh họa…"))
    create_sample_ledger(ledger_path(), lambda share: progress(share, _("Đang lập sổ với dữ liệu minh họa…")))


def begin_empty() -> None:
    """Put the sample ledger aside, whole, and make an empty one with the registers and plans of data/."""
    old = ledger()
    aside = old.path.with_name(f"{old.path.stem}-minh-hoa-{datetime.now():%Y%m%d-%H%M%S}{old.path.suffix}")
    with old.closed():
        os.replace(old.path, aside)
        if old.archive.folder.exists():
            os.replace(old.archive.folder, aside.with_suffix(old.archive.folder.suffix))
    load_registers(Ledger.create(ledger_path()), SET_UP_BY)
