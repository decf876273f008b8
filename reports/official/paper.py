"""An official document being written: head, name, body, foot, in the boxes of form 1.4 (Decree 30/2020, Annex III)."""

import io
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from etl.template import AUTHOR
from reports.official import layout
from reports.official.blocks import borderless, cells_of, count_pages_anew, let_split, lined, page_field, rule
from reports.official.widths import bold_width, even_width, lines_in
from reports.official.words import on_one_line

# A paragraph's style tells what it is: the text of people never carries a style that the program reads back.
BODY = "Nội dung văn bản"
# A row of a table: its cells, or one text across all of them.
TableRow = Sequence[str] | str


@dataclass(frozen=True)
class Agency:
    """Whose document it is: the lines of box 2 and what stands in its number."""

    superior: str
    name: str
    symbol: str


DEPARTMENT = Agency(layout.SUPERIOR, layout.DEPARTMENT, layout.AGENCY_SYMBOL)


class Paper:
    """A draft on A4: `marks` stand under its number and at the foot of every page, "DỰ THẢO" first of them.

    `told` is a line below the marks at the foot of every page.
    """

    def __init__(self, title: str, *marks: str, told: str = "") -> None:
        self._marks, self._told = (layout.DRAFT, *marks), told
        self._document: Document = docx.Document()
        self._set_defaults(title)
        self._set_page()
        self.style(BODY)

    def head(self, kind_symbol: str, year: int | None, issued_by: Agency = DEPARTMENT) -> None:
        """Write boxes 1 to 4: nation and motto, the agency, number and date left open for the records clerk.

        Without a year the year stays open, too.
        """
        table = borderless(self._document, layout.HEAD_COLUMNS, rows=3)
        agency, nation = cells_of(table, 0)
        _centred(agency, issued_by.superior, layout.AGENCY_SIZE)
        _centred(agency, issued_by.name, layout.AGENCY_SIZE, bold=True)
        under_agency = layout.SHORT_RULE * bold_width(issued_by.name, layout.AGENCY_SIZE)
        rule(agency, under_agency, layout.HEAD_COLUMNS[0])
        _centred(nation, layout.NATION, layout.NATION_SIZE, bold=True)
        _centred(nation, layout.MOTTO, layout.MOTTO_SIZE, bold=True)
        rule(nation, bold_width(layout.MOTTO, layout.MOTTO_SIZE), layout.HEAD_COLUMNS[1])
        number, day = cells_of(table, 1)
        _centred(number, layout.NUMBER.format(kind=kind_symbol, agency=issued_by.symbol), layout.NUMBER_SIZE)
        written = layout.PLACE_AND_DAY.format(place=layout.PLACE, year=year or layout.YEAR_BLANK)
        _centred(day, written, layout.DAY_SIZE).runs[0].italic = True
        marked, _beside = cells_of(table, 2)
        for mark in self._marks:
            _centred(marked, mark, layout.MARK_SIZE, bold=True).paragraph_format.space_before = Pt(layout.HEAD_GAP)

    def name(self, kind: str, about: str, more: str = "") -> None:
        """Write box 5a: the kind of document in capitals and what it is about, with a rule below.

        `more` of it begins a line of its own.
        """
        named = _centred(self._document, kind, layout.NAME_SIZE, bold=True)
        named.paragraph_format.space_before = Pt(layout.NAME_GAP)
        lines = list(filter(None, map(on_one_line, (about, more))))
        told = _centred(self._document, "\n".join(lines), layout.NAME_SIZE, bold=True)
        line = max(even_width(one, layout.NAME_SIZE, layout.LINE - layout.NAME_SLACK) for one in lines or [""])
        indent = Mm((layout.LINE - layout.NAME_SLACK - line) / 2)
        told.paragraph_format.left_indent = told.paragraph_format.right_indent = indent
        drawn = rule(self._document, layout.SHORT_RULE * line, layout.LINE)
        drawn.paragraph_format.space_after = Pt(layout.NAME_GAP)

    def addressed(self, to: str) -> None:
        """Write box 9a: the one who receives the document, on the same line."""
        written = _centred(self._document, layout.ADDRESSED.format(to=on_one_line(to)), layout.BODY_SIZE)
        written.paragraph_format.space_after = Pt(layout.NAME_GAP)

    def annex(self, title: str, attached: str, *, number: str = "", told: str = "") -> None:
        """Begin an annex on a page that lies across, with page numbers of its own; a paper may be nothing else.

        One of several bears a `number`; `told` is the line below the marks at the foot of its pages.
        """
        document, stands_alone = self._document, len(self._document.element.body) == 1
        section = document.sections[0] if stands_alone else document.add_section()
        _lay(section, layout.LANDSCAPE)
        section.orientation = WD_ORIENT.LANDSCAPE
        count_pages_anew(section)
        if told:
            self._foot_of_pages(section, told)
        if stands_alone:
            _centred(document, " - ".join(self._marks), layout.MARK_SIZE, bold=True)
        _centred(document, f"{layout.ANNEX} {number}".rstrip(), layout.ANNEX_SIZE, bold=True)
        named = _centred(document, on_one_line(title).upper(), layout.NAME_SIZE, bold=True)
        _centred(document, attached, layout.BODY_SIZE).runs[0].italic = True
        line = min(bold_width(named.text, layout.NAME_SIZE), layout.WIDE_LINE)
        rule(document, layout.SHORT_RULE * line, layout.WIDE_LINE).paragraph_format.space_after = Pt(layout.NAME_GAP)

    def table(
        self, headings: Sequence[str], rows: Sequence[TableRow], widths: Sequence[int], centred: Collection[int] = ()
    ) -> None:
        """Write a table with lines, its columns so wide (mm), those named by their place centred.

        A row that is one text stands in bold across all columns. The last row stays with what follows.
        """
        table = lined(self._document, widths, rows=1 + len(rows))
        for place, (held, row) in enumerate(zip(table.rows, (headings, *rows), strict=True)):
            if isinstance(row, str):
                cells: Sequence[_Cell] = [_across(table, place)]
                texts: Sequence[str] = [row]
            else:
                cells, texts = held.cells, row
            for column, (cell, text) in enumerate(zip(cells, texts, strict=True)):
                written = _line(cell, text, layout.TABLE_SIZE, bold=not place or isinstance(row, str))
                if not place or (column in centred and not isinstance(row, str)):
                    written.alignment = WD_ALIGN_PARAGRAPH.CENTER
                written.paragraph_format.keep_with_next = place in (0, len(rows)) or isinstance(row, str)
            if not isinstance(row, str) and _lines_of_row(row, widths) > layout.MOST_WHOLE_LINES:
                let_split(table, place)

    def style(self, name: str, *, keep_with_next: bool = False, italic: bool = False) -> None:
        """Add a kind of paragraph to the body."""
        style = self._document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style, style.quick_style = self._document.styles["Normal"], True
        body = style.paragraph_format
        body.alignment, body.first_line_indent = WD_ALIGN_PARAGRAPH.JUSTIFY, Mm(layout.FIRST_LINE_INDENT)
        body.space_after, body.line_spacing = Pt(layout.PARAGRAPH_GAP), layout.LINE_SPACING
        body.keep_with_next = keep_with_next
        style.font.italic = italic

    def body(self, text: str, style: str = BODY, *, lead: str = "", keep_with_next: bool | None = None) -> None:
        """Write a paragraph of box 6, after its heading `lead` in bold if it has one; both are of one line."""
        paragraph = self._document.add_paragraph(style=style)
        if lead:
            paragraph.add_run(lead).bold = True
        paragraph.add_run(text)
        paragraph.paragraph_format.keep_with_next = keep_with_next

    def foot(self, signer: Sequence[str], receivers: Sequence[str], filed_by: str) -> None:
        """Write boxes 7a and 9b: who would sign, with room and without a name, beside those who receive it."""
        table = borderless(self._document, layout.FOOT_COLUMNS, rows=1)
        received, signed = cells_of(table, 0)
        heading = _line(received, layout.RECEIVERS, layout.RECEIVERS_SIZE, bold=True)
        heading.runs[0].italic = True
        for receiver in receivers:
            _line(received, f"- {receiver};", layout.RECEIVER_SIZE)
        _line(received, layout.FILED.format(unit=filed_by), layout.RECEIVER_SIZE)
        for line in signer:
            _centred(signed, line, layout.SIGNER_SIZE, bold=True)
        _centred(signed, "", layout.SIGNER_SIZE).paragraph_format.space_before = Pt(layout.SIGNATURE_ROOM)

    def office_part(
        self, title: str, headings: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int]
    ) -> None:
        """Write a small table after everything else, its columns so wide (mm): for the Office, not to be issued."""
        heading = _line(self._document, title, layout.RECEIVERS_SIZE, bold=True)
        heading.runs[0].italic = True
        heading.paragraph_format.space_before = heading.paragraph_format.space_after = Pt(layout.NAME_GAP)
        heading.paragraph_format.keep_with_next = True
        table = lined(self._document, widths, rows=1 + len(rows))
        for place, texts in enumerate((headings, *rows)):
            for cell, text in zip(cells_of(table, place), texts, strict=True):
                _line(cell, text, layout.RECEIVER_SIZE, bold=not place)

    def content(self) -> bytes:
        """Return the .docx."""
        stream = io.BytesIO()
        self._document.save(stream)
        return stream.getvalue()

    def _set_defaults(self, title: str) -> None:
        properties = self._document.core_properties
        properties.author, properties.title, properties.comments = AUTHOR, title, ""
        style = self._document.styles["Normal"]
        style.font.name, style.font.size = layout.FONT, Pt(layout.BODY_SIZE)
        for kind in ("w:eastAsia", "w:cs"):
            style.element.rPr.rFonts.set(qn(kind), layout.FONT)
        style.paragraph_format.space_after, style.paragraph_format.line_spacing = Pt(0), 1.0
        # Without it every Vietnamese word is underlined as an English one misspelt.
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), "vi-VN")
        style.element.rPr.append(language)

    def _set_page(self) -> None:
        (section,) = self._document.sections
        _lay(section, {**layout.PAPER, **layout.MARGINS})
        section.header_distance = section.footer_distance = Mm(layout.NUMBER_FROM_EDGE)
        section.different_first_page_header_footer = True
        number = section.header.paragraphs[0]
        number.alignment = WD_ALIGN_PARAGRAPH.CENTER
        page_field(number, Pt(layout.PAGE_NUMBER_SIZE))
        section.first_page_header.is_linked_to_previous = False
        self._foot_of_pages(section, self._told)

    def _foot_of_pages(self, section: Section, told: str) -> None:
        for footer in (section.footer, section.first_page_footer):
            footer.is_linked_to_previous = False
            texts = [" - ".join(self._marks), *([told] if told else [])]
            lines = [footer.paragraphs[0], *(footer.add_paragraph() for _ in texts[1:])]
            for line, text in zip(lines, texts, strict=True):
                line.alignment = WD_ALIGN_PARAGRAPH.CENTER
                line.add_run(text).font.size = Pt(layout.RECEIVER_SIZE)


