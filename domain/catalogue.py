"""Emulation titles and forms of commendation: the closed catalogue, as read from data/titles.csv."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any

from domain.choices import Choice, Option


class Family(Enum):
    """Two families that are never counted together (Law 06/2022/QH15, Article 3)."""

    TITLE = "title"
    FORM = "form"


# Who decides what the head of an agency decides for it, as the Department's catalogue names him (Law 06/2022/QH15,
# Article 80(1)).
HEAD_OF_AGENCY = "Giám đốc Sở"
FAMILY_LABELS = {Family.TITLE: "Danh hiệu thi đua", Family.FORM: "Hình thức khen thưởng"}


@dataclass(frozen=True)
class Award:
    """One title or form: who may get it, who decides it; `catalogue_codes` are the office's own (DH01, HT02 ...)."""

    code: str
    catalogue_codes: str
    name: str
    short_name: str
    family: Family
    for_individual: bool
    for_collective: bool
    decided_by: str
    basis: str
    spellings: tuple[str, ...]

    @property
    def is_decided_by_head(self) -> bool:
        """Whether an agency's own head decides it: nobody outside the agency appraises it then."""
        return self.decided_by == HEAD_OF_AGENCY

    def fits(self, nominee_kind: str) -> bool:
        """Tell whether an individual or a collective may get it."""
        return self.for_individual if nominee_kind == "individual" else self.for_collective


def award_from_row(row: Mapping[str, str]) -> Award:
    """Return the award of one row of data/titles.csv; raises KeyError or ValueError for a broken row."""
    kinds = {name: row[name] == "1" for name in ("for_individual", "for_collective")}
    return award_from_entry({**row, **kinds})


def award_from_entry(row: Mapping[str, Any]) -> Award:
    """Return the award of one row of the ledger's catalogue."""
    return Award(
        code=row["award_code"],
        catalogue_codes=row["catalogue_codes"],
        name=row["name"],
        short_name=row["short_name"],
        family=Family(row["family"]),
        for_individual=row["for_individual"],
        for_collective=row["for_collective"],
        decided_by=row["decided_by"],
        basis=row["basis"],
        spellings=tuple(part.strip() for part in row["spellings"].split("|") if part.strip()),
    )


def award_choice(awards: Mapping[str, Award]) -> Choice:
    """Return the closed list of awards, in the catalogue's order, with every known spelling."""
    return Choice(
        "award",
        tuple(Option(award.code, award.name, (award.short_name, *award.spellings)) for award in awards.values()),
        unusable=UNUSABLE_AWARDS,
    )


UNUSABLE_AWARDS = (
    "Bằng khen",
    "Bằng khen của Giám đốc Sở",
    "Bằng khen Giám đốc Sở",
    "Lao động tiên tiến cấp tỉnh",
    "LĐTT cấp tỉnh",
    "Giấy khen của Trưởng phòng",
    "Huân chương Lao động",
    "Cờ thi đua",
    "Chiến sĩ thi đua",
    "CSTĐ",
)
