"""What is known of a nomination and around it, as plain data a rule can ask."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import TypeVar

from domain.catalogue import Award
from domain.eligibility.rows import Ballot, Deadline, Honour, Member, Nomination, Paper
from domain.subjects import Found, Subject, find, find_row

_Row = TypeVar("_Row", Member, Honour, Nomination)


@dataclass(frozen=True)
class UnitFile:
    """What a unit has handed in: roster and history are None where no file of it holds that sheet."""

    unit_code: str
    name: str
    roster: tuple[Member, ...] | None = None
    honours: tuple[Honour, ...] | None = None
    founded_on: date | None = None

    @cached_property
    def members_named(self) -> dict[str, list[Member]]:
        """Name -> the rows of the roster that bear it, in their order."""
        return _by_name(self.roster or ())

    @cached_property
    def honours_named(self) -> dict[str, list[Honour]]:
        """Name -> the awards of the history that speak of it, in their order."""
        return _by_name(self.honours or ())


@dataclass(frozen=True)
class Surroundings:
    """Everything of a plan's year that nominations are judged in; `agency` is the code of the Department itself.

    Where only one unit's rows may be seen (`is_whole` is False), nothing is said of the whole Department. `rulings`
    holds, for the keys of two mentions of people, whether the Office found them to be one person. `is_appraised`: it is
    another agency's, alone.
    """

    year: int
    awards: Mapping[str, Award]
    units: Mapping[str, UnitFile]
    nominations: tuple[Nomination, ...]
    agency: str = ""
    is_whole: bool = True
    is_appraised: bool = False
    rulings: Mapping[frozenset[str], bool] = field(default_factory=dict)

    def unit(self, unit_code: str) -> UnitFile:
        """Return what a unit handed in; nothing for a unit nobody has heard of."""
        return self.units.get(unit_code) or UnitFile(unit_code, unit_code)

    @cached_property
    def by_award(self) -> dict[str, tuple[Nomination, ...]]:
        """Award -> its nominations that count."""
        counting = [one for one in self.nominations if one.counts]
        return {code: tuple(one for one in counting if one.award == code) for code in {n.award for n in counting}}

    @cached_property
    def nominations_named(self) -> dict[str, list[Nomination]]:
        """Name -> the nominations that speak of it, in their order."""
        return _by_name(self.nominations)

    @cached_property
    def units_with_registrations(self) -> frozenset[str]:
        """The units of whose nominations one stands registered in the ledger."""
        return frozenset(one.unit_code for one in self.nominations if one.is_registered)

    def holders(self, award: str, unit_code: str = "") -> tuple[Nomination, ...]:
        """Return the counting nominations for an award, one a subject, of one unit or of all.

        Whom the Office found to be one person counts once, in whichever units the person is nominated.
        """
        kept: dict[str, Nomination] = {}
        for one in self.by_award.get(award, ()):
            is_asked = not unit_code or one.subject.unit_code == unit_code
            if is_asked and not self.same_persons(one.subject) & kept.keys():
                kept.setdefault(one.subject.key, one)
        return tuple(kept.values())

    def has_proposed(self, award: str, unit_code: str = "") -> bool:
        """Tell whether anybody was ever proposed for an award, be it that all were returned."""
        proposed = (one for one in self.nominations if one.award == award and one.state != "registered")
        return any(not unit_code or one.subject.unit_code == unit_code for one in proposed)

    def is_apart(self, one: Subject, other: Subject) -> bool:
        """Tell whether the Office found two mentions to be two persons."""
        return self.rulings.get(frozenset((one.key, other.key))) is False

    def same_persons(self, subject: Subject) -> frozenset[str]:
        """Return the keys of the mentions elsewhere that the Office found to be the same person."""
        pairs = (keys for keys, is_same in self.rulings.items() if is_same and subject.key in keys)
        return frozenset(key for keys in pairs for key in keys) - {subject.key}

    def roster_of(self, subject: Subject) -> tuple[Member, ...] | None:
        """Return who belongs to a collective: a unit's roster, the agency's as that of all units; None: not known."""
        if subject.unit_itself and subject.unit_itself != self.agency:
            return self.unit(subject.unit_itself).roster
        rosters = [unit.roster for code, unit in self.units.items() if code != self.agency]
        if not subject.unit_itself or not rosters or any(roster is None for roster in rosters):
            return None
        return tuple(member for roster in rosters for member in roster or ())

    def is_of(self, subject: Subject, unit_code: str) -> bool:
        """Tell whether a person's unit belongs to a collective that is a unit: itself, or any for the agency."""
        return subject.unit_itself in (unit_code, self.agency) and bool(subject.unit_itself)


