"""Who knocks at the door: people with and without accounts, and a window as Streamlit's own page opens one."""

import atexit
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import httpx2
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection, connect

from domain.people import Actor, Role
from ledger import Ledger
from ledger.accounts import NewAccount, add_account
from ui.door.sessions import SESSION_COOKIE

PASSWORD = "mật khẩu đủ dài 2026"
SET_UP = Actor("Lê Thị Mai", Role.OFFICE)
# One account a role, by the name of the role, the Office's first; the unit's is that of VP.
NAMES = {role: role.value for role in (Role.OFFICE, Role.LEADERSHIP, Role.UNIT, Role.VIEWER)}
HTML = {"accept": "text/html"}
# One for all: each would read the machine's certificates anew.
_client = httpx2.Client(timeout=60)
atexit.register(_client.close)


def make_accounts(ledger: Ledger) -> None:
    """Give the ledger an account for each role, all with the same password."""
    for role, name in NAMES.items():
        unit = "VP" if role is Role.UNIT else None
        add_account(ledger, SET_UP, NewAccount(name, f"Nguyễn Văn {name.title()}", role, unit, None, PASSWORD))


@dataclass
class Caller:
    """Somebody's browser before the program at `url`, with the cookie it holds."""

    url: str
    cookie: str = ""
    token: str = ""

    def ask(self, method: str, path: str, **options: object) -> httpx2.Response:
        """Send one request as a browser of the program's own page does, without following where it leads."""
        headers: dict[str, str] = {"origin": self.url} if method not in ("GET", "HEAD") else {}
        headers |= dict(options.pop("headers", {}))  # type: ignore[call-overload]
        # Streamlit's own proof that its page asks, for what changes something.
        headers |= {"x-xsrftoken": self.token}
        headers["cookie"] = f"{SESSION_COOKIE}={self.cookie}; _streamlit_xsrf={self.token}"
        _client.cookies.clear()
        return _client.request(method, self.url + path, headers=headers, **options)  # type: ignore[arg-type]

    def get(self, path: str, **headers: str) -> httpx2.Response:
        """Open a page."""
        return self.ask("GET", path, headers={**HTML, **headers})

    def sign_in(self, name: str, password: str = PASSWORD, onward: str = "") -> httpx2.Response:
        """Fill the sign-in form in and keep the cookie that comes of it."""
        fields = {"account": name, "password": password, "next": onward}
        answer = self.ask("POST", "/dang-nhap", data=fields)
        self.cookie = answer.cookies.get(SESSION_COOKIE, self.cookie)
        self.token = self.ask("GET", "/_stcore/health").cookies.get("_streamlit_xsrf", "").strip('"')
        return answer

    def sign_out(self, *, everywhere: bool = False) -> httpx2.Response:
        """Sign out; the cookie is kept as a thief would."""
        return self.ask("POST", "/dang-xuat", data={"where": "everywhere" if everywhere else "here"})

    def is_in(self) -> bool:
        """Whether the cookie opens the program."""
        return self.get("/").status_code == 200

    @contextmanager
    def window(self, *numbers: str, origin: str | None = None) -> Iterator["Window"]:
        """Open a websocket as the program's page does; raises websockets' InvalidStatus where it is refused."""
        place = urlsplit(self.url)
        headers = {"Cookie": f"{SESSION_COOKIE}={self.cookie}"} if self.cookie else {}
        subprotocols = ["streamlit", "none", *numbers]
        with connect(
            f"ws://{place.netloc}/_stcore/stream",
            origin=origin or self.url,  # type: ignore[arg-type]
            additional_headers=headers,
            subprotocols=subprotocols,  # type: ignore[arg-type]
            max_size=None,
        ) as connection:
            yield Window(connection)


@dataclass
class Window:
    """An open window: what Streamlit's page would be told."""

    connection: ClientConnection
    number: str = ""

    def run(self, page: str = "", address: str = "") -> list[ForwardMsg]:
        """Run a page and return everything the window is told of it."""
        message = BackMsg()
        message.rerun_script.query_string = address
        message.rerun_script.page_name = page
        self.connection.send(message.SerializeToString())
        return self._told()

    def ask_for_uploads(self) -> str:
        """Return the place to which this window may send a file."""
        message = BackMsg()
        message.file_urls_request.request_id = "1"
        message.file_urls_request.file_names.append("a.xlsx")
        message.file_urls_request.session_id = self.number
        self.connection.send(message.SerializeToString())
        while True:
            told = self._one()
            if told.WhichOneof("type") == "file_urls_response":
                return str(told.file_urls_response.file_urls[0].upload_url)

    def closed(self) -> int | None:
        """Wait until the program closes the window and return the code it gives."""
        try:
            while True:
                self.connection.recv(timeout=60)
        except ConnectionClosed as reason:
            return reason.rcvd.code if reason.rcvd else None

    def _told(self) -> list[ForwardMsg]:
        told: list[ForwardMsg] = []
        while True:
            told.append(self._one())
            if told[-1].WhichOneof("type") == "new_session":
                self.number = told[-1].new_session.initialize.session_id
            if told[-1].WhichOneof("type") == "script_finished":
                return told

    def _one(self) -> ForwardMsg:
        message = ForwardMsg()
        message.ParseFromString(bytes(self.connection.recv(timeout=60)))
        return message


def texts(told: list[ForwardMsg]) -> str:
    """Everything in the messages, as one text to look for words in."""
    return b"\n".join(message.SerializeToString() for message in told).decode("utf-8", "ignore")


def own_address() -> str:
    """An address of this machine that other machines could use; "" where it has none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # sends nothing: it only chooses the way
        except OSError:
            return ""
        return str(probe.getsockname()[0])


def copy_ledger(made: Path, to: Path) -> Ledger:
    """Return a copy of a ledger file at another place."""
    to.write_bytes(made.read_bytes())
    return Ledger.open(to)
