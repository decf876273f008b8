"""Addresses of cells as people write them: B7."""

from functools import lru_cache


@lru_cache(maxsize=1024)
def column_letters(column: int) -> str:
    """Return the letters of a column counted from 1: A, Z, AA, XFD.

    Libraries that have it take longer to import than a small file takes to read.
    """
    letters = ""
    while column > 0:
        column, last = divmod(column - 1, 26)
        letters = chr(ord("A") + last) + letters
    return letters