@dataclass(frozen=True)
class Case:
    """One nomination with everything it is judged by; `decided_on` is the day whose law holds, `regime` that law."""

    nomination: Nomination
    around: Surroundings
    decided_on: date
    regime: str
    papers: tuple[Paper, ...] = ()
    ballots: tuple[Ballot, ...] = ()
    deadline: Deadline | None = None
    council_on: date | None = None

    @property
    def year(self) -> int:
        """The year whose achievements are judged: the plan's."""
        return self.around.year

    @property
    def subject(self) -> Subject:
        """Who is nominated."""
        return self.nomination.subject

    @property
    def unit(self) -> UnitFile:
        """What the unit that nominates has handed in."""
        return self.around.unit(self.nomination.unit_code)

    @cached_property
    def member(self) -> Found[Member]:
        """The nominee's row of the roster; ambiguous when several bear the name."""
        bearing = self.unit.members_named.get(self.subject.name_key, ())
        return find_row(self.subject, bearing, lambda member: member.subject)

    @cached_property
    def grade(self) -> str | None:
        """The work grade of the year: the nomination's, else the roster's; None while neither tells."""
        if self.nomination.work_grade or self.member.is_ambiguous:
            return self.nomination.work_grade
        return self.member.items[0].work_grade if self.member.items else None

    @cached_property
    def others(self) -> tuple[Nomination, ...]:
        """Other nominations of the year that still stand and are surely or perhaps the subject's."""
        return tuple(
            one
            for one in self.around.nominations_named.get(self.subject.name_key, ())
            if one.number != self.nomination.number
            and one.stands
            and self.subject.may_be(one.subject)
            and not self.around.is_apart(self.subject, one.subject)
        )

    @cached_property
    def honours(self) -> Found[Honour]:
        """The subject's awards: from the history sheet, and those decided or proposed this year in the ledger."""
        bearing = [one for told in self._told for one in told.honours_named.get(self.subject.name_key, ())]
        fitting = [one for one in bearing if not self.around.is_apart(self.subject, one.subject)]
        told = find(self.subject, fitting, lambda honour: honour.subject)
        same = self.around.same_persons(self.subject)
        elsewhere = [
            one
            for unit in (self.around.units.values() if same else ())
            for one in unit.honours or ()
            if one.subject.key in same
        ]
        own = [
            Honour(
                one.subject,
                one.award,
                self.year,
                one.decision_no,
                one.decision_on,
                is_nominated=one.state != "decided",
                nomination_no=one.nomination_no,
                name=one.name,
            )
            for one in self.others
            if one.counts
        ]
        return Found(tuple(dict.fromkeys((*told.items, *elsewhere, *own))), is_ambiguous=told.is_ambiguous)

    @property
    def has_history(self) -> bool:
        """Whether the unit that nominates, or the nominated one, has handed in its history sheet."""
        return bool(self._told)

    @cached_property
    def _told(self) -> list[UnitFile]:
        codes = dict.fromkeys((self.nomination.unit_code, self.subject.unit_code))
        return [file for file in map(self.around.unit, codes) if file.honours is not None]


def _by_name(rows: Iterable[_Row]) -> dict[str, list[_Row]]:
    named: dict[str, list[_Row]] = {}
    for row in rows:
        named.setdefault(row.subject.name_key, []).append(row)
    return named
