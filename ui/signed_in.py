"""Who is signed in at this window, asked anew at every rerun: the cookie of an open window outlives a sign-out."""

import streamlit as st

from ledger.accounts import Account
from texts import N_
from ui.door import sessions
from ui.door.known import known
from ui.door.sessions import SESSION_COOKIE


class SignedOutError(Exception):
    """Nobody is signed in at this window any more."""

    sentence = N_("Phiên đăng nhập đã kết thúc. Hãy đăng nhập lại; bản nháp vẫn được giữ.")


def account() -> Account | None:
    """Return whose window this is; None while the ledger has no accounts.

    Raises SignedOutError, and the LedgerError that keeps the accounts from being read.
    """
    here = known()
    if here.trouble is not None:
        raise here.trouble
    if not here.accounts.known:
        return None
    cookie = st.context.cookies.get(SESSION_COOKIE)
    # Streamlit's own test runner hands out cookies that are no texts.
    session = sessions.find(cookie) if isinstance(cookie, str) else None
    if session is None:
        raise SignedOutError
    return session.account
