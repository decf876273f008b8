"""Nobody passes without a session: no page, route or websocket, no forged, expired or stolen cookie, no other site."""

from collections.abc import Callable

import pytest
from itsdangerous import URLSafeTimedSerializer
from websockets.exceptions import InvalidStatus

from domain.people import Role
from ledger import Ledger
from ledger.accounts import disable_account, reset_account
from tests.door.callers import NAMES, PASSWORD, SET_UP, Caller
from tests.e2e.serving import Server
from ui.door.gate import HEALTH
from ui.door.sessions import LONGEST, SESSION_COOKIE
from ui.door.sign_in import PLACES
from ui.navigation import SCREENS

PAGES = sorted({"/", *(f"/{screen.url_path}" for screen in SCREENS)})
# Every place at which Streamlit 1.67 answers, as its own modules declare them.
ROUTES = (
    *("/_stcore/metrics", "/_stcore/host-config", "/_stcore/script-health-check", "/_stcore/agent/openapi.json"),
    *("/media/a.xlsx", "/_stcore/upload_file/x/y", "/component/x/y.js", "/_stcore/bidi-components/x/y.js"),
    *("/app/static/icon.svg", "/static/js/index.js", "/index.html", "/favicon.png", "/auth/login", "/auth/logout"),
    *("/oauth2callback", "/_stcore/stream", "/khong-co", "//media/a.xlsx", "/media/../media/a.xlsx"),
)
METHODS = ("GET", "POST", "PUT", "DELETE", "OPTIONS", "HEAD")


@pytest.mark.parametrize("path", PAGES)
def test_a_page_leads_to_the_sign_in_form_and_back(stranger: Caller, path: str) -> None:
    answer = stranger.get(f"{path}?unit=VP")
    assert (answer.status_code, answer.content) == (303, b"")
    form = stranger.get(answer.headers["location"])
    assert (form.status_code, form.headers["cache-control"]) == (200, "no-store")
    assert f'value="{path}?unit=VP"' in form.text
    back = stranger.sign_in("office", onward=f"{path}?unit=VP")
    assert (back.status_code, back.headers["location"]) == (303, f"{path}?unit=VP")


@pytest.mark.parametrize("path", ROUTES)
def test_no_route_answers_a_stranger(stranger: Caller, path: str) -> None:
    answers = [stranger.ask(method, path) for method in METHODS]
    assert {(answer.status_code, answer.content) for answer in answers} == {(401, b"")}


def test_the_places_of_the_door_itself_take_what_they_are_for_only(stranger: Caller) -> None:
    answers = {(path, method): stranger.ask(method, path) for path in PLACES for method in METHODS}
    told = {key: answer.status_code for key, answer in answers.items() if answer.status_code != 405}
    assert told == {
        ("/dang-nhap", "GET"): 200,
        ("/dang-nhap", "POST"): 401,
        ("/dang-xuat", "GET"): 303,
        ("/dang-xuat", "POST"): 303,
        ("/phien", "GET"): 401,
    }


def test_only_whether_the_program_lives_is_told_to_anybody(stranger: Caller) -> None:
    answer = stranger.ask("GET", HEALTH)
    assert (answer.status_code, answer.text) == (200, "ok")


@pytest.mark.parametrize("path", ["/khong-co", "/kho-khan/x", "/a/b.c", "/x.y", "//kho-khan", "//x"])
def test_a_page_that_is_none_leads_to_the_overview(signed_in: Callable[[Role], Caller], path: str) -> None:
    answer = signed_in(Role.OFFICE).get(f"{path}?unit=VP")
    assert (answer.status_code, answer.headers["location"]) == (307, "/?unit=VP")


def test_no_websocket_opens_for_a_stranger(stranger: Caller) -> None:
    with pytest.raises(InvalidStatus) as refused, stranger.window():
        pass
    assert refused.value.response.status_code == 403


def forged(kind: str, right: str) -> str:
    """Return a cookie that isn't one of the program's."""
    text, at, signature = right.split(".")
    if kind == "signature":
        return f"{text}.{at}.{signature[::-1]}"
    if kind == "text":
        return f"{text[::-1]}.{at}.{signature}"
    if kind == "key":
        return str(URLSafeTimedSerializer("another key", salt=SESSION_COOKIE).dumps("token"))
    return {"nothing": "", "noise": "x" * 4000, "quotes": "'; DROP TABLE sessions; --"}[kind]


