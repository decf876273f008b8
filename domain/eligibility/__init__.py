"""Rules of law on nominations: what each asks, under which law, and what it comes to for one nomination.

A verdict never says that somebody has an award, only whether the conditions to be considered are met, and why.
"""

from domain.eligibility.engine import RULES, Rulebook, eligibility_texts, judge
from domain.eligibility.facts import Case, Surroundings, UnitFile
from domain.eligibility.regimes import DecisionDay, decision_day, regime_on, round_of
from domain.eligibility.rows import Ballot, Deadline, Honour, Member, Nomination, Paper
from domain.eligibility.rule import NOT_FOR_MEETINGS, Override, Regime, Round, Rule, Verdict

__all__ = [
    "NOT_FOR_MEETINGS",
    "RULES",
    "Ballot",
    "Case",
    "Deadline",
    "DecisionDay",
    "Honour",
    "Member",
    "Nomination",
    "Override",
    "Paper",
    "Regime",
    "Round",
    "Rule",
    "Rulebook",
    "Surroundings",
    "UnitFile",
    "Verdict",
    "decision_day",
    "eligibility_texts",
    "judge",
    "regime_on",
    "round_of",
]
