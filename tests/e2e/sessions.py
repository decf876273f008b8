"""Screens opened over Streamlit's own websocket, without a browser: many at once cost the server what people do."""

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlencode

from streamlit.proto.Alert_pb2 import Alert
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

from tests.e2e.serving import Server

_SCREEN_SECONDS = 60


@dataclass
class Opened:
    """One screen as it came over the wire."""

    elements: int = 0
    errors: list[str] = field(default_factory=list)
    finished: bool = False


def open_screen(server: Server, url_path: str, **asked: str) -> Opened:
    """Open a screen in a session of its own and wait until it is drawn."""
    opened = Opened()
    address = server.url.replace("http", "ws", 1) + "/_stcore/stream"
    with connect(address, subprotocols=["streamlit"], max_size=None, close_timeout=1) as socket:  # type: ignore[list-item]
        ask = BackMsg()
        ask.rerun_script.query_string = urlencode(asked)
        ask.rerun_script.page_name = url_path
        socket.send(ask.SerializeToString())
        while not opened.finished:
            _note(opened, ForwardMsg.FromString(socket.recv(timeout=_SCREEN_SECONDS)))  # type: ignore[arg-type]
    return opened


def _note(opened: Opened, message: ForwardMsg) -> None:
    kind = message.WhichOneof("type")
    if kind == "delta":
        _note_delta(opened, message.delta)
    elif kind == "script_finished":
        opened.finished = True


def _note_delta(opened: Opened, delta: Delta) -> None:
    if delta.WhichOneof("type") != "new_element":
        return
    opened.elements += 1
    element = delta.new_element
    if element.WhichOneof("type") == "exception":
        opened.errors.append(element.exception.message)
    elif element.WhichOneof("type") == "alert" and element.alert.format == Alert.ERROR:
        opened.errors.append(element.alert.body)


class Crowd:
    """People at once, each opening screen after screen until the block is left; no screen is asked for twice."""

    def __init__(self, server: Server, people: int, screens: Iterator[tuple[str, dict[str, str]]]) -> None:
        self.server = server
        self.seen: list[Opened] = []
        self.failed: list[BaseException] = []
        self._screens = screens
        self._next = threading.Lock()
        self._enough = threading.Event()
        self._under_way = threading.Event()
        self._people = [threading.Thread(target=self._look, name=f"person {n}") for n in range(people)]

    def __enter__(self) -> "Crowd":
        for person in self._people:
            person.start()
        assert self._under_way.wait(_SCREEN_SECONDS)
        return self

    def __exit__(self, *_: object) -> None:
        self._enough.set()
        for person in self._people:
            person.join()

    def _look(self) -> None:
        try:
            while not self._enough.is_set():
                with self._next:
                    url_path, asked = next(self._screens)
                self.seen.append(open_screen(self.server, url_path, **asked))
                self._under_way.set()
        except BaseException as reason:  # noqa: BLE001 - told to the test, which runs in another thread
            self.failed.append(reason)
            self._under_way.set()
