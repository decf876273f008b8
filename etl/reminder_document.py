"""The letters to the units as one Word document, a unit a page, marked as a draft."""

import io
from collections.abc import Iterable

from docx import Document
from docx.document import Document as Written
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.text.paragraph import Paragraph

from etl.reminders import Reminder
from texts import N_, translate

FONT, SIZE_PT = "Times New Roman", 13
# Margins of an administrative document in cm: Decree 30/2020/NĐ-CP, Annex I, part I, point 2.
_MARGINS = {"top_margin": 2.0, "bottom_margin": 2.0, "left_margin": 3.0, "right_margin": 1.5}
_DRAFT = N_("DỰ THẢO")
_TITLE = N_("Đôn đốc các đơn vị")
_FROM = N_("Văn phòng Sở")


def reminder_document(letters: Iterable[Reminder], lang: str) -> bytes:
    """Return the .docx that holds the letters in their order."""
    document = Document()
    _dress(document, lang)
    for number, letter in enumerate(letters):
        to = _paragraph(document, letter.to, bold=True)
        to.paragraph_format.page_break_before = number > 0
        _paragraph(document, letter.opening)
        for heading, lines in letter.sections:
            _paragraph(document, heading, bold=True).paragraph_format.keep_with_next = True
            for line in lines:
                _paragraph(document, f"- {line}")
        for line in letter.closing:
            _paragraph(document, line)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def _dress(document: Written, lang: str) -> None:
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(SIZE_PT)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    document.core_properties.author = translate(_FROM, lang)
    document.core_properties.title = translate(_TITLE, lang)
    document.core_properties.comments = ""
    (section,) = document.sections
    section.page_width, section.page_height = Cm(21.0), Cm(29.7)
    for name, width in _MARGINS.items():
        setattr(section, name, Cm(width))
    mark = section.header.paragraphs[0]
    mark.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    mark.add_run(translate(_DRAFT, lang)).bold = True


def _paragraph(document: Written, text: str, *, bold: bool = False) -> Paragraph:
    paragraph = document.add_paragraph()
    paragraph.add_run(text).bold = bold
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.space_after = Pt(6)
    return paragraph
