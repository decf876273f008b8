"""A real ledger and what the Office does with it, in the few words a test needs."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from domain.acts import may
from domain.people import Actor, Role
from etl.load import Source, check, load
from etl.report import verdict_object
from etl.submit import Receipt
from etl.verdict import Chosen
from ledger import Ledger
from tests.workbooks import titled, workbook_bytes

OFFICE = Actor("Lê Thị Mai", Role.OFFICE)
COLLEAGUE = Actor("Hoàng Bích Liên", Role.OFFICE)
LEADER = Actor("Trần Quang Hưng", Role.LEADERSHIP)
FIRST_DAY = date(2023, 3, 20)
NOTHING_CHOSEN = Chosen()


@dataclass(frozen=True)
class Office:
    """Loads workbooks given as Markdown (or bytes) and looks at the ledger's views."""

    ledger: Ledger

    def at(self, moment: str) -> "Office":
        """Return the same office at another instant, UTC: everything it does from then on is recorded there."""
        instant = datetime.fromisoformat(moment)
        return replace(self, ledger=self.ledger.with_clock(lambda: instant))

    def check(self, book: str | bytes, **said: Any) -> dict[str, Any]:
        """Return the verdict `check` gives."""
        source, chosen, _ = _understood(book, **said)
        return _object(check(self.ledger, [source], chosen))

    def load(self, book: str | bytes, **said: Any) -> dict[str, Any]:
        """Load a file and return its verdict as the contract's object."""
        source, chosen, receipt = _understood(book, **said)
        return _object(load(self.ledger, OFFICE, [source], chosen, receipt))

    def view(self, name: str, *fields: str, as_of: date | None = None) -> list[Any]:
        """Return a view's rows as of the end of a day: as dicts, or the fields named as tuples, sorted."""
        # Views are the contract itself: asked for directly, past the program's own queries.
        with self.ledger._reading(as_of) as cursor:
            result = cursor.execute(f"SELECT * FROM {name}")
            names = [column[0] for column in result.description]
            rows = [dict(zip(names, values, strict=True)) for values in result.fetchall()]
        if not fields:
            return rows
        return sorted((tuple(row[name] for name in fields) for row in rows), key=repr)

    def types(self, view: str) -> dict[str, str]:
        """Return the SQL type of each column of a view."""
        with self.ledger._reading(None) as cursor:
            rows = cursor.execute(f"DESCRIBE {view}").fetchall()
        return {row[0]: row[1] for row in rows}


def _understood(
    book: str | bytes,
    *,
    name: str = "bao-cao.xlsx",
    unit: str = "Văn phòng Sở",
    period: str = "Quý I năm 2023",
    chosen: Chosen = NOTHING_CHOSEN,
    received_on: date = FIRST_DAY,
) -> tuple[Source, Chosen, Receipt]:
    content = book if isinstance(book, bytes) else workbook_bytes(titled(book, unit=unit, period=period))
    return Source(name, _always(content)), chosen, Receipt(OFFICE.name, received_on)


def _always(content: bytes) -> Callable[[], bytes]:
    return lambda: content


def _object(verdicts: Any) -> dict[str, Any]:
    (verdict,) = verdicts
    answer: dict[str, Any] = json.loads(verdict_object(verdict, "vi"))
    return answer


def whose(verb: str) -> Actor:
    """Return who does that act: leadership where it may, else the Office."""
    return LEADER if may(Role.LEADERSHIP, verb) else OFFICE


def places(answer: dict[str, Any]) -> list[tuple[str, str]]:
    """Return each finding's code and cell, in the order told."""
    return [(finding["code"], finding["cell"]) for finding in answer["findings"]]
