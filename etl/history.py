"""What the ledger already has of a unit: the numbers it was given and for what, and its figures of earlier periods."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from domain.folding import fold
from ledger import Ledger

_Rows = list[dict[str, Any]]


@dataclass(frozen=True)
class Before:
    """An item's figures in one earlier period; `rank` orders periods by their last day, then by length."""

    rank: str
    actual: float | None
    percent_complete: float | None
    status: str
    result: str
    period_name: str


@dataclass(frozen=True)
class KnownDifficulty:
    """What stands under a difficulty's number: its item, its latest words, whether nobody closed it, else since when.

    `wordings`: every (item_code, description) its files ever told it with.
    """

    item_code: str
    description: str
    is_open: bool
    resolved_on: date | None = None
    wordings: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class KnownDirection:
    """What stands under a direction's number: its words, its deadline, and the number of the difficulty it is about."""

    text: str
    due_on: date | None
    about: str

    @cached_property
    def key(self) -> str:
        """Its words, folded."""
        return fold(self.text)


@dataclass(frozen=True)
class UnitHistory:
    """What stands under the numbers a unit was given; item -> its figures as asked, oldest period first."""

    difficulties: Mapping[str, KnownDifficulty] = field(default_factory=dict)
    directions: Mapping[str, KnownDirection] = field(default_factory=dict)
    nomination_nos: frozenset[str] = frozenset()
    figures: Mapping[str, _Rows] = field(default_factory=dict)

    def open_on(self, item_code: str) -> list[str]:
        """Return the numbers of an item's difficulties that nobody closed."""
        return [number for number, known in self.difficulties.items() if known.is_open and known.item_code == item_code]

    def before(self, item_code: str, rank: str) -> Before | None:
        """Return the item's figures in the newest period before that rank."""
        newest_first = reversed(self.figures.get(item_code, ()))
        return next((_before(row) for row in newest_first if row["rank"] < rank), None)


class HistoryBook:
    """Histories read from the ledger for several units at once, and kept until told that the ledger has grown."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._known: dict[tuple[str, str], UnitHistory] = {}
        self._headings: dict[str, dict[tuple[str, str], str]] | None = None
        self._files: dict[str, frozenset[str]] = {}

    def prepare(self, units: Iterable[tuple[str, str]], hashes: Iterable[str]) -> None:
        """Read what is not yet known of (plan, unit) pairs and of files' bytes; raises LedgerError."""
        wanted = sorted(set(units) - self._known.keys())
        unseen = sorted(set(hashes) - self._files.keys())
        # Opening the ledger is dearer than each of these short questions: they are asked in one go.
        if wanted or unseen or self._headings is None:
            with self._ledger.kept_open():
                self._read_units(wanted)
                self._read_files(unseen)
                self._read_headings()

    def of(self, plan_id: str, unit_code: str) -> UnitHistory:
        """Return the history of a unit under a plan; raises LedgerError."""
        self.prepare([(plan_id, unit_code)], ())
        return self._known[plan_id, unit_code]

    def headings(self, unit_code: str) -> Mapping[tuple[str, str], str]:
        """Return (sheet, folded heading) -> what people said it means in this unit's files; raises LedgerError."""
        self.prepare((), ())
        return (self._headings or {}).get(unit_code, {})

    def units_of_file(self, sha256: str) -> frozenset[str]:
        """Return the units the very same bytes were received for; raises LedgerError."""
        self.prepare((), [sha256])
        return self._files[sha256]

    def forget(self) -> None:
        """Ask the ledger again from now on."""
        self._known.clear()
        self._files.clear()
        self._headings = None

    def _read_files(self, hashes: list[str]) -> None:
        if hashes:
            found = {
                row["sha256"]: frozenset(row["units"]) for row in self._ledger.rows("history_files", hashes=hashes)
            }
            self._files.update({sha256: found.get(sha256, frozenset()) for sha256 in hashes})

    def _read_headings(self) -> None:
        if self._headings is None:
            self._headings = {}
            for row in self._ledger.rows("history_headings"):
                answers = self._headings.setdefault(row["unit_code"], {})
                answers[row["sheet"], row["heading_key"]] = row["field"]

    def _read_units(self, wanted: list[tuple[str, str]]) -> None:
        if not wanted:
            return
        plans, units = sorted({plan for plan, _ in wanted}), sorted({unit for _, unit in wanted})
        numbers, figures, difficulties = (
            self._by_unit(query, plans, units)
            for query in ("history_numbers", "history_figures", "history_difficulties")
        )
        for key in wanted:
            self._known[key] = _history(numbers[key], figures[key], difficulties[key])

    def _by_unit(self, query: str, plans: list[str], units: list[str]) -> dict[tuple[str, str], _Rows]:
        found: dict[tuple[str, str], _Rows] = defaultdict(list)
        for row in self._ledger.rows(query, plan_ids=plans, unit_codes=units):
            found[row["plan_id"], row["unit_code"]].append(row)
        return found


def _before(row: Mapping[str, Any]) -> Before:
    return Before(
        row["rank"],
        row["actual"],
        row["percent_complete"],
        row["status"],
        row["result"] or "",
        row["period_name"],
    )


def _difficulty(row: Mapping[str, Any]) -> KnownDifficulty:
    wordings = [(told["item_code"] or "", told["description"] or "") for told in row["wordings"]]
    item_code, description = row["item_code"] or "", row["description"] or ""
    return KnownDifficulty(item_code, description, row["is_open"], row["resolved_on"], tuple(wordings))


def _history(numbers: _Rows, figures: _Rows, difficulties: _Rows) -> UnitHistory:
    of_items: dict[str, _Rows] = defaultdict(list)
    for row in figures:
        of_items[row["item_code"]].append(row)
    return UnitHistory(
        difficulties={row["difficulty_no"]: _difficulty(row) for row in difficulties},
        directions={
            row["number"]: KnownDirection(row["text"] or "", row["due_on"], row["about"])
            for row in numbers
            if row["kind"] == "direction"
        },
        nomination_nos=frozenset(row["number"] for row in numbers if row["kind"] == "nomination"),
        figures=dict(of_items),
    )
