"""What a window is told depends on whose it is; its files are its own; it shuts when the session ends."""

from collections.abc import Callable
from contextlib import ExitStack

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.exceptions import InvalidStatus

from domain.people import Role
from ledger import Ledger
from ledger.accounts import disable_account, reset_account
from tests.door.callers import NAMES, PASSWORD, SET_UP, Caller, texts
from tests.door.conftest import SECRETS
from tests.e2e.serving import Server
from ui.door.windows import ENDED, MOST_WINDOWS
from ui.navigation import SCREENS

VP, TTR = SECRETS["VP"], SECRETS["TTR"]
# As somebody writes them by hand: what is open there is the other unit's.
ADDRESSES = ("", "unit=TTR&q=Khấuđầu&kk=KK-2023-002&hs=HS-2023-002&item=1.1")
Enter = Callable[[Role], Caller]


def seen(caller: Caller) -> set[str]:
    """Return which of the units' own words the pages of the program tell a person, whatever is asked for."""
    words = {word for told in SECRETS.values() for word in told}
    found: set[str] = set()
    with caller.window() as window:
        for screen in SCREENS:
            for address in ADDRESSES:
                told = texts(window.run(screen.url_path, address))
                found |= {word for word in words if word in told}
    return found


def test_each_role_is_told_by_no_page_what_is_not_for_it(signed_in: Enter) -> None:
    told = {role: seen(signed_in(role)) for role in Role}
    assert told == {
        Role.OFFICE: {*VP, *TTR},
        Role.LEADERSHIP: {*VP, *TTR},
        Role.UNIT: {*VP},
        Role.VIEWER: set(),
    }


def test_a_text_that_looks_like_an_address_is_none(signed_in: Enter) -> None:
    office, unit = signed_in(Role.OFFICE), signed_in(Role.UNIT)
    with office.window() as window:
        window.run("nap-du-lieu")
        place, number = window.ask_for_uploads(), window.number
        with unit.window() as other:
            for text in (place, number):
                assert text in texts(other.run("don-vi", f"plan={text}")) + texts(other.run("tra-cuu", f"q={text}"))
        assert unit.ask("PUT", place, files={"file": ("a.xlsx", b"a")}).status_code == 404
    with unit.window(number) as taken:
        taken.run()
        assert taken.number != number


def test_a_window_gives_no_commands_of_a_programmer(signed_in: Enter) -> None:
    with signed_in(Role.VIEWER).window() as window:
        window.run()
        for name in ("clear_cache", "load_git_info", "set_run_on_save", "debug_shutdown_runtime"):
            window.connection.send(BackMsg(**{name: True}).SerializeToString())
        skills = BackMsg()
        skills.backend_operation_request.install_skills.SetInParent()
        window.connection.send(skills.SerializeToString())
        window.connection.send(b"\xff\xff no message at all")
        assert window.run()


def test_who_only_looks_sends_no_files_and_nobody_opens_windows_without_end(signed_in: Enter) -> None:
    viewer = signed_in(Role.VIEWER)
    with viewer.window() as window:
        window.run()
        place = window.ask_for_uploads()
        assert viewer.ask("PUT", place, files={"file": ("a.xlsx", b"a")}).status_code == 404
        with ExitStack() as opened:
            for _ in range(MOST_WINDOWS - 1):
                opened.enter_context(viewer.window())
            with pytest.raises(InvalidStatus), viewer.window():
                pass


def test_a_file_for_one_window_is_for_nobody_elses(signed_in: Enter) -> None:
    office, unit = signed_in(Role.OFFICE), signed_in(Role.UNIT)
    with office.window() as window, unit.window() as other:
        window.run("nap-du-lieu")
        other.run()
        place = window.ask_for_uploads()
        content = {"files": {"file": ("a.xlsx", b"a")}}
        assert [caller.ask("PUT", place, **content).status_code for caller in (unit, office)] == [404, 204]
        assert unit.ask("DELETE", place).status_code == 404


def test_the_number_of_another_persons_window_opens_a_new_one(signed_in: Enter) -> None:
    office, unit = signed_in(Role.OFFICE), signed_in(Role.UNIT)
    with office.window() as window:
        window.run()
        number = window.number
    with unit.window(number) as taken:
        taken.run()
        assert taken.number != number
    with office.window(number) as again:
        again.run()
        assert again.number == number


@pytest.mark.parametrize("way", ["out", "everywhere", "disabled"])
def test_open_windows_shut_when_the_session_ends(signed_in: Enter, serving: Server, way: str) -> None:
    person = signed_in(Role.VIEWER)
    with person.window() as first, person.window() as second:
        first.run()
        second.run()
        if way == "disabled":
            disable_account(Ledger.open(serving.ledger), SET_UP, NAMES[Role.VIEWER])
        else:
            person.sign_out(everywhere=way == "everywhere")
        assert [first.closed(), second.closed()] == [ENDED, ENDED]
    if way == "disabled":
        reset_account(Ledger.open(serving.ledger), SET_UP, NAMES[Role.VIEWER], PASSWORD)


def test_a_window_that_stays_open_is_told_nothing_after_the_session_ended(signed_in: Enter, serving: Server) -> None:
    person = signed_in(Role.LEADERSHIP)
    with person.window() as window:
        assert VP[0] in texts(window.run("kho-khan"))
        # As another process would: this server learns of it with the next rerun.
        reset_account(Ledger.open(serving.ledger), SET_UP, NAMES[Role.LEADERSHIP], PASSWORD)
        told = texts(window.run("kho-khan"))
        assert (VP[0] in told, "Phiên đăng nhập đã kết thúc" in told) == (False, True)
