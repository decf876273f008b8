"""A program that starts before its lake's server: it waits for it, and says what it waits for."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from etl.registers import DATA, load_registers
from ledger import Ledger
from ledger.errors import LedgerAway
from ledger.lake.address import place_of
from tests.door.callers import make_accounts
from tests.e2e.serving import running
from tests.office import OFFICE
from tests.postgres import Postgres
from tests.postgres import running as postgres_running

AWAY_FOR = 4.0  # seconds


@pytest.fixture
def postgres() -> Iterator[Postgres]:
    """A server of the test's own."""
    with postgres_running() as server:
        yield server


def test_a_server_that_starts_later_is_waited_for_where_nobody_could_say_who_has_accounts(
    postgres: Postgres, tmp_path: Path
) -> None:
    lake = place_of(postgres.address("thi_dua", tmp_path / "chung"), tmp_path)
    load_registers(Ledger.create(lake), OFFICE, DATA)
    make_accounts(Ledger(lake))
    postgres.stop()
    back = threading.Timer(AWAY_FOR, postgres.start)
    back.start()
    try:
        with running(tmp_path, "--server.address", "0.0.0.0", ledger=lake) as program:
            assert "chưa có tài khoản" not in program.log.read_text(encoding="utf-8")
    finally:
        back.join()


def test_on_this_machine_alone_it_serves_and_says_that_the_server_is_away(postgres: Postgres, tmp_path: Path) -> None:
    lake = place_of(postgres.address("thi_dua", tmp_path / "chung"), tmp_path)
    postgres.stop()
    try:
        with running(tmp_path, ledger=lake) as program:
            told = program.log.read_text(encoding="utf-8")
    finally:
        postgres.start()
    assert (LedgerAway.sentence in told, "chưa có tài khoản" in told) == (True, False)
