"""How long a line of Times is on paper: rules get the length the decree asks for, a name gets lines of one length."""

import unicodedata
from math import ceil

from pdfminer.fontmetrics import FONT_METRICS

_WIDTHS = FONT_METRICS["Times-Bold"][1]
_UNKNOWN = 500  # thousandths of the size, as the widths are
_MM_PER_POINT = 25.4 / 72
_LETTERS = str.maketrans({"đ": "d", "Đ": "D"})


def bold_width(text: str, size: float) -> float:
    """Return the length in mm of a line of Times New Roman Bold; marks above and below letters take no room."""
    bare = unicodedata.normalize("NFD", text).translate(_LETTERS)
    letters = (sign for sign in bare if not unicodedata.combining(sign))
    return sum(_WIDTHS.get(letter, _UNKNOWN) for letter in letters) / 1000 * size * _MM_PER_POINT


def even_width(text: str, size: float, room: int) -> int:
    """Return the least width in mm in which a bold text takes no more lines than in `room`: they are equally long."""
    words, space = [bold_width(word, size) for word in text.split()], bold_width(" ", size)
    fewest = _lines(words, space, room)
    return next(width for width in range(1, room + 1) if _lines(words, space, width) <= fewest)


def lines_in(text: str, size: float, room: int) -> int:
    """Return how many lines a text takes in so much room (mm), were it bold: rather too many than too few."""
    return _lines([bold_width(word, size) for word in text.split()], bold_width(" ", size), room)


def _lines(words: list[float], space: float, width: int) -> int:
    lines, used = 1, 0.0
    for word in words:
        if used and used + space + word > width:
            lines, used = lines + 1, 0.0
        used += (space if used else 0.0) + word
        # A word longer than the line is broken where the line ends.
        more = max(ceil(used / width) - 1, 0)
        lines, used = lines + more, used - width * more
    return lines
