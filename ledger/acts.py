"""Acts on submissions: each reads the present state and appends a row, exclusively."""

from domain.people import Actor
from ledger.errors import ActRefused
from ledger.store import Ledger
from texts import N_

UNKNOWN_SUBMISSION = N_("Không có lần nộp nào mang số {number}. Hãy xem lại số trên trang Lịch sử.")
TEXT_NEEDED = N_("Hãy ghi nội dung hoặc lý do trước khi thực hiện.")
ALREADY_WITHDRAWN = N_("Lần nộp {number} đã được rút trước đó.")


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
