"""How states look: a symbol and a colour beside the word, so that colour never speaks alone, on screens and in files.

The words themselves stand where the states are declared.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.choices import SEVERITY as SEVERITIES
from domain.choices import Choice
from domain.contradictions import CONTRADICTIONS
from domain.eligibility.rule import VERDICTS
from domain.nominations import NOMINATION_ACTS
from domain.states import (
    ATTENTION_KINDS,
    DEADLINE_KINDS,
    DIFFICULTY_ACTS,
    DIFFICULTY_REPORTS,
    DIFFICULTY_STATES,
    DIRECTION_STATES,
    ESCALATION_LEVELS,
    FINDING_SEVERITIES,
    NOMINATION_STATES,
    PROGRESS_STATES,
    REPORTING_STATES,
    SUBMISSION_STATES,
)


@dataclass(frozen=True)
class Look:
    """One state. `colour` holds 4.5:1 on the page's background and under white letters."""

    code: str
    label: str
    colour: str
    symbol: str


Looks = tuple[Look, ...]

GREEN, BLUE, NAVY, GREY, STONE = "#1e6b45", "#1f5a96", "#1f3a5f", "#4f4b44", "#6f695d"
AMBER, OCHRE, RED, PLUM, OLIVE = "#8a4b08", "#7d5a00", "#a4262c", "#6b3a6e", "#4d6410"


def _looks(choice: Choice, looks: Mapping[str, tuple[str, str]]) -> Looks:
    """Give each state of a list its colour and symbol, in the order of `looks`; a missing one fails at import."""
    known = {option.code for option in choice.options}
    if known != looks.keys():
        raise ValueError(f"{choice.name}: {sorted(known ^ looks.keys())}")
    return tuple(Look(code, choice.label(code), colour, symbol) for code, (colour, symbol) in looks.items())


# In the order in which a bar is read: what is done first, what nobody knows last.
PROGRESS = _looks(
    PROGRESS_STATES,
    {
        "completed": (GREEN, "✓"),
        "completed_late": (OLIVE, "✓▲"),
        "on_track": (BLUE, "▶"),
        "at_risk": (OCHRE, "!"),
        "overdue": (RED, "▲"),
        "not_applicable": (STONE, "–"),
        "shared": (NAVY, "◫"),
        "to_mend": (PLUM, "✎"),
        "not_due": (STONE, "◷"),
        "not_arisen": (STONE, "·"),
        "not_reported": (GREY, "?"),
    },
)

DIFFICULTY = _looks(
    DIFFICULTY_STATES,
    {
        "reported": (RED, "▲"),
        "directed": (AMBER, "▶"),
        "answered": (BLUE, "◆"),
        "resolved": (GREEN, "✓"),
        "passed_on": (PLUM, "↑"),
    },
)

DIFFICULTY_ACT = _looks(
    DIFFICULTY_ACTS,
    {
        "directed": (AMBER, "▶"),
        "answered": (BLUE, "◆"),
        "resolved": (GREEN, "✓"),
        "reopened": (RED, "↺"),
        "passed_on": (PLUM, "↑"),
        "replied": (NAVY, "↓"),
        "reminded": (OCHRE, "◷"),
        "joined": (STONE, "⇥"),
        "parted": (STONE, "⇤"),
        "kept_apart": (STONE, "≠"),
    },
)

DIRECTION = _looks(
    DIRECTION_STATES,
    {
        "unanswered": (OCHRE, "?"),
        "not_started": (OCHRE, "○"),
        "in_progress": (AMBER, "▶"),
        "answered": (BLUE, "◆"),
        "done": (GREEN, "✓"),
        "cannot": (PLUM, "✕"),
    },
)

ESCALATION = _looks(ESCALATION_LEVELS, {"now": (RED, "▲"), "soon": (OCHRE, "!")})

DIFFICULTY_REPORT = _looks(
    DIFFICULTY_REPORTS,
    {"some": (BLUE, "●"), "nil": (GREEN, "✓"), "silent": (AMBER, "?")},
)

