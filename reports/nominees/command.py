"""The command `report` for papers on nominations: what was typed becomes a choice, the file is written whole."""

from collections.abc import Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import click

from domain.nominations import APPRAISED, OWN
from domain.rejects import Reject
from etl.cli.common import EXIT_REFUSED, Call, acting
from etl.cli.plans import UNKNOWN
from etl.context import Context, read_context
from etl.whole_file import whole_file
from ledger import Ledger
from ledger.exports import Export, record_export
from reports.errors import ReportError
from reports.ledger_head import head_told, with_head
from reports.nominees.choice import Choice
from reports.nominees.kinds import PaperKind, Wanted
from texts import N_

PLAN_OR_PERIOD = N_("Hãy ghi kế hoạch bằng --plan hoặc kỳ báo cáo bằng --period.")
OTHER_ENDING = N_("Tệp sẽ ghi phải có đuôi {endings}.")
NOT_OF_THE_KIND = N_("{option} không dùng với --kind {kind}.")


def write_paper(
    call: Call, kind: PaperKind, out: Path, *, as_of: date | None, plan_id: str | None, given: Mapping[str, Any]
) -> None:
    """Write one of PAPER_KINDS and say so; `given` are the options said, by name. Raises UsageError."""
    writer = kind.writers.get(out.suffix.lower())
    if writer is None:
        raise click.UsageError(call.say(OTHER_ENDING, endings=", ".join(kind.writers)))
    ledger = call.ledger()
    with ledger.kept_open():
        wanted = _wanted(call, ledger, kind, plan_id, given)
        try:
            written = writer(partial(ledger.rows, as_of=as_of), wanted)
        except ReportError as reason:
            call.fail(f"{call.say(reason.sentence)} {reason.detail}".strip(), EXIT_REFUSED)
            return
    with whole_file(out) as part:
        content = with_head(written.content, head_told(ledger, call.lang))
        part.write_bytes(content)
        # Before the file is in its place: what isn't recorded isn't handed over.
        export = Export(kind.label, as_of=as_of, period=given["period"], rows=written.nominations)
        record_export(ledger, acting(None), export, {out.name: content})
    call.tell(kind.said, file=str(out), kind=kind.code, plan=wanted.choice.plan_id, nominations=written.nominations)


def _wanted(call: Call, ledger: Ledger, kind: PaperKind, plan_id: str | None, given: Mapping[str, Any]) -> Wanted:
    context = read_context(ledger)
    period = given["period"] or ""
    plan = plan_id or (str(context.periods[period].year) if period in context.periods else "")
    if period and period not in context.periods:
        raise click.UsageError(call.say(UNKNOWN, what="kỳ báo cáo", value=period))
    if not plan:
        raise click.UsageError(call.say(PLAN_OR_PERIOD))
    if plan not in context.plans:
        raise click.UsageError(call.say(UNKNOWN, what="kế hoạch", value=plan))
    choice = Choice(
        plan_id=plan,
        period=period,
        unit_code=_unit(call, context, given["unit"]),
        awards=tuple(_award(call, context, award) for award in given["award"]),
        states=tuple(given["state"]) or kind.states,
        scope=APPRAISED if given["appraised"] else OWN,
    )
    return Wanted(choice, given["to"] or "", given["decided_on"], by_deputy=given["deputy"])


def _unit(call: Call, context: Context, text: str | None) -> str:
    if not text:
        return ""
    unit = context.unit_named(text)
    if unit is None:
        raise click.UsageError(call.say(UNKNOWN, what="đơn vị", value=text))
    return unit.unit_code


def _award(call: Call, context: Context, text: str) -> str:
    try:
        return context.choices["award"].parse(text)
    except Reject as reason:
        said = call.say(UNKNOWN, what="danh hiệu, hình thức", value=text)
        raise click.UsageError(said) from reason
