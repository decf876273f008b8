"""The open websockets of each session: what they were told of, and how they are shut when the session ends."""

import asyncio
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from google.protobuf.message import DecodeError
from google.protobuf.message import Message as Proto
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from ui.door import sessions
from ui.door.sessions import Session

ENDED = 1008  # "policy violation": the browser asks anew and is led to the sign-in page
_LOOKED_AGAIN_SECONDS = 5.0
_MOST_PLACES = 5000
MOST_WINDOWS = 30
# Files that Streamlit keeps for a window, as addresses in the fields that hold some: whoever was told of one may ask
# for it, nobody else. A text that only looks like one is none.
_PLACE = re.compile(r"/(?:media|_stcore/upload_file)/[A-Za-z0-9_./-]+")
_ADDRESSES = frozenset({"url", "upload_url", "delete_url", "image", "icon_image", "favicon"})
# What the page of a window asks for; the other commands are a programmer's: they empty everybody's caches.
_ASKED = frozenset({"rerun_script", "stop_script", "app_heartbeat", "file_urls_request"})
_FETCHED = frozenset({"deferred_file", "dataframe_chunk"})

# In the place of subprotocols Streamlit's page sends a word, a token, and the number of the window it was.
_NUMBERS = "sec-websocket-protocol"

# Streamlit answers a heartbeat by nothing.
_NOTHING_ASKED = BackMsg(app_heartbeat=True).SerializeToString()

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


def is_full(session: Session) -> bool:
    """Tell whether a session has as many windows open as one person may have."""
    return len(_open[session.mark]) >= MOST_WINDOWS


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
        message = told.result()
        return message if _is_asked(message) else {**message, "bytes": _NOTHING_ASKED}

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
    while await run_in_threadpool(lambda: sessions.find(cookie, touches=False)):
        await asyncio.sleep(_LOOKED_AGAIN_SECONDS)
    ended.set()


def _is_asked(message: Message) -> bool:
    if message["type"] != "websocket.receive" or not message.get("bytes"):
        return True
    try:
        asked = BackMsg.FromString(message["bytes"])
    except DecodeError:
        return False
    kind = asked.WhichOneof("type")
    return kind in _ASKED or (
        kind == "backend_operation_request" and asked.backend_operation_request.WhichOneof("payload") in _FETCHED
    )


def _note(mark: str, message: bytes) -> None:
    if not message:
        return
    places, told = _told[mark], ForwardMsg.FromString(message)
    for place in _addresses(told):
        places.pop(place, None)
        places[place] = None
    if told.WhichOneof("type") == "new_session":
        places[told.new_session.initialize.session_id] = None
    while len(places) > _MOST_PLACES:
        places.pop(next(iter(places)))


def _addresses(told: Proto) -> Iterator[str]:
    """Yield the addresses of files in a message, by the names of the fields that hold some."""
    for field, value in told.ListFields():
        for one in _each(value):
            if isinstance(one, Proto):
                yield from _addresses(one)
            elif field.name in _ADDRESSES and isinstance(one, str) and _PLACE.fullmatch(one):
                yield one


def _each(value: Any) -> Iterable[object]:
    if isinstance(value, Mapping):
        return value.values()
    return (value,) if isinstance(value, str | bytes | int | float | Proto) else tuple(value)
