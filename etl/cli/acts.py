"""Commands for meetings."""

from datetime import date

import click

from etl.cli.common import BY, DOCUMENT, ON, TEXT, Call, acting, command_options
from ledger.acts import close_meeting, open_meeting
from ledger.store import today
from texts import N_

MEETING_OPENED = N_("Đã mở kỳ họp {meeting_id}.")
MEETING_CLOSED = N_("Đã đóng kỳ họp {meeting_id}.")


@click.command()
@click.argument("step", type=click.Choice(["open", "close"]))
@click.option("--plan", "plan_id", help="Kế hoạch, mặc định theo năm của kỳ họp.")
@BY
@TEXT
@ON
@DOCUMENT
@click.option("--chair", default="", help="Người chủ trì.")
@command_options
def meeting(
    call: Call, step: str, plan_id: str | None, by: str, text: str, on: date | None, document: str, chair: str
) -> None:
    """Mở hoặc đóng một kỳ họp."""
    held_on = on or today()
    plan_id = plan_id or str(held_on.year)
    said = " ".join(part for part in (text, document) if part)
    if step == "open":
        meeting_id = open_meeting(call.ledger(), acting(by), plan_id, held_on=held_on, chair=chair, text=said)
        call.tell(MEETING_OPENED, meeting_id=meeting_id)
    else:
        meeting_id = close_meeting(call.ledger(), acting(by), plan_id, held_on=held_on, text=said)
        call.tell(MEETING_CLOSED, meeting_id=meeting_id)
