"""The first sheet "Cần sửa": what is wrong, where, and how to write it, each line with a link to its cell."""

from collections.abc import Collection
from typing import Any

from lxml import etree

from etl.addresses import column_letters
from etl.marking.cells import place_of
from etl.marking.markup import MAIN, RELATION, SPACE, main, serialised, writable
from etl.marking.orders import Line, MarkTexts
from etl.marking.styles import COLOURS, Look, Styles

HEADING_FILL = "DDEBF7"
LINK_COLOUR = "0563C1"
TITLE_HEIGHT, LEAST_HEIGHT = 24.0, 18.0  # points
_TITLE = Look(size=16, bold=True)
_NOTE = Look()
_HEADING = Look(bold=True, fill=HEADING_FILL, framed=True, wrapped=True, centred=True)
_PLAIN = Look(framed=True, wrapped=True)
_LINK = Look(colour=LINK_COLOUR, underlined=True, framed=True, wrapped=True)


def heading_row(texts: MarkTexts) -> int:
    """Return the number of the row that holds the table's headings."""
    return len(texts.notes) + 3


def front_sheet(texts: MarkTexts, styles: Styles, names: Collection[str]) -> bytes:
    """Return the sheet's part; lines link to cells of the sheets that are among `names`."""
    root = etree.Element(main("worksheet"), nsmap={None: MAIN, "r": RELATION})
    headings = heading_row(texts)
    etree.SubElement(etree.SubElement(root, main("sheetPr")), main("pageSetUpPr"), fitToPage="1")
    last = column_letters(len(texts.columns))
    etree.SubElement(root, main("dimension"), ref=f"A1:{last}{headings + len(texts.lines)}")
    _view(root, headings)
    etree.SubElement(root, main("sheetFormatPr"), defaultRowHeight="16.5")
    columns = etree.SubElement(root, main("cols"))
    for number, (_, width) in enumerate(texts.columns, start=1):
        span = {"min": str(number), "max": str(number), "width": str(width), "customWidth": "1"}
        etree.SubElement(columns, main("col"), span)
    data = etree.SubElement(root, main("sheetData"))
    _row(data, 1, [texts.heading], [styles.look(_TITLE)], height=TITLE_HEIGHT)
    for number, note in enumerate(texts.notes, start=2):
        _row(data, number, [note], [styles.look(_NOTE)])
    _row(data, headings, [heading for heading, _ in texts.columns], [styles.look(_HEADING)] * len(texts.columns))
    for number, line in enumerate(texts.lines, start=headings + 1):
        _line(data, number, line, styles, linked=_leads_somewhere(line, names))
    _links(root, headings + 1, texts.lines, names)
    margins = {"left": "0.5", "right": "0.4", "top": "0.6", "bottom": "0.6", "header": "0.3", "footer": "0.3"}
    etree.SubElement(root, main("pageMargins"), margins)
    etree.SubElement(root, main("pageSetup"), paperSize="9", orientation="landscape", fitToWidth="1", fitToHeight="0")
    return serialised(root)


def _view(root: Any, headings: int) -> None:
    views = etree.SubElement(root, main("sheetViews"))
    view = etree.SubElement(views, main("sheetView"), showGridLines="0", tabSelected="1", workbookViewId="0")
    top = f"A{headings + 1}"
    etree.SubElement(view, main("pane"), ySplit=str(headings), topLeftCell=top, activePane="bottomLeft", state="frozen")
    etree.SubElement(view, main("selection"), pane="bottomLeft", activeCell=top, sqref=top)


def _line(data: Any, number: int, line: Line, styles: Styles, *, linked: bool) -> None:
    plain = styles.look(_PLAIN)
    weight = styles.look(Look(fill=COLOURS[line.severity], framed=True, wrapped=True))
    looks = [weight, plain, styles.look(_LINK) if linked else plain, plain, plain]
    texts = [line.label, line.sheet, line.places, line.typed, line.message]
    _row(data, number, texts, looks, height=line.height)


def _row(data: Any, number: int, texts: list[str], looks: list[int], height: float = LEAST_HEIGHT) -> None:
    row = etree.SubElement(data, main("row"), r=str(number), ht=str(height), customHeight="1")
    for column, (text, look) in enumerate(zip(texts, looks, strict=True), start=1):
        cell = etree.SubElement(row, main("c"), r=f"{column_letters(column)}{number}", s=str(look))
        if not text:
            continue
        cell.set("t", "inlineStr")
        part = etree.SubElement(etree.SubElement(cell, main("is")), main("t"))
        part.set(SPACE, "preserve")
        part.text = writable(text)


def _links(root: Any, first: int, lines: Collection[Line], names: Collection[str]) -> None:
    leading = [(number, line) for number, line in enumerate(lines, start=first) if _leads_somewhere(line, names)]
    if not leading:
        return
    holder = etree.SubElement(root, main("hyperlinks"))
    for number, line in leading:
        place = "'" + line.sheet.replace("'", "''") + f"'!{line.cell}"
        etree.SubElement(holder, main("hyperlink"), ref=f"C{number}", location=place, display=writable(line.places))


def _leads_somewhere(line: Line, names: Collection[str]) -> bool:
    return line.sheet in names and place_of(line.cell) is not None
