"""The open websockets of each session: what they were told of, and how they are shut when the session ends."""

import asyncio
import re
from collections import defaultdict

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ui.door import sessions
from ui.door.sessions import Session

ENDED = 1008  # "policy violation": the browser asks anew and is led to the sign-in page
_LOOKED_AGAIN_SECONDS = 5.0
_MOST_PLACES = 5000
# Files that Streamlit keeps for a window, and the windows' own numbers, by which a lost connection is taken up again:
# who was told of one may ask for it, nobody else.
_PLACE = re.compile(rb"/(?:media|_stcore/upload_file)/[A-Za-z0-9_./-]+|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")

# In the place of subprotocols Streamlit's page sends a word, a token, and the number of the window it was.
_NUMBERS = "sec-websocket-protocol"

_open: defaultdict[str, set[asyncio.Event]] = defaultdict(set)
_told: defaultdict[str, dict[str, None]] = defaultdict(dict)


def was_told(session: Session, place: str) -> bool:
    """Tell whether a window of that session was told of a file's place, or of its own number."""
    return place in _told[session.mark]


def shut(session: Session) -> None:
    """Shut every window of a session in this process at once."""
    for event in _open.pop(session.mark, set()):
        event.set()
    _told.pop(session.mark, None)


async def serve(app: ASGIApp, session: Session, cookie: str, scope: Scope, receive: Receive, send: Send) -> None:
    """Serve one websocket for as long as its session holds."""
    ended = asyncio.Event()
    _open[session.mark].add(ended)
    watch = asyncio.create_task(_watch(cookie, ended))

    async def receive_or_end() -> Message:
        if ended.is_set():
            return {"type": "websocket.disconnect", "code": ENDED}
        told, stopped = asyncio.ensure_future(receive()), asyncio.ensure_future(ended.wait())
        await asyncio.wait({told, stopped}, return_when=asyncio.FIRST_COMPLETED)
        if ended.is_set():
            told.cancel()
            await send({"type": "websocket.close", "code": ENDED})
            return {"type": "websocket.disconnect", "code": ENDED}
        stopped.cancel()
        return told.result()

    async def send_noting(message: Message) -> None:
        if ended.is_set() and message["type"] == "websocket.send":
            return
        _note(session.mark, message.get("bytes") or b"")
        await send(message)

    try:
        await app(_without_anothers(scope, session), receive_or_end, send_noting)
    finally:
        watch.cancel()
        if session.mark in _open:
            _open[session.mark].discard(ended)


def _without_anothers(scope: Scope, session: Session) -> Scope:
    """Return the scope without the number of a window that belongs to somebody else: a new window is opened instead."""
    asked = Headers(scope=scope).get(_NUMBERS, "").split(",")
    kept = [*asked[:2], *(number for number in asked[2:] if was_told(session, number.strip()))]
    others = [(name, value) for name, value in scope["headers"] if name != _NUMBERS.encode()]
    return {**scope, "headers": [*others, (_NUMBERS.encode(), ",".join(kept).encode("latin-1"))]}


async def _watch(cookie: str, ended: asyncio.Event) -> None:
    # Another process, or the command line, may have ended it; or its time is over.
    while await run_in_threadpool(sessions.find, cookie):
        await asyncio.sleep(_LOOKED_AGAIN_SECONDS)
    ended.set()


def _note(mark: str, message: bytes) -> None:
    places = _told[mark]
    for found in _PLACE.findall(message):
        places.pop(place := found.decode("ascii"), None)
        places[place] = None
    while len(places) > _MOST_PLACES:
        places.pop(next(iter(places)))
