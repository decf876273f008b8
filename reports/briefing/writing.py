"""Text in a shape: its paragraphs, their size and colour, and the language in which Office checks their spelling."""

from collections.abc import Sequence

from lxml import etree
from pptx.dml.color import RGBColor
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.oxml.ns import qn
from pptx.text.text import TextFrame, _Paragraph
from pptx.util import Pt

LANGUAGES = {"vi": "vi-VN", "en": "en-GB"}
_SPEAKING = tuple(map(qn, ("a:rPr", "a:endParaRPr", "a:defRPr")))


def write(frame: TextFrame, lines: Sequence[str]) -> None:
    """Replace a frame's text: a paragraph a line, nothing in them but text."""
    frame.text = "\n".join(lines)


def style(paragraph: _Paragraph, size: int, colour: MSO_THEME_COLOR | str | None = None, *, bold: bool = False) -> None:
    """Give a paragraph's text a size (pixels of the canvas) and a colour, of the theme or as "#rrggbb"."""
    for run in paragraph.runs:
        run.font.size = Pt(size / 2)
        run.font.bold = bold or None
        if isinstance(colour, str):
            run.font.color.rgb = rgb(colour)
        elif colour is not None:
            run.font.color.theme_color = colour


def rgb(colour: str) -> RGBColor:
    """Return "#rrggbb" as PowerPoint keeps it."""
    return RGBColor.from_string(colour.lstrip("#").upper())


def speak(root: etree._Element, lang: str) -> None:
    """Mark every run of a part as written in a language."""
    for run in root.iter(qn("a:r"), qn("a:fld")):
        if run.find(qn("a:rPr")) is None:
            run.insert(0, etree.SubElement(run, qn("a:rPr")))
    for properties in root.iter(*_SPEAKING):
        properties.set("lang", LANGUAGES[lang])
