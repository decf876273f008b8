"""The ledger of the sample year and the picture of its last quarter, drawn once."""

import pytest

from ledger import Ledger
from reports.deck.model import Deck
from tests.reports.pictures import picture
from tests.sample import SampleYear


@pytest.fixture(scope="session")
def ledger(sample_year: SampleYear) -> Ledger:
    """Only to be read."""
    return Ledger.open(sample_year.ledger)


@pytest.fixture(scope="session")
def deck(ledger: Ledger) -> Deck:
    return picture(ledger)
