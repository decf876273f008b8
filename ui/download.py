"""The one way in which a file leaves the screens: a button that makes it on a click and records that it was taken."""

import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import Literal

import streamlit as st

from domain.people import Actor
from ledger import Ledger
from ledger.errors import LedgerError
from ledger.exports import Export, record_export
from reports.errors import ReportError
from ui import data, person, signed_in
from ui.filters import chosen

NOBODY_STATED = "Người chưa khai tên"
# So long a click waits for its row of the trail; a ledger held by another program is written to when it is free again.
WAIT_TO_RECORD = 5.0

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Made:
    """A file that was made, and how many rows are in it where they are counted."""

    content: bytes
    rows: int | None = None


Take = Callable[[], Made]


def button(  # noqa: PLR0913 - what Streamlit's own button takes, and the title
    label: str,
    take: Take,
    *,
    title: str,
    file_name: str,
    key: str,
    mime: str | None = None,
    icon: str = ":material/download:",
    help: str | None = None,  # noqa: A002 - Streamlit's own word
    type: Literal["primary", "secondary", "tertiary"] = "secondary",  # noqa: A002 - Streamlit's own word
) -> None:
    """Offer a file, which `take` makes on a click, in a thread that knows no session; the page doesn't run again.

    That it was taken is an act of the trail under `title`, with who looked when the button was drawn, the rows, the
    file's hash, the day looked back at and the period.
    """
    held = chosen()
    export = Export(title, as_of=data.as_of(), period=held.period if held else None)
    st.download_button(
        label,
        data=partial(
            _while_signed_in,
            signed_in.checking(),
            partial(handed_over, data.ledger(), taker(), take, export, file_name),
        ),
        file_name=file_name,
        mime=mime,
        key=key,
        help=help,
        on_click="ignore",
        type=type,
        icon=icon,
    )


def taker() -> Actor:
    """Return who takes a file away: the account, the name stated, or nobody who has said so, as whoever looks."""
    who = person.actor()
    viewer = data.viewer()
    return who.actor if who else Actor(NOBODY_STATED, viewer.role, viewer.unit_code)


def handed_over(ledger: Ledger, actor: Actor, take: Take, export: Export, file_name: str) -> bytes:
    """Make the file, record that it is taken, and return it; raises what `take` raises.

    A ledger that is busy for long, or can't be written, keeps nobody from a file: it is handed over, the row of the
    trail follows when the ledger is free, and where it never can the log tells the file's hash.
    """
    try:
        made = take()
    except (ReportError, LedgerError) as reason:
        log.error("file not made", exc_info=reason)
        raise
    told = Export(export.title, export.as_of, export.period, made.rows)
    recording = threading.Thread(target=_record, args=(ledger, actor, told, {file_name: made.content}), name="export")
    recording.start()
    recording.join(WAIT_TO_RECORD)
    if recording.is_alive():
        log.warning("export waits to be recorded")
    return made.content


def _while_signed_in(check: Callable[[], None], hand_over: Callable[[], bytes]) -> bytes:
    # The button may have been drawn long ago, in a window that was still open when the session ended.
    check()
    return hand_over()


def _record(ledger: Ledger, actor: Actor, export: Export, files: Mapping[str, bytes]) -> None:
    try:
        record_export(ledger, actor, export, files)
    except LedgerError as reason:
        for content in files.values():
            log.error("export not recorded", exc_info=reason, extra={"number": sha256(content).hexdigest()})
