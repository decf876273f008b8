"""Two programs and three loaders on one lake: what one takes in the other shows, also after its server was away."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from etl.registers import DATA, load_registers
from ledger import Ledger
from ledger.keeping.proving import prove
from ledger.lake.address import place_of
from tests.e2e.screen import card, complaints, go
from tests.e2e.serving import Server, running, settle
from tests.ledger import elsewhere
from tests.ledger.lake.test_together import UNITS, filled, loader, verdicts
from tests.office import OFFICE
from tests.postgres import Postgres
from tests.postgres import running as postgres_running

REPORTS_EACH = 6
AWAY_MS = 10_000
AWAY = "Máy chủ giữ sổ dữ liệu tạm thời không trả lời"


@pytest.fixture
def postgres() -> Iterator[Postgres]:
    """A server of the test's own: it is stopped while others work with theirs."""
    with postgres_running() as server:
        yield server


@pytest.fixture
def programs(postgres: Postgres, tmp_path: Path) -> Iterator[tuple[Server, Server]]:
    """Two programs, each with its own small file for the same lake, as on two servers."""
    address = postgres.address("thi_dua", tmp_path / "chung")
    load_registers(Ledger.create(place_of(address, tmp_path / "made")), OFFICE, DATA)
    with ExitStack() as started:
        both = []
        for name in ("may-1", "may-2"):
            (tmp_path / name).mkdir()
            own = place_of(address, tmp_path / name)
            both.append(started.enter_context(running(tmp_path / name, ledger=own)))
        yield both[0], both[1]


def test_two_programs_and_three_loaders_lose_nothing_though_the_server_is_away_for_ten_seconds(
    page: Page, programs: tuple[Server, Server], postgres: Postgres, tmp_path: Path
) -> None:
    here, there = programs
    beside = page.context.new_page()
    for one, server in ((page, here), (beside, there)):
        go(one, server, period="2023-Q1")
        assert card(one, "Chưa nộp báo cáo") == "10/10"
    folders = [filled(tmp_path / f"don-vi-{number}", unit, REPORTS_EACH) for number, unit in enumerate(UNITS)]
    loading = [loader(folder, here.ledger) for folder in folders]
    ledger = Ledger(there.ledger)
    while not elsewhere.numbers(ledger):
        page.wait_for_timeout(50)
    postgres.stop()
    try:
        # A screen that nobody has asked for: it says what it waits for, and what it has read stays.
        page.get_by_test_id("stSidebarNav").get_by_text("Lịch sử", exact=True).click()
        expect(page.get_by_text(AWAY)).to_be_visible()
        expect(page.locator("h1")).to_have_text("Lịch sử")
        page.wait_for_timeout(AWAY_MS)
    finally:
        postgres.start()
    assert [verdicts(process) for process in loading] == [["accepted"] * REPORTS_EACH] * len(UNITS)
    expect(page.get_by_text(AWAY)).to_have_count(0)
    for one, server in ((page, here), (beside, there)):
        settle(one)
        go(one, server, period="2023-Q1")
        assert card(one, "Chưa nộp báo cáo") == f"{10 - len(UNITS)}/10"
        expect(complaints(one)).to_have_count(0)
    assert elsewhere.numbers(ledger) == [*range(1, REPORTS_EACH * len(UNITS) + 1)]
    assert prove(there.ledger).faults == ()
