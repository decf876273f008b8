"""The log names no person: whatever an exception, an argument or a library says, and wherever it is written."""

import ast
import json
import logging
import threading
import warnings
from pathlib import Path
from typing import Any

import pytest
import streamlit.config
import streamlit.logger
import uvicorn.config
from streamlit.testing.v1 import AppTest

from ui import log

NAME = "Nguyễn Thị Ánh Tuyết"
ROOT = Path(log.__file__).resolve().parents[1]
ALWAYS = {"at", "level", "event", "logger", "place"}


def lines(path: Path) -> list[dict[str, Any]]:
    """Return what was written, line by line, and see to it that no line says more than it may."""
    found: list[dict[str, Any]] = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    for line in found:
        assert ALWAYS <= line.keys() <= ALWAYS | {*log.FIELDS, "exception", "frames"}
    return found


def _failing_screen() -> None:
    from ui.failure import show_failure

    def ask(nominee: str) -> None:
        try:
            raise KeyError(nominee)
        except KeyError as reason:
            raise ValueError(f"{nominee} is no number") from reason

    try:
        ask("Nguyễn Thị Ánh Tuyết")
    except ValueError as reason:
        show_failure(reason)


def test_a_failure_is_found_by_its_number_and_the_name_in_it_nowhere(
    written: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log.configure()
    screen = AppTest.from_function(_failing_screen, default_timeout=60).run()
    [told] = [error.value for error in screen.error]
    [line] = [line for line in lines(written) if line["event"] == "screen failed"]
    assert line["number"] in told
    assert line["exception"] == ["builtins.KeyError", "builtins.ValueError"]
    assert [frame.rpartition(" ")[2] for frame in line["frames"]] == ["ask", "_failing_screen", "ask"]
    console = capsys.readouterr().err
    assert line["number"] in console
    for said in (told, written.read_text(encoding="utf-8"), console):
        assert [word for word in NAME.split() if word in said] == []


def test_arguments_fields_and_libraries_bring_no_name_in(written: Path, capsys: pytest.CaptureFixture[str]) -> None:
    log.configure()
    own, library = logging.getLogger("etl.load"), logging.getLogger(f"some.library {NAME}")
    own.warning("%s could not be judged", NAME)
    own.warning("%d files too many %s", NAME)  # arguments that don't fit the message
    own.warning("acted", extra={"number": NAME, "role": "office", "route": f"/{NAME}", "status": 200, "who": NAME})
    library.error("failed for %s", NAME)
    library.error(f"failed for {NAME}")
    streamlit.logger.get_logger("streamlit.some_module").error(f"failed for {NAME}")
    # As a server starts: uvicorn gives its loggers consoles of their own.
    uvicorn.config.Config("app")
    logging.getLogger("uvicorn.error").error(f"failed for {NAME}")
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn(NAME, UserWarning, stacklevel=1)
    thread = threading.Thread(target=lambda: int(NAME), name=NAME)
    thread.start()
    thread.join()
    found = lines(written)
    assert [line["event"] for line in found] == [
        "%s could not be judged",
        "%d files too many %s",
        "acted",
        *[log.LIBRARY] * 5,
        "a thread failed",
    ]
    assert {name: found[2][name] for name in log.FIELDS if name in found[2]} == {"role": "office", "status": 200}
    for said in (written.read_text(encoding="utf-8"), capsys.readouterr().err):
        assert [word for word in NAME.split() if word in said] == []


def test_streamlit_prints_no_traceback_of_its_own() -> None:
    assert streamlit.config.get_option("logger.enableRich") is False


def test_a_file_that_cannot_be_written_breaks_nothing(
    written: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    place = written.parent.parent / "no folder"
    place.write_text("a file stands here", encoding="utf-8")
    monkeypatch.setenv("TDKT_LEDGER", str(place / "ledger.duckdb"))
    log.configure()
    logging.getLogger("ui").error("still here")
    assert [line.split("event=")[1].split(" logger")[0] for line in capsys.readouterr().err.splitlines()] == [
        "'no log file can be kept'",
        "'still here'",
    ]


@pytest.mark.parametrize(
    ("file", "told"),
    [
        (str(ROOT / "ui" / "log.py"), "ui/log.py:7 f"),
        (str(ROOT / ".venv" / "lib" / "site-packages" / "duckdb" / "x.py"), "duckdb/x.py:7 f"),
        (f"/home/{NAME}/python3.11/threading.py", "threading.py:7 f"),
        (f"C:\\Users\\{NAME}\\site-packages\\duckdb\\x.py", "duckdb/x.py:7 f"),
        ("<string>", "<string>:7 f"),
    ],
)
def test_places_stop_at_the_program_and_its_libraries(file: str, told: str) -> None:
    assert log._place(file, 7, "f") == told


def test_what_the_program_logs_is_a_constant_sentence_in_english() -> None:
    calls = [
        (path.name, call)
        for folder in sorted(log.OWN)
        for path in sorted((ROOT / folder).rglob("*.py"))
        if "log." in (text := path.read_text(encoding="utf-8"))
        for call in ast.walk(ast.parse(text))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr in {"debug", "info", "warning", "error", "exception", "critical"}
        and isinstance(call.func.value, ast.Name)
        and call.func.value.id in {"log", "_log"}
    ]
    written = [(name, call.args[0].value if isinstance(call.args[0], ast.Constant) else None) for name, call in calls]
    assert len(written) > 10
    assert [(name, text) for name, text in written if not isinstance(text, str) or not text.isascii()] == []
