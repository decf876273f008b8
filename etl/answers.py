"""Answers to directions, as the rows of a unit's file give them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from etl.normalise import Row
from ledger import Act


@dataclass(frozen=True)
class Sender:
    """Whose file it is, about which period, who sent it and when it was received."""

    submission_no: int
    unit_code: str
    period: str
    submitted_by: str
    received_on: date


def append_answers(act: Act, rows: Sequence[Row], sender: Sender) -> None:
    """Append an event for each answer that says something else than the unit's last file about that period.

    One by one, since each takes the next number.
    """
    for row in rows:
        directed = act.rows("direction_by_no", direction_no=row.values["direction_no"])
        asked = {"unit_code": sender.unit_code, "period": sender.period}
        latest = act.rows("latest_answer", direction_no=row.values["direction_no"], **asked)
        same = latest and (latest[0]["text"], latest[0]["response_status"]) == (
            row.values.get("response"),
            row.values.get("response_status"),
        )
        # The direction itself may be gone: another ledger can have taken this one's place since the file was judged.
        if same or not directed:
            continue
        difficulty_id = directed[0]["difficulty_id"]
        event = {
            "difficulty_id": difficulty_id,
            "event_no": int(act.rows("next_difficulty_event", difficulty_id=difficulty_id)[0]["number"]),
            "event": "answered",
            "direction_no": row.values["direction_no"],
            "text": row.values.get("response"),
            "response_status": row.values.get("response_status"),
            "document": row.values.get("evidence"),
            "acted_by": sender.submitted_by,
            "acted_on": sender.received_on,
            "submission_no": sender.submission_no,
        }
        act.append("difficulty_events", [event])
