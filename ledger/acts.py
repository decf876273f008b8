"""Acts on nominations, submissions and meetings: each reads the present state and appends a row, exclusively."""

from dataclasses import dataclass
from datetime import date

from domain.people import Actor
from domain.states import NOMINATION_FINAL, NOMINATION_STATES, RETURN_REASONS
from ledger.errors import ActRefused
from ledger.numbering import numbered
from ledger.store import Act, Ledger, today
from texts import N_

UNKNOWN_NOMINATION = N_("Không có hồ sơ nào mang số {number}. Hãy xem lại số trên trang Đề nghị khen thưởng.")
UNKNOWN_SUBMISSION = N_("Không có lần nộp nào mang số {number}. Hãy xem lại số trên trang Lịch sử.")
SAME_STATE = N_("Hồ sơ {number} đã ở trạng thái “{state}”.")
FINAL_STATE = N_("Hồ sơ {number} đang ở trạng thái “{state}” nên không chuyển sang “{wanted}” được.")
UNKNOWN_STATE = N_("“{state}” không phải trạng thái của hồ sơ. Hãy dùng một trong: {choices}.")
TEXT_NEEDED = N_("Hãy ghi nội dung hoặc lý do trước khi thực hiện.")
REASON_NEEDED = N_("Trả lại hồ sơ phải kèm lý do (TL01 đến TL12).")
DECISION_NEEDED = N_("Quyết định khen thưởng phải có số, ngày quyết định.")
ALREADY_WITHDRAWN = N_("Lần nộp {number} đã được rút trước đó.")
MEETING_STATE = N_("Kỳ họp ngày {day} chưa mở hoặc đã đóng.")
UNKNOWN_PLAN = N_("Không có kế hoạch nào mang số {plan}. Hãy nạp kế hoạch trước khi mở kỳ họp.")


@dataclass(frozen=True)
class Step:
    """What a person says with a nomination's move; empty where it doesn't apply."""

    text: str = ""
    document: str = ""
    on: date | None = None
    reason: str = ""
    decision_no: str = ""
    decision_on: date | None = None


def move_nomination(ledger: Ledger, actor: Actor, nomination_no: str, state: str, step: Step) -> None:
    """Append a nomination's move to another state.

    Raises ActRefused for an unknown number or state, a state that can't follow the present one, a return without a
    reason, or a decision without a number.
    """
    if state not in {option.code for option in NOMINATION_STATES.options}:
        raise ActRefused(UNKNOWN_STATE, state=state, choices=", ".join(o.code for o in NOMINATION_STATES.options))
    with ledger.act(actor, "move", nomination_no) as act:
        nomination_id = _movable(act, nomination_no, state)
        if state == "returned" and step.reason not in {option.code for option in RETURN_REASONS.options}:
            raise ActRefused(REASON_NEEDED)
        acted_on = step.on or today()
        decision_no, decision_on = step.decision_no, step.decision_on
        if state == "decided":
            decision_no, decision_on = decision_no or step.document, decision_on or acted_on
            if not decision_no.strip():
                raise ActRefused(DECISION_NEEDED)
        row = {
            "nomination_id": nomination_id,
            "move_no": act.rows("next_nomination_move", nomination_id=nomination_id)[0]["number"],
            "state": state,
            "reason": step.reason or None,
            "text": step.text or None,
            "decision_no": decision_no or None,
            "decision_on": decision_on,
            "document": step.document or None,
            "acted_by": actor.name,
            "acted_on": acted_on,
        }
        act.append("nomination_moves", [row])
        act.detail.update(state=state, reason=step.reason)


def _movable(act: Act, nomination_no: str, state: str) -> str:
    """Return the id of a nomination that may come into that state from where it is; raises ActRefused."""
    known = act.rows("nomination_by_no", nomination_no=nomination_no)
    now = act.rows("nomination_now", nomination_id=known[0]["nomination_id"]) if known else []
    if not now:
        raise ActRefused(UNKNOWN_NOMINATION, number=nomination_no)
    present = now[0]["state"]
    if present == state:
        raise ActRefused(SAME_STATE, number=nomination_no, state=NOMINATION_STATES.label(state))
    if present in NOMINATION_FINAL and state not in NOMINATION_FINAL[present]:
        words = {"state": NOMINATION_STATES.label(present), "wanted": NOMINATION_STATES.label(state)}
        raise ActRefused(FINAL_STATE, number=nomination_no, **words)
    return str(known[0]["nomination_id"])


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
