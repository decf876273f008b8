"""A desk with a ledger of its own, and one in which leadership has given directions."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ledger import Ledger
from tests.etl.desk import Desk
from tests.etl.directed import give_three
from tests.office import Office
from tests.stores import copy_of


@pytest.fixture
def desk(ledger_file: Path, tmp_path: Path) -> Desk:
    """A desk with a ledger of its own."""
    return Desk(tmp_path / "files", ledger_file)


@pytest.fixture(scope="session")
def directed_ledger(prepared_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a ledger in which three directions stand; to be copied, never written."""
    path = copy_of(prepared_ledger, tmp_path_factory.mktemp("directed"))
    give_three(Office(Ledger.open(path)))
    return path


@pytest.fixture
def directed(directed_ledger: Path, tmp_path: Path) -> Iterator[Office]:
    """An office with a ledger of its own in which three directions stand."""
    ledger = Ledger.open(copy_of(directed_ledger, tmp_path))
    with ledger.kept_open():
        yield Office(ledger)
