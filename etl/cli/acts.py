"""Commands for the acts of the Office and leadership: on difficulties, nominations and meetings."""

from datetime import date
from typing import Any

import click

from domain.people import Role
from domain.states import DIFFICULTY_ACTS, NOMINATION_STATES
from etl.cli.common import Call, Day, acting, command_options
from ledger.acts import Step, act_on_difficulty, close_meeting, move_nomination, open_meeting
from ledger.store import today
from texts import N_, translate

DONE = N_("{difficulty_no}: {act}. {direction_no}")
MOVED = N_("{nomination_no}: {state}.")
MEETING_OPENED = N_("Đã mở kỳ họp {meeting_id}.")
MEETING_CLOSED = N_("Đã đóng kỳ họp {meeting_id}.")

_BY = click.option("--by", required=True, help="Người thực hiện.")
_TEXT = click.option("--text", default="", help="Nội dung.")
_ON = click.option("--on", "on", type=Day(past=True), help="Ngày thực hiện, mặc định là hôm nay.")
_DOCUMENT = click.option("--document", default="", help="Số, ký hiệu văn bản.")


def _act(call: Call, difficulty_no: str, event: str, by: str, role: Role, step: Step) -> None:
    direction_no = act_on_difficulty(call.ledger(), acting(by, role), difficulty_no, event, step)
    label = translate(DIFFICULTY_ACTS.label(event), call.lang)
    call.tell(DONE, difficulty_no=difficulty_no, act=label if not call.as_json else event, direction_no=direction_no)


@click.command()
@click.argument("difficulty_no")
@_BY
@_TEXT
@_ON
@_DOCUMENT
@click.option("--unit", "responsible_unit", default="", help="Đơn vị phải thực hiện; mặc định là đơn vị nêu khó khăn.")
@click.option("--due", "due_on", type=Day(), help="Thời hạn thực hiện.")
@command_options
def direct(call: Call, difficulty_no: str, by: str, **said: Any) -> None:
    """Ghi ý kiến chỉ đạo của Lãnh đạo Sở về một khó khăn."""
    _act(call, difficulty_no, "directed", by, Role.LEADERSHIP, Step(**said))


def _plain_act(name: str, event: str, explanation: str) -> click.Command:
    @click.command(name, help=explanation)
    @click.argument("difficulty_no")
    @_BY
    @_TEXT
    @_ON
    @_DOCUMENT
    @command_options
    def command(call: Call, difficulty_no: str, by: str, **said: Any) -> None:
        _act(call, difficulty_no, event, by, Role.OFFICE, Step(**said))

    return command


answer = _plain_act("answer", "answered", "Ghi kết quả đơn vị thực hiện ý kiến chỉ đạo.")
resolve = _plain_act("resolve", "resolved", "Kết thúc một khó khăn, kèm minh chứng.")
reopen = _plain_act("reopen", "reopened", "Mở lại một khó khăn đã kết thúc, kèm lý do.")
pass_on = _plain_act("pass-on", "passed_on", "Chuyển một khó khăn lên cấp trên.")


@click.command()
@click.argument("nomination_no")
@click.argument("state", type=click.Choice([option.code for option in NOMINATION_STATES.options]))
@_BY
@_TEXT
@_ON
@_DOCUMENT
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
@_BY
@_TEXT
@_ON
@_DOCUMENT
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
