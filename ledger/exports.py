"""What is taken away as a file, as a quiet act of the trail: what, when, by whom, and the hash that tells its bytes."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from hashlib import sha256

from domain.people import Actor
from ledger.store import Ledger


@dataclass(frozen=True)
class Export:
    """What is said of files taken away together: the title people know them by, the day and the period they speak of.

    `rows` counts what is in them, None where nothing is counted.
    """

    title: str
    as_of: date | None = None
    period: str | None = None
    rows: int | None = None


def record_export(ledger: Ledger, actor: Actor, export: Export, files: Mapping[str, bytes]) -> None:
    """Record that these files, name -> content, were taken away; raises LedgerError."""
    ledger.record(
        actor,
        "export",
        export.title,
        files=list(files),
        sha256=[sha256(content).hexdigest() for content in files.values()],
        rows=export.rows,
        as_of=export.as_of,
        period=export.period,
    )
