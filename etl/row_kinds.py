"""What a row under a head is, by its words: a signature, a total, a section's title, the numbers of the columns."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise

from domain.columns import Kind, Sheet
from domain.folding import clean, fold
from etl.book import Cell

LONGEST_LABEL = 120
_MOST_WORDS_IN_NAME = 6
_LABELS_KEPT = 4096

# What stands under a table, folded: who made it, who signs, where and when; each cell of such a row is one of these.
_SIGNATURE = re.compile(
    r"(nguoi (lap|tong hop|kiem tra)( bieu| bao cao)?|xac nhan cua [a-z ]{2,40}"
    r"|((kt|tm|tl) )?(thu truong|lanh dao|giam doc|pho giam doc|truong phong|pho truong phong|chanh van phong"
    r"|chanh thanh tra|truong ban)( don vi| co quan| so)?)( ki( ten)?\b.*)?"
    r"|ki( ten| va| ghi ro ho ten| dong dau)+|noi nhan( nhu tren| luu.*)?"
)
_DATED = re.compile(r"([a-z ]{2,30} )?ngai( \d{1,2})? thang( \d{1,2})? nam( \d{2,4})?")
_NOTES = re.compile(r"ghi chú\s*:.*", re.IGNORECASE | re.DOTALL)
_TOTAL = re.compile(r"(tong( cong| so)?|cong)( [ivx]+)?")
# With its mark "Cộng" is no "Công" ("Công tác tuyên truyền"): then it may be followed by what is added up.
_TOTAL_OF = re.compile(r"(tổng (cộng|số)|cộng)\b.*", re.IGNORECASE | re.DOTALL)
_NO_TOTAL = re.compile(r"công\b", re.IGNORECASE)
_NUMBERED = re.compile(r"(?P<no>[ivx]+|[a-z])[.)/]\s*(?P<title>\S.*)", re.IGNORECASE)
_SECTION_NO = re.compile(r"([ivx]+|[a-z])[.)]?", re.IGNORECASE)
_NUMBERING = re.compile(r"\(?([0-9]{1,2}|[a-z])\)?", re.IGNORECASE)


def lacking(sheet: Sheet, columns: Mapping[str, object]) -> list[str]:
    """Return the required columns that are not there; of a group of which one must be there, the first."""
    absent = [column.name for column in sheet.columns if column.required and column.name not in columns]
    return absent + [group[0] for group in sheet.one_of if not any(name in columns for name in group)]


def is_signed(filled: Sequence[Cell]) -> bool:
    """Tell whether a row says who made or signs the table, or begins the notes under it."""
    notes = len(filled) == 1 and type(filled[0].value) is str and _NOTES.fullmatch(clean(filled[0].value[:400]))
    return bool(notes) or (all(_signs(cell) or _says_when(cell) for cell in filled) and not is_dated(filled))


def is_dated(filled: Sequence[Cell]) -> bool:
    """Tell whether a row says where and when, and nothing else: above a signature, or between rows."""
    return all(map(_says_when, filled))


def _signs(cell: Cell) -> bool:
    value = cell[2]
    return type(value) is str and len(value) <= LONGEST_LABEL and _is_signature(value)


def _says_when(cell: Cell) -> bool:
    value = cell[2]
    return type(value) is str and len(value) <= LONGEST_LABEL and _is_date(value)


# Each row of each file is asked by its first cells, which hold the same codes and names again and again.
@lru_cache(_LABELS_KEPT)
def _is_signature(text: str) -> bool:
    return _SIGNATURE.fullmatch(fold(text)) is not None


@lru_cache(_LABELS_KEPT)
def _is_date(text: str) -> bool:
    return _DATED.fullmatch(fold(text)) is not None


def is_name(cell: Cell) -> bool:
    """Tell whether a cell below a signature holds a name or a title, not something that is reported."""
    words = cell.text.split()
    return len(words) <= _MOST_WORDS_IN_NAME and all(word[:1].isupper() or not word[:1].isalpha() for word in words)


def is_total(sheet: Sheet, cells: Mapping[str, Cell], filled: Sequence[Cell]) -> bool:
    """Tell whether a row adds up others: "Tổng cộng", "Cộng I", or "Cộng ..." with a figure and without an answer."""
    for label in filled[: 2 if filled[0] not in cells.values() else 1]:
        if type(label.value) is not str or len(label.value) > LONGEST_LABEL:
            continue
        is_total_alone, begins_total = _says_total(label.value)
        if is_total_alone:
            return True
        if begins_total:
            name = next((name for name, cell in cells.items() if cell is label), None)
            is_person = name is not None and sheet.column(name).required and sheet.column(name).kind is Kind.LINE
            counts = any(isinstance(cell.value, (int, float)) for cell in cells.values())
            counts = counts or any(letter.isdigit() for letter in label.value)
            return counts and (is_person or bool(lacking(sheet, cells)))
    return False


@lru_cache(_LABELS_KEPT)
def _says_total(text: str) -> tuple[bool, bool]:
    """Tell whether a text says that a row is a total, and whether it begins as one."""
    cleaned = clean(text)
    if _NO_TOTAL.match(cleaned):
        return False, False
    return _TOTAL.fullmatch(fold(text)) is not None, _TOTAL_OF.fullmatch(cleaned) is not None


def section_title(sheet: Sheet, cells: Mapping[str, Cell], filled: Sequence[Cell]) -> Cell | None:
    """Return the title of the section that a row begins by its number; None for any other row.

    "I. Phòng Công chức" in one cell, or "I" and "Phòng Công chức" in two, the first perhaps where codes stand.
    """
    if len(filled) > 2 or len(filled[-1].text) > LONGEST_LABEL or not all(_may_title(sheet, name) for name in cells):
        return None
    if len(filled) == 2:
        codes = [cell for name, cell in cells.items() if sheet.column(name).kind is Kind.CODE]
        is_open = len(cells) < 2 or (filled[:1] == codes and bool(lacking(sheet, cells)))
        is_title = _SECTION_NO.fullmatch(clean(filled[0].text)) and type(filled[1].value) is str
        return filled[1] if is_open and is_title and filled[1].text.strip() else None
    numbered = _NUMBERED.fullmatch(clean(filled[0].text))
    return filled[0]._replace(value=numbered["title"]) if numbered else None


def _may_title(sheet: Sheet, name: str) -> bool:
    # One long text may be all that a row needs ("c) Chưa có hướng dẫn"), or goes on from the row above ("b) ...").
    column = sheet.column(name)
    return column.kind is not Kind.TEXT or (column.from_plan and not column.required)


def is_numbering(row: Sequence[Cell]) -> bool:
    """Tell whether a row numbers the columns: (1) (2) (3), A B 1 2."""
    found = [_NUMBERING.fullmatch(cell.text.strip()) for cell in row if not cell.is_blank]
    marks = [match[1].lower() for match in found if match]
    if len(marks) < 3 or len(marks) < len(found):
        return False
    numbers = [int(mark) for mark in marks if mark.isdecimal()]
    letters = [mark for mark in marks if not mark.isdecimal()]
    return all(b == a + 1 for a, b in pairwise(numbers)) and letters == sorted(set(letters))
