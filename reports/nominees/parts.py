"""A document as the parts it is made of: what is written, read again from the finished file, and compared.

A part's style tells what it is; text of people stands in cells only, which can imitate neither a style nor a table.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from itertools import zip_longest

from docx import Document
from docx.table import Table, _Row

from reports.errors import ExportDiffers
from reports.official.blocks import LINED
from reports.official.paper import BODY, Paper, TableRow

BASIS, GROUP, POINT = "Căn cứ", "Nhóm đề nghị", "Nội dung đề nghị"
FAMILY, AWARD, TOTAL, OFFICE = "Nhóm khen thưởng", "Danh hiệu, hình thức", "Tổng số", "Phần của Văn phòng"
_BOLD = frozenset({GROUP, FAMILY, AWARD})
_ITALIC = frozenset({BASIS, OFFICE})
_KEPT_WITH_NEXT = frozenset({GROUP, FAMILY, AWARD, OFFICE})
_OWN = (BASIS, GROUP, POINT, FAMILY, AWARD, TOTAL, OFFICE)


@dataclass(frozen=True)
class Said:
    """A paragraph of a style."""

    style: str
    text: str


@dataclass(frozen=True)
class Grid:
    """A table: its headings and rows, a row of one text standing across; widths in mm."""

    headings: tuple[str, ...]
    rows: tuple[TableRow, ...]
    widths: tuple[int, ...] = field(default=(), compare=False)
    centred: frozenset[int] = field(default=frozenset(), compare=False)


Part = Said | Grid


def add_styles(paper: Paper) -> None:
    """Give a paper the styles of the parts."""
    for style in _OWN:
        paper.style(style, keep_with_next=style in _KEPT_WITH_NEXT, italic=style in _ITALIC)


def write(paper: Paper, parts: Sequence[Part]) -> None:
    """Write the parts; what stands before the end is kept with it, so that the end never stands alone on a page."""
    for place, part in enumerate(parts, start=1):
        if isinstance(part, Grid):
            paper.table(part.headings, part.rows, part.widths, part.centred)
        elif part.style in _BOLD:
            paper.body("", part.style, lead=part.text)
        else:
            paper.body(part.text, part.style, keep_with_next=True if place == len(parts) else None)


def prove(content: bytes, asked: Sequence[Part]) -> None:
    """Reopen a document and compare it with its parts one by one; raises ExportDiffers, naming the first other one."""
    for wanted, found in zip_longest(asked, read(content)):
        if wanted != found:
            raise ExportDiffers(_named(wanted or found))


def read(content: bytes) -> Iterator[Part]:
    """Yield the parts of a finished document in their order."""
    for block in Document(BytesIO(content)).iter_inner_content():
        style = getattr(block.style, "name", "")
        if isinstance(block, Table):
            if style == LINED:
                headings, *rows = map(_row, block.rows)
                yield Grid(tuple(headings), tuple(rows))
        elif style in (*_OWN, BODY):
            yield Said(style, block.text)


def _row(row: _Row) -> TableRow:
    cells = row.cells
    if len(cells) > 1 and len({cell._tc for cell in cells}) == 1:
        return str(cells[0].text)
    return tuple(cell.text for cell in cells)


def _named(part: Part) -> str:
    return part.text if isinstance(part, Said) else ", ".join(part.headings)
