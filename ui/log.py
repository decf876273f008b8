"""The log: one JSON object a line, readable text on the console, and no word of a person in either.

A message is a constant of the program, in English; what it was about stays out: files are called by people's names, and
so do exceptions speak. Of a fault stand the types and the places in the program, and the number that the screen showed.
"""

import logging
import re
import sys
import threading
from collections.abc import Iterator, MutableMapping
from contextlib import suppress
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from traceback import walk_tb
from types import TracebackType
from typing import Any

import streamlit.logger
import structlog
import uvicorn.config
from structlog.stdlib import ProcessorFormatter

from ui.place import ledger_path

log = logging.getLogger(__name__)
FOLDER, FILE = "logs", "thi-dua.log"
LARGEST, KEPT = 5_000_000, 5
OWN = frozenset({"domain", "etl", "ledger", "pages", "reports", "texts", "ui"})
# What other libraries say holds whatever they were given; that they said it, and where, is enough.
LIBRARY = "a library spoke"
# What else a line may say, as `extra`: a number, or a word of letters, digits and a few signs.
FIELDS = ("number", "route", "status", "milliseconds", "role")
_WORD = re.compile(r"[A-Za-z0-9_./-]{1,64}")
_OF_UVICORN = ("uvicorn", "uvicorn.access", "uvicorn.asgi", "uvicorn.error")
_ROOT = str(Path(__file__).resolve().parent.parent)
_MOST_FRAMES = 40

_EventDict = MutableMapping[str, Any]


def configure() -> None:
    """Send everything that is logged in this process, by whichever library, to the file beside the ledger and here.

    A file that can't be written is done without, and a line that can't be written breaks nothing.
    """
    logging.raiseExceptions = False
    handlers: list[logging.Handler] = [_console()]
    try:
        handlers.append(_file(ledger_path().parent / FOLDER / FILE))
        missing = False
    except OSError:
        missing = True
    logging.basicConfig(level=logging.INFO, handlers=handlers, force=True)
    logging.captureWarnings(capture=True)
    threading.excepthook = _thread_failed
    # Streamlit gives each of its loggers, uvicorn's too, a console of its own.
    streamlit.logger.setup_formatter = _to_root
    streamlit.logger.set_log_level(logging.WARNING)
    streamlit.logger.update_formatter()
    # So does uvicorn, from what it is given when the server starts.
    uvicorn.config.LOGGING_CONFIG["loggers"] = {
        name: {"handlers": [], "level": "WARNING", "propagate": True} for name in _OF_UVICORN
    }
    for name in _OF_UVICORN:
        _to_root(logging.getLogger(name))
    if missing:
        log.warning("no log file can be kept")


def harmless(_logger: object, _name: str, event: _EventDict) -> _EventDict:
    """Return what of a record may be written: never its arguments, an exception's message or a local value."""
    record: logging.LogRecord = event["_record"]
    is_own = record.name.partition(".")[0] in OWN and isinstance(record.msg, str)
    told: _EventDict = {
        "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
        "level": record.levelname.lower(),
        "event": record.msg if is_own else LIBRARY,
        "logger": record.name if _WORD.fullmatch(record.name) else "",
        "place": _place(record.pathname, record.lineno, record.funcName or ""),
    }
    told.update({name: held for name in FIELDS if _is_harmless(held := getattr(record, name, None))})
    fault = event["exc_info"][1] if event.get("exc_info") else None
    if fault is not None:
        told["exception"] = [_type_of(one) for one in _causes(fault)]
        told["frames"] = [frame for one in _causes(fault) for frame in _frames(one.__traceback__)][-_MOST_FRAMES:]
    return told


def _is_harmless(held: object) -> bool:
    return isinstance(held, int) or (isinstance(held, str) and bool(_WORD.fullmatch(held)))


def _causes(fault: BaseException) -> Iterator[BaseException]:
    """The exception and those it came from, the last first; each once."""
    seen: list[BaseException] = []
    one: BaseException | None = fault
    while one is not None and one not in seen:
        seen.append(one)
        one = one.__cause__ or one.__context__
    return reversed(seen)


def _type_of(fault: BaseException) -> str:
    return f"{type(fault).__module__}.{type(fault).__qualname__}"


def _frames(trace: TracebackType | None) -> list[str]:
    return [_place(frame.f_code.co_filename, line, frame.f_code.co_name) for frame, line in walk_tb(trace)]


def _place(file: str, line: int, function: str) -> str:
    """Within the program or a library: a home folder is called by a person's name."""
    short = file.removeprefix(_ROOT).replace("\\", "/").rpartition("site-packages/")[2].lstrip("/")
    if Path(short).is_absolute() or short == file.lstrip("/"):
        short = Path(file).name
    return f"{short}:{line} {function}"


def _console() -> logging.Handler:
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_formatter(structlog.processors.KeyValueRenderer(key_order=["at", "level", "event"])))
    return handler


def _file(path: Path) -> logging.Handler:
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(path, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8")
    handler.setFormatter(_formatter(structlog.processors.JSONRenderer(ensure_ascii=False)))
    return handler


def _formatter(renderer: Any) -> ProcessorFormatter:
    # The message stays as the program wrote it: its arguments are never put in.
    return ProcessorFormatter(processors=[harmless, renderer], use_get_message=False)


def _to_root(logger: logging.Logger) -> None:
    for handler in list(logger.handlers):
        logger.removeHandler(handler)
    logger.propagate = True


def _thread_failed(failed: threading.ExceptHookArgs) -> None:
    with suppress(Exception):
        log.error("a thread failed", exc_info=failed.exc_value)