def _lay(section: Section, lengths: Mapping[str, int]) -> None:
    for name, length in lengths.items():
        setattr(section, name, Mm(length))


def _lines_of_row(row: Sequence[str], widths: Sequence[int]) -> int:
    """About how many lines the tallest cell of a row takes."""
    rooms = (width - layout.CELL_MARGINS for width in widths)
    cells = zip(row, rooms, strict=True)
    return max(
        (sum(lines_in(line, layout.TABLE_SIZE, room) for line in text.split("\n")) for text, room in cells), default=0
    )


def _across(table: Table, row: int) -> _Cell:
    first, *_between, last = cells_of(table, row)
    merged: _Cell = first.merge(last)
    return merged


def _centred(place: Document | _Cell, text: str, size: int, *, bold: bool = False) -> Paragraph:
    paragraph = _line(place, text, size, bold=bold)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    return paragraph


def _line(place: Document | _Cell, text: str, size: int, *, bold: bool = False) -> Paragraph:
    # A cell is never without a paragraph: its first one is taken, not left empty above.
    is_fresh = isinstance(place, _Cell) and len(place.paragraphs) == 1 and not place.paragraphs[0].runs
    paragraph = place.paragraphs[0] if is_fresh else place.add_paragraph()
    run = paragraph.add_run(text)
    run.font.size, run.bold = Pt(size), bold
    return paragraph
