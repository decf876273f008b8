"""The picture a meeting sees: plain declarations, the same for a screen, a slide and a page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from domain.looks import Looks
from ledger.meetings import AgendaLine

Kind = Literal["text", "number", "date", "state", "share", "change", "name", "units"]
# None where the ledger knows nothing; a state is its code.
Value = str | float | bool | date | None
Row = Mapping[str, Value]


@dataclass(frozen=True)
class Column:
    """One column; `width` is its share of the table's width, `looks` those of a state.

    A share is kept as "47/75". A "name" is masked on slides until the chair opens it, if its row says `is_person`; a
    "change" is the points by which a share moved, if its row says `is_comparable`; "units" may be ALL of them.
    """

    field: str
    heading: str
    width: float
    kind: Kind = "text"
    looks: Looks = ()


@dataclass(frozen=True)
class Figure:
    """One figure: "7" of "9" (`of` None for a whole), under its label."""

    code: str
    label: str
    value: int
    of: int | None = None


@dataclass(frozen=True)
class Series:
    """One part of every bar, by the code of its look."""

    code: str
    values: tuple[int, ...]


@dataclass(frozen=True)
class Chart:
    """Bars of whole numbers, names by codes, each made of parts; `looks` holds one look a series, in its order."""

    title: str
    bars: Mapping[str, str]
    series: tuple[Series, ...]
    looks: Looks


@dataclass(frozen=True)
class Detail:
    """One matter in full: its number, a line of who and since when, and labelled texts as typed."""

    number: str
    head: str
    state: str
    looks: Looks
    texts: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Section:
    """One idea: `told` says it in a sentence, `rows` are all of its rows, in the order in which they are read.

    `key` is the column that names a row. `empty` is what is said where there is none.
    """

    code: str
    title: str
    told: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    empty: str
    key: str = "number"
    figures: tuple[Figure, ...] = ()
    chart: Chart | None = None
    details: tuple[Detail, ...] = ()


@dataclass(frozen=True)
class Meeting:
    """A meeting on record; `closed_at` is the instant (naive UTC) just before which it saw its picture."""

    meeting_id: str
    held_on: date
    chair: str
    subject: str
    period: str | None
    closed_at: datetime | None
    is_frozen: bool
    agenda: tuple[AgendaLine, ...]


@dataclass(frozen=True)
class Deck:
    """The whole picture: of which plan and period, at which day, since when, for which meeting; every text is ready.

    `day` is the reference day of the figures, `since` the day of the meeting it is compared with.
    """

    plan_id: str
    plan_name: str
    period: str
    period_name: str
    day: date
    since: date | None
    meeting: Meeting | None
    is_sample: bool
    lang: str
    sections: tuple[Section, ...]

    def section(self, code: str) -> Section:
        """Return the section of that code; raises KeyError."""
        return {section.code: section for section in self.sections}[code]
