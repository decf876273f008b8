"""A native table: its headings again on every slide, states in colour beside their symbol and word."""

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.shapes.placeholder import TablePlaceholder
from pptx.table import Table, _Cell
from pptx.util import Emu

from reports.briefing import house
from reports.briefing.markup import EMU
from reports.briefing.pages import Page
from reports.briefing.writing import style, write
from reports.deck import canvas
from reports.deck.model import Column, Row
from reports.deck.slides import Slide
from reports.deck.words import look_of

# Neither stripes nor rules of its own: what a cell looks like is written in the cell.
_PLAIN_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
_RIGHT = ("number", "share")
_AGENDA = (0.1, 0.72, 0.18)
_AGENDA_SIZES = ((canvas.TOLD, canvas.CELL_GAP), (canvas.BODY, canvas.CELL_GAP), (canvas.BODY, 6), (canvas.SMALL, 3))
# Arial's lines are lower, and its letters narrower, than those the canvas counts with: no table outgrows its place.
# A row that needs more room than it is given takes it.
_LINE, _NARROW = 1.2, 1.1


def draw_table(holder: TablePlaceholder, slide: Slide, page: Page) -> None:
    """Put a page's table in the place of its holder."""
    columns = slide.section.columns if slide.section else ()
    widths = tuple(column.width for column in columns) or _AGENDA
    size, gap = (canvas.BODY, canvas.CELL_GAP) if columns else _agenda_size(page, widths)
    frame = holder.insert_table(len(page.table), len(widths))
    frame.name = page.title
    frame._element.nvGraphicFramePr.cNvPr.set("descr", f"{page.title}. {page.foot}")
    table: Table = frame.table
    table._tbl.tblPr.find(qn("a:tableStyleId")).text = _PLAIN_STYLE
    table.horz_banding = False
    whole = canvas.LINE * EMU
    for place, width in enumerate(widths):
        table.columns[place].width = Emu(round(whole * width / sum(widths)))
    for number, texts in enumerate(page.table):
        heights = [
            len(canvas.wrapped(text, _NARROW * (width * canvas.LINE - 2 * canvas.CELL_GAP), size))
            for text, width in zip(texts, widths, strict=True)
        ]
        table.rows[number].height = Emu(
            (round(max(heights) * size * _LINE) + 2 * gap if number else canvas.HEADING_HEIGHT) * EMU
        )
        for place, text in enumerate(texts):
            cell = table.cell(number, place)
            write(cell.text_frame, text.split("\n"))
            if (columns[place].kind in _RIGHT) if columns else place == 2:
                _right(cell)
            if number == 0:
                _heading(cell)
                continue
            _plain(cell, size, gap)
            if columns:
                _state(cell, size, columns[place], slide.rows[number - 1])
    frame.height = Emu(sum(row.height for row in table.rows))


def _agenda_size(page: Page, widths: tuple[float, ...]) -> tuple[int, int]:
    """The largest letters with which all lines of the agenda on this slide stand."""
    room = canvas.BODY_HEIGHT - canvas.HEADING_HEIGHT
    for size, gap in _AGENDA_SIZES:
        lines = [len(canvas.wrapped(row[1], widths[1] * canvas.LINE - 2 * canvas.CELL_GAP, size)) for row in page.table]
        if sum(round(count * size * _LINE) + 2 * gap for count in lines[1:]) <= room:
            break
    return size, gap


def _heading(cell: _Cell) -> None:
    cell.fill.solid()
    cell.fill.fore_color.theme_color = MSO_THEME_COLOR.TEXT_2
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    _margins(cell, 2)
    for paragraph in cell.text_frame.paragraphs:
        paragraph.line_spacing = 0.9
        style(paragraph, canvas.SMALL, MSO_THEME_COLOR.BACKGROUND_1, bold=True)


def _plain(cell: _Cell, size: int, gap: int) -> None:
    cell.fill.background()
    cell.vertical_anchor = MSO_ANCHOR.TOP
    _margins(cell, gap)
    for paragraph in cell.text_frame.paragraphs:
        style(paragraph, size, MSO_THEME_COLOR.TEXT_1)
    properties = cell._tc.get_or_add_tcPr()
    rule = f'<a:lnB w="9525" {nsdecls("a")}><a:solidFill><a:srgbClr val="{house.RULE}"/></a:solidFill></a:lnB>'
    properties.insert(0, parse_xml(rule))


def _state(cell: _Cell, size: int, column: Column, row: Row) -> None:
    value = None if row.get("is_continued") else row[column.field]
    if column.kind == "state" and value is not None and value != "":
        look = look_of(column, value)
        for paragraph in cell.text_frame.paragraphs:
            style(paragraph, size, look.colour if look.symbol else None, bold=bool(look.symbol))


def _right(cell: _Cell) -> None:
    for paragraph in cell.text_frame.paragraphs:
        paragraph.alignment = PP_ALIGN.RIGHT


def _margins(cell: _Cell, gap: int) -> None:
    cell.margin_left = cell.margin_right = Emu(canvas.CELL_GAP * EMU)
    cell.margin_top = cell.margin_bottom = Emu(gap * EMU)
