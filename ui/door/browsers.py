"""Which screen an address means, and which browser asks."""

import secrets

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.door.openid import CALLBACK
from ui.door.pages import opens_a_page
from ui.navigation import SCREENS

# Where Streamlit serves files, and speaks with its own page and with who says who somebody is.
_SERVED = frozenset({"_stcore", "app", "auth", "component", "favicon.png", "index.html", "media", "static"})
BROWSER_COOKIE = "tdkt_browser"
KEPT_SECONDS = 30 * 24 * 3600  # a draft is found again the next morning


class ToKnownScreens:
    """Leads whoever opens an address without a screen to the overview, keeping what the address asks for.

    Streamlit itself serves the default screen at the root only and answers any other unknown path in English.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.known = {"", CALLBACK.strip("/"), *(screen.url_path for screen in SCREENS if not screen.is_default)}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on but a person's own step to a place that is none."""
        place = scope.get("path", "").strip("/")
        # Streamlit refuses two slashes in a row, in English.
        is_served = place in self.known or place.split("/", 1)[0] in _SERVED
        if opens_a_page(scope) and (not is_served or "//" in scope["path"]):
            query = scope.get("query_string", b"").decode("latin-1")
            await RedirectResponse(f"/?{query}" if query else "/")(scope, receive, send)
            return
        await self.app(scope, receive, send)


class KnownBrowsers:
    """Gives each browser a random mark, so that a refresh does not ask again who is there.

    The mark proves nothing about the person; it only joins the windows of one browser.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Add the mark to the answer with which a page is opened, unless the browser has one."""
        if not opens_a_page(scope) or BROWSER_COOKIE in Request(scope).cookies:
            await self.app(scope, receive, send)
            return
        mark = f"{BROWSER_COOKIE}={secrets.token_urlsafe(24)}; Path=/; HttpOnly; SameSite=Lax; Max-Age={KEPT_SECONDS}"
        if scope.get("scheme") == "https":
            mark += "; Secure"

        async def send_marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).append("set-cookie", mark)
            await send(message)

        await self.app(scope, receive, send_marked)
