"""How states are shown on the screens: the looks of `domain/looks.py` with their words in the session's language."""

from dataclasses import dataclass
from typing import Any

from domain import looks
from domain.looks import AMBER, BLUE, GREEN, OCHRE, PLUM, RED, Look, Looks
from domain.states import RETURN_REASONS, RETURN_REASONS_TOLD
from ui.language import _


@dataclass(frozen=True)
class Status(Look):
    """One state as a screen shows it."""

    def text(self) -> str:
        """Symbol and word in the session's language, as tables, legends and bars show the state."""
        return f"{self.symbol} {_(self.label)}"


Statuses = tuple[Status, ...]


def shown(held: Looks) -> Statuses:
    """Return looks as a screen shows them."""
    return tuple(Status(look.code, look.label, look.colour, look.symbol) for look in held)


ALL: dict[str, Statuses] = {name: shown(held) for name, held in looks.ALL.items()}
PROGRESS = ALL["progress"]
DIFFICULTY = ALL["difficulty"]
DIFFICULTY_ACT = ALL["difficulty_act"]
DIFFICULTY_REPORT = ALL["difficulty_report"]
DIRECTION = ALL["direction"]
ESCALATION = ALL["escalation"]
NOMINATION = ALL["nomination"]
NOMINATION_ACT = ALL["nomination_act"]
VERDICT = ALL["verdict"]
SEVERITY = ALL["severity"]
REPORTING = ALL["reporting"]
SUBMISSION = ALL["submission"]
FINDING = ALL["finding"]
ATTENTION = ALL["attention"]
CONTRADICTION = ALL["contradiction"]
DEADLINE = ALL["deadline"]

# Streamlit's own names for the colours of its badges.
_BADGES: dict[str, Any] = {GREEN: "green", BLUE: "blue", RED: "red", OCHRE: "orange", AMBER: "orange", PLUM: "violet"}


def badge_colour(found: Status) -> Any:
    """The colour of the badge for a state."""
    return _BADGES.get(found.colour, "gray")


# In full where the decision is made; elsewhere without what is for the dossier alone.
RETURN_REASON_LABELS: dict[str, str] = RETURN_REASONS.by_code
RETURN_REASONS_FOR_ALL: dict[str, str] = RETURN_REASONS_TOLD.by_code


def find(statuses: Statuses, code: str) -> Status:
    """The state of that code; raises KeyError for a code nobody declared."""
    for status in statuses:
        if status.code == code:
            return status
    raise KeyError(code)
