"""OpenID Connect for those who have it: Streamlit speaks with the provider, the door makes the answer a session.

What Streamlit's cookie says is taken once and at once: a copy of it opens nothing afterwards.
"""

import json
import threading
import time
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from starlette.requests import HTTPConnection
from streamlit.auth_util import encode_provider_token, get_cookie_with_chunks, get_secrets_auth_section
from streamlit.web.server.server_util import get_cookie_secret
from streamlit.web.server.starlette.starlette_app_utils import decode_signed_value
from streamlit.web.server.starlette.starlette_server_config import TOKENS_COOKIE_NAME, USER_COOKIE_NAME

from ui.door.known import known

LOGIN, CALLBACK = "/auth/login", "/oauth2callback"
_TAKEN_WITHIN_SECONDS = 120
_COOKIES = (USER_COOKIE_NAME, TOKENS_COOKIE_NAME)
_taken: dict[str, float] = {}
_taking = threading.Lock()


@dataclass(frozen=True)
class Provider:
    """Who can say who somebody is: the words on the button and where it leads."""

    name: str
    address: str


@dataclass(frozen=True)
class Visitor:
    """Who the provider says somebody is, taken from Streamlit's cookie; `email` is "" where it isn't proved."""

    email: str


def is_place(path: str) -> bool:
    """Tell whether Streamlit answers there for the provider, and a provider is set up."""
    return path in (LOGIN, CALLBACK) and bool(providers())


def providers() -> list[Provider]:
    """Return the providers that `.streamlit/secrets.toml` names in its part [auth]."""
    section = get_secrets_auth_section()
    named = [name for name, value in section.items() if hasattr(value, "get") and value.get("client_id")]
    if section.get("client_id"):
        named.insert(0, "default")
    return [
        Provider("OpenID Connect" if name == "default" else name, f"{LOGIN}?provider={encode_provider_token(name)}")
        for name in named
    ]


def cookies_of(connection: HTTPConnection) -> list[str]:
    """Return the names of Streamlit's own cookies on who somebody is, parts of long ones too."""
    return [name for name in connection.cookies if name.startswith(_COOKIES)]


def visitor(connection: HTTPConnection) -> Visitor | None:
    """Return who the provider has just said somebody is, once for each time it says so."""
    if USER_COOKIE_NAME not in connection.cookies or not providers():
        return None
    secret = get_cookie_secret()

    def one(name: str) -> bytes | None:
        value = connection.cookies.get(name)
        return decode_signed_value(secret, name, value, _TAKEN_WITHIN_SECONDS / 86400) if value else None

    text = get_cookie_with_chunks(one, USER_COOKIE_NAME)
    if text is None or not _is_first_time(connection.cookies[USER_COOKIE_NAME]):
        return None
    claims: dict[str, Any] = json.loads(text)
    is_proved = claims.get("email_verified") in (True, "true") or known().settings["openid_unproved"] == "yes"
    return Visitor(str(claims.get("email") or "") if is_proved else "")


def _is_first_time(cookie: str) -> bool:
    now, mark = time.monotonic(), sha256(cookie.encode()).hexdigest()
    with _taking:
        for old in [key for key, at in _taken.items() if now - at > 2 * _TAKEN_WITHIN_SECONDS]:
            del _taken[old]
        if mark in _taken:
            return False
        _taken[mark] = now
        return True
