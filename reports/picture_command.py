"""The command `report` for a meeting's picture: as of its closing, or of a day without one, as one of FILES."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import click

from etl.cli.common import EXIT_REFUSED, Call, acting
from etl.cli.plans import UNKNOWN
from etl.whole_file import whole_file
from ledger import Ledger
from ledger.exports import Export, record_export
from ledger.moment import AsOf, Moment
from reports.deck.build import UnknownMeeting, build, moment_of
from reports.deck.freezing import asking
from reports.deck.model import Deck
from reports.deck.proof import must_be_as_kept
from reports.deck.totals import code_of, totals
from reports.errors import ReportError
from reports.files import File, Hear
from reports.ledger_head import head_told
from reports.nominees.command import OTHER_ENDING
from reports.notice_command import PERIOD_OR_MEETING, span_of
from texts import N_, formats

WRITTEN = N_("Đã lập tệp “{title}” ({rows} dòng, số liệu đến {day}, mã {code}): {file}")
OF_MEETING = "{label} kỳ họp {meeting}"
NO_PERIOD = N_("Kỳ họp {meeting} không ghi kỳ báo cáo được xem. Hãy ghi kỳ báo cáo bằng --period.")
OTHER_PERIOD = N_("Kỳ họp {meeting} đã xem kỳ báo cáo {period}, không ghi kỳ khác bằng --period.")
CLOSED = N_("Kỳ họp {meeting} đã đóng: số liệu lấy như lúc đóng kỳ họp, không dùng --as-of.")
_BUILT = 0.3  # of the work


@dataclass(frozen=True)
class _Wanted:
    plan_id: str
    period: str
    meeting_id: str | None


def write_picture(
    call: Call, file: File, out: Path, *, as_of: date | None, plan_id: str | None, period: str | None, meeting_id: str
) -> None:
    """Write one of FILES and say so, with its code; the share done is shown meanwhile. Raises UsageError."""
    if out.suffix.lower() != f".{file.suffix}":
        raise click.UsageError(call.say(OTHER_ENDING, endings=f".{file.suffix}"))
    ledger = call.ledger()
    lang = file.lang or call.lang
    try:
        with ledger.kept_open(), _bar(call) as hear:
            wanted = _wanted(call, ledger, as_of, plan_id=plan_id, period=period, meeting_id=meeting_id)
            ask = asking(ledger)
            deck = build(ask, wanted.plan_id, wanted.period, meeting_id=wanted.meeting_id, as_of=as_of, lang=lang)
            moment = moment_of(deck.meeting, as_of)
            must_be_as_kept(deck, ledger.rows)
            hear(_BUILT)
            content = file.write(deck, ask(moment), head_told(ledger, lang), partial(_after_built, hear))
    except ReportError as reason:
        call.fail(f"{call.say(reason.sentence)} {reason.detail}".strip(), EXIT_REFUSED)
        return
    with whole_file(out) as part:
        part.write_bytes(content)
        # Before the file is in its place: what isn't recorded isn't handed over.
        record_export(ledger, acting(None), _export(file, deck, moment), {out.name: content})
    _tell(call, file, out, deck)


def _tell(call: Call, file: File, out: Path, deck: Deck) -> None:
    answer = {
        "file": str(out),
        "kind": file.code,
        "plan": deck.plan_id,
        "period": deck.period,
        "meeting_id": deck.meeting.meeting_id if deck.meeting else None,
        "day": deck.day if call.as_json else formats.date(deck.day),
        "code": code_of(totals(deck)),
        "rows": _rows(deck) if call.as_json else formats.number(_rows(deck), call.lang),
    }
    call.tell(WRITTEN, **answer, **({} if call.as_json else {"title": call.say(file.label)}))


def _export(file: File, deck: Deck, moment: AsOf) -> Export:
    title = OF_MEETING.format(label=file.label, meeting=deck.meeting.meeting_id) if deck.meeting else file.label
    day = moment.day if isinstance(moment, Moment) else moment
    return Export(title, as_of=day, period=deck.period, rows=_rows(deck))


def _rows(deck: Deck) -> int:
    return sum(len(section.rows) for section in deck.sections)


def _wanted(
    call: Call, ledger: Ledger, as_of: date | None, *, plan_id: str | None, period: str | None, meeting_id: str
) -> _Wanted:
    """Which plan and period, the meeting's own where one is named; raises UsageError and UnknownMeeting."""
    span = span_of(call, period)
    if span is None and not meeting_id:
        raise click.UsageError(call.say(PERIOD_OR_MEETING))
    if meeting_id:
        return _of_meeting(call, ledger, as_of, plan_id=plan_id, period=period, meeting_id=meeting_id)
    plan = plan_id or (str(span.year) if span else "")
    if not ledger.rows("plan_head", plan_id=plan):
        raise click.UsageError(call.say(UNKNOWN, what="kế hoạch", value=plan))
    return _Wanted(plan, period or "", None)


def _of_meeting(
    call: Call, ledger: Ledger, as_of: date | None, *, plan_id: str | None, period: str | None, meeting_id: str
) -> _Wanted:
    held = ledger.rows("notice_meeting", meeting_id=meeting_id)
    if not held or plan_id not in (None, held[0]["plan_id"]):
        raise UnknownMeeting(meeting_id)
    plan = str(held[0]["plan_id"])
    meeting = next(row for row in ledger.rows("meetings", plan_id=plan) if row["meeting_id"] == meeting_id)
    if as_of and meeting["is_closed"]:
        raise click.UsageError(call.say(CLOSED, meeting=meeting_id))
    own = meeting["period"]
    if own and period not in (None, own):
        raise click.UsageError(call.say(OTHER_PERIOD, meeting=meeting_id, period=own))
    wanted = own or period
    if not wanted:
        raise click.UsageError(call.say(NO_PERIOD, meeting=meeting_id))
    return _Wanted(plan, str(wanted), meeting_id)


def _after_built(hear: Hear, share: float) -> None:
    hear(_BUILT + (1 - _BUILT) * share)


@contextmanager
def _bar(call: Call) -> Iterator[Hear]:
    """Show the share done on a terminal, and to nobody who reads JSON."""
    from tqdm import tqdm

    with tqdm(total=100, unit="%", leave=False, disable=True if call.as_json else None) as bar:

        def show(share: float) -> None:
            bar.update(int(share * 100) - bar.n)

        yield show
