"""A briefing in which anything was changed after it was written isn't handed over."""

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Briefing

from reports.briefing import house
from reports.briefing.proof import prove
from reports.deck.model import Deck
from reports.errors import ExportDiffers
from tests.reports.briefing.decks import HEAD, chart_of, opened, with_section

Change = Callable[[Briefing], object]


def saved(briefing: Briefing) -> bytes:
    stream = BytesIO()
    briefing.save(stream)
    return stream.getvalue()


def slide_of(briefing: Briefing, name: str):  # type: ignore[no-untyped-def]
    return next(slide for slide in briefing.slides if slide.name == name)


def holder(briefing: Briefing, name: str, index: int):  # type: ignore[no-untyped-def]
    return next(one for one in slide_of(briefing, name).placeholders if one.placeholder_format.idx == index)


def say(shape: Any) -> None:
    shape.text_frame.text = "x"


def set_cell(briefing: Briefing) -> None:
    [table] = [shape.table for shape in slide_of(briefing, "waiting.1").shapes if shape.has_table]
    table.cell(2, 5).text_frame.text = "40"


def drop_row(briefing: Briefing) -> None:
    [table] = [shape.table for shape in slide_of(briefing, "waiting.1").shapes if shape.has_table]
    table._tbl.remove(table.rows[4]._tr)


def set_value(briefing: Briefing) -> None:
    next(chart_of(briefing, "at_risk")._chartSpace.iter(qn("c:val"))).find(f".//{qn('c:v')}").text = "9"


def set_workbook(briefing: Briefing) -> None:
    part = chart_of(briefing, "nominations").part.chart_workbook.xlsx_part
    book = load_workbook(BytesIO(part.blob))
    book.worksheets[0]["B2"] = 99
    stream = BytesIO()
    book.save(stream)
    part._blob = stream.getvalue()


def set_formula(briefing: Briefing) -> None:
    part = chart_of(briefing, "nominations").part.chart_workbook.xlsx_part
    book = load_workbook(BytesIO(part.blob))
    book.worksheets[0]["A2"] = '="Danh hiệu"'
    stream = BytesIO()
    book.save(stream)
    part._blob = stream.getvalue()


def drop_slide(briefing: Briefing) -> None:
    listed = briefing.part._element.sldIdLst
    listed.remove(listed[5])


def swap_slides(briefing: Briefing) -> None:
    listed = briefing.part._element.sldIdLst
    listed.insert(5, listed[6])


def add_link(briefing: Briefing) -> None:
    run = slide_of(briefing, "cover").shapes.title.text_frame.paragraphs[0].runs[0]
    run.hyperlink.address = "https://example.org/"


def add_box(briefing: Briefing) -> None:
    slide_of(briefing, "at_risk.1").shapes.add_textbox(0, 0, 100, 100).text_frame.text = "thêm"


CHANGES: list[tuple[Change, str]] = [
    (set_cell, "7 waiting.1: table"),
    (drop_row, "7 waiting.1: table"),
    (set_value, "at_risk: xlsx"),
    (set_workbook, "nominations: xlsx"),
    (set_formula, "nominations: xlsx"),
    (drop_slide, "6 at_risk.1: name"),
    (swap_slides, "6 at_risk.1: name"),
    (add_link, "cover: hyperlink"),
    (add_box, "6 at_risk.1: figures"),
    (lambda one: say(holder(one, "waiting.2", house.FOOT)), "8 waiting.2: foot"),
    (lambda one: say(holder(one, "cover", house.MARKS)), "1 cover: marks"),
    (lambda one: say(holder(one, "silent.1", house.TOLD)), "16 silent.1: told"),
    (
        lambda one: say(holder(one, "waiting.KK-2023-014", house.BODY)),
        "9 waiting.KK-2023-014: lines",
    ),
    (lambda one: say(slide_of(one, "cover").notes_slide.notes_placeholder), "1 cover: notes"),
]


@pytest.mark.parametrize(
    ("change", "where"), CHANGES, ids=[f"{place} {where}" for place, (_, where) in enumerate(CHANGES)]
)
def test_a_change_is_told_by_its_slide(content: bytes, deck: Deck, change: Change, where: str) -> None:
    briefing = opened(content)
    change(briefing)
    with pytest.raises(ExportDiffers) as told:
        prove(saved(briefing), deck, HEAD)
    assert told.value.detail == where


def test_saved_again_without_a_change_it_is_still_proved(content: bytes, deck: Deck) -> None:
    prove(saved(opened(content)), deck, HEAD)


def test_what_isnt_a_presentation_is_told_as_a_difference(deck: Deck) -> None:
    with pytest.raises(ExportDiffers):
        prove(b"PK\x03\x04 nothing", deck, HEAD)


def test_a_picture_with_one_row_more_isnt_this_file(content: bytes, deck: Deck) -> None:
    section = deck.section("silent")
    more = with_section(deck, replace(section, rows=(*section.rows, *section.rows)))
    with pytest.raises(ExportDiffers):
        prove(content, more, HEAD)
