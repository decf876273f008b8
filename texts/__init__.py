"""One catalogue of everything people read.

Vietnamese is the source language: a message in the code *is* its Vietnamese text, and `en.po` beside this
file holds its English. `python -m texts` brings the catalogue up to date with the code, and compiles it into `en.mo`.
"""

import functools
import gettext
from pathlib import Path

# Each in its own words.
LANGUAGE_NAMES: dict[str, str] = {"vi": "Tiếng Việt", "en": "English"}
LANGUAGES: tuple[str, ...] = tuple(LANGUAGE_NAMES)
DEFAULT_LANGUAGE = "vi"
CATALOGUE = Path(__file__).resolve().parent / "en.po"
COMPILED = CATALOGUE.with_suffix(".mo")


def N_(message: str) -> str:  # noqa: N802 - gettext's own name, which the extractor and every reader know
    """Mark a message in a declaration; it is translated where it is shown."""
    return message


def translate(message: str, lang: str) -> str:
    """The message in that language; what has no English yet stays Vietnamese."""
    # To gettext "" is the catalogue's own header.
    return message if lang == DEFAULT_LANGUAGE or not message else _english().gettext(message)


@functools.cache
def _english() -> gettext.GNUTranslations:
    # Compiled: every load asks for two words of English, and reading the catalogue itself is 20 times as much work.
    with COMPILED.open("rb") as file:
        return gettext.GNUTranslations(file)
