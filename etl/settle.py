"""Whose file it is, for which period and plan: what was chosen, and what the file says of itself."""

from domain.findings import Finding
from domain.identity import TEMPLATE_VERSION
from domain.periods import Period, PeriodKind, find_period, is_estimate, parse_period_code
from domain.plan import Plan, Unit
from etl.context import Context
from etl.origin import Origin
from etl.recognise import Recognised
from etl.units import named_units, unit_of_file_name
from etl.verdict import Chosen, Verdict


def settle_origin(verdict: Verdict, recognised: Recognised, context: Context, chosen: Chosen) -> None:
    """Settle the verdict's period, plan and unit, from what was chosen and what the file says of itself."""
    origin = recognised.origin
    if origin.altered_identity:
        verdict.findings.append(Finding("altered_identity"))
    _settle_period(verdict, origin, context, chosen)
    _settle_plan(verdict, origin, context, chosen)
    if not any(table.has_unit_column for table in recognised.tables) or origin.identity or chosen.unit_code:
        _settle_unit(verdict, recognised, context, chosen)


def _settle_period(verdict: Verdict, origin: Origin, context: Context, chosen: Chosen) -> None:
    said = parse_period_code(origin.identity.period) if origin.identity else _said_period(origin, verdict.name)
    wanted = parse_period_code(chosen.period) if chosen.period else None
    if chosen.period and (wanted is None or wanted.code not in context.periods):
        verdict.findings.append(Finding("unknown_period", value=chosen.period))
    elif wanted and said and wanted.code != said.code and not _same_span(wanted, said, origin):
        verdict.findings.append(
            Finding("period_mismatch", value=said.code, words={"found": said.name, "chosen": wanted.name})
        )
    elif not (wanted or said):
        verdict.findings.append(Finding("unknown_period"))
    elif not wanted and origin.other_period and origin.other_period.code != (said.code if said else ""):
        # The file speaks of two periods: which of them it is for is for people to say.
        verdict.findings.append(Finding("unknown_period", value=origin.other_period.name))
        return
    elif not wanted and said and _contradicts(origin, said):
        words = {"found": origin.period.name, "chosen": said.name} if origin.period else {}
        verdict.findings.append(Finding("period_mismatch", value=said.code, words=words))
    elif not wanted and said:
        _period_of_file_name(verdict, said)
    verdict.period = wanted or said
    if verdict.period and verdict.period.kind is PeriodKind.YEAR:
        verdict.is_estimate = origin.estimate or is_estimate(verdict.name)


def _period_of_file_name(verdict: Verdict, said: Period) -> None:
    named = find_period(verdict.name.rsplit(".", 1)[0])
    # A year in a file's name ("BC 2023") says nothing against a period within it.
    if named and named.kind is not PeriodKind.YEAR and named.code != said.code:
        words = {"found": named.name, "chosen": said.name}
        verdict.findings.append(Finding("file_name_differs", value=named.code, words=words))


def _contradicts(origin: Origin, said: Period) -> bool:
    """Tell whether the title of a template names another period of the kind its identity has."""
    titled = origin.period
    return origin.identity is not None and titled is not None and titled.kind is said.kind and titled.code != said.code


def _said_period(origin: Origin, name: str) -> Period | None:
    in_name = find_period(name)
    if origin.period is None:
        return in_name
    # A title may speak of the plan's year only; then the file's name may tell the period within it.
    of_year = origin.period.kind is PeriodKind.YEAR and in_name is not None and in_name.year == origin.period.year
    return in_name if of_year else origin.period


def _same_span(wanted: Period, said: Period, origin: Origin) -> bool:
    # A title may name only the year beside the period that was chosen ("Kế hoạch ... năm 2023").
    return origin.identity is None and said.code == str(said.year) == str(wanted.year)


