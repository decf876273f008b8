"""Every file that leaves the screens goes through one button, and that it was taken is an act of the trail."""

import ast
import json
import threading
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from domain.people import Actor, Role
from ledger import Ledger
from ledger.errors import LedgerUnreachable
from ledger.exclusive import exclusive
from ledger.exports import Export
from tests.stores import copy_of
from ui import download
from ui.download import Made, handed_over

ROOT = Path(download.__file__).resolve().parents[1]
SOMEBODY = Actor("Lê Thị Mai", Role.VIEWER)
BYTES = "bảng".encode()


@pytest.fixture
def ledger(empty_ledger: Path, tmp_path: Path) -> Ledger:
    """A ledger of the test's own."""
    return Ledger.open(copy_of(empty_ledger, tmp_path))


def taken(ledger: Ledger) -> list[tuple[object, ...]]:
    """Return the exports in the trail: who, what, and the detail."""
    rows = [row for row in ledger.rows("trail_chain") if row["act"] == "export"]
    return [(row["actor_name"], row["subject"], json.loads(row["detail"])) for row in rows]


def test_no_screen_hands_out_a_file_but_by_the_one_button() -> None:
    places = {
        path.relative_to(ROOT).as_posix()
        for folder in ("ui", "pages")
        for path in (ROOT / folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr == "download_button"
    }
    assert places == {"ui/download.py"}


def test_what_is_taken_is_recorded_with_rows_hash_day_and_period(ledger: Ledger) -> None:
    version = ledger.version()
    export = Export("Việc cần quyết định", as_of=date(2023, 6, 30), period="2023-Q2")
    assert handed_over(ledger, SOMEBODY, lambda: Made(BYTES, rows=7), export, "bang.xlsx") == BYTES
    detail = {
        "as_of": "2023-06-30",
        "files": ["bang.xlsx"],
        "period": "2023-Q2",
        "rows": 7,
        "sha256": [sha256(BYTES).hexdigest()],
    }
    assert taken(ledger) == [("Lê Thị Mai", "Việc cần quyết định", detail)]
    assert ledger.version() == version


def test_a_file_that_could_not_be_made_was_not_taken(ledger: Ledger) -> None:
    def fail() -> Made:
        raise LedgerUnreachable("x")

    with pytest.raises(LedgerUnreachable):
        handed_over(ledger, SOMEBODY, fail, Export("Bảng"), "bang.xlsx")
    assert taken(ledger) == []


def test_a_busy_ledger_keeps_nobody_from_the_file_and_the_row_follows(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(download, "WAIT_TO_RECORD", 0.1)
    with exclusive(ledger.path):
        assert handed_over(ledger, SOMEBODY, lambda: Made(BYTES), Export("Bảng"), "bang.xlsx") == BYTES
        assert taken(ledger) == []
    for thread in threading.enumerate():
        if thread.name == "export":
            thread.join(timeout=30)
    assert [(who, what) for who, what, _detail in taken(ledger)] == [("Lê Thị Mai", "Bảng")]


def test_a_ledger_that_cannot_be_written_keeps_nobody_from_the_file_either(
    ledger: Ledger, caplog: pytest.LogCaptureFixture
) -> None:
    gone = Ledger(ledger.path.with_name("no such ledger.duckdb"))
    assert handed_over(gone, SOMEBODY, lambda: Made(BYTES), Export("Bảng"), "bang.xlsx") == BYTES
    assert [record.msg for record in caplog.records] == ["export not recorded"]
    assert [record.number for record in caplog.records] == [sha256(BYTES).hexdigest()]  # type: ignore[attr-defined]
