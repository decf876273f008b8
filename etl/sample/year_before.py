"""Nominations of the year before: the titles that award history tells, and what else units proposed then."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from domain.plan import Unit
from etl.sample.chance import Chance
from etl.sample.honours import BY_DEPARTMENT, YEAR_BEFORE, honours_told, years_with_title
from etl.sample.nominations import Nomination, praise_of, special
from etl.sample.people import Person, Staff
from etl.sample.texts import texts

_PERIOD = str(YEAR_BEFORE)


def nominations_before(unit: Unit, staff: Staff, chance: Chance) -> tuple[Nomination, ...]:
    """Return everything a unit proposed in the year before, titles of the year first."""
    told = texts("year_before")
    if unit.unit_code not in told["units"]:
        return ()
    people = [_as_then(person) for person in staff[unit.unit_code]]
    specials = [special(unit, people, entry) for entry in told["special"] if entry["unit"] == unit.unit_code]
    return (*_titles(unit, people, chance), *_moved(unit, staff), *specials)


def _as_then(person: Person) -> Person:
    posts = {(entry["unit"], entry["place"]): entry["position"] for entry in texts("year_before")["post"]}
    return replace(person, position=posts.get((person.unit_code, person.place), person.position))


def _titles(unit: Unit, people: Sequence[Person], chance: Chance) -> Iterator[Nomination]:
    """Yield what became of the unit's titles: everyone whom award history names got what was proposed."""
    words = texts("year_before")["words"]
    voters = sum(person.counted and not person.newcomer for person in people)
    for person in people:
        if YEAR_BEFORE in years_with_title(person, chance):
            against = chance.number(2, "vote", unit.unit_code, person.place, YEAR_BEFORE)
            praise = praise_of(unit, person.place + 1)
            yield _decided(unit, "LDTT", person, praise, votes=(voters - against, voters))
    yield _decided(unit, "TTLDTT", None, words["collective"].format(unit=unit.name), votes=(voters, voters))
    for entry in honours_told(unit.unit_code):
        if YEAR_BEFORE in entry["years"]:
            author = people[entry["place"]] if "place" in entry else None
            praise = words["author"] if author else words["excellent"].format(unit=unit.name)
            found = _decided(unit, entry["award"], author, praise, votes=(voters, voters))
            yield _with_initiative(found, unit, words) if author else found


def _decided(unit: Unit, award: str, person: Person | None, achievement: str, *, votes: tuple[int, int]) -> Nomination:
    fates = texts("year_before")["fates"]
    late = "_late" if unit.unit_code == fates["late_unit"] else ""
    return Nomination(
        unit_code=unit.unit_code,
        period=_PERIOD,
        award=award,
        kind="merit",
        person=person,
        collective="" if person else unit.name,
        achievement=achievement,
        fate=fates[f"department{late}" if award in BY_DEPARTMENT else "province"],
        votes=votes,
    )


def _with_initiative(nomination: Nomination, unit: Unit, words: Mapping[str, Any]) -> Nomination:
    names = words["initiatives"]
    place = nomination.person.place if nomination.person else 0
    name = names[place % len(names)].format(unit=unit.short_name)
    return replace(nomination, initiative=name, initiative_decision=words["initiative_decision"])


def _moved(unit: Unit, staff: Staff) -> Iterator[Nomination]:
    for entry in texts("year_before")["moved"]:
        now = staff.get(entry["now"]["unit"], ())
        if entry["unit"] == unit.unit_code and len(now) > entry["now"]["place"]:
            person = replace(now[entry["now"]["place"]], position=entry["position"])
            yield Nomination(
                unit_code=unit.unit_code,
                period=_PERIOD,
                award=entry["award"],
                kind="merit",
                person=person,
                collective="",
                achievement=entry["achievement"],
                fate=entry["fate"],
            )
