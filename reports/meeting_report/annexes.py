"""The annexes of the report: every row of every section, what its chart counts, and every matter in full."""

from collections.abc import Iterator
from itertools import pairwise

from reports.deck.model import Chart, Column, Deck, Detail, Section
from reports.meeting_report.styles import MATTER, MATTER_TEXT, TABLE_NAME, TOTAL, cell_text, rows_told, word_of
from reports.official import layout
from reports.official.paper import BODY
from reports.official.parts import Grid, Part, Said
from reports.official.words import ended, lines_of, on_one_line
from texts import formats

NUMBER, NUMBER_WIDTH = "STT", 12
DETAILS = "Nội dung đầy đủ của từng khó khăn, vướng mắc"
DETAILS_TOLD = "{n}/{n} khó khăn, vướng mắc."
BAR_WIDTH, NARROWEST, WIDEST_COUNT = 60, 20, 30  # mm
_CENTRED = frozenset({"number", "date", "share"})


def annex_parts(deck: Deck, section: Section) -> Iterator[Part]:
    """Yield the parts of a section's annex in their order."""
    if section.rows:
        yield _rows(deck, section)
        yield _total(len(section.rows))
    else:
        yield Said(BODY, ended(on_one_line(section.empty)))
    if section.chart:
        yield Said(TABLE_NAME, on_one_line(section.chart.title))
        yield _chart(section.chart, deck.lang)
        yield _total(chart_rows(section.chart))
    if section.details:
        yield Said(TABLE_NAME, DETAILS)
        for detail in section.details:
            yield from _detail(detail)
        yield Said(TOTAL, DETAILS_TOLD.format(n=formats.number(len(section.details))))


def chart_rows(chart: Chart) -> int:
    """Return how many rows the table of a chart has: what is more of, bars or parts, goes down the page."""
    return max(len(chart.bars), len(chart.series))


def rows_in(section: Section) -> int:
    """Return how many rows the first table of a section's annex has."""
    return len(section.rows) or (chart_rows(section.chart) if section.chart else 0)


def _rows(deck: Deck, section: Section) -> Grid:
    columns = section.columns
    rows = tuple(
        (formats.number(place), *(cell_text(column, row, deck.lang) for column in columns))
        for place, row in enumerate(section.rows, start=1)
    )
    centred = {place for place, column in enumerate(columns, start=1) if column.kind in _CENTRED}
    headings = (NUMBER, *(on_one_line(column.heading) for column in columns))
    return Grid(headings, rows, (NUMBER_WIDTH, *_widths(columns)), frozenset({0} | centred))


def _widths(columns: tuple[Column, ...]) -> list[int]:
    """The columns' widths in whole mm, together what the number leaves of the line."""
    room = layout.WIDE_LINE - NUMBER_WIDTH
    whole = sum(column.width for column in columns)
    ends, taken = [0], 0.0
    for column in columns:
        taken += column.width
        ends.append(round(room * taken / whole))
    widths = [end - start for start, end in pairwise(ends)]
    for place, width in enumerate(widths):
        # A name breaks between its words only.
        lacking = max(NARROWEST - width, 0)
        widths[widths.index(max(widths))] -= lacking
        widths[place] += lacking
    return widths


def _chart(chart: Chart, lang: str) -> Grid:
    bars = list(map(on_one_line, chart.bars.values()))
    parts = [word_of(chart.looks, part.code, lang) for part in chart.series]
    counts = [[formats.number(value) for value in part.values] for part in chart.series]
    across, down = parts, bars
    if len(parts) > len(bars):
        across, down = bars, parts
    else:
        counts = [list(values) for values in zip(*counts, strict=True)]
    rows = tuple((name, *values) for name, values in zip(down, counts, strict=True))
    each = min((layout.WIDE_LINE - BAR_WIDTH) // len(across), WIDEST_COUNT)
    return Grid(("", *across), rows, (BAR_WIDTH, *[each] * len(across)), frozenset(range(1, len(across) + 1)))


def _detail(detail: Detail) -> Iterator[Said]:
    state = word_of(detail.looks, detail.state, "vi")
    head = on_one_line(detail.head).replace(" · ", ", ")
    yield Said(MATTER, f"{detail.number}. {head} ({state[:1].lower()}{state[1:]})")
    for label, text in detail.texts:
        first, *more = lines_of(text) or [formats.NOTHING]
        yield Said(MATTER_TEXT, ended(f"{label}: {first}"))
        yield from (Said(MATTER_TEXT, ended(line)) for line in more)


def _total(n: int) -> Said:
    return Said(TOTAL, f"{rows_told(n)}.")
