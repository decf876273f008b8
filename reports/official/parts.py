"""A document as the parts it is made of: what is written, read again from the finished file, and compared.

A part's style tells what it is; text of people can imitate neither a style nor a table.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from itertools import zip_longest

from docx import Document
from docx.oxml.ns import qn
from docx.table import Table, _Row

from reports.errors import ExportDiffers
from reports.official.blocks import LINED
from reports.official.paper import BODY, Paper, TableRow


@dataclass(frozen=True)
class Said:
    """A paragraph of a style."""

    style: str
    text: str


@dataclass(frozen=True)
class Grid:
    """A table: its headings and rows, a row of one text standing across; widths in mm.

    `repeats` tells whether its headings stand on every page it goes on to.
    """

    headings: tuple[str, ...]
    rows: tuple[TableRow, ...]
    widths: tuple[int, ...] = field(default=(), compare=False)
    centred: frozenset[int] = field(default=frozenset(), compare=False)
    repeats: bool = True


Part = Said | Grid


@dataclass(frozen=True)
class Styles:
    """The styles that a kind of document has beside BODY: which are bold, italic, kept with what follows."""

    names: tuple[str, ...]
    bold: frozenset[str] = frozenset()
    italic: frozenset[str] = frozenset()
    kept_with_next: frozenset[str] = frozenset()

    def add_to(self, paper: Paper) -> None:
        """Give a paper the styles of the parts."""
        for style in self.names:
            paper.style(style, keep_with_next=style in self.kept_with_next, italic=style in self.italic)

    def write(self, paper: Paper, parts: Sequence[Part], *, keep_last: bool = True) -> None:
        """Write the parts; with `keep_last` the last one stays with what follows, so that an end never stands alone."""
        for place, part in enumerate(parts, start=1):
            if isinstance(part, Grid):
                paper.table(part.headings, part.rows, part.widths, part.centred)
            elif part.style in self.bold:
                paper.body("", part.style, lead=part.text)
            else:
                is_kept = keep_last and place == len(parts)
                paper.body(part.text, part.style, keep_with_next=True if is_kept else None)

    def prove(self, content: bytes, asked: Sequence[Part]) -> None:
        """Reopen a document and compare it with its parts; raises ExportDiffers, naming the first other one."""
        for wanted, found in zip_longest(asked, self.read(content)):
            if wanted != found:
                raise ExportDiffers(_named(wanted or found))

    def read(self, content: bytes) -> Iterator[Part]:
        """Yield the parts of a finished document in their order."""
        for block in Document(BytesIO(content)).iter_inner_content():
            style = getattr(block.style, "name", "")
            if isinstance(block, Table):
                if style == LINED:
                    headings, *rows = map(_row, block.rows)
                    repeats = block.rows[0]._tr.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
                    yield Grid(tuple(headings), tuple(rows), repeats=repeats)
            elif style in (*self.names, BODY):
                yield Said(style, block.text)


def _row(row: _Row) -> TableRow:
    cells = row.cells
    if len(cells) > 1 and len({cell._tc for cell in cells}) == 1:
        return str(cells[0].text)
    return tuple(cell.text for cell in cells)


def _named(part: Part) -> str:
    return part.text if isinstance(part, Said) else ", ".join(part.headings)
