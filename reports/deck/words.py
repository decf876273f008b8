"""A picture's values as people read them, the same on a screen, a slide and a page."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from domain.looks import Look
from domain.person_names import initials
from domain.stresses import FEWEST
from reports.deck.model import Column, Row, Value
from reports.official.words import lines_of
from reports.rows import whole_of
from texts import N_, formats, translate

ALL_UNITS = "ALL"


def text_of(column: Column, row: Row, lang: str, *, masked: bool = True) -> str:
    """Return a value in words: a state with its symbol, a share as "47/75 (62,7%)", a dash where there is nothing."""
    if row.get("is_continued"):
        return str(row.get(column.field, ""))
    value = row[column.field]
    if column.kind == "change":
        return change_told(row, lambda message: translate(message, lang), lang)
    if value is None or value == "":
        return formats.NOTHING
    if column.kind == "name" and masked and row["is_person"]:
        return initials(str(value))
    return _told(column, value, lang)


def _told(column: Column, value: Value, lang: str) -> str:
    if column.kind == "state":
        found = look_of(column, value)
        return f"{found.symbol} {translate(found.label, lang)}".strip()
    if column.kind == "share":
        k, _, n = str(value).partition("/")
        return formats.share(int(k), int(n), lang)
    if column.kind == "units" and value == ALL_UNITS:
        return translate(N_("Các đơn vị"), lang)
    if isinstance(value, date):
        return formats.date(value)
    return "\n".join(lines_of(value)) if isinstance(value, str) else formats.number(value, lang)


def look_of(column: Column, value: Value) -> Look:
    """Return the look of a state's code; raises KeyError for one that the column doesn't declare."""
    return {look.code: look for look in column.looks}[str(value)]


def change_told(row: Mapping[str, Any], say: Callable[[str], str], lang: str) -> str:
    """Return how a share moved against the plan before, in points; only where both stand on enough."""
    if whole_of(row["n_before"]) is None:
        return say(N_("Sổ chưa có số liệu năm trước"))
    if not row["is_comparable"]:
        return say(N_("Ít hơn {n}, không so sánh")).format(n=FEWEST)
    points = row["points"]
    sign = "▲ +" if points > 0 else "▼ −" if points < 0 else "="
    return say(N_("{sign}{points} điểm %")).format(sign=sign, points=formats.number(abs(points), lang))
