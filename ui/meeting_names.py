"""What meetings are called in lists to choose from."""

from texts import formats
from ui.data import fetch


def meeting_names(plan_id: str) -> dict[str, str]:
    """Number -> day and subject of each of a plan's meetings, the newest first."""
    return {
        str(row["meeting_id"]): f"{formats.date(row['held_on'])} {row['subject'] or ''}".strip()
        for row in fetch("meetings", plan_id=plan_id).to_dict("records")
    }
