"""The ledger as the rest of the program sees it: ask by a query's name, append by an act."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb

from domain.people import WHOLE_DEPARTMENT, Actor, Viewer
from ledger.archive import Archive
from ledger.ddl import SCHEMA_VERSION, create_statements
from ledger.errors import LedgerBroken, LedgerMissing, LedgerTooNew
from ledger.exclusive import exclusive
from ledger.gate import gate_for
from ledger.queries import load_query
from ledger.rows import Row, append
from ledger.trail import FIRST_HASH, trail_row

if TYPE_CHECKING:
    import pandas

DAY_ENDS_AFTER_UTC_MIDNIGHT = timedelta(hours=17)  # 24:00 Asia/Ho_Chi_Minh is 17:00 UTC
_counter = {"appends": 0}


def now_utc() -> datetime:
    """Return this instant as the naive UTC timestamp the ledger stores."""
    return datetime.now(UTC).replace(tzinfo=None)


def today() -> date:
    """Return today's date in Viet Nam."""
    return (now_utc() + timedelta(hours=7)).date()


@dataclass
class Act:
    """One act being recorded: rows appended under it carry its number and instant, and are in together or not at all."""

    cursor: duckdb.DuckDBPyConnection
    act_no: int
    recorded_at: datetime
    actor: Actor
    subject: str = ""
    detail: dict[str, object] = field(default_factory=dict)

    def append(self, table: str, rows: Sequence[Row]) -> None:
        """Append rows; tables that carry act_no and recorded_at get this act's."""
        append(self.cursor, table, rows)

    def stamped(self, row: Mapping[str, object]) -> dict[str, object]:
        """Return the row with this act's number and instant."""
        return {**row, "act_no": self.act_no, "recorded_at": self.recorded_at}

    def rows(self, query: str, **params: object) -> list[dict[str, Any]]:
        """Return a query's rows as this act sees them, its own appends included."""
        return _rows(self.cursor, query, WHOLE_DEPARTMENT, params)


