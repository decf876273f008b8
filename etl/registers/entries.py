"""How a line of each register becomes an entry of its table; every one of these raises ValueError or KeyError."""

import re
from collections.abc import Mapping

from domain.catalogue import award_from_row
from domain.choices import SEVERITY
from domain.contradictions import CONTRADICTIONS
from domain.periods import parse_period_code, periods_of_year
from domain.states import (
    DIFFICULTY_CLOCKS,
    ESCALATION_LEVELS,
    NOMINATION_ENDED,
    NOMINATION_WAY,
    PROGRESS_STATES,
    states_that_reach,
)
from domain.status_rules import ALWAYS_IN_FORCE, STATUS_RULES
from etl.registers.award_rules import award_rule_entry, regime_entry, round_entry
from etl.registers.cells import day as _day
from etl.registers.cells import days as _days
from etl.registers.cells import filled, in_force, listed, one
from etl.registers.files import Entry, Register
from etl.registers.groupings import grouping_entry
from etl.registers.pipeline import dossier_entry, pipeline_entry
from texts import N_

NOT_ON_THE_WAY = N_("“{state}” không phải là bước của hồ sơ; hãy ghi một trong: {states}")
RULE_MUST_STAY = N_("Quy tắc {rule} không được đặt thời hạn: thiếu nó thì có nội dung không xếp được trạng thái")
NOT_WORDS = N_(
    "Cột {column}: “{text}” phải là các từ, cách nhau bằng dấu “|”, không có dấu nào khác ngoài dấu phẩy và hai chấm"
)

# A difficulty whose severity nobody told is "none".
SEVERITIES = (*(option.code for option in SEVERITY.options), "none")
# They become part of a pattern: no sign may mean anything in it, and none of them may be empty.
_ALTERNATIVES = re.compile(r"([\w ,:]*\w[\w ,:]*(\|[\w ,:]*\w[\w ,:]*)*)?")
# How many days before its deadline a nomination is called near to it, where the register doesn't say.
NEAR_DAYS = 15


def _unit(row: Mapping[str, str]) -> Entry:
    return {
        "unit_code": row["unit_code"],
        "name": row["name"],
        "short_name": row["short_name"],
        "kind": row["kind"],
        "parent_code": row["parent_code"],
        "display_order": int(row["display_order"]),
        "headcount": int(row["headcount"]) if row["headcount"] else None,
        "valid_from": _day(row["valid_from"]),
        "valid_to": _day(row["valid_to"]),
        "successor_code": row["successor_code"],
    }


def _award(row: Mapping[str, str]) -> Entry:
    award = award_from_row(row)
    return {
        "award_code": award.code,
        "catalogue_codes": award.catalogue_codes,
        "name": award.name,
        "short_name": award.short_name,
        "family": award.family.value,
        "for_individual": award.for_individual,
        "for_collective": award.for_collective,
        "decided_by": award.decided_by,
        "basis": award.basis,
        "spellings": "|".join(award.spellings),
    }


def _period(row: Mapping[str, str]) -> Entry:
    period = parse_period_code(row["period"])
    if period is None:
        raise ValueError(f"{row['period']!r} không phải mã kỳ báo cáo")
    return {
        "plan_id": row["plan_id"],
        "period": period.code,
        "kind": row["kind"],
        "name": row["name"],
        "starts_on": _day(row["starts_on"]),
        "ends_on": _day(row["ends_on"]),
        "months": period.kind.value,
    }


def generated_periods(plan_id: str, already: int) -> list[Entry]:
    """Return the periods of a plan's year, for a plan the register of periods knows nothing of."""
    return [
        {
            "display_order": already + number,
            "plan_id": plan_id,
            "period": period.code,
            "kind": period.kind.name.lower(),
            "name": period.name,
            "starts_on": period.starts_on,
            "ends_on": period.ends_on,
            "months": period.kind.value,
        }
        for number, period in enumerate(periods_of_year(int(plan_id[:4])))
    ]


def _movement(row: Mapping[str, str]) -> Entry:
    dates = ("from_on", "to_on", "interim_review_on", "final_review_on")
    plain = {name: value for name, value in row.items() if name not in dates and name != "criterion_target"}
    target = float(row["criterion_target"]) if row["criterion_target"] else None
    return {**plain, **{name: _day(row[name]) for name in dates}, "criterion_target": target}


def _reporting(row: Mapping[str, str]) -> Entry:
    return {**row, "due_on": _day(row["due_on"])}


