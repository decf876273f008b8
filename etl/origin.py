"""Whose file it says it is: by its template's hidden identity, else by the lines above its tables."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from domain.folding import clean
from domain.identity import IDENTITY_SHEET, TemplateIdentity, read_identity
from domain.periods import Period, PeriodKind, find_period, is_estimate
from domain.plan import Unit
from etl.book import Book
from etl.context import Context

_UNIT_LINE = re.compile(r"^\s*(?:tên\s+)?đơn\s+vị(?:\s+báo\s+cáo)?\s*:\s*(.+)$", re.IGNORECASE)
LONGEST_TITLE = 400


@dataclass(frozen=True)
class Origin:
    """Whose file it says it is: by its template's identity, else by its title block."""

    identity: TemplateIdentity | None = None
    altered_identity: bool = False
    unit: Unit | None = None
    unit_text: str = ""
    period: Period | None = None
    estimate: bool = False


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
    origin = Origin(identity, altered)
    for grid in book.grids:
        last = heading_rows.get(grid.name, 1)
        for number in grid.numbers:
            if number >= last:
                break
            for cell in grid.row(number):
                # "SỞ NỘI VỤ HƯNG YÊN" and "VĂN PHÒNG" may be two lines of one cell.
                for line in cell.text[:LONGEST_TITLE].splitlines():
                    origin = _with_title(origin, clean(line), context)
    return origin


def _with_title(origin: Origin, text: str, context: Context) -> Origin:
    named = _UNIT_LINE.match(text)
    said = context.unit_named(named[1] if named else text)
    unit, unit_text = origin.unit, origin.unit_text
    # "Đơn vị: ..." outweighs the letterhead, in which the agency itself may stand.
    if named and not unit_text:
        unit, unit_text = said or unit, named[1]
    elif unit is None and said and (named or said.reports):
        unit = said
    period, estimate = origin.period, origin.estimate
    found = find_period(text)
    # A title speaks of the whole year ("Kế hoạch ... năm 2023") beside the line that tells the period.
    if found and (period is None or (period.kind is PeriodKind.YEAR and found.kind is not PeriodKind.YEAR)):
        period, estimate = found, is_estimate(text)
    elif found and found == period:
        estimate = estimate or is_estimate(text)
    return replace(origin, unit=unit, unit_text=unit_text, period=period, estimate=estimate)
