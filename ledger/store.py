"""The ledger as the rest of the program sees it: ask by a query's name, append by an act."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import duckdb

from domain.acts import ACTS
from domain.clock import now_utc, today
from domain.people import ROLE_LABELS, WHOLE_DEPARTMENT, Actor, Role, Viewer
from ledger.archive import Archive
from ledger.asking import execute, interruptible, rows_of, transaction
from ledger.ddl import SCHEMA_VERSION, schema_digest
from ledger.derived import WORKING, needed, stand_in, work_out
from ledger.errors import (
    ActRefused,
    LedgerAway,
    LedgerBroken,
    LedgerBusy,
    LedgerGone,
    LedgerMissing,
    LedgerTooNew,
    LedgerUnreachable,
)
from ledger.exclusive import exclusive
from ledger.gate import AnyGate, gate_for
from ledger.growing import grow_schema
from ledger.lake.address import is_lake
from ledger.moment import AsOf, Moment, end_of
from ledger.one_act import Act
from ledger.places import archive_of, place_being_made, prepare, remove, replace
from ledger.queries import load_query
from ledger.rows import append
from ledger.trail import FIRST_HASH, trail_row
from ledger.version import Version, changed, identity_of, version_of
from texts import N_

if TYPE_CHECKING:
    import pandas as pd

T = TypeVar("T")
NOT_YOURS = N_("Việc “{act}” do {roles} thực hiện.")
ONLY_A_SAMPLE = "only a sample ledger may be given another clock"
_in_act: set[AnyGate] = set()


class Ledger:
    """An append-only ledger in one DuckDB file with its archive beside it."""

    def __init__(self, path: Path, *, clock: Callable[[], datetime] = now_utc) -> None:
        self.path = Path(path)
        self.archive = Archive(archive_of(self.path))
        self._gate = gate_for(self.path)
        self._clock = clock

    @classmethod
    def create(cls, path: Path, *, sample: bool = False, clock: Callable[[], datetime] = now_utc) -> Ledger:
        """Return the ledger at that place, made empty if there is none; an existing one is only checked.

        Only a ledger created as a sample may be given a clock other than the present: else ValueError. Raises
        LedgerError.
        """
        if clock is not now_utc and not sample:
            raise ValueError(ONLY_A_SAMPLE)
        ledger = cls(path)
        try:
            ledger.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as reason:
            raise LedgerUnreachable(str(path)) from reason
        with exclusive(ledger.path):
            if not ledger.exists():
                ledger._make(is_sample=sample, at=clock())
        ledger._check()
        return ledger if clock is now_utc else ledger.with_clock(clock)

    @classmethod
    def open(cls, path: Path) -> Ledger:
        """Return the ledger at that place; raises LedgerMissing, LedgerTooNew, LedgerBroken or LedgerBusy."""
        ledger = cls(path)
        ledger._check()
        return ledger

    def with_clock(self, clock: Callable[[], datetime]) -> Ledger:
        """Return the same ledger recording at another clock's instants; raises ValueError unless it is a sample."""
        if not self.is_sample():
            raise ValueError(ONLY_A_SAMPLE)
        return Ledger(self.path, clock=clock)

    def is_sample(self) -> bool:
        """Tell whether the ledger was created for invented data."""
        return self._facts().get("is_sample") == "true"

    def exists(self) -> bool:
        """Tell whether there is a ledger at this place; raises LedgerAway."""
        return self._gate.exists()

    def answers(self) -> bool:
        """Tell whether it can be asked now: a lake can't while its server is away; raises LedgerError."""
        return self._gate.answers()

    def was_here(self) -> bool:
        """Tell whether a ledger has stood at this place: it leaves its archive behind."""
        return self.archive.folder.exists()

    def rows(
        self, query: str, *, viewer: Viewer = WHOLE_DEPARTMENT, as_of: AsOf = None, **params: object
    ) -> list[dict[str, Any]]:
        """Return the rows of queries/<query>.sql as dicts, seen by `viewer` now or as of then."""
        return self._answered(lambda cursor: rows_of(cursor, query, viewer, params), query, as_of, params)

    def frame(
        self, query: str, *, viewer: Viewer = WHOLE_DEPARTMENT, as_of: AsOf = None, **params: object
    ) -> pd.DataFrame:
        """Return the same as `rows` as a DataFrame (text as str, DATE as datetime64, nullable integers)."""
        return self._answered(lambda cursor: execute(cursor, query, viewer, params).df(), query, as_of, params)

    def _answered(
        self, ask: Callable[[duckdb.DuckDBPyConnection], T], query: str, as_of: AsOf, params: Mapping[str, object]
    ) -> T:
        plan_id = params.get("plan_id")
        try:
            with self._standing(query, as_of, plan_id) as cursor:
                return ask(cursor)
        except LedgerAway:
            # The connection broke, or had broken long ago: a question may be asked again once the server answers.
            with self._standing(query, as_of, plan_id) as cursor:
                return ask(cursor)

    @contextmanager
    def _standing(self, query: str, as_of: AsOf, plan_id: object) -> Iterator[duckdb.DuckDBPyConnection]:
        """A cursor where what the query stands on is there already: the questions of one state share it."""
        text, _wanted = load_query(query)
        if not needed(text):
            with self._reading(as_of) as cursor:
                yield cursor
            return
        while True:
            with self._reading(as_of) as cursor:
                if stand_in(cursor, text, self._state(cursor, as_of), plan_id):
                    yield cursor
                    return
            with WORKING, self._reading(as_of) as cursor:
                work_out(cursor, text, self._state(cursor, as_of), plan_id)

    def _state(self, cursor: duckdb.DuckDBPyConnection, as_of: AsOf) -> tuple[object, ...]:
        return (self.path, version_of(self._gate, cursor), as_of, today())

    def version(self) -> Version:
        """Return what changes whenever an answer may: by an act that isn't quiet, or by another file at that place.

        It doesn't change at midnight, though the views' clocks do: who keeps answers keys them by the day too. Answers
        from the trail change with quiet acts as well and are never kept under it. Raises LedgerError.
        """
        return version_of(self._gate)

    def identity(self) -> Version:
        """Return what tells it from another ledger at the same place; () where there is none; raises LedgerError."""
        return identity_of(self._gate)

    @contextmanager
    def act(self, actor: Actor, verb: str, subject: str = "") -> Iterator[Act]:
        """Run one act in the exclusive section and one transaction; its row of the trail is written with it.

        Whatever the block reads through the act is what it may rely on when it appends. An exception leaves nothing
        behind. Raises LedgerError, ActRefused for a role whose act it isn't, RuntimeError for an act inside an act, and
        KeyError for a verb that `domain/acts.py` doesn't declare.
        """
        kind = ACTS[verb]
        if actor.role not in kind.roles:
            roles = ", ".join(ROLE_LABELS[role] for role in Role if role in kind.roles)
            raise ActRefused(NOT_YOURS, act=kind.label, roles=roles)
        self._must_exist()
        row: dict[str, object] = {}
        try:
            with exclusive(self.path), self._writing(quiet=kind.quiet) as cursor:
                last = rows_of(cursor, "trail_head", WHOLE_DEPARTMENT, {})
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
                append(cursor, "trail", [{**row, "is_quiet": kind.quiet}])
        except (LedgerAway, LedgerBusy):
            # The answer to a COMMIT may be lost on its way: then the trail says whether there was one.
            if not row or not self._holds(row):
                raise

    def _holds(self, act: Mapping[str, object]) -> bool:
        return any(row["hash"] == act["hash"] for row in self.rows("trail_chain"))

    def record(self, actor: Actor, verb: str, subject: str = "", **detail: object) -> None:
        """Record an act that leaves nothing but its row of the trail; raises as `act` does."""
        with self.act(actor, verb, subject) as act:
            act.detail.update(detail)

    @contextmanager
    def kept_open(self) -> Iterator[None]:
        """Keep the file open while the block runs in this thread: for several short questions at once."""
        self._must_exist()
        with self._gate.cursor():
            yield

    @contextmanager
    def staying(self) -> Iterator[None]:
        """Keep the file open over many acts and questions, as long as no other process wants it."""
        with self._gate.staying():
            yield

    @contextmanager
    def closed(self) -> Iterator[None]:
        """Keep the file closed here and every writer elsewhere out while the block runs: to move the file aside."""
        with exclusive(self.path), self._gate.closed():
            try:
                yield
            finally:
                changed(self._gate)

    @contextmanager
    def _reading(self, as_of: AsOf) -> Iterator[duckdb.DuckDBPyConnection]:
        self._must_exist()
        with interruptible(), self._gate.cursor() as cursor, self._gate.one_state(cursor):
            if as_of is not None:
                moment = as_of if isinstance(as_of, Moment) else end_of(as_of)
                cursor.execute("SET VARIABLE as_of = $day", {"day": moment.day})
                cursor.execute("SET VARIABLE recorded_before = $before", {"before": moment.before})
            yield cursor

    @contextmanager
    def _writing(self, *, quiet: bool = False) -> Iterator[duckdb.DuckDBPyConnection]:
        if self._gate in _in_act:
            raise RuntimeError("an act inside an act would not see it: the trail would fork")
        _in_act.add(self._gate)
        try:
            with interruptible(), self._gate.cursor(writes=True) as cursor, transaction(cursor):
                yield cursor
        finally:
            _in_act.discard(self._gate)
            if not quiet:
                changed(self._gate)

    def _make(self, *, is_sample: bool, at: datetime) -> None:
        # The file stands at its place only once it is whole: a crash leaves nothing there that looks like a ledger.
        making = place_being_made(self.path)
        facts = {"schema_version": str(SCHEMA_VERSION), "is_sample": "true" if is_sample else "false"}
        try:
            remove(making)
            making = place_being_made(self.path)
            prepare(making)
            with gate_for(making).cursor(writes=True) as cursor:
                with transaction(cursor):
                    _grow(cursor, facts, at)
                if not is_lake(making):
                    cursor.execute("CHECKPOINT")
            with gate_for(making).closed():
                replace(making, self.path)
            remove(making)
        except (OSError, LedgerBroken) as reason:
            # Nothing was there before: a new file that can't be finished has no room, it isn't damaged.
            raise LedgerUnreachable(str(self.path)) from reason
        changed(self._gate)

    def _check(self) -> None:
        try:
            facts = self._facts()
        except duckdb.Error as reason:
            raise LedgerBroken(str(self.path)) from reason
        version = facts.get("schema_version") or ""
        if not version.isdecimal():
            raise LedgerBroken(str(self.path))
        if int(version) > SCHEMA_VERSION:
            raise LedgerTooNew(str(self.path))
        is_older = int(version) < SCHEMA_VERSION
        if is_older or facts.get("schema_digest") != schema_digest():
            with exclusive(self.path), self._writing() as cursor:
                _grow(cursor, {"schema_version": str(SCHEMA_VERSION)} if is_older else {}, now_utc())

    def _must_exist(self) -> None:
        # A lake that isn't there is found out where it is opened, once its server answers.
        if not self.path.exists():
            raise (LedgerGone if self.was_here() else LedgerMissing)(str(self.path))

    def _facts(self) -> dict[str, str]:
        return {row["name"]: row["value"] for row in self.rows("ledger_facts")}


def _grow(cursor: duckdb.DuckDBPyConnection, facts: Mapping[str, str], at: datetime) -> None:
    """Bring the schema up to this program's and note the facts, the schema's digest among them."""
    grow_schema(cursor)
    noted = {**facts, "schema_digest": schema_digest()}
    append(cursor, "ledger_facts", [{"name": name, "value": value, "recorded_at": at} for name, value in noted.items()])
