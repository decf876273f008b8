"""Ledgers made once in a session and copied by whoever writes: prepared, the sample year, empty, without a plan."""

import os
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest
from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import local_script_runner

from etl.registers import DATA, load_registers
from ledger import Ledger
from tests.office import OFFICE, Office
from tests.sample import SampleYear
from tests.stores import STORE, STORES, copy_of, in_a_file, new_place

BEFORE_THE_YEAR = datetime(2022, 1, 5, 1, 0)

# Each AppTest looks through every package installed for components; none comes or goes while tests run.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)

# It looks a thousand times a second whether the script has ended, which slows the script: first wait for its thread.
_look_for_the_end = local_script_runner.require_widgets_deltas


def _wait_for_the_end(runner: local_script_runner.LocalScriptRunner, timeout: float = 3) -> None:
    if runner._script_thread is not None:
        runner._script_thread.join(timeout)
    _look_for_the_end(runner, 1)


local_script_runner.require_widgets_deltas = _wait_for_the_end


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let who calls choose the store in which the tests' ledgers stand."""
    parser.addoption("--store", choices=STORES, default=STORES[0], help="the store the tests' ledgers stand in")


def pytest_configure(config: pytest.Config) -> None:
    """Note the choice, before any test is looked at."""
    STORE.chosen = config.getoption("--store")
    config.addinivalue_line("markers", "of_a_file: promises something of a ledger's file that a lake hasn't")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what only a file promises where the ledgers are lakes."""
    if not in_a_file():
        left_out = [item for item in items if item.get_closest_marker("of_a_file")]
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


def pytest_unconfigure() -> None:
    """End what the store has started."""
    STORE.close()


@pytest.fixture(autouse=True)
def _lakes_of_the_test() -> Iterator[None]:
    """Drop the lakes a test has made; those of the session were made before."""
    before = STORE.made()
    yield
    STORE.drop_all_but(before)


@pytest.fixture(scope="session")
def prepared_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file of a sample ledger that holds registers and plans and nothing else; to be copied, never written."""
    path = STORE.keep(new_place(tmp_path_factory.mktemp("prepared")))
    load_registers(Ledger.create(path, sample=True, clock=lambda: BEFORE_THE_YEAR), OFFICE, DATA)
    return path


@pytest.fixture
def ledger_file(prepared_ledger: Path, tmp_path: Path) -> Path:
    """A ledger file of the test's own."""
    return copy_of(prepared_ledger, tmp_path)


@pytest.fixture
def office(ledger_file: Path) -> Iterator[Office]:
    """An office with a ledger of its own, kept open: opening it for each question costs more than the question."""
    ledger = Ledger.open(ledger_file)
    with ledger.kept_open():
        yield Office(ledger)


@pytest.fixture(scope="session")
def sample_year(tmp_path_factory: pytest.TempPathFactory) -> SampleYear:
    """The invented year with its ledger: some twenty seconds of work, so made once for all processes; never written."""
    base = tmp_path_factory.getbasetemp()
    session = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    year = SampleYear.shared_in(session, tmp_path_factory.mktemp("year"))
    STORE.keep(year.ledger)
    return year


@pytest.fixture(scope="session")
def empty_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger as "Bắt đầu với sổ trống" leaves it: registers and plans, no report; to be copied, never written."""
    path = STORE.keep(new_place(tmp_path_factory.mktemp("empty")))
    load_registers(Ledger.create(path), OFFICE, DATA)
    return path


@pytest.fixture(scope="session")
def planless_ledger(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger with nothing in it at all; to be copied, never written."""
    return Ledger.create(STORE.keep(new_place(tmp_path_factory.mktemp("planless")))).path
