"""Closing a meeting with the picture it saw: built, summed up and kept, unless the ledger moved meanwhile."""

from datetime import date
from functools import partial

from domain.clock import today
from domain.people import WHOLE_DEPARTMENT, Actor, Viewer
from ledger import Ledger
from ledger.errors import ActRefused
from ledger.meetings import Frozen, PictureMoved, close_meeting
from ledger.moment import AsOf
from reports.deck.build import AskAsOf, build
from reports.deck.model import Deck
from reports.deck.period import meant
from reports.deck.totals import code_of, totals
from reports.rows import Ask
from texts import N_, formats

# A picture takes a second or two; who loads files meanwhile is done by then, or loads many.
TRIES = 4
KEEPS_MOVING = N_(
    "Chưa kết thúc được kỳ họp {meeting}: trong lúc lưu số liệu, sổ liên tục được ghi thêm. Hãy thử lại sau ít phút."
)
NO_MEETING = N_("Kế hoạch {plan} không có kỳ họp nào mang số {meeting}.")


def asking(ledger: Ledger, viewer: Viewer = WHOLE_DEPARTMENT) -> AskAsOf:
    """Return how a ledger is asked for a picture, seen by a viewer."""

    def at(as_of: AsOf) -> Ask:
        return partial(ledger.rows, viewer=viewer, as_of=as_of)

    return at


def frozen(deck: Deck, act_no: int, day: date) -> Frozen:
    """Return what is kept of a picture that was drawn up to that act, its clocks at that day."""
    held = totals(deck)
    return Frozen(act_no=act_no, day=day, period=deck.period, totals=held, code=code_of(held))


def close_with_picture(
    ledger: Ledger, actor: Actor, plan_id: str, meeting_id: str, *, period: str | None = None, text: str = ""
) -> Frozen | None:
    """Close a meeting with the totals of what the ledger shows at that moment, and return them.

    The period is the meeting's own, else `period`, else the latest reported; a plan without any closes without a
    picture. Raises ActRefused: no such meeting, none open, or a ledger that is written to all the time.
    """
    meeting = next((row for row in ledger.rows("meetings", plan_id=plan_id) if row["meeting_id"] == meeting_id), None)
    if meeting is None:
        raise ActRefused(NO_MEETING, plan=plan_id, meeting=meeting_id)
    wanted = meeting["period"] or period or meant(ledger.rows("periods", plan_id=plan_id))
    held_on = formats.as_day(meeting["held_on"])
    for _ in range(TRIES):
        picture = None if wanted is None else _drawn(ledger, plan_id, wanted, meeting_id)
        try:
            close_meeting(ledger, actor, plan_id, held_on=held_on, text=text, meeting_id=meeting_id, frozen=picture)
        except PictureMoved:
            continue
        return picture
    raise ActRefused(KEEPS_MOVING, meeting=meeting_id)


def _drawn(ledger: Ledger, plan_id: str, period: str, meeting_id: str) -> Frozen:
    day = today()
    # Before anything is asked: whatever is recorded from here on makes the picture an old one.
    [newest] = ledger.rows("newest_change")
    deck = build(asking(ledger), plan_id, period, meeting_id=meeting_id)
    return frozen(deck, newest["act_no"], day)
