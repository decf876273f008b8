"""The proof of a notice: reopened, it holds what was asked of the ledger, direction by direction and in its order."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from itertools import zip_longest

from docx import Document
from docx.table import Table
from docx.text.paragraph import Paragraph

from reports.assignment import assignment
from reports.conclusions import Direction, Notice
from reports.errors import ExportDiffers
from reports.official.words import ended, lines_of
from texts import formats

# Styles tell what a paragraph is: what people wrote can look like anything, but stands in DIRECTION and MORE only.
CONCLUSION, DIRECTION, MORE, TASK = "Kết luận", "Ý kiến chỉ đạo", "Ý kiến chỉ đạo (tiếp)", "Giao thực hiện"
OFFICE_COLUMNS = ("Điểm của thông báo", "Số khó khăn", "Số ý kiến", "Đơn vị thực hiện", "Thời hạn")


@dataclass
class _Found:
    """One direction as it stands in the document, under the conclusion that tells of its difficulty."""

    conclusion: str
    lines: list[str] = field(default_factory=list)
    tasks: list[str] = field(default_factory=list)


def prove(content: bytes, notice: Notice) -> None:
    """Reopen a notice and compare it with the directions asked for; raises ExportDiffers, naming the first one."""
    document = Document(BytesIO(content))
    told, rows = _told(document.paragraphs), _rows(document.tables)
    asked = zip(notice.points(), office_rows(notice), strict=True)
    for one, found, row in zip_longest(asked, told, rows):
        if one is None:
            raise ExportDiffers(found.conclusion if found else " ".join(row))
        (number, letter, direction), wanted = one
        if found is None or row != wanted or not _same(found, notice, number, letter, direction):
            raise ExportDiffers(direction.number)


def heading(number: int, direction: Direction) -> str:
    """Return what heads a conclusion: its number and whose difficulty it is about."""
    return f"{number}. Về khó khăn, vướng mắc{direction.raised_by and f' của {direction.raised_by}'}:"


def written(letter: str, direction: Direction) -> list[str]:
    """Return a direction's lines word for word, the first after its letter, each ending with a sign."""
    first, *more = lines_of(direction.text) or [""]
    return [letter + ended(first), *map(ended, more)]


def office_rows(notice: Notice) -> list[tuple[str, ...]]:
    """Return a row a direction, as OFFICE_COLUMNS names its cells: its point in the notice is "1" or "2a"."""
    return [
        (
            f"{number}{letter.rstrip(') ')}",
            direction.difficulty_no,
            direction.number,
            direction.responsible,
            formats.date(direction.due_on),
        )
        for number, letter, direction in notice.points()
    ]


def _told(paragraphs: Sequence[Paragraph]) -> list[_Found]:
    found: list[_Found] = []
    conclusion = ""
    for paragraph in paragraphs:
        kind, text = getattr(paragraph.style, "name", ""), paragraph.text
        if kind == CONCLUSION:
            conclusion = text
        elif kind == DIRECTION or (kind in (MORE, TASK) and not found):
            found.append(_Found(conclusion, [text]))
        elif kind == MORE:
            found[-1].lines.append(text)
        elif kind == TASK:
            found[-1].tasks.append(text)
    return found


def _rows(tables: Sequence[Table]) -> list[tuple[str, ...]]:
    rows = [tuple(cell.text for cell in row.cells) for row in tables[-1].rows] if tables else []
    return rows[1:] if rows[:1] == [OFFICE_COLUMNS] else []


def _same(found: _Found, notice: Notice, number: int, letter: str, direction: Direction) -> bool:
    task = assignment(notice, direction)
    return (
        found.conclusion.startswith(heading(number, direction))
        and found.lines == written(letter, direction)
        and found.tasks == ([task] if task else [])
    )
