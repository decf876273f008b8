"""The command that judges nominations by the rules of law."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

import click

from domain.eligibility import Verdict
from domain.eligibility.rule import VERDICTS
from domain.nominations import APPRAISED, OWN, SCOPES
from etl.cli.common import Call, Day, command_options
from etl.cli.plans import UNKNOWN
from etl.eligibility import Desk, Judged, message, open_desk
from texts import N_, formats, translate

NOMINATION = N_("{number}  {name} – {award} ({unit}); quy định áp dụng: {regime}, tính theo ngày {day}")
FINDING = N_("   {rule} {verdict} ({severity}): {message} [{basis}]")
OVERRIDDEN = N_("   {rule} Văn phòng bỏ qua lưu ý: {reason}")
NOTHING_TO_SAY = N_("   Không có điểm nào phải xem lại.")
COUNTED = N_("{nominations} hồ sơ; số lượt xét theo quy tắc: {verdicts}")
_SEVERITIES = {"block": N_("bắt buộc"), "warn": N_("cần xem lại"), "inform": N_("để biết")}


@click.command()
@click.option("--plan", "plan_id", required=True, help="Kế hoạch, ví dụ 2023.")
@click.option("--decided-on", type=Day(), help="Ngày quyết định dùng để chọn quy định áp dụng.")
@command_options
def eligibility(call: Call, plan_id: str, decided_on: date | None) -> None:
    """Xét từng hồ sơ theo các quy tắc của pháp luật: đủ điều kiện xem xét hay chưa, vì sao."""
    ledger = call.ledger()
    if not ledger.rows("plan_head", plan_id=plan_id):
        raise click.UsageError(call.say(UNKNOWN, what="kế hoạch", value=plan_id))
    with ledger.kept_open():
        desk = open_desk(ledger.rows, plan_id)
    judged = desk.judged(decided_on)
    if call.as_json:
        call.table([row for one in judged for row in objects(desk, one, call.lang)], {})
        return
    for scope in (OWN, APPRAISED):
        of_scope = [one for one in judged if one.scope == scope]
        if scope == OWN or of_scope:
            if scope != OWN:
                click.echo(translate(SCOPES.label(scope), call.lang))
            for one in of_scope:
                _print(call, desk, one)
            _print_counts(call, of_scope)


def objects(desk: Desk, judged: Judged, lang: str) -> list[dict[str, Any]]:
    """Return the contract's object of each rule for a nomination."""
    nomination = judged.nomination
    return [
        {
            "nomination_id": nomination.nomination_id,
            "nomination_no": nomination.nomination_no,
            "nominee_name": nomination.name,
            "unit": judged.unit_code,
            "award": nomination.award,
            "regime": judged.regime,
            "rule": verdict.rule,
            "verdict": verdict.verdict,
            "severity": verdict.severity,
            "basis": verdict.basis,
            "inputs": {name: _plain(value) for name, value in verdict.inputs.items()},
            "message": message(verdict, lang),
        }
        for verdict in judged.verdicts
    ]


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value


def _print(call: Call, desk: Desk, judged: Judged) -> None:
    nomination, register = judged.nomination, desk.register
    unit = register.units.get(judged.unit_code)
    click.echo(
        call.say(
            NOMINATION,
            number=nomination.nomination_no,
            name=nomination.name,
            award=register.awards[nomination.award].short_name,
            unit=unit.short_name if unit else judged.unit_code,
            regime=judged.regime or formats.NOTHING,
            day=formats.date(judged.decided_on),
        )
    )
    for verdict in judged.to_look_at:
        click.echo(call.say(FINDING, **_words(call, verdict)))
    for verdict in judged.verdicts:
        if verdict.override:
            click.echo(call.say(OVERRIDDEN, rule=verdict.rule, reason=verdict.override.reason))
    if not judged.to_look_at:
        click.echo(call.say(NOTHING_TO_SAY))


def _words(call: Call, verdict: Verdict) -> dict[str, str]:
    return {
        "rule": verdict.rule,
        "verdict": translate(VERDICTS.label(verdict.verdict), call.lang),
        "severity": translate(_SEVERITIES[verdict.severity], call.lang),
        "message": message(verdict, call.lang),
        "basis": verdict.basis,
    }


def _print_counts(call: Call, judged: Sequence[Judged]) -> None:
    counts = Counter(verdict.verdict for one in judged for verdict in one.verdicts)
    parts = [
        f"{translate(label, call.lang)} {formats.number(counts[code], call.lang)}"
        for code, label in VERDICTS.by_code.items()
    ]
    words = {"nominations": formats.number(len(judged), call.lang), "verdicts": "; ".join(parts)}
    click.echo(call.say(COUNTED, **words))
