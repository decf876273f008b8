"""Streamlit's scripts and styles are sent packed to who takes them so, stay the same, and pass the same gate."""

from collections.abc import Callable
from pathlib import Path

import pytest
import streamlit

from domain.people import Role
from tests.door.callers import Caller

STATIC = Path(streamlit.__file__).parent / "static"
FILES = sorted(
    f"/{path.relative_to(STATIC).as_posix()}"
    for pattern in ("js/PlotlyChart.*.js", "js/index.*.js", "css/index.*.css")
    for path in (STATIC / "static").glob(pattern)
)
# Said here, not asked of the machine: browsers run no script under another type.
KINDS = {".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8"}


@pytest.mark.parametrize("place", FILES)
def test_a_packed_file_is_the_one_streamlit_sends(signed_in: Callable[[Role], Caller], place: str) -> None:
    caller = signed_in(Role.VIEWER)
    plain = caller.ask("GET", place, headers={"accept-encoding": "identity"})
    packed = caller.ask("GET", place, headers={"accept-encoding": "gzip, deflate, br"})
    assert packed.content == plain.content == (STATIC / place[1:]).read_bytes()
    assert packed.headers["cache-control"] == plain.headers["cache-control"]
    assert packed.headers["content-type"] == KINDS[Path(place).suffix]
    assert (plain.headers.get("content-encoding"), packed.headers["content-encoding"]) == (None, "gzip")
    assert int(packed.headers["content-length"]) < int(plain.headers["content-length"]) / 2


@pytest.mark.parametrize("coding", ["gzip", "identity"])
def test_a_stranger_gets_none_of_them(stranger: Caller, coding: str) -> None:
    answers = [stranger.ask("GET", place, headers={"accept-encoding": coding}) for place in FILES]
    assert [(answer.status_code, answer.content) for answer in answers] == [(401, b"")] * len(FILES)


def test_there_is_something_to_pack() -> None:
    assert {place.rsplit(".", 1)[1] for place in FILES} == {"js", "css"}