@pytest.mark.parametrize("kind", ["signature", "text", "key", "nothing", "noise", "quotes"])
def test_a_forged_cookie_opens_nothing(signed_in: Callable[[Role], Caller], serving: Server, kind: str) -> None:
    thief = Caller(serving.url, forged(kind, signed_in(Role.OFFICE).cookie))
    assert (thief.is_in(), thief.ask("GET", "/phien").status_code) == (False, 401)
    with pytest.raises(InvalidStatus), thief.window():
        pass


def test_a_cookie_stolen_before_signing_out_opens_nothing_afterwards(signed_in: Callable[[Role], Caller]) -> None:
    person, another = signed_in(Role.OFFICE), signed_in(Role.OFFICE)
    thief = Caller(person.url, person.cookie)
    assert (thief.is_in(), person.sign_out().status_code) == (True, 303)
    assert (person.is_in(), thief.is_in(), another.is_in()) == (False, False, True)


def test_signing_out_everywhere_ends_every_session_of_the_account(signed_in: Callable[[Role], Caller]) -> None:
    here, elsewhere, other = signed_in(Role.LEADERSHIP), signed_in(Role.LEADERSHIP), signed_in(Role.OFFICE)
    here.sign_out(everywhere=True)
    assert (here.is_in(), elsewhere.is_in(), other.is_in()) == (False, False, True)


def test_a_session_ends_with_any_change_of_its_account(signed_in: Callable[[Role], Caller], serving: Server) -> None:
    ledger, name = Ledger.open(serving.ledger), NAMES[Role.VIEWER]
    shut = signed_in(Role.VIEWER)
    disable_account(ledger, SET_UP, name)
    assert (shut.is_in(), Caller(serving.url).sign_in(name).status_code) == (False, 401)
    reset_account(ledger, SET_UP, name, PASSWORD)
    assert shut.is_in() is False
    assert signed_in(Role.VIEWER).is_in()


@pytest.mark.parametrize("headers", [{"origin": "https://evil.example"}, {"origin": "null"}, {"origin": ""}])
@pytest.mark.parametrize("path", ["/dang-nhap", "/dang-xuat", "/_stcore/upload_file/x/y", "/"])
def test_what_another_site_sends_is_refused(
    signed_in: Callable[[Role], Caller], path: str, headers: dict[str, str]
) -> None:
    person = signed_in(Role.OFFICE)
    answer = person.ask("POST", path, headers=headers, data={"where": "everywhere", "account": "office"})
    assert (answer.status_code, person.is_in()) == (403, True)


def test_another_site_opens_no_websocket_with_ones_cookie(signed_in: Callable[[Role], Caller]) -> None:
    with pytest.raises(InvalidStatus) as refused, signed_in(Role.OFFICE).window(origin="https://evil.example"):
        pass
    assert refused.value.response.status_code == 403


def test_a_name_that_another_site_leads_here_is_not_served(signed_in: Callable[[Role], Caller]) -> None:
    answer = signed_in(Role.OFFICE).get("/", host="evil.example")
    assert (answer.status_code, "evil.example" in answer.text) == (421, True)


@pytest.mark.parametrize(
    "onward",
    ["//evil.example", "https://evil.example/", "/\\evil.example", "javascript:alert(1)", "/dang-xuat", "/a\nb"],
)
def test_signing_in_leads_nowhere_else(stranger: Caller, onward: str) -> None:
    assert stranger.sign_in("office", onward=onward).headers["location"] == "/"


def test_the_cookie_is_kept_from_scripts_and_other_sites(stranger: Caller) -> None:
    said = stranger.sign_in("office").headers["set-cookie"].lower()
    parts = {part.strip() for part in said.split(";")[1:]}
    assert parts == {"httponly", "path=/", "samesite=lax", f"max-age={int(LONGEST.total_seconds())}"}


@pytest.mark.parametrize("path", ["/dang-nhap", "/", HEALTH, "/static/js/none.js", "/khong-co"])
def test_every_answer_tells_the_browser_what_to_keep_from(stranger: Caller, path: str) -> None:
    headers = stranger.ask("GET", path).headers
    said = [headers.get(name) for name in ("x-content-type-options", "x-frame-options", "referrer-policy")]
    assert said == ["nosniff", "DENY", "same-origin"]
    assert "frame-ancestors 'none'" in headers["content-security-policy"]
    assert "'unsafe-eval'" not in headers["content-security-policy"]
