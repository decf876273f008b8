"""The contenders of `bench.templates`: the same words, notes and rules written with nothing but a library."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.worksheet.datavalidation import DataValidation
from xlsxwriter import Workbook as Writer

Placed = tuple[int, int, Any]  # row and column, counted from 1, and what stands there


@dataclass(frozen=True)
class Page:
    """One sheet of a template: its values, the notes on its headings, and what is said beside cells (area, words)."""

    title: str
    values: Sequence[Placed]
    notes: Sequence[Placed]
    prompts: Sequence[tuple[str, str]]


def pages_of(book: Workbook) -> list[Page]:
    """Return what stands in a template, its looks left out."""
    pages = []
    for sheet in book.worksheets:
        cells = [cell for row in sheet.iter_rows() for cell in row]
        pages.append(
            Page(
                sheet.title,
                [(cell.row, cell.column, cell.value) for cell in cells if cell.value is not None],
                [(cell.row, cell.column, cell.comment.text) for cell in cells if cell.comment],
                [(str(rule.sqref), str(rule.prompt)) for rule in sheet.data_validations.dataValidation],
            )
        )
    return pages


def with_openpyxl(pages: Sequence[Page]) -> bytes:
    """Return the workbook as openpyxl writes it."""
    book = Workbook()
    book.remove(book.active)
    for page in pages:
        sheet = book.create_sheet(page.title)
        for row, column, value in page.values:
            sheet.cell(row, column, value)
        for row, column, text in page.notes:
            sheet.cell(row, column).comment = Comment(text, "Văn phòng Sở")
        for area, words in page.prompts:
            rule = DataValidation(showInputMessage=True, prompt=words)
            rule.add(area)
            sheet.add_data_validation(rule)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def with_xlsxwriter(pages: Sequence[Page]) -> bytes:
    """Return the workbook as XlsxWriter writes it."""
    stream = BytesIO()
    with Writer(stream, {"in_memory": True, "default_date_format": "dd/mm/yyyy"}) as book:
        for page in pages:
            sheet = book.add_worksheet(page.title)
            for row, column, value in page.values:
                sheet.write(row - 1, column - 1, value)
            for row, column, text in page.notes:
                sheet.write_comment(row - 1, column - 1, text)
            for area, words in page.prompts:
                sheet.data_validation(area, {"validate": "any", "input_message": words})
    return stream.getvalue()


CONTENDERS: dict[str, Callable[[Sequence[Page]], bytes]] = {
    "openpyxl, without looks": with_openpyxl,
    "XlsxWriter, without looks": with_xlsxwriter,
}
