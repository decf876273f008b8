"""Drawing one slide: its placeholders filled, its table, figures and text as an official may go on editing them."""

from collections.abc import Sequence
from copy import deepcopy

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Briefing
from pptx.shapes.base import BaseShape
from pptx.slide import Slide as Drawn
from pptx.slide import SlideLayout
from pptx.text.text import TextFrame
from pptx.util import Emu, Pt

from reports.briefing import house
from reports.briefing.charts import draw_chart
from reports.briefing.markup import EMU
from reports.briefing.pages import Page, labelled
from reports.briefing.tables import draw_table
from reports.briefing.writing import style, write
from reports.deck import canvas
from reports.deck.slides import Slide

FIGURE_HEIGHT, _GAP = 132, 24
_LAYOUTS = {"cover": house.COVER, "agenda": house.TABLE, "table": house.TABLE, "detail": house.TEXT}


def draw(briefing: Briefing, slide: Slide, page: Page) -> None:
    """Add one slide."""
    place = _LAYOUTS.get(slide.kind, house.CHART if page.bars else house.TEXT)
    layout = briefing.slide_layouts[place]
    drawn = briefing.slides.add_slide(layout)
    drawn.element.cSld.set("name", page.name)
    _foot(drawn, layout, page, len(briefing.slides))
    title = drawn.shapes.title
    if title is not None:
        write(title.text_frame, [page.title])
    if slide.kind == "cover":
        _cover(drawn, page)
    else:
        _told(drawn, slide, page)
        _body(drawn, slide, page)
    notes = drawn.notes_slide.notes_text_frame
    if notes is not None:
        notes.text = page.notes


def _foot(drawn: Drawn, layout: SlideLayout, page: Page, number: int) -> None:
    """A layout's foot doesn't come to a slide by itself; its number is a field that Office counts anew."""
    for held in layout.placeholders:
        if held.placeholder_format.idx in (house.FOOT, house.NUMBER):
            copied = deepcopy(held.element)
            copied.nvSpPr.cNvPr.set("id", str(1 + max(shape.shape_id for shape in drawn.shapes)))
            for part in list(copied.spPr):
                copied.spPr.remove(part)
            drawn.shapes._spTree.append(copied)
            for field in copied.iter(qn("a:fld")):
                field.find(qn("a:t")).text = str(number)
    write(_holder(drawn, house.FOOT), [page.foot])
    marks = next(held for held in drawn.placeholders if held.placeholder_format.idx == house.MARKS)
    if page.marks:
        write(marks.text_frame, [page.marks])
    else:
        marks.element.getparent().remove(marks.element)


def _cover(drawn: Drawn, page: Page) -> None:
    title = drawn.shapes.title
    if title is not None:
        _shrink(title.text_frame, page.title, title.width, title.height, canvas.COVER)
    frame = _holder(drawn, house.SUBTITLE)
    write(frame, [page.told, *page.lines])
    for paragraph in frame.paragraphs[1:]:
        paragraph.space_before = Pt(8)


def _told(drawn: Drawn, slide: Slide, page: Page) -> None:
    frame = _holder(drawn, house.TOLD)
    if slide.detail is None:
        write(frame, [page.told])
        _shrink(frame, page.told, canvas.LINE * EMU, house.TOLD_HEIGHT * EMU, canvas.TOLD)
        return
    look = next(look for look in slide.detail.looks if look.code == slide.detail.state)
    state, parted, rest = page.told.partition(" · ")
    write(frame, [state])
    style(frame.paragraphs[0], canvas.BODY, look.colour, bold=True)
    run = frame.paragraphs[0].add_run()
    run.text, run.font.size = parted + rest, Pt(canvas.BODY / 2)


def _body(drawn: Drawn, slide: Slide, page: Page) -> None:
    body = next(held for held in drawn.placeholders if held.placeholder_format.idx == house.BODY)
    _figures(drawn, page.figures, body)
    top = canvas.BODY_TOP + (FIGURE_HEIGHT + _GAP if page.figures else 0)
    place = (canvas.MARGIN, top, canvas.LINE, canvas.FOOT_TOP - 16 - top)
    body.left, body.top, body.width, body.height = (Emu(length * EMU) for length in place)
    if page.table:
        draw_table(body, slide, page)
    elif page.bars is not None and slide.section is not None and slide.section.chart is not None:
        draw_chart(body, page.bars, slide.section.chart.looks)
    else:
        _text(body.text_frame, slide, page.lines)


def _text(frame: TextFrame, slide: Slide, lines: Sequence[str]) -> None:
    write(frame, lines)
    for paragraph, (_, is_label) in zip(frame.paragraphs, labelled(slide), strict=False):
        paragraph.line_spacing = 1.1
        if is_label:
            # The room of the strip is free here.
            paragraph.space_before = Pt(canvas.CELL_GAP)
            style(paragraph, canvas.SMALL, MSO_THEME_COLOR.ACCENT_5, bold=True)


def _figures(drawn: Drawn, figures: Sequence[str], body: BaseShape) -> None:
    """A row of boxes before the body, all equally wide: the number large, its label below."""
    if not figures:
        return
    wide = (canvas.LINE - _GAP * (len(figures) - 1)) // len(figures)
    for place, told in enumerate(figures):
        left = canvas.MARGIN + place * (wide + _GAP)
        box = drawn.shapes.add_shape(
            MSO_SHAPE.RECTANGLE,
            *(Emu(length * EMU) for length in (left, canvas.BODY_TOP, wide, FIGURE_HEIGHT)),
        )
        body.element.addprevious(box.element)  # so that it is read before it
        box.name = told.replace("\n", " ")
        box.fill.solid()
        box.fill.fore_color.theme_color = MSO_THEME_COLOR.BACKGROUND_2
        box.line.fill.background()
        box.shadow.inherit = False
        frame = box.text_frame
        frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
        write(frame, told.split("\n"))
        sizes, colours = (canvas.COVER - 8, canvas.SMALL), (MSO_THEME_COLOR.TEXT_2, MSO_THEME_COLOR.TEXT_1)
        for size, colour, paragraph in zip(sizes, colours, frame.paragraphs, strict=True):
            paragraph.alignment = PP_ALIGN.LEFT
            style(paragraph, size, colour, bold=size > canvas.SMALL)


def _shrink(frame: TextFrame, text: str, width: int, height: int, size: int) -> None:
    """Where a text needs more room at its own size, take the next smaller one that fits, never below SMALL."""
    for smaller in (size, *(one for one in (canvas.TITLE, canvas.TOLD, canvas.BODY, canvas.SMALL) if one < size)):
        lines = len(canvas.wrapped(text, width / EMU, smaller))
        if lines * smaller * 1.2 <= height / EMU or smaller == canvas.SMALL:
            break
    if smaller != size:
        for paragraph in frame.paragraphs:
            style(paragraph, smaller)


def _holder(drawn: Drawn, index: int) -> TextFrame:
    held = next(one for one in drawn.placeholders if one.placeholder_format.idx == index)
    frame: TextFrame = held.text_frame
    return frame
