"""The picture of the sample year, and its briefing, made once."""

import pytest

from reports.deck.model import Deck
from tests.reports.briefing.decks import built, written
from tests.sample import SampleYear


@pytest.fixture(scope="session")
def deck(sample_year: SampleYear) -> Deck:
    """The picture of the last quarter without a meeting."""
    return built(sample_year.ledger)


@pytest.fixture(scope="session")
def content(deck: Deck) -> bytes:
    """Its briefing."""
    return written(deck)
