"""Commands for the acts on difficulties: direction, answer, passing on, closing, opening again, what was told twice."""

from collections.abc import Callable
from typing import Any

import click

from domain.choices import HIGHER_BODIES, RESPONSE_STATUS, Choice
from domain.people import Actor, Role
from domain.states import DIFFICULTY_ACTS, DIRECTION_FORMS
from etl.cli.common import BY, DOCUMENT, ON, TEXT, Call, Day, acting, command_options
from ledger.difficulty_acts import (
    DifficultyStep,
    act_on_difficulty,
    join_difficulty,
    keep_difficulties_apart,
    part_difficulty,
)
from texts import N_, translate

DONE = N_("{difficulty_no}: {act}. {direction_no}")

_BEHALF = click.option("--on-behalf-of", default="", help="Người cho ý kiến, khi Văn phòng ghi thay.")
_MEETING = click.option("--meeting", "meeting_id", default="", help="Kỳ họp cho ý kiến, ví dụ HOP-2023-001.")
_DIRECTION = click.option("--direction", "direction_no", default="", help="Số ý kiến; mặc định là ý kiến mới nhất.")
_SAME_AS = click.argument("other_no")


def _codes(choice: Choice) -> click.Choice[str]:
    return click.Choice([option.code for option in choice.options])


def _act(call: Call, difficulty_no: str, event: str, actor: Actor, said: dict[str, Any]) -> None:
    step = DifficultyStep(**{name: value for name, value in said.items() if value is not None})
    direction_no = act_on_difficulty(call.ledger(), actor, difficulty_no, event, step).direction_no
    _tell(call, difficulty_no, event, direction_no)


def _tell(call: Call, difficulty_no: str, event: str, direction_no: str = "") -> None:
    label = translate(DIFFICULTY_ACTS.label(event), call.lang)
    call.tell(DONE, difficulty_no=difficulty_no, act=label if not call.as_json else event, direction_no=direction_no)


@click.command()
@click.argument("difficulty_no")
@BY
@TEXT
@ON
@DOCUMENT
@_BEHALF
@_MEETING
@click.option("--unit", "responsible_unit", default="", help="Đơn vị phải thực hiện; mặc định là đơn vị nêu khó khăn.")
@click.option("--due", "due_on", type=Day(), help="Thời hạn thực hiện.")
@click.option("--form", type=_codes(DIRECTION_FORMS), help="Hình thức của ý kiến.")
@command_options
def direct(call: Call, difficulty_no: str, by: str, **said: Any) -> None:
    """Ghi ý kiến chỉ đạo của Lãnh đạo Sở về một khó khăn."""
    role = Role.OFFICE if said["on_behalf_of"] else Role.LEADERSHIP
    _act(call, difficulty_no, "directed", acting(by, role), said)


def _plain_act(name: str, event: str, explanation: str, *options: Callable[[Any], Any]) -> click.Command:
    def command(call: Call, difficulty_no: str, by: str, **said: Any) -> None:
        _act(call, difficulty_no, event, acting(by), said)

    dressed: Any = command_options(command)
    for option in (*reversed(options), DOCUMENT, ON, TEXT, BY, click.argument("difficulty_no")):
        dressed = option(dressed)
    return click.command(name, help=explanation)(dressed)


answer = _plain_act(
    "answer",
    "answered",
    "Ghi kết quả đơn vị thực hiện ý kiến chỉ đạo.",
    _DIRECTION,
    click.option("--status", "response_status", type=_codes(RESPONSE_STATUS), help="Tình trạng thực hiện."),
)
resolve = _plain_act("resolve", "resolved", "Kết thúc một khó khăn, kèm minh chứng.")
reopen = _plain_act("reopen", "reopened", "Mở lại một khó khăn đã kết thúc, kèm lý do.")
pass_on = _plain_act(
    "pass-on",
    "passed_on",
    "Ghi việc kiến nghị cấp trên giải quyết một khó khăn.",
    _BEHALF,
    click.option("--to", "passed_to", type=click.Choice(HIGHER_BODIES), help="Cấp được kiến nghị."),
    click.option("--due", "due_on", type=Day(), help="Ngày đề nghị cấp trên trả lời."),
)
reply = _plain_act("reply", "replied", "Ghi trả lời của cấp trên về một khó khăn đã kiến nghị.")
remind = _plain_act("remind", "reminded", "Ghi việc Văn phòng đã nhắc đơn vị thực hiện ý kiến chỉ đạo.", _DIRECTION)


def _pair_act(name: str, event: str, explanation: str, do: Callable[..., None]) -> click.Command:
    @click.command(name, help=explanation)
    @click.argument("difficulty_no")
    @_SAME_AS
    @BY
    @TEXT
    @command_options
    def command(call: Call, difficulty_no: str, other_no: str, by: str, text: str) -> None:
        do(call.ledger(), acting(by), difficulty_no, other_no, text)
        _tell(call, difficulty_no, event)

    return command


join = _pair_act("join", "joined", "Ghép một khó khăn nêu trùng vào khó khăn đã có.", join_difficulty)
keep_apart = _pair_act(
    "keep-apart", "kept_apart", "Xác nhận hai khó khăn gần giống nhau là hai việc.", keep_difficulties_apart
)


@click.command()
@click.argument("difficulty_no")
@BY
@TEXT
@command_options
def part(call: Call, difficulty_no: str, by: str, text: str) -> None:
    """Tách lại một khó khăn đã ghép."""
    part_difficulty(call.ledger(), acting(by), difficulty_no, text)
    _tell(call, difficulty_no, "parted")
