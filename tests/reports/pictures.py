"""A picture of the sample year, its files reopened, and a picture of hostile texts: what the tests of files share."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.document import Document as Opened
from docx.table import Table

from ledger import Ledger
from ledger.moment import AsOf
from reports.deck.build import build, moment_of
from reports.deck.model import Deck, Row, Section
from reports.files import FILES
from reports.rows import Ask

KINDS = {file.code: file for file in FILES}
HEAD = "Sổ: việc số 184, mã 1f3ac09d77be"
HOSTILE = (
    '=1+1\n{ PAGE } {0} %s <w:p/> & ]]>\x00\x07\ufffe\ud800\u202eđảo\u202c\x0b_x0041_ =HYPERLINK("http://x")\n'
    "Phụ lục I\n1/1 dòng.\n" + "W" * 3000 + "\n" + "rất dài " * 1500 + "HẾT"
)


def asking(ledger: Ledger, as_of: AsOf) -> Ask:
    return partial(ledger.rows, as_of=as_of)


def picture(ledger: Ledger, period: str = "2023-Q4", meeting_id: str | None = None, lang: str = "vi") -> Deck:
    return build(partial(asking, ledger), period[:4], period, meeting_id=meeting_id, lang=lang)


def file_of(kind: str, ledger: Ledger, deck: Deck, shares: list[float] | None = None) -> bytes:
    """The file of a kind; the shares of work it told of are appended to `shares`."""
    told: list[float] = [] if shares is None else shares
    return KINDS[kind].write(deck, asking(ledger, moment_of(deck.meeting)), HEAD, told.append)


def written_in(folder: Path, name: str, content: bytes) -> Path:
    """The file of that name, written."""
    path = folder / name
    path.write_bytes(content)
    return path


def opened(content: bytes) -> Opened:
    return Document(BytesIO(content))


def tables(content: bytes) -> list[list[tuple[str, ...]]]:
    """The tables with lines, row by row."""
    found = [block for block in opened(content).iter_inner_content() if isinstance(block, Table)]
    return [
        [tuple(cell.text for cell in row.cells) for row in one.rows] for one in found if one.style.name == "Table Grid"
    ]


def paragraphs(content: bytes, *styles: str) -> list[str]:
    """What stands in paragraphs of these styles."""
    return [one.text for one in opened(content).paragraphs if one.style.name in styles]


def with_rows(deck: Deck, code: str, rows: tuple[Row, ...]) -> Deck:
    """The deck with other rows in a section."""
    return replace(deck, sections=tuple(replace(one, rows=rows) if one.code == code else one for one in deck.sections))


def many(deck: Deck, code: str, n: int) -> Deck:
    """The deck with so many rows in a section, each with a number of its own."""
    first = deck.section(code).rows[0]
    return with_rows(deck, code, tuple({**first, "number": f"{place}."} for place in range(1, n + 1)))


def hostile(deck: Deck) -> Deck:
    """The deck with a hostile text wherever people's own text stands."""
    return replace(deck, sections=tuple(_hostile(deck)))


def _hostile(deck: Deck) -> Iterator[Section]:
    for section in deck.sections:
        texts = {column.field for column in section.columns if column.kind in ("text", "name")} - {"left"}
        details = tuple(replace(one, texts=(("Nguyên nhân", HOSTILE), *one.texts)) for one in section.details)
        rows = tuple({**row, **{field: HOSTILE for field in texts if row[field]}} for row in section.rows[:2])
        yield replace(section, rows=rows, details=details[:2])
