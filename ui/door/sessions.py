"""Who is signed in: one row a session in `state.sqlite`; the browser holds a signed random token in a cookie.

A session ends by sign-out, by time, and by every change of its account: it names the act that made the account what it
was when the person signed in.
"""

import secrets
import threading
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from itsdangerous import BadData, URLSafeTimedSerializer

from domain.clock import now_utc
from ledger.accounts import Account
from ui import kept_file
from ui.door.known import Known, known
from ui.place import ledger_path

SESSION_COOKIE = "tdkt_session"
LONGEST = timedelta(days=7)
_SEEN_EVERY = timedelta(minutes=1)
_BELIEVED_SECONDS = 1.0  # how long this process goes on believing a session it has just looked up, accounts unchanged
_MOST_BELIEVED = 1000
_KEY_BYTES = 32
_KEY = "cookies"

# Sessions by the cookie they were found by, each with the moment it was looked up and what held then.
_believed: dict[str, tuple[float, Known, "Session"]] = {}
_believing = threading.Lock()


@dataclass(frozen=True)
class Session:
    """A session that holds now, by the hash of its token."""

    mark: str
    account: Account


def begin(account: Account) -> str | None:
    """Begin a session and return the cookie's value; None where it can't be kept."""
    token, at = secrets.token_urlsafe(_KEY_BYTES), now_utc()
    is_kept = kept_file.change(
        ("new_secret", _KEY, secrets.token_hex(_KEY_BYTES)),
        ("end_old_sessions", kept_file.stamp(at - LONGEST)),
        ("begin_session", _ledger(), _hash(token), account.account, account.act_no, *[kept_file.stamp(at)] * 2),
    )
    return _signer().dumps(token) if is_kept else None


def find(cookie: str | None, *, touches: bool = True) -> Session | None:
    """Return the session of a cookie's value; None for one that is forged, expired, ended, or of a changed account.

    What only looks whether it still holds doesn't touch it: an open window alone keeps nobody in.
    """
    if not cookie:
        return None
    here = known()
    with _believing:
        since, held, believed = _believed.get(cookie, (0.0, None, None))
    if believed and held is here and time.monotonic() - since < _BELIEVED_SECONDS:
        return believed
    mark = _mark_of(cookie)
    account = _account_of(mark, here, touches=touches) if mark else None
    session = Session(mark, account) if mark and account else None
    if touches:
        _believe(cookie, here, session)
    return session


def _believe(cookie: str, here: Known, session: Session | None) -> None:
    with _believing:
        _believed.pop(cookie, None)
        if session is None:
            return
        if len(_believed) >= _MOST_BELIEVED:
            _believed.clear()
        _believed[cookie] = (time.monotonic(), here, session)


def end(session: Session, *, everywhere: bool = False) -> bool:
    """End a session, or all of its account's; False where that couldn't be written down."""
    is_done = kept_file.remove(
        ("end_sessions_of", _ledger(), session.account.account)
        if everywhere
        else ("end_session", _ledger(), session.mark)
    )
    forget_believed()
    return is_done


def forget_believed() -> None:
    """Look every session up anew from now on."""
    with _believing:
        _believed.clear()


def _account_of(mark: str, here: Known, *, touches: bool) -> Account | None:
    found = kept_file.read("session", _ledger(), mark)
    if not found:
        return None
    [(name, account_act, begun_at, seen_at)] = found
    now = now_utc()
    idle = timedelta(hours=int(here.settings["session_hours"]))
    if now - datetime.fromisoformat(begun_at) > LONGEST or now - datetime.fromisoformat(seen_at) > idle:
        return None
    account = here.accounts.named(name)
    is_older = here.restored_at is not None and datetime.fromisoformat(begun_at) <= here.restored_at
    if account is None or account.act_no != account_act or is_older:
        return None
    if touches and now - datetime.fromisoformat(seen_at) > _SEEN_EVERY:
        kept_file.change(("session_seen", kept_file.stamp(now), _ledger(), mark))
    return account


def _mark_of(cookie: str) -> str | None:
    try:
        token = _signer().loads(cookie, max_age=int(LONGEST.total_seconds()))
    except (BadData, NoKeyError):
        return None
    return _hash(token) if isinstance(token, str) else None


class NoKeyError(Exception):
    """No cookie has been signed here yet, or the key can't be read."""


def _signer() -> URLSafeTimedSerializer:
    found = kept_file.read("secret", _KEY)
    if not found:
        raise NoKeyError
    return URLSafeTimedSerializer(found[0][0], salt=SESSION_COOKIE)


def _hash(token: str) -> str:
    return sha256(token.encode()).hexdigest()


def _ledger() -> str:
    return ledger_path().name
