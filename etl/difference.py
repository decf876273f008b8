"""What would change in the ledger if a file's accepted rows were loaded, against what counts now."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from domain.columns import Sheet
from domain.folding import fold
from domain.sheets import SHEETS
from etl.identities import KINDS, recorded_ids
from etl.normalise import Row
from etl.shares import share_of
from etl.verdict import SheetVerdict, Verdict
from ledger import Ledger

ChangeKind = Literal["new", "changed", "gone", "to_mend", "kept"]
CHANGE_KINDS: tuple[ChangeKind, ...] = ("new", "changed", "gone", "to_mend", "kept")
# Sheets whose rows tell of records with a number of their own, and the column of that number.
RECORDS = {sheet: kind.no_column for sheet, kind in KINDS.items()}
Values = Mapping[str, Any]


@dataclass(frozen=True)
class CellChange:
    """One value that becomes another, both typed as the ledger stores them; None where there is nothing."""

    field: str
    before: object
    after: object


@dataclass(frozen=True)
class RowChange:
    """One row: new, changed, gone (counts no more), to_mend (counts no more until mended), kept (stays as it is).

    `row` is its number in the file, 0 for one the file doesn't hold; `key` the filled values that tell it from others.
    """

    kind: ChangeKind
    row: int
    key: Mapping[str, object]
    cells: tuple[CellChange, ...] = ()


@dataclass(frozen=True)
class SheetChange:
    """What one sheet would change for one unit; `unchanged` counts the rows that say what counts already."""

    sheet: str
    source_sheet: str
    unit_code: str
    rows: tuple[RowChange, ...]
    unchanged: int = 0

    def count(self, kind: ChangeKind) -> int:
        """Return how many rows are of that kind."""
        return sum(row.kind == kind for row in self.rows)


class Answers:
    """What the ledger answers, each question asked once: the files of one drop mostly ask the same ones."""

    def __init__(self, ledger: Ledger) -> None:
        self._ledger = ledger
        self._known: dict[tuple[str, str], list[dict[str, Any]]] = {}

    def __call__(self, query: str, **params: Any) -> list[dict[str, Any]]:
        """Return a query's rows as they were when first asked; raises LedgerError."""
        asked = (query, repr(params))
        if asked not in self._known:
            self._known[asked] = self._ledger.rows(query, **params)
        return self._known[asked]


def difference(ledger: Ledger, verdict: Verdict, answers: Answers | None = None) -> list[SheetChange]:
    """Return what loading the verdict would change, by unit and sheet; nothing for a file that is already in.

    `answers` are those given on other files while the ledger is the same. Raises LedgerError.
    """
    if verdict.status in {"duplicate", "refused"} or verdict.plan is None or verdict.period is None:
        return []
    ask = answers or Answers(ledger)
    plan_id, period = verdict.plan.plan_id, verdict.period.code
    found = []
    for number, unit in enumerate(verdict.units):
        for sheet in share_of(verdict, unit, takes_unplaced=number == 0).sheets:
            if not sheet.holds(unit.unit_code):
                continue
            counting = ask(f"compared_{sheet.sheet}", plan_id=plan_id, period=period)
            own = [row for row in counting if row["unit_code"] == unit.unit_code]
            if sheet.sheet in RECORDS:
                ids = recorded_ids(ask, sheet.sheet, sheet.accepted, plan_id, unit.unit_code)
                found.append(_records(sheet, unit.unit_code, own, ids))
            else:
                found.append(_whole_sheet(sheet, unit.unit_code, own, is_estimate=verdict.is_estimate))
    return found


def _whole_sheet(sheet: SheetVerdict, unit_code: str, held: Sequence[Values], *, is_estimate: bool) -> SheetChange:
    """Compare a sheet that takes the place of the one that counts: what it doesn't hold counts no more."""
    declared = SHEETS[sheet.sheet]
    if is_estimate and any(row["is_final"] for row in held):
        # The final report counts whatever an estimate says, and however late it comes.
        kept = [RowChange("kept", 0, _shown_key(declared, row)) for row in held]
        return SheetChange(sheet.sheet, sheet.source_sheet, unit_code, tuple(kept))
    waiting: defaultdict[tuple[str, ...], list[Values]] = defaultdict(list)
    for counting in held:
        waiting[_key(declared, counting)].append(counting)
    changes: list[RowChange] = []
    unchanged = 0
    for row in sheet.accepted:
        same = waiting[_key(declared, row.values)]
        change = _compared(declared, row, same.pop(0) if same else None)
        unchanged += change is None
        changes += [change] if change else []
    changes += _left(declared, [row for rows in waiting.values() for row in rows], sheet.refused)
    return SheetChange(sheet.sheet, sheet.source_sheet, unit_code, tuple(changes), unchanged)


def _records(sheet: SheetVerdict, unit_code: str, held: Sequence[Values], ids: Sequence[str | None]) -> SheetChange:
    """Compare rows that tell of records with a number of their own: absence from a file ends none of them."""
    declared = SHEETS[sheet.sheet]
    known = {str(row["id"]): row for row in held}
    changes: list[RowChange] = []
    unchanged = 0
    for row, record_id in zip(sheet.accepted, ids, strict=True):
        recorded = known.pop(record_id or "", None)
        change = _compared(declared, row, recorded)
        if change and recorded and recorded["is_fixed"]:
            change = RowChange("kept", row.number, change.key, change.cells)
        unchanged += change is None
        changes += [change] if change else []
    expected = [row for row in known.values() if row["is_expected"]]
    changes += [RowChange("kept", 0, _shown_key(declared, row)) for row in expected]
    return SheetChange(sheet.sheet, sheet.source_sheet, unit_code, tuple(changes), unchanged)


def _compared(sheet: Sheet, row: Row, held: Values | None) -> RowChange | None:
    """Return how an accepted row differs from the one that counts, None where it says the same."""
    # What the plan or the Office prints counts as printed; a record keeps its number whatever a file leaves out.
    own = [c.name for c in sheet.columns if not c.from_plan and c.name != RECORDS.get(sheet.name)]
    if held is None:
        own = [name for name in own if name not in sheet.key]
        filled = [CellChange(name, None, value) for name in own if (value := _filled(row.values.get(name))) is not None]
        return RowChange("new", row.number, _shown_key(sheet, row.values), tuple(filled))
    pairs = [(name, held[name], row.values.get(name)) for name in own]
    cells = [CellChange(name, before, after) for name, before, after in pairs if _filled(before) != _filled(after)]
    return RowChange("changed", row.number, _shown_key(sheet, held), tuple(cells)) if cells else None


def _left(sheet: Sheet, held: Sequence[Values], refused: Sequence[Row]) -> list[RowChange]:
    """Return what counts now and would count no more: refused rows wait for mending, the others are gone."""
    to_mend = {_key(sheet, row.values): row.number for row in refused}
    return [
        RowChange("to_mend" if number else "gone", number, _shown_key(sheet, row))
        for row in held
        for number in [to_mend.get(_key(sheet, row), 0)]
    ]


def _key(sheet: Sheet, values: Values) -> tuple[str, ...]:
    return tuple(fold(str(values.get(name) or "")) for name in sheet.key)


def _shown_key(sheet: Sheet, values: Values) -> dict[str, object]:
    return {name: value for name in sheet.key if (value := _filled(values.get(name))) is not None}


def _filled(value: object) -> object:
    """An empty text says as little as no value; nought and No do say something."""
    return None if value == "" else value
