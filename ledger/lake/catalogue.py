"""The lake's catalogue asked past DuckDB, in PostgreSQL itself: whether it is there, how it stands, where it lies."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from ledger.ddl import sql_text
from ledger.errors import CatalogueRefused, LakeNotInstalled, LedgerAway
from ledger.lake.address import LakeAddress

try:
    import psycopg
    from psycopg import sql
    from psycopg.conninfo import conninfo_to_dict, make_conninfo
except ImportError as _reason:
    raise LakeNotInstalled from _reason

# What no waiting mends. Said in the server's language: where that isn't English, it is waited for.
_REFUSED = re.compile(
    r"password authentication failed|no password supplied|authentication failed|no pg_hba.conf entry"
    r"|(?:database|role) \".*\" does not exist|permission denied for database|is not permitted to log in"
)
CONNECT_WITHIN = 3  # seconds, for a server that doesn't answer at all
# Notice after some ten seconds that the other side is gone, also where nobody says so.
_KEEP_ALIVE: dict[str, Any] = {
    "keepalives_idle": 5,
    "keepalives_interval": 2,
    "keepalives_count": 3,
    "tcp_user_timeout": 10_000,
}

Stamp = tuple[int, ...]


def connect(address: LakeAddress) -> psycopg.Connection:
    """Return a connection of one's own, each statement a transaction; raises CatalogueRefused and LedgerAway."""
    try:
        return psycopg.connect(
            address.connection,
            autocommit=True,
            connect_timeout=CONNECT_WITHIN,
            application_name="thi-dua-khen-thuong",
            **_KEEP_ALIVE,
        )
    except psycopg.Error as reason:
        raise (CatalogueRefused if _REFUSED.search(str(reason)) else LedgerAway)(str(address)) from reason


def with_option(connection: str, option: str) -> str:
    """Return libpq's keywords with one more setting of the server's, after those that are there."""
    options = f"{conninfo_to_dict(connection).get('options') or ''} {option}".strip()
    return make_conninfo(connection, options=options)


def statement(script: str, /, **words: sql.Composable) -> sql.Composed:
    """Return a statement of this package for PostgreSQL, its names in braces filled in."""
    return sql.SQL(sql_text("lake/statements", script)).format(**words)


class Catalogue:
    """One lake's catalogue, asked by one connection that is opened anew when it broke."""

    def __init__(self, address: LakeAddress) -> None:
        self.address = address
        self._lock = threading.Lock()
        self._connection: psycopg.Connection | None = None
        self._snapshots = sql.Literal(f"{address.schema}.ducklake_snapshot")

    def stamp(self) -> Stamp | None:
        """Return what changes with every change of the lake, first what tells the lake from another at its place.

        None where there is none. Raises LedgerAway.
        """
        try:
            [row] = self._ask("stamp", name=self._snapshots, table=self._table("ducklake_snapshot"))
        except (psycopg.errors.UndefinedTable, psycopg.errors.InvalidSchemaName):
            return None
        return (int(row[0]), int(row[1]))

    def is_there(self) -> bool:
        """Tell whether there is a lake; raises LedgerAway."""
        [[found]] = self._ask("is_there", name=self._snapshots)
        return bool(found)

    def folder(self) -> str:
        """Return where the lake's Parquet lies; raises LedgerAway."""
        [[found]] = self._ask("data_path", table=self._table("ducklake_metadata"))
        return str(found)

    def parquet_files(self) -> dict[str, bool]:
        """Return the names of the Parquet files it knows, and whether each is in use; raises LedgerAway."""
        tables = ("ducklake_data_file", "ducklake_delete_file", "ducklake_files_scheduled_for_deletion")
        rows = self._ask("parquet_files", **{name: self._table(name) for name in tables})
        return {str(path).rpartition("/")[2]: bool(is_used) for path, is_used in rows}

    def answers(self) -> bool:
        """Tell whether PostgreSQL answers."""
        try:
            self._ask("ping")
        except LedgerAway:
            return False
        return True

    def rename(self, *names: tuple[str, str]) -> None:
        """Give schemas other names, (from, to) in order, all or none; raises LedgerAway."""
        statements = [
            statement("rename_schema", old=sql.Identifier(old), new=sql.Identifier(new)) for old, new in names
        ]
        with self._connected() as connection, connection.transaction():
            for one in statements:
                connection.execute(one)

    def drop(self) -> None:
        """Remove the catalogue; raises LedgerAway."""
        with self._connected() as connection:
            connection.execute(statement("drop_schema", schema=sql.Identifier(self.address.schema)))

    def close(self) -> None:
        """Close the connection; the next question opens another."""
        with self._lock:
            self._forget()

    def _table(self, name: str) -> sql.Identifier:
        return sql.Identifier(self.address.schema, name)

    def _ask(self, script: str, /, **words: sql.Composable) -> list[tuple[Any, ...]]:
        text = statement(script, **words)
        try:
            with self._connected() as connection:
                return connection.execute(text).fetchall()
        except LedgerAway:
            # The connection may have died long ago, in an idle hour: once more with a new one.
            with self._connected() as connection:
                return connection.execute(text).fetchall()

    @contextmanager
    def _connected(self) -> Iterator[psycopg.Connection]:
        with self._lock:
            if self._connection is None:
                self._connection = connect(self.address)
            try:
                yield self._connection
            except psycopg.OperationalError as reason:
                self._forget()
                raise LedgerAway(str(self.address)) from reason

    def _forget(self) -> None:
        if self._connection is not None:
            with suppress(psycopg.Error):
                self._connection.close()
        self._connection = None
