"""Who a nomination, a row of a roster and a line of award history speak of, and when two of them speak of one."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from domain.folding import fold
from domain.people import bare_name
from domain.plan import Unit

INDIVIDUAL, COLLECTIVE = "individual", "collective"
_COLLECTIVE_OF = re.compile(r"^tap the (can bo |cong chuc |vien chuc |nguoi lao dong |va )*")
_P_DOT = re.compile(r"^p (?=\w)")
_FEWEST_SPACES = 3  # of the beginning of a unit's name that is taken for it

Item = TypeVar("Item")


@dataclass(frozen=True)
class Subject:
    """A person or a collective as one row speaks of it; `key` is the same for every row that surely speaks of it.

    `name_key` is the name folded, without form of address or degree; of a collective that is a unit it is that unit's
    code, which `unit_itself` holds too. A collective has no birth year.
    """

    kind: str
    unit_code: str
    name_key: str
    birth_year: int | None = None
    unit_itself: str = ""

    @property
    def key(self) -> str:
        """What tells it from every other: kind, unit, name and, of a person, the birth year or nothing."""
        return "|".join((self.kind, self.unit_code, self.name_key, str(self.birth_year or "")))

    def may_be(self, other: "Subject") -> bool:
        """Tell whether both may be one: same kind, unit and name; birth years equal, or one of them not known."""
        return (
            self.is_namesake(other)
            and self.unit_code == other.unit_code
            and (self.birth_year == other.birth_year or self.birth_year is None or other.birth_year is None)
        )

    def is_namesake(self, other: "Subject") -> bool:
        """Tell whether both bear one name, in whatever unit."""
        return self.name_key == other.name_key and self.kind == other.kind and bool(self.name_key)


@dataclass(frozen=True)
class Found(Generic[Item]):
    """What speaks of a subject: the `items` of the one it is; where several may be it (`is_ambiguous`), of all."""

    items: tuple[Item, ...] = ()
    is_ambiguous: bool = False


def person(name: str, birth_year: int | None, unit_code: str) -> Subject:
    """Return the person a name, a birth year and a unit speak of."""
    return Subject(INDIVIDUAL, unit_code, fold(bare_name(name)), birth_year)


def collective(name: str, unit_code: str, units: Iterable[Unit]) -> Subject:
    """Return the collective a name in a unit's file speaks of: a unit (by name, short name or code) or part of one."""
    itself = unit_named(name, units)
    if itself is not None:
        return Subject(COLLECTIVE, itself.unit_code, itself.unit_code, unit_itself=itself.unit_code)
    return Subject(COLLECTIVE, unit_code, fold(name))


def unit_named(name: str, units: Iterable[Unit]) -> Unit | None:
    """Return the unit whose name, short name or code the text is, or whose name alone it begins with several words.

    "Tập thể" before it and the agency's name behind it are left aside.
    """
    listed = list(units)
    key = _P_DOT.sub("phong ", _COLLECTIVE_OF.sub("", fold(name)))
    agencies = [fold(text) for unit in listed if not unit.reports for text in (unit.name, unit.short_name)]
    for wanted in (key, *(key.removesuffix(f" {agency}") for agency in agencies)):
        exact = next((unit for unit in listed if wanted in _names(unit)), None)
        begun = [unit for unit in listed if fold(unit.name).startswith(f"{wanted} ")]
        if exact or (len(begun) == 1 and wanted.count(" ") >= _FEWEST_SPACES):
            return exact or begun[0]
    return None


def _names(unit: Unit) -> set[str]:
    return {fold(unit.name), fold(unit.short_name), fold(unit.unit_code)}


def find(subject: Subject, items: Sequence[Item], subject_of: Callable[[Item], Subject]) -> Found[Item]:
    """Return the items that speak of a subject, those without a birth year where nobody else bears the name.

    Where the names of several persons fit equally well, the items of all of them are returned as ambiguous.
    """
    fitting = [item for item in items if subject.may_be(subject_of(item))]
    exact = [item for item in fitting if subject_of(item).birth_year == subject.birth_year]
    namesakes = (
        one for one in map(subject_of, items) if one.is_namesake(subject) and one.unit_code == subject.unit_code
    )
    years = {one.birth_year for one in namesakes} - {None, subject.birth_year}
    if subject.birth_year is not None and exact and years:
        return Found(tuple(exact))
    return Found(tuple(fitting), is_ambiguous=len(years) > 1 if subject.birth_year is None else bool(years and fitting))


def find_row(subject: Subject, rows: Sequence[Item], subject_of: Callable[[Item], Subject]) -> Found[Item]:
    """Return the one row of a list in which everybody stands once; the same birth year outweighs an unknown one.

    Several rows that fit equally well are returned as ambiguous.
    """
    fitting = [row for row in rows if subject.may_be(subject_of(row))]
    exact = [row for row in fitting if subject_of(row).birth_year == subject.birth_year]
    found = exact if subject.birth_year is not None and exact else fitting
    return Found(tuple(found), is_ambiguous=len(found) > 1)
