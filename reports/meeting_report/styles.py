"""The kinds of parts that the report is made of, and how a value stands in it."""

from collections.abc import Iterator

from domain.looks import Looks
from reports.deck.model import Column, Deck, Row, Section
from reports.deck.words import look_of, text_of
from reports.official.parts import Styles
from reports.official.words import lines_of
from texts import formats, translate

CHAPTER, HEADING, POINT = "Đề mục lớn", "Đề mục", "Nội dung chi tiết"
TABLE_NAME, TOTAL, MATTER, MATTER_TEXT = "Tên bảng", "Tổng số dòng", "Vụ việc", "Nội dung vụ việc"
STYLES = Styles(
    (CHAPTER, HEADING, POINT, TABLE_NAME, TOTAL, MATTER, MATTER_TEXT),
    bold=frozenset({CHAPTER, HEADING, TABLE_NAME, MATTER}),
    italic=frozenset({TOTAL}),
    kept_with_next=frozenset({CHAPTER, HEADING, TABLE_NAME, MATTER}),
)
_ARROWS = ("▲ ", "▼ ", "=")


def rows_told(n: int) -> str:
    """Return how many rows of how many stand there: "37/37 dòng", which is always all of them."""
    return f"{formats.number(n)}/{formats.number(n)} dòng"


def cell_text(column: Column, row: Row, lang: str) -> str:
    """Return a value as paper shows it: the state's word without its symbol, a name in full, only what a file holds."""
    value = row[column.field]
    if column.kind == "state" and value not in (None, ""):
        text = translate(look_of(column, value).label, lang)
    else:
        text = text_of(column, row, lang, masked=False)
    if column.kind == "change":
        text = next((text.removeprefix(arrow) for arrow in _ARROWS if text.startswith(arrow)), text)
    return "\n".join(lines_of(text)) or formats.NOTHING


def word_of(looks: Looks, code: str, lang: str) -> str:
    """Return the word of a state."""
    return translate(next(look.label for look in looks if look.code == code), lang)


def has_annex(section: Section) -> bool:
    """Tell whether there is anything of a section to be listed."""
    return bool(section.rows or section.chart or section.details)


def roman(number: int) -> str:
    """Return a number from 1 on in Roman numerals, as annexes bear it; raises ValueError below 1."""
    if number < 1:
        raise ValueError(number)
    return "".join(_numerals(number))


def foot_told(deck: Deck, code: str) -> str:
    """Return what the foot of a page tells: the day of the figures and the code of the picture."""
    return f"số liệu đến {formats.date(deck.day)} · mã {code}"


def _numerals(number: int) -> Iterator[str]:
    for value, sign in ((50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        times, number = divmod(number, value)
        yield sign * times
