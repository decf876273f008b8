"""What a person reads when something failed: plain words and, for a fault of ours, a number; never a traceback."""

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from etl.registers import RegisterBroken
from ledger.errors import ActRefused, LedgerAway, LedgerError
from reports.errors import ReportError
from ui import away, page, session_keeper
from ui.language import _, language
from ui.plain import plain
from ui.signed_in import SignedOutError

log = logging.getLogger(__name__)


@contextmanager
def refusal_shown() -> Iterator[None]:
    """Say why an act was refused right where it was tried; the rest of the page stands."""
    try:
        yield
    except ActRefused as reason:
        st.error(plain(reason.say(language())))


def show_failure(error: Exception) -> bool:
    """Say what a person can do; returns True so that Streamlit adds nothing of its own."""
    if isinstance(error, ActRefused):
        st.warning(plain(error.say(language())), icon=":material/block:")
    elif isinstance(error, SignedOutError):
        st.info(_(error.sentence), icon=":material/lock:")
        session_keeper.draw(is_in=False)
    elif isinstance(error, LedgerError):
        log.warning("the ledger could not be asked", exc_info=error)
        st.error(_(error.sentence), icon=":material/database_off:")
        if isinstance(error, LedgerAway):
            away.come_back()
    elif isinstance(error, ReportError):
        log.error("a file could not be made", exc_info=error)
        st.error(_(error.sentence), icon=":material/error:")
    elif isinstance(error, RegisterBroken):
        log.warning("a register is broken", exc_info=error)
        st.error(plain(str(error)), icon=":material/table_view:")
    else:
        _show_fault(error)
    return True


def _show_fault(error: Exception) -> None:
    number = secrets.token_hex(3).upper()
    # The number joins what a person reports with the log, which tells neither what failed nor with whose data.
    screen = page.screen()
    log.error("screen failed", exc_info=error, extra={"number": number, "route": screen.url_path if screen else ""})
    st.error(
        _(
            "Màn hình này gặp lỗi và không hiển thị được. Số liệu không bị ảnh hưởng. "
            "Vui lòng tải lại trang; nếu vẫn lỗi, báo người quản trị mã {number}."
        ).format(number=number),
        icon=":material/error:",
    )
