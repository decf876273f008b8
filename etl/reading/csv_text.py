"""From the bytes of a text file to its cells: encoding, delimiter, rows. Cells stay text, zeros in front included."""

import csv
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import islice
from typing import Any

from domain.legacy_text import decode_tcvn3, decode_vni, share_of_syllables
from domain.rejects import Reject
from etl.book import Book, Cell, Grid
from etl.reading.limits import LAST_COLUMN, LAST_ROW, MOST_CELLS, too_many_cells
from etl.reading.utf16 import utf16_of
from texts import N_

SHEET = "CSV"
DELIMITERS = (";", "\t", ",")
_NOT_SEEN = (N_("hàng ẩn"), N_("công thức"), N_("định dạng ô"))
_SEPARATOR = re.compile(r"sep=([^\r\n])(?:\r\n|\r|\n)", re.IGNORECASE)
_UTF8_MARK = b"\xef\xbb\xbf"
_SAMPLE_LINES, _SAMPLE_ROWS = 500, 100


def read_csv(content: bytes) -> Book:
    """Return the book of a text file with delimiters: one sheet named CSV.

    Raises Reject: unreadable_file when it is no text, too_large for more rows or cells than are read.
    """
    text = decoded(content).replace("\0", "")
    if found := _SEPARATOR.match(text):
        text, delimiter = text[found.end() :], found[1]
    else:
        delimiter = _delimiter(text)
    cells = {(cell.row, cell.column): cell for cell in _cells(_rows(text, delimiter))}
    return Book((Grid(SHEET, cells),), "csv", _NOT_SEEN)


def decoded(content: bytes) -> str:
    """Return the bytes as text: by its mark, UTF-16 or UTF-8 without one, CP1258, else one character for each byte.

    TCVN3 and VNI text arrives as the characters it shows without its font. Raises Reject("unreadable_file").
    """
    encoding = "utf-8-sig" if content.startswith(_UTF8_MARK) else utf16_of(content)
    try:
        return content.decode(encoding or "utf-8")
    except UnicodeDecodeError as reason:
        if encoding:
            raise Reject("unreadable_file") from reason
    return _eight_bits(content)


def _eight_bits(content: bytes) -> str:
    marked = b"\n".join(islice((line for line in content.splitlines() if not line.isascii()), _SAMPLE_LINES))
    shown = _western(marked)
    legacy = max(share_of_syllables(decode_tcvn3(shown)), share_of_syllables(decode_vni(shown)))
    try:
        vietnamese = unicodedata.normalize("NFC", marked.decode("cp1258"))
        if share_of_syllables(vietnamese) >= legacy:
            return content.decode("cp1258")
    except UnicodeDecodeError:
        pass
    return _western(content)


def _western(content: bytes) -> str:
    try:
        return content.decode("cp1252")
    except UnicodeDecodeError:
        return content.decode("latin-1")


def _delimiter(text: str) -> str:
    """Return the delimiter that cuts most of the first rows into the same number of cells."""
    return max(DELIMITERS, key=lambda delimiter: _consistency(text, delimiter))


def _consistency(text: str, delimiter: str) -> tuple[int, int]:
    widths: Counter[int] = Counter()
    try:
        for row in islice(csv.reader(StringIO(text, newline=""), delimiter=delimiter), _SAMPLE_ROWS):
            widths[len(row)] += len(row) > 1
    except csv.Error:
        pass  # what was cut until then tells enough
    return max(((count, width) for width, count in widths.items()), default=(0, 0))


def _rows(text: str, delimiter: str) -> list[list[str]]:
    """Return the rows of cells; where quotes don't close they are taken for ordinary characters."""
    is_paired = text.count('"') % 2 == 0
    attempts: list[dict[str, Any]] = [{"strict": True}, *([{}] if is_paired else []), {"quoting": csv.QUOTE_NONE}]
    for options in attempts:
        try:
            lines = csv.reader(StringIO(text, newline=""), delimiter=delimiter, **options)
            rows = list(islice(lines, LAST_ROW + 1))
        except csv.Error:
            continue
        if len(rows) > LAST_ROW:
            raise too_many_cells()
        return rows
    raise Reject("unreadable_file")


def _cells(rows: list[list[str]]) -> Iterator[Cell]:
    count = 0
    for number, row in enumerate(rows, start=1):
        count += len(row)
        if count > MOST_CELLS or len(row) > LAST_COLUMN:
            raise too_many_cells()
        for column, text in enumerate(row, start=1):
            if text:
                yield Cell(number, column, text)
