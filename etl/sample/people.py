"""Invented staff: names, posts, years of birth, grades; the persons of whom something is told stand in people.toml."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from domain.plan import Unit
from etl.sample.chance import Chance
from etl.sample.texts import texts

SMALLEST_UNIT = 5


@dataclass(frozen=True)
class Person:
    """One invented member of staff; `place` counts from the head of the unit, who is 0."""

    unit_code: str
    place: int
    honorific: str
    name: str
    birth_year: int
    position: str
    joined_on: date
    counted: bool = True
    grade: str = "good"
    newcomer: bool = False
    discipline: str = ""
    discipline_from: date | None = None
    discipline_to: date | None = None

    @property
    def deserves_title(self) -> bool:
        """Whether the unit proposes the person for the title of the year."""
        return self.counted and not self.newcomer and self.grade in ("excellent", "good")


Staff = Mapping[str, tuple[Person, ...]]


def invent_staff(units: Sequence[Unit], chance: Chance) -> Staff:
    """Return each unit's staff, as many as its headcount, in the order of their posts."""
    told = {(entry["unit"], entry["place"]): entry for entry in texts("people")["person"]}
    names = _names(chance, {entry["name"] for entry in told.values() if "name" in entry})
    staff: dict[str, tuple[Person, ...]] = {}
    for unit in units:
        invented = [_person(unit, place, next(names), chance) for place in range(unit.headcount or SMALLEST_UNIT)]
        staff[unit.unit_code] = tuple(_as_told(p, told.get((p.unit_code, p.place), {})) for p in invented)
    return staff


def roster_rows(staff: Sequence[Person], *, graded: bool) -> list[dict[str, object]]:
    """Return the rows of the roster; before the year is graded newcomers are not there yet and grades are empty."""
    return [
        {
            "full_name": person.name,
            "birth_year": person.birth_year,
            "position": person.position,
            "counted": person.counted,
            "work_grade": person.grade if graded else None,
            "joined_on": person.joined_on,
            **(_discipline(person) if graded else {}),
        }
        for person in staff
        if graded or not person.newcomer
    ]


def _discipline(person: Person) -> dict[str, object]:
    return {
        "discipline": person.discipline,
        "discipline_from": person.discipline_from,
        "discipline_to": person.discipline_to,
    }


def _names(chance: Chance, taken: set[str]) -> Iterator[tuple[str, str]]:
    lists = texts("people")
    leaders = set(lists["leaders"].values())
    used = taken | leaders
    number = 0
    while True:
        number += 1
        honorific, side = (("Ông", "men"), ("Bà", "women"))[chance.number(2, "side", number)]
        parts = (
            chance.pick(lists["families"], "family", number),
            chance.pick(lists[side]["middle"], "middle", number),
            chance.pick(lists[side]["given"], "given", number),
        )
        name = " ".join(parts)
        if name not in used:
            used.add(name)
            yield honorific, name


def _person(unit: Unit, place: int, named: tuple[str, str], chance: Chance) -> Person:
    posts = texts("people")["posts"].get(unit.kind) or texts("people")["posts"]["division"]
    position = posts[min(place, len(posts) - 1)]
    youngest = 1979 if place < 2 else 1995
    birth_year = youngest - chance.number(12 if place < 2 else 20, "birth", unit.unit_code, place)
    joined = max(2005, birth_year + 24) + chance.number(3, "joined", unit.unit_code, place)
    return Person(
        unit_code=unit.unit_code,
        place=place,
        honorific=named[0],
        name=named[1],
        birth_year=birth_year,
        position=position,
        joined_on=date(min(joined, 2021), 1 + chance.number(12, "month", unit.unit_code, place), 1),
        counted=position not in texts("people")["story"]["uncounted_posts"],
    )


def _as_told(person: Person, told: Mapping[str, Any]) -> Person:
    return replace(person, **{name: value for name, value in told.items() if name not in ("unit", "place")})
