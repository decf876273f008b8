"""Streamlit's own scripts and styles, packed once a process: Streamlit sends them as they are, 4.7 MB for Plotly's."""

import gzip
from functools import cache
from pathlib import Path

import streamlit
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

_FILES = Path(streamlit.__file__).parent / "static"
_KINDS = {".js": "text/javascript", ".css": "text/css"}
_HEADERS = {
    "content-encoding": "gzip",
    "vary": "accept-encoding",
    # As Streamlit says it: the name holds the digest of what is in the file.
    "cache-control": "public, immutable, max-age=31536000",
}


class PackedScripts:
    """Answers for the scripts and styles of Streamlit's page with what gzip makes of them, to browsers that take it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        # Looked up among these only: an address is never made into a place on the disk.
        self.files = {f"/{path.relative_to(_FILES).as_posix()}": path for path in (_FILES / "static").rglob("*")}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass everything on but one of those files that is asked for packed."""
        path = self.files.get(scope["path"]) if scope["type"] == "http" and scope["method"] == "GET" else None
        if path is None or path.suffix not in _KINDS or "gzip" not in Headers(scope=scope).get("accept-encoding", ""):
            await self.app(scope, receive, send)
            return
        content = await run_in_threadpool(_packed, path)
        await Response(content, media_type=_KINDS[path.suffix], headers=_HEADERS)(scope, receive, send)


@cache
def _packed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), mtime=0)
