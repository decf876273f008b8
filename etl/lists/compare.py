"""Lists compared nominee by nominee: who is missing where, what is told differently, who may be the same person."""

import unicodedata
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from domain.folding import fold
from domain.person_names import how_they_differ
from domain.posts import post_key
from etl.lists.matching import Matched, Nominee, match
from etl.lists.model import Mention, NomineeList
from etl.name_likeness import alike

MISSING, REPEATED, UNSURE, NO_AWARD, MAYBE_SAME = "missing", "repeated", "unsure", "no_award", "maybe_same"
SAME_LETTERS = "same_letters"
MOST_OF_ONE_NAME = 20
_FEWEST_TO_SHOUT = 3
# The fields compared, and under which key two values of one are the same.
FIELDS: dict[str, Callable[[Mention], Hashable]] = {
    "name": lambda mention: unicodedata.normalize("NFC", mention.name).strip(),
    "honorific": lambda mention: mention.honorific,
    "birth_year": lambda mention: mention.birth_year,
    "position": lambda mention: post_key(mention.position),
    "unit": lambda mention: mention.unit_code or fold(mention.unit),
    "award": lambda mention: mention.award,
}
KINDS = (MISSING, *FIELDS, REPEATED, UNSURE, NO_AWARD, MAYBE_SAME)


@dataclass(frozen=True)
class Said:
    """What one list says: its number, how it names the nominee, and the value of the field spoken of.

    `key` is the same for values that mean the same: "CV" and "Chuyên viên".
    """

    number: int
    mention: Mention
    value: str = ""
    key: Hashable = None


@dataclass(frozen=True)
class Difference:
    """One thing to look at: `kind` is one of KINDS; `said` what the lists say, `absent` the lists that say nothing.

    `how`: for names in what they differ, for MAYBE_SAME why. A MAYBE_SAME only proposes: nothing was joined.
    """

    kind: str
    said: tuple[Said, ...]
    absent: tuple[int, ...] = ()
    how: str = ""

    @property
    def is_proposal(self) -> bool:
        """Whether it only asks if two are one."""
        return self.kind == MAYBE_SAME

    @property
    def subject(self) -> Mention:
        """The nominee it is about, as the first list names him."""
        return self.said[0].mention

    @property
    def odd(self) -> Said | None:
        """The one list that says something else than all others, where there are three or more; None otherwise."""
        values: dict[Hashable, list[Said]] = defaultdict(list)
        for said in self.said:
            values[said.key].append(said)
        lone = [told[0] for told in values.values() if len(told) == 1]
        return lone[0] if len(self.said) > 2 and len(values) == 2 and len(lone) == 1 else None


@dataclass(frozen=True)
class Reconciled:
    """Lists compared: the nominees over all of them, and the differences in the order of the first list."""

    lists: tuple[NomineeList, ...]
    nominees: tuple[Nominee, ...]
    differences: tuple[Difference, ...]

    @property
    def agrees(self) -> bool:
        """Whether all lists say the same of the same nominees, and each of them was read whole."""
        return not self.differences and not any(unread.is_nominee for listed in self.lists for unread in listed.unread)


def reconcile(lists: Sequence[NomineeList]) -> Reconciled:
    """Return two or more lists compared; the work grows with the number of nominees, not of pairs of them."""
    found = match(lists)
    place = {id(mention): (at, number) for number, one in enumerate(lists) for at, mention in enumerate(one.mentions)}
    nominees = sorted(found.nominees, key=lambda nominee: place[id(nominee.first)])
    differences = [*_of_one_list(found), *_between(lists, nominees, found)]
    order = {kind: number for number, kind in enumerate(KINDS)}
    differences.sort(key=lambda one: (order[one.kind], place[id(one.subject)]))
    return Reconciled(tuple(lists), tuple(nominees), tuple(differences))


def shouts(listed: NomineeList) -> bool:
    """Tell whether a list writes every person's name in capitals: its manner, not a difference of each name."""
    names = [mention.name for mention in listed.mentions if mention.kind != "collective"]
    return len(names) >= _FEWEST_TO_SHOUT and all(name.isupper() for name in names)


def _of_one_list(found: Matched) -> Iterator[Difference]:
    for number, mentions in found.repeated:
        yield Difference(REPEATED, tuple(Said(number, mention) for mention in mentions))
    for group in found.unsure:
        yield Difference(UNSURE, tuple(_said(nominee) for nominee in group for nominee in _parts(nominee)))


def _parts(nominee: Nominee) -> Iterator[Nominee]:
    yield from (Nominee({number: mention}) for number, mention in nominee.mentions.items())


