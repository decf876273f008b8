"""Pictures of the invented year, and decks of invented rows, in the few words the tests need."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from domain.looks import DIFFICULTY
from ledger import Ledger
from ledger.moment import AsOf
from reports.deck.build import build
from reports.deck.freezing import asking
from reports.deck.model import Column, Deck, Detail, Section
from tests.sample import SampleYear

COLUMNS = (Column("number", "Số", 0.14), Column("subject", "Nội dung", 0.6), Column("unit_name", "Đơn vị", 0.26))
YEAR = ("2023", "2023-Q4")


def picture(year: SampleYear | Ledger, *, period: str = "2023-Q4", **more: Any) -> Deck:
    """Return the picture of a quarter of the year 2023."""
    ledger = year if isinstance(year, Ledger) else Ledger(year.ledger)
    with ledger.kept_open():
        return build(asking(ledger), "2023", period, **more)


def as_of(year: SampleYear, day: AsOf, **more: Any) -> Deck:
    """Return the picture of the last quarter as of another moment."""
    return picture(year, as_of=day, **more)


def section_of(rows: Iterable[Mapping[str, Any]] = (), details: Iterable[Detail] = ()) -> Section:
    """Return a section with those rows and matters."""
    return Section("waiting", "Khó khăn", "Có khó khăn.", COLUMNS, tuple(rows), "Không có.", details=tuple(details))


def detail_of(*texts: str) -> Detail:
    """Return a matter with those texts, labelled 1, 2, 3."""
    labelled = tuple((str(place), text) for place, text in enumerate(texts, start=1))
    return Detail("KK-2023-001", "Văn phòng Sở", "reported", DIFFICULTY, labelled)


def deck_of(*sections: Section) -> Deck:
    """Return a deck of those sections, without a meeting."""
    return Deck(
        plan_id="2023",
        plan_name="Kế hoạch năm 2023",
        period="2023-Q4",
        period_name="Quý IV năm 2023",
        day=date(2023, 12, 31),
        since=None,
        meeting=None,
        is_sample=True,
        lang="vi",
        sections=sections,
    )


def with_section(deck: Deck, changed: Section) -> Deck:
    """Return the deck with that section in the place of the one of its code."""
    return replace(deck, sections=tuple(changed if one.code == changed.code else one for one in deck.sections))
