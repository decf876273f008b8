"""Somebody who loads files and gives directions in a process of its own, without end, and says what was recorded."""

import multiprocessing
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from etl.context import read_context
from etl.history import HistoryBook
from etl.judge import judge_opened, open_file
from etl.reading.read import read_book
from etl.submit import Receipt, submit
from ledger import Ledger
from ledger.difficulty_acts import DifficultyStep, act_on_difficulty
from ledger.keeping.restoring import restore
from tests.office import FIRST_DAY, LEADER, NOTHING_CHOSEN, OFFICE, Office
from tests.workbooks import titled, workbook_bytes

BOOK = """
## Tiến độ
| Mã nội dung | Kết quả thực hiện | Trạng thái |
| 1.1 | {n} | Đang thực hiện |
| 1.2 | {n} | Đang thực hiện |
## Khó khăn, vướng mắc
| Khó khăn, vướng mắc | Mã nội dung |
| Thiếu kinh phí lần {n} | 1.1 |
"""

# Everything is imported once: each process begins with the work. Nothing is open yet when it is parted from the others.
_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload(["tests.etl.at_work", "openpyxl", "pandas"])


@dataclass(frozen=True)
class Worker:
    """A process at work and what it says."""

    process: BaseProcess
    said: Connection

    def wait(self) -> str:
        """Return the next thing it says."""
        return str(self.said.recv())

    def kill(self) -> list[str]:
        """Kill it as `kill -9` does, and return whatever it said before."""
        self.process.kill()
        self.process.join()
        told = []
        while self.said.poll():
            try:
                told.append(str(self.said.recv()))
            except EOFError:
                break
        self.said.close()
        return told


def start(work: Callable[..., None], *arguments: Any) -> Worker:
    """Start one of this module's functions; what it says comes through a pipe."""
    listening, saying = _PROCESSES.Pipe(duplex=False)
    process = _PROCESSES.Process(target=work, args=(saying, *arguments), daemon=True)
    process.start()
    saying.close()
    return Worker(process, listening)


def load_and_direct(said: Connection, path: Path, first: int) -> None:
    """Load a file with a new difficulty and give a direction on it, again and again; say each number once it is in."""
    office = Office(Ledger.open(path))
    said.send("ready")
    for n in count(first):
        said.send(_load(office.ledger, n))
        number = max(office.view("difficulty_identities", "difficulty_no"))[0]
        said.send(
            act_on_difficulty(office.ledger, LEADER, number, "directed", DifficultyStep(text="Bố trí")).direction_no
        )


def _load(ledger: Ledger, n: int) -> str:
    """Load a file as the program does, but read here: a reading child for each of many processes would take long."""
    context = read_context(ledger)
    content = workbook_bytes(titled(BOOK.format(n=n)))
    opened = open_file("bao-cao.xlsx", content, context, NOTHING_CHOSEN, lambda book: read_book(book, "xlsx"))
    verdict = judge_opened(opened, context, HistoryBook(ledger), NOTHING_CHOSEN)
    submit(ledger, OFFICE, [verdict], Receipt(OFFICE.name, FIRST_DAY))
    [submission_id] = verdict.submission_ids
    return submission_id


def restore_over(said: Connection, backup: Path, path: Path) -> None:
    """Put a backup in a ledger's place."""
    said.send("ready")
    restore(backup, path, OFFICE)
    said.send("done")
