"""Acts on submissions and meetings: each reads the present state and appends a row, exclusively."""

from datetime import date

from domain.people import Actor
from ledger.errors import ActRefused
from ledger.numbering import numbered
from ledger.store import Ledger
from texts import N_

UNKNOWN_SUBMISSION = N_("Không có lần nộp nào mang số {number}. Hãy xem lại số trên trang Lịch sử.")
TEXT_NEEDED = N_("Hãy ghi nội dung hoặc lý do trước khi thực hiện.")
ALREADY_WITHDRAWN = N_("Lần nộp {number} đã được rút trước đó.")
MEETING_STATE = N_("Kỳ họp ngày {day} chưa mở hoặc đã đóng.")
UNKNOWN_PLAN = N_("Không có kế hoạch nào mang số {plan}. Hãy nạp kế hoạch trước khi mở kỳ họp.")


def withdraw(ledger: Ledger, actor: Actor, submission_id: str, reason: str) -> None:
    """Take a submission out of what counts; it stays in the history. Raises ActRefused."""
    with ledger.act(actor, "withdraw", submission_id) as act:
        found = act.rows("withdrawable", submission_id=submission_id)
        if not found:
            raise ActRefused(UNKNOWN_SUBMISSION, number=submission_id)
        if found[0]["status"] == "withdrawn":
            raise ActRefused(ALREADY_WITHDRAWN, number=submission_id)
        if not reason.strip():
            raise ActRefused(TEXT_NEEDED)
        row = {"submission_no": found[0]["submission_no"], "reason": reason.strip(), "withdrawn_by": actor.name}
        act.append("withdrawals", [row])
        act.detail["reason"] = reason.strip()


def open_meeting(ledger: Ledger, actor: Actor, plan_id: str, *, held_on: date, chair: str, text: str) -> str:
    """Append the opening of a meeting and return its number; raises ActRefused for an unknown plan."""
    with ledger.act(actor, "meeting_open", plan_id) as act:
        if not act.rows("plan_head", plan_id=plan_id):
            raise ActRefused(UNKNOWN_PLAN, plan=plan_id)
        opened = act.rows("meetings_of_plan", plan_id=plan_id)
        meeting_id = numbered("HOP", plan_id, len(opened) + 1)
        row = {"meeting_id": meeting_id, "plan_id": plan_id, "event": "opened", "held_on": held_on}
        act.append("meeting_events", [{**row, "chair": chair, "text": text, "acted_by": actor.name}])
        act.subject = meeting_id
    return meeting_id


def close_meeting(ledger: Ledger, actor: Actor, plan_id: str, *, held_on: date, text: str) -> str:
    """Append the closing of the meeting held that day and return its number; raises ActRefused when none is open."""
    with ledger.act(actor, "meeting_close", plan_id) as act:
        meetings = act.rows("meetings_of_plan", plan_id=plan_id)
        meeting = next((m for m in meetings if m["held_on"] == held_on and not m["is_closed"]), None)
        if meeting is None:
            raise ActRefused(MEETING_STATE, day=f"{held_on:%d/%m/%Y}")
        row = {"meeting_id": meeting["meeting_id"], "plan_id": plan_id, "event": "closed", "held_on": held_on}
        act.append("meeting_events", [{**row, "text": text, "acted_by": actor.name}])
        act.subject = meeting["meeting_id"]
    return str(meeting["meeting_id"])
