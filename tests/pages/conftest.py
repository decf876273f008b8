"""The ledger the screens of a test speak of."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.sample import SampleYear

Speak = Callable[[Path], None]


@pytest.fixture
def speak_of(monkeypatch: pytest.MonkeyPatch) -> Speak:
    """Make the screens speak of a ledger."""
    return lambda ledger: monkeypatch.setenv("TDKT_LEDGER", str(ledger))


@pytest.fixture
def with_sample(sample_year: SampleYear, speak_of: Speak) -> SampleYear:
    """The screens speak of the invented year."""
    speak_of(sample_year.ledger)
    return sample_year


@pytest.fixture
def with_empty(empty_ledger: Path, speak_of: Speak) -> None:
    """The screens speak of a ledger that holds plans and no report."""
    speak_of(empty_ledger)


@pytest.fixture
def with_no_plan(planless_ledger: Path, speak_of: Speak) -> None:
    """The screens speak of a ledger that holds nothing."""
    speak_of(planless_ledger)
