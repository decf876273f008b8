"""What a table to be taken away is: plain declarations, the same for a screen and for a report."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

Kind = Literal["text", "number", "percent", "date", "moment", "year"]
# A percentage is kept as 0-100, a moment is the clock on the wall in Vietnam.
Value = str | float | date | datetime | None


@dataclass(frozen=True)
class Column:
    """One column; `heading` is ready to be read. The kind says how its numbers and days look; text is always text."""

    heading: str
    kind: Kind = "text"


@dataclass(frozen=True)
class Table:
    """One table with everything a reader needs: `told` are the lines under its title (plan, period, days, filters).

    `notes` are the lines under the table: what its words mean. `foot` stands at the foot of every printed page, after
    how many rows there are.
    """

    title: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]
    told: Sequence[str] = ()
    sheet_name: str = ""
    notes: Sequence[str] = ()
    foot: str = ""
