"""Files and folders into the ledger: in the order given, folders by natural name order, several files a transaction."""

import logging
import re
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from domain.findings import Finding
from domain.people import Actor, Role
from domain.rejects import Reject
from etl.book import Book
from etl.context import Context, read_context
from etl.history import HistoryBook
from etl.judge import Opened, judge_opened, open_file
from etl.reading.kinds import refuse_size
from etl.reading.limits import too_much_memory
from etl.reading.uncollected import uncollected
from etl.reading.workshop import book_of, read_packed
from etl.submit import Receipt, find_duplicates, submit
from etl.verdict import Chosen, Verdict, unreadable
from ledger import Ledger, LedgerError
from ledger.errors import ActRefused, LedgerAway

FILES_PER_TRANSACTION = 20
FILES_OPENED_AT_ONCE = 2  # as many as there are child processes to open them
ANSWERS_WAITING = FILES_OPENED_AT_ONCE + 2
LARGEST_PART = 64 * 1024 * 1024  # bytes of books judged together, the last of them on top
_NUMBER = re.compile(r"(\d+)")
_LOCK_FILE_PREFIXES = ("~$", ".~lock", ".")
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Source:
    """One file to be judged: the name people know it by and how to get its bytes, and their number without them."""

    name: str
    content: Callable[[], bytes]
    size: Callable[[], int] | None = None


def sources_of(paths: Sequence[Path], beside: Path | None = None) -> list[Source]:
    """Return the files of the paths in order; a folder gives its files by natural name order, subfolders included.

    `beside`: a folder whose files no other folder gives. Raises FileNotFoundError for a path that is not there.
    """
    found: list[Source] = []
    for path in paths:
        if not path.exists():
            raise FileNotFoundError(str(path))
        found += map(_source, [path] if path.is_file() else _files_below(path, beside))
    return found


def _source(file: Path) -> Source:
    return Source(str(file), file.read_bytes, lambda: file.stat().st_size)


def _files_below(folder: Path, beside: Path | None) -> list[Path]:
    files = [path for path in folder.rglob("*") if path.is_file() and _is_workbook_name(path)]
    if beside is not None:
        away = beside.resolve()
        files = [path for path in files if not path.resolve().is_relative_to(away)]
    return sorted(files, key=lambda path: _natural(str(path.relative_to(folder))))


