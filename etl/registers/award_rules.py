"""Lines of data/regimes.csv, award_rules.csv and rounds.csv: which law holds when, what nominations are judged by."""

import csv
from collections.abc import Mapping
from functools import lru_cache

from domain.choices import NOMINEE_KIND
from domain.eligibility import RULES
from domain.eligibility.parameters import BadParameter, award_codes, parse_parameters
from domain.eligibility.rule import BLOCK, MEMORY, RULE_SEVERITIES, RULE_SOURCES
from etl.registers.cells import awards, day, filled, in_force, listed, one
from etl.registers.files import DATA, Entry
from texts import N_

BLOCK_FROM_MEMORY = N_("Quy tắc {rule}: nguồn chưa đối chiếu văn bản (memory) thì không được đặt mức bắt buộc (block)")
BAD_PARAMETER = N_("Quy tắc {rule}, cột parameters: “{text}” không đúng; quy tắc này cần: {wanted}")
NO_PARAMETERS = N_("không có tham số nào")
UNKNOWN_AWARD = N_("Cột {column}: “{text}” không có trong tệp titles.csv")
REASON_NEEDED = N_("Cột reason: chọn quy định áp dụng khác với ngày quyết định thì phải ghi lý do")
DAY_NEEDED = N_("Cột planned_on: phải ghi ngày dự kiến quyết định")


def regime_entry(row: Mapping[str, str]) -> Entry:
    """Return one regime; raises ValueError with the sentence for a line that can't be used."""
    filled(row, "regime", "law", "source")
    return {**row, "source": one(row, "source", RULE_SOURCES.codes), **in_force(row)}


def award_rule_entry(row: Mapping[str, str]) -> Entry:
    """Return one rule of law; raises ValueError with the sentence for a line that can't be used."""
    filled(row, "rule", "regimes", "awards", "severity", "basis", "source")
    rule = one(row, "rule", tuple(RULES))
    entry = {
        **row,
        "rule": rule,
        "regimes": listed(row, "regimes", _codes("regimes.csv", "regime")),
        "awards": _known_awards(row),
        "nominee_kind": one(row, "nominee_kind", NOMINEE_KIND.codes),
        "severity": one(row, "severity", RULE_SEVERITIES.codes),
        "source": one(row, "source", RULE_SOURCES.codes),
        "parameters": _parameters(rule, row["parameters"]),
        **in_force(row),
    }
    if (entry["severity"], entry["source"]) == (BLOCK, MEMORY):
        raise ValueError(BLOCK_FROM_MEMORY.format(rule=rule))
    return entry


def round_entry(row: Mapping[str, str]) -> Entry:
    """Return one round of consideration; raises ValueError with the sentence for a line that can't be used."""
    filled(row, "plan_id", "round", "name", "awards", "source")
    regime = one(row, "regime", _codes("regimes.csv", "regime"))
    if regime and not row["reason"].strip():
        raise ValueError(REASON_NEEDED)
    planned_on = day(row["planned_on"])
    if planned_on is None:
        raise ValueError(DAY_NEEDED)
    return {**row, "awards": _known_awards(row), "regime": regime, "planned_on": planned_on}


def _known_awards(row: Mapping[str, str]) -> str:
    text = awards(row)
    _refuse_unknown("awards", set(text.split(";")) - {"*"})
    return text


def _refuse_unknown(column: str, named: set[str]) -> None:
    if unknown := sorted(named - _codes("titles.csv", "award_code")):
        raise ValueError(UNKNOWN_AWARD.format(column=column, text=unknown[0]))


def _parameters(rule: str, text: str) -> str:
    kinds = RULES[rule].parameters
    try:
        parsed = parse_parameters(text, kinds)
    except BadParameter as reason:
        wanted = ", ".join(f"{name}=" for name in kinds) or NO_PARAMETERS
        raise ValueError(BAD_PARAMETER.format(rule=rule, text=reason, wanted=wanted)) from reason
    for value in parsed.values():
        _refuse_unknown("parameters", award_codes(value))
    return text.replace(" ", "")


def _codes(file: str, column: str) -> frozenset[str]:
    """Return the codes another register gives: the files refer to each other and are edited together."""
    path = DATA / file
    return _read_codes(file, column, path.stat().st_mtime_ns)


@lru_cache(maxsize=8)
def _read_codes(file: str, column: str, _changed: int) -> frozenset[str]:
    with (DATA / file).open(encoding="utf-8-sig", newline="") as stream:
        return frozenset(row[column] for row in csv.DictReader(stream))
