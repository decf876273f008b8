"""Signing in by OpenID Connect, from a real provider: the account is the one of the proved e-mail."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

import httpx2
import pytest

from domain.people import Role
from ledger import Ledger
from ledger.accounts import NewAccount, add_account
from ledger.settings import change_setting
from tests.door.callers import HTML, PASSWORD, SET_UP
from tests.door.provider import Provider, providing
from tests.e2e.serving import Server, free_port, running
from tests.stores import copy_of
from ui.door.sessions import SESSION_COOKIE

EMAIL = "lan.do@snv.example"


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with providing(free_port()) as found:
        yield found


@pytest.fixture(scope="module")
def program(provider: Provider, begun: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The program with an account that has an e-mail and no password."""
    folder, port = tmp_path_factory.mktemp("openid"), free_port()
    ledger = Ledger.open(copy_of(begun, folder))
    add_account(ledger, SET_UP, NewAccount("office", "Lê Thị Mai", Role.OFFICE, None, None, PASSWORD))
    add_account(ledger, SET_UP, NewAccount("vp.lan", "Đỗ Thị Lan", Role.UNIT, "VP", EMAIL))
    secrets = folder / "secrets.toml"
    secrets.write_text(provider.secrets(f"http://127.0.0.1:{port}"), encoding="utf-8")
    with running(folder, "--secrets.files", str(secrets), port=port) as found:
        yield found


@pytest.fixture
def browser() -> Iterator[httpx2.Client]:
    with httpx2.Client(headers=HTML, timeout=60) as found:
        yield found


def gone_through(program: Server, browser: httpx2.Client) -> httpx2.Response:
    """Go the way a browser goes, from the sign-in page to the provider and back; return where it ends."""
    page = browser.get(f"{program.url}/dang-nhap")
    [link] = re.findall(r'href="(/auth/login[^"]+)"', page.text)
    answer = browser.get(program.url + link)
    while answer.status_code in (302, 303, 307):
        answer = browser.get(urljoin(str(answer.url), answer.headers["location"]))
    return answer


def test_a_proved_email_lets_its_account_in(program: Server, provider: Provider, browser: httpx2.Client) -> None:
    provider.claims = {"email": "Lan.Do@SNV.example", "email_verified": True}
    answer = gone_through(program, browser)
    assert (answer.status_code, SESSION_COOKIE in browser.cookies) == (200, True)
    rows = Ledger.open(program.ledger).rows("trail_chain")
    assert [(row["actor_name"], row["subject"]) for row in rows if row["act"] == "sign_in"] == [
        ("Đỗ Thị Lan", "vp.lan")
    ]
    # Streamlit's own cookie is gone: it would open the door again for a month.
    assert [name for name in browser.cookies if name.startswith("_streamlit_user")] == []


@pytest.mark.parametrize(
    "claims",
    [
        {"email": "nobody@snv.example", "email_verified": True},
        {"email": EMAIL, "email_verified": False},
        {"email": EMAIL},
        {"email": ""},
        {},
    ],
)
def test_nobody_else_is_let_in(
    program: Server, provider: Provider, browser: httpx2.Client, claims: dict[str, object]
) -> None:
    provider.claims = claims
    answer = gone_through(program, browser)
    assert (answer.status_code, "chưa được cấp tài khoản" in answer.text) == (403, True)
    assert SESSION_COOKIE not in browser.cookies
    assert browser.get(program.url + "/").status_code == 303


def test_a_copy_of_the_providers_word_opens_nothing(
    program: Server, provider: Provider, browser: httpx2.Client
) -> None:
    provider.claims = {"email": EMAIL, "email_verified": True}
    [link] = re.findall(r'href="(/auth/login[^"]+)"', browser.get(f"{program.url}/dang-nhap").text)
    to_provider = browser.get(program.url + link).headers["location"]
    back = browser.get(to_provider).headers["location"]
    browser.get(back)
    stolen = {name: value for name, value in browser.cookies.items() if name.startswith("_streamlit_user")}
    assert browser.get(program.url + "/").cookies.get(SESSION_COOKIE)
    with httpx2.Client(headers=HTML, cookies=stolen, timeout=60) as thief:
        assert (thief.get(program.url + "/").status_code, thief.cookies.get(SESSION_COOKIE)) == (303, None)


def test_the_office_may_trust_a_provider_that_proves_no_email(
    program: Server, provider: Provider, browser: httpx2.Client
) -> None:
    provider.claims = {"email": EMAIL}
    ledger = Ledger.open(program.ledger)
    change_setting(ledger, SET_UP, "openid_unproved", "yes")
    answer = gone_through(program, browser)
    assert (answer.status_code, SESSION_COOKIE in browser.cookies) == (200, True)
    change_setting(ledger, SET_UP, "openid_unproved", "no")


def test_without_an_account_of_its_own_password_nobody_signs_in_by_the_form(program: Server) -> None:
    fields = {"account": "vp.lan", "password": ""}
    answer = httpx2.post(f"{program.url}/dang-nhap", data=fields, headers={"origin": program.url})
    assert answer.status_code == 401
