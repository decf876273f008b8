"""A nominee typed in one line: "1. Bà Nguyễn Thị Hà, sinh năm 1985, Chuyên viên, Phòng Cải cách hành chính"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from domain.folding import clean, fold
from domain.people import bare_name
from domain.person_names import is_of_collective
from domain.plan import Unit
from etl.context import Context
from etl.lists.meanings import Meanings, labelled

LONGEST_LINE = 600
_MOST_PARTS = 12
_MOST_WORDS = 30
_HONORIFIC = re.compile(r"(?:(?:đ/c|đồng chí|đ\.c)[\s.:,]*)?(?P<said>ông|bà)(?=[\s.:])", re.IGNORECASE)
_COMRADE = re.compile(r"(?:đ/c|đồng chí|đ\.c)(?=[\s.:])", re.IGNORECASE)
_NAME_ENDS = re.compile(r"[,;:(\n]|\s[-–—]\s|\s[-–—]$|\s(?=sinh (?:năm|ngày))", re.IGNORECASE)
_PARTS = re.compile(r"[,;:()\n]|\s[-–—]\s")
_YEAR = re.compile(
    r"(?:\b(?:năm sinh|sinh năm|sinh ngày|sinh|sn|ns)\s*:?\s*(?:\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*)?"
    r"|(?:^|[,;(:]|\s[-–—])\s*(?:\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*)?)((?:19[2-9]|20[01])\d)(?![\d/])\b",
    re.IGNORECASE,
)
_BALLOT = re.compile(r"phieu|\bti le\b|%")
_NAME_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*\.?")
_BEFORE_UNIT = re.compile(r"(?:\s*(?:[,;-]|\b(?:thuộc|tại|của|công tác)\b))+\s*$", re.IGNORECASE)
_MOST_NAME_WORDS = 7
# "Chánh Văn phòng" is a post of the unit "Văn phòng", "Trưởng phòng Cải cách hành chính" one of that division.
_HEAD = re.compile(r"(?<!ke toan )\b(chanh|truong|pho)$")
_TWO_WORD_UNITS = ("van phong", "thanh tra", "trung tam")


@dataclass(frozen=True)
class Person:
    """What one line tells; `rest`: the parts nothing could be made of. `is_addressed`: "Ông", "Bà", "Đồng chí"."""

    name: str
    honorific: str = ""
    is_addressed: bool = False
    birth_year: int | None = None
    position: str = ""
    unit: Unit | None = None
    unit_text: str = ""
    awards: tuple[str, ...] = ()
    rest: tuple[str, ...] = ()


def read_person(text: str, meanings: Meanings) -> Person | None:
    """Return the person a line begins with and what it says further; None for a line that begins with no name.

    Small letters and all capitals are names too; a title ("Phòng ...", "Chiến sĩ thi đua ...") is none.
    """
    line = labelled(text[:LONGEST_LINE])[1].rstrip(".;, ")
    found = _HONORIFIC.match(line)
    honorific = {"ông": "Ông", "bà": "Bà"}[found["said"].lower()] if found else ""
    if found and line[: found.end()] == line[: found.end()].upper() and not line[found.end() :].strip():
        return None
    bare = bare_name(_without_address(line, found)).lstrip(".:, ")
    end = _NAME_ENDS.search(bare)
    name = clean(bare[: end.start()] if end else bare)
    if not _is_name(name) or is_of_collective(name) or meanings.context.unit_named(name) or meanings.awards_in(name)[0]:
        return None
    is_addressed = found is not None or _COMRADE.match(line) is not None
    return _with_facts(Person(name, honorific, is_addressed), bare[end.start() :] if end else "", meanings)


def _without_address(line: str, found: re.Match[str] | None) -> str:
    return line[found.end() :].lstrip(".:, ") if found else line


def _is_name(name: str) -> bool:
    words = name.split()
    return 2 <= len(words) <= _MOST_NAME_WORDS and all(_NAME_WORD.fullmatch(word) for word in words)


def _with_facts(person: Person, text: str, meanings: Meanings) -> Person:
    born = _YEAR.search(text)
    year = int(born[1]) if born else None
    told = f"{text[: born.start()]},{text[born.end() :]}" if born else text
    parts = [part for part in map(clean, _PARTS.split(told)) if part][:_MOST_PARTS]
    awards: list[str] = []
    left: list[str] = []
    for part in parts:
        named = [code for code in meanings.awards_in(part)[0] if code]
        if named:
            awards += named
        elif _BALLOT.search(fold(part)) or not any(sign.isalpha() for sign in part):
            continue
        else:
            left.append(part)
    position, unit, unit_text, rest = post_and_unit(left, meanings.context)
    return Person(
        person.name, person.honorific, person.is_addressed, year, position, unit, unit_text, tuple(awards), tuple(rest)
    )


def post_and_unit(parts: Sequence[str], context: Context) -> tuple[str, Unit | None, str, list[str]]:
    """Return (post, unit, the unit as typed, the parts left) of texts that followed one another behind commas.

    A unit's name may hold commas itself ("Phòng Công chức, viên chức"), and may end a post ("Chuyên viên Phòng ...").
    """
    for first in range(len(parts)):
        for last in range(len(parts), first, -1):
            joined = ", ".join(parts[first:last])
            post, unit, typed = _ending_in_unit(joined, context)
            if unit is not None:
                others = [*parts[:first], *([post] if post else []), *parts[last:]]
                return (others[0] if others else ""), unit, typed, list(others[1:])
    return (parts[0] if parts else ""), None, "", list(parts[1:])


def _ending_in_unit(text: str, context: Context) -> tuple[str, Unit | None, str]:
    words = text.split()[:_MOST_WORDS]
    for number in range(len(words)):
        typed = " ".join(words[number:])
        unit = context.unit_named(typed)
        if unit is None:
            continue
        post = " ".join(words[:number])
        before = _BEFORE_UNIT.sub("", post)
        if _HEAD.search(fold(post)) and not post.endswith((",", ";")):
            shared = 2 if fold(typed).startswith(_TWO_WORD_UNITS) else 1
            before = " ".join([before, *words[number : number + shared]])
        return before, unit, typed
    return text, None, ""
