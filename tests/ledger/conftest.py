"""An empty ledger of the test's own, as the program makes it."""

from pathlib import Path

import pytest

from ledger import Ledger
from tests.ledger.kept import fill
from tests.office import Office
from tests.stores import copy_of, new_place


@pytest.fixture(scope="session")
def made_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of an empty ledger; to be copied, never written."""
    return Ledger.create(new_place(tmp_path_factory.mktemp("made"))).path


@pytest.fixture(scope="session")
def untouched(made_ledger: Path) -> Ledger:
    """An empty ledger to be asked only, the same for all tests."""
    return Ledger.open(made_ledger)


@pytest.fixture
def empty(made_ledger: Path, tmp_path: Path) -> Ledger:
    """An empty ledger that is no sample."""
    return Ledger.open(copy_of(made_ledger, tmp_path))


@pytest.fixture(scope="session")
def filled_ledger(prepared_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with reports, a withdrawal and a direction; to be copied, never written."""
    ledger = fill(Office(Ledger.open(copy_of(prepared_ledger, tmp_path_factory.mktemp("filled")))))
    with ledger.closed():
        return ledger.path


@pytest.fixture
def filled(filled_ledger: Path, tmp_path: Path) -> Ledger:
    """The same, the test's own, which nobody keeps open."""
    return Ledger(copy_of(filled_ledger, tmp_path))
