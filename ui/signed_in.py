"""Who is signed in at this window, asked anew at every rerun: the cookie of an open window outlives a sign-out."""

from collections.abc import Callable

import streamlit as st

from ledger.accounts import Account
from texts import N_
from ui.door import sessions
from ui.door.known import known
from ui.door.sessions import SESSION_COOKIE
from ui.rerun import once_a_rerun


class SignedOutError(Exception):
    """Nobody is signed in at this window any more."""

    sentence = N_("Phiên đăng nhập đã kết thúc. Hãy đăng nhập lại; bản nháp vẫn được giữ.")


@once_a_rerun
def account() -> Account | None:
    """Return whose window this is; None while the ledger has no accounts.

    Raises SignedOutError, and the LedgerError that keeps the accounts from being read.
    """
    here = known()
    if here.trouble is not None:
        raise here.trouble
    if not here.accounts.known:
        return None
    session = sessions.find(_cookie())
    if session is None:
        raise SignedOutError
    return session.account


def checking() -> Callable[[], None]:
    """Return what raises SignedOutError once this window's session has ended; for threads that know no session."""
    cookie, has_begun = _cookie(), account() is not None

    def check() -> None:
        if has_begun and sessions.find(cookie) is None:
            raise SignedOutError

    return check


def _cookie() -> str | None:
    cookie = st.context.cookies.get(SESSION_COOKIE)
    # Streamlit's own test runner hands out cookies that are no texts.
    return cookie if isinstance(cookie, str) else None
