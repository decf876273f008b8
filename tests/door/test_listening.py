"""Where the program may listen, and whom it serves while nobody has to sign in."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from websockets.exceptions import InvalidStatus

from ledger import Ledger
from tests.door.callers import Caller, make_accounts, own_address
from tests.e2e.serving import ROOT, Server, running
from tests.stores import copy_of


@pytest.fixture(scope="module")
def open_door(begun: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A program without accounts."""
    folder = tmp_path_factory.mktemp("open")
    copy_of(begun, folder)
    with running(folder) as found:
        yield found


def test_without_accounts_somebody_at_the_machine_is_let_in_and_it_is_said(open_door: Server) -> None:
    caller = Caller(open_door.url)
    assert caller.is_in()
    with caller.window() as window:
        assert window.run()
    assert "chỉ phục vụ người ngồi tại chính máy này" in open_door.log.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "thidua.example"},
        {"host": "10.0.0.9:8501"},
        {"host": ""},
        {"x-forwarded-for": "10.0.0.9"},
        {"x-real-ip": "10.0.0.9"},
        {"forwarded": "for=10.0.0.9"},
        {"via": "1.1 proxy"},
    ],
)
def test_without_accounts_nobody_from_elsewhere_is_served(open_door: Server, headers: dict[str, str]) -> None:
    answer = Caller(open_door.url).get("/", **headers)
    assert (answer.status_code, "chỉ phục vụ người ngồi tại chính máy này" in answer.text) == (403, True)


def test_without_accounts_another_site_opens_no_websocket_and_posts_nothing(open_door: Server) -> None:
    caller = Caller(open_door.url)
    with pytest.raises(InvalidStatus), caller.window(origin="https://evil.example"):
        pass
    assert caller.ask("POST", "/", headers={"origin": "https://evil.example"}).status_code == 403


@pytest.mark.parametrize("address", ["0.0.0.0", "::", *filter(None, [own_address()])])
def test_without_accounts_the_program_refuses_to_listen_elsewhere(begun: Path, tmp_path: Path, address: str) -> None:
    ledger = copy_of(begun, tmp_path)
    command = [sys.executable, "-m", "streamlit", "run", str(ROOT / "app.py"), "--server.headless", "true"]
    ended = subprocess.run(
        [*command, "--server.address", address, "--server.port", "0"],
        env={**os.environ, "TDKT_LEDGER": str(ledger)},
        capture_output=True,
        check=False,
        cwd=tmp_path,
        timeout=60,
    )
    said = ended.stderr.decode("utf-8")
    assert (ended.returncode, f"không mở tại địa chỉ {address}" in said, "Traceback" in said) == (2, True, False)


def test_with_accounts_it_listens_elsewhere_and_asks_everybody_to_sign_in(begun: Path, tmp_path: Path) -> None:
    make_accounts(Ledger.open(copy_of(begun, tmp_path)))
    with running(tmp_path, "--server.address", "0.0.0.0") as found:
        port = found.url.rsplit(":", 1)[1]
        for address in filter(None, ("127.0.0.1", own_address())):
            caller = Caller(f"http://{address}:{port}")
            assert caller.get("/").status_code == 303
            assert (caller.sign_in("office").status_code, caller.is_in()) == (303, True)
            assert caller.get("/", host="thidua.example").status_code == 421
