"""Looking at a ledger as it is in its file: nothing is written, whatever version of the program made it."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb

from domain.people import WHOLE_DEPARTMENT
from ledger.asking import dicts, interruptible, rows_of
from ledger.ddl import SCHEMA_VERSION, schema_digest, sql_text
from ledger.errors import LedgerBroken, LedgerGone, LedgerMissing, LedgerTooNew
from ledger.gate import gate_for
from ledger.growing import grow_tables
from ledger.places import told
from ledger.store import Ledger


@dataclass(frozen=True)
class Look:
    """What was asked of a ledger; `facts` are those its file holds."""

    cursor: duckdb.DuckDBPyConnection
    facts: dict[str, str]

    def ask(self, name: str, **words: str) -> list[dict[str, Any]]:
        """Return the rows of a statement of this package, its names in braces replaced by `words`."""
        return self.ask_of_all([(name, words)])

    def ask_of_all(self, asked: list[tuple[str, dict[str, str]]]) -> list[dict[str, Any]]:
        """Return the rows of several statements with the same columns, asked at once."""
        text = "\nUNION ALL\n".join(sql_text("keeping", name).format(**words) for name, words in asked)
        return dicts(self.cursor.execute(text))

    def trail(self) -> list[dict[str, Any]]:
        """Return whole rows of the trail in order."""
        return rows_of(self.cursor, "trail_chain", WHOLE_DEPARTMENT, {})


@contextmanager
def looking_at(path: Path) -> Iterator[Look]:
    """Yield a look at the ledger with this program's tables; a ledger of an earlier version stays as it is.

    A table or column it lacks is made in a transaction that is always taken back; views are as they are. Raises
    LedgerError.
    """
    ledger = Ledger(path)
    if not ledger.exists():
        raise (LedgerGone if ledger.was_here() else LedgerMissing)(told(path))
    with interruptible(), gate_for(path).cursor() as cursor:
        facts = _facts(path, cursor)
        cursor.execute("BEGIN")
        try:
            if facts.get("schema_digest") != schema_digest():
                grow_tables(cursor)
            yield Look(cursor, facts)
        finally:
            # A connection that failed can't be asked any more, and has nothing left to take back.
            with suppress(duckdb.Error):
                cursor.execute("ROLLBACK")


def _facts(path: Path, cursor: duckdb.DuckDBPyConnection) -> dict[str, str]:
    try:
        facts = {row["name"]: row["value"] for row in rows_of(cursor, "ledger_facts", WHOLE_DEPARTMENT, {})}
    except duckdb.CatalogException as reason:
        raise LedgerBroken(str(path)) from reason
    version = facts.get("schema_version") or ""
    if not version.isdecimal():
        raise LedgerBroken(str(path))
    if int(version) > SCHEMA_VERSION:
        raise LedgerTooNew(str(path))
    return facts
