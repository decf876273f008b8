"""Which messages the code holds, and how `en.po` is kept up with them."""

import importlib
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from jinja2.ext import babel_extract

from texts import CATALOGUE, COMPILED

ROOT = Path(__file__).resolve().parent.parent
# How messages are found in a file, by its suffix; the pages of the front door are templates of Jinja.
METHODS: dict[str, Any] = {".py": "python", ".html": babel_extract}
KEYWORDS = {"_": None, "N_": None}
FOLDERS: tuple[str, ...] = ("domain", "etl", "ledger", "pages", "reports", "ui")
# Declarations that people read but that may not import this package: "module:attribute", an iterable of
# messages or a function that returns one.
DECLARED: tuple[str, ...] = ("domain.wording:declared_texts",)


def messages() -> dict[str, str]:
    """Every message in the code and in the declarations, with the file it was first met in."""
    found: dict[str, str] = {}
    for path in _sources():
        place = path.relative_to(ROOT).as_posix()
        for message in _extracted(path):
            found.setdefault(message, place)
    for name in DECLARED:
        for message in _declared(name):
            found.setdefault(message, name)
    return found


def english() -> dict[str, str]:
    """The English of every message in the catalogue; "" where it is still missing."""
    return {str(entry.id): str(entry.string) for entry in _read() if entry.id}


def update() -> tuple[list[str], list[str]]:
    """Write the catalogue anew and compile it; return the messages that came and those that went.

    New ones have "" as their English.
    """
    held = english() if CATALOGUE.exists() else {}
    current = messages()
    catalogue = Catalog(locale="en", fuzzy=False, charset="utf-8", header_comment="# Vietnamese to English.")
    for message, place in sorted(current.items(), key=lambda item: (item[1], item[0])):
        catalogue.add(message, held.get(message, ""), auto_comments=[place])
    with CATALOGUE.open("wb") as file:
        write_po(file, catalogue, width=110, no_location=True, omit_header=True)
    # The moment stands in the header: the same messages give the same bytes.
    catalogue.creation_date = datetime(2023, 1, 1, tzinfo=UTC)
    with COMPILED.open("wb") as file:
        write_mo(file, catalogue)
    return sorted(current.keys() - held.keys()), sorted(held.keys() - current.keys())


def _sources() -> Iterator[Path]:
    yield from sorted(ROOT.glob("*.py"))
    for folder in FOLDERS:
        yield from sorted(path for path in (ROOT / folder).rglob("*") if path.suffix in METHODS)


def _extracted(path: Path) -> Iterator[str]:
    with path.open("rb") as file:
        for _line, message, _comments, _context in extract(METHODS[path.suffix], file, keywords=KEYWORDS):
            yield message if isinstance(message, str) else message[0]


def _declared(name: str) -> Iterable[str]:
    module, _, attribute = name.partition(":")
    held = getattr(importlib.import_module(module), attribute)
    messages: Iterable[str] = held() if callable(held) else held
    return messages


def _read() -> Catalog:
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="en")
