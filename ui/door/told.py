"""What the log is told of requests: the refused and the failed ones, each with its place, and nothing of the person."""

import logging
import secrets
import time

from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from texts import N_
from ui.door import pages
from ui.door.sign_in import PLACES
from ui.navigation import SCREENS

log = logging.getLogger(__name__)
_TOLD = frozenset({403, 413, 421, 429})
_PLACES = frozenset(
    {"", "_stcore", "media", "static", "app", "component", "auth", *(screen.url_path for screen in SCREENS)}
    | {place.lstrip("/") for place in PLACES}
)
FAILED = N_("Chương trình gặp lỗi khi trả lời. Số liệu không bị ảnh hưởng.")
TELL_NUMBER = N_("Vui lòng tải lại trang; nếu vẫn lỗi, báo người quản trị mã {number}.")


class Told:
    """Logs what was refused and what failed; of a failure the browser learns a number that the log has too."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on and look at how it was answered."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began, answered = time.monotonic(), False

        async def send_noting(message: Message) -> None:
            nonlocal answered
            if message["type"] == "http.response.start":
                answered = True
                if message["status"] in _TOLD or message["status"] >= 500:
                    log.warning("request refused", extra=_of(scope, message["status"], began))
            await send(message)

        try:
            await self.app(scope, receive, send_noting)
        except ClientDisconnect:
            return  # nobody is there any more, and nothing was done
        except Exception as reason:
            number = secrets.token_hex(3).upper()
            log.error("request failed", exc_info=reason, extra={**_of(scope, 500, began), "number": number})
            if not answered:
                await pages.failed(scope, FAILED, TELL_NUMBER, number=number)(scope, receive, send)


def _route(path: str) -> str:
    # Somebody may type a name into the address; only what the program itself goes by is written down.
    first = path.lstrip("/").split("/", 1)[0]
    return f"/{first}" if first in _PLACES else "elsewhere"


def _of(scope: Scope, status: int, began: float) -> dict[str, object]:
    return {"route": _route(scope["path"]), "status": status, "milliseconds": round((time.monotonic() - began) * 1000)}
