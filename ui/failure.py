"""What a person reads when something failed: plain words and, for a fault of ours, a number; never a traceback."""

import logging
import secrets
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from etl.registers import RegisterBroken
from ledger.errors import ActRefused, LedgerError
from reports.errors import ReportError
from ui.language import _, language
from ui.plain import plain

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
    elif isinstance(error, LedgerError):
        log.warning("ledger: %s", error)
        st.error(_(error.sentence), icon=":material/database_off:")
    elif isinstance(error, ReportError):
        log.error("report: %s", error)
        st.error(_(error.sentence), icon=":material/error:")
    elif isinstance(error, RegisterBroken):
        log.warning("register: %s", error)
        st.error(plain(str(error)), icon=":material/table_view:")
    else:
        _show_fault(error)
    return True


def _show_fault(error: Exception) -> None:
    number = secrets.token_hex(3).upper()
    log.error("screen failed, number %s", number, exc_info=error)
    st.error(
        _(
            "Màn hình này gặp lỗi và không hiển thị được. Số liệu không bị ảnh hưởng. "
            "Vui lòng tải lại trang; nếu vẫn lỗi, báo người quản trị mã {number}."
        ).format(number=number),
        icon=":material/error:",
    )
