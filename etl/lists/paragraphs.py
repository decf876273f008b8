"""Nominees typed as lines of text below a title: "1. Ông Nguyễn Văn An, Chuyên viên, Văn phòng Sở"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from domain.folding import clean
from domain.person_names import is_of_collective, is_plainly_a_name
from domain.plan import Unit
from domain.posts import is_post
from etl.book import Grid
from etl.lists.meanings import Meaning, Meanings, Standing, labelled
from etl.lists.model import IN_CELL, IN_PARAGRAPH, IN_TABLE, Place
from etl.lists.one_line import Person, read_person
from etl.lists.people import Taken, mention
from etl.reading.word import LIST_MARK, TEXT, table_number
from texts import N_

NOT_UNDER_AWARD = N_("“{text}”: có tên người nhưng không đứng dưới danh hiệu, hình thức nào nên không so sánh.")
NOT_SURE = N_("“{text}”: đứng trong danh sách nhưng không chắc là một người hay tập thể; hãy kiểm tra.")
IN_A_SENTENCE = N_("“{text}”: câu văn có nhắc danh hiệu và tên người, không phải danh sách nên không đọc.")
_LONGEST_PLAIN_TITLE = 120
_LISTED = ("number", "dash", "letter")
_NAME_ENDS = re.compile(r"[;:(]")
_BEHIND = re.compile(r":|\bcho(?: các)?(?: (?:cá nhân|đồng chí))?(?= )")
_PERSONS = re.compile(r"\s*;\s*|,?\s+và\s+|,\s*(?=(?:ông|bà|đồng chí|đ/c)\s)", re.IGNORECASE)
_NAMES = re.compile(r"\s*[,;]\s*|\s+và\s+")
_PERSON_INSIDE = re.compile(r"\b(?:ông|bà|đồng chí|đ/c)\s+[A-ZÀ-ỸĐ]\w*\s+[A-ZÀ-ỸĐ]")


@dataclass(frozen=True)
class Line:
    """One line of text with how it is numbered, and where it stands."""

    text: str
    style: str
    place: Place


@dataclass(frozen=True)
class LineReader:
    """Reads nominees from lines; `unit`: the one unit that the whole list speaks of."""

    meanings: Meanings
    taken: Taken
    unit: Unit | None = None

    def read(self, lines: Iterable[Line], standing: Standing) -> Standing:
        """Take the nominees of the lines, and return the standing below the last of them."""
        every = [*lines, Line("", "", Place(IN_PARAGRAPH))]
        for line, below in pairwise(every):
            person = read_person(line.text, self.meanings)
            if person is not None and self._is_person(person, line, standing):
                self._take_person(person, line, standing)
            elif self._is_collective(line, below, standing):
                name = _collective_name(line.text)
                self._take(name, "collective", Person(name), line, standing)
            else:
                standing = self._title(line, standing, person)
        return standing

    def _is_person(self, person: Person, line: Line, standing: Standing) -> bool:
        """Tell whether a line surely names a person: addressed as one, or in a list with a post, a unit or a year."""
        words = person.name.split()
        if not all(word[:1].isupper() for word in words):
            return False
        if person.is_addressed:
            return True
        if not (standing.award or person.awards) or self.meanings.who_stands(standing) == "collective":
            return False
        says_who = is_post(person.position) or person.unit is not None or person.birth_year is not None
        is_named = is_plainly_a_name(person.name)
        return (is_named and says_who) or (line.style in _LISTED and (is_named or says_who))

    def _take_person(self, person: Person, line: Line, standing: Standing) -> None:
        if standing.award or person.awards:
            self._take(person.name, "individual", person, line, standing)
        else:
            self.taken.leave(line.place, line.text, NOT_UNDER_AWARD)

    def _take(self, name: str, kind: str, person: Person, line: Line, standing: Standing) -> None:
        unit = person.unit or standing.unit or self.unit
        facts = {
            "honorific": person.honorific,
            "birth_year": person.birth_year,
            "position": person.position,
            "unit_code": unit.unit_code if unit else None,
            "unit": person.unit_text or (unit.name if unit else ""),
        }
        for award in person.awards or (standing.award,):
            self.taken.mentions.append(mention(name, award, kind, {"nominee_name": line.place}, facts, self.meanings))

    def _is_collective(self, line: Line, below: Line, standing: Standing) -> bool:
        """Tell whether a line names a collective; where persons may stand too it may be the title of those below it."""
        stands_here = self.meanings.who_stands(standing)
        if stands_here == "individual" or not standing.award or line.style not in _LISTED:
            return False
        if self.meanings.awards_in(line.text)[0] or not is_of_collective(_collective_name(line.text)):
            return False
        # What is numbered like the person below stands beside him, not above.
        is_above = stands_here is None and below.style != line.style
        person = read_person(below.text, self.meanings) if is_above else None
        return person is None or not self._is_person(person, below, standing)

    def _title(self, line: Line, standing: Standing, person: Person | None) -> Standing:
        meaning = self.meanings.of(line.text)
        is_of_others = self.meanings.speaks_of_others(line.text) and _stands_out(line)
        if is_of_others or self.meanings.ends_list(line.text):
            return standing.among_others(line.style)
        if meaning.facts and _stands_out(line):
            below = standing.under(meaning, line.style)
            self._take_names_behind(line, meaning, below)
            return below
        if standing.award and self._may_be_nominee(line, person, standing):
            self.taken.leave(line.place, line.text, NOT_SURE, is_nominee=True)
            return standing
        if meaning.says_award and _PERSON_INSIDE.search(line.text):
            self.taken.leave(line.place, line.text, IN_A_SENTENCE)
        if line.style or (line.text.isupper() and " " in line.text):
            return standing.after(line.style)
        return standing.back() if self.meanings.leads_back(line.text) else standing

    def _may_be_nominee(self, line: Line, person: Person | None, standing: Standing) -> bool:
        """Tell whether a line below an award may name somebody, though not surely."""
        if line.style == "number" and line.place.shape != IN_PARAGRAPH:
            return True
        if line.style in _LISTED and self.meanings.who_stands(standing) == "collective":
            return True
        is_cased = person is not None and all(word[:1].isupper() for word in person.name.split())
        return is_cased and person is not None and (line.style in _LISTED or is_plainly_a_name(person.name))

    def _take_names_behind(self, line: Line, meaning: Meaning, standing: Standing) -> None:
        """Take the names that a title itself lists: "LĐTT: Nguyễn Văn An, Trần Thị Bình", "... cho ông Đỗ Văn An"."""
        if not meaning.award or meaning.kind == "collective" or standing.aside is not None:
            return
        told = _BEHIND.split(line.text)[-1].rstrip(". ") if _BEHIND.search(line.text) else ""
        wholes, names = (list(filter(None, pattern.split(told))) for pattern in (_PERSONS, _NAMES))
        for parts in (wholes, names):
            persons = self._sure_persons(parts)
            if persons and len(persons) == len(parts):
                for person in persons:
                    self._take(person.name, "individual", person, line, standing)
                return
        if self._sure_persons(names):
            self.taken.leave(line.place, line.text, NOT_SURE, is_nominee=True)

    def _sure_persons(self, parts: Sequence[str]) -> list[Person]:
        persons = (read_person(part, self.meanings) for part in parts)
        # With several names in it a part is no one person, whatever stands behind the first.
        return [
            person
            for person in persons
            if person and is_plainly_a_name(person.name) and not is_plainly_a_name(person.position)
        ]


def lines_of(grid: Grid) -> Iterator[Line]:
    """Yield the lines of a grid of paragraphs in order."""
    for number in grid.numbers:
        cell = grid.cells.get((number, TEXT))
        is_listed = (number, LIST_MARK) in grid.cells
        for text in (cell.text if cell else "").splitlines():
            if clean(text):
                style = labelled(text)[0] or ("dash" if is_listed else "")
                yield Line(clean(text), style, Place(IN_PARAGRAPH, row=number))


def lines_of_table(grid: Grid) -> Iterator[Line]:
    """Yield the rows of a table or a sheet without a head as lines; a number in front tells how a line is numbered."""
    shape = IN_CELL if table_number(grid) is None else IN_TABLE
    for number in grid.numbers:
        texts = [(cell.column, clean(cell.text)) for cell in grid.row(number) if not cell.is_blank]
        is_numbered = bool(texts) and texts[0][1].strip("(). ").isdecimal()
        said = texts[1:] if is_numbered else texts
        if said:
            style = "number" if is_numbered else labelled(said[0][1])[0]
            yield Line(", ".join(text for _, text in said), style, Place(shape, grid.name, number, said[0][0]))


def _collective_name(text: str) -> str:
    """Return the name at the beginning of a line, without ballots and remarks; commas and dashes may belong to it."""
    return clean(_NAME_ENDS.split(labelled(text)[1], maxsplit=1)[0]).rstrip(".;,: ")


def _stands_out(line: Line) -> bool:
    """Tell whether a line is a title or leads to a list, and isn't a sentence of many."""
    return bool(line.style) or line.text.isupper() or line.text.endswith(":") or len(line.text) <= _LONGEST_PLAIN_TITLE


def awards_of(grids: Iterable[Grid], meanings: Meanings) -> set[str]:
    """Return every award that paragraphs name, whatever they say of it."""
    lines = (line for grid in grids for line in lines_of(grid))
    return {award for line in lines for award in meanings.awards_in(line.text)[0] if award}
