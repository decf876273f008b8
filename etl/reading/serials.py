"""Days counted in numbers, as spreadsheets store dates."""

from datetime import date, datetime, timedelta
from functools import lru_cache

_FROM_1900 = datetime(1899, 12, 30)
_FROM_1904 = datetime(1904, 1, 1)
_FIRST_OF_MARCH_1900 = 60  # Lotus took 1900 for a leap year, and every program since counts its 29 February
_MILLISECONDS = 86_400_000
_EXACT = 10**15


@lru_cache(maxsize=4096)
def moment(serial: float, *, from_1904: bool = False) -> date | datetime | float:
    """Return the day of a serial number, or its moment when it holds a time too.

    A time of day without a day, a negative number and a day after the year 9999 stay numbers.
    """
    if serial < (0 if from_1904 else 1):
        return serial
    days = int(serial)
    milliseconds = round((serial - days) * _MILLISECONDS)
    if not from_1904 and days < _FIRST_OF_MARCH_1900:
        days += 1
    try:
        found = (_FROM_1904 if from_1904 else _FROM_1900) + timedelta(days=days, milliseconds=milliseconds)
    except OverflowError:
        return serial
    return found.date() if found.time() == datetime.min.time() else found


def whole(number: float) -> int | float:
    """Return a number without a fraction as an integer, for files that store every number as a float."""
    return int(number) if number.is_integer() and abs(number) < _EXACT else number
