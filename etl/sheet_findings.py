"""What is found about a sheet as a whole: its headings, its merged cells, what was left unread."""

from collections import Counter
from collections.abc import Iterator, Sequence

from domain.columns import Kind
from domain.findings import UNTITLED_COLUMN, Finding, Severity
from domain.folding import clean
from domain.headings import KNOWN_HEADINGS
from etl.addresses import column_letters
from etl.book import Cell
from etl.headings import Question, wordings
from etl.recognise import Table
from etl.repetitions import MOST_ROWS_NAMED

UNTITLED = {"sentence": UNTITLED_COLUMN}


def validate_sheet(table: Table) -> list[Finding]:
    """Return what is found about a sheet as a whole."""
    first = f"A{table.heading_row + 1}"
    found = [_unread(table, cell) for cell in table.unread]
    found += [
        Finding("unread_column", table.source_sheet, cell.address, value=column_letters(cell.column), words=UNTITLED)
        for cell in table.untitled
    ]
    found += [_asked(table, question) for question in table.questions]
    found += [
        Finding(
            "heading_read_as",
            table.source_sheet,
            cell.address,
            value=clean(cell.text),
            words={"heading": column.heading},
        )
        for cell, column in table.read_as
    ]
    found += _shared_quantities(table)
    if table.left:
        what = f"{_rows_named(table.left)} (nằm dưới dòng ngày tháng hoặc chữ ký)"
        found.append(Finding("not_checked", table.source_sheet, f"A{table.left[0]}", words={"what": what}))
    if not table.rows and table.sheet.name == "difficulties":
        found.append(Finding("nil_report_missing", table.source_sheet, first))
    return found


def _unread(table: Table, cell: Cell) -> Finding:
    # What is understood and not asked for ("Người phụ trách") is only noted.
    is_known = any(key in KNOWN_HEADINGS for key in wordings(cell.text))
    weight = Severity.INFO if is_known else None
    return Finding("unread_column", table.source_sheet, cell.address, "", clean(cell.text), severity_override=weight)


def _asked(table: Table, question: Question) -> Finding:
    words = {"choices": ", ".join(f"“{table.sheet.column(name).heading}”" for name in question.choices)}
    return Finding("heading_unsure", table.source_sheet, question.cell, value=question.heading, words=words)


def _shared_quantities(table: Table) -> Iterator[Finding]:
    """Yield a finding for each number that is merged over several rows and so counts for each of them."""
    shared: dict[str, list[Cell]] = {}
    for row in table.rows:
        for name in row.shared:
            if table.sheet.column(name).kind in (Kind.NUMBER, Kind.COUNT):
                shared.setdefault(name, []).append(row.cells[name])
    for name, cells in shared.items():
        for cell, times in Counter(cells).items():
            words = {"count": str(times + 1)}
            yield Finding("merged_quantity", table.source_sheet, cell.address, name, clean(cell.text), words)


def _rows_named(numbers: Sequence[int]) -> str:
    more = f" và {len(numbers) - MOST_ROWS_NAMED} hàng khác" if len(numbers) > MOST_ROWS_NAMED else ""
    return "hàng " + ", ".join(map(str, numbers[:MOST_ROWS_NAMED])) + more
