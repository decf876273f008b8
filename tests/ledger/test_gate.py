"""The gate opens late and closes early: the file is nobody's for long, and nobody waits for himself."""

import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from pathlib import Path

import pytest

from ledger import Ledger, LedgerBusy
from ledger.gate import REST, RETRY_EVERY, Gate, gate_for
from ledger.wanted import Wanted
from tests.ledger import elsewhere
from tests.ledger.elsewhere import append_next, numbers, wait_until_closed
from tests.workbooks import titled, write_workbook

pytestmark = pytest.mark.of_a_file

REPORT = """
## Tiến độ
| Mã nội dung | Trạng thái |
| II.1 | Đang thực hiện |
"""


def test_a_load_gets_in_while_25_sessions_rerun_uncached_and_none_of_them_meets_an_error(
    ledger_file: Path, tmp_path: Path
) -> None:
    item = Ledger.open(ledger_file).rows("context_items")[0]["item_code"]
    workbook = write_workbook(titled(REPORT.replace("II.1", item)), tmp_path / "bao-cao.xlsx")
    with elsewhere.start(elsewhere.read_in_a_loop, ledger_file) as readers:
        assert readers.stdout is not None
        assert readers.stdout.readline() == "reading\n"
        said, _ = elsewhere.start(elsewhere.load_beside, ledger_file, workbook).communicate(timeout=60)
        read, _ = readers.communicate("\n", timeout=60)
    verdict, measured = said.strip().split("\n")
    assert measured.split()[:2] == ["status", "0"], verdict
    assert read == "enough answers, errors: []\n"
    assert numbers(Ledger.open(ledger_file)) == [1]


def test_a_question_is_answered_by_one_thread_and_without_the_optimizer_that_fails(empty: Ledger) -> None:
    settings = "SELECT current_setting('threads'), current_setting('disabled_optimizers')"
    with gate_for(empty.path).cursor() as cursor:
        assert cursor.execute(settings).fetchall() == [(1, "top_n_window_elimination")]


def test_a_burst_ends_although_new_users_keep_coming_and_the_file_then_rests(
    empty: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_for = 0.15
    monkeypatch.setattr("ledger.gate.OPEN_FOR", open_for)
    gate = gate_for(empty.path)
    until = time.monotonic() + 1.5
    opened: list[tuple[float, float]] = []  # when each connection was first and last seen in use

    def work() -> None:
        while time.monotonic() < until:
            with gate.cursor() as cursor:
                cursor.execute("SELECT 1").fetchall()

    before = threading.Thread(target=lambda: _watch(gate, until, opened))
    before.start()
    with ThreadPoolExecutor(8) as pool:
        for _ in range(8):
            pool.submit(work)
    before.join()
    assert len(opened) > 2
    # The last user has its work to finish, and other people's programs run on this machine.
    assert sorted(end - begin for begin, end in opened)[len(opened) // 2] < open_for + 0.25
    rests = [later[0] - earlier[1] for earlier, later in pairwise(opened)]
    assert min(rests) > RETRY_EVERY
    assert REST > 2 * RETRY_EVERY


def test_a_burst_ends_as_soon_as_somebody_elsewhere_wants_the_file(
    empty: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ledger.gate.OPEN_FOR", float("inf"))
    monkeypatch.setattr("ledger.gate.LINGER", 60.0)
    gate = gate_for(empty.path)
    assert numbers(empty) == []
    opened = gate._connection
    assert (opened is not None, numbers(empty), gate._connection is opened) == (True, [], True)
    with Wanted(empty.path).said(time.monotonic() + 5):
        wait_until_closed(gate)
    assert numbers(empty) == []


def _watch(gate: Gate, until: float, opened: list[tuple[float, float]]) -> None:
    began = None
    while time.monotonic() < until:
        now = time.monotonic()
        if gate._connection is not None and began is None:
            began = now
        elif gate._connection is None and began is not None:
            opened.append((began, now))
            began = None
        time.sleep(0.002)


def test_after_reading_the_file_is_closed_though_nobody_comes_again(empty: Ledger) -> None:
    assert numbers(empty) == []
    wait_until_closed(gate_for(empty.path))


def test_after_an_act_everything_is_in_the_file_at_once(empty: Ledger) -> None:
    append_next(empty)
    assert gate_for(empty.path)._connection is None
    assert [found.name for found in empty.path.parent.glob("*.wal")] == []


def test_one_file_has_one_gate_whatever_it_is_called(empty: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(empty.path.parent)
    assert gate_for(Path(empty.path.name)) is gate_for(empty.path)
    assert gate_for(empty.path.parent / ".." / empty.path.parent.name / empty.path.name) is gate_for(empty.path)


def test_an_error_in_the_work_leaves_the_gate_as_it_was(empty: Ledger) -> None:
    def fail() -> None:
        with gate_for(empty.path).cursor() as cursor:
            cursor.execute("SELECT 1 / 'một'")

    for _ in range(3):
        with pytest.raises(Exception, match="Could not convert"):
            fail()
    assert numbers(empty) == []


def test_opening_that_fails_for_one_does_not_keep_the_others_out(tmp_path: Path) -> None:
    path = tmp_path / "ledger.duckdb"
    path.write_bytes(b"no ledger")
    with ThreadPoolExecutor(6) as pool:
        told = list(pool.map(lambda _: _error_of(Ledger(path)), range(6)))
    assert told == ["LedgerBroken"] * 6
    path.unlink()
    assert append_next(Ledger.create(path)) == 1


def _error_of(ledger: Ledger) -> str:
    try:
        numbers(ledger)
    except Exception as reason:  # noqa: BLE001 - which one is the question
        return type(reason).__name__
    return ""


def test_while_the_file_is_kept_closed_nobody_here_opens_it_and_waiting_has_an_end(empty: Ledger) -> None:
    gate = gate_for(empty.path)
    with empty.closed():
        with pytest.raises(LedgerBusy), gate.cursor(patience=0.1):
            pass
        moved = empty.path.rename(empty.path.with_name("aside.duckdb"))
        moved.rename(empty.path)
    assert numbers(empty) == []


def test_keeping_it_closed_waits_for_who_is_in(empty: Ledger) -> None:
    gate = gate_for(empty.path)
    with gate.cursor(), ThreadPoolExecutor(1) as pool:
        assert pool.submit(_closes, gate, 0.1).result() == "LedgerBusy"
    assert _closes(gate, 5) == "closed"


def _closes(gate: Gate, patience: float) -> str:
    try:
        with gate.closed(patience=patience):
            return "closed"
    except LedgerBusy as reason:
        return type(reason).__name__


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system starts every process anew")
def test_a_forked_process_is_refused_before_it_uses_its_parents_connection(empty: Ledger) -> None:
    with gate_for(empty.path).cursor():
        child = os.fork()
        if child == 0:  # pragma: no cover - in the child
            os._exit({"RuntimeError": 7}.get(_error_of(empty), 1))
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 7
    assert numbers(empty) == []
