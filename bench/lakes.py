"""Lakes to measure with, on a PostgreSQL that waits for the disk as one in earnest does."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql

from ledger.lake.address import address_at
from tests.lakes import Lakes
from tests.postgres import programs, served

_SIZE = """SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0)::BIGINT
           FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
           WHERE n.nspname = %s AND c.relkind IN ('r', 't')"""


@contextmanager
def lakes() -> Iterator[Lakes | None]:
    """Yield what makes lakes on a server of the block's own; None where PostgreSQL isn't installed."""
    installed = programs()
    if installed is None:
        yield None
        return
    with served(installed, durable=True) as server:
        made = Lakes(server)
        try:
            yield made
        finally:
            made.drop_all_but([])


def bytes_of(place: Path) -> tuple[int, int]:
    """Return the bytes of a lake's Parquet and of its catalogue; the archive of originals is no part of either."""
    address = address_at(place)
    parquet = sum(file.stat().st_size for file in address.folder.glob("parquet-*/**/*.parquet"))
    with psycopg.connect(address.connection) as connection:
        [size] = connection.execute(sql.SQL(_SIZE), (address.schema,)).fetchone() or (0,)
    return parquet, int(size)
