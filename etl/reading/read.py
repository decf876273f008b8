"""From the bytes of a file to its cells, by the reader of its kind."""

from domain.rejects import Reject
from etl.book import Book
from etl.reading.uncollected import uncollected

_DENSE = ("xlsb", "ods")


def read_book(content: bytes, kind: str) -> Book:
    """Return the book of a file whose content is of a kind: xlsx xlsm xls xlsb ods csv docx.

    Raises Reject, and nothing else for what a file holds: unreadable_file, encrypted_file, unsafe_file, too_large.
    """
    with uncollected():
        return _read(content, kind)


def _read(content: bytes, kind: str) -> Book:
    # Each reader is imported when the first file of its kind arrives: a child process must start fast.
    if kind in ("xlsx", "xlsm"):
        from etl.reading.xlsx import read_xlsx

        return read_xlsx(content, kind)
    if kind == "xls":
        from etl.reading.xls import read_xls

        return read_xls(content)
    if kind in _DENSE:
        from etl.reading.calamine import read_calamine

        return read_calamine(content, kind)
    if kind == "csv":
        from etl.reading.csv_text import read_csv

        return read_csv(content)
    if kind == "docx":
        from etl.reading.word import read_word

        return read_word(content)
    raise Reject("not_a_workbook")
