"""The proof of a briefing: reopened, every slide tells what the deck tells, and no row of any section is missing."""

from collections.abc import Iterable, Sequence
from dataclasses import fields
from io import BytesIO
from itertools import zip_longest
from zipfile import BadZipFile

from openpyxl import load_workbook
from pptx import Presentation
from pptx.chart.chart import Chart
from pptx.exc import PackageNotFoundError
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.slide import Slide as Drawn

from reports.briefing import house
from reports.briefing.pages import Bars, Page, cells, pages
from reports.deck.model import Deck, Section
from reports.deck.slides import Slide, shown
from reports.errors import ExportDiffers


def prove(content: bytes, deck: Deck, head: str) -> None:
    """Reopen a briefing and compare it with the deck; raises ExportDiffers, naming the first slide and what differs."""
    try:
        found = [_found(drawn) for drawn in Presentation(BytesIO(content)).slides]
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError, AttributeError) as fault:
        raise ExportDiffers(type(fault).__name__) from fault
    wanted = tuple(pages(deck, head))
    for place, (one, asked) in enumerate(zip_longest(found, (page for _, page in wanted)), start=1):
        if one != asked:
            raise ExportDiffers(_where(place, one, asked))
    for section in shown(deck):
        held = [(slide, one) for (slide, _), one in zip(wanted, found, strict=True) if slide.section is section]
        _prove_rows(section, (one for _, one in held), deck.lang)
        _prove_details(section, [slide for slide, _ in held])


def _where(place: int, found: Page | None, asked: Page | None) -> str:
    """Return for instance "4 at_risk.1: table": the slide's number and name, and the first thing that differs."""
    if found is None or asked is None:
        return f"{place} {(asked or found or Page('', '', '', '', '', '')).name}"
    differing = (field.name for field in fields(Page) if getattr(found, field.name) != getattr(asked, field.name))
    return f"{place} {asked.name}: {next(differing)}"


def _found(drawn: Drawn) -> Page:
    """Return what a slide tells, read from the file alone."""
    texts = {held.placeholder_format.idx: held.text_frame.text for held in drawn.placeholders if held.has_text_frame}
    told, *lines = texts.get(house.SUBTITLE, texts.get(house.TOLD, "")).split("\n")
    if house.BODY in texts:
        lines += texts[house.BODY].split("\n")
    tables = [shape.table for shape in drawn.shapes if shape.has_table]
    charts = [shape.chart for shape in drawn.shapes if shape.has_chart]
    name = drawn.name
    if any(relation.reltype == RELATIONSHIP_TYPE.HYPERLINK for relation in drawn.part.rels.values()):
        raise ExportDiffers(f"{name}: hyperlink")
    notes = drawn.notes_slide.notes_text_frame
    return Page(
        name=name,
        title=drawn.shapes.title.text_frame.text if drawn.shapes.title is not None else "",
        told=told,
        foot=texts.get(house.FOOT, ""),
        marks=texts.get(house.MARKS, ""),
        notes="" if notes is None else notes.text,
        lines=tuple(lines),
        table=tuple(tuple(cell.text for cell in row.cells) for table in tables for row in table.rows),
        figures=tuple(
            shape.text_frame.text for shape in drawn.shapes if shape.has_text_frame and not shape.is_placeholder
        ),
        bars=_bars(charts[0], name) if charts else None,
    )


def _bars(chart: Chart, name: str) -> Bars:
    """Return a chart's own data; raises ExportDiffers where its workbook, from which it is edited, says otherwise."""
    plot = chart.plots[0]
    title = chart.chart_title.text_frame.text
    bars = Bars(
        title,
        tuple(str(category) for category in plot.categories),
        tuple((str(series.name), tuple(int(value) for value in series.values)) for series in plot.series),
    )
    if _in_workbook(chart, title) != bars:
        raise ExportDiffers(f"{name}: xlsx")
    return bars


def _in_workbook(chart: Chart, title: str) -> Bars | None:
    part = chart.part.chart_workbook.xlsx_part
    if part is None:
        return None
    [sheet] = load_workbook(BytesIO(part.blob)).worksheets
    if any(cell.data_type == "f" or cell.hyperlink for row in sheet.iter_rows() for cell in row):
        return None
    (_, *names), *rows = sheet.iter_rows(values_only=True)
    parts = tuple((str(name), tuple(row[place] for row in rows)) for place, name in enumerate(names, start=1))
    return Bars(title, tuple(str(row[0] or "") for row in rows), parts)


def _prove_rows(section: Section, found: Iterable[Page], lang: str) -> None:
    """However the rows were cut into slides, put together again they are all of the section's."""
    heading, *wanted = cells(section.columns, section.rows, lang)
    rows: list[tuple[str, ...]] = []
    for page in found:
        if page.table:
            if page.table[0] != heading:
                raise ExportDiffers(f"{page.name}: {heading}")
            rows += page.table[1:]
    # A row taller than a slide goes on in rows that hold nothing but the rest of one text.
    begun = sum(len(row) - row.count("") > 1 for row in rows)
    if begun != len(section.rows) or _columns(rows) != _columns(wanted):
        raise ExportDiffers(f"{section.code}: {begun}/{len(section.rows)}")


def _prove_details(section: Section, held: Sequence[Slide]) -> None:
    for detail in section.details:
        told = [text for slide in held if slide.detail == detail for text in slide.texts]
        for label in dict.fromkeys(label for label, _ in (*detail.texts, *told)):
            wanted, found = (_dense(text for of, text in texts if of == label) for texts in (detail.texts, told))
            if wanted != found:
                raise ExportDiffers(f"{section.code} {detail.number}: {label}")


def _columns(rows: Sequence[tuple[str, ...]]) -> list[str]:
    return [_dense(texts) for texts in zip(*rows, strict=True)]


def _dense(texts: Iterable[str]) -> str:
    """Lines break wherever the room ends, so that only what isn't blank is compared."""
    return "".join("".join(texts).split())
