"""What the log is told of requests: refused and failed ones by their place, never what was asked in them."""

from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.testclient import TestClient

from tests.ui.test_log import lines
from ui import log
from ui.door import SafeHeaders, Told

SECRET = "Nguyễn Văn Bímật"


async def fails(_request: Request) -> Response:
    raise ValueError(SECRET)


def test_a_failure_shows_a_number_that_the_log_has_and_nothing_else(written: Path) -> None:
    log.configure()
    doors = [Middleware(SafeHeaders), Middleware(Told)]
    with TestClient(
        Starlette(routes=[Route("/kho-khan/{rest}", fails), Route("/{rest}", fails)], middleware=doors)
    ) as client:
        answers = [client.get(path, params={"q": SECRET}) for path in ("/kho-khan/x", "/NguyenVanBimat")]
    told = [line for line in lines(written) if line["event"] == "request failed"]
    assert [(line["route"], line["status"]) for line in told] == [("/kho-khan", 500), ("elsewhere", 500)]
    assert [line["number"] in answer.text for line, answer in zip(told, answers, strict=True)] == [True, True]
    answer = answers[0]
    assert "Bimat" not in written.read_text(encoding="utf-8")
    assert SECRET not in answer.text + written.read_text(encoding="utf-8")
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
