"""Registrations and nominations of the invented year, and the path each of them takes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from domain.folding import clean
from domain.plan import Unit
from etl.sample.chance import Chance
from etl.sample.people import Person, Staff
from etl.sample.texts import texts

REGISTRATION, REVIEW = "2023-Q1", "2023-Q4"
LATE_UNIT, SILENT_UNIT = "VTLT", "TTR"
_MINUTES = "Biên bản họp; Danh sách trích ngang"
_REPORT = "Biên bản họp; Báo cáo thành tích"
_COLLECTIVE = "{unit} hoàn thành tốt nhiệm vụ năm 2023; nội bộ đoàn kết, chấp hành kỷ luật, kỷ cương hành chính."
_AUTHOR = "Đạt Lao động tiên tiến năm 2023; tác giả sáng kiến “{initiative}” đã áp dụng tại đơn vị."


@dataclass(frozen=True)
class Nomination:
    """One nomination: who, for what, in whose workbook of which period, and the path it takes.

    `typed` holds what a careless hand writes instead (field -> value).
    """

    unit_code: str
    period: str
    award: str
    kind: str
    person: Person | None
    collective: str
    achievement: str
    fate: str = ""
    registered: bool = False
    only_registered: bool = False
    item_code: str = ""
    initiative: str = ""
    initiative_decision: str = ""
    votes: tuple[int, int] = (0, 0)
    typed: Mapping[str, object] = field(default_factory=dict)

    @property
    def nominee_name(self) -> str:
        """The name as it stands in the workbook, but for its spaces."""
        return clean(str(self._told("nominee_name", self.person.name if self.person else self.collective)))

    @property
    def selector(self) -> dict[str, object]:
        """What tells it from others in the manifest."""
        chosen: dict[str, object] = {
            "plan": self.period[:4],
            "unit": self.unit_code,
            "nominee_name": self.nominee_name,
            "award": self.award,
        }
        birth_year = self._told("birth_year", self.person.birth_year if self.person else None)
        return {**chosen, "birth_year": birth_year} if birth_year else chosen

    def row(self, *, stage: str) -> dict[str, object]:
        """Return its row; a registration names only who aims at what."""
        row: dict[str, object] = {
            "stage": stage,
            "nominee_name": self.nominee_name,
            "nominee_kind": "individual" if self.person else "collective",
            "award": self.award,
            "commendation_kind": self.kind,
            "item_code": self.item_code,
        }
        if self.person:
            row |= {
                "honorific": self.person.honorific,
                "birth_year": self.person.birth_year,
                "position": self.person.position,
            }
        return {**row, **self.typed} if stage == "registered" else {**row, **self._facts(), **self.typed}

    def _told(self, name: str, value: object) -> object:
        return self.typed.get(name, value)

    def _facts(self) -> dict[str, object]:
        return {
            "achievement": self.achievement,
            "work_grade": self.person.grade if self.person and self.kind == "merit" else None,
            "initiative": self.initiative,
            "initiative_decision": self.initiative_decision,
            "votes_for": self.votes[0] or None,
            "votes_total": self.votes[1] or None,
            "documents": _MINUTES if self.award in ("LDTT", "TTLDTT") else _REPORT,
        }


def nominations_of(unit: Unit, staff: Staff, chance: Chance) -> tuple[Nomination, ...]:
    """Return everything a unit registers or proposes in the year, titles of the year first."""
    people = staff[unit.unit_code]
    voters = sum(person.counted and not person.newcomer for person in people)
    return (
        *_yearly_titles(unit, people, voters, chance),
        *_initiatives(unit, people, voters),
        *_specials(unit, people),
    )


def nomination_rows(nominations: Sequence[Nomination], period: str) -> list[dict[str, object]]:
    """Return the rows of a period's workbook: registrations in quarter I, proposals when their time comes."""
    rows = []
    for nomination in nominations:
        if period == REGISTRATION and (nomination.registered or nomination.only_registered):
            rows.append(nomination.row(stage="registered"))
        elif nomination.period == period and not nomination.only_registered:
            rows.append(nomination.row(stage="proposed"))
    return rows


