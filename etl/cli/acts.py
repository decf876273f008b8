"""Commands for the acts on nominations and meetings."""

from datetime import date
from typing import Any

import click

from domain.states import NOMINATION_STATES
from etl.cli.common import BY, DOCUMENT, ON, TEXT, Call, Day, acting, command_options
from ledger.acts import Step, close_meeting, move_nomination, open_meeting
from ledger.store import today
from texts import N_, translate

MOVED = N_("{nomination_no}: {state}.")
MEETING_OPENED = N_("Đã mở kỳ họp {meeting_id}.")
MEETING_CLOSED = N_("Đã đóng kỳ họp {meeting_id}.")


@click.command()
@click.argument("nomination_no")
@click.argument("state", type=click.Choice([option.code for option in NOMINATION_STATES.options]))
@BY
@TEXT
@ON
@DOCUMENT
@click.option("--reason", default="", help="Lý do trả lại, TL01 đến TL12.")
@click.option("--decision-no", default="", help="Số quyết định.")
@click.option("--decision-on", type=Day(), help="Ngày quyết định.")
@command_options
def move(call: Call, nomination_no: str, state: str, by: str, **said: Any) -> None:
    """Chuyển hồ sơ đề nghị khen thưởng sang trạng thái khác."""
    move_nomination(call.ledger(), acting(by), nomination_no, state, Step(**said))
    label = translate(NOMINATION_STATES.label(state), call.lang)
    call.tell(MOVED, nomination_no=nomination_no, state=label if not call.as_json else state)


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
