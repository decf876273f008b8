"""A section of a meeting's picture as a table of a workbook: days are days, numbers numbers, a share three columns."""

from collections.abc import Iterator, Sequence
from datetime import date

from reports import declared
from reports.deck.model import Column, Row, Section
from reports.deck.words import look_of, text_of
from reports.declared import Table, Value
from texts import N_, formats, translate

K_OF, N_OF, SHARE_OF = N_("{what}: số hồ sơ"), N_("{what}: trên tổng số"), N_("{what}: tỷ lệ")


def section_table(section: Section, lang: str, told: Sequence[str]) -> Table:
    """Return every row of a section; the section's sentence stands first above the table, names stand in full."""
    return Table(
        section.title,
        [one for column in section.columns for one in _columns(column, lang)],
        [[value for column in section.columns for value in _values(column, row, lang)] for row in section.rows],
        told=[section.told if section.rows else section.empty, *told],
    )


def _columns(column: Column, lang: str) -> Iterator[declared.Column]:
    if column.kind == "share":
        for heading in (K_OF, N_OF, SHARE_OF):
            told = translate(heading, lang).format(what=column.heading)
            yield declared.Column(told, "percent" if heading is SHARE_OF else "number")
    elif column.kind in ("number", "change"):
        yield declared.Column(column.heading, "number")
    else:
        yield declared.Column(column.heading, "date" if column.kind == "date" else "text")


def _values(column: Column, row: Row, lang: str) -> Iterator[Value]:
    value = row[column.field]
    if column.kind == "share":
        k, _, n = ("" if value is None else str(value)).partition("/")
        yield from (int(k), int(n), 100 * int(k) / int(n) if int(n) else None) if n else (None, None, None)
    elif column.kind == "change":
        points = row["points"]
        yield points if row["is_comparable"] and isinstance(points, float) else text_of(column, row, lang)
    elif value is None or value == "":
        yield None
    elif column.kind == "state":
        yield translate(look_of(column, value).label, lang)
    elif isinstance(value, date):
        yield formats.as_day(value)
    elif isinstance(value, int | float):
        yield float(value)
    else:
        yield text_of(column, row, lang, masked=False)
