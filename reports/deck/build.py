"""Drawing the picture of a meeting, or of the present without one."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from domain.clock import today
from ledger.meetings import AgendaLine
from ledger.moment import AsOf, Moment, just_before
from reports.deck import at_risk, changed, concluded, deadlines, directed, nominated, silent, stressed, waiting
from reports.deck.asked import Asked
from reports.deck.model import Deck, Meeting, Section
from reports.errors import ReportError
from reports.rows import Ask, text_of
from texts import N_, formats

# In the order of what must be decided.
SECTIONS: dict[str, Callable[[Asked], Section]] = {
    module.CODE: module.section
    for module in (changed, at_risk, waiting, directed, silent, nominated, stressed, deadlines, concluded)
}
# How the ledger is asked as of a moment.
AskAsOf = Callable[[AsOf], Ask]


class UnknownPlan(ReportError):
    """The ledger has no such plan, or the plan no such period."""

    sentence = N_("Sổ không có kế hoạch hoặc kỳ báo cáo này:")


class UnknownMeeting(ReportError):
    """The plan has no such meeting."""

    sentence = N_("Kế hoạch không có kỳ họp nào mang số này:")


def build(
    ask_as_of: AskAsOf,
    plan_id: str,
    period: str,
    *,
    meeting_id: str | None = None,
    as_of: AsOf = None,
    lang: str = "vi",
) -> Deck:
    """Return the picture of a plan's period; of a closed meeting that of the moment at which it closed.

    Raises UnknownPlan and UnknownMeeting. `as_of` is another moment for a picture without a meeting, or of one that is
    still open.
    """
    ask_as_of = _asking_once(ask_as_of)
    meetings = list(ask_as_of(None)("meetings", plan_id=plan_id))
    meeting = None if meeting_id is None else _meeting(ask_as_of(None), meetings, meeting_id)
    moment = moment_of(meeting, as_of)
    ask = ask_as_of(moment)
    plan = next((row for row in ask("plans") if row["plan_id"] == plan_id), None)
    periods = {str(row["period"]): str(row["name"]) for row in ask("periods", plan_id=plan_id)}
    if plan is None or period not in periods:
        raise UnknownPlan(f"{plan_id} {period}")
    day = min(_day(moment), formats.as_day(plan["last_day"]))
    # As they stood then: a meeting put on record or closed since doesn't change what was seen.
    before = _before(list(ask("meetings", plan_id=plan_id)), meeting, _day(moment))
    since = None if before is None else formats.as_day(before["held_on"])
    asked = Asked(
        ask=ask,
        ask_then=None if before is None else ask_as_of(_moment_then(before)),
        plan_id=plan_id,
        period=period,
        day=day,
        since=since,
        meeting_id=meeting_id,
        lang=lang,
    )
    facts = {row["name"]: row["value"] for row in ask("ledger_facts")}
    return Deck(
        plan_id=plan_id,
        plan_name=str(plan["name"]),
        period=period,
        period_name=periods[period],
        day=day,
        since=since,
        meeting=meeting,
        is_sample=facts.get("is_sample") == "true",
        lang=lang,
        sections=tuple(section(asked) for section in SECTIONS.values()),
    )


def _asking_once(ask_as_of: AskAsOf) -> AskAsOf:
    """Several sections ask the same: the ledger answers once."""
    answers: dict[tuple[object, ...], list[Mapping[str, Any]]] = {}

    def at(moment: AsOf) -> Ask:
        def ask(query: str, **params: object) -> list[Mapping[str, Any]]:
            asked = (moment, query, *sorted(params.items()))
            if asked not in answers:
                answers[asked] = list(ask_as_of(moment)(query, **params))
            return answers[asked]

        return ask

    return at


def moment_of(meeting: Meeting | None, as_of: AsOf = None) -> AsOf:
    """Return the moment a meeting's picture is drawn at: just before it closed; while it is open `as_of`."""
    if meeting is None or meeting.closed_at is None:
        return as_of
    return just_before(meeting.closed_at) if meeting.is_frozen else meeting.held_on


def agenda_of(deck: Deck) -> tuple[AgendaLine, ...]:
    """Return the agenda that a picture proposes: its sections that hold something, in the order of need."""
    held = (section for section in deck.sections if section.rows and section.code != concluded.CODE)
    return tuple(AgendaLine(section.code, section.title, len(section.rows)) for section in held)


def _meeting(ask: Ask, meetings: list[Mapping[str, Any]], meeting_id: str) -> Meeting:
    row = next((row for row in meetings if row["meeting_id"] == meeting_id), None)
    if row is None:
        raise UnknownMeeting(meeting_id)
    lines = ask("meeting_agenda", meeting_id=meeting_id)
    return Meeting(
        meeting_id=meeting_id,
        held_on=formats.as_day(row["held_on"]),
        chair=text_of(row["chair"]),
        subject=text_of(row["subject"]),
        period=row["period"],
        closed_at=row["closed_at"],
        is_frozen=bool(row["is_frozen"]),
        agenda=tuple(AgendaLine(line["section"], line["title"], line["rows"]) for line in lines),
    )


def _before(meetings: list[Mapping[str, Any]], meeting: Meeting | None, day: date) -> Mapping[str, Any] | None:
    """The newest meeting before this one, or before the day of the picture."""
    last = day if meeting is None else min(day, meeting.held_on)
    return next((row for row in meetings if formats.as_day(row["held_on"]) < last), None)


def _moment_then(row: Mapping[str, Any]) -> AsOf:
    return just_before(row["closed_at"]) if row["is_frozen"] else formats.as_day(row["held_on"])


def _day(moment: AsOf) -> date:
    if moment is None:
        return today()
    return moment.day if isinstance(moment, Moment) else moment
