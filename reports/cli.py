"""The command `report`: papers written from the ledger, each kind under its own name."""

from datetime import date
from pathlib import Path
from typing import Any

import click

from domain.states import NOMINATION_STATES
from etl.cli.common import Call, Day, command_options
from reports.files import FILES
from reports.nominees.choice import STATES
from reports.nominees.command import NOT_OF_THE_KIND, write_paper
from reports.nominees.destinations import DESTINATIONS
from reports.nominees.kinds import BY_CODE, PAPER_KINDS
from reports.notice_command import NOTICE, write_notice
from reports.picture_command import write_picture

PICTURES = {file.code: file for file in FILES}
KINDS = (NOTICE, *PICTURES, *BY_CODE)
_OF_A_MEETING = frozenset({"period", "meeting_id"})

_KINDS_TOLD = "; ".join(
    (
        f"{NOTICE} là thông báo kết luận",
        *(f"{file.code} là {file.label.lower()} của kỳ họp hoặc kỳ báo cáo" for file in FILES),
        *(f"{kind.code} là {kind.label}" for kind in PAPER_KINDS),
    )
)
_STATES_TOLD = ", ".join(f"{state} ({NOMINATION_STATES.label(state)})" for state in STATES)
_WAYS_TOLD = "; ".join(f"{way.code} là {way.label}" for way in DESTINATIONS)


@click.command()
@click.option("--kind", type=click.Choice(KINDS), required=True, help=f"Loại văn bản: {_KINDS_TOLD}.")
@click.option("--period", help="Kỳ báo cáo, ví dụ 2023-Q1: có cuộc họp, được xem, hoặc hồ sơ gửi đến hết kỳ.")
@click.option("--plan", "plan_id", help="Kế hoạch, mặc định theo năm của kỳ báo cáo.")
@click.option("--meeting", "meeting_id", default="", help="Số của kỳ họp; thông báo mặc định lấy kỳ họp trong kỳ.")
@click.option("--unit", help="Chỉ hồ sơ của đơn vị này.")
@click.option("--appraised", is_flag=True, help="Hồ sơ Sở thẩm định cho cơ quan khác, thay cho hồ sơ của Sở.")
@click.option("--award", multiple=True, help="Chỉ danh hiệu, hình thức này; ghi được nhiều lần.")
@click.option("--state", multiple=True, type=click.Choice(STATES), help=f"Chỉ hồ sơ ở trạng thái này: {_STATES_TOLD}.")
@click.option("--to", type=click.Choice([way.code for way in DESTINATIONS]), help=f"Nơi trình: {_WAYS_TOLD}.")
@click.option("--decided-on", type=Day(), help="Ngày dự kiến quyết định: căn cứ theo luật có hiệu lực ngày đó.")
@click.option("--deputy", is_flag=True, help="Cấp phó ký thay (KT.).")
@click.option("--as-of", type=Day(past=True), help="Lập theo sổ ở cuối ngày này, mặc định là hôm nay.")
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="Tệp sẽ ghi.")
@command_options
def report(call: Call, kind: str, as_of: date | None, out: Path, plan_id: str | None, **given: Any) -> None:
    """Lập văn bản, tệp từ sổ: thông báo kết luận, trình chiếu, báo cáo, sổ số liệu, danh sách, tờ trình."""
    understood = BY_CODE[kind].options if kind in BY_CODE else _OF_A_MEETING
    for name, value in given.items():
        if value and name not in understood:
            option = "--meeting" if name == "meeting_id" else f"--{name.replace('_', '-')}"
            raise click.UsageError(call.say(NOT_OF_THE_KIND, option=option, kind=kind))
    if kind in BY_CODE:
        write_paper(call, BY_CODE[kind], out, as_of=as_of, plan_id=plan_id, given=given)
        return
    of_meeting = {"plan_id": plan_id, "period": given["period"], "meeting_id": given["meeting_id"]}
    if kind == NOTICE:
        write_notice(call, out, as_of=as_of, **of_meeting)
    else:
        write_picture(call, PICTURES[kind], out, as_of=as_of, **of_meeting)