def moves_of(nomination: Nomination) -> Iterator[tuple[date, dict[str, object]]]:
    """Yield the day and the words of each act on a nomination, in order."""
    if not nomination.fate:
        return
    for step in texts("fates")[nomination.fate]["steps"]:
        move = {"nomination": nomination.selector, **{name: value for name, value in step.items() if name != "on"}}
        if step["state"] == "decided":
            move.setdefault("decision_no", texts("fates")["decision_nos"].get(nomination.award))
        if "decision_no" in move:
            move["decision_on"] = step["on"]
        yield step["on"], move


def _yearly_titles(unit: Unit, people: Sequence[Person], voters: int, chance: Chance) -> Iterator[Nomination]:
    proposes = unit.unit_code != SILENT_UNIT
    decided = "decided_late" if unit.unit_code == LATE_UNIT else "decided"
    for person in people:
        joins = person.counted and not person.newcomer
        if not joins:
            continue
        fate = "ineligible_discipline" if person.discipline else decided
        yield Nomination(
            unit_code=unit.unit_code,
            period=REVIEW,
            award="LDTT",
            kind="merit",
            person=person,
            collective="",
            achievement=praise_of(unit, person.place),
            fate=fate if proposes and person.deserves_title else "",
            registered=True,
            only_registered=not person.deserves_title,
            votes=(voters - chance.number(2, "vote", unit.unit_code, person.place), voters),
        )
    yield Nomination(
        unit_code=unit.unit_code,
        period=REVIEW,
        award="TTLDTT",
        kind="merit",
        person=None,
        collective=unit.name,
        achievement=_COLLECTIVE.format(unit=unit.name),
        fate=("returned_late" if unit.unit_code == LATE_UNIT else "decided") if proposes else "",
        registered=True,
        votes=(voters, voters),
    )


def praise_of(unit: Unit, place: int) -> str:
    """Return two sentences, so that no two persons of a unit are praised for the same."""
    lines = texts("nominations")["achievements"]
    common: list[str] = lines["OTHER"]
    own: list[str] = lines.get(unit.unit_code, common)
    return f"{own[place % len(own)]} {common[(place // len(own) + place) % len(common)]}"


def _initiatives(unit: Unit, people: Sequence[Person], voters: int) -> Iterator[Nomination]:
    for entry in texts("nominations")["initiative"]:
        if entry["unit"] == unit.unit_code:
            person = people[entry["place"]]
            yield Nomination(
                unit_code=unit.unit_code,
                period=REVIEW,
                award="CSTDCS",
                kind="merit",
                person=person,
                collective="",
                achievement=_AUTHOR.format(initiative=entry["name"]),
                fate=entry["fate"],
                registered=True,
                initiative=entry["name"],
                initiative_decision=entry.get("decision", ""),
                votes=(voters, voters),
            )


def _specials(unit: Unit, people: Sequence[Person]) -> Iterator[Nomination]:
    for entry in texts("nominations")["special"]:
        if entry["unit"] == unit.unit_code:
            yield special(unit, people, entry)


def special(unit: Unit, people: Sequence[Person], entry: Mapping[str, Any]) -> Nomination:
    """Return the nomination that an entry of a file tells of by the person's place or the collective's name."""
    return Nomination(
        unit_code=unit.unit_code,
        period=entry["period"],
        award=entry["award"],
        kind=entry["kind"],
        person=None if "collective" in entry else people[entry["place"]],
        collective=entry.get("collective") or unit.name,
        achievement=entry["achievement"],
        fate=entry["fate"],
        registered=entry.get("registered", False),
        only_registered=entry.get("stage") == "registered",
        item_code=entry.get("item_code", ""),
        initiative=entry.get("initiative", ""),
        initiative_decision=entry.get("initiative_decision", ""),
    )
