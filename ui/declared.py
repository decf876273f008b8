"""Declarations of the domain that the screens show and the catalogue must therefore know."""

from collections.abc import Iterator

from domain.wording import declared_texts


def messages() -> Iterator[str]:
    """Headings of the sheets, words of the closed lists and of the states, sentences of the findings."""
    yield from declared_texts()
