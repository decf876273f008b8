"""Decks and files that the tests of briefings share: what the sample year shows, and what is taken out of a file."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from openpyxl import load_workbook
from pptx import Presentation
from pptx.chart.chart import Chart
from pptx.presentation import Presentation as Briefing

from ledger import Ledger
from ledger.moment import AsOf
from reports.briefing import briefing_document
from reports.deck.build import build
from reports.deck.model import Deck, Section
from reports.rows import Ask

HEAD = "Sổ: việc số 7, mã 0123456789ab"


def built(path: Path, period: str = "2023-Q4", **more: Any) -> Deck:
    """The picture that a ledger shows of the plan of 2023."""
    ledger = Ledger(path)

    def ask_as_of(moment: AsOf) -> Ask:
        return partial(ledger.rows, as_of=moment)

    return build(ask_as_of, "2023", period, **more)


def unasked(*_: object, **__: object) -> list[Mapping[str, Any]]:
    """A briefing tells what its deck holds: it asks nothing."""
    raise AssertionError


def written(deck: Deck) -> bytes:
    return briefing_document(deck, unasked, HEAD, lambda share: None)


def opened(content: bytes) -> Briefing:
    return Presentation(BytesIO(content))


def with_section(deck: Deck, section: Section) -> Deck:
    """The deck with another section in the place of its own."""
    return replace(deck, sections=tuple(section if one.code == section.code else one for one in deck.sections))


def tables(briefing: Briefing, section: str) -> list[list[tuple[str, ...]]]:
    """The rows of a section's tables, slide by slide."""
    return [
        [tuple(cell.text for cell in row.cells) for row in shape.table.rows]
        for slide in briefing.slides
        if slide.name.startswith(f"{section}.")
        for shape in slide.shapes
        if shape.has_table
    ]


def chart_of(briefing: Briefing, name: str) -> Chart:
    [slide] = [slide for slide in briefing.slides if slide.name == name]
    [chart] = [shape.chart for shape in slide.shapes if shape.has_chart]
    return chart


def own_data(chart: Chart) -> dict[tuple[str, str], int]:
    """What a chart draws: by bar and part, parts of none left out."""
    plot = chart.plots[0]
    return {
        (str(bar), series.name): int(value)
        for series in plot.series
        for bar, value in zip(plot.categories, series.values, strict=True)
        if value
    }


def workbook_data(chart: Chart) -> dict[tuple[str, str], int]:
    """The same out of the workbook from which Office edits the chart."""
    [sheet] = load_workbook(BytesIO(chart.part.chart_workbook.xlsx_part.blob)).worksheets
    (_, *parts), *rows = sheet.iter_rows(values_only=True)
    return {(bar, part): value for bar, *values in rows for part, value in zip(parts, values, strict=True) if value}


def foot(slide: Any, index: int = 11) -> str:
    return next((one.text_frame.text for one in slide.placeholders if one.placeholder_format.idx == index), "")


def parts(content: bytes) -> Iterator[tuple[str, bytes]]:
    with ZipFile(BytesIO(content)) as package:
        for name in package.namelist():
            yield name, package.read(name)
