"""Deadlines as a calendar file (.ics, RFC 5545) that phones and mail programs read."""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, time, timedelta
from typing import Any

from icalendar import Alarm, Calendar, Event

from domain.states import DEADLINE_KINDS, NOMINATION_STATES
from etl.reminders import one_line
from texts import N_, formats, translate

ALARM_BEFORE = timedelta(days=3)
EVERYBODY = "ALL"
_LONGEST_SUMMARY = 90
_PRODUCT = "-//So Noi vu//Thi dua khen thuong//VI"
_NAME = N_("Thi đua, khen thưởng: hạn sắp đến")
_UNITS = N_("Đơn vị: {units}")
_ALL_UNITS = N_("Toàn Sở")
_LEFT = N_("Còn {k}/{n} chưa xong, số liệu đến ngày {day}")
_MUST_REACH = N_("Phải đến bước “{state}”")


def calendar_file(plan_id: str, deadlines: Iterable[Mapping[str, Any]], lang: str) -> bytes:
    """Return the .ics of rows of the query "upcoming" (None where there is nothing): an all-day event each.

    An event keeps its UID when it is made again, so that a calendar replaces it. The moment it was made is the day of
    the figures: the same figures give the same bytes.
    """
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", translate(_NAME, lang))
    for deadline in deadlines:
        calendar.add_component(_event(plan_id, deadline, lang))
    written: bytes = calendar.to_ical()
    return written


def subject(deadline: Mapping[str, Any], lang: str) -> str:
    """Return what falls due in one line: number and title, for nominations the step they must have reached."""
    title = one_line(str(deadline["title"]))
    if deadline["kind"] == "nomination_due":
        state = translate(NOMINATION_STATES.label(deadline["detail"]), lang)
        return f"{title}: {translate(_MUST_REACH, lang).format(state=state)}"
    if deadline["kind"] in {"report_due", "meeting"}:
        return title
    return f"{deadline['number']}. {title}"


def _event(plan_id: str, deadline: Mapping[str, Any], lang: str) -> Event:
    kind = translate(DEADLINE_KINDS.label(deadline["kind"]), lang)
    summary = formats.shortened(f"{kind}: {subject(deadline, lang)}", _LONGEST_SUMMARY)
    measured_on = formats.as_day(deadline["measured_on"])
    event = Event()
    event.add("uid", f"{deadline['kind']}-{plan_id}-{deadline['number']}-{deadline['occurrence']}@thi-dua-khen-thuong")
    event.add("dtstamp", datetime.combine(measured_on, time(), UTC))
    event.add("dtstart", formats.as_day(deadline["on_day"]))
    event.add("summary", summary)
    event.add("description", _description(deadline, kind, lang))
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", -ALARM_BEFORE)
    event.add_component(alarm)
    return event


def _description(deadline: Mapping[str, Any], kind: str, lang: str) -> str:
    units = translate(_ALL_UNITS, lang) if deadline["units"] == EVERYBODY else deadline["units"]
    day = formats.date(deadline["measured_on"])
    left = translate(_LEFT, lang).format(k=deadline["left_open"], n=deadline["all_owed"], day=day)
    return "\n".join([f"{kind}: {subject(deadline, lang)}", translate(_UNITS, lang).format(units=units), left])