class Ledger:
    """An append-only ledger in one DuckDB file with its archive beside it."""

    def __init__(self, path: Path, *, clock: Callable[[], datetime] = now_utc) -> None:
        self.path = Path(path)
        self.archive = Archive(self.path.with_suffix(".archive"))
        self._gate = gate_for(self.path)
        self._clock = clock

    @classmethod
    def create(cls, path: Path, *, sample: bool = False, clock: Callable[[], datetime] = now_utc) -> Ledger:
        """Return the ledger at that place, made empty if there is none; an existing one is only checked.

        Only a ledger created as a sample may be given a clock other than the present. Raises LedgerError.
        """
        ledger = cls(path, clock=clock)
        path.parent.mkdir(parents=True, exist_ok=True)
        with exclusive(path):
            if path.exists():
                ledger._check_version()
                return ledger
            with ledger._gate.cursor() as cursor:
                cursor.execute("BEGIN")
                for statement in create_statements():
                    cursor.execute(statement)
                facts = {"schema_version": str(SCHEMA_VERSION), "is_sample": "true" if sample else "false"}
                at = clock()
                append(cursor, "ledger_facts", [{"name": k, "value": v, "recorded_at": at} for k, v in facts.items()])
                cursor.execute("COMMIT")
        _counter["appends"] += 1
        return ledger

    @classmethod
    def open(cls, path: Path) -> Ledger:
        """Return the ledger at that place; raises LedgerMissing, LedgerTooNew, LedgerBroken or LedgerBusy."""
        ledger = cls(path)
        ledger._check_version()
        return ledger

    def with_clock(self, clock: Callable[[], datetime]) -> Ledger:
        """Return the same ledger recording at another clock's instants; raises ValueError unless it is a sample."""
        if not self.is_sample():
            raise ValueError("only a sample ledger may be given another clock")
        return Ledger(self.path, clock=clock)

    def is_sample(self) -> bool:
        """Tell whether the ledger was created for invented data."""
        return self._facts().get("is_sample") == "true"

    def rows(
        self, query: str, *, viewer: Viewer = WHOLE_DEPARTMENT, as_of: date | None = None, **params: object
    ) -> list[dict[str, Any]]:
        """Return the rows of queries/<query>.sql as dicts, seen by `viewer` as of the end of day `as_of` (default: now)."""
        with self._reading(as_of) as cursor:
            return _rows(cursor, query, viewer, params)

    def frame(
        self, query: str, *, viewer: Viewer = WHOLE_DEPARTMENT, as_of: date | None = None, **params: object
    ) -> pandas.DataFrame:
        """Return the same as `rows` as a DataFrame (text as str, DATE as datetime64, nullable integers)."""
        with self._reading(as_of) as cursor:
            return _execute(cursor, query, viewer, params).df()

    def version(self) -> tuple[int, ...]:
        """Return what changes whenever the ledger does: sizes and times of the file and its log, and this process's appends."""
        return (*_stamp(self.path), *_stamp(self.path.with_name(self.path.name + ".wal")), _counter["appends"])

    @contextmanager
    def act(self, actor: Actor, verb: str, subject: str = "") -> Iterator[Act]:
        """Run one act in the exclusive section and one transaction; its row of the trail is written with it.

        Whatever the block reads through the act is what it may rely on when it appends. An exception leaves nothing behind.
        """
        with exclusive(self.path), self._writing() as cursor:
            last = _rows(cursor, "trail_head", WHOLE_DEPARTMENT, {})
            act_no, previous = (last[0]["act_no"], last[0]["hash"]) if last else (0, FIRST_HASH)
            act = Act(cursor, act_no + 1, self._clock(), actor, subject)
            yield act
            row = trail_row(
                act_no=act.act_no,
                recorded_at=act.recorded_at,
                actor=actor,
                act=verb,
                subject=act.subject,
                detail=act.detail,
                previous_hash=previous,
            )
            append(cursor, "trail", [row])

    @contextmanager
    def closed(self) -> Iterator[None]:
        """Keep the file closed here and every writer elsewhere out while the block runs: to move the file aside."""
        with exclusive(self.path), self._gate.closed():
            yield
        _counter["appends"] += 1

    @contextmanager
    def _reading(self, as_of: date | None) -> Iterator[duckdb.DuckDBPyConnection]:
        if not self.path.exists():
            raise LedgerMissing(str(self.path))
        with self._gate.cursor() as cursor:
            if as_of is not None:
                before = datetime.combine(as_of, datetime.min.time()) + DAY_ENDS_AFTER_UTC_MIDNIGHT
                cursor.execute("SET VARIABLE as_of = $day", {"day": as_of})
                cursor.execute("SET VARIABLE recorded_before = $before", {"before": before})
            yield cursor

    @contextmanager
    def _writing(self) -> Iterator[duckdb.DuckDBPyConnection]:
        if not self.path.exists():
            raise LedgerMissing(str(self.path))
        with self._gate.cursor() as cursor:
            cursor.execute("BEGIN")
            try:
                yield cursor
            except BaseException:
                cursor.execute("ROLLBACK")
                raise
            cursor.execute("COMMIT")
        _counter["appends"] += 1

    def _facts(self) -> dict[str, str]:
        return {row["name"]: row["value"] for row in self.rows("ledger_facts")}

    def _check_version(self) -> None:
        try:
            facts = self._facts()
        except duckdb.Error as reason:
            raise LedgerBroken(str(self.path)) from reason
        if not facts.get("schema_version", "").isdigit():
            raise LedgerBroken(str(self.path))
        if int(facts["schema_version"]) > SCHEMA_VERSION:
            raise LedgerTooNew(str(self.path))


def _rows(
    cursor: duckdb.DuckDBPyConnection, query: str, viewer: Viewer, params: Mapping[str, object]
) -> list[dict[str, Any]]:
    result = _execute(cursor, query, viewer, params)
    names = [column[0] for column in result.description or ()]
    return [dict(zip(names, values, strict=True)) for values in result.fetchall()]


def _execute(
    cursor: duckdb.DuckDBPyConnection, query: str, viewer: Viewer, params: Mapping[str, object]
) -> duckdb.DuckDBPyConnection:
    text, wanted = load_query(query)
    bound = {"only_unit": viewer.only_unit, **params}
    return cursor.execute(text, {name: bound[name] for name in wanted})


def _stamp(path: Path) -> tuple[int, int]:
    try:
        found = os.stat(path)
    except FileNotFoundError:
        return (0, 0)
    return (found.st_size, found.st_mtime_ns)
