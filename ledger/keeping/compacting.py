"""Gathering a lake's small files, with the ledger proven to be the same before and after."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast

from ledger.ddl import table_columns
from ledger.errors import ActRefused
from ledger.exclusive import exclusive
from ledger.gate import gate_for
from ledger.keeping.looking import looking_at
from ledger.keeping.proving import Proof, differences, prove
from ledger.keeping.refusals import COMPACT_DIFFERS, COMPACT_OF_NOT_WHOLE, ONLY_LAKES, NotWhole, refusing
from ledger.lake.address import is_lake

if TYPE_CHECKING:
    from ledger.lake.files import Held, LetGo
    from ledger.lake.gate import LakeGate

USUAL_HOURS, LEAST_HOURS = 24, 1


@dataclass(frozen=True)
class Compacted:
    """What was done: the files before and after, the rows that came out of the catalogue, and what went."""

    before: "Held"
    after: "Held"
    rows: int
    gone: "LetGo"


@dataclass(frozen=True)
class _Seen:
    """How a ledger stands: its proof, and a sum over all rows of each table, in whatever order they lie."""

    proof: Proof
    rows: dict[str, str]


def compact(path: Path, *, hours: int = USUAL_HOURS) -> Compacted:
    """Gather the small files of a lake, remove those that nobody needs for `hours`, and return what was done.

    No row goes: what the ledger said on a past day is told by its rows' own times, and DuckLake's snapshots are for
    questions that have begun. Such a question finds its files as long as it takes less than LEAST_HOURS, which `hours`
    may not be less than; a file is counted from when it was put out of use, or, where a program was killed while it
    wrote, from when that was. Clocks may differ by as much.

    Writers are kept out meanwhile, readers are not. Nothing is recorded: the ledger is the same. It is proven before,
    once gathered, and once the old files are gone; a fault or difference ends the work where it is, so that the files
    that may still be needed remain. Who ends it in the middle leaves a whole ledger, and the next one goes on. Raises
    ActRefused and LedgerError.
    """
    if not is_lake(path):
        raise ActRefused(ONLY_LAKES)
    # Only now: a file needs nothing of Arrow.
    from ledger.lake.files import gather, held, let_go

    with exclusive(path):
        seen = _seen(path)
        if seen.proof.faults:
            raise NotWhole(COMPACT_OF_NOT_WHOLE, seen.proof.faults)
        lake = cast("LakeGate", gate_for(path))
        with refusing(lake.address.folder):
            before = held(lake)
            rows = gather(lake)
            _must_be_as(seen, path)
            gone = let_go(lake, hours)
            _must_be_as(seen, path)
            return Compacted(before, held(lake), rows, gone)


def _seen(path: Path) -> _Seen:
    with looking_at(path) as look:
        sums = look.ask_of_all([("rows_hashed", {"table": table}) for table in table_columns()])
    return _Seen(prove(path), {row["name"]: row["value"] for row in sums})


def _must_be_as(seen: _Seen, path: Path) -> None:
    now = _seen(path)
    proof = seen.proof
    found = [
        *differences(proof.head, proof.first, proof.totals, now.proof),
        *((name, value, now.rows[name]) for name, value in seen.rows.items() if value != now.rows[name]),
    ]
    for total, expected, got in found:
        raise ActRefused(COMPACT_DIFFERS, total=total, expected=str(expected), found=str(got))
    if now.proof.faults:
        raise NotWhole(COMPACT_OF_NOT_WHOLE, now.proof.faults)
