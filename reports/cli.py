"""The command `report`: papers written from the ledger, each kind under its own name."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import click

from domain.periods import Period, parse_period_code
from domain.states import NOMINATION_STATES
from etl.cli.common import EXIT_REFUSED, Call, Day, acting, command_options
from etl.cli.plans import UNKNOWN
from etl.whole_file import whole_file
from ledger import Ledger
from ledger.exports import Export, record_export
from reports.conclusions import notice_of_meeting
from reports.errors import ReportError
from reports.ledger_head import head_told, with_head
from reports.nominees.choice import STATES
from reports.nominees.command import NOT_OF_THE_KIND, write_paper
from reports.nominees.destinations import DESTINATIONS
from reports.nominees.kinds import BY_CODE, PAPER_KINDS
from reports.notice import notice_document
from texts import N_, formats

NOTICE, EXPORTED = "notice", "Dự thảo thông báo kết luận kỳ họp"
KINDS = (NOTICE, *BY_CODE)
_OF_A_NOTICE = frozenset({"period", "meeting_id"})
NOTICE_WRITTEN = N_("Đã lập dự thảo thông báo kết luận kỳ họp {meeting_id} ({directions} ý kiến chỉ đạo): {file}")
PERIOD_OR_MEETING = N_("Hãy ghi kỳ báo cáo bằng --period hoặc kỳ họp bằng --meeting.")
NO_MEETING = N_(
    "Từ {first} đến {last} không có kỳ họp nào trong sổ. Hãy chọn kỳ báo cáo khác hoặc ghi số của kỳ họp bằng "
    "--meeting."
)
SEVERAL_MEETINGS = N_(
    "Trong kỳ này có {n} kỳ họp ({meetings}); đã chọn kỳ họp mới nhất có ý kiến chỉ đạo. Muốn lập cho kỳ họp khác, hãy "
    "ghi số của kỳ họp bằng --meeting."
)


_KINDS_TOLD = "; ".join((f"{NOTICE} là thông báo kết luận", *(f"{kind.code} là {kind.label}" for kind in PAPER_KINDS)))
_STATES_TOLD = ", ".join(f"{state} ({NOMINATION_STATES.label(state)})" for state in STATES)
_WAYS_TOLD = "; ".join(f"{way.code} là {way.label}" for way in DESTINATIONS)


@click.command()
@click.option("--kind", type=click.Choice(KINDS), required=True, help=f"Loại văn bản: {_KINDS_TOLD}.")
@click.option("--period", help="Kỳ báo cáo, ví dụ 2023-Q1: có cuộc họp, hoặc hồ sơ gửi đến hết kỳ.")
@click.option("--plan", "plan_id", help="Kế hoạch, mặc định theo năm của kỳ báo cáo.")
@click.option("--meeting", "meeting_id", default="", help="Số của kỳ họp, mặc định là kỳ họp trong kỳ báo cáo.")
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
    """Lập văn bản từ sổ: thông báo kết luận, danh sách trích ngang, tờ trình, danh sách để nhập, số liệu."""
    understood = _OF_A_NOTICE if kind == NOTICE else BY_CODE[kind].options
    for name, value in given.items():
        if value and name not in understood:
            option = "--meeting" if name == "meeting_id" else f"--{name.replace('_', '-')}"
            raise click.UsageError(call.say(NOT_OF_THE_KIND, option=option, kind=kind))
    if kind == NOTICE:
        _write_notice(call, as_of, out, plan_id, given["period"], given["meeting_id"])
    else:
        write_paper(call, BY_CODE[kind], out, as_of=as_of, plan_id=plan_id, given=given)


def _write_notice(
    call: Call, as_of: date | None, out: Path, plan_id: str | None, period: str | None, meeting_id: str
) -> None:
    ledger = call.ledger()
    try:
        with ledger.kept_open():
            meetings = _meetings(call, ledger, as_of, is_needed=not meeting_id, period=period, plan_id=plan_id)
            chosen = meeting_id or _newest_that_directed(meetings)
            notice = notice_of_meeting(partial(ledger.rows, as_of=as_of), chosen)
        content = with_head(notice_document(notice), head_told(ledger, call.lang))
    except ReportError as reason:
        call.fail(f"{call.say(reason.sentence)} {reason.detail}".strip(), EXIT_REFUSED)
        return
    with whole_file(out) as part:
        part.write_bytes(content)
        # Before the file is in its place: what isn't recorded isn't handed over.
        export = Export(f"{EXPORTED} {chosen}", as_of=as_of, period=period, rows=len(notice.directions))
        record_export(ledger, acting(None), export, {out.name: content})
    if len(meetings) > 1 and not call.as_json:
        listed = ", ".join(f"{row['meeting_id']} {formats.date(row['held_on'])}" for row in meetings)
        call.tell(SEVERAL_MEETINGS, n=len(meetings), meetings=listed)
    call.tell(NOTICE_WRITTEN, file=str(out), kind=NOTICE, meeting_id=chosen, directions=len(notice.directions))


def _meetings(
    call: Call, ledger: Ledger, as_of: date | None, *, is_needed: bool, period: str | None, plan_id: str | None
) -> Sequence[Mapping[str, Any]]:
    """The plan's meetings held in the period, the newest first; none where the meeting itself was named."""
    span = _span(call, period)
    plan = plan_id or (str(span.year) if span else "")
    if plan and not ledger.rows("plan_head", plan_id=plan):
        raise click.UsageError(call.say(UNKNOWN, what="kế hoạch", value=plan))
    if not is_needed:
        return ()
    if span is None:
        raise click.UsageError(call.say(PERIOD_OR_MEETING))
    rows = ledger.rows("meetings", as_of=as_of, plan_id=plan)
    held = [row for row in rows if span.starts_on <= row["held_on"] <= span.ends_on]
    if not held:
        first, last = formats.date(span.starts_on), formats.date(span.ends_on)
        call.fail(call.say(NO_MEETING, first=first, last=last), EXIT_REFUSED)
    return held


def _newest_that_directed(meetings: Sequence[Mapping[str, Any]]) -> str:
    return str(next((row for row in meetings if row["directions"]), meetings[0])["meeting_id"])


def _span(call: Call, period: str | None) -> Period | None:
    if period is None:
        return None
    span = parse_period_code(period)
    if span is None:
        raise click.UsageError(call.say(UNKNOWN, what="kỳ báo cáo", value=period))
    return span
