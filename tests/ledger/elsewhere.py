"""What another process does with a ledger, for the tests: `python -m tests.ledger.elsewhere WORK LEDGER [ARGS]`."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from domain.people import Actor, Role
from ledger import Act, Ledger, gate
from ledger.difficulty_acts import DifficultyStep, Seen, act_on_difficulty
from ledger.errors import LedgerError
from ledger.exclusive import exclusive

ROOT = Path(__file__).resolve().parents[2]
SOMEBODY = Actor("Nguyễn Văn Bình", Role.OFFICE)


def start(work: Callable[..., None], *arguments: object) -> "subprocess.Popen[str]":
    """Start one of this module's functions in a process of its own; what it prints can be read line by line."""
    command = [sys.executable, "-m", "tests.ledger.elsewhere", work.__name__, *map(str, arguments)]
    return subprocess.Popen(
        command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8"
    )


def append_next(ledger: Ledger) -> int:
    """Give the next submission number in an act of its own and return it."""
    with ledger.act(SOMEBODY, "load") as act:
        return append_next_in(act)


def append_next_in(act: Act) -> int:
    """Give the next submission number within an act and return it."""
    number = int(act.rows("next_submission_no")[0]["number"])
    act.append("submission_records", [{"submission_no": number, "submission_id": f"LN-{number:06d}"}])
    return number


def numbers(ledger: Ledger) -> list[int]:
    """Return all submission numbers in the ledger, in order."""
    records = ledger.rows("history", plan_id=None, period=None, unit_code=None)
    return sorted(int(record["submission_id"].removeprefix("LN-")) for record in records)


