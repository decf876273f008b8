"""The command `meeting`: put on record with the agenda that the picture proposes, closed with the picture it saw."""

from datetime import date

import click

from domain.clock import today
from domain.people import Actor
from etl.cli.common import BY, DOCUMENT, EXIT_REFUSED, ON, TEXT, Call, acting, command_options
from ledger.errors import ActRefused
from ledger.meetings import MEETING_STATE, open_meeting
from reports.deck.build import agenda_of, build
from reports.deck.freezing import asking, close_with_picture
from reports.deck.period import meant
from reports.errors import ReportError
from texts import N_

MEETING_OPENED = N_("Đã mở kỳ họp {meeting_id}.")
MEETING_CLOSED = N_("Đã đóng kỳ họp {meeting_id}.")
MEETING_FROZEN = N_("Đã đóng kỳ họp {meeting_id}; số liệu của kỳ họp đã được lưu, mã {code}.")


@click.command()
@click.argument("step", type=click.Choice(["open", "close"]))
@click.option("--plan", "plan_id", help="Kế hoạch, mặc định theo năm của kỳ họp.")
@click.option("--period", help="Kỳ báo cáo được xem tại kỳ họp, mặc định là kỳ mới nhất có báo cáo.")
@BY
@TEXT
@ON
@DOCUMENT
@click.option("--chair", default="", help="Người chủ trì.")
@command_options
def meeting(  # noqa: PLR0913 - one argument an option
    call: Call,
    step: str,
    plan_id: str | None,
    period: str | None,
    *,
    by: str,
    text: str,
    on: date | None,
    document: str,
    chair: str,
) -> None:
    """Mở hoặc đóng một kỳ họp; khi đóng, số liệu kỳ họp đã xem được lưu lại."""
    held_on = on or today()
    plan_id = plan_id or str(held_on.year)
    said = " ".join(part for part in (text, document) if part)
    try:
        if step == "open":
            _open(call, acting(by), plan_id, period, held_on=held_on, chair=chair, text=said)
        else:
            _close(call, acting(by), plan_id, period, held_on=held_on, text=said)
    except ReportError as reason:
        call.fail(f"{call.say(reason.sentence)} {reason.detail}".strip(), EXIT_REFUSED)


def _open(call: Call, actor: Actor, plan_id: str, period: str | None, *, held_on: date, chair: str, text: str) -> None:
    ledger = call.ledger()
    wanted = period or meant(ledger.rows("periods", plan_id=plan_id))
    agenda = () if wanted is None else agenda_of(build(asking(ledger), plan_id, wanted))
    meeting_id = open_meeting(
        ledger, actor, plan_id, held_on=held_on, chair=chair, text=text, period=wanted, agenda=agenda
    )
    call.tell(MEETING_OPENED, meeting_id=meeting_id)


def _close(call: Call, actor: Actor, plan_id: str, period: str | None, *, held_on: date, text: str) -> None:
    ledger = call.ledger()
    meetings = ledger.rows("meetings_of_plan", plan_id=plan_id)
    held = next((row for row in meetings if row["held_on"] == held_on and not row["is_closed"]), None)
    if held is None:
        raise ActRefused(MEETING_STATE, day=f"{held_on:%d/%m/%Y}")
    meeting_id = str(held["meeting_id"])
    picture = close_with_picture(ledger, actor, plan_id, meeting_id, period=period, text=text)
    if picture is None:
        call.tell(MEETING_CLOSED, meeting_id=meeting_id)
    else:
        call.tell(MEETING_FROZEN, meeting_id=meeting_id, code=picture.code)
