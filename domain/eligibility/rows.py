"""What stands about a nomination in single rows: of rosters, of histories, of nominations and of their papers."""

from dataclasses import dataclass
from datetime import date

from domain.states import NOMINATION_ENDED
from domain.subjects import Subject

# Neither standing any more nor to be counted; a registration is not a proposal yet.
OUT_OF_COUNT = frozenset({"returned", *NOMINATION_ENDED})
NOT_PROPOSED = OUT_OF_COUNT | {"registered"}


@dataclass(frozen=True)
class Member:
    """One row of a unit's roster; `counted` is whether the person counts in the shares of collective titles."""

    subject: Subject
    name: str
    counted: bool
    work_grade: str | None = None
    joined_on: date | None = None
    discipline: str = ""
    discipline_from: date | None = None
    discipline_to: date | None = None


@dataclass(frozen=True)
class Honour:
    """An award of a year; `is_nominated` when it is only proposed so far."""

    subject: Subject
    award: str
    year: int
    decision_no: str = ""
    decision_on: date | None = None
    is_nominated: bool = False
    nomination_no: str = ""
    name: str = ""

    @property
    def title(self) -> tuple[str, str, int]:
        """Whose award of which year it is, whoever tells of it."""
        return self.subject.key, self.award, self.year

    @property
    def source(self) -> str:
        """The decision's number; of what has none yet, the nomination's."""
        return self.decision_no or self.nomination_no


@dataclass(frozen=True)
class Nomination:
    """One nomination of a year, from a unit's file; `is_registered`: a registration of it stands in the ledger."""

    nomination_id: str
    nomination_no: str
    unit_code: str
    subject: Subject
    name: str
    award: str
    state: str
    commendation_kind: str = ""
    item_code: str = ""
    achievement: str = ""
    work_grade: str | None = None
    initiative: str = ""
    initiative_decision: str = ""
    documents: str = ""
    decision_no: str = ""
    decision_on: date | None = None
    is_registered: bool = False

    @property
    def counts(self) -> bool:
        """Whether it is proposed or decided, and neither returned nor ended."""
        return self.state not in NOT_PROPOSED

    @property
    def stands(self) -> bool:
        """Whether it is neither returned nor ended."""
        return self.state not in OUT_OF_COUNT

    @property
    def number(self) -> str:
        """How its inputs name it: by its id, or by its place in a file that is only being checked."""
        return self.nomination_id or self.nomination_no


@dataclass(frozen=True)
class Paper:
    """A document of the dossier that a nomination needs now; `is_held` is None while nobody has checked."""

    document: str
    name: str
    is_held: bool | None
    source: str = "law"


@dataclass(frozen=True)
class Ballot:
    """A council's totals; `written` are the absent members who answered in writing."""

    council: str
    held_on: date | None
    members: int | None
    present: int | None
    written: int | None
    votes_for: int | None
    document: str = ""


@dataclass(frozen=True)
class Deadline:
    """By when a nomination's file must have been sent, when it was (None: not yet), and the day of asking."""

    due_on: date
    reached_on: date | None
    today: date
