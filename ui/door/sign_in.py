"""Signing in and out: the only places that answer without a session."""

import asyncio
import logging
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import parse_qs, quote, urlencode, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.types import Receive, Scope, Send

from domain.people import Actor, Role
from ledger import LedgerError
from ledger.accounts import Account, account_name
from ledger.store import Ledger
from texts import LANGUAGE_NAMES, LANGUAGES, N_, translate
from ui.door import openid, pages, sessions, throttle, windows
from ui.door.addresses import client_address
from ui.door.known import known
from ui.door.sessions import LONGEST, SESSION_COOKIE
from ui.place import ledger_path

log = logging.getLogger(__name__)

SIGN_IN, SIGN_OUT, STILL_IN = "/dang-nhap", "/dang-xuat", "/phien"
WRONG = N_("Tên tài khoản hoặc mật khẩu không đúng.")
NO_ACCOUNT = N_("Địa chỉ thư điện tử này chưa được cấp tài khoản. Hãy báo Văn phòng Sở.")
NOT_KEPT = N_("Máy chủ không lưu được phiên đăng nhập. Hãy báo người quản trị kiểm tra dung lượng và quyền ghi ổ đĩa.")
NOT_ENDED = N_("Chưa kết thúc được phiên đăng nhập. Hãy thử lại; nếu vẫn không được, báo người quản trị.")
TOO_BUSY = N_("Nhiều người đang đăng nhập cùng lúc. Hãy thử lại sau ít phút.")
TOO_LONG = N_("Nội dung gửi lên quá dài.")
STRANGER = Actor("Chưa đăng nhập", Role.VIEWER)
_MOST_BYTES, _MOST_SECONDS = 8192, 10
# Tries of one address that wait to be compared: the others' turn comes all the same.
_MOST_WAITING = 20
# A password is compared on one processor for some 50 ms and 64 MiB.
_comparing = asyncio.Semaphore(2)
_waiting: Counter[str] = Counter()


def sign_in_address(scope: Scope) -> str:
    """Return where to sign in, and to come back from there to what was asked for."""
    query = scope.get("query_string", b"").decode("latin-1")
    wanted = scope["path"] + (f"?{query}" if query else "")
    asked = {} if wanted == "/" else {"next": wanted}
    if (lang := pages.language_of(scope)) != LANGUAGES[0]:
        asked["lang"] = lang
    return SIGN_IN + (f"?{urlencode(asked, quote_via=quote)}" if asked else "")


