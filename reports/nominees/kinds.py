"""The papers on nominations, each declared once: what it is called, what it is written as, what may be said with it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from reports.nominees.choice import PUT_FORWARD, Choice
from reports.nominees.list_document import list_document
from reports.nominees.list_workbook import list_workbook
from reports.nominees.listing import listing_of
from reports.nominees.statistics import statistics_of, statistics_workbook
from reports.nominees.submission import submission_document, submission_of
from reports.nominees.vendor import vendor_workbook
from reports.rows import Ask
from texts import N_


@dataclass(frozen=True)
class Wanted:
    """What a paper is asked for; `to`, `decided_on` and `by_deputy` are a submission's, see `submission_of`."""

    choice: Choice
    to: str = ""
    decided_on: date | None = None
    by_deputy: bool = False


@dataclass(frozen=True)
class Written:
    """A finished file that has proved itself, and how many nominations are in it."""

    content: bytes
    nominations: int


Writer = Callable[[Ask, Wanted], Written]


@dataclass(frozen=True)
class PaperKind:
    """One kind of paper: its writers by the ending of the file, the options of the command that it understands.

    `states` are those a nomination must be in unless others are asked for, `said` what the command tells at the end.
    """

    code: str
    label: str
    writers: Mapping[str, Writer]
    said: str
    options: frozenset[str] = field(default_factory=frozenset)
    states: tuple[str, ...] = PUT_FORWARD


def _list_document(ask: Ask, wanted: Wanted) -> Written:
    listing = listing_of(ask, wanted.choice)
    return Written(list_document(listing), len(listing.nominees))


def _list_workbook(ask: Ask, wanted: Wanted) -> Written:
    listing = listing_of(ask, wanted.choice)
    return Written(list_workbook(listing), len(listing.nominees))


def _submission(ask: Ask, wanted: Wanted) -> Written:
    submission = submission_of(
        ask, wanted.choice, to=wanted.to, decided_on=wanted.decided_on, by_deputy=wanted.by_deputy
    )
    return Written(submission_document(submission), len(submission.listing.nominees))


def _vendor(ask: Ask, wanted: Wanted) -> Written:
    listing = listing_of(ask, wanted.choice)
    return Written(vendor_workbook(listing), len(listing.nominees))


def _statistics(ask: Ask, wanted: Wanted) -> Written:
    statistics = statistics_of(ask, wanted.choice)
    return Written(statistics_workbook(statistics), statistics.nominated)


_CHOSEN = frozenset({"period", "unit", "award", "state", "appraised"})
PAPER_KINDS = (
    PaperKind(
        "nominees",
        N_("danh sách trích ngang"),
        {".docx": _list_document, ".xlsx": _list_workbook},
        N_("Đã lập danh sách trích ngang ({nominations} hồ sơ): {file}"),
        _CHOSEN,
    ),
    PaperKind(
        "submission",
        N_("dự thảo tờ trình"),
        {".docx": _submission},
        N_("Đã lập dự thảo tờ trình ({nominations} hồ sơ): {file}"),
        _CHOSEN | {"to", "decided_on", "deputy"},
        # What the council has not voted on, or was submitted already, isn't submitted.
        states=("council_done",),
    ),
    PaperKind(
        "vendor",
        N_("danh sách để nhập vào phần mềm quản lý thi đua, khen thưởng"),
        {".xlsx": _vendor},
        N_("Đã lập danh sách để nhập vào phần mềm khác ({nominations} hồ sơ): {file}"),
        _CHOSEN,
    ),
    PaperKind(
        "statistics",
        N_("số liệu theo phân loại của biểu 0603.N"),
        {".xlsx": _statistics},
        N_("Đã lập số liệu theo phân loại của biểu 0603.N ({nominations} hồ sơ đề nghị): {file}"),
        frozenset({"unit"}),
    ),
)
BY_CODE = {kind.code: kind for kind in PAPER_KINDS}
