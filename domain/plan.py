"""A yearly plan: its items, who owes what, and how its movements are described."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum

ALL_UNITS = "ALL"
AGENCY_KIND = "agency"


class ItemKind(Enum):
    """A task of the plan, or an emulation movement."""

    TASK = "task"
    MOVEMENT = "movement"


class Repeats(Enum):
    """How often an item falls due between its start and its due date."""

    ONCE = "once"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half_yearly"
    YEARLY = "yearly"
    AS_NEEDED = "as_needed"


REPEATS_LABELS = {
    Repeats.ONCE: "Một lần",
    Repeats.MONTHLY: "Hằng tháng",
    Repeats.QUARTERLY: "Hằng quý",
    Repeats.HALF_YEARLY: "6 tháng một lần",
    Repeats.YEARLY: "Hằng năm",
    Repeats.AS_NEEDED: "Khi phát sinh",
}
ITEM_KIND_LABELS = {ItemKind.TASK: "Nhiệm vụ", ItemKind.MOVEMENT: "Phong trào"}


@dataclass(frozen=True)
class Unit:
    """A unit of the Department as named between two dates; `display_order` is the protocol order."""

    unit_code: str
    name: str
    short_name: str
    kind: str
    parent_code: str
    display_order: int
    headcount: int | None
    valid_from: date | None
    valid_to: date | None
    successor_code: str

    def in_force(self, on: date) -> bool:
        """Tell whether the unit existed on that day."""
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on <= self.valid_to)

    @property
    def reports(self) -> bool:
        """Whether it is one of `ALL`: every unit but the agency itself."""
        return self.kind != AGENCY_KIND


@dataclass(frozen=True)
class PlanItem:
    """One content of a plan that can be followed. `with_units` may be `ALL`; `weight` weighs items, not units."""

    item_code: str
    kind: ItemKind
    clause: str
    title: str
    product: str
    measure: str
    lead_unit: str
    with_units: tuple[str, ...]
    start_on: date | None
    due_on: date | None
    repeats: Repeats
    weight: float
    clause_text: str = ""

    def concerns(self, unit: Unit) -> bool:
        """Tell whether the unit leads or joins the item."""
        named = {self.lead_unit, *self.with_units}
        return unit.unit_code in named or (ALL_UNITS in named and unit.reports)


@dataclass(frozen=True)
class Criterion:
    """One criterion of a movement (`item_code`); `measure` is what results are counted in, or a share: "% hồ sơ"."""

    criterion_no: str
    item_code: str
    text: str
    measure: str

    @property
    def is_share(self) -> bool:
        """Whether results are percents, which are never added up over units or periods."""
        return self.measure.startswith("%")


@dataclass(frozen=True)
class Plan:
    """A yearly plan as issued: identity, legal bases as printed, and the items the Office follows.

    `criteria` are those of its movements, as the register of movements in force has them.
    """

    plan_id: str
    title: str
    first_day: date
    last_day: date
    legal_bases: tuple[str, ...]
    source: str
    items: tuple[PlanItem, ...]
    criteria: tuple[Criterion, ...] = ()

    def may_report(self, unit: Unit) -> bool:
        """Tell whether a unit may report under the plan: no agency, and in force on some day of it."""
        return unit.reports and self.covers(unit)

    def covers(self, unit: Unit) -> bool:
        """Tell whether a unit or an agency is in force on some day of the plan."""
        begun = unit.valid_from is None or unit.valid_from <= self.last_day
        return begun and (unit.valid_to is None or self.first_day <= unit.valid_to)

    def items_of(self, unit: Unit) -> tuple[PlanItem, ...]:
        """Return the items the unit leads or joins, in the plan's order."""
        return tuple(item for item in self.items if item.concerns(unit))

    def criteria_of(self, unit: Unit) -> tuple[Criterion, ...]:
        """Return the criteria of the movements the unit leads or joins, in the register's order."""
        own = {item.item_code for item in self.items_of(unit)}
        return tuple(criterion for criterion in self.criteria if criterion.item_code in own)


def appraised_units(units: Iterable[Unit]) -> frozenset[str]:
    """Return the codes of the agencies whose nominations the Department appraises: all but the one its units belong to.

    The view `appraised_units` tells the same of the ledger's register.
    """
    listed = list(units)
    parents = {unit.parent_code for unit in listed if unit.reports}
    return frozenset(unit.unit_code for unit in listed if not unit.reports and unit.unit_code not in parents)


def split_units(text: str) -> tuple[str, ...]:
    """Return the unit codes of a cell such as "VP; TDKT" or "ALL"."""
    return tuple(part.strip() for part in text.replace(",", ";").split(";") if part.strip())