def _said(nominee: Nominee) -> Said:
    ((number, mention),) = nominee.mentions.items()
    return Said(number, mention)


def _between(lists: Sequence[NomineeList], nominees: Sequence[Nominee], found: Matched) -> Iterator[Difference]:
    proposals = list(_proposals(lists, nominees, found))
    yield from (proposal for proposal, _ in proposals)
    # Who stands in a proposal that would make him whole is told there, not as missing as well.
    told = {id(nominee) for group in found.unsure for nominee in group}
    aloud = frozenset(number for number, listed in enumerate(lists) if shouts(listed))
    told |= {id(nominee) for _, pair in proposals for nominee in pair if _would_be_whole(lists, pair)}
    for nominee in nominees:
        absent = _absent(lists, nominee)
        if absent and id(nominee) not in told:
            said = tuple(Said(number, mention) for number, mention in nominee.mentions.items())
            yield Difference(MISSING, said, absent)
        yield from _differing(nominee, aloud)


def _absent(lists: Sequence[NomineeList], nominee: Nominee) -> tuple[int, ...]:
    """Return the lists that should name a nominee and don't: a list of one unit needn't name those of another."""
    unit = nominee.one("unit_code")
    return tuple(
        number
        for number, listed in enumerate(lists)
        if number not in nominee.mentions and (listed.unit_code is None or unit is None or unit == listed.unit_code)
    )


def _would_be_whole(lists: Sequence[NomineeList], pair: tuple[Nominee, Nominee]) -> bool:
    one, other = pair
    return not set(_absent(lists, one)) - other.mentions.keys() and not set(_absent(lists, other)) - one.mentions.keys()


def _differing(nominee: Nominee, aloud: frozenset[int]) -> Iterator[Difference]:
    for name, compared in FIELDS.items():
        key = _without_capitals if name == "name" and aloud & nominee.mentions.keys() else compared
        told = {number: mention for number, mention in nominee.mentions.items() if key(mention)}
        if len({key(mention) for mention in told.values()}) > 1:
            said = tuple(Said(number, mention, _shown(mention, name), key(mention)) for number, mention in told.items())
            how = _how(said) if name == "name" else ""
            yield Difference(name, said, how=how)
    silent = [Said(number, mention) for number, mention in nominee.mentions.items() if mention.award is None]
    if silent:
        yield Difference(NO_AWARD, tuple(silent))


def _without_capitals(mention: Mention) -> Hashable:
    return str(FIELDS["name"](mention)).lower()


def _shown(mention: Mention, name: str) -> str:
    return str(getattr(mention, name) or "")


def _how(said: Sequence[Said]) -> str:
    return next(how for one, other in combinations(said, 2) if (how := how_they_differ(one.value, other.value)))


def _proposals(
    lists: Sequence[NomineeList], nominees: Sequence[Nominee], found: Matched
) -> Iterator[tuple[Difference, tuple[Nominee, Nominee]]]:
    """Yield who may be the same person though the lists don't say so surely."""
    unsure = {id(nominee) for group in found.unsure for nominee in group}
    left: dict[str, list[Nominee]] = defaultdict(list)
    for nominee in nominees:
        if id(nominee) not in unsure and _absent(lists, nominee):
            left[nominee.first.key].append(nominee)
    # Nobody looks at more of one name; a file made to keep us busy may hold thousands.
    few = {key: same[:MOST_OF_ONE_NAME] for key, same in left.items()}
    pairs = [(one, other, SAME_LETTERS) for same in few.values() for one, other in combinations(same, 2)]
    pairs += [(one, other, how) for a, b, how in alike(few) for one in few[a] for other in few[b]]
    for one, other, how in pairs:
        if _may_be_one(one, other, how):
            said = tuple(
                Said(number, mention, mention.name) for who in (one, other) for number, mention in who.mentions.items()
            )
            yield Difference(MAYBE_SAME, said, how=how), (one, other)


def _may_be_one(one: Nominee, other: Nominee, how: str) -> bool:
    """Tell whether two are worth asking about: no list names both, nothing but the name speaks against it."""
    if one.mentions.keys() & other.mentions.keys():
        return False
    years = {one.one("birth_year"), other.one("birth_year")} - {None}
    is_for_one_award = bool(one.awards & other.awards) or not (one.awards and other.awards)
    units = {one.one("unit_code"), other.one("unit_code")} - {None}
    return is_for_one_award and (how == SAME_LETTERS or (len(years) < 2 and len(units) < 2))


def values_of(nominee: Nominee, name: str) -> Mapping[int, str]:
    """Return number of the list -> what it says of a field, for a table side by side."""
    return {number: _shown(mention, name) for number, mention in nominee.mentions.items()}
