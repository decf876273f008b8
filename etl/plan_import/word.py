"""The paragraphs of a Word document, with the numbers Word prints by itself."""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from itertools import pairwise

from docx import Document
from docx.document import Document as WordDocument
from docx.opc.exceptions import OpcError
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from lxml import etree

from domain.folding import clean
from etl.plan_import.lines import Line
from etl.plan_import.plain import with_indents
from etl.plan_import.refusals import PlanRefused
from etl.plan_import.word_numbering import Numbering

# python-docx says "no such part" in these ways when the package is damaged.
_DAMAGE = (
    OpcError,
    zipfile.BadZipFile,
    zlib.error,
    etree.LxmlError,
    KeyError,
    ValueError,
    AttributeError,
    OSError,
    NotImplementedError,
    RecursionError,
)
_SKIPPED = {qn(name) for name in ("w:del", "w:moveFrom", "w:drawing", "w:pict", "w:object", "w:pPr", "w:rPr")}
_BREAKS = {qn("w:br"), qn("w:cr")}
_PLAN_BEGINS = re.compile(r"KẾ HOẠCH$|[IVX]+[.)]\s")
_BROKEN_LINES = 2


def word_lines(content: bytes) -> list[Line]:
    """Return the paragraphs as lines; automatic numbers and dashes stand in the text as Word prints them.

    Tables count only before the first section (letterhead and title are often laid out in one); later tables are
    annexes and the signature block. Raises PlanRefused("unreadable_file").
    """
    try:
        document = Document(io.BytesIO(content))
        texts = list(_texts(document))
    except _DAMAGE as reason:
        raise PlanRefused("unreadable_file") from reason
    if _are_printed_lines(texts):
        return with_indents([line for text in texts for line in text.split("\n")])
    return [line for text in texts for line in _lines(text)]


def _texts(document: WordDocument) -> Iterator[str]:
    numbering = Numbering(document)
    in_plan = False
    for paragraph, in_table in _walk(document.element.body, in_table=False):
        if in_table and in_plan:
            continue
        text = _paragraph_text(paragraph, numbering)
        yield text
        in_plan = in_plan or bool(not in_table and _PLAN_BEGINS.match(clean(text)))


def _walk(parent: BaseOxmlElement, *, in_table: bool) -> Iterator[tuple[BaseOxmlElement, bool]]:
    for child in parent:
        if child.tag == qn("w:p"):
            yield child, in_table
        elif child.tag not in _SKIPPED and isinstance(child.tag, str):
            yield from _walk(child, in_table=in_table or child.tag == qn("w:tbl"))


def _paragraph_text(paragraph: BaseOxmlElement, numbering: Numbering) -> str:
    # The label is taken even for an empty paragraph: Word counts it.
    label = numbering.label(paragraph)
    text = _text(paragraph)
    return f"{label} {text.strip()}" if label and text.strip() else text


def _text(paragraph: BaseOxmlElement) -> str:
    # Not `Paragraph.text`: it leaves out smart tags, content controls and accepted insertions.
    return "".join(_pieces(paragraph))


def _pieces(element: BaseOxmlElement) -> Iterator[str]:
    for child in element:
        if child.tag in _SKIPPED:
            continue
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag == qn("w:tab"):
            yield "\t"
        elif child.tag in _BREAKS:
            yield "\n"
        elif child.tag == qn("w:noBreakHyphen"):
            yield "-"
        else:
            yield from _pieces(child)


def _lines(text: str) -> list[Line]:
    parts = text.split("\n")
    return [Line(part.strip(), whole=place == len(parts)) for place, part in enumerate(parts, start=1)]


def _are_printed_lines(texts: list[str]) -> bool:
    """Tell whether the text was pasted from a PDF: every printed line became a paragraph of its own."""
    filled = [text.strip() for text in texts if text.strip()]
    broken = sum(
        1
        for before, after in pairwise(filled)
        if before[-1] not in ".;:!?" and after[0].islower() and after[1:2] != ")"
    )
    return broken >= _BROKEN_LINES