def _nomination_deadline(row: Mapping[str, str]) -> Entry:
    if row["must_reach"] not in NOMINATION_WAY:
        raise ValueError(NOT_ON_THE_WAY.format(state=row["must_reach"], states=", ".join(NOMINATION_WAY)))
    return {
        **row,
        "awards": ";".join(row["awards"].replace(" ", "").split(";")),
        "due_on": _day(row["due_on"]),
        "near_days": int(row["near_days"] or NEAR_DAYS),
        "reached_in": ";".join(states_that_reach(row["must_reach"])),
        "ended_in": ";".join(NOMINATION_ENDED),
    }


def _status_rule(row: Mapping[str, str]) -> Entry:
    rule, state = row["rule"], row["state"]
    if rule not in STATUS_RULES or state not in PROGRESS_STATES.codes:
        raise ValueError(f"{rule} {state}")
    if rule in ALWAYS_IN_FORCE and (row["valid_from"] or row["valid_to"]):
        raise ValueError(RULE_MUST_STAY.format(rule=rule))
    return {
        **row,
        "lag_points": float(row["lag_points"]) if row["lag_points"] else None,
        "near_days": int(row["near_days"]) if row["near_days"] else None,
        "near_share": float(row["near_share"]) if row["near_share"] else None,
        "valid_from": _day(row["valid_from"]),
        "valid_to": _day(row["valid_to"]),
    }


def _contradiction_rule(row: Mapping[str, str]) -> Entry:
    if row["code"] not in CONTRADICTIONS:
        raise ValueError(row["code"])
    for column in ("words", "innocent_words"):
        if not _ALTERNATIVES.fullmatch(row[column]):
            raise ValueError(NOT_WORDS.format(column=column, text=row[column]))
    return {**row, "valid_from": _day(row["valid_from"]), "valid_to": _day(row["valid_to"])}


def _escalation_rule(row: Mapping[str, str]) -> Entry:
    filled(row, "rule", "clock", "severities", "level")
    return {
        **row,
        "clock": one(row, "clock", DIFFICULTY_CLOCKS.codes),
        "level": one(row, "level", ESCALATION_LEVELS.codes),
        "severities": listed(row, "severities", SEVERITIES),
        "after_days": _days(row, "after_days"),
        **in_force(row),
    }


UNITS = Register("units", "units.csv", "unit_entries", _unit, frozenset({"version"}), ("unit_code",))
PERIODS = Register(
    "periods",
    "periods.csv",
    "period_entries",
    _period,
    frozenset({"version", "display_order", "months"}),
    key=("plan_id", "period"),
)
REGISTERS = (
    UNITS,
    Register("titles", "titles.csv", "award_entries", _award, key=("award_code",)),
    PERIODS,
    Register("movements", "movements.csv", "movement_entries", _movement, key=("plan_id", "criterion_no")),
    Register("reporting", "reporting.csv", "reporting_entries", _reporting, key=("plan_id", "period")),
    Register(
        "nomination_deadlines",
        "nomination_deadlines.csv",
        "nomination_deadline_entries",
        _nomination_deadline,
        frozenset({"version", "display_order", "reached_in", "ended_in"}),
        key=("plan_id", "awards", "must_reach"),
    ),
    Register(
        "status_rules", "status_rules.csv", "status_rule_entries", _status_rule, must_name=("rule", ALWAYS_IN_FORCE)
    ),
    Register("escalation_rules", "escalation_rules.csv", "escalation_rule_entries", _escalation_rule, key=("rule",)),
    Register("contradiction_rules", "contradiction_rules.csv", "contradiction_rule_entries", _contradiction_rule),
    Register(
        "pipeline",
        "pipeline.csv",
        "pipeline_entries",
        pipeline_entry,
        key=("from_state", "to_state", "awards"),
        agrees=("from_state", "term_days"),
    ),
    Register("dossiers", "dossiers.csv", "dossier_entries", dossier_entry, key=("document", "awards", "valid_from")),
    Register("regimes", "regimes.csv", "regime_entries", regime_entry, key=("regime",)),
    Register(
        "award_rules",
        "award_rules.csv",
        "award_rule_entries",
        award_rule_entry,
        key=("rule", "regimes", "awards", "nominee_kind", "valid_from"),
    ),
    Register("groupings", "groupings.csv", "grouping_entries", grouping_entry, key=("plan_id", "grouping")),
    Register("rounds", "rounds.csv", "round_entries", round_entry, key=("plan_id", "round")),
)
