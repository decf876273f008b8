"""Word documents and workbooks as offices type them, for the reading of lists."""

import zipfile
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument

from etl.context import Context
from etl.lists.model import NomineeList
from etl.lists.read import list_of
from etl.reading.kinds import kind_of_list
from etl.reading.read import read_book
from tests.workbooks import workbook_bytes

HEADINGS = ("STT", "Ông/Bà", "Họ và tên", "Năm sinh", "Chức vụ", "Đơn vị", "Danh hiệu thi đua/Hình thức khen thưởng")
Table = Sequence[Sequence[str]]
Nominee = tuple[str, str, str, str, str, str]


def document(*parts: str | Table) -> bytes:
    """Return a Word document: a text is a paragraph, "* text" one of a list Word marks itself, rows are a table.

    A row with one cell is merged over the whole width.
    """
    word = Document()
    for part in parts:
        if not isinstance(part, str):
            _add_table(word, part)
        elif part.startswith("* "):
            word.add_paragraph(part.removeprefix("* "), style="List Bullet")
        else:
            word.add_paragraph(part)
    stream = BytesIO()
    word.save(stream)
    return stream.getvalue()


def _add_table(word: WordDocument, rows: Table) -> None:
    width = max(map(len, rows))
    table = word.add_table(len(rows), width)
    for number, row in enumerate(rows):
        if len(row) == 1 < width:
            table.cell(number, 0).merge(table.cell(number, width - 1)).text = row[0]
            continue
        for column, text in enumerate(row):
            table.cell(number, column).text = text


def document_of(nominees: Sequence[Nominee]) -> bytes:
    """Return a draft decision that names nominees in one table with every column."""
    rows = [(str(number), *nominee) for number, nominee in enumerate(nominees, start=1)]
    return document("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG", [HEADINGS, *rows])


def workbook_of(nominees: Sequence[Nominee]) -> bytes:
    """Return a workbook that names nominees in one sheet with every column."""
    rows = "\n".join(
        "| " + " | ".join((str(number), *nominee)) + " |" for number, nominee in enumerate(nominees, start=1)
    )
    return workbook_bytes(f"## Đề nghị khen thưởng\n| {' | '.join(HEADINGS)} |\n{rows}")


def read(content: bytes, context: Context, name: str = "danh-sach") -> NomineeList:
    """Return the list in a file's bytes, read in this process."""
    return list_of(name, read_book(content, kind_of_list(content)), context)


def told(listed: NomineeList, *fields: str) -> list[tuple[object, ...]]:
    """Return the fields named of each nominee, in order."""
    return [tuple(getattr(mention, name) for name in fields) for mention in listed.mentions]


def unread(listed: NomineeList) -> list[tuple[str, bool]]:
    """Return where something was not read, and whether a nominee may stand there."""
    return [(one.place.say(), one.is_nominee) for one in listed.unread]


Change = Callable[[bytes], bytes]


def changed(content: bytes, changes: Mapping[str, Change | bytes]) -> bytes:
    """Return the document with parts of its package changed or added."""
    stream = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as whole, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as other:
        for name in dict.fromkeys((*whole.namelist(), *changes)):
            change = changes.get(name)
            data = whole.read(name) if name in whole.namelist() else b""
            other.writestr(name, change(data) if callable(change) else change if change is not None else data)
    return stream.getvalue()
