"""What persons and collectives were awarded in earlier years, with the decisions' numbers and days."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from domain.plan import Unit
from etl.sample.chance import Chance
from etl.sample.people import Person
from etl.sample.texts import texts

YEAR_BEFORE = 2022
BY_DEPARTMENT = frozenset({"LDTT", "CSTDCS", "TTLDTT", "GK"})
_YEARS = (2020, 2021, YEAR_BEFORE)
_BY_STATE = frozenset({"BK_TTG", "CSTDTQ"})


def award_history_rows(unit: Unit, people: Sequence[Person], chance: Chance) -> list[dict[str, object]]:
    """Return the unit's rows: what is told of it, and the titles nearly everybody gets year after year."""
    rows = [_row(unit.name, year, "TTLDTT") for year in _YEARS]
    for person in people:
        for year in years_with_title(person, chance):
            rows.append(_row(person, year, "LDTT"))
    return [*rows, *_told_rows(unit, people), *_rows_of_year_before(unit, people)]


def years_with_title(person: Person, chance: Chance) -> list[int]:
    """Return the years in which the person got the title of the year."""
    own = [entry for entry in honours_told(person.unit_code) if entry.get("place") == person.place]
    told = {year for entry in own for year in entry["years"]}
    return [
        year
        for year in _YEARS
        if person.counted
        and person.joined_on.year < year
        and (year in told or chance.number(10, "history", person.unit_code, person.place, year) > 0)
    ]


def honours_told(unit_code: str) -> list[dict[str, Any]]:
    """Return what is told of the unit and its people: award, years and, of a person, the place."""
    return [entry for entry in texts("nominations")["history"] if entry["unit"] == unit_code]


def _told_rows(unit: Unit, people: Sequence[Person]) -> Iterator[dict[str, object]]:
    for entry in honours_told(unit.unit_code):
        person = people[entry["place"]] if "place" in entry else None
        for year in entry["years"]:
            yield _row(person or unit.name, year, entry["award"])


def _rows_of_year_before(unit: Unit, people: Sequence[Person]) -> Iterator[dict[str, object]]:
    """Yield what was decided then beside the titles of everybody; of who has come since the unit tells nothing yet."""
    for entry in texts("year_before")["special"]:
        if entry["unit"] == unit.unit_code and (decided := _decided(entry["fate"])):
            person = people[entry["place"]] if "place" in entry else None
            yield _row(person or entry["collective"] or unit.name, YEAR_BEFORE, entry["award"], decided)


def _decided(fate: str) -> Mapping[str, Any] | None:
    last = texts("fates")[fate]["steps"][-1]
    return {"no": last["decision_no"], "on": last["on"]} if last["state"] == "decided" else None


def _row(subject: Person | str, year: int, award: str, decision: Mapping[str, Any] | None = None) -> dict[str, object]:
    if decision is None:
        side = "department" if award in BY_DEPARTMENT else "state" if award in _BY_STATE else "higher"
        decision = texts("nominations")["decisions"][side][str(year)]
    return {
        "subject_name": subject if isinstance(subject, str) else subject.name,
        "birth_year": None if isinstance(subject, str) else subject.birth_year,
        "year": year,
        "award": award,
        "decision_no": decision["no"],
        "decision_on": decision["on"],
    }
