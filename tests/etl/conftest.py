"""A desk with a ledger of its own."""

from pathlib import Path

import pytest

from tests.etl.desk import Desk


@pytest.fixture
def desk(ledger_file: Path, tmp_path: Path) -> Desk:
    """A desk with a ledger of its own."""
    return Desk(tmp_path / "files", ledger_file)
