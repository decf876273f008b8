"""The program's log, in a folder of the test's own."""

import logging
import threading
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
import streamlit.logger
import uvicorn.config

from ui import log


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the log of this process is once the test has configured it; afterwards everything is as it was."""
    root, library = logging.getLogger(), logging.getLogger("streamlit")
    kept = [*root.handlers], root.level, [*library.handlers], library.propagate, logging.raiseExceptions
    consoles = uvicorn.config.LOGGING_CONFIG["loggers"]
    hooks = threading.excepthook, streamlit.logger.setup_formatter, warnings.showwarning
    monkeypatch.setenv("TDKT_LEDGER", str(tmp_path / "ledger.duckdb"))
    yield tmp_path / log.FOLDER / log.FILE
    for handler in root.handlers:
        handler.close()
    logging.captureWarnings(capture=False)
    root.handlers[:], root.level, library.handlers[:], library.propagate, logging.raiseExceptions = kept
    threading.excepthook, streamlit.logger.setup_formatter, warnings.showwarning = hooks
    uvicorn.config.LOGGING_CONFIG["loggers"] = consoles