def _settle_plan(verdict: Verdict, origin: Origin, context: Context, chosen: Chosen) -> None:
    year = str(verdict.period.year) if verdict.period else ""
    plan_id = chosen.plan_id or (origin.identity.plan_id if origin.identity else year)
    verdict.plan = context.plans.get(plan_id)
    if verdict.plan is None and plan_id:
        verdict.findings.append(Finding("unknown_plan", value=plan_id, words={"value": plan_id}))
    elif (
        verdict.plan
        and verdict.period
        and not _within(verdict.period, verdict.plan)
        and not _told(verdict, "unknown_period")
    ):
        verdict.findings.append(Finding("unknown_period", value=verdict.period.code))
    identity = origin.identity
    if identity and verdict.plan:
        newest = context.plan_versions[verdict.plan.plan_id]
        if identity.plan_version < newest or identity.template_version != TEMPLATE_VERSION:
            words = {
                "found": f"{identity.template_version}/{identity.plan_version}",
                "current": f"{TEMPLATE_VERSION}/{newest}",
            }
            verdict.findings.append(Finding("stale_template", words=words))


def _within(period: Period, plan: Plan) -> bool:
    return plan.first_day <= period.ends_on and period.starts_on <= plan.last_day


def _told(verdict: Verdict, code: str) -> bool:
    return any(finding.code == code for finding in verdict.findings)


def _settle_unit(verdict: Verdict, recognised: Recognised, context: Context, chosen: Chosen) -> None:
    origin = recognised.origin
    said = context.units.get(origin.identity.unit_code) if origin.identity else None
    if origin.identity and not chosen.unit_code and not _is_sure(verdict, origin, origin.identity.unit_code, said):
        return
    others = [unit for unit in named_units(recognised, context) if unit.unit_code != chosen.unit_code]
    if others and not origin.identity:
        said = others[0]
    elif said and any(other != said for other in others):
        other = next(other for other in others if other != said)
        words = {"found": other.name, "chosen": said.name}
        verdict.findings.append(Finding("unit_mismatch", value=other.unit_code, words=words))
    said = said or origin.unit or unit_of_file_name(verdict.name, context)
    wanted = context.units.get(chosen.unit_code) if chosen.unit_code else None
    if chosen.unit_code and wanted is None:
        verdict.findings.append(Finding("unknown_unit", value=chosen.unit_code))
        return
    if wanted and said and wanted.unit_code != said.unit_code:
        verdict.findings.append(
            Finding("unit_mismatch", value=said.unit_code, words={"found": said.name, "chosen": wanted.name})
        )
    unit = wanted or said
    if origin.other_unit and origin.other_unit != (wanted or said):
        words = {"found": origin.other_unit.name, "chosen": wanted.name if wanted else said.name if said else ""}
        code = "unit_mismatch" if wanted or origin.identity else "unknown_unit"
        verdict.findings.append(Finding(code, value=origin.other_unit.name, words=words))
        return
    if unit is None:
        verdict.findings.append(Finding("unknown_unit", value=origin.unit_text))
    elif verdict.plan and not context.may_hand_in(verdict.plan, unit):
        verdict.findings.append(Finding("unknown_unit", value=unit.name))
    else:
        verdict.units = [unit]
        named = unit_of_file_name(verdict.name, context)
        if named and not wanted and named != unit:
            words = {"found": named.name, "chosen": unit.name}
            verdict.findings.append(Finding("file_name_differs", value=named.unit_code, words=words))


def _is_sure(verdict: Verdict, origin: Origin, unit_code: str, said: Unit | None) -> bool:
    """Tell whether the unit of a template's identity is known and not contradicted by the title; else say so."""
    if said is None:
        verdict.findings.append(Finding("unknown_unit", value=unit_code))
    elif origin.unit and origin.unit != said:
        words = {"found": origin.unit.name, "chosen": said.name}
        verdict.findings.append(Finding("unit_mismatch", value=origin.unit.unit_code, words=words))
    else:
        return True
    return False