def _is_workbook_name(path: Path) -> bool:
    # What spreadsheet programs leave beside an open file, and what is plainly no report, is not meant to be loaded.
    workbook = path.suffix.lower() in {".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".csv"}
    return workbook and not path.name.startswith(_LOCK_FILE_PREFIXES)


def _natural(text: str) -> list[tuple[int, int, str]]:
    parts = _NUMBER.split(text.casefold())
    return [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in parts]


def check(ledger: Ledger, sources: Sequence[Source], chosen: Chosen) -> Iterator[Verdict]:
    """Yield the verdict that `load` would give on each file; writes nothing. Raises LedgerError."""
    context, histories = read_context(ledger), HistoryBook(ledger)
    seen: set[str] = set()
    for part in _opened(sources, context, chosen):
        _prepare(histories, part)
        for opened in part:
            verdict = _judged(opened, context, histories, chosen)
            find_duplicates(ledger, [verdict])
            # The same bytes further on in one run: by then the first would be in.
            verdict.repeats_earlier = verdict.anything_in and verdict.sha256 in seen
            if verdict.anything_in:
                seen.add(verdict.sha256)
            yield verdict


def load(
    ledger: Ledger, actor: Actor, sources: Sequence[Source], chosen: Chosen, receipt: Receipt
) -> Iterator[Verdict]:
    """Judge and append the files, yielding each verdict once its rows are safely in. Raises LedgerError.

    A unit's second file in one run is judged after its first is in, so that it is compared with it. Somebody of a unit
    loads files of that unit only.
    """
    if actor.role is Role.UNIT:
        # What says that it is another unit's is refused as a file handed in for the wrong one.
        chosen = replace(chosen, unit_code=actor.unit_code)
    with ledger.staying():
        yield from _load(ledger, actor, sources, chosen, receipt)


def _load(
    ledger: Ledger, actor: Actor, sources: Sequence[Source], chosen: Chosen, receipt: Receipt
) -> Iterator[Verdict]:
    context, histories = read_context(ledger), HistoryBook(ledger)

    def written(batch: list[Verdict]) -> list[Verdict]:
        histories.forget()
        return _submitted(ledger, actor, batch, context, chosen, receipt)

    for part in _opened(sources, context, chosen):
        for group in _of_different_units(part):
            _prepare(histories, group)
            waiting: list[Verdict] = []
            for opened in group:
                verdict = _judged(opened, context, histories, chosen)
                # Only its rows tell whose a workbook of the Office is.
                if _shares_unit(verdict, waiting):
                    yield from written(waiting)
                    waiting = []
                    verdict = _guarded(verdict.file, verdict.content, context, histories, chosen)
                waiting.append(verdict)
            yield from written(waiting)


@uncollected()
def _submitted(
    ledger: Ledger, actor: Actor, batch: list[Verdict], context: Context, chosen: Chosen, receipt: Receipt
) -> list[Verdict]:
    """Append a batch in one transaction, file by file where that fails, and return the verdicts that stand."""
    try:
        submit(ledger, actor, [verdict for verdict in batch if verdict.sha256], receipt)
    except LedgerAway:
        # The server went away in the middle and nothing is in: once more, as the ledger is when it is back.
        return [load_judged(ledger, actor, verdict, context, chosen, receipt) for verdict in batch]
    except (LedgerError, ActRefused, OSError):
        raise
    except Exception:  # noqa: BLE001 - whatever it is, the good files of the batch must be in
        _log.exception("a batch of files failed; they are taken one by one")
        return [load_judged(ledger, actor, verdict, context, chosen, receipt) for verdict in batch]
    return batch


def _opened(sources: Sequence[Source], context: Context, chosen: Chosen) -> Iterator[list[Opened]]:
    """Open files and yield them by the part; child processes read the next files while these are judged."""
    # The threads only wait for the children: two threads that compute would hold each other up.
    pool = ThreadPoolExecutor(FILES_OPENED_AT_ONCE, thread_name_prefix="opening")
    part: list[Opened] = []
    size = 0
    try:
        for source, reading in _readings(sources, pool):
            part.append(_open(source, reading, context, chosen))
            size += reading.size
            if len(part) == FILES_PER_TRANSACTION or size > LARGEST_PART:
                yield part
                part, size = [], 0
        if part:
            yield part
    finally:
        # Whoever stops in the middle (Ctrl+C) doesn't wait for files that nobody will judge.
        pool.shutdown(wait=False, cancel_futures=True)


def _readings(sources: Sequence[Source], pool: ThreadPoolExecutor) -> Iterator[tuple[Source, "_Reading"]]:
    """Yield each file as read, in order, while a few of those that follow are being read."""
    coming = iter(sources)
    asked = deque((source, pool.submit(_read, source)) for source in islice(coming, ANSWERS_WAITING))
    while asked:
        source, reading = asked.popleft()
        result = reading.result()
        asked.extend((following, pool.submit(_read, following)) for following in islice(coming, 1))
        yield source, result


@dataclass(frozen=True)
class _Reading:
    """A file's bytes (None when they can't be had) and what a child process answered, or why there is no answer."""

    content: bytes | None
    answer: bytes | Exception = b""

    @property
    def size(self) -> int:
        """Bytes in memory."""
        return len(self.content or b"") + (len(self.answer) if isinstance(self.answer, bytes) else 0)

    def book(self, _: bytes) -> Book:
        if isinstance(self.answer, Exception):
            raise self.answer
        return book_of(self.answer)


def _read(source: Source) -> _Reading:
    content = None
    try:
        if source.size is not None:
            refuse_size(source.size())
        content = source.content()
        return _Reading(content, read_packed(content))
    except MemoryError:
        return _Reading(None, too_much_memory())
    except Exception as reason:  # noqa: BLE001 - told where the file is judged; one gone since it was listed is OSError
        return _Reading(content, reason)


def _of_different_units(part: Sequence[Opened]) -> Iterator[list[Opened]]:
    """Yield the files in order, cut where a unit comes a second time."""
    group: list[Opened] = []
    units: set[tuple[str, str]] = set()
    for opened in part:
        if units & set(opened.units):
            yield group
            group, units = [], set()
        group.append(opened)
        units |= set(opened.units)
    if group:
        yield group


def _prepare(histories: HistoryBook, part: Sequence[Opened]) -> None:
    histories.prepare({pair for opened in part for pair in opened.units}, {opened.verdict.sha256 for opened in part})


@uncollected()
def _open(source: Source, reading: _Reading, context: Context, chosen: Chosen) -> Opened:
    if reading.content is None:
        # Gone since it was listed, not ours to read, or too much for this machine: the other files go on.
        reason = reading.answer if isinstance(reading.answer, Reject) else Reject("unreadable_file")
        return Opened(Verdict(source.name, "", b"", findings=[Finding(reason.code, words=reason.words)]))
    try:
        return open_file(source.name, reading.content, context, chosen, reading.book)
    except Exception:  # noqa: BLE001 - nobody foresaw it: logged, and told as a file that can't be read
        _log.exception("%s could not be opened", source.name)
        return Opened(unreadable(source.name, reading.content))


@uncollected()
def _judged(opened: Opened, context: Context, histories: HistoryBook, chosen: Chosen) -> Verdict:
    try:
        return judge_opened(opened, context, histories, chosen)
    except LedgerError:
        raise
    except Exception:  # noqa: BLE001 - nobody foresaw it: logged, and told as a file that can't be read
        _log.exception("%s could not be judged", opened.verdict.name)
        return unreadable(opened.verdict.file, opened.verdict.content)


def _guarded(name: str, content: bytes, context: Context, histories: HistoryBook, chosen: Chosen) -> Verdict:
    """Open and judge a file; whatever nobody foresaw in it makes it unreadable, and the other files go on."""
    source = Source(name, lambda: content)
    return _judged(_open(source, _read(source), context, chosen), context, histories, chosen)


def load_judged(
    ledger: Ledger, actor: Actor, verdict: Verdict, context: Context, chosen: Chosen, receipt: Receipt
) -> Verdict:
    """Judge one file's bytes again as the ledger is now, append it, and return the verdict that stands.

    Rows that the ledger can't take, for a reason nobody foresaw, make the file unreadable.
    """
    if not verdict.sha256:
        return verdict
    again = _guarded(verdict.file, verdict.content, context, HistoryBook(ledger), chosen)
    try:
        submit(ledger, actor, [again], receipt)
    except (LedgerError, ActRefused, OSError):
        raise
    except Exception:  # noqa: BLE001 - nobody foresaw it: logged, and told as a file that can't be read
        _log.exception("%s could not be appended", verdict.name)
        again = unreadable(verdict.file, verdict.content)
        submit(ledger, actor, [again], receipt)
    return again


def _shares_unit(verdict: Verdict, waiting: Sequence[Verdict]) -> bool:
    units = {unit.unit_code for unit in verdict.units}
    return any(units & {unit.unit_code for unit in other.units} for other in waiting)
