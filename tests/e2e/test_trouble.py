"""A ledger that can't be used is told in a sentence, and a screen recovers once it can be used again."""

import subprocess
import sys
from pathlib import Path

from playwright.sync_api import Page, expect

from ledger import Ledger
from ledger.errors import LedgerBroken, LedgerBusy, LedgerGone
from ledger.gate import PATIENCE
from tests.e2e.screen import complaints, go
from tests.e2e.serving import running_on, settle

HOLD = "import duckdb, sys; held = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"
LONGER_MS = (PATIENCE + 30) * 1000


def test_a_ledger_that_is_busy_broken_or_gone_is_told_in_a_sentence_and_never_in_a_traceback(
    page: Page, tmp_path: Path, empty_ledger: Path
) -> None:
    with running_on(empty_ledger, tmp_path) as server:
        holding = [sys.executable, "-c", HOLD, str(server.ledger)]
        with subprocess.Popen(holding, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
            assert other.stdout is not None
            assert other.stdout.readline() == "held\n"
            page.goto(server.url)
            expect(page.get_by_text(LedgerBusy.sentence)).to_be_visible(timeout=LONGER_MS)
            expect(complaints(page)).to_have_count(1)
            other.communicate("")
        go(page, server)
        expect(complaints(page)).to_have_count(0)

        server.ledger.write_bytes(b"this is no ledger " * 1000)
        page.goto(server.url)
        expect(page.get_by_text(LedgerBroken.sentence)).to_be_visible()
        settle(page)
        shown = page.locator("body").inner_text()
        assert [word for word in ("Traceback", "duckdb", "Exception", ".py") if word in shown] == []

        # Where a ledger was, no invented year is begun.
        server.ledger.unlink()
        Ledger(server.ledger).archive.folder.mkdir(exist_ok=True)
        page.goto(server.url)
        expect(page.get_by_text(LedgerGone.sentence)).to_be_visible()
        assert not server.ledger.exists()
