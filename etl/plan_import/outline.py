"""The outline of an official plan: title, year, legal bases, purpose, and the numbered contents to be carried out."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from domain.folding import clean, fold
from etl.plan_import.lines import Line, is_noise
from etl.plan_import.marks import Level, read_mark, starts_big
from etl.plan_import.paragraphs import Paragraph, glue, join_lines
from etl.plan_import.refusals import PlanRefused

_TITLE = fold("Kế hoạch")
_MOST_TITLE_LINES = 6
_YEAR = re.compile(r"\bnam ((?:19|20)\d\d)\b")
_BASES = tuple(
    f"{fold(words)} " for words in ("Căn cứ", "Thực hiện", "Tiếp tục thực hiện", "Triển khai", "Theo", "Xét")
)
_END_OF_PLAN = "./."
_AFTER_THE_PLAN = tuple(fold(words) for words in ("Trên đây là", "Nơi nhận", "Nơi gửi"))
_SIGNATURE = re.compile(r"(?:(?:kt|tm|tl|tuq|q) )?(?:pho )?(?:giam doc|chu tich|truong ban|chanh van phong)")
_PURPOSE = tuple(fold(words) for words in ("Mục đích", "Yêu cầu", "Quan điểm"))


@dataclass(frozen=True)
class Content:
    """One paragraph of a numbered clause: "II.1", the clause's heading ("" when it has none of its own), the text."""

    clause: str
    heading: str
    text: str
    order: int

    @property
    def clause_text(self) -> str:
        """The heading and the text as the plan prints them, one below the other."""
        return "\n".join(part for part in (self.heading, self.text) if part)


@dataclass(frozen=True)
class PlanDocument:
    """An official plan as read from its document; texts are the plan's own words."""

    title: str
    year: int
    legal_bases: tuple[str, ...]
    purpose: tuple[str, ...]
    contents: tuple[Content, ...]


def read_outline(lines: Iterable[Line]) -> PlanDocument:
    """Return the plan that the lines hold.

    Raises PlanRefused: no_title, no_year, no_sections, no_clauses.
    """
    body = [line for line in (replace(line, text=clean(line.text)) for line in lines) if not is_noise(line.text)]
    title, rest = _title(body)
    year = _YEAR.search(fold(title))
    if year is None:
        raise PlanRefused("no_year")
    paragraphs = join_lines(_until_the_end(rest))
    preamble, sections = _sections(paragraphs)
    purpose = [content.text for section in sections if _is_purpose(section[0]) for content in _contents(section)]
    working = [section for section in sections if not _is_purpose(section[0])]
    if not any(paragraph.level is Level.CLAUSE for section in working for paragraph in section):
        raise PlanRefused("no_clauses")
    found = [content for section in working for content in _contents(section)]
    return PlanDocument(
        title=title,
        year=int(year[1]),
        legal_bases=tuple(text.text.rstrip(" .;") for text in preamble if fold(text.text).startswith(_BASES)),
        purpose=tuple(purpose),
        contents=tuple(replace(content, order=order) for order, content in enumerate(found, start=1)),
    )


def _title(body: Sequence[Line]) -> tuple[str, Sequence[Line]]:
    for place, line in enumerate(body):
        key = fold(line.text)
        if key == _TITLE or (key.startswith(f"{_TITLE} ") and line.text.isupper()):
            return _whole_title(line.text, body[place + 1 :])
    raise PlanRefused("no_title")


def _whole_title(first: str, rest: Sequence[Line]) -> tuple[str, Sequence[Line]]:
    """Return the title put together and the lines after it; what stands in brackets under a title is no part of it."""
    words = ""
    taken = 0
    has_year = _YEAR.search(fold(first)) is not None
    for line in rest[:_MOST_TITLE_LINES]:
        if _ends_title(line.text, before=words or first, has_year=has_year, is_first=not words):
            break
        taken += 1
        if not line.text.startswith("("):
            words = glue(words, line.text) if words else line.text
            has_year = has_year or _YEAR.search(fold(words)) is not None
    return _join_title(first, words), rest[taken:]


def _ends_title(text: str, *, before: str, has_year: bool, is_first: bool) -> bool:
    mark = read_mark(text)
    if mark is not None and mark.level is Level.SECTION:
        return True
    if has_year:
        return starts_big(text) and not (text.isupper() and before.isupper())
    return not is_first and fold(text).startswith(_BASES[0])


def _join_title(first: str, words: str) -> str:
    if not words or fold(first) != _TITLE:
        return glue(first, words).strip()
    # The kind stands in capitals on a line of its own: in a sentence it is "Kế hoạch công tác …".
    lowered = words if words[:2].isupper() else words[:1].lower() + words[1:]
    return f"KẾ HOẠCH {words}" if words.isupper() else f"Kế hoạch {lowered}"


def _until_the_end(lines: Sequence[Line]) -> list[Line]:
    kept: list[Line] = []
    for line in lines:
        key = fold(line.text)
        if key.startswith(_AFTER_THE_PLAN) or _SIGNATURE.fullmatch(key):
            break
        if line.text.endswith(_END_OF_PLAN):
            kept.append(replace(line, text=line.text.removesuffix(_END_OF_PLAN).rstrip() + "."))
            break
        kept.append(line)
    return kept


def _sections(paragraphs: Sequence[Paragraph]) -> tuple[Sequence[Paragraph], list[Sequence[Paragraph]]]:
    starts = [place for place, paragraph in enumerate(paragraphs) if paragraph.level is Level.SECTION]
    if not starts:
        raise PlanRefused("no_sections")
    bounds = [*starts, len(paragraphs)]
    return paragraphs[: starts[0]], [paragraphs[start:end] for start, end in pairwise(bounds)]


def _is_purpose(section: Paragraph) -> bool:
    key = fold(section.text)
    return any(word in key for word in _PURPOSE)


def _contents(section: Sequence[Paragraph]) -> list[Content]:
    """Return the contents of one section, still without order; the section's own heading is none."""
    contents: list[Content] = []
    clause = section[0].number
    above: list[tuple[float, str]] = []
    for place, paragraph in enumerate(section[1:], start=1):
        if paragraph.level is Level.CLAUSE:
            clause = f"{section[0].number}.{paragraph.number}"
        following = section[place + 1] if place + 1 < len(section) else None
        depth = _depth(paragraph, following)
        above = [(level, text) for level, text in above if level < depth]
        if _is_heading(paragraph, depth, following):
            above.append((depth, paragraph.text))
        else:
            contents.append(Content(clause, "\n".join(text for _, text in above), paragraph.text, order=0))
    return contents


def _depth(paragraph: Paragraph, following: Paragraph | None) -> float:
    # "Tập trung các nhiệm vụ sau:" before a), b) stands above the letters although it has no number.
    before_letter = paragraph.level is Level.TEXT and following is not None and following.level is Level.LETTER
    return Level.LETTER - 0.5 if before_letter and paragraph.leads_in else paragraph.level


def _is_heading(paragraph: Paragraph, depth: float, following: Paragraph | None) -> bool:
    return following is not None and following.level > depth and not paragraph.is_sentence
