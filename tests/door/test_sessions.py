"""Sessions: when they end by themselves, and what the door knows while the ledger is in trouble."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from itsdangerous import TimestampSigner, URLSafeTimedSerializer

from domain.clock import now_utc
from domain.people import Role
from ledger import Ledger
from ledger.accounts import Account, accounts
from ledger.errors import LedgerBroken
from ledger.keeping.copying import back_up
from ledger.keeping.restoring import restore
from ledger.settings import change_setting
from tests.door.callers import NAMES, SET_UP, make_accounts
from tests.stores import copy_of
from ui import kept_file
from ui.door import sessions
from ui.door.known import known
from ui.door.sessions import LONGEST, SESSION_COOKIE

Change = Callable[[str, object], None]


@pytest.fixture
def ledger(begun: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ledger:
    """A ledger with accounts, the one the door of this process speaks of."""
    path = copy_of(begun, tmp_path)
    monkeypatch.setenv("TDKT_LEDGER", str(path))
    make_accounts(Ledger.open(path))
    return Ledger.open(path)


@pytest.fixture
def office(ledger: Ledger) -> Account:
    found = accounts(ledger).named(NAMES[Role.OFFICE])
    assert found is not None
    return found


@pytest.fixture
def state(ledger: Ledger) -> Iterator[Change]:
    """Change the kept sessions by hand: as time would."""

    def change(sql: str, value: object) -> None:
        with closing(sqlite3.connect(ledger.path.with_name("state.sqlite"))) as file, file:
            file.execute(sql, (value,))
        sessions.forget_believed()

    yield change
    sessions.forget_believed()


def begun_session(account: Account) -> str:
    cookie = sessions.begin(account)
    assert cookie is not None
    found = sessions.find(cookie)
    assert found is not None
    assert found.account == account
    return cookie


@pytest.mark.parametrize(
    ("column", "ago", "holds"),
    [
        ("seen_at", timedelta(hours=11, minutes=59), True),
        ("seen_at", timedelta(hours=12, minutes=1), False),
        ("begun_at", LONGEST - timedelta(minutes=1), True),
        ("begun_at", LONGEST + timedelta(minutes=1), False),
    ],
)
def test_a_session_ends_by_itself_once_nothing_was_done_for_long_or_it_is_old(
    office: Account, state: Change, column: str, ago: timedelta, holds: bool
) -> None:
    cookie = begun_session(office)
    state(f"UPDATE sessions SET {column} = ?", kept_file.stamp(now_utc() - ago))
    assert (sessions.find(cookie) is not None) is holds


def test_an_open_window_alone_keeps_nobody_in(office: Account, state: Change) -> None:
    cookie = begun_session(office)
    state("UPDATE sessions SET seen_at = ?", kept_file.stamp(now_utc() - timedelta(hours=11, minutes=59)))
    assert sessions.find(cookie, touches=False) is not None
    state("UPDATE sessions SET seen_at = strftime('%Y-%m-%dT%H:%M:%f', seen_at, ?)", "-2 minutes")
    assert sessions.find(cookie, touches=False) is None


def test_the_office_says_how_long_a_session_may_rest(ledger: Ledger, office: Account, state: Change) -> None:
    cookie = begun_session(office)
    change_setting(ledger, SET_UP, "session_hours", "2")
    state("UPDATE sessions SET seen_at = ?", kept_file.stamp(now_utc() - timedelta(hours=3)))
    assert sessions.find(cookie) is None


def test_a_cookie_signed_too_long_ago_opens_nothing_though_its_session_were_there(
    office: Account, state: Change
) -> None:
    cookie = begun_session(office)
    state("UPDATE sessions SET begun_at = ?", kept_file.stamp(now_utc()))
    serializer = _signer_of_last_month(kept_file.place())
    token = serializer.loads(cookie)
    assert sessions.find(str(serializer.dumps(token))) is None
    assert sessions.find(cookie) is not None


def _signer_of_last_month(file: Path) -> URLSafeTimedSerializer:
    class OfLastMonth(TimestampSigner):
        def get_timestamp(self) -> int:
            return super().get_timestamp() - 31 * 24 * 3600

    with closing(sqlite3.connect(file)) as connection:
        [key] = connection.execute("SELECT value FROM secrets WHERE name = 'cookies'").fetchone()
    return URLSafeTimedSerializer(key, salt=SESSION_COOKIE, signer=OfLastMonth)


def test_who_was_signed_in_before_a_restore_signs_in_anew(ledger: Ledger, office: Account, tmp_path: Path) -> None:
    cookie = begun_session(office)
    (tmp_path / "kept").mkdir()
    backup = back_up(ledger, tmp_path / "kept", SET_UP)
    restore(backup.folder, ledger.path, SET_UP)
    sessions.forget_believed()
    assert sessions.find(cookie) is None
    assert begun_session(office)


def test_without_a_ledger_the_door_is_open_and_with_a_broken_one_it_is_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TDKT_LEDGER", str(tmp_path / "none.duckdb"))
    assert (known().is_open, known().accounts.known) == (True, ())
    broken = tmp_path / "broken.duckdb"
    broken.write_bytes(b"no ledger" * 1000)
    monkeypatch.setenv("TDKT_LEDGER", str(broken))
    assert (known().is_open, type(known().trouble), known().accounts.known) == (False, LedgerBroken, ())


def test_a_ledger_that_breaks_or_goes_leaves_the_door_shut(ledger: Ledger, office: Account) -> None:
    cookie = begun_session(office)
    before = known().accounts
    whole = ledger.path.read_bytes()
    ledger.path.write_bytes(b"no ledger" * 1000)
    assert known().accounts == before
    ledger.path.unlink()
    assert (known().accounts, known().is_open) == (before, False)
    ledger.path.write_bytes(whole)
    assert sessions.find(cookie) is not None
