"""Difficulties with all that a unit may say of them, and what happens to them, for the tests of the direction loop."""

from datetime import date
from typing import Any

from domain.people import Actor
from ledger.difficulty_acts import Acted, DifficultyStep, Seen, act_on_difficulty
from tests.office import OFFICE, Office

TOLD = (
    "## Khó khăn, vướng mắc\n| Số khó khăn | Mã nội dung | Khó khăn, vướng mắc | Mức độ | Cấp giải quyết "
    "| Ngày phát sinh |\n"
)
FIRST, SECOND, THIRD = "KK-2023-001", "KK-2023-002", "KK-2023-003"


def told(text: str, *, no: str = "", item: str = "1.1", severity: str = "", to: str = "", raised: str = "") -> str:
    """Return a row of difficulties."""
    return f"| {no} | {item} | {text} | {severity} | {to} | {raised} |\n"


def act(
    office: Office,
    event: str,
    text: str = "Có lý do",
    *,
    number: str = FIRST,
    by: Actor = OFFICE,
    seen: Seen | None = None,
    **said: Any,
) -> Acted:
    """Act on a difficulty, the first one unless another is named."""
    return act_on_difficulty(office.ledger, by, number, event, DifficultyStep(text=text, **said), seen)


def shown(office: Office, *fields: str, as_of: date | None = None, period: str = "2023-Q1") -> list[tuple[Any, ...]]:
    """Return fields of each difficulty as a screen about a period shows it, in the order of their numbers."""
    rows = office.ledger.rows("difficulties", as_of=as_of, plan_id="2023", period=period, unit_code=None)
    return sorted((tuple(row[name] for name in ("difficulty_no", *fields)) for row in rows), key=repr)


def printed(office: Office, unit: str) -> list[str]:
    """Return the numbers of the directions that a unit's next template prints."""
    rows = office.ledger.rows("template_directions", plan_id="2023", unit_codes=[unit])
    return [str(row["direction_no"]) for row in rows]


def directions(office: Office, *fields: str, as_of: date | None = None) -> list[tuple[Any, ...]]:
    """Return fields of every direction by its number."""
    return office.view("directions", "direction_no", *fields, as_of=as_of)
