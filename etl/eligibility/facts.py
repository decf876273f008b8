"""From rows to what the rules judge: who everybody is, what each unit handed in, and everything of one nomination."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from domain.catalogue import Award, Family, award_from_entry
from domain.eligibility import Honour, Member, Nomination, Surroundings, UnitFile
from domain.folding import fold
from domain.nominations import OWN
from domain.plan import AGENCY_KIND, Unit, appraised_units
from domain.subjects import INDIVIDUAL, Subject, collective, person
from etl.eligibility.asking import Ask, Row, rows_of

_COLLECTIVE_WORDS = re.compile(r"(phong|ban|trung tam|to|doi|van phong|thanh tra|so|chi cuc|tap the|khoa|nhom)\b")


@dataclass(frozen=True)
class Register:
    """Units and awards, as every row of a nomination, a roster or a history is read by them."""

    units: Mapping[str, Unit]
    awards: Mapping[str, Award]

    def knowing(self, awards: Iterable[str]) -> "Register":
        """Return the same with the awards that rows name and the catalogue no longer has, known by their codes only."""
        gone = {code: Award(code, "", code, code, Family.FORM, True, True, "", "", ()) for code in awards}  # noqa: FBT003
        return Register(self.units, {**gone, **self.awards})

    @cached_property
    def agency(self) -> str:
        """The code of the Department itself: the agency that units belong to; "" where the register names none."""
        parents = {unit.parent_code for unit in self.units.values() if unit.reports}
        return next((code for code, unit in self.units.items() if unit.kind == AGENCY_KIND and code in parents), "")

    @cached_property
    def appraised(self) -> frozenset[str]:
        """The codes of other agencies, whose nominations the Department appraises."""
        return appraised_units(self.units.values())

    def collective(self, name: str, unit_code: str) -> Subject:
        """Return the collective a unit's file speaks of: another agency's "Văn phòng" is none of the Department's."""
        others = self.units.keys() - {unit_code} if unit_code in self.appraised else self.appraised
        return collective(name, unit_code, [unit for code, unit in self.units.items() if code not in others])

    def subject(self, kind: str, name: str, birth_year: int | None, unit_code: str) -> Subject:
        """Return whom a row of a unit speaks of."""
        if kind == INDIVIDUAL:
            return person(name, birth_year, unit_code)
        return self.collective(name, unit_code)

    def honoured(self, row: Mapping[str, Any]) -> Subject:
        """Return whom a line of award history speaks of: it doesn't say whether a person or a collective."""
        name, award = row["subject_name"], self.awards[row["award"]]
        as_collective = self.collective(name, row["unit_code"])
        is_collective = not award.for_individual or (
            award.for_collective
            and row["birth_year"] is None
            and (bool(as_collective.unit_itself) or bool(_COLLECTIVE_WORDS.match(fold(name))))
        )
        return as_collective if is_collective else person(name, row["birth_year"], row["unit_code"])


def read_register(ask: Ask) -> Register:
    """Return the units and the awards as the ledger has them."""
    return Register(
        {row["unit_code"]: Unit(**row) for row in rows_of(ask, "context_units")},
        {row["award_code"]: award_from_entry(row) for row in rows_of(ask, "context_awards")},
    )


def nomination_of(register: Register, row: Row) -> Nomination:
    """Return the nomination of a row."""
    return Nomination(
        nomination_id=row["nomination_id"],
        nomination_no=row["nomination_no"],
        unit_code=row["unit_code"],
        subject=register.subject(row["nominee_kind"], row["nominee_name"], row["birth_year"], row["unit_code"]),
        name=row["nominee_name"],
        award=row["award_code"],
        state=row["state"],
        commendation_kind=row["commendation_kind"] or "",
        item_code=row["item_code"] or "",
        achievement=row["achievement"] or "",
        work_grade=row["work_grade"],
        initiative=row["initiative"] or "",
        initiative_decision=row["initiative_decision"] or "",
        documents=row["documents"] or "",
        decision_no=row["decision_no"] or "",
        decision_on=row["decision_on"],
        is_registered=bool(row["is_registered"]),
    )


def member_of(row: Row) -> Member:
    """Return the member of a roster's row; counted only where the unit says so."""
    return Member(
        subject=person(row["full_name"], row["birth_year"], row["unit_code"]),
        name=row["full_name"],
        counted=bool(row["counted"]),
        work_grade=row["work_grade"],
        joined_on=row["joined_on"],
        discipline=row["discipline"] or "",
        discipline_from=row["discipline_from"],
        discipline_to=row["discipline_to"],
    )


def honour_of(register: Register, row: Row) -> Honour:
    """Return the award of a line of history."""
    return Honour(
        register.honoured(row),
        row["award"],
        row["year"],
        row["decision_no"] or "",
        row["decision_on"],
        name=row["subject_name"],
    )


