"""One catalogue of everything people read.

Vietnamese is the source language: a message in the code *is* its Vietnamese text, and `en.po` beside this
file holds its English. `python -m texts` brings the catalogue up to date with the code.
"""

import functools
from pathlib import Path

# Each in its own words.
LANGUAGE_NAMES: dict[str, str] = {"vi": "Tiếng Việt", "en": "English"}
LANGUAGES: tuple[str, ...] = tuple(LANGUAGE_NAMES)
DEFAULT_LANGUAGE = "vi"
CATALOGUE = Path(__file__).resolve().parent / "en.po"


def N_(message: str) -> str:  # noqa: N802 - gettext's own name, which the extractor and every reader know
    """Mark a message in a declaration; it is translated where it is shown."""
    return message


def translate(message: str, lang: str) -> str:
    """The message in that language; what has no English yet stays Vietnamese."""
    if lang == DEFAULT_LANGUAGE:
        return message
    return _english().get(message, message)


@functools.cache
def _english() -> dict[str, str]:
    # Imported here: a Vietnamese session never pays for it.
    from babel.messages.pofile import read_po

    with CATALOGUE.open("rb") as file:
        catalogue = read_po(file, locale="en")
    return {str(entry.id): str(entry.string) for entry in catalogue if entry.id and entry.string}
