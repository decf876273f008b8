"""The command `report`: documents written from the ledger, each kind under its own name."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import click

from domain.periods import Period, parse_period_code
from etl.cli.common import EXIT_REFUSED, Call, Day, command_options
from etl.cli.plans import UNKNOWN
from etl.whole_file import whole_file
from ledger import Ledger
from reports.conclusions import notice_of_meeting
from reports.errors import ReportError
from reports.notice import notice_document
from texts import N_, formats

KINDS = ("notice",)
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


@click.command()
@click.option("--kind", type=click.Choice(KINDS), required=True, help="Loại văn bản: notice là thông báo kết luận.")
@click.option("--period", help="Kỳ báo cáo có cuộc họp, ví dụ 2023-Q1.")
@click.option("--plan", "plan_id", help="Kế hoạch, mặc định theo năm của kỳ báo cáo.")
@click.option("--meeting", "meeting_id", default="", help="Số của kỳ họp, mặc định là kỳ họp trong kỳ báo cáo.")
@click.option("--as-of", type=Day(past=True), help="Lập theo sổ ở cuối ngày này, mặc định là hôm nay.")
@click.option("--out", required=True, type=click.Path(dir_okay=False, path_type=Path), help="Tệp .docx sẽ ghi.")
@command_options
def report(call: Call, kind: str, as_of: date | None, out: Path, meeting_id: str, **wanted: str | None) -> None:
    """Lập dự thảo văn bản từ sổ: thông báo kết luận của một kỳ họp."""
    ledger = call.ledger()
    try:
        with ledger.kept_open():
            meetings = _meetings(call, ledger, as_of, is_needed=not meeting_id, **wanted)
            chosen = meeting_id or _newest_that_directed(meetings)
            notice = notice_of_meeting(partial(ledger.rows, as_of=as_of), chosen)
        content = notice_document(notice)
    except ReportError as reason:
        call.fail(f"{call.say(reason.sentence)} {reason.detail}".strip(), EXIT_REFUSED)
        return
    with whole_file(out) as part:
        part.write_bytes(content)
    if len(meetings) > 1 and not call.as_json:
        listed = ", ".join(f"{row['meeting_id']} {formats.date(row['held_on'])}" for row in meetings)
        call.tell(SEVERAL_MEETINGS, n=len(meetings), meetings=listed)
    call.tell(NOTICE_WRITTEN, file=str(out), kind=kind, meeting_id=chosen, directions=len(notice.directions))


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
