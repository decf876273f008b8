"""The sheet that slides are laid out on, in pixels of a projector (1920x1080); two of them are a point of a briefing.

Nothing that is read is smaller than SMALL.
"""

from math import ceil

WIDTH, HEIGHT = 1920, 1080
MARGIN = 72
LINE = WIDTH - 2 * MARGIN
COVER, TITLE, TOLD, BODY, SMALL = 64, 46, 32, 28, 24
# From the top: where the title, the sentence below it and the body begin; where the foot does.
TITLE_TOP, TOLD_TOP, BODY_TOP, FOOT_TOP = 48, 124, 204, 1000
BODY_HEIGHT = FOOT_TOP - BODY_TOP - 16
MOST_ROWS = 7
HEADING_HEIGHT = 60
CELL_GAP = 14  # above and below the text of a cell, and twice left and right of it
AGENDA_SIDES = 420  # what a line of the agenda needs left and right of its title
# While a matter stands there in full, a direction is taken down below it.
STRIP_HEIGHT = 250
_SPACING = 1.36
# An average letter of a Vietnamese text, as a part of the font's size: wide enough that no line is underestimated.
_LETTER = 0.56
_CAPITAL = 0.4  # how much wider a capital is


def line_height(size: int) -> int:
    """Return the height of one line of text of a size."""
    return ceil(size * _SPACING)


def wrapped(text: str, width: float, size: int) -> list[str]:
    """Return the lines that a text takes in a width; an empty text takes one, and a line by itself is one again."""
    most = width / (_LETTER * size)
    return [part for line in text.splitlines() or [""] for part in _broken(line, most)]


def _broken(line: str, most: float) -> list[str]:
    lines = [""]
    for piece in (piece for word in line.split() for piece in _fitting(word, most)):
        joined = f"{lines[-1]} {piece}".lstrip()
        if lines[-1] and _letters(joined) > most:
            lines.append(piece)
        else:
            lines[-1] = joined
    return lines


def _fitting(word: str, most: float) -> list[str]:
    """A word that no line holds goes on in the next."""
    pieces = [""]
    for sign in word:
        if pieces[-1] and _letters(pieces[-1] + sign) > most:
            pieces.append("")
        pieces[-1] += sign
    return pieces


def _letters(text: str) -> float:
    """How many average letters a text is wide."""
    return len(text) + _CAPITAL * sum(sign.isupper() for sign in text)
