"""Nghi trùng: mentions of people in several units and years that may be one person. Proposed, never joined.

What the Office has answered is not asked again. Who surely is one (same unit, name and birth year) has one key, that of
`domain.subjects`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations
from typing import Any

from domain import subjects
from domain.folding import clean
from domain.people import bare_name
from domain.person_names import is_plainly_a_name, lacks_marks, spelled
from domain.posts import post_key
from domain.subjects import INDIVIDUAL, Subject
from etl.name_likeness import FEWER_WORDS, ONE_LETTER, alike
from texts import N_, translate

SAME_NAME, OTHER_MARKS = "same_name", "other_marks"
MOST_OF_ONE_NAME = 20  # persons of one name that are compared with each other
LIKENESS = {
    SAME_NAME: N_("cùng họ tên"),
    OTHER_MARKS: N_("họ tên chỉ khác dấu"),
    ONE_LETTER: N_("họ tên chỉ khác một chữ cái"),
    FEWER_WORDS: N_("họ tên chỉ thiếu chữ đệm"),
}
SAME_YEAR, SAME_UNIT = N_("cùng năm sinh {year}"), N_("cùng đơn vị {unit}")
SAME_POST, MOVED = (
    N_("cùng chức vụ {post}"),
    N_("có ở {one} đến {until}, có ở {other} từ {since}: có thể đã chuyển đơn vị"),
)
WITHOUT_MARKS = N_("một bên gõ không dấu")
NO_YEAR, OTHER_MARKED = N_("chưa ghi năm sinh ở {where}"), N_("dấu trong họ tên khác nhau")
BOTH_STAFF = N_("năm {year} cùng có tên trong danh sách nhân sự của {one} và {other}")
BOTH_NOMINATED = N_("năm {year} cả {one} và {other} cùng đề nghị")
OTHER_HONORIFIC, OTHER_LETTERS = N_("một bên ghi Ông, một bên ghi Bà"), N_("họ tên viết khác nhau")
Ask = Callable[..., list[dict[str, Any]]]
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Reason:
    """One thing that speaks for or against two mentions being one person: a Vietnamese sentence and its words."""

    sentence: str
    words: Mapping[str, str]

    def say(self, lang: str = "vi") -> str:
        """Return the sentence with its words."""
        return translate(self.sentence, lang).format(**self.words)


@dataclass(frozen=True)
class Person:
    """Whom the mentions with one key speak of: rows of the query `person_mentions`, by unit and year."""

    subject: Subject
    mentions: tuple[Row, ...]

    @property
    def key(self) -> str:
        """The key under which the Office's answers are kept."""
        return self.subject.key

    @property
    def name(self) -> str:
        """The name as the newest mention has it, without form of address."""
        return clean(bare_name(max(self.mentions, key=lambda row: row["year"] or 0)["name"]))

    @property
    def unit_name(self) -> str:
        """The unit's name."""
        return str(self.mentions[0]["unit_name"])

    def values(self, name: str, source: str | None = None) -> set[Any]:
        """Return the different values of a field, in the mentions of one source or of all."""
        return {row[name] for row in self.mentions if row[name] and source in (None, row["source"])}

    @cached_property
    def spellings(self) -> frozenset[str]:
        """The names without regard to capitals, spaces and the place of tones; those typed without marks aside."""
        names = [bare_name(row["name"]) for row in self.mentions]
        return frozenset(spelled(name) for name in names if not lacks_marks(name))


@dataclass(frozen=True)
class Namesakes:
    """Two who may be one: how their names are alike, and what speaks for it and against it."""

    one: Person
    other: Person
    how: str
    speaks_for: tuple[Reason, ...]
    speaks_against: tuple[Reason, ...]

    @property
    def keys(self) -> tuple[str, str]:
        """The keys of the two, the lower first."""
        return (self.one.key, self.other.key) if self.one.key < self.other.key else (self.other.key, self.one.key)


def proposed(ask: Ask) -> tuple[Namesakes, ...]:
    """Return the pairs of persons that may be one and of whom nobody has said yet, the most spoken for first.

    `ask` asks a query by its name, as `Ledger.rows` does. Raises LedgerError.
    """
    answered = {frozenset((row["one_key"], row["other_key"])) for row in ask("person_rulings")}
    persons = persons_of(ask("person_mentions"))
    found = [pair for pair in _pairs(persons) if frozenset(pair.keys) not in answered]
    return tuple(
        sorted(
            found, key=lambda pair: (len(pair.speaks_against) - len(pair.speaks_for), list(LIKENESS).index(pair.how))
        )
    )


