"""A line of the log for each request: where it went, how it ended, how long it took; never its query or its sender."""

import logging
import time
from http import HTTPStatus

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.navigation import SCREENS

log = logging.getLogger(__name__)
_OURS = frozenset({"_stcore", "app", "component", "media", "static", *(screen.url_path for screen in SCREENS)})
_OWN_FILES = frozenset({"/static", "/app", "/component"})
OTHER = "other"


class Accesses:
    """Notes every request, a websocket when it ends."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, and note how it ended."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        began, status = time.monotonic(), 0

        async def send_noted(message: Message) -> None:
            nonlocal status
            status = message.get("status", status)
            await send(message)

        try:
            await self.app(scope, receive, send_noted)
        finally:
            said = {"route": route(scope["path"]), "status": status}
            # A page is some thirty files of the program's own: only those that are missing tell something.
            level = logging.DEBUG if said["route"] in _OWN_FILES and status < HTTPStatus.BAD_REQUEST else logging.INFO
            log.log(level, "request", extra={**said, "milliseconds": round(1000 * (time.monotonic() - began))})


def route(path: str) -> str:
    """Return the first part of an address where it is one of the program's own: anything may be typed there."""
    first = path.strip("/").partition("/")[0]
    return f"/{first}" if not first or first in _OURS else OTHER
