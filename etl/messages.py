"""A finding's sentence in the reader's language."""

from domain.findings import Finding
from texts import translate


def message(finding: Finding, lang: str) -> str:
    """Return what is wrong and what to write instead, as one or two plain sentences in Vietnamese or English."""
    words = {"value": finding.value, **finding.words}
    sentence = words.pop("sentence", finding.kind.sentence)
    translated = {name: translate(text, lang) if name == "heading" else text for name, text in words.items()}
    return translate(sentence, lang).format_map(_Words(translated))


class _Words(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"
