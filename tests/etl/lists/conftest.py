"""The registers that lists are read by: units and awards as the program ships them."""

from pathlib import Path

import pytest

from etl.context import Context, read_context
from ledger import Ledger
from tests.stores import copy_of


@pytest.fixture(scope="session")
def context(prepared_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Context:
    """Units and awards of a prepared ledger."""
    return read_context(Ledger.open(copy_of(prepared_ledger, tmp_path_factory.mktemp("registers"))))
