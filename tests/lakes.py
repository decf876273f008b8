"""Lakes of the tests' own, each in a database of its own, so that PostgreSQL copies one whole in a moment."""

import shutil
import uuid
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import LiteralString

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from ledger import exclusive, gate
from ledger.lake.address import address_at, place_of, write_place
from tests.postgres import Postgres

SCHEMA = "thi_dua"
_MOVE = "UPDATE {table} SET value = %s WHERE key = 'data_path' AND scope IS NULL"


@dataclass
class Lakes:
    """Makes lakes on a server, copies and drops them."""

    server: Postgres
    made: list[Path] = field(default_factory=list)

    def new(self, folder: Path) -> Path:
        """Return a place in that folder where no lake is yet."""
        database = _named()
        self._say("CREATE DATABASE {new}", new=database)
        return self._kept(place_of(self.server.address(SCHEMA, folder / "chung", database), folder))

    def copy(self, place: Path, folder: Path) -> Path:
        """Return a copy of a lake nobody works with, its archive and its Parquet with it, in another folder."""
        address, database = address_at(place), _named()
        with gate.gate_for(place).closed():
            self._say("CREATE DATABASE {new} TEMPLATE {old}", new=database, old=self._alone(place))
        shared = folder / "chung"
        shutil.copytree(address.folder, shared)
        copied = folder / place.name
        connection = self.server.connection(database)
        write_place(copied, replace(address, connection=connection, folder=shared))
        with psycopg.connect(connection, autocommit=True) as one:
            table = sql.Identifier(SCHEMA, "ducklake_metadata")
            [parquet] = shared.glob("parquet-*")
            one.execute(sql.SQL(_MOVE).format(table=table), (f"{parquet}/",))
        return self._kept(copied)

    def drop_all_but(self, kept: list[Path]) -> None:
        """Drop the lakes that were made since `kept`."""
        for place in [place for place in self.made if place not in kept]:
            _forget(place)
            self._say("DROP DATABASE {old} WITH (FORCE)", old=_database(place))
            self.made.remove(place)

    def _kept(self, place: Path) -> Path:
        self.made.append(place)
        return place

    def _alone(self, place: Path) -> str:
        """Return a lake's database, out of which everybody was shown."""
        database = _database(place)
        with self._connected() as one:
            one.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", (database,))
        return database

    def _say(self, statement: LiteralString, **names: str) -> None:
        words = {word: sql.Identifier(name) for word, name in names.items()}
        with self._connected() as one:
            one.execute(sql.SQL(statement).format(**words))

    def _connected(self) -> psycopg.Connection:
        return psycopg.connect(self.server.connection("postgres"), autocommit=True)


def _named() -> str:
    return f"t_{uuid.uuid4().hex[:12]}"


def _database(place: Path) -> str:
    return str(conninfo_to_dict(address_at(place).connection)["dbname"])


def _forget(place: Path) -> None:
    """Have this process close what it has open of a lake and of those beside it."""
    for path in [path for path in gate._gates if _is_beside(path, place)]:
        with gate._gates.pop(path).closed():
            pass
    for path, section in [key for key in exclusive._turns if _is_beside(key[0], place)]:
        exclusive._turns.pop((path, section)).processes._forget()  # type: ignore[union-attr]


def _is_beside(path: Path, place: Path) -> bool:
    return path.parent == place.parent.resolve() and path.stem.startswith(place.stem)
