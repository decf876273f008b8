"""A ledger with the real registers and plans, made once and copied for each test."""

from datetime import datetime
from pathlib import Path

import pytest

from etl.registers import DATA, load_registers
from ledger import Ledger
from tests.office import OFFICE, Office, copy_of

BEFORE_THE_YEAR = datetime(2022, 1, 5, 1, 0)  # noqa: DTZ001 - the ledger stores UTC instants without a zone


@pytest.fixture(scope="session")
def prepared_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a sample ledger that holds registers and plans and nothing else; to be copied, never written."""
    path = tmp_path_factory.mktemp("prepared") / "ledger.duckdb"
    load_registers(Ledger.create(path, sample=True, clock=lambda: BEFORE_THE_YEAR), OFFICE, DATA)
    return path


@pytest.fixture
def ledger_file(prepared_ledger: Path, tmp_path: Path) -> Path:
    """A ledger file of the test's own."""
    return copy_of(prepared_ledger, tmp_path)


@pytest.fixture
def office(ledger_file: Path) -> Office:
    """An office with a ledger of its own."""
    return Office(Ledger.open(ledger_file))
