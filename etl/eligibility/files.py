"""What the Office noted beside the nominations of a plan: documents, ballots, and by which day what had to be done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.eligibility import Ballot, Deadline, Nomination, Paper
from domain.states import NOMINATION_WAY
from etl.eligibility.asking import Ask, Row, rows_of


@dataclass(frozen=True)
class Files:
    """By nomination_id: the documents it needs at some step, its ballots, the deadline of its file that matters."""

    papers: Mapping[str, Sequence[Row]]
    ballots: Mapping[str, tuple[Ballot, ...]]
    deadlines: Mapping[str, Deadline]

    def papers_of(self, nomination: Nomination, decided_on: date) -> tuple[Paper, ...]:
        """Return the documents a nomination needs where it stands, under the law of its decision's day."""
        needed: dict[str, Paper] = {}
        for row in self.papers.get(nomination.nomination_id, ()):
            if _is_needed(row, nomination.state, decided_on):
                needed.setdefault(row["document"], Paper(row["document"], row["name"], row["is_held"], row["source"]))
        return tuple(needed.values())


def _is_needed(row: Row, state: str, decided_on: date) -> bool:
    if (row["valid_from"] and decided_on < row["valid_from"]) or (row["valid_to"] and row["valid_to"] < decided_on):
        return False
    stands = NOMINATION_WAY.index(state) if state in NOMINATION_WAY else 0
    # What is needed at a step must be there before that step is taken.
    return stands >= NOMINATION_WAY.index(row["needed_at"]) - 1


def read_files(ask: Ask, plan_id: str) -> Files:
    """Return what the Office noted beside the nominations of a plan."""
    papers: dict[str, list[Row]] = {}
    for row in rows_of(ask, "eligibility_papers", plan_id=plan_id):
        papers.setdefault(row["nomination_id"], []).append(row)
    ballots: dict[str, tuple[Ballot, ...]] = {}
    for row in rows_of(ask, "eligibility_ballots", plan_id=plan_id):
        nomination_id = row.pop("nomination_id")
        ballots[nomination_id] = (*ballots.get(nomination_id, ()), Ballot(**{**row, "document": row["document"] or ""}))
    deadlines: dict[str, Deadline] = {}
    for row in rows_of(ask, "eligibility_deadlines", plan_id=plan_id):
        # Of several the first not kept matters, else the last.
        known = deadlines.get(row["nomination_id"])
        if known is None or (known.reached_on is not None and known.reached_on <= known.due_on):
            deadlines[row["nomination_id"]] = Deadline(row["due_on"], row["reached_on"], row["today"])
    return Files(papers, ballots, deadlines)
