"""Lakes of a test's own on one PostgreSQL."""

import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ledger.lake.address import place_of
from tests.postgres import Postgres, running


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    """A server for all tests of the session."""
    with running() as server:
        yield server


@pytest.fixture
def place(postgres: Postgres, tmp_path: Path) -> Callable[[], Path]:
    """Give a place where no lake is yet."""

    def given() -> Path:
        return place_of(postgres.address(f"t_{uuid.uuid4().hex[:12]}", tmp_path / "chung"), tmp_path)

    return given