def by_unit(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Return unit -> its rows, in their order."""
    sorted_out: dict[str, list[Row]] = {}
    for row in rows:
        sorted_out.setdefault(row["unit_code"], []).append(row)
    return sorted_out


@dataclass(frozen=True)
class Records:
    """The rows of a plan that everything is built from, and the registers they are read by."""

    register: Register
    plan_id: str
    nominations: Sequence[Row]
    roster: Mapping[str, Sequence[Row]]
    history: Mapping[str, Sequence[Row]]
    decided: Sequence[Row]
    rulings: Mapping[frozenset[str], bool]
    is_whole: bool = True

    @property
    def year(self) -> int:
        """The plan's year, whose achievements are judged."""
        return int(self.plan_id[:4])

    def unit_files(self) -> dict[str, UnitFile]:
        """Return what each unit of the register has handed in."""
        decided = by_unit(self.decided)
        return {code: self._unit_file(unit, decided.get(code, [])) for code, unit in self.register.units.items()}

    def _unit_file(self, unit: Unit, decided: Sequence[Row]) -> UnitFile:
        roster, history = self.roster.get(unit.unit_code), self.history.get(unit.unit_code)
        earlier = [(row["state"], self._earlier(row)) for row in decided]
        revoked = {one.title for state, one in earlier if state == "revoked"}
        told = [one for row in history or () if (one := honour_of(self.register, row)).title not in revoked]
        known = {one.title for one in told}
        told += [one for state, one in earlier if state == "decided" and one.title not in known]
        return UnitFile(
            unit.unit_code,
            unit.short_name,
            roster=tuple(member_of(row) for row in roster) if roster else None,
            honours=tuple(told) if history or told else None,
            founded_on=unit.valid_from,
        )

    def _earlier(self, row: Row) -> Honour:
        """Return the award that a nomination of an earlier plan led to."""
        return Honour(
            self.register.subject(row["nominee_kind"], row["nominee_name"], row["birth_year"], row["unit_code"]),
            row["award_code"],
            int(row["plan_id"][:4]),
            row["decision_no"] or "",
            row["decision_on"],
            nomination_no=row["nomination_no"],
            name=row["nominee_name"],
        )

    def surroundings(self) -> dict[str, Surroundings]:
        """Return what nominations are judged in: under "" the Department's own, else an agency's under its code."""
        files = self.unit_files()
        own = tuple(nomination_of(self.register, row) for row in self.nominations if row["scope"] == OWN)
        reporting = {code: file for code, file in files.items() if self._is_own(code)}
        shared: dict[str, Any] = {"is_whole": self.is_whole, "rulings": self.rulings}
        found = {"": Surroundings(self.year, self.register.awards, reporting, own, self.register.agency, **shared)}
        for unit_code, rows in by_unit(row for row in self.nominations if row["scope"] != OWN).items():
            theirs = tuple(nomination_of(self.register, row) for row in rows)
            file = files.get(unit_code) or UnitFile(unit_code, unit_code)
            decided = tuple(self._decided_by_head(file))
            found[unit_code] = Surroundings(
                self.year, self.register.awards, {unit_code: file}, theirs + decided, is_appraised=True, **shared
            )
        return found

    def _decided_by_head(self, file: UnitFile) -> Iterator[Nomination]:
        """Yield what another agency's head decided this year: nothing to appraise, but shares count who holds it."""
        for number, honour in enumerate(file.honours or (), start=1):
            if honour.year == self.year and self.register.awards[honour.award].is_decided_by_head:
                yield Nomination(
                    nomination_id=f"{file.unit_code}/{number}",
                    nomination_no="",
                    unit_code=file.unit_code,
                    subject=honour.subject,
                    name=honour.name,
                    award=honour.award,
                    state="decided",
                    decision_no=honour.decision_no,
                    decision_on=honour.decision_on,
                )

    def nominated(self) -> Iterator[tuple[Nomination, Surroundings]]:
        """Yield each row's nomination with what it is judged in."""
        around = self.surroundings()
        by_id = {one.nomination_id: one for held in around.values() for one in held.nominations}
        for row in self.nominations:
            yield by_id[row["nomination_id"]], around["" if row["scope"] == OWN else row["unit_code"]]

    def _is_own(self, unit_code: str) -> bool:
        unit, last_day = self.register.units[unit_code], date(self.year, 12, 31)
        ended = unit.valid_to is not None and unit.valid_to < date(self.year, 1, 1)
        begun = unit.valid_from is None or unit.valid_from <= last_day
        return begun and not ended and (unit.reports or unit_code == self.register.agency)


def read_records(ask: Ask, plan_id: str, *, is_whole: bool) -> Records:
    """Return a plan's rows; `is_whole` tells whether those of every unit may be seen."""
    nominations = rows_of(ask, "eligibility_nominations", plan_id=plan_id)
    history = rows_of(ask, "eligibility_history", plan_id=plan_id)
    named = {row["award_code"] for row in nominations} | {row["award"] for row in history}
    return Records(
        read_register(ask).knowing(named),
        plan_id,
        nominations=nominations,
        roster=by_unit(rows_of(ask, "eligibility_roster", plan_id=plan_id)),
        history=by_unit(history),
        decided=rows_of(ask, "eligibility_decided", plan_id=plan_id),
        rulings={
            frozenset((row["one_key"], row["other_key"])): row["is_same"] for row in rows_of(ask, "eligibility_persons")
        },
        is_whole=is_whole,
    )