def persons_of(rows: Sequence[Row]) -> list[Person]:
    """Return whom mentions speak of, collectives left out; those with one key are one person."""
    groups: dict[Subject, list[Row]] = defaultdict(list)
    for row in rows:
        subject = subjects.person(str(row["name"] or ""), row["birth_year"], str(row["unit_code"]))
        if subject.name_key and _is_of_person(row):
            groups[subject].append(row)
    return [Person(subject, tuple(found)) for subject, found in groups.items()]


def _is_of_person(row: Row) -> bool:
    # A form of commendation goes to persons and collectives: award history doesn't say to whom.
    if row["nominee_kind"]:
        return bool(row["nominee_kind"] == INDIVIDUAL)
    return bool(row["birth_year"]) or is_plainly_a_name(bare_name(row["name"]))


def _pairs(persons: Sequence[Person]) -> Iterator[Namesakes]:
    by_name: dict[str, list[Person]] = defaultdict(list)
    for person in persons:
        by_name[person.subject.name_key].append(person)
    few = {name: same[:MOST_OF_ONE_NAME] for name, same in by_name.items()}
    for same in few.values():
        for one, other in combinations(same, 2):
            if _years_agree(one, other):
                is_marked = one.spellings and other.spellings and not one.spellings & other.spellings
                yield _namesakes(one, other, OTHER_MARKS if is_marked else SAME_NAME)
    for first, second, how in alike(few):
        for one in few[first]:
            for other in few[second]:
                if _may_be_mistyped(one, other):
                    yield _namesakes(one, other, how)


def _years_agree(one: Person, other: Person) -> bool:
    return len({one.subject.birth_year, other.subject.birth_year} - {None}) < 2


def _may_be_mistyped(one: Person, other: Person) -> bool:
    """Tell whether two different names are worth asking about: born in one year, or in one unit without a year."""
    years = one.subject.birth_year, other.subject.birth_year
    if None not in years:
        return years[0] == years[1]
    return one.subject.unit_code == other.subject.unit_code


def _namesakes(one: Person, other: Person, how: str) -> Namesakes:
    return Namesakes(one, other, how, tuple(_for(one, other)), tuple(_against(one, other, how)))


def _for(one: Person, other: Person) -> Iterator[Reason]:
    year = one.subject.birth_year
    if year and year == other.subject.birth_year:
        yield Reason(SAME_YEAR, {"year": str(year)})
    if one.subject.unit_code == other.subject.unit_code:
        yield Reason(SAME_UNIT, {"unit": one.unit_name})
    posts = {post_key(post): post for post in one.values("position")}
    shared = [posts[key] for key in sorted(posts.keys() & {post_key(post) for post in other.values("position")})]
    if shared:
        yield Reason(SAME_POST, {"post": shared[0]})
    if any(lacks_marks(bare_name(row["name"])) for row in (*one.mentions, *other.mentions)):
        yield Reason(WITHOUT_MARKS, {})
    yield from _moved(one, other)


def _moved(one: Person, other: Person) -> Iterator[Reason]:
    """Yield that one unit names somebody up to a year and the other only since."""
    if one.subject.unit_code == other.subject.unit_code:
        return
    for before, after in ((one, other), (other, one)):
        years, since = before.values("year"), after.values("year")
        if years and since and max(years) < min(since):
            words = {"one": before.unit_name, "other": after.unit_name}
            yield Reason(MOVED, {**words, "until": str(max(years)), "since": str(min(since))})


def _against(one: Person, other: Person, how: str) -> Iterator[Reason]:
    silent = [person.unit_name for person in (one, other) if person.subject.birth_year is None]
    if silent:
        yield Reason(NO_YEAR, {"where": ", ".join(dict.fromkeys(silent))})
    if how != SAME_NAME:
        yield Reason(OTHER_MARKED if how == OTHER_MARKS else OTHER_LETTERS, {})
    if (
        one.values("honorific")
        and other.values("honorific")
        and not one.values("honorific") & other.values("honorific")
    ):
        yield Reason(OTHER_HONORIFIC, {})
    if one.subject.unit_code == other.subject.unit_code:
        return
    for source, sentence in (("roster", BOTH_STAFF), ("nomination", BOTH_NOMINATED)):
        both = one.values("year", source) & other.values("year", source)
        if both:
            yield Reason(sentence, {"year": str(max(both)), "one": one.unit_name, "other": other.unit_name})
