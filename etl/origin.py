"""Whose file it says it is: by its template's hidden identity, else by the lines above its tables."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from domain.folding import clean, fold
from domain.identity import IDENTITY_SHEET, TemplateIdentity, read_identity
from domain.periods import Period, PeriodKind, find_period, is_estimate
from domain.plan import Unit
from etl.book import Book, Grid
from etl.context import Context

_UNIT_LABEL = re.compile(r"(ten )?(don vi|phong ban|phong|co quan don vi)( bao cao)?")
_MEASURE = re.compile(r"(trieu |nghin |ti )?dong|nguoi|%|luot|van ban|ho so|buoi|cuoc|phong trao")
_MOST_PARTS = 6
_MOST_LINES = 10
_MOST_TITLES = 30
_PARTS = re.compile(r"\s*[;|]\s*|\s+[-–—]\s+")
LONGEST_TITLE = 400


@dataclass(frozen=True)
class Origin:
    """Whose file it says it is: by its template's identity, else by its title block.

    `other_period`, `other_unit`: what the titles of another of its sheets say instead.
    """

    identity: TemplateIdentity | None = None
    altered_identity: bool = False
    unit: Unit | None = None
    unit_text: str = ""
    period: Period | None = None
    estimate: bool = False
    other_period: Period | None = None
    other_unit: Unit | None = None


def find_identity(book: Book) -> tuple[TemplateIdentity | None, bool]:
    """Return the identity our template printed in its hidden sheet, and whether somebody changed it."""
    for grid in book.grids:
        if grid.name == IDENTITY_SHEET:
            printed = {}
            for number in grid.numbers:
                row = grid.row(number)
                if len(row) >= 2:
                    printed[row[0].text.strip()] = row[1].text.strip()
            identity = read_identity(printed)
            return identity, identity is None
    return None, False


def find_origin(
    book: Book, heading_rows: Mapping[str, int], context: Context, identity: TemplateIdentity | None, *, altered: bool
) -> Origin:
    """Return what the file says of itself; `heading_rows`: sheet -> the row its titles end above."""
    whole = Origin(identity, altered)
    for grid in book.grids:
        own = _of_grid(grid, heading_rows.get(grid.name, 1), context)
        whole = _joined(whole, own, counts=grid.name in heading_rows)
    return whole


def _of_grid(grid: Grid, last: int, context: Context) -> Origin:
    origin = Origin()
    for number in grid.numbers:
        if number >= last:
            break
        is_label = False
        for cell in grid.row(number)[:_MOST_TITLES]:
            # "SỞ NỘI VỤ HƯNG YÊN" and "VĂN PHÒNG" may be two lines of one cell.
            for line in cell.text[:LONGEST_TITLE].splitlines()[:_MOST_LINES]:
                origin = _with_title(origin, clean(line), context, labelled=is_label)
            is_label = _is_unit_label(cell.text)
    return origin


def _joined(whole: Origin, own: Origin, *, counts: bool) -> Origin:
    """Join what one more sheet says; where it `counts` as a table and contradicts, both are kept."""
    # A title speaks of the whole year ("Kế hoạch ... năm 2023") beside the line that tells the period.
    whole = replace(
        whole,
        other_period=whole.other_period or own.other_period,
        other_unit=whole.other_unit or own.other_unit,
    )
    if own.period and _says_more(own.period, whole.period):
        whole = replace(whole, period=own.period, estimate=own.estimate)
    elif own.period and own.period == whole.period:
        whole = replace(whole, estimate=whole.estimate or own.estimate)
    elif own.period and counts and own.period.kind is not PeriodKind.YEAR:
        whole = replace(whole, other_period=whole.other_period or own.period)
    if own.unit_text and not whole.unit_text:
        whole = replace(whole, unit=own.unit or whole.unit, unit_text=own.unit_text)
    elif own.unit and whole.unit is None:
        whole = replace(whole, unit=own.unit)
    elif own.unit and counts and own.unit_text and own.unit != whole.unit:
        whole = replace(whole, other_unit=own.unit)
    return whole


def _says_more(period: Period, before: Period | None) -> bool:
    return before is None or (before.kind is PeriodKind.YEAR and period.kind is not PeriodKind.YEAR)


def _is_unit_label(text: str) -> bool:
    label, colon, rest = text.partition(":")
    return bool(colon) and not rest.strip() and _UNIT_LABEL.fullmatch(fold(label)) is not None


def _with_title(origin: Origin, text: str, context: Context, *, labelled: bool) -> Origin:
    for part in (text, *_PARTS.split(text)[:_MOST_PARTS]):
        origin = _with_unit(origin, part, context, labelled=labelled)
    period, estimate = origin.period, origin.estimate
    found = find_period(text)
    if found and _says_more(found, period):
        period, estimate = found, is_estimate(text)
    elif found and found == period:
        estimate = estimate or is_estimate(text)
    elif found and period and found.kind is not PeriodKind.YEAR and found.year == period.year:
        origin = replace(origin, other_period=found)
    return replace(origin, period=period, estimate=estimate)


def _with_unit(origin: Origin, text: str, context: Context, *, labelled: bool) -> Origin:
    label, colon, rest = text.partition(":")
    named = text if labelled else rest.strip() if colon and _UNIT_LABEL.fullmatch(fold(label)) else ""
    if named and _MEASURE.fullmatch(fold(named)):
        return origin  # "Đơn vị: triệu đồng" says what is counted in
    said = context.unit_named(named or text)
    # "Đơn vị: ..." outweighs the letterhead, in which the agency itself may stand; a name nobody knows is asked about.
    if named and not origin.unit_text:
        return replace(origin, unit=said, unit_text=named)
    if named and said and origin.unit is None:
        return replace(origin, unit=said, unit_text=named)
    if named and said and said != origin.unit:
        return replace(origin, other_unit=said)
    sends = said is not None and (said.reports or said.unit_code in context.appraised)
    if origin.unit is None and sends and not origin.unit_text:
        return replace(origin, unit=said)
    return origin
