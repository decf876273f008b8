"""Keys under which two ways of typing the same Vietnamese words are equal."""

import re
import unicodedata
from functools import lru_cache

# The soft hyphen is ư in TCVN3: text is decoded before it is cleaned.
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"))
_ETH = str.maketrans({"Ð": "Đ", "ð": "đ"})
_BARE_D = str.maketrans({"đ": "d", "Đ": "d"})
_NOT_WORD = re.compile(r"[^0-9a-z%]+")


def clean(text: str) -> str:
    """Return the text in NFC with one kind of space, without invisible characters and with Đ for the look-alike Ð.

    Letters, capitals and punctuation stay as typed; a line break counts as a space.
    """
    composed = unicodedata.normalize("NFC", text.translate(_INVISIBLE)).translate(_ETH)
    return " ".join(composed.split())


def clean_lines(text: str) -> str:
    """Return the text as `clean` does, but keep its line breaks: long answers are read in paragraphs."""
    return "\n".join(line for line in (clean(part) for part in text.splitlines()) if line)


def strip_marks(text: str) -> str:
    """Return the text in lower case without any diacritic, đ as d."""
    decomposed = unicodedata.normalize("NFKD", clean(text).translate(_BARE_D))
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark)).lower()


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Return the matching key of a heading or a value: no marks, no punctuation, single spaces, y as i.

    "Chiến sỹ thi đua", "CHIẾN SĨ THI ĐUA" and "chien si thi dua" have one key.
    """
    return _NOT_WORD.sub(" ", strip_marks(text)).replace("y", "i").strip()