NOMINATION = _looks(
    NOMINATION_STATES,
    {
        "registered": (GREY, "○"),
        "proposed": (NAVY, "▷"),
        "received": (BLUE, "►"),
        "returned": (AMBER, "↓"),
        "eligible": (GREEN, "◆"),
        "ineligible": (RED, "◇"),
        "council_done": (BLUE, "■"),
        "submitted": (NAVY, "↑"),
        "decided": (GREEN, "✓"),
        "declined": (STONE, "–"),
        "withdrawn": (STONE, "←"),
        "revoked": (RED, "✕"),
    },
)

NOMINATION_ACT = _looks(
    NOMINATION_ACTS,
    {
        "move": (BLUE, "▶"),
        "council": (NAVY, "■"),
        "paper": (BLUE, "▤"),
        "override": (OCHRE, "!"),
        "class": (GREY, "◇"),
        "announced": (GREEN, "✓"),
        "accepted": (GREEN, "+"),
        "corrected": (BLUE, "✎"),
        "refused": (STONE, "–"),
    },
)

VERDICT = _looks(
    VERDICTS, {"pass": (GREEN, "✓"), "fail": (RED, "✕"), "unknown": (OCHRE, "?"), "not_applicable": (STONE, "–")}
)

SEVERITY = _looks(
    SEVERITIES,
    {"urgent": (RED, "▲▲"), "high": (AMBER, "▲"), "medium": (OCHRE, "■"), "low": (GREY, "▽")},
)

REPORTING = _looks(
    REPORTING_STATES,
    {"on_time": (GREEN, "✓"), "late": (OCHRE, "◷"), "expected": (STONE, "○"), "missing": (RED, "▲")},
)

SUBMISSION = _looks(
    SUBMISSION_STATES,
    {
        "accepted": (GREEN, "✓"),
        "partial": (OCHRE, "◆"),
        "refused": (RED, "✕"),
        "withdrawn": (STONE, "←"),
        "replaced": (STONE, "↻"),
        "duplicate": (NAVY, "="),
    },
)

FINDING = _looks(
    FINDING_SEVERITIES,
    {"error": (RED, "✕"), "warning": (OCHRE, "▲"), "info": (NAVY, "ℹ")},
)

ATTENTION = _looks(
    ATTENTION_KINDS,
    {
        "directions_overdue": (RED, "▲"),
        "difficulties_waiting": (RED, "●"),
        "items_overdue": (RED, "◷"),
        "items_at_risk": (OCHRE, "!"),
        "reports_missing": (AMBER, "?"),
        "nominations_pressing": (PLUM, "◑"),
    },
)

DEADLINE = _looks(
    DEADLINE_KINDS,
    {
        "report_due": (BLUE, "▤"),
        "item_due": (AMBER, "◷"),
        "direction_due": (RED, "▶"),
        "interim_review": (OCHRE, "◇"),
        "final_review": (GREEN, "◆"),
        "nomination_due": (NAVY, "★"),
        "meeting": (PLUM, "●"),
    },
)

# Each by what doesn't agree: document, no change, difficulty, words, figure short, not done, figure reached, day.
_DISAGREEING = dict(zip(CONTRADICTIONS, "№=▲≠◔–●◷", strict=True))
CONTRADICTION: Looks = tuple(
    Look(kind.code, kind.label, OCHRE, _DISAGREEING[kind.code]) for kind in CONTRADICTIONS.values()
)

ALL: dict[str, Looks] = {
    "progress": PROGRESS,
    "difficulty": DIFFICULTY,
    "difficulty_act": DIFFICULTY_ACT,
    "difficulty_report": DIFFICULTY_REPORT,
    "direction": DIRECTION,
    "escalation": ESCALATION,
    "nomination": NOMINATION,
    "nomination_act": NOMINATION_ACT,
    "verdict": VERDICT,
    "severity": SEVERITY,
    "reporting": REPORTING,
    "submission": SUBMISSION,
    "finding": FINDING,
    "attention": ATTENTION,
    "contradiction": CONTRADICTION,
    "deadline": DEADLINE,
}