def append_many(path: str, times: str, in_one_act: str) -> None:
    """Append that many times, some in one act, and say each number once it is in."""
    ledger = Ledger.open(Path(path))
    for _ in range(int(times) // int(in_one_act)):
        with ledger.act(SOMEBODY, "load") as act:
            given = [append_next_in(act) for _ in range(int(in_one_act))]
        _say(" ".join(map(str, given)))


def export_many(path: str, times: str, _in_one_act: str) -> None:
    """Record that many times that something was taken away."""
    ledger = Ledger.open(Path(path))
    for _ in range(int(times)):
        ledger.record(SOMEBODY, "export", "bảng")


def append_and_stop_midway(path: str, times: str) -> None:
    """Append that many times, saying each number; then stand still in the middle of one more."""
    ledger = Ledger.open(Path(path))
    append_many(path, times, "1")
    with ledger.act(SOMEBODY, "load") as act:
        append_next_in(act)
        act.append("finding_records", [{"submission_no": 999, "finding_no": n} for n in range(20_000)])
        _say("midway")
        time.sleep(60)


def append_and_leave_the_log(path: str, times: str) -> None:
    """Append that many times and end as a killed program does: all of it is still in the log beside the file."""
    ledger = Ledger.open(Path(path))
    with ledger.kept_open():
        append_many(path, times, "1")
        os._exit(9)


def stay_and_append(path: str) -> None:
    """Append one by one in a stay that nothing but another's wish ends, until told to stop; say all numbers."""
    gate.OPEN_FOR = float("inf")
    ledger = Ledger.open(Path(path))
    told = threading.Event()
    threading.Thread(target=lambda: (sys.stdin.readline(), told.set())).start()
    given: list[int] = []
    with ledger.staying():
        given.append(append_next(ledger))
        _say("staying")
        while not told.is_set():
            given.append(append_next(ledger))
            time.sleep(0.01)
    _say(" ".join(map(str, given)))


def wait_until_closed(gate: gate.Gate) -> None:
    """Wait until this process has closed the file; raises TimeoutError where it stays open."""
    deadline = time.monotonic() + 10
    while gate._connection is not None:
        if time.monotonic() > deadline:
            raise TimeoutError
        time.sleep(0.01)


def hold_open(path: str) -> None:
    """Keep the file open until told to go on."""
    with Ledger.open(Path(path))._gate.cursor():
        _say("open")
        sys.stdin.readline()


def hold_turn(path: str, section: str = "") -> None:
    """Keep the writing turn, or that of a section, until told to go on."""
    with exclusive(Path(path), section=section):
        _say("held")
        sys.stdin.readline()


def create(path: str) -> None:
    """Make the ledger, or find it made, and append once."""
    _say("ready")
    sys.stdin.readline()
    _say(append_next(Ledger.create(Path(path))))


def direct_what_was_seen(path: str, number: str, text: str) -> None:
    """Give a direction on a difficulty nobody had acted on when it was read; say its number and what came before."""
    ledger = Ledger.open(Path(path))
    _say("ready")
    sys.stdin.readline()
    done = act_on_difficulty(ledger, SOMEBODY, number, "directed", DifficultyStep(text=text), Seen(0, "reported"))
    _say(f"{done.direction_no} after {[row['direction_no'] for row in done.meanwhile]}")


def fail_to_commit(path: str) -> None:
    """Append once, then once more on a disk without room, then once more with room again; say how each went."""
    import resource
    import signal

    ledger = Ledger.open(Path(path))
    _say(append_next(ledger))
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    try:
        with ledger.act(SOMEBODY, "load") as act:
            append_next_in(act)
            resource.setrlimit(resource.RLIMIT_FSIZE, (0, limit[1]))
    except LedgerError as reason:
        _say(type(reason).__name__)
    resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    _say(append_next(ledger))


def create_without_room(path: str) -> None:
    """Make a ledger on a disk without room and say how it went."""
    import resource
    import signal

    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
    try:
        Ledger.create(Path(path))
    except LedgerError as reason:
        _say(type(reason).__name__)


def without_rights(path: str, folder: str) -> None:
    """Say what a person meets who may not write there: reading the ledger, acting on it, making one."""
    ledger = Ledger.open(Path(path))
    with ledger.closed():
        if os.geteuid() == 0:
            os.seteuid(65534)
    attempts: tuple[Callable[[], object], ...] = (
        lambda: numbers(ledger),
        lambda: append_next(ledger),
        lambda: Ledger.create(Path(folder) / "mới" / "ledger.duckdb"),
    )
    for attempt in attempts:
        try:
            attempt()
        except LedgerError as reason:
            _say(type(reason).__name__)


def load_beside(path: str, workbook: str) -> None:
    """Load a workbook as `python -m etl load` does and say the seconds from the first question to the last answer."""
    import etl.cli.loading  # noqa: F401 - the promise is about the ledger, not about importing
    from etl.cli import main
    from ledger.gate import Gate

    asked: list[float] = []
    enter, leave = Gate._enter, Gate._leave

    def entered(self: Gate, *arguments: object) -> object:
        asked.append(time.monotonic())
        return enter(self, *arguments)  # type: ignore[arg-type]

    def left(self: Gate, *arguments: object) -> None:
        leave(self, *arguments)  # type: ignore[arg-type]
        asked.append(time.monotonic())

    Gate._enter, Gate._leave = entered, left  # type: ignore[assignment,method-assign]
    status = 0
    try:
        main(["load", workbook, "--ledger", path, "--by", "Lê Thị Mai", "--json"], standalone_mode=False)
    except SystemExit as end:
        status = int(end.code or 0)
    _say(f"status {status} seconds {asked[-1] - asked[0]:.3f}")


def read_in_a_loop(path: str) -> None:
    """Let 25 threads ask uncached questions until told to end; say whether answers came, and every error."""
    ledger = Ledger.open(Path(path))
    ended = threading.Event()
    questions: tuple[tuple[str, dict[str, Any]], ...] = (
        ("history", {"plan_id": None, "period": None, "unit_code": None}),
        ("items", {"plan_id": "2023", "period": "2023-Q1", "unit_code": None, "kind": None}),
        ("figure_rows", {"plan_id": "2023", "period": "2023-Q1", "unit_code": None}),
        ("trail_head", {}),
    )
    answers: list[int] = []
    errors: list[str] = []

    def rerun(first: int) -> None:
        turn = first
        while not ended.is_set():
            query, words = questions[turn % len(questions)]
            try:
                answers.append(len(ledger.rows(query, **words)))
            except Exception as reason:  # noqa: BLE001 - whatever a reader meets is what is asked for
                errors.append(repr(reason))
            turn += 1

    threads = [threading.Thread(target=rerun, args=(number,)) for number in range(25)]
    for thread in threads:
        thread.start()
    _say("reading")
    sys.stdin.readline()
    ended.set()
    for thread in threads:
        thread.join()
    _say(f"{'enough' if len(answers) >= len(threads) else len(answers)} answers, errors: {errors}")


def _say(what: object) -> None:
    with suppress(BrokenPipeError):
        print(what, flush=True)  # noqa: T201


if __name__ == "__main__":
    globals()[sys.argv[1]](*sys.argv[2:])
