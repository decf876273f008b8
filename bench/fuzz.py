"""Damaged files of every kind: accepted, partial or refused, none worse.

`python -m bench.fuzz [--files 500] [--seed N] [--keep FOLDER] [--write]` ends with 1 when anything else happened: an
exception, a status or code outside of the contract, more than ten seconds for a file.
"""

import io
import logging
import random
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bench.damage import damaged
from bench.made import OFFICE, Made
from bench.results import options, show, table
from domain.findings import FINDINGS
from etl.context import read_context
from etl.load import Source, check
from etl.reading.workshop import read_file
from etl.registers import DATA, load_registers
from etl.sample import write_sample
from etl.verdict import Chosen, Verdict
from ledger import Ledger

TITLE = "Damaged files"
STATUSES = ("accepted", "partial", "refused", "duplicate")
LONGEST = 10.0  # seconds a file
_WHOLE_SEEDS = 6
_CONVERTED = ("xls", "ods")
_FAULTS = logging.getLogger("etl")


@dataclass
class Tally:
    """What happened to the damaged files, and what must not have."""

    counts: Counter[tuple[str, str]] = field(default_factory=Counter)
    times: list[tuple[float, str]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def add(self, kind: str, name: str, verdict: Verdict, seconds: float) -> None:
        """Count one verdict, and note what is wrong with it."""
        errors = [finding.code for finding in verdict.findings if finding.is_error]
        refusal = next((code for code in errors if FINDINGS[code].refuses.value == "file"), "rows or sheets")
        self.counts[kind, verdict.status + (f": {refusal}" if verdict.status == "refused" else "")] += 1
        self.times.append((seconds, name))
        if verdict.status not in STATUSES:
            self.faults.append(f"{name}: status {verdict.status}")
        if seconds > LONGEST:
            self.faults.append(f"{name}: {seconds:.1f} s")
        if verdict.status in {"refused", "partial"} and not errors:
            self.faults.append(f"{name}: {verdict.status} without a reason")

    def text(self) -> str:
        """Return the table of kinds and outcomes, and the slowest files."""
        kinds = sorted({kind for kind, _ in self.counts})
        outcomes = sorted({outcome for _, outcome in self.counts})
        rows = [[outcome, *(str(self.counts[kind, outcome] or "") for kind in kinds)] for outcome in outcomes]
        rows.append(["all", *(str(sum(n for (of, _), n in self.counts.items() if of == kind)) for kind in kinds)])
        slowest = "\n".join(f"- {seconds:.2f} s: {name}" for seconds, name in sorted(self.times, reverse=True)[:3])
        faults = "\n".join(f"- WORSE: {fault}" for fault in self.faults) or "None ended worse."
        return f"{table(['outcome', *kinds], rows)}\n\n{faults}\n\nThe slowest:\n\n{slowest}"


class _Unforeseen(logging.Handler):
    """Keeps what the program caught and logged as something that nobody foresaw."""

    def __init__(self, faults: list[str]) -> None:
        super().__init__(logging.ERROR)
        self._faults = faults

    def emit(self, record: logging.LogRecord) -> None:
        """Keep the message, and of an exception its type and text."""
        reason = f": {record.exc_info[1]!r}" if record.exc_info else ""
        self._faults.append(record.getMessage() + reason)


def seeds(ledger: Ledger, folder: Path, chance: random.Random) -> dict[str, list[Made]]:
    """Return sound files by kind: reports on the template and in units' own layouts, and what is made of them."""
    context = read_context(ledger)
    write_sample(folder, plans=context.plans, units=list(context.units.values()), awards=context.awards, periods=2)
    chosen = chance.sample(sorted(folder.rglob("*.xlsx")), _WHOLE_SEEDS)
    books = [Made(str(path.relative_to(folder)), path.read_bytes()) for path in chosen]
    found = {"xlsx": books, "xlsm": [_with_macro(book) for book in books], "csv": [*map(_as_text, books, range(9))]}
    for kind in _CONVERTED:
        converted = _converted(chosen[:3], kind, folder)
        if converted:
            found[kind] = converted
    return found


def run(files: int, seed: int, folder: Path, keep: Path | None = None) -> Tally:
    """Damage and judge that many files against a fresh ledger; `keep`: a folder for those that ended worse."""
    chance, tally = random.Random(seed), Tally()
    handler = _Unforeseen(tally.faults)
    _FAULTS.addHandler(handler)
    ledger = Ledger.create(folder / "ledger.duckdb", sample=True)
    load_registers(ledger, OFFICE, DATA)
    sound = seeds(ledger, folder / "sample", chance)
    kinds = sorted(sound)
    with ledger.kept_open():
        for number in range(files):
            kind = kinds[number % len(kinds)]
            book = chance.choice(sound[kind])
            content, how = damaged(book.content, chance)
            name, before = f"{number} {book.name} ({kind}, {how})", len(tally.faults)
            began = time.perf_counter()
            try:
                (verdict,) = check(ledger, [Source(book.name, lambda content=content: content)], Chosen())  # type: ignore[misc]
                tally.add(kind, name, verdict, time.perf_counter() - began)
            except Exception as reason:  # noqa: BLE001 - whatever it is, it is what this program looks for
                tally.faults.append(f"{name}: {reason!r}")
            if keep and len(tally.faults) > before:
                (keep / f"{number}.{kind}").write_bytes(content)
    _FAULTS.removeHandler(handler)
    return tally


def _with_macro(book: Made) -> Made:
    stream = io.BytesIO(book.content)
    with zipfile.ZipFile(stream, "a") as package:
        package.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504))
    return Made(f"{book.name[:-5]}.xlsm", stream.getvalue())


def _as_text(book: Made, number: int) -> Made:
    delimiter, encoding = ((",", "utf-8-sig"), (";", "utf-8"), ("\t", "utf-16"))[number % 3]
    grid = next(grid for grid in read_file(book.content).grids if not grid.is_hidden)
    last = max(column for _, column in grid.cells)
    lines = []
    for row in range(1, grid.last_row + 1):
        texts = {cell.column: cell.text.replace('"', '""') for cell in grid.row(row)}
        lines.append(delimiter.join(f'"{texts.get(column, "")}"' for column in range(1, last + 1)))
    return Made(f"{book.name[:-5]}.csv", "\r\n".join(lines).encode(encoding))


def _converted(books: Sequence[Path], kind: str, folder: Path) -> list[Made]:
    """Return the workbooks as LibreOffice saves them in another format; none where it isn't installed."""
    office = shutil.which("soffice")
    if not office:
        return []
    command = [office, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", kind]
    out = folder / kind
    subprocess.run([*command, "--outdir", out, *books], check=True, capture_output=True, timeout=180)
    return [Made(path.name, path.read_bytes()) for path in sorted(out.iterdir())]


def main() -> int:
    """Run, print the table, and return the exit status."""
    parser = options("bench.fuzz", __doc__, files=500, seed=2023)
    parser.add_argument("--keep", type=Path, help="a folder for the files that ended worse")
    chosen = parser.parse_args()
    if chosen.keep:
        chosen.keep.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        tally = run(chosen.files, chosen.seed, Path(folder), chosen.keep)
    text = f"{chosen.files} files, seed {chosen.seed}.\n\n{tally.text()}"
    show(TITLE, text, write=chosen.write)
    return 1 if tally.faults else 0


if __name__ == "__main__":
    sys.exit(main())
