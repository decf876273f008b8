"""What the ledger already has of a unit: the numbers it was given, and its figures of earlier periods."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

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
    """Histories read from the ledger when first asked for, and kept until told that the ledger has grown."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._known: dict[tuple[str, str], UnitHistory] = {}
        self._headings: dict[str, dict[tuple[str, str], str]] = {}
        self._files: dict[str, frozenset[str]] | None = None

    def of(self, plan_id: str, unit_code: str) -> UnitHistory:
        """Return the history of a unit under a plan; raises LedgerError."""
        key = (plan_id, unit_code)
        if key not in self._known:
            self._known[key] = self._read(plan_id, unit_code)
        return self._known[key]

    def forget(self) -> None:
        """Ask the ledger again from now on."""
        self._known.clear()
        self._headings.clear()
        self._files = None

    def headings(self, unit_code: str) -> Mapping[tuple[str, str], str]:
        """Return (sheet, folded heading) -> what people said it means in this unit's files; raises LedgerError."""
        if unit_code not in self._headings:
            rows = self._ledger.rows("history_headings", unit_code=unit_code)
            self._headings[unit_code] = {(row["sheet"], row["heading_key"]): row["field"] for row in rows}
        return self._headings[unit_code]

    def units_of_file(self, sha256: str) -> frozenset[str]:
        """Return the units the very same bytes were received for; raises LedgerError."""
        if self._files is None:
            self._files = {row["sha256"]: frozenset(row["units"]) for row in self._ledger.rows("history_files")}
        return self._files.get(sha256, frozenset())

    def _read(self, plan_id: str, unit_code: str) -> UnitHistory:
        # Opening the ledger is dearer than each of these short questions: they are asked in one go.
        with self._ledger.kept_open():
            return self._asked(plan_id, unit_code)

    def _asked(self, plan_id: str, unit_code: str) -> UnitHistory:
        numbers: dict[str, set[str]] = {}
        for row in self._ledger.rows("history_numbers", plan_id=plan_id, unit_code=unit_code):
            numbers.setdefault(row["kind"], set()).add(row["number"])
        figures: dict[str, list[Before]] = {}
        for row in self._ledger.rows("history_figures", plan_id=plan_id, unit_code=unit_code):
            figure = Before(
                row["rank"],
                row["actual"],
                row["percent_complete"],
                row["status"],
                row["result"] or "",
                row["period_name"],
            )
            figures.setdefault(row["item_code"], []).append(figure)
        difficulties: dict[str, list[str]] = {}
        for row in self._ledger.rows("history_open_difficulties", plan_id=plan_id, unit_code=unit_code):
            difficulties.setdefault(row["item_code"], []).append(row["difficulty_no"])
        return _history(numbers, figures, difficulties)


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
