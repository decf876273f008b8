"""What the sections ask with: the ledger as of the meeting's moment, and as of the meeting before."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from domain.figures import FIGURES
from reports.deck.model import Figure
from reports.rows import Ask
from texts import formats, translate


@dataclass(frozen=True)
class Asked:
    """Plan and period, both ways to ask, the days the two pictures stand at, and the language of the texts."""

    ask: Ask
    ask_then: Ask | None
    plan_id: str
    period: str
    day: date
    since: date | None
    meeting_id: str | None
    lang: str

    def rows(self, query: str, **more: object) -> list[Mapping[str, Any]]:
        """Return a query's rows for the plan and the period, all units."""
        return list(self.ask(query, plan_id=self.plan_id, period=self.period, unit_code=None, **more))

    def figure_rows(self, *codes: str) -> list[Mapping[str, Any]]:
        """Return the rows that these figures count, figure by figure."""
        held = self.rows("figure_rows")
        return [row for code in codes for row in held if row["figure"] == code]

    def figures(self, *codes: str) -> tuple[Figure, ...]:
        """Return declared figures, each of how many."""
        asked = self.ask("figure_totals", plan_id=self.plan_id, period=self.period)
        counted = {row["figure"]: int(row["n"]) for row in asked}
        held = ((code, FIGURES[code]) for code in codes)
        return tuple(
            Figure(code, self.say(one.label), counted.get(code, 0), counted.get(one.of, 0) if one.of else None)
            for code, one in held
        )

    def say(self, message: str, **words: object) -> str:
        """Return a text in the deck's language; numbers and days among the words as people write them."""
        told = {name: self._told(word) for name, word in words.items()}
        return translate(message, self.lang).format(**told)

    def _told(self, word: object) -> str:
        if isinstance(word, date):
            return formats.date(word)
        return formats.number(word, self.lang) if isinstance(word, int | float) else str(word)


def picked(rows: Iterable[Mapping[str, Any]], fields: Iterable[str]) -> tuple[dict[str, Any], ...]:
    """Return the rows with these fields only."""
    names = tuple(fields)
    return tuple({name: row[name] for name in names} for row in rows)
