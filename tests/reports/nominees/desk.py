"""Nominations in a ledger, where they stand, and papers reopened: what the tests of these papers need."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.document import Document as Opened
from docx.table import Table
from openpyxl import load_workbook

from reports.nominees.choice import Choice
from reports.nominees.kinds import BY_CODE, Wanted
from reports.nominees.listing import Listing, listing_of
from tests.office import OFFICE, Office

SHEET = (
    "## Đề nghị khen thưởng\n| Giai đoạn | Ông/Bà | Họ và tên hoặc tên tập thể | Cá nhân/Tập thể | Năm sinh | Chức vụ "
    "| Danh hiệu thi đua/Hình thức khen thưởng | Loại hình khen thưởng | Tóm tắt thành tích | Xếp loại | Sáng kiến "
    "| Số, ngày quyết định công nhận | Ghi chú |\n"
)
WHOLE_YEAR = Choice("2023")
PERIOD = "Quý IV năm 2023"


def person(
    name: str,
    award: str = "LĐTT",
    *,
    honorific: str = "Ông",
    born: str = "1980",
    post: str = "Chuyên viên",
    kind: str = "Công trạng",
    achievement: str = "Hoàn thành tốt.",
    grade: str = "",
    initiative: str = "",
    decision: str = "",
    stage: str = "",
    note: str = "",
) -> str:
    """A row that names a person."""
    cells = (stage, honorific, name, "Cá nhân", born, post, award, kind, achievement, grade, initiative, decision, note)
    return "| " + " | ".join(cells) + " |\n"


def collective(name: str, award: str = "TTLĐTT", *, kind: str = "Công trạng", achievement: str = "Đoàn kết.") -> str:
    """A row that names a collective."""
    return f"| | | {name} | Tập thể | | | {award} | {kind} | {achievement} | | | | |\n"


def nominated(office: Office, *rows: str, unit: str = "Văn phòng Sở", period: str = PERIOD) -> None:
    """Load a unit's rows; every one of them must be in."""
    answer = office.load(SHEET + "".join(rows), unit=unit, period=period)
    assert answer["rows"]["nominations"]["accepted"] == len(rows), answer["findings"]


def stands(office: Office, number: str, state: str, **words: Any) -> None:
    """Put a nomination into a state, whatever the way there."""
    known = _id_of(office, number)
    place = 1 + sum(nomination_id == known for (nomination_id,) in office.view("nomination_moves", "nomination_id"))
    with office.ledger.act(OFFICE, "move", number) as act:
        row = {"nomination_id": known, "move_no": place, "state": state, "acted_by": OFFICE.name}
        act.append("nomination_moves", [{**row, "acted_on": date(2023, 12, 22), **words}])


def decided(office: Office, number: str, on: date = date(2023, 12, 26)) -> None:
    """Let an award be decided."""
    stands(office, number, "decided", decision_no="318/QĐ-SNV", decision_on=on)


def voted(office: Office, number: str, on: date) -> None:
    """Let the Department's council vote on a nomination."""
    known = _id_of(office, number)
    with office.ledger.act(OFFICE, "council", number) as act:
        totals = {"members": 9, "present": 9, "written": 0, "votes_for": 9}
        row = {"nomination_id": known, "result_no": 1, "council": "department", "held_on": on, **totals}
        act.append("council_results", [{**row, "acted_by": OFFICE.name, "acted_on": on}])


def _id_of(office: Office, number: str) -> str:
    return str(dict(office.view("nomination_identities", "nomination_no", "nomination_id"))[number])


def listed(office: Office, choice: Choice = WHOLE_YEAR) -> Listing:
    """The nominees of a choice."""
    return listing_of(office.ledger.rows, choice)


def paper(office: Office, code: str, ending: str, choice: Choice = WHOLE_YEAR, **said: Any) -> bytes:
    """A paper of one of the declared kinds."""
    return BY_CODE[code].writers[ending](partial(office.ledger.rows), Wanted(choice, **said)).content


def document(content: bytes) -> Opened:
    """A document reopened."""
    return Document(BytesIO(content))


def told(content: bytes) -> list[str | list[tuple[str, ...]]]:
    """What stands in a document in its order: paragraphs that say something, and tables with lines as their rows."""
    return list(_told(document(content)))


def _told(opened: Opened) -> Iterator[str | list[tuple[str, ...]]]:
    for block in opened.iter_inner_content():
        if not isinstance(block, Table):
            if block.text.strip():
                yield block.text
        elif block.style.name == "Table Grid":
            yield [tuple(cell.text for cell in row.cells) for row in block.rows]


def tables(content: bytes) -> list[list[tuple[str, ...]]]:
    """The tables with lines of a document, without the part of the Office."""
    found = [block for block in told(content) if isinstance(block, list)]
    return [rows for rows in found if rows[0][0] == "STT"]


def sheets(content: bytes) -> dict[str, list[list[Any]]]:
    """The sheets of a workbook by name, row by row."""
    book = load_workbook(BytesIO(content))
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book.worksheets}


def table_of(rows: list[list[Any]]) -> list[list[Any]]:
    """The table of a sheet: from its headings to the row before the empty one."""
    first = next(place for place, row in enumerate(rows) if all(row[:3]))
    return rows[first : next(place for place, row in enumerate(rows) if place > first and not any(row))]


def texts_in(path_or_content: bytes | Path) -> str:
    """Every text of a file, be it a document or a workbook."""
    content = path_or_content if isinstance(path_or_content, bytes) else path_or_content.read_bytes()
    if b"word/document.xml" in content:
        opened = document(content)
        parts = [opened.element.body.xml]
        for section in opened.sections:
            parts += [section.header._element.xml, section.footer._element.xml]
        return "\n".join(parts)
    return "\n".join(str(value) for rows in sheets(content).values() for row in rows for value in row if value)
