"""Keys under which two ways of typing the same Vietnamese words are equal."""

import re
import unicodedata
from functools import lru_cache

# The soft hyphen is ư in TCVN3: text is decoded before it is cleaned.
_INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_REPLACED = str.maketrans({**dict.fromkeys(_INVISIBLE), "Ð": "Đ", "ð": "đ"})
_TO_REPLACE = re.compile(f"[{_INVISIBLE}Ðð]")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_LONGEST_KEPT = 200  # characters
_NOT_WORD = re.compile(r"[^0-9a-z%]+")


class _Bare(dict[int, str]):
    """Each character met so far without its marks, đ as d."""

    def __missing__(self, code: int) -> str:
        letter = {"đ": "d", "Đ": "D"}.get(chr(code), chr(code))
        decomposed = unicodedata.normalize("NFKD", letter)
        self[code] = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
        return self[code]


_BARE = _Bare()


def clean(text: str) -> str:
    """Return the text in NFC with one kind of space, without invisible characters and with Đ for the look-alike Ð.

    Letters, capitals and punctuation stay as typed; a line break counts as a space.
    """
    if not text.isascii():
        # Each cell of each file comes by here, and hardly any holds one of these.
        if _TO_REPLACE.search(text):
            text = text.translate(_REPLACED)
        text = unicodedata.normalize("NFC", text)
    cleaned = " ".join(text.split())
    return text if cleaned == text else cleaned  # a cell and its value are then one text in memory, not two


def without_controls(text: str) -> str:
    """Return the text without what no eye sees and a terminal or a document obeys: control signs but tabs and line
    breaks, and those that turn the direction of writing around.
    """
    return _CONTROL.sub("", text)


def clean_lines(text: str) -> str:
    """Return the text as `clean` does, but keep its line breaks: long answers are read in paragraphs."""
    lines = text.splitlines()
    return clean(text) if len(lines) < 2 else "\n".join(filter(None, map(clean, lines)))


def strip_marks(text: str) -> str:
    """Return the text in lower case without any diacritic, đ as d."""
    cleaned = clean(text)
    return (cleaned if cleaned.isascii() else cleaned.translate(_BARE)).lower()


def fold(text: str) -> str:
    """Return the matching key of a heading or a value: no marks, no punctuation, single spaces, y as i.

    "Chiến sỹ thi đua", "CHIẾN SĨ THI ĐUA" and "chien si thi dua" have one key.
    """
    if len(text) <= _LONGEST_KEPT:
        return _short(text)
    # Words come again and again; a text of thousands of them hardly does, and would be kept for nothing.
    return " ".join(filter(None, map(_short, clean(text).split(" "))))


@lru_cache(maxsize=20_000)
def _short(text: str) -> str:
    return _NOT_WORD.sub(" ", strip_marks(text)).replace("y", "i").strip()
