"""A finding's sentence in the reader's language."""

import re

from domain.findings import Finding
from texts import translate

# The words of a finding that the program chose; all others were typed by people and are quoted as typed.
OUR_WORDS = frozenset({"heading", "choices", "what", "font", "other", "nominee", "range"})
_BETWEEN = re.compile(r"(?<=[“;,] )[^“”;,]+|(?<=“)[^“”;,]+|^[^“”;,]+")


def message(finding: Finding, lang: str) -> str:
    """Return what is wrong and what to write instead, as one or two plain sentences in Vietnamese or English."""
    words = {"value": finding.value, **finding.words}
    sentence = words.pop("sentence", finding.kind.sentence)
    translated = {name: _in(text, lang) if name in OUR_WORDS else text for name, text in words.items()}
    return translate(sentence, lang).format_map(_Words(translated))


def _in(text: str, lang: str) -> str:
    """Translate words of ours that a sentence lists, each by itself; what the catalogue hasn't stays as it is."""
    return _BETWEEN.sub(lambda found: translate(found[0], lang), translate(text, lang))


class _Words(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"
