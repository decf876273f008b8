"""Acts on meetings: put on record with an agenda, closed with the totals of the picture that was seen."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date

from domain.clock import local
from domain.people import Actor
from domain.program import program_version
from ledger.errors import ActRefused
from ledger.numbering import numbered
from ledger.one_act import Act
from ledger.store import Ledger
from texts import N_

MEETING_STATE = N_("Kỳ họp ngày {day} chưa mở hoặc đã đóng.")
UNKNOWN_PLAN = N_("Không có kế hoạch nào mang số {plan}. Hãy nạp kế hoạch trước khi mở kỳ họp.")


@dataclass(frozen=True)
class AgendaLine:
    """One line of an agenda: a section of the picture, or a matter in the chair's own words (section "")."""

    section: str
    title: str
    rows: int | None = None


@dataclass(frozen=True)
class Total:
    """What one section of a picture held: how many rows, and the digest of all of them."""

    section: str
    rows: int
    digest: str


@dataclass(frozen=True)
class Frozen:
    """The totals of a picture with its code, of which period it was, up to which act, its clocks at which day."""

    act_no: int
    day: date
    period: str
    totals: Sequence[Total]
    code: str


class PictureMoved(Exception):
    """Something was recorded while the picture was being drawn."""


def open_meeting(
    ledger: Ledger,
    actor: Actor,
    plan_id: str,
    *,
    held_on: date,
    chair: str,
    text: str,
    period: str | None = None,
    agenda: Sequence[AgendaLine] = (),
) -> str:
    """Append the opening of a meeting and return its number; raises ActRefused for an unknown plan.

    `period` is the reporting period the meeting looks at.
    """
    with ledger.act(actor, "meeting_open", plan_id) as act:
        if not act.rows("plan_head", plan_id=plan_id):
            raise ActRefused(UNKNOWN_PLAN, plan=plan_id)
        opened = act.rows("meetings_of_plan", plan_id=plan_id)
        meeting_id = numbered("HOP", plan_id, len(opened) + 1)
        row = {"meeting_id": meeting_id, "plan_id": plan_id, "event": "opened", "held_on": held_on, "period": period}
        act.append("meeting_events", [{**row, "chair": chair, "text": text, "acted_by": actor.name}])
        lines = [
            {"meeting_id": meeting_id, "place": place, **asdict(line)} for place, line in enumerate(agenda, start=1)
        ]
        act.append("meeting_agenda", lines)
        act.subject = meeting_id
    return meeting_id


def close_meeting(
    ledger: Ledger,
    actor: Actor,
    plan_id: str,
    *,
    held_on: date,
    text: str,
    meeting_id: str = "",
    frozen: Frozen | None = None,
) -> str:
    """Append the closing of the meeting held that day, with what it saw, and return its number.

    `meeting_id` says which one, where a day had several. Raises ActRefused when none is open, and PictureMoved when the
    picture isn't the present one any more.
    """
    with ledger.act(actor, "meeting_close", plan_id) as act:
        meetings = act.rows("meetings_of_plan", plan_id=plan_id)
        held = (m for m in meetings if m["held_on"] == held_on and not m["is_closed"])
        meeting = next((m for m in held if meeting_id in ("", m["meeting_id"])), None)
        if meeting is None:
            raise ActRefused(MEETING_STATE, day=f"{held_on:%d/%m/%Y}")
        act.subject = str(meeting["meeting_id"])
        row = {"meeting_id": act.subject, "plan_id": plan_id, "event": "closed", "held_on": held_on}
        if frozen is not None:
            _freeze(act, frozen)
            row["period"] = frozen.period
        act.append("meeting_events", [{**row, "text": text, "acted_by": actor.name}])
    return act.subject


def _freeze(act: Act, frozen: Frozen) -> None:
    [newest] = act.rows("newest_change")
    if newest["act_no"] != frozen.act_no or local(act.recorded_at).date() != frozen.day:
        raise PictureMoved
    act.append("meeting_totals", [{"meeting_id": act.subject, **asdict(total)} for total in frozen.totals])
    act.detail.update(code=frozen.code, sections=len(frozen.totals), program=program_version())
