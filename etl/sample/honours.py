"""What persons and collectives were awarded in earlier years, with the decisions' numbers and days."""

from collections.abc import Iterator, Sequence
from typing import Any

from domain.plan import Unit
from etl.sample.chance import Chance
from etl.sample.people import Person
from etl.sample.texts import texts

_YEARS = (2020, 2021, 2022)
_BY_DEPARTMENT = frozenset({"LDTT", "CSTDCS", "TTLDTT", "GK"})
_BY_STATE = frozenset({"BK_TTG", "CSTDTQ"})


def award_history_rows(unit: Unit, people: Sequence[Person], chance: Chance) -> list[dict[str, object]]:
    """Return the unit's rows: what is told of it, and the titles nearly everybody gets year after year."""
    rows = [_row(unit.name, None, year, "TTLDTT") for year in _YEARS]
    for person in people:
        for year in _years_with_title(person, chance):
            rows.append(_row(person.name, person.birth_year, year, "LDTT"))
    return rows + list(_told_rows(unit, people))


def _years_with_title(person: Person, chance: Chance) -> list[int]:
    told = {year for entry in _told(person.unit_code) if entry.get("place") == person.place for year in entry["years"]}
    return [
        year
        for year in _YEARS
        if person.counted
        and person.joined_on.year < year
        and (year in told or chance.number(10, "history", person.unit_code, person.place, year) > 0)
    ]


def _told(unit_code: str) -> list[dict[str, Any]]:
    return [entry for entry in texts("nominations")["history"] if entry["unit"] == unit_code]


def _told_rows(unit: Unit, people: Sequence[Person]) -> Iterator[dict[str, object]]:
    for entry in _told(unit.unit_code):
        person = people[entry["place"]] if "place" in entry else None
        for year in entry["years"]:
            yield _row(
                person.name if person else unit.name, person.birth_year if person else None, year, entry["award"]
            )


def _row(name: str, birth_year: int | None, year: int, award: str) -> dict[str, object]:
    side = "department" if award in _BY_DEPARTMENT else "state" if award in _BY_STATE else "higher"
    decision = texts("nominations")["decisions"][side][str(year)]
    return {
        "subject_name": name,
        "birth_year": birth_year,
        "year": year,
        "award": award,
        "decision_no": decision["no"],
        "decision_on": decision["on"],
    }
