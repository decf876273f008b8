"""Where a request comes from and what it was sent to, as far as that decides whether it is let in."""

import ipaddress
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import Scope

LOCAL_NAMES = frozenset({"localhost", "localhost.localdomain"})
# Whoever passes a request on says so in one of these: then its sender isn't at this machine, whatever the address.
_PASSED_ON = ("forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip", "via")
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


def client_address(scope: Scope) -> str:
    """Return the address of the one who asks; uvicorn has already looked behind a proxy that it trusts."""
    client = scope.get("client")
    return str(client[0]) if client else ""


def is_loopback(address: str) -> bool:
    """Tell whether an address, or a name, is this machine's own."""
    try:
        return ipaddress.ip_address(address.strip("[]").split("%")[0]).is_loopback
    except ValueError:
        return address.lower().rstrip(".") in LOCAL_NAMES


def is_local(scope: Scope) -> bool:
    """Tell whether somebody at this very machine asks, through nothing in between."""
    headers = Headers(scope=scope)
    # No browser speaks HTTP/1.0; a proxy that was told nothing does.
    if any(name in headers for name in _PASSED_ON) or scope.get("http_version") == "1.0":
        return False
    served_at = scope.get("server") or ("", None)
    return is_loopback(client_address(scope)) and is_loopback(str(served_at[0])) and is_loopback(host_name(scope))


def host_name(scope: Scope) -> str:
    """Return the name or address under which the program was asked for, without the port; "" for one that is none."""
    try:
        return urlsplit(f"//{Headers(scope=scope).get('host', '')}").hostname or ""
    except ValueError:
        return ""


def is_host_allowed(scope: Scope, allowed: str) -> bool:
    """Tell whether the program goes by that name: one of the setting, this machine's, or the address it was reached at.

    A name nobody has allowed may be another site's that was made to lead here.
    """
    name = host_name(scope)
    served_at = scope.get("server") or ("", None)
    return bool(name) and (name in allowed.lower().split() or is_loopback(name) or name == str(served_at[0]))


def is_from_here(scope: Scope) -> bool:
    """Tell whether what changes something, or opens a websocket, was sent by a page of the program itself."""
    headers = Headers(scope=scope)
    if scope["type"] == "http" and scope["method"] in _SAFE_METHODS:
        return True
    origin = headers.get("origin")
    if origin is None:
        # Browsers always name the origin; a form without one is somebody else's.
        return scope["type"] == "websocket" or headers.get("sec-fetch-site") == "same-origin"
    try:
        return urlsplit(origin).netloc.lower() == headers.get("host", "").lower()
    except ValueError:
        return False
