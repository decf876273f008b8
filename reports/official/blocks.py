"""The parts of a Word document that python-docx has no word for: rules, tables without lines, the page's number."""

from collections.abc import Sequence

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Length, Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph
from lxml.etree import _Element

LINED = "Table Grid"
_RULE_EIGHTHS = "6"  # of a point: 0.75
_RULE_GAP, _RULE_ROOM = 3, 6
# What the format wants after a paragraph's border, in its order.
_AFTER_BORDER = ("w:shd", "w:tabs", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc", "w:rPr", "w:sectPr")

_AFTER_PAGE_NUMBERS = (
    "w:cols",
    "w:formProt",
    "w:vAlign",
    "w:noEndnote",
    "w:titlePg",
    "w:textDirection",
    "w:bidi",
    "w:rtlGutter",
    "w:docGrid",
    "w:printerSettings",
    "w:sectPrChange",
)


def rule(place: Document | _Cell, length: float, width: int) -> Paragraph:
    """Draw a rule of that length in the middle of a place of that width, both in mm, under the paragraph above."""
    paragraph = place.add_paragraph()
    form = paragraph.paragraph_format
    form.left_indent = form.right_indent = Mm((width - length) / 2)
    form.space_before = Pt(_RULE_GAP)
    form.line_spacing_rule, form.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(_RULE_ROOM)
    border = _element("w:pBdr")
    border.append(_element("w:top", val="single", sz=_RULE_EIGHTHS, space="1", color="000000"))
    paragraph._p.get_or_add_pPr().insert_element_before(border, *_AFTER_BORDER)
    return paragraph


def borderless(document: Document, columns: Sequence[int], *, rows: int) -> Table:
    """Add a table without lines and without margins in its cells, its columns so wide (mm); rows stay on one page."""
    table = _table(document, columns, rows)
    margins = _element("w:tblCellMar")
    margins.extend(_element(f"w:{side}", w="0", type="dxa") for side in ("left", "right"))
    table._tbl.tblPr.insert_element_before(margins, "w:tblLook")
    return table


def lined(document: Document, columns: Sequence[int], *, rows: int) -> Table:
    """Add a table with lines, its columns so wide (mm); its first row heads every page, rows stay on one page."""
    table = _table(document, columns, rows)
    table.style = document.styles[LINED]
    table.rows[0]._tr.get_or_add_trPr().append(_element("w:tblHeader"))
    return table


def let_split(table: Table, row: int) -> None:
    """Let a row go on to the next page: one that is taller than a page would be cut."""
    properties = table.rows[row]._tr.get_or_add_trPr()
    for whole in properties.findall(qn("w:cantSplit")):
        properties.remove(whole)


def cells_of(table: Table, row: int) -> tuple[_Cell, ...]:
    """Return the cells of a row."""
    return tuple(table.rows[row].cells)


def page_field(paragraph: Paragraph, size: Length) -> None:
    """Write the page's number, which Word counts."""
    for kind, text in (("begin", None), (None, "PAGE"), ("end", None)):
        run = paragraph.add_run()
        run.font.size = size
        if kind:
            run._r.append(_element("w:fldChar", fldCharType=kind))
        else:
            instruction = _element("w:instrText")
            instruction.text = text
            run._r.append(instruction)


def count_pages_anew(section: Section) -> None:
    """Number the pages of a section from 1."""
    # A section begins as a copy of the one before.
    for inherited in section._sectPr.findall(qn("w:pgNumType")):
        section._sectPr.remove(inherited)
    number = _element("w:pgNumType", start="1")
    section._sectPr.insert_element_before(number, *_AFTER_PAGE_NUMBERS)


def _table(document: Document, columns: Sequence[int], rows: int) -> Table:
    table: Table = document.add_table(rows, len(columns))
    table.autofit, table.alignment = False, WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(table.columns, columns, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(_element("w:cantSplit"))
    return table


def _element(name: str, **attributes: str) -> _Element:
    element = OxmlElement(name)
    for key, value in attributes.items():
        element.set(qn(f"w:{key}"), value)
    return element
