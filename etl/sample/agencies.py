"""Other agencies that send nominations to be appraised, invented like everything else: what their workbooks hold."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from domain.catalogue import Award
from domain.periods import parse_period_code
from domain.plan import Unit
from etl.sample.nominations import REVIEW, Nomination, nomination_rows
from etl.sample.people import Person, roster_rows
from etl.sample.story import SentFile
from etl.sample.texts import texts

_Rows = dict[str, Sequence[Mapping[str, object]]]


def agency_files(agencies: Sequence[Unit], plan_ids: Sequence[str], periods: int) -> list[SentFile]:
    """Return the files of the agencies of whom something is told: one each, in the last quarter."""
    period = parse_period_code(REVIEW)
    if period is None or str(period.year) not in plan_ids or period.ends_on.month > 3 * periods:
        return []
    told = {entry["unit"] for entry in texts("agencies")["nomination"]}
    return [
        SentFile(unit.unit_code, period, f"{unit.unit_code}_{REVIEW}.xlsx", texts("agencies")["at"])
        for unit in agencies
        if unit.unit_code in told
    ]


def agency_nominations(agency: Unit) -> tuple[Nomination, ...]:
    """Return what an agency asks to be appraised."""
    people = _people(agency.unit_code)
    return tuple(_nomination(people, entry) for entry in _told("nomination", agency.unit_code))


def agency_rows(agency: Unit, awards: Mapping[str, Award]) -> _Rows:
    """Return the rows of an agency's workbook: its nominations, and what they are judged by."""
    return {
        "nominations": nomination_rows(agency_nominations(agency), REVIEW),
        "roster": roster_rows(_people(agency.unit_code), graded=True),
        "award_history": list(_honours(agency.unit_code, awards)),
    }


def _told(kind: str, unit_code: str) -> list[dict[str, Any]]:
    return [entry for entry in texts("agencies")[kind] if entry["unit"] == unit_code]


def _people(unit_code: str) -> tuple[Person, ...]:
    named = _told("person", unit_code)
    return tuple(
        Person(unit_code, place, **{name: value for name, value in entry.items() if name != "unit"})
        for place, entry in enumerate(named)
    )


def _nomination(people: Sequence[Person], entry: Mapping[str, Any]) -> Nomination:
    return Nomination(
        unit_code=entry["unit"],
        period=REVIEW,
        award=entry["award"],
        kind=entry["kind"],
        person=people[entry["place"]] if "place" in entry else None,
        collective=entry.get("collective", ""),
        achievement=entry["achievement"],
        fate=entry.get("fate", ""),
        initiative=entry.get("initiative", ""),
        initiative_decision=entry.get("initiative_decision", ""),
        typed={"work_grade": entry["grade"]} if "grade" in entry else {},
    )


def _honours(unit_code: str, awards: Mapping[str, Award]) -> Iterator[dict[str, object]]:
    people, decisions = _people(unit_code), texts("agencies")["decisions"]
    for entry in _told("honour", unit_code):
        by_head = awards[entry["award"]].is_decided_by_head
        subjects = [(people[place].name, people[place].birth_year) for place in entry.get("places", ())]
        for name, birth_year in subjects or [(entry["collective"], None)]:
            for year in entry["years"]:
                decision = decisions[unit_code if by_head else "higher"][str(year)]
                yield {
                    "subject_name": name,
                    "birth_year": birth_year,
                    "year": year,
                    "award": entry["award"],
                    "decision_no": decision["no"],
                    "decision_on": decision["on"],
                }
