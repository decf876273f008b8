"""The numbers the ledger gave to what the sample's manifest names by its words."""

from collections.abc import Mapping, Sequence
from typing import Any

from ledger import Ledger


class SampleBroken(ValueError):
    """A step of a sample's manifest fits nothing in the ledger."""


class Numbers:
    """Numbers of difficulties or nominations by what a query tells of them; asked again when one is not known yet.

    `columns` names the query's column for each word of the manifest that tells one from others, `number` that of the
    number itself; of several rows that fit the query's last one counts.
    """

    def __init__(self, ledger: Ledger, query: str, columns: Mapping[str, str], number: str) -> None:
        self._ledger = ledger
        self._query = query
        self._columns = columns
        self._number = number
        self._known: dict[tuple[str, ...], str] = {}

    def of(self, wanted: Mapping[str, str]) -> str:
        """Return the number of one; raises SampleBroken when there is none."""
        key = tuple(wanted[word] for word in self._columns)
        if key not in self._known:
            rows = self._ledger.rows(self._query)
            self._known = {tuple(row[name] for name in self._columns.values()): row[self._number] for row in rows}
        if key not in self._known:
            raise SampleBroken(str(wanted))
        return self._known[key]

    def of_all(self, step: Mapping[str, Any]) -> Sequence[str]:
        """Return the numbers of all the nominations that a step names."""
        return [self.of(wanted) for wanted in step["nominations"]]


def difficulty_numbers(ledger: Ledger) -> Numbers:
    """Return the numbers of difficulties by unit and text."""
    return Numbers(ledger, "difficulty_numbers", {"unit": "unit_code", "description": "description"}, "difficulty_no")


def nomination_numbers(ledger: Ledger) -> Numbers:
    """Return the numbers of nominations by plan, unit, name and award."""
    columns = {"plan": "plan_id", "unit": "unit_code", "nominee_name": "nominee_name", "award": "award"}
    return Numbers(ledger, "nomination_numbers", columns, "nomination_no")
