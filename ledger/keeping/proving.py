"""Proving that a ledger is whole: the chain of its trail, whose every row is, its numbers, and its archived files."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from domain.clock import local
from ledger.archive import Archive
from ledger.ddl import table_columns
from ledger.keeping.faults import Fault
from ledger.keeping.looking import Look, looking_at
from ledger.trail import FIRST_HASH, broken_link

# Tables whose register isn't named as they are.
_REGISTERS = {"award_entries": "titles", "reporting_entries": "reporting", "pipeline_entries": "pipeline"}
_OF_PLANS = frozenset({"plan_item_entries"})
_ENTRIES = "_entries"
Progress = Callable[[int], None]


@dataclass(frozen=True)
class Head:
    """The newest act of a trail: its number, its hash; nought and FIRST_HASH before the first."""

    act_no: int
    hash: str


@dataclass(frozen=True)
class Proof:
    """What a ledger holds and what is wrong with it.

    `first` is the hash of its first act, which tells it from every other ledger; `files` the archived files it names:
    SHA-256 -> the submissions they came with.
    """

    schema_version: int
    is_sample: bool
    first: str
    head: Head
    totals: dict[str, float]
    files: dict[str, str]
    faults: tuple[Fault, ...]


def prove(path: Path, *, head: str = "") -> Proof:
    """Look at a ledger, which stays as it is in its file, and tell what it holds and what is wrong with it.

    Its archive is not looked at. `head` is the hash of an act, or how one begins, that must be in its trail. Raises
    LedgerError.
    """
    with looking_at(path) as look:
        trail = look.trail()
        totals = {row["name"]: row["value"] for row in _totals(look)}
        files = {row["sha256"]: row["submissions"] for row in look.ask("archived_files")}
        rows = [*_rows_astray(look), *_numbers_astray(look)]
        facts = look.facts
    return Proof(
        schema_version=int(facts["schema_version"]),
        is_sample=facts.get("is_sample") == "true",
        first=str(trail[0]["hash"]) if trail else FIRST_HASH,
        head=Head(int(trail[-1]["act_no"]), str(trail[-1]["hash"])) if trail else Head(0, FIRST_HASH),
        totals=totals,
        files=files,
        faults=(*_chain_faults(trail), *_head_faults(trail, head), *rows),
    )


def prove_files(archive: Archive, files: Mapping[str, str], progress: Progress = lambda size: None) -> list[Fault]:
    """Return what is wrong with the archived files; `progress` hears the size of each that was read.

    Raises OSError for one that is there and can't be read.
    """
    faults = []
    for sha256, submissions in files.items():
        place = archive.place(sha256)
        words = {"sha256": sha256, "submissions": submissions, "place": str(place)}
        try:
            progress(len(archive.read(sha256)))
        except FileNotFoundError:
            faults.append(Fault("file_missing", words))
        except ValueError:
            faults.append(Fault("file_changed", words))
    return faults


def differences(
    head: Head, first: str, totals: Mapping[str, float], found: Proof
) -> Iterator[tuple[str, str | float, str | float]]:
    """Yield what a ledger doesn't hold as it should, (name, expected, found): its trail's newest and first act, totals.

    A later program has tables that an earlier one's totals know nothing of: they must be empty.
    """
    names = sorted(totals.keys() | found.totals.keys())
    compared: list[tuple[str, str | float, str | float]] = [
        ("head", head.hash, found.head.hash),
        ("first", first, found.first),
        *((name, totals.get(name, 0.0), found.totals.get(name, 0.0)) for name in names),
    ]
    yield from ((name, expected, got) for name, expected, got in compared if expected != got)


def register_of(table: str) -> str:
    """Return the register whose entries a table holds."""
    return _REGISTERS.get(table) or f"{table.removesuffix(_ENTRIES)}s"


def _totals(look: Look) -> list[dict[str, Any]]:
    counts = look.ask_of_all([("rows_in", {"table": table}) for table in table_columns()])
    return [{**row, "name": f"rows.{row['name']}"} for row in counts] + look.ask("control_totals")


def _chain_faults(trail: Sequence[Mapping[str, Any]]) -> Iterator[Fault]:
    act_no = broken_link(trail)
    if act_no is None:
        return
    row = trail[act_no - 1]
    words = {
        "act_no": str(act_no),
        "found": str(row["act_no"]),
        "day": f"{local(row['recorded_at']):%d/%m/%Y}" if row["recorded_at"] else "",
        "who": str(row["actor_name"] or ""),
    }
    yield Fault("changed_act" if row["act_no"] == act_no else "lost_act", words)


def _head_faults(trail: Sequence[Mapping[str, Any]], head: str) -> Iterator[Fault]:
    if head and not any(str(row["hash"]).startswith(head.lower()) for row in trail):
        yield Fault("unknown_head", {"head": head})


def _rows_astray(look: Look) -> Iterator[Fault]:
    of_acts, of_others = [], []
    for table, columns in table_columns().items():
        words = {"table": table}
        if "act_no" in columns and table != "trail":
            of_acts.append(("rows_of_no_act", words))
        if "submission_no" in columns and table != "submission_records":
            of_others.append(("rows_of_no_submission", words))
        if table in _OF_PLANS:
            of_others.append(("rows_of_no_plan", words))
        elif table.endswith(_ENTRIES):
            of_others.append(("rows_of_no_register", {**words, "register": register_of(table)}))
    for code, asked in (("row_of_no_act", of_acts), ("row_of_nothing", of_others)):
        for row in look.ask_of_all(asked):
            if row["value"]:
                yield Fault(code, {"table": row["name"], "n": str(row["value"])})


def _numbers_astray(look: Look) -> Iterator[Fault]:
    for row in look.ask("numbers_astray"):
        yield Fault("number_astray", {"kind": row["kind"], "n": str(row["places"])})
