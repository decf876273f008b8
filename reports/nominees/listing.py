"""The nominees chosen, as a list names them: a table for each award, the two families apart."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from domain.catalogue import FAMILY_LABELS, Family
from domain.choices import WORK_GRADE
from domain.people import bare_name
from reports.nominees.choice import Choice, Heading, NothingChosen, heading_of
from reports.official.words import lines_of, on_one_line
from reports.rows import Ask, day_of, text_of, whole_of
from texts import formats
from texts.collation import name_key, text_key

INDIVIDUAL = "individual"
_HONORIFICS = ("Ông", "Bà")
# Both, for a person to strike one out: a woman is never listed as Ông.
HONORIFIC_BLANK = "Ông/Bà"
UNANNOUNCED = "Có {n} hồ sơ đã có quyết định nhưng chưa công bố: chỉ dùng nội bộ"


@dataclass(frozen=True)
class Nominee:
    """One nomination as it leaves the Office; texts are "", `birth_year` and `council_on` None where nothing is known.

    `council_on` is the day the Department's council voted on it; `is_inside`: decided, and not announced yet.
    """

    number: str
    is_individual: bool
    honorific: str
    name: str
    birth_year: int | None
    position: str
    unit: str
    unit_order: int
    grade: str
    initiative: str
    achievement: str
    council_on: date | None
    is_inside: bool

    @property
    def named(self) -> str:
        """The name as an official writes it: a person's after Ông or Bà, once, or after both where neither is known."""
        if not self.is_individual or self.name.startswith(tuple(f"{said} " for said in _HONORIFICS)):
            return self.name
        return f"{self.honorific or HONORIFIC_BLANK} {self.name}"

    @property
    def missing(self) -> tuple[str, ...]:
        """What an official must add before the list goes out."""
        wanted = {
            "Ông/Bà": not self.is_individual or self.honorific,
            "năm sinh": not self.is_individual or self.birth_year,
            "chức vụ": not self.is_individual or self.position,
            "tóm tắt thành tích": self.achievement,
        }
        return tuple(fact for fact, held in wanted.items() if not held)


@dataclass(frozen=True)
class AwardList:
    """Those nominated for one award: individuals first, units in protocol order, persons by tên within a unit."""

    code: str
    name: str
    short_name: str
    family: Family
    decided_by: str
    nominees: tuple[Nominee, ...]

    @property
    def individuals(self) -> tuple[Nominee, ...]:
        """The persons among them."""
        return tuple(nominee for nominee in self.nominees if nominee.is_individual)

    @property
    def collectives(self) -> tuple[Nominee, ...]:
        """The collectives among them."""
        return tuple(nominee for nominee in self.nominees if not nominee.is_individual)


@dataclass(frozen=True)
class Listing:
    """What was chosen and who is in it, awards in the catalogue's order, titles before forms."""

    heading: Heading
    lists: tuple[AwardList, ...]

    def families(self) -> Iterator[tuple[str, tuple[AwardList, ...]]]:
        """Yield each family's words and its awards: the two are never counted together."""
        for family, lists in groupby(self.lists, key=lambda one: one.family):
            yield FAMILY_LABELS[family], tuple(lists)

    @property
    def nominees(self) -> tuple[Nominee, ...]:
        """All of them in the order of the lists; who is nominated for two awards is there twice."""
        return tuple(nominee for one in self.lists for nominee in one.nominees)

    def told(self) -> tuple[str, ...]:
        """Return what was chosen as lines, and whether what is inside it may not go out."""
        inside = sum(nominee.is_inside for nominee in self.nominees)
        return (*self.heading.told(), *([UNANNOUNCED.format(n=formats.number(inside))] if inside else []))

    def of(self, lists: Sequence[AwardList]) -> "Listing":
        """Return the listing with these of its awards only; raises NothingChosen for none."""
        if not lists:
            raise NothingChosen("; ".join(self.heading.told()))
        return Listing(self.heading, tuple(lists))


def listing_of(ask: Ask, choice: Choice) -> Listing:
    """Return the nominees chosen; raises UnknownPlan, and NothingChosen where nobody is in the choice."""
    heading = heading_of(ask, choice, choice.states)
    rows = list(ask("papers_nominees", **choice.words))
    if not rows:
        raise NothingChosen("; ".join(heading.told()))
    return Listing(
        heading, tuple(_award_list(list(group)) for _, group in groupby(rows, key=lambda row: row["award_code"]))
    )


def _award_list(rows: Sequence[Mapping[str, Any]]) -> AwardList:
    first = rows[0]
    return AwardList(
        code=text_of(first["award_code"]),
        name=text_of(first["award_name"]),
        short_name=text_of(first["award_short_name"]),
        family=Family(first["family"]),
        decided_by=text_of(first["decided_by"]),
        nominees=tuple(sorted(map(_nominee, rows), key=_place)),
    )


def _nominee(row: Mapping[str, Any]) -> Nominee:
    honorific, initiative = text_of(row["honorific"]), on_one_line(text_of(row["initiative"]))
    decision = on_one_line(text_of(row["initiative_decision"]))
    return Nominee(
        number=text_of(row["nomination_no"]),
        is_individual=row["nominee_kind"] == INDIVIDUAL,
        honorific=honorific if honorific in _HONORIFICS else "",
        name=on_one_line(text_of(row["nominee_name"])),
        birth_year=whole_of(row["birth_year"]),
        position=on_one_line(text_of(row["position"])),
        unit=on_one_line(text_of(row["unit_full_name"])),
        unit_order=whole_of(row["unit_order"]) or 0,
        grade=WORK_GRADE.label(text_of(row["work_grade"])),
        initiative=f"{initiative} ({decision})" if initiative and decision else initiative or decision,
        achievement="\n".join(lines_of(text_of(row["achievement"]))),
        council_on=day_of(row["council_on"]),
        is_inside=row["is_inside"] is True,
    )


def _place(nominee: Nominee) -> tuple[object, ...]:
    key = name_key(bare_name(nominee.name)) if nominee.is_individual else text_key(nominee.name)
    return not nominee.is_individual, nominee.unit_order, key, nominee.birth_year or 0, nominee.number
