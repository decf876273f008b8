"""One act of the ledger while it is being recorded."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import duckdb

from domain.people import WHOLE_DEPARTMENT, Actor
from ledger.asking import rows_of
from ledger.ddl import table_columns
from ledger.rows import Row, append


@dataclass
class Act:
    """One act being recorded: its rows carry its number and instant, and are in together or not at all."""

    cursor: duckdb.DuckDBPyConnection
    act_no: int
    recorded_at: datetime
    actor: Actor
    subject: str = ""
    detail: dict[str, object] = field(default_factory=dict)

    def append(self, table: str, rows: Sequence[Row]) -> None:
        """Append rows; in tables that carry act_no and recorded_at they get this act's."""
        if "act_no" in table_columns()[table]:
            stamp = {"act_no": self.act_no, "recorded_at": self.recorded_at}
            rows = [{**row, **stamp} for row in rows]
        append(self.cursor, table, rows)

    def rows(self, query: str, **params: object) -> list[dict[str, Any]]:
        """Return a query's rows as this act sees them, its own appends included."""
        return rows_of(self.cursor, query, WHOLE_DEPARTMENT, params)
