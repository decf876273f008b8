"""What the Office records about the invented nominations beside their moves, several in one act as an office does."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, time
from typing import Any

from etl.sample.chance import Chance
from etl.sample.nominations import Nomination
from etl.sample.texts import texts

Record = tuple[date, time, str, dict[str, Any]]

# Before the moves of the day, which need them, and after those that come first.
_MORNING, _MEETING, _EVENING = time(9, 0), time(11, 0), time(16, 0)
_BALLOTS = Chance(2023)


def records_of(nominations: Sequence[Nomination]) -> list[Record]:
    """Return day, time, act and words of each act; nominations of which the same is recorded share one."""
    grouped: dict[str, tuple[Record, list[Mapping[str, object]]]] = {}
    for nomination in nominations:
        if nomination.fate:
            for record in _records(nomination, texts("fates")[nomination.fate]):
                _same, told = grouped.setdefault(repr(record), (record, []))
                told.append(nomination.selector)
    return [(on, at, act, {"nominations": told, **words}) for (on, at, act, words), told in grouped.values()]


def _records(nomination: Nomination, fate: Mapping[str, Any]) -> Iterator[Record]:
    if "papers_on" in fate:
        papers = texts("fates")["papers"][nomination.award]
        lacks = fate.get("lacks", [])
        held = [paper for paper in papers if paper not in lacks]
        yield fate["papers_on"], _EVENING, "paper", {"papers": held, "lacking": lacks}
    if "letter_on" in fate:
        yield fate["letter_on"], _MORNING, "paper", {"papers": ["submission_letter"]}
    if "council" in fate:
        yield fate["council"]["on"], _MEETING, "council", _totals(nomination, fate["council"])
    if "override" in fate:
        said = fate["override"]
        yield said["on"], _EVENING, "override", {"rule": said["rule"], "text": said["text"]}
    if "announced" in fate:
        said = fate["announced"]
        day = said.get("day") or texts("fates")["made_known"].get(nomination.award, said["on"])
        yield said["on"], _MORNING, "announced", {"day": day, "document": said.get("document")}


def _totals(nomination: Nomination, council: Mapping[str, Any]) -> dict[str, Any]:
    said = {name: council[name] for name in ("council", "members", "present", "written") if name in council}
    ballot = {**texts("fates")["ballot"], **said}
    voters = ballot["present"] + ballot["written"]
    # Seldom one of the council is not convinced.
    against = int(_BALLOTS.number(8, "ballot", nomination.unit_code, nomination.nominee_name, nomination.award) == 0)
    votes_for = council.get("votes_for", voters - against)
    return {**ballot, "votes_for": votes_for, "held_on": council["on"], "document": council["document"]}
