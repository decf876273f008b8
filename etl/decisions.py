"""What was decided on a difficulty, in the one line its unit's next template prints beside it."""

from collections.abc import Iterator, Mapping
from typing import Any

from domain.choices import ADDRESSEE
from domain.folding import clean
from domain.states import DIFFICULTY_STATES, DIRECTION_STATES
from texts.formats import date as shown_day
from texts.formats import shortened

_LONGEST = 32_000  # Excel holds 32,767 characters in a cell, and nothing of a longer text


def decision_line(difficulty: Mapping[str, Any]) -> str:
    """Return the state and each decision that stands, "" while nothing is decided.

    `difficulty`: a row of the query template_difficulties. Such as "Đã chỉ đạo. YK-2023-001 (VP, thời hạn 28/04/2023,
    chưa trả lời): Làm việc với Cụm trưởng."
    """
    decided = [*map(_direction, difficulty["directions"]), *_passed_on(difficulty)]
    if not decided:
        return ""
    told = [DIFFICULTY_STATES.label(difficulty["status"]), *decided]
    return shortened(" ".join(map(_sentence, told)), _LONGEST)


def _sentence(text: str) -> str:
    bare = clean(text)
    return bare if bare.endswith((".", "!", "?", "…")) else f"{bare}."


def _direction(given: Mapping[str, Any]) -> str:
    due = f", thời hạn {shown_day(given['due_on'])}" if given["due_on"] else ""
    state = DIRECTION_STATES.label(given["state"]).lower()
    return f"{given['direction_no']} ({given['unit_name']}{due}, {state}): {given['text'] or ''}"


def _passed_on(difficulty: Mapping[str, Any]) -> Iterator[str]:
    if not difficulty["is_passed_on"]:
        return
    facts = [f"Kiến nghị {ADDRESSEE.label(difficulty['passed_to'])} ngày {shown_day(difficulty['passed_on_day'])}"]
    facts += [f"văn bản {difficulty['passed_document']}"] if difficulty["passed_document"] else []
    is_awaited = difficulty["reply_due_on"] and not difficulty["replied_on"]
    facts += [f"đề nghị trả lời trước ngày {shown_day(difficulty['reply_due_on'])}"] if is_awaited else []
    yield ", ".join(facts)
    if difficulty["replied_on"]:
        yield f"Trả lời ngày {shown_day(difficulty['replied_on'])}: {difficulty['reply'] or ''}"
