"""The gate: nobody passes without a session, except at this very machine while there are no accounts."""

from starlette.concurrency import run_in_threadpool
from starlette.requests import HTTPConnection, Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from domain.people import Role
from ui.door import openid, pages, sessions, windows
from ui.door.addresses import is_from_here, is_host_allowed, is_local
from ui.door.known import Known, known
from ui.door.sessions import SESSION_COOKIE, Session
from ui.door.sign_in import PLACES, by_openid, sign_in_address

HEALTH = "/_stcore/health"  # says "ok" and nothing else; what watches the server has no account
_UPLOADS = "/_stcore/upload_file/"
_OF_A_WINDOW = ("/media/", _UPLOADS)


class Gate:
    """Stands before everything: pages, websockets, uploads, media, downloads, and what tells of the server's health."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let through, lead to the sign-in page, or refuse."""
        if scope["type"] not in {"http", "websocket"} or scope["path"] == HEALTH:
            await self.app(scope, receive, send)
            return
        here = await run_in_threadpool(known)
        refused = _refused(scope, here)
        if refused is not None:
            await _answer(refused, scope, receive, send)
        elif not here.accounts.known:
            # Nothing to sign in to; or a ledger in trouble, which the screens tell to whoever sits at the machine.
            await self.app(scope, receive, send)
        elif scope["type"] == "http" and scope["path"] in PLACES:
            await PLACES[scope["path"]](scope, receive, send)
        elif scope["type"] == "http" and openid.is_place(scope["path"]):
            await self.app(scope, receive, send)
        else:
            await self._for_a_session(scope, receive, send)

    async def _for_a_session(self, scope: Scope, receive: Receive, send: Send) -> None:
        cookie = HTTPConnection(scope).cookies.get(SESSION_COOKIE, "")
        session = await run_in_threadpool(sessions.find, cookie)
        if session is None:
            await _answer(await _to_sign_in(scope), scope, receive, send)
        elif scope["type"] == "websocket" and windows.is_full(session):
            await _answer(PlainTextResponse("", status_code=429), scope, receive, send)
        elif scope["type"] == "websocket":
            await windows.serve(self.app, session, cookie, scope, receive, send)
        elif _is_anothers(scope, session):
            await _answer(PlainTextResponse("", status_code=404), scope, receive, send)
        else:
            await self.app(scope, receive, send)


def _refused(scope: Scope, here: Known) -> Response | None:
    if not here.accounts.known and not is_local(scope):
        return pages.only_here(scope, trouble=here.trouble)
    if not is_host_allowed(scope, here.settings["allowed_hosts"]):
        return pages.unknown_host(scope)
    return None if is_from_here(scope) else pages.from_elsewhere(scope)


def _is_anothers(scope: Scope, session: Session) -> bool:
    path = scope["path"]
    if path.startswith(_UPLOADS) and session.account.role is Role.VIEWER:
        return True  # no screen of theirs takes a file
    return path.startswith(_OF_A_WINDOW) and not windows.was_told(session, path)


async def _to_sign_in(scope: Scope) -> Response:
    if scope["type"] != "http" or not pages.opens_a_page(scope):
        return PlainTextResponse("", status_code=401)
    request = Request(scope)
    if (visitor := openid.visitor(request)) is not None:
        return await run_in_threadpool(by_openid, request, visitor)
    return RedirectResponse(sign_in_address(scope), status_code=303)


async def _answer(response: Response, scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": windows.ENDED})
        return
    await response(scope, receive, send)
