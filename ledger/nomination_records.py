"""What the Office records about nominations beside their moves: a council's totals, the papers of the dossier."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.clock import today
from domain.nominations import COUNCILS
from domain.people import Actor
from ledger.errors import ActRefused
from ledger.nomination_each import (
    NOBODY_LOOKED,
    Nomination,
    Outcome,
    RowsOf,
    Seen,
    Since,
    Work,
    act_on_each,
    by_nomination,
    ids_of,
    label_of,
    last_numbers,
    must_be_inside,
)
from ledger.one_act import Act
from ledger.rows import Row
from ledger.store import Ledger
from texts import N_

UNKNOWN_COUNCIL = N_("“{council}” không phải Hội đồng được ghi. Hãy dùng một trong: {choices}.")
NEGATIVE = N_("Số thành viên, số phiếu phải là số nguyên từ 0 trở lên.")
TOO_MANY_MEMBERS = N_("Hội đồng có {members} thành viên là quá nhiều (nhiều nhất {most}). Hãy xem lại.")
NOBODY_VOTED = N_("Kết quả họp phải có ít nhất một thành viên dự họp hoặc cho ý kiến bằng văn bản.")
TOO_MANY_VOTERS = N_(
    "{present} người dự họp và {written} ý kiến bằng văn bản là {voters}, nhiều hơn {members} thành viên. Hãy xem lại."
)
TOO_MANY_FOR = N_("{votes_for} phiếu đồng ý nhiều hơn {voters} người bỏ phiếu. Hãy xem lại biên bản kiểm phiếu.")
HELD_LATER = N_("Ngày họp {day} chưa đến. Hãy ghi kết quả sau khi họp.")
HELD_AFTER_DECISION = N_(
    "Hồ sơ {number}: ngày họp Hội đồng {held_on} sau ngày quyết định {decision_on}. Hãy xem lại hai ngày."
)
UNKNOWN_MEETING = N_("Kế hoạch của hồ sơ {number} không có kỳ họp nào mang số {meeting}.")
NOT_BEFORE_COUNCIL = N_("Hồ sơ {number} đang ở trạng thái “{state}” nên chưa ghi được kết quả Hội đồng.")
SAME_RESULT = N_("Kết quả này của hồ sơ {number} đã được ghi, không ghi thêm lần nữa.")
NO_PAPERS = N_("Hãy nêu ít nhất một tài liệu của hồ sơ.")
DATED_LATER = N_("Ngày của tài liệu, {day}, chưa đến. Hãy xem lại.")
UNKNOWN_PAPER = N_("Hồ sơ {number} không dùng tài liệu “{document}”. Hãy dùng một trong: {choices}.")

MOST_MEMBERS = 200  # of a council; more is a slip of the hand
# Where no council has anything to vote on.
_NO_BALLOT = frozenset({"registered", "returned", "ineligible", "withdrawn", "revoked"})


@dataclass(frozen=True)
class Ballot:
    """The totals of a council's ballot: its members, those present, the absent who answered in writing, and the yeses.

    `council` is a code of COUNCILS, `held_on` defaults to today, `document` the number of its minutes.
    """

    members: int
    present: int
    written: int
    votes_for: int
    council: str = "department"
    held_on: date | None = None
    meeting_id: str = ""
    document: str = ""
    text: str = ""


@dataclass(frozen=True)
class Paper:
    """Whether a document of the dossier is there, with its own number and day where it has them."""

    document: str
    is_held: bool = True
    number: str = ""
    dated_on: date | None = None
    text: str = ""


def record_council(
    ledger: Ledger,
    actor: Actor,
    nomination_nos: Sequence[str],
    ballot: Ballot,
    seen: Mapping[str, Seen] = NOBODY_LOOKED,
) -> tuple[Outcome, ...]:
    """Append a council's totals for each of the nominations, in one act; the newest of a council counts.

    Who voted what is never recorded. Raises ActRefused for numbers that can't be, for an unknown council, and for
    who may not record it; what is refused of one nomination stands in its outcome.
    """
    must_be_inside(actor)
    _refuse_impossible(ballot)

    def begin(act: Act, nominations: Sequence[Nomination]) -> RowsOf:
        before = by_nomination(act.rows("council_results_of", ids=ids_of(nominations), council=ballot.council))
        last = last_numbers(act, nominations)

        def rows_of(nomination: Nomination, meanwhile: Since) -> list[Row]:
            row = _result(actor, nomination, ballot, last[nomination["nomination_id"]]["last_result_no"] + 1)
            number = str(nomination["nomination_no"])
            if nomination["state"] in _NO_BALLOT:
                raise ActRefused(NOT_BEFORE_COUNCIL, number=number, state=label_of(nomination["state"]))
            if any(earlier.items() <= row.items() for earlier in before[nomination["nomination_id"]]):
                raise ActRefused(SAME_RESULT, number=number)
            _refuse_unknown_meeting(act, nomination, ballot)
            _refuse_after_decision(nomination, ballot.held_on or today())
            return [row]

        return rows_of

    totals = {"members": ballot.members, "present": ballot.present, "written": ballot.written, "for": ballot.votes_for}
    detail = {"council": ballot.council, **totals}
    return act_on_each(ledger, actor, "council", nomination_nos, Work("council_results", begin, detail), seen)


def record_papers(
    ledger: Ledger,
    actor: Actor,
    nomination_nos: Sequence[str],
    papers: Sequence[Paper],
    on: date | None = None,
    seen: Mapping[str, Seen] = NOBODY_LOOKED,
) -> tuple[Outcome, ...]:
    """Append which papers each nomination's dossier has or lacks, in one act; the newest word on a paper counts.

    Raises ActRefused when no paper is named and for who may not record it; a paper that a nomination's dossier doesn't
    hold is refused in its outcome.
    """
    must_be_inside(actor)
    if not papers:
        raise ActRefused(NO_PAPERS)
    for paper in papers:
        if paper.dated_on and paper.dated_on > today():
            raise ActRefused(DATED_LATER, day=f"{paper.dated_on:%d/%m/%Y}")

    def begin(act: Act, nominations: Sequence[Nomination]) -> RowsOf:
        used = by_nomination(act.rows("nomination_documents", ids=ids_of(nominations)))
        last = last_numbers(act, nominations)

        def rows_of(nomination: Nomination, meanwhile: Since) -> list[Row]:
            known = [row["document"] for row in used[nomination["nomination_id"]]]
            for paper in papers:
                if paper.document not in known:
                    words = {"number": str(nomination["nomination_no"]), "document": paper.document}
                    raise ActRefused(UNKNOWN_PAPER, choices=", ".join(known), **words)
            first = last[nomination["nomination_id"]]["last_paper_no"] + 1
            return [_paper(actor, nomination, paper, first + place, on) for place, paper in enumerate(papers)]

        return rows_of

    detail = {
        "held": [paper.document for paper in papers if paper.is_held],
        "lacking": [paper.document for paper in papers if not paper.is_held],
    }
    return act_on_each(ledger, actor, "paper", nomination_nos, Work("nomination_papers", begin, detail), seen)


def _refuse_impossible(ballot: Ballot) -> None:
    if ballot.council not in COUNCILS.codes:
        raise ActRefused(UNKNOWN_COUNCIL, council=ballot.council, choices=", ".join(o.code for o in COUNCILS.options))
    voters = ballot.present + ballot.written
    if min(ballot.members, ballot.present, ballot.written, ballot.votes_for) < 0:
        raise ActRefused(NEGATIVE)
    if ballot.members > MOST_MEMBERS:
        raise ActRefused(TOO_MANY_MEMBERS, members=str(ballot.members), most=str(MOST_MEMBERS))
    if voters > ballot.members:
        counted = {"present": ballot.present, "written": ballot.written, "voters": voters, "members": ballot.members}
        raise ActRefused(TOO_MANY_VOTERS, **{name: str(number) for name, number in counted.items()})
    if voters == 0:
        raise ActRefused(NOBODY_VOTED)
    if ballot.votes_for > voters:
        raise ActRefused(TOO_MANY_FOR, votes_for=str(ballot.votes_for), voters=str(voters))
    if ballot.held_on and ballot.held_on > today():
        raise ActRefused(HELD_LATER, day=f"{ballot.held_on:%d/%m/%Y}")


def _refuse_unknown_meeting(act: Act, nomination: Nomination, ballot: Ballot) -> None:
    if not ballot.meeting_id:
        return
    meetings = act.rows("meetings_of_plan", plan_id=nomination["plan_id"])
    if ballot.meeting_id not in {row["meeting_id"] for row in meetings}:
        raise ActRefused(UNKNOWN_MEETING, number=str(nomination["nomination_no"]), meeting=ballot.meeting_id)


def _refuse_after_decision(nomination: Nomination, held_on: date) -> None:
    decision_on = nomination["decision_on"]
    if nomination["state"] == "decided" and decision_on and held_on > decision_on:
        days = {"held_on": f"{held_on:%d/%m/%Y}", "decision_on": f"{decision_on:%d/%m/%Y}"}
        raise ActRefused(HELD_AFTER_DECISION, number=str(nomination["nomination_no"]), **days)


def _result(actor: Actor, nomination: Nomination, ballot: Ballot, result_no: int) -> Row:
    held_on = ballot.held_on or today()
    return {
        "nomination_id": nomination["nomination_id"],
        "result_no": result_no,
        "council": ballot.council,
        "held_on": held_on,
        "meeting_id": ballot.meeting_id or None,
        "members": ballot.members,
        "present": ballot.present,
        "written": ballot.written,
        "votes_for": ballot.votes_for,
        "document": ballot.document.strip() or None,
        "text": ballot.text.strip() or None,
        "acted_by": actor.name,
        "acted_on": held_on,
    }


def _paper(actor: Actor, nomination: Nomination, paper: Paper, paper_no: int, on: date | None) -> Row:
    return {
        "nomination_id": nomination["nomination_id"],
        "paper_no": paper_no,
        "document": paper.document,
        "is_held": paper.is_held,
        "number": paper.number.strip() or None,
        "dated_on": paper.dated_on,
        "text": paper.text.strip() or None,
        "acted_by": actor.name,
        "acted_on": on or today(),
    }
