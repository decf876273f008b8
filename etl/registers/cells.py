"""What the cells of several registers hold: days, and codes of closed lists; each reader raises ValueError."""

import re
from collections.abc import Collection, Mapping
from datetime import date

from domain.dates import parse_date
from domain.rejects import Reject
from texts import N_

NOT_A_DAY = N_("“{text}” không phải là ngày; hãy ghi như 31/03/2023 hoặc 2023-03-31")
NOT_LISTED = N_("Cột {column}: “{text}” không có trong danh sách; hãy ghi một trong: {choices}")
NOT_DAYS = N_("Cột {column}: “{text}” phải là số ngày, ghi bằng số nguyên từ 0 trở lên")
EMPTY = N_("Cột {column} không được để trống")
ENDS_BEFORE = N_("Cột valid_to: {to} trước ngày bắt đầu {start}")
NOT_AWARDS = N_("Cột {column}: “{text}” phải là “*” hoặc các mã cách nhau bằng dấu “;”, ví dụ LDTT;GK")
ONE_ONLY = N_("Cột {column}: “{text}” phải là một mã duy nhất")

_AWARDS = re.compile(r"\*|[A-Z0-9_]+(;[A-Z0-9_]+)*")


def day(text: str) -> date | None:
    """Return the day a cell names, None for an empty one."""
    # A register saved again by a spreadsheet program holds 31/03/2023 where it held 2023-03-31.
    try:
        return parse_date(text).on if text else None
    except Reject as reason:
        raise ValueError(NOT_A_DAY.format(text=text)) from reason


def days(row: Mapping[str, str], column: str) -> int:
    """Return a number of days, nought or more."""
    if not re.fullmatch(r"[0-9]{1,4}", row[column].strip()):
        raise ValueError(NOT_DAYS.format(column=column, text=row[column]))
    return int(row[column])


def filled(row: Mapping[str, str], *columns: str) -> None:
    """Refuse a line that leaves one of these columns empty."""
    if lacking := [column for column in columns if not (row[column] or "").strip()]:
        raise ValueError(EMPTY.format(column=", ".join(lacking)))


def listed(row: Mapping[str, str], column: str, codes: Collection[str]) -> str:
    """Return the cell's codes, one or several set apart by ";", without blanks; each must be one of `codes`."""
    text = row[column].replace(" ", "")
    for code in text.split(";") if text else ():
        if code not in codes:
            known = ", ".join(codes if isinstance(codes, tuple) else sorted(codes))
            raise ValueError(NOT_LISTED.format(column=column, text=code, choices=known))
    return text


def one(row: Mapping[str, str], column: str, codes: Collection[str]) -> str:
    """Return the cell's one code, which must be one of `codes`."""
    code = listed(row, column, codes)
    if ";" in code:
        raise ValueError(ONE_ONLY.format(column=column, text=code))
    return code


def awards(row: Mapping[str, str], column: str = "awards") -> str:
    """Return the codes of awards set apart by ";", or "*" for all of them."""
    text = row[column].replace(" ", "")
    if not _AWARDS.fullmatch(text):
        raise ValueError(NOT_AWARDS.format(column=column, text=row[column]))
    return text


def in_force(row: Mapping[str, str]) -> dict[str, object]:
    """Return the two days between which a line holds; the second may not come before the first."""
    start, end = day(row["valid_from"]), day(row["valid_to"])
    if start and end and end < start:
        raise ValueError(ENDS_BEFORE.format(start=row["valid_from"], to=row["valid_to"]))
    return {"valid_from": start, "valid_to": end}
