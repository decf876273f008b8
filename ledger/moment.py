"""When a question speaks of: the day at which clocks stand, the instant before which what was recorded counts."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from domain.clock import local, utc


@dataclass(frozen=True)
class Moment:
    """What was on record before an instant (naive UTC), every clock measured at that day in Viet Nam."""

    day: date
    before: datetime


AsOf = date | Moment | None


def end_of(day: date) -> Moment:
    """Return the end of a day: 24:00 in Viet Nam."""
    return Moment(day, utc(datetime.combine(day + timedelta(days=1), time())))


def just_before(recorded_at: datetime) -> Moment:
    """Return the moment just before what was recorded at an instant (naive UTC), on that instant's own day."""
    return Moment(local(recorded_at).date(), recorded_at)
