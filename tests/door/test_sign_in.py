"""Signing in: what is told to whom, what is written down, and how wrong passwords and crowds are borne."""

import json
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from domain.people import Role
from ledger import Ledger
from ledger.accounts import Accounts, accounts
from ledger.trail import broken_link
from tests.door.callers import NAMES, PASSWORD, Caller, make_accounts
from tests.e2e.serving import Server, running
from tests.stores import copy_of
from ui.door import throttle
from ui.door.throttle import FREE_TRIES

OFFICE = NAMES[Role.OFFICE]


@pytest.fixture
def own(begun: Path, tmp_path: Path) -> Iterator[Server]:
    """A program of the test's own: what it counts of wrong passwords is nobody else's."""
    make_accounts(Ledger.open(copy_of(begun, tmp_path)))
    with running(tmp_path) as found:
        yield found


def acts(server: Server, verb: str) -> list[tuple[str, str, dict[str, object]]]:
    """Return who did each act of one kind, on what, and its detail, in order."""
    rows = Ledger.open(server.ledger).rows("trail_chain")
    assert broken_link(rows) is None
    return [(row["actor_name"], row["subject"], json.loads(row["detail"])) for row in rows if row["act"] == verb]


def test_a_wrong_name_and_a_wrong_password_are_told_the_same_and_slow_down_the_same(own: Server) -> None:
    told = {}
    for name in (OFFICE, "nobody"):
        caller = Caller(own.url)
        answers = [caller.sign_in(name, "sai mật khẩu rồi") for _ in range(FREE_TRIES + 1)]
        told[name] = [(answer.status_code, answer.text.replace(name, "…")) for answer in answers]
    nonces = {name: [(code, _without_nonce(text)) for code, text in answers] for name, answers in told.items()}
    assert nonces[OFFICE] == nonces["nobody"]
    assert [code for code, _ in nonces[OFFICE]] == [401] * FREE_TRIES + [429]


def test_right_or_wrong_who_must_wait_is_not_looked_at(own: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TDKT_LEDGER", str(own.ledger))
    for _ in range(FREE_TRIES + 7):
        throttle.wrong(OFFICE, "127.0.0.1")
    assert Caller(own.url).sign_in(OFFICE).status_code == 429


def _without_nonce(text: str) -> str:
    head, rest = text.split('nonce="', 1)
    return head + rest.split('"', 1)[1]


def test_what_is_typed_for_a_name_nobody_has_is_written_nowhere(own: Server) -> None:
    secret = "mat-khau-go-nham-o"
    Caller(own.url).sign_in(secret, secret)
    Caller(own.url).sign_in(OFFICE, secret)
    refused = acts(own, "sign_in_refused")
    assert [(name, subject) for name, subject, _ in refused] == [("Chưa đăng nhập", ""), ("Chưa đăng nhập", OFFICE)]
    files = [path for path in own.ledger.parent.rglob("*") if path.is_file()]
    assert {path.name for path in files if secret.encode() in path.read_bytes()} == set()


def test_who_signs_in_and_out_stands_in_the_trail(own: Server) -> None:
    caller = Caller(own.url)
    caller.sign_in(" Office ")
    caller.sign_out(everywhere=True)
    assert acts(own, "sign_in") == [("Nguyễn Văn Office", OFFICE, {})]
    assert acts(own, "sign_out") == [("Nguyễn Văn Office", OFFICE, {"everywhere": True})]


def test_a_session_outlives_a_restart_of_the_program(begun: Path, tmp_path: Path) -> None:
    make_accounts(Ledger.open(copy_of(begun, tmp_path)))
    with running(tmp_path) as first:
        caller = Caller(first.url)
        caller.sign_in(OFFICE)
    with running(tmp_path) as second:
        assert Caller(second.url, caller.cookie).is_in()
        Caller(second.url, caller.cookie).sign_out()
    with running(tmp_path) as third:
        assert not Caller(third.url, caller.cookie).is_in()


def test_two_hundred_sign_ins_at_once_are_all_answered_and_all_written_down(own: Server) -> None:
    right = [NAMES[role] for role in Role] * 25
    wrong = [f"nobody{number}" for number in range(100)]

    def enter(name: str) -> tuple[str, int]:
        return name, Caller(own.url).sign_in(name).status_code

    # In turns, so that the wrong ones don't come first; twenty at a time, as that many people would.
    with ThreadPoolExecutor(20) as people:
        told = list(people.map(enter, [name for pair in zip(right, wrong, strict=True) for name in pair]))
    assert Counter(code for name, code in told if name in NAMES.values()) == {303: 100}
    assert Counter(code for name, code in told if name not in NAMES.values()) == {401: 100}
    assert len(acts(own, "sign_in")) == 100
    # Of a hundred wrong ones from one address the 1st, 2nd, 4th, 8th ... are written down.
    assert [detail["wrong_from_address"] for _, _, detail in acts(own, "sign_in_refused")] == [2**n for n in range(7)]


def test_many_tries_at_once_are_not_all_compared_and_lock_out_nobody_elses_name(own: Server) -> None:
    with ThreadPoolExecutor(15) as people:
        told = list(people.map(lambda _: Caller(own.url).sign_in(OFFICE, "sai mật khẩu rồi").status_code, range(60)))
    assert set(told) == {401, 429}
    # Two are compared at once: one more than the free ones may slip in beside the last.
    assert FREE_TRIES <= told.count(401) <= FREE_TRIES + 1
    assert Caller(own.url).sign_in(NAMES[Role.LEADERSHIP]).status_code == 303


def test_who_signs_in_over_another_ends_that_session(own: Server) -> None:
    caller = Caller(own.url)
    caller.sign_in(NAMES[Role.VIEWER])
    before = Caller(own.url, caller.cookie)
    caller.sign_in(NAMES[Role.UNIT])
    assert (before.is_in(), caller.is_in()) == (False, True)


def test_being_led_to_the_way_out_by_another_site_takes_nothing(own: Server) -> None:
    answer = Caller(own.url).get("/dang-xuat")
    assert (answer.status_code, answer.headers.get("clear-site-data")) == (303, None)
    caller = Caller(own.url)
    caller.sign_in(OFFICE)
    assert caller.sign_out().headers["clear-site-data"] == '"cache", "storage"'


def test_a_form_of_any_size_and_kind_is_answered(own: Server) -> None:
    caller = Caller(own.url)
    many = b"&".join(b"f%d=x" % number for number in range(50))
    sent = [
        b"account=a&password=" + b"x" * 100_000,
        many,
        b"\xff\x00&&==",
        b"",
        b"account=office&account=nobody&password=x",
    ]
    kind = {"content-type": "application/x-www-form-urlencoded"}
    told = [caller.ask("POST", "/dang-nhap", content=body, headers=kind).status_code for body in sent]
    assert told == [413, 413, 401, 401, 401]


def test_a_password_is_compared_also_where_there_is_no_account(begun: Path, tmp_path: Path) -> None:
    ledger = Ledger.open(copy_of(begun, tmp_path))
    make_accounts(ledger)
    known: Accounts = accounts(ledger)
    found = [known.signed_in(name, word) for name in (OFFICE, "nobody") for word in (PASSWORD, "sai mật khẩu")]
    assert found == [known.named(OFFICE), None, None, None]
