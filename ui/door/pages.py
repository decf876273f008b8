"""The few pages the door serves by itself: signing in and out, and why somebody isn't let in."""

import secrets
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.requests import HTTPConnection, Request
from starlette.responses import HTMLResponse
from starlette.types import Scope

from domain.program import AGENCY
from ledger import LedgerError
from texts import LANGUAGES, N_, translate
from ui.door.addresses import host_name

if TYPE_CHECKING:
    from jinja2 import Environment

_HERE = Path(__file__).resolve().parent
ONLY_HERE = N_("Chương trình chưa có tài khoản nào nên chỉ phục vụ người ngồi tại chính máy này.")
HOW_TO_ADD = N_(
    "Để mở cho máy khác, người quản trị lập tài khoản bằng lệnh “python -m etl accounts add”, "
    "rồi khởi động lại chương trình."
)
UNKNOWN_HOST = N_("Chương trình không phục vụ dưới tên “{host}”.")
HOW_TO_ALLOW = N_("Người quản trị cho phép tên miền bằng lệnh “python -m etl settings set allowed_hosts {host}”.")
FROM_ELSEWHERE = N_("Yêu cầu này gửi từ một trang khác nên không được nhận.")
AGAIN = N_("Hãy mở lại chương trình từ địa chỉ của nó rồi thực hiện lại.")
IN_TROUBLE = N_("Chương trình đang tạm ngừng phục vụ.")
TELL = N_("Hãy báo Văn phòng Sở hoặc người quản trị.")


def opens_a_page(scope: Scope) -> bool:
    """Tell whether a person opens a page, and doesn't just fetch a part of one."""
    if scope["type"] != "http" or scope["method"] != "GET":
        return False
    return "text/html" in Request(scope).headers.get("accept", "")


def language_of(scope: Scope) -> str:
    """Return the language asked for in the address, else Vietnamese."""
    asked = HTTPConnection(scope).query_params.get("lang", "")
    return asked if asked in LANGUAGES else LANGUAGES[0]


def draw(template: str, scope: Scope, *, status: int = 200, **words: object) -> HTMLResponse:
    """Return one of the door's pages; it may run no script and use no style but its own."""
    lang, nonce = language_of(scope), secrets.token_urlsafe(16)
    style = (_HERE / "pages.css").read_text(encoding="utf-8")

    def say(sentence: str, **filled: str) -> str:
        return translate(sentence, lang).format(**filled)

    page = _templates().get_template(template)
    text = page.render(_=say, agency=AGENCY, lang=lang, nonce=nonce, style=style, **words)
    policy = (
        f"default-src 'none'; style-src 'nonce-{nonce}'; img-src data:; form-action 'self'; base-uri 'none'; "
        "frame-ancestors 'none'"
    )
    # no-store: going back after signing out must not show anything.
    return HTMLResponse(text, status, {"content-security-policy": policy, "cache-control": "no-store"})


def only_here(scope: Scope, *, trouble: LedgerError | None) -> HTMLResponse:
    """Say that the program serves this machine only, or nobody while its ledger can't be read."""
    if trouble is not None:
        return _said(scope, 503, IN_TROUBLE, TELL)
    return _said(scope, 403, ONLY_HERE, HOW_TO_ADD)


def unknown_host(scope: Scope) -> HTMLResponse:
    """Say that the program doesn't go by that name."""
    return _said(scope, 421, UNKNOWN_HOST, HOW_TO_ALLOW, host=host_name(scope))


def from_elsewhere(scope: Scope) -> HTMLResponse:
    """Say that another site has sent this."""
    return _said(scope, 403, FROM_ELSEWHERE, AGAIN)


def failed(scope: Scope, what: str, how: str, *, number: str) -> HTMLResponse:
    """Say that the program failed, and the number under which the log tells of it."""
    return _said(scope, 500, what, how, number=number)


def _said(scope: Scope, status: int, what: str, how: str, **words: str) -> HTMLResponse:
    return draw("refused.html", scope, status=status, what=what, how=how, words=words)


@cache
def _templates() -> "Environment":
    # Imported for the first page: the program is well without it, and most starts draw none.
    from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

    return Environment(
        loader=FileSystemLoader(_HERE), autoescape=select_autoescape(default=True), undefined=StrictUndefined
    )
