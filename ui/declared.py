"""Declarations of the domain that the screens show and the catalogue must therefore know."""

from collections.abc import Iterator

from domain.wording import declared_texts


def messages() -> Iterator[str]:
    """Titles and headings of the sheets, the words of the closed lists and of the states, and the findings' sentences."""
    yield from declared_texts()
