"""The lines of a PDF that has a text layer.

pdfplumber is used because it gives each line its place on the page: the first-line indent of official texts and the
right margin tell where a paragraph ends, which text alone (pypdf) can't.
"""

import io
import struct
import zlib
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from etl.plan_import.lines import Line, is_noise
from etl.plan_import.refusals import PlanRefused

_MOST_PAGES = 200
# A signed scan still carries a line or two of text: the signature's stamp.
_FEWEST_LETTERS = 200
_MOST_UNKNOWN_GLYPHS = 20
_INDENT = 8.0  # points; a first-line indent is 1 to 1.27 cm, 28 to 36 points
_SLACK = 2.0
# What pdfminer lets out on damaged files, besides its own exceptions.
_DAMAGE = (
    PSException,
    PDFException,
    MalformedPDFException,
    PdfminerException,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    AssertionError,
    OverflowError,
    RecursionError,
    OSError,
    struct.error,
    zlib.error,
)


@dataclass(frozen=True)
class _Printed:
    """A line on a page: its text, where it begins and ends, the room its first word takes with a space before it."""

    text: str
    left: float
    right: float
    first_word: float


def pdf_lines(content: bytes) -> list[Line]:
    """Return the printed lines of all pages; raises PlanRefused for scans, passwords, damage and private encodings."""
    pages = _read(content)
    text = "".join(line.text for page in pages for line in page)
    if text.count("(cid:") > _MOST_UNKNOWN_GLYPHS:
        raise PlanRefused("unreadable_text")
    if sum(mark.isalpha() for mark in text) < _FEWEST_LETTERS:
        raise PlanRefused("scanned_pdf")
    # A page number between two lines must not look like the word that would still have fitted.
    return _judged([line for page in pages for line in page if not is_noise(line.text)])


def _read(content: bytes) -> list[list[_Printed]]:
    try:
        with pdfplumber.open(io.BytesIO(content)) as document:
            if len(document.pages) > _MOST_PAGES:
                raise PlanRefused("too_large")
            return [[_printed(line) for line in page.extract_text_lines()] for page in document.pages]
    except _DAMAGE as reason:
        raise PlanRefused("encrypted_file" if _asks_password(reason) else "unreadable_file") from reason


def _asks_password(reason: BaseException) -> bool:
    causes = (reason, reason.__cause__, reason.__context__, *reason.args)
    return any(isinstance(cause, (PDFPasswordIncorrect, PDFEncryptionError)) for cause in causes)


def _printed(line: dict[str, Any]) -> _Printed:
    chars = [char for char in line["chars"] if char["text"] != " "]
    word = chars[: len(line["text"].split(" ")[0])]
    width = word[-1]["x1"] - word[0]["x0"] + word[0]["size"] / 4 if word else 0.0
    return _Printed(line["text"], float(line["x0"]), float(line["x1"]), float(width))


def _judged(printed: list[_Printed]) -> list[Line]:
    # Continuing lines start at the margin; the smallest start among lower-case lines is that margin.
    margins = [line.left for line in printed if line.text[:1].islower()]
    left = min(margins, default=0.0)
    right = max((line.right for line in printed), default=0.0)
    # A line to which the next word would still have fitted was ended by its writer.
    ended = [line.right + after.first_word + _SLACK < right for line, after in pairwise(printed)]
    return [
        Line(line.text.strip(), whole=whole, indented=bool(margins) and line.left > left + _INDENT)
        for line, whole in zip(printed, [*ended, True], strict=True)
    ]
