"""Printed lines put together again as the paragraphs their writer typed."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from domain.folding import fold
from etl.plan_import.lines import Line
from etl.plan_import.marks import ROMANS, Level, Mark, read_mark, starts_big

_CLOSING_QUOTES = "”\"'»’)"
# A short last line ends a paragraph; a line this full may only have been broken there.
_FULL = 0.8
# A capital that only begins a name in the middle of a sentence, when neither indents nor margins tell.
_NAMES = re.compile(
    r"(?:Sở|Bộ|Ban|Hội|Khối|Cụm|UBND|HĐND|Ủy ban|Uỷ ban|Đảng|Nhà nước|Chính phủ|Thủ tướng"
    r"|Luật|Lãnh đạo|Văn phòng|Giám đốc|Kế hoạch|Nghị|Quyết định|Chỉ thị|Thông tư|Trung ương"
    r"|Thi đua|Khen thưởng|Nội vụ|Quy chế|Việt Nam"
    r"|[A-ZĐÀ-Ỹ]\S*\s+[A-ZĐÀ-Ỹ])"
)


@dataclass(frozen=True)
class Paragraph:
    """One paragraph: its level, its number as printed, and its words without the mark."""

    level: Level
    number: str
    text: str

    @property
    def is_sentence(self) -> bool:
        """Whether it ends as a task does, with a full stop or a semicolon; headings and lead-ins don't."""
        return _bare_end(self.text).endswith((".", ";", "!", "?"))

    @property
    def leads_in(self) -> bool:
        """Whether it ends with a colon: what follows says what."""
        return _bare_end(self.text).endswith(":")


def join_lines(lines: Sequence[Line]) -> list[Paragraph]:
    """Return the paragraphs of cleaned lines without blank ones.

    A paragraph ends where the file says so, at a mark, or at the end of a sentence before an indented or a new capital.
    """
    joiner = _Joiner(lines)
    for line in lines:
        joiner.take(line)
    return joiner.paragraphs()


@dataclass(frozen=True)
class _Open:
    """The paragraph being put together, and what its last line was like."""

    paragraph: Paragraph
    last: Line
    line_count: int

    @property
    def ended(self) -> bool:
        return self.paragraph.is_sentence

    @property
    def is_heading(self) -> bool:
        return self.paragraph.level <= Level.LETTER and not self.ended


class _Joiner:
    """Takes lines one by one; knows the numbers that come next and how wide and how indented this text is."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self._done: list[Paragraph] = []
        self._open: _Open | None = None
        self._width = max((len(line.text) for line in lines), default=0)
        self._indents = any(line.indented and read_mark(line.text) is None and starts_big(line.text) for line in lines)
        self._numbers = {Level.SECTION: 0, Level.CLAUSE: 0}

    def paragraphs(self) -> list[Paragraph]:
        """Return all paragraphs, the one still open included."""
        return [*self._done, *([self._open.paragraph] if self._open else [])]

    def take(self, line: Line) -> None:
        """Begin a paragraph with the line, or add the line to the open one."""
        mark = read_mark(line.text)
        if mark is not None and self._is_real(mark, line):
            self._begin(Paragraph(mark.level, mark.number, mark.rest), line)
            self._note_number(mark)
        elif self._open is None or self._begins(self._open, line):
            self._begin(Paragraph(Level.TEXT, "", line.text), line)
        else:
            text = glue(self._open.paragraph.text, line.text)
            paragraph = replace(self._open.paragraph, text=text)
            self._open = _Open(paragraph, line, self._open.line_count + 1)

    def _begin(self, paragraph: Paragraph, line: Line) -> None:
        if self._open is not None:
            self._done.append(self._open.paragraph)
        self._open = _Open(paragraph, line, 1)

    def _note_number(self, mark: Mark) -> None:
        if mark.level is Level.SECTION:
            self._numbers = {Level.SECTION: ROMANS.index(mark.number) + 1, Level.CLAUSE: 0}
        elif mark.level is Level.CLAUSE:
            self._numbers[Level.CLAUSE] = int(mark.number)

    def _is_real(self, mark: Mark, line: Line) -> bool:
        before = self._open
        if before is None or before.last.whole:
            return True
        if mark.level is Level.SECTION:
            return mark.rest.isupper() or ROMANS.index(mark.number) in (0, self._numbers[Level.SECTION])
        if mark.level is Level.SUBCLAUSE:
            return int(mark.number.split(".")[0]) == self._numbers[Level.CLAUSE]
        if mark.level is Level.CLAUSE:
            return before.ended or int(mark.number) in (1, self._numbers[Level.CLAUSE] + 1)
        if mark.level is Level.DASH:
            return not _is_broken_at_dash(before, mark)
        return True

    def _begins(self, before: _Open, line: Line) -> bool:
        if not starts_big(line.text):
            # Nobody begins an official paragraph in lower case, unless the file itself says that one ended before.
            return before.last.whole and before.ended and line.text[:1].islower()
        if before.last.whole:
            return True
        if before.paragraph.text.endswith(("-", "–", "/")):
            return False
        if line.indented and not (before.line_count > 1 and before.last.indented):
            return True
        return self._ends_without_indent(before, line)

    def _ends_without_indent(self, before: _Open, line: Line) -> bool:
        if before.ended:
            is_full = len(before.last.text) >= self._width * _FULL
            # Law after law is listed with semicolons inside a sentence; a full stop more often ends a paragraph.
            return not (is_full and (self._indents or before.paragraph.text.endswith(";")))
        if before.paragraph.level is Level.SECTION:
            return not (before.paragraph.text.isupper() and line.text.isupper())
        if before.paragraph.level is Level.TEXT or not before.is_heading or self._indents:
            return False
        return not _NAMES.match(line.text) or len(before.last.text) < self._width / 2


def glue(before: str, after: str) -> str:
    """Return two parts of a broken sentence as one: "34-" | "CT/TW" without a space, "Thi đua -" | "Khen" with one."""
    cut_in_word = re.search(r"\S[-/]$", before) or re.match(r"/\S", after)
    return f"{before}{after}" if cut_in_word else f"{before} {after}"


def _bare_end(text: str) -> str:
    return text.rstrip(_CLOSING_QUOTES + " ")


def _is_broken_at_dash(before: _Open, mark: Mark) -> bool:
    # "Hội đồng Thi đua" | "- Khen thưởng" and "kinh tế" | "- xã hội" are one name and one word, not a list.
    text = before.paragraph.text
    if fold(text).endswith("thi dua") and fold(mark.rest).startswith("khen thuong"):
        return before.paragraph.level is not Level.CLAUSE or before.line_count > 1
    return mark.rest[:1].islower() and not before.is_heading and text[-1:] not in ".;:,"
