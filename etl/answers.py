"""Answers to directions, as the rows of a unit's file give them."""

from collections.abc import Sequence
from datetime import date

from etl.normalise import Row
from ledger import Act


def append_answers(act: Act, rows: Sequence[Row], submission_no: int, submitted_by: str, received_on: date) -> None:
    """Append an event for each answer that says something new; one by one, since each takes the next number."""
    for row in rows:
        directed = act.rows("direction_by_no", direction_no=row.values["direction_no"])
        latest = act.rows("latest_answer", direction_no=row.values["direction_no"])
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
            "acted_by": submitted_by,
            "acted_on": received_on,
            "submission_no": submission_no,
        }
        act.append("difficulty_events", [event])
