"""The ledger the screens of a test speak of."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from etl.registers import load_registers
from ledger import Ledger, gate
from tests.office import OFFICE, Office
from tests.sample import SampleYear
from tests.stores import copy_of, new_place

Speak = Callable[[Path], None]


@pytest.fixture(scope="package", autouse=True)
def _nobody_else_waits() -> Iterator[None]:
    """Keep files open between questions: only this process asks here, and how others get in tests/ledger proves."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gate, "OPEN_FOR", 60.0)
        patch.setattr(gate, "LINGER", 1.0)
        patch.setattr(gate, "REST", 0.0)
        yield


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
def with_copy(sample_year: SampleYear, tmp_path: Path, speak_of: Speak) -> Ledger:
    """The screens speak of a copy of the invented year, which a test may write."""
    path = copy_of(sample_year.ledger, tmp_path)
    speak_of(path)
    return Ledger.open(path)


@pytest.fixture
def office(ledger_file: Path, speak_of: Speak) -> Office:
    """The screens and the test speak of one ledger."""
    speak_of(ledger_file)
    return Office(Ledger.open(ledger_file))


@pytest.fixture
def with_empty(empty_ledger: Path, speak_of: Speak) -> None:
    """The screens speak of a ledger that holds plans and no report."""
    speak_of(empty_ledger)


@pytest.fixture
def with_no_plan(planless_ledger: Path, speak_of: Speak) -> None:
    """The screens speak of a ledger that holds nothing."""
    speak_of(planless_ledger)


@pytest.fixture
def with_later_plan(tmp_path: Path, speak_of: Speak) -> None:
    """The screens speak of a ledger that began in January and got its plans in March."""
    path = new_place(tmp_path)
    with Ledger.create(path, sample=True, clock=lambda: datetime(2023, 1, 9, 1, 0)).act(OFFICE, "init"):
        pass
    load_registers(Ledger(path).with_clock(lambda: datetime(2023, 3, 1, 1, 0)), OFFICE)
    speak_of(path)
