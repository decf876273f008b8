"""Reporting periods: their codes, their days, and the ways officials write them."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import Enum

from domain.folding import strip_marks


class PeriodKind(Enum):
    """Kinds of reporting period; the value is the number of months, by which the longer of two wins."""

    MONTH = 1
    QUARTER = 3
    HALF = 6
    NINE_MONTHS = 9
    YEAR = 12


@dataclass(frozen=True)
class Period:
    """One reporting period; quantities reported for it count from the start of the year to `ends_on`."""

    code: str
    kind: PeriodKind
    starts_on: date
    ends_on: date
    name: str

    @property
    def year(self) -> int:
        """The year the period belongs to."""
        return self.ends_on.year


_YEARS = range(1945, 2101)
_CODE = re.compile(r"(\d{4})(?:-(?:(\d{2})|Q([1-4])|(H1)|(9M)))?")
_ROMAN = ("I", "II", "III", "IV")
_ROMAN_KEYS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}

_YEAR_IN_TEXT = r"(?:\s*[/.\-–,(]?\s*(?:cua\s+)?(?:nam\s*)?(\d{4})(?!\d))"
_QUARTER_TEXT = re.compile(rf"\b(?:qu[iy]|q)[\s.:]*0?(i{{1,3}}|iv|[1-4]){_YEAR_IN_TEXT}")
_QUARTER_MENTION = re.compile(r"\b(?:qu[iy]\s*|q\s*)0?(i{1,3}|iv|[1-4])\b")
_MONTH_MENTION = re.compile(r"\bthang\s*(\d{1,2})\b")
_THREE_TEXT = re.compile(rf"\b(?:0?3|ba)\s*t(?:hang)?\s*dau\s*nam{_YEAR_IN_TEXT}")
_HALF_TEXT = re.compile(rf"\b(?:0?6|sau)\s*t(?:hang)?(?:\s*dau\s*nam)?{_YEAR_IN_TEXT}")
_NINE_TEXT = re.compile(rf"\b(?:0?9|chin)\s*t(?:hang)?(?:\s*dau\s*nam)?{_YEAR_IN_TEXT}")
_MONTH_TEXT = re.compile(rf"\b(?:(?:thang|thg)[\s.:]*|t)(\d{{1,2}}){_YEAR_IN_TEXT}")
# "6 tháng cuối năm 2023" is half of no kind reported here, "năm 2021-2025" a plan's years: neither is the year.
_FULL_YEAR_TEXT = re.compile(r"\b(?<!dau )(?<!cuoi )nam[\s:]*(\d{4})(?!\d)(?!\s*[-–]\s*(?:nam\s*)?\d{4})")
# "Hưng Yên, ngày 31 tháng 3 năm 2023", its numbers perhaps dots still, is a date.
_DATE_TEXT = re.compile(r"\bngay[\s\d.…]*thang[\s\d.…]*nam[\s.…]*(?:\d{4})?")
_ESTIMATE = re.compile(r"(?<!giao )(?<!quy )(?<!cong )(?<!hiep )(?<!dieu )\buoc\b")
_CODE_IN_TEXT = re.compile(r"(?<!\d)(\d{4}-(?:Q[1-4]|H1|9M|0[1-9]|1[0-2]))(?![\dA-Za-z])", re.IGNORECASE)


def parse_period_code(code: str) -> Period | None:
    """Return the period of a code such as 2023-Q1, 2023-05, 2023-H1, 2023-9M or 2023; None if it is no such code."""
    found = _CODE.fullmatch(code.strip().upper())
    if not found:
        return None
    year = int(found[1])
    if found[2]:
        return _period(year, PeriodKind.MONTH, int(found[2]))
    if found[3]:
        return _period(year, PeriodKind.QUARTER, int(found[3]) * 3)
    if found[4]:
        return _period(year, PeriodKind.HALF, 6)
    if found[5]:
        return _period(year, PeriodKind.NINE_MONTHS, 9)
    return _period(year, PeriodKind.YEAR, 12)


def find_period(text: str) -> Period | None:
    """Return the period that a title, a heading or a file name speaks of ("Quý I năm 2023", "6 tháng đầu năm 2023").

    The year must stand beside it; where two kinds are named, the shorter speaks. "Tháng 13 năm 2023" and the date of a
    signature speak of none.
    """
    if found := _CODE_IN_TEXT.search(text):
        return parse_period_code(found[1])
    plain = _DATE_TEXT.sub(" ", strip_marks(text).replace("_", " "))
    if found := _QUARTER_TEXT.search(plain):
        # "Kết quả quý I, nhiệm vụ quý II năm 2023": what was done stands first, the year only once.
        first = _QUARTER_MENTION.search(plain) or found
        return _period(int(found[2]), PeriodKind.QUARTER, _ROMAN_KEYS[first[1]] * 3)
    if found := _THREE_TEXT.search(plain):
        return _period(int(found[1]), PeriodKind.QUARTER, 3)
    if found := _HALF_TEXT.search(plain):
        return _period(int(found[1]), PeriodKind.HALF, 6)
    if found := _NINE_TEXT.search(plain):
        return _period(int(found[1]), PeriodKind.NINE_MONTHS, 9)
    if found := _MONTH_TEXT.search(plain):
        first = _MONTH_MENTION.search(plain) or found
        return _period(int(found[2]), PeriodKind.MONTH, int(first[1]))
    if found := _FULL_YEAR_TEXT.search(plain):
        return _period(int(found[1]), PeriodKind.YEAR, 12)
    return None


def is_estimate(text: str) -> bool:
    """Tell whether a title says that a report is an estimate ("năm 2023 (ước)"); a covenant (giao ước) is none."""
    return _ESTIMATE.search(strip_marks(text).replace("_", " ")) is not None


def periods_of_year(year: int) -> list[Period]:
    """Return every period of a year as officials list them: months, quarters, six and nine months, the year."""
    codes = [f"{year}-{month:02d}" for month in range(1, 13)]
    codes += [f"{year}-Q{quarter}" for quarter in range(1, 5)] + [f"{year}-H1", f"{year}-9M", f"{year}"]
    return [period for code in codes if (period := parse_period_code(code))]


def _period(year: int, kind: PeriodKind, last_month: int) -> Period | None:
    if year not in _YEARS or not 1 <= last_month <= 12:
        return None
    first_month = last_month - kind.value + 1
    starts_on = date(year, first_month, 1)
    ends_on = date(year, last_month, monthrange(year, last_month)[1])
    code, name = {
        PeriodKind.MONTH: (f"{year}-{last_month:02d}", f"Tháng {last_month} năm {year}"),
        PeriodKind.QUARTER: (f"{year}-Q{last_month // 3}", f"Quý {_ROMAN[last_month // 3 - 1]} năm {year}"),
        PeriodKind.HALF: (f"{year}-H1", f"6 tháng đầu năm {year}"),
        PeriodKind.NINE_MONTHS: (f"{year}-9M", f"9 tháng đầu năm {year}"),
        PeriodKind.YEAR: (f"{year}", f"Năm {year}"),
    }[kind]
    return Period(code, kind, starts_on, ends_on, name)
