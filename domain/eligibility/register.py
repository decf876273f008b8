"""Rules, regimes and rounds as their registers in the ledger hold them."""

from collections.abc import Mapping
from typing import Any

from domain.eligibility.engine import RULES
from domain.eligibility.parameters import parse_parameters
from domain.eligibility.rule import Regime, Round, Rule


def rule_from_row(row: Mapping[str, Any]) -> Rule:
    """Return the rule of one row of the register; raises BadParameter, and KeyError for a rule there is none of."""
    return Rule(
        rule=row["rule"],
        regimes=tuple(row["regimes"].split(";")),
        awards=tuple(row["awards"].split(";")),
        nominee_kind=row["nominee_kind"] or "",
        severity=row["severity"],
        parameters=parse_parameters(row["parameters"] or "", RULES[row["rule"]].parameters),
        valid_from=row["valid_from"],
        valid_to=row["valid_to"],
        basis=row["basis"],
        source=row["source"],
    )


def regime_from_row(row: Mapping[str, Any]) -> Regime:
    """Return the regime of one row of the register."""
    return Regime(
        row["regime"],
        row["law"],
        row["decree"],
        row["circular"],
        row["valid_from"],
        row["valid_to"],
        row["source"],
    )


def round_from_row(row: Mapping[str, Any]) -> Round:
    """Return the round of one row of the register."""
    return Round(
        row["round"],
        row["name"],
        tuple(row["awards"].split(";")),
        row["planned_on"],
        row["regime"] or "",
        row["reason"] or "",
    )
