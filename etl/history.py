"""What the ledger already has of a unit: the numbers it was given, and its figures of earlier periods."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ledger import Ledger


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
class UnitHistory:
    """Numbers given to a unit's difficulties, directions and nominations; item -> its figures, oldest period first.

    `open_difficulties`: item -> the numbers of its difficulties that nobody closed.
    """

    difficulty_nos: frozenset[str] = frozenset()
    direction_nos: frozenset[str] = frozenset()
    nomination_nos: frozenset[str] = frozenset()
    figures: Mapping[str, tuple[Before, ...]] = field(default_factory=dict)
    open_difficulties: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def before(self, item_code: str, rank: str) -> Before | None:
        """Return the item's figures in the newest period before that rank."""
        earlier = [figure for figure in self.figures.get(item_code, ()) if figure.rank < rank]
        return earlier[-1] if earlier else None


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
        numbers: dict[tuple[str, str], dict[str, set[str]]] = {key: {} for key in wanted}
        figures: dict[tuple[str, str], dict[str, list[Before]]] = {key: {} for key in wanted}
        difficulties: dict[tuple[str, str], dict[str, list[str]]] = {key: {} for key in wanted}
        for row in self._ledger.rows("history_numbers", plan_ids=plans, unit_codes=units):
            if _key_of(row) in numbers:
                numbers[_key_of(row)].setdefault(row["kind"], set()).add(row["number"])
        for row in self._ledger.rows("history_figures", plan_ids=plans, unit_codes=units):
            if _key_of(row) in figures:
                figures[_key_of(row)].setdefault(row["item_code"], []).append(_before(row))
        for row in self._ledger.rows("history_open_difficulties", plan_ids=plans, unit_codes=units):
            if _key_of(row) in difficulties:
                difficulties[_key_of(row)].setdefault(row["item_code"], []).append(row["difficulty_no"])
        for key in wanted:
            self._known[key] = _history(numbers[key], figures[key], difficulties[key])


def _key_of(row: Mapping[str, str]) -> tuple[str, str]:
    return row["plan_id"], row["unit_code"]


def _before(row: Mapping[str, Any]) -> Before:
    return Before(
        row["rank"],
        row["actual"],
        row["percent_complete"],
        row["status"],
        row["result"] or "",
        row["period_name"],
    )


def _history(
    numbers: Mapping[str, Iterable[str]], figures: Mapping[str, list[Before]], difficulties: Mapping[str, list[str]]
) -> UnitHistory:
    return UnitHistory(
        difficulty_nos=frozenset(numbers.get("difficulty", ())),
        direction_nos=frozenset(numbers.get("direction", ())),
        nomination_nos=frozenset(numbers.get("nomination", ())),
        figures={item: tuple(found) for item, found in figures.items()},
        open_difficulties={item: tuple(found) for item, found in difficulties.items()},
    )
