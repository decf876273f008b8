"""The command `report` for the notice of a meeting's conclusions: the meeting named, or the period's newest."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

import click

from domain.periods import Period, parse_period_code
from etl.cli.common import EXIT_REFUSED, Call, acting
from etl.cli.plans import UNKNOWN
from etl.whole_file import whole_file
from ledger import Ledger
from ledger.exports import Export, record_export
from reports.conclusions import notice_of_meeting
from reports.errors import ReportError
from reports.ledger_head import head_told, with_head
from reports.notice import notice_document
from texts import N_, formats

NOTICE, EXPORTED = "notice", "Dự thảo thông báo kết luận kỳ họp"
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


def write_notice(
    call: Call, out: Path, *, as_of: date | None, plan_id: str | None, period: str | None, meeting_id: str
) -> None:
    """Write a meeting's notice and say so, and which other meetings the period has. Raises UsageError."""
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
    span = span_of(call, period)
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


def span_of(call: Call, period: str | None) -> Period | None:
    """Return the period that was typed, None for none; raises UsageError for what is no period."""
    if period is None:
        return None
    span = parse_period_code(period)
    if span is None:
        raise click.UsageError(call.say(UNKNOWN, what="kỳ báo cáo", value=period))
    return span
