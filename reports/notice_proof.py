"""The proof of a notice: reopened, it holds what was asked of the ledger, direction by direction and in its order."""

from dataclasses import dataclass, field
from io import BytesIO
from itertools import zip_longest

from docx import Document

from reports.conclusions import Direction, Notice
from reports.errors import ExportDiffers
from reports.official.words import lines_of
from texts import formats

# Styles tell what a paragraph is: what people wrote can look like anything, but stands in DIRECTION only.
CONCLUSION, DIRECTION, TASK = "Kết luận", "Ý kiến chỉ đạo", "Giao thực hiện"


@dataclass
class _Found:
    """One direction as it stands in the document, under the conclusion that tells of its difficulty."""

    conclusion: str
    lines: list[str] = field(default_factory=list)
    task: str = ""


def prove(content: bytes, notice: Notice) -> None:
    """Reopen a notice and compare it with the directions asked for; raises ExportDiffers, naming the first one."""
    for asked, found in zip_longest(notice.points(), _read(content)):
        if asked is None or found is None or not _same(found, *asked):
            raise ExportDiffers(asked[2].number if asked else found.task)


def _read(content: bytes) -> list[_Found]:
    found: list[_Found] = []
    conclusion, lines = "", []
    for paragraph in Document(BytesIO(content)).paragraphs:
        kind, text = getattr(paragraph.style, "name", ""), paragraph.text
        if kind == CONCLUSION:
            conclusion = text
        elif kind == DIRECTION:
            lines.append(text)
        elif kind == TASK:
            found.append(_Found(conclusion, lines, text))
            lines = []
    if lines:
        found.append(_Found(conclusion, lines))
    return found


def _same(found: _Found, number: int, letter: str, direction: Direction) -> bool:
    said = lines_of(direction.text)
    day = f", hoàn thành chậm nhất ngày {formats.date(direction.due_on)}" if direction.due_on else ""
    return (
        found.conclusion.startswith(f"{number}. Về khó khăn, vướng mắc số {direction.difficulty_no}")
        and found.lines == [letter + line if not place else line for place, line in enumerate(said)]
        and found.task.endswith(f"iao {direction.responsible} thực hiện{day} ({direction.number}).")
    )
