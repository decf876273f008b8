"""Files and folders into the ledger: in the order given, folders by natural name order, several files a transaction."""

import logging
import re
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from domain.findings import Finding
from domain.people import Actor
from etl.context import Context, read_context
from etl.history import HistoryBook
from etl.judge import Opened, judge_opened, open_file
from etl.submit import Receipt, find_duplicates, submit
from etl.verdict import Chosen, Verdict, unreadable
from ledger import Ledger, LedgerError

FILES_PER_TRANSACTION = 10
FILES_OPENED_AT_ONCE = 2  # as many as there are child processes to open them
_NUMBER = re.compile(r"(\d+)")
_LOCK_FILE_PREFIXES = ("~$", ".~lock", ".")
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Source:
    """One file to be judged: the name people know it by and how to get its bytes."""

    name: str
    content: Callable[[], bytes]


def sources_of(paths: Sequence[Path]) -> list[Source]:
    """Return the files of the paths in order; a folder gives its files by natural name order, subfolders included.

    Raises FileNotFoundError for a path that is not there.
    """
    found = []
    for path in paths:
        if not path.exists():
            raise FileNotFoundError(str(path))
        found += [Source(str(file), file.read_bytes) for file in ([path] if path.is_file() else _files_below(path))]
    return found


def _files_below(folder: Path) -> list[Path]:
    files = [path for path in folder.rglob("*") if path.is_file() and _is_workbook_name(path)]
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
    for opened in _opened(sources, context, histories, chosen):
        verdict = _judged(opened, context, histories, chosen)
        find_duplicates(ledger, [verdict])
        # The same bytes further on in one run: by then the first would be in.
        verdict.repeats_earlier = verdict.sha256 in seen
        if verdict.anything_in:
            seen.add(verdict.sha256)
        yield verdict


def load(
    ledger: Ledger, actor: Actor, sources: Sequence[Source], chosen: Chosen, receipt: Receipt
) -> Iterator[Verdict]:
    """Judge and append the files, yielding each verdict once its rows are safely in. Raises LedgerError.

    A unit's second file in one run is judged after its first is in, so that it is compared with it.
    """
    context, histories = read_context(ledger), HistoryBook(ledger)
    waiting: list[Verdict] = []

    def flush() -> Iterator[Verdict]:
        batch = waiting.copy()
        waiting.clear()
        try:
            submit(ledger, actor, [verdict for verdict in batch if verdict.sha256], receipt)
        except (LedgerError, OSError):
            raise
        except Exception:  # noqa: BLE001 - whatever it is, the good files of the batch must be in
            _log.exception("a batch of files failed; they are taken one by one")
            batch = [load_judged(ledger, actor, verdict, context, chosen, receipt) for verdict in batch]
        histories.forget()
        yield from batch

    for opened in _opened(sources, context, histories, chosen):
        verdict = _judged(opened, context, histories, chosen)
        if _shares_unit(verdict, waiting):
            yield from flush()
            verdict = _guarded(verdict.file, verdict.content, context, histories, chosen)
        waiting.append(verdict)
        if len(waiting) >= FILES_PER_TRANSACTION:
            yield from flush()
    yield from flush()


def _opened(sources: Sequence[Source], context: Context, histories: HistoryBook, chosen: Chosen) -> Iterator[Opened]:
    """Open files side by side, as many as are written together, and read the histories of their units in one go."""
    with ThreadPoolExecutor(FILES_OPENED_AT_ONCE, thread_name_prefix="opening") as pool:
        for first in range(0, len(sources), FILES_PER_TRANSACTION):
            part = sources[first : first + FILES_PER_TRANSACTION]
            opened = list(pool.map(lambda source: _open(source, context, chosen), part))
            histories.prepare({pair for one in opened for pair in one.units}, {one.verdict.sha256 for one in opened})
            yield from opened


def _open(source: Source, context: Context, chosen: Chosen) -> Opened:
    try:
        content = source.content()
    except OSError:
        # Gone since it was listed, or not ours to read: the other files go on.
        return Opened(Verdict(source.name, "", b"", findings=[Finding("unreadable_file")]))
    try:
        return open_file(source.name, content, context, chosen)
    except Exception:  # noqa: BLE001 - nobody foresaw it: logged, and told as a file that can't be read
        _log.exception("%s could not be opened", source.name)
        return Opened(unreadable(source.name, content))


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
    return _judged(_open(Source(name, lambda: content), context, chosen), context, histories, chosen)


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
    except (LedgerError, OSError):
        raise
    except Exception:  # noqa: BLE001 - nobody foresaw it: logged, and told as a file that can't be read
        _log.exception("%s could not be appended", verdict.name)
        again = unreadable(verdict.file, verdict.content)
        submit(ledger, actor, [again], receipt)
    return again


def _shares_unit(verdict: Verdict, waiting: Sequence[Verdict]) -> bool:
    units = {unit.unit_code for unit in verdict.units}
    return any(units & {unit.unit_code for unit in other.units} for other in waiting)