def begun(request: Request, account: Account, onward: str) -> Response | None:
    """Record that somebody is in and return the answer that says so to the browser; None where it can't be kept.

    Raises LedgerError where the ledger can't record it: then nobody is in.
    """
    Ledger(ledger_path()).record(account.actor, "sign_in", account.account)
    cookie = sessions.begin(account)
    if cookie is None:
        return None
    answer = RedirectResponse(onward, status_code=303)
    answer.set_cookie(
        SESSION_COOKIE,
        cookie,
        max_age=int(LONGEST.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    return answer


def by_openid(request: Request, visitor: openid.Visitor) -> Response:
    """Let in whom the provider names, by the account of that e-mail; the provider's cookie is never of use again."""
    account = known().accounts.of_email(visitor.email)
    try:
        if account is None:
            Ledger(ledger_path()).record(STRANGER, "sign_in_refused", "", by="openid")
            answer: Response | None = _form(request, "", NO_ACCOUNT, status=HTTPStatus.FORBIDDEN)
        else:
            answer = begun(request, account, _safe(request.url.path))
    except LedgerError as reason:
        answer = _form(request, "", reason.sentence, status=HTTPStatus.SERVICE_UNAVAILABLE)
    if answer is None:
        answer = _form(request, "", NOT_KEPT, status=HTTPStatus.SERVICE_UNAVAILABLE)
    for name in openid.cookies_of(request):
        answer.delete_cookie(name, httponly=True, samesite="lax")
    return answer


async def _sign_in(request: Request) -> Response:
    if request.method == "GET":
        return _form(request, request.query_params.get("next", ""))
    fields = await _fields(request)
    if fields is None:
        return _form(request, "", TOO_LONG, status=HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    name, password, onward = (fields.get(key, "") for key in ("account", "password", "next"))
    try:
        found = await _tried(name, password, client_address(request.scope))
        if not isinstance(found, Account):
            return _form(request, onward, found.sentence, name, status=found.status, words=found.words)
        await run_in_threadpool(_end_the_one_before, request)
        answer = await run_in_threadpool(begun, request, found, _safe(onward))
    except LedgerError as reason:
        log.warning("sign-in failed", exc_info=reason)
        return _form(request, onward, reason.sentence, name, status=HTTPStatus.SERVICE_UNAVAILABLE)
    if answer is None:
        return _form(request, onward, NOT_KEPT, name, status=HTTPStatus.SERVICE_UNAVAILABLE)
    return answer


@dataclass(frozen=True)
class _NotIn:
    """Why somebody isn't let in now."""

    sentence: str
    status: int
    words: dict[str, str] = field(default_factory=dict)


def _to_wait(seconds: int) -> _NotIn:
    sentence, n = throttle.told(seconds)
    return _NotIn(sentence, HTTPStatus.TOO_MANY_REQUESTS, {"n": n})


async def _tried(name: str, password: str, address: str) -> Account | _NotIn:
    if seconds := await run_in_threadpool(throttle.wait_seconds, account_name(name), address):
        return _to_wait(seconds)
    if held := await run_in_threadpool(throttle.held_seconds, address):
        await asyncio.sleep(held)
    if _waiting[address] >= _MOST_WAITING:
        return _NotIn(TOO_BUSY, HTTPStatus.TOO_MANY_REQUESTS)
    return await _compared(name, password, address)


async def _compared(name: str, password: str, address: str) -> Account | _NotIn:
    _waiting[address] += 1
    try:
        async with _comparing:
            return await run_in_threadpool(_compare, name, password, address)
    finally:
        _waiting[address] -= 1
        if not _waiting[address]:
            del _waiting[address]


def _compare(name: str, password: str, address: str) -> Account | _NotIn:
    key = account_name(name)
    # Asked again: others may have tried while this one waited for its turn.
    if seconds := throttle.wait_seconds(key, address):
        return _to_wait(seconds)
    account = known().accounts.signed_in(name, password)
    if account is None:
        _refused(key, address)
        return _NotIn(WRONG, HTTPStatus.UNAUTHORIZED)
    throttle.right(key, address)
    return account


def _end_the_one_before(request: Request) -> None:
    """End the session whose cookie came with the form: at one browser one person is in."""
    if (before := sessions.find(request.cookies.get(SESSION_COOKIE))) is not None:
        sessions.end(before)
        windows.shut(before)


def _refused(name: str, address: str) -> None:
    """Count it; of many from one address the ledger gets the 1st, 2nd, 4th, 8th ... with their number."""
    count = throttle.wrong(name, address)
    log.info("sign-in refused")
    if count & (count - 1) == 0:
        # A name nobody has may be a password typed in the wrong field.
        subject = name if known().accounts.named(name) else ""
        Ledger(ledger_path()).record(STRANGER, "sign_in_refused", subject, address=address, wrong_from_address=count)


async def _sign_out(request: Request) -> Response:
    cookie = request.cookies.get(SESSION_COOKIE)
    session = await run_in_threadpool(sessions.find, cookie)
    if session is None:
        # Nothing of the browser's is taken from whoever was led here by another page.
        return RedirectResponse(SIGN_IN, status_code=303)
    if request.method == "GET":
        return _confirm(request, session.account)
    fields = await _fields(request) or {}
    everywhere = fields.get("where") == "everywhere"
    if not await run_in_threadpool(lambda: sessions.end(session, everywhere=everywhere)):
        return _confirm(request, session.account, NOT_ENDED)
    windows.shut(session)
    try:
        ledger = Ledger(ledger_path())
        await run_in_threadpool(
            lambda: ledger.record(session.account.actor, "sign_out", session.account.account, everywhere=everywhere)
        )
    except LedgerError as reason:
        # Out is out, also where the ledger can't write it down now.
        log.warning("sign-out not recorded: %s", type(reason).__name__)
    return _gone(request)


async def _still_in(request: Request) -> Response:
    cookie = request.cookies.get(SESSION_COOKIE)
    session = await run_in_threadpool(lambda: sessions.find(cookie, touches=False))
    return PlainTextResponse("", 204 if session else 401, {"cache-control": "no-store"})


def _gone(request: Request) -> Response:
    answer = RedirectResponse(SIGN_IN, status_code=303, headers={"clear-site-data": '"cache", "storage"'})
    for name in (SESSION_COOKIE, *openid.cookies_of(request)):
        answer.delete_cookie(name, httponly=True, samesite="lax")
    return answer


def _form(
    request: Request,
    onward: str,
    said: str = "",
    typed: str = "",
    *,
    status: int = 200,
    words: dict[str, str] | None = None,
) -> HTMLResponse:
    lang = pages.language_of(request.scope)
    asked = {"next": onward} if onward else {}

    def in_language(code: str) -> str:
        return f"{SIGN_IN}?{urlencode({**asked, 'lang': code}, quote_via=quote)}"

    return pages.draw(
        "sign_in.html",
        request.scope,
        status=status,
        action=in_language(lang),
        next=onward,
        said=translate(said, lang).format(**words or {}) if said else "",
        typed=typed[:100],
        providers=openid.providers(),
        languages=LANGUAGE_NAMES.items(),
        in_language=in_language,
    )


def _confirm(request: Request, account: Account, said: str = "") -> HTMLResponse:
    lang = pages.language_of(request.scope)
    action = f"{SIGN_OUT}?{urlencode({'lang': lang})}"
    told = translate(said, lang) if said else ""
    return pages.draw("sign_out.html", request.scope, name=account.full_name, action=action, said=told)


async def _fields(request: Request) -> dict[str, str] | None:
    body = b""
    try:
        async with asyncio.timeout(_MOST_SECONDS):
            async for part in request.stream():
                body += part
                if len(body) > _MOST_BYTES:
                    return None
        found = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=20)
    except (TimeoutError, ValueError):
        return None
    return {name: values[-1] for name, values in found.items()}


def _safe(onward: str) -> str:
    """Return where to go on to, within the program only."""
    parts = urlsplit(onward)
    inside = not parts.scheme and not parts.netloc and onward.startswith("/") and not onward.startswith(("//", "/\\"))
    sound = onward.isprintable() and parts.path not in PLACES
    return onward if inside and sound else "/"


def _place(answer: Callable[[Request], Awaitable[Response]], *methods: str) -> Callable[..., Awaitable[None]]:
    async def serve(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] not in methods:
            await PlainTextResponse("", 405)(scope, receive, send)
            return
        response = await answer(Request(scope, receive))
        await response(scope, receive, send)

    return serve


PLACES: dict[str, Callable[..., Awaitable[None]]] = {
    SIGN_IN: _place(_sign_in, "GET", "POST"),
    SIGN_OUT: _place(_sign_out, "GET", "POST"),
    STILL_IN: _place(_still_in, "GET"),
}
