"""Who in one list is who in another: by name, birth year, unit and award; what isn't sure is left apart and said."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass, field

from domain.person_names import lacks_marks, spelled
from etl.lists.model import Mention, NomineeList

Key = Callable[["Nominee"], Hashable]


@dataclass(frozen=True)
class Nominee:
    """One nominee for one award over all lists: number of the list -> how it names him."""

    mentions: Mapping[int, Mention]

    @property
    def first(self) -> Mention:
        """How the first list that names him does."""
        return self.mentions[min(self.mentions)]

    def one(self, name: str) -> Hashable:
        """Return the one value of a field in all lists that tell it, None where none does or two differ."""
        values = {value for mention in self.mentions.values() if (value := getattr(mention, name))}
        return values.pop() if len(values) == 1 else None

    @property
    def spelled(self) -> str | None:
        """The name without regard to capitals, spaces and the place of tones; None where lists spell it in two ways."""
        names = {spelled(mention.name) for mention in self.mentions.values()}
        return names.pop() if len(names) == 1 else None

    @property
    def awards(self) -> frozenset[str]:
        """The awards that lists name; none where no list does."""
        return frozenset(mention.award for mention in self.mentions.values() if mention.award)

    def joined(self, others: Sequence["Nominee"]) -> "Nominee":
        """Return this nominee and the others as one."""
        every = dict(self.mentions)
        for other in others:
            every |= other.mentions
        return Nominee(dict(sorted(every.items())))


@dataclass
class Matched:
    """The nominees of several lists; who stands twice in one; and groups of whom it isn't known who is who."""

    nominees: list[Nominee] = field(default_factory=list)
    repeated: list[tuple[int, tuple[Mention, ...]]] = field(default_factory=list)
    unsure: list[tuple[Nominee, ...]] = field(default_factory=list)


def match(lists: Sequence[NomineeList]) -> Matched:
    """Return who is who. Never by likeness: names must be the same without marks and capitals."""
    found = Matched()
    groups: dict[str, list[Nominee]] = defaultdict(list)
    for number, listed in enumerate(lists):
        for mention in _each_once(number, listed.mentions, found):
            groups[mention.key].append(Nominee({number: mention}))
    for group in groups.values():
        _match_group(group, len(lists), found)
    return found


def _each_once(number: int, mentions: Sequence[Mention], found: Matched) -> list[Mention]:
    """Return a list's mentions without those that surely repeat another, which are noted."""
    groups: dict[Hashable, list[Mention]] = defaultdict(list)
    for mention in mentions:
        groups[mention.key, mention.award, _who(mention), mention.ground].append(mention)
    found.repeated += [(number, tuple(group)) for group in groups.values() if len(group) > 1]
    return [group[0] for group in groups.values()]


def _who(mention: Mention) -> Hashable:
    """What two mentions of one name must share to be surely the same one."""
    if mention.kind == "collective":
        return None
    if mention.birth_year:
        return (spelled(mention.name), mention.birth_year)
    known = bool(mention.unit_code and mention.position)
    return (spelled(mention.name), mention.unit_code, mention.position) if known else id(mention)


def _match_group(group: list[Nominee], lists: int, found: Matched) -> None:
    """Match those who bear one name: award by award, then whoever is left under different awards."""
    by_award: dict[Hashable, list[Nominee]] = defaultdict(list)
    for nominee in group:
        by_award[nominee.first.award].append(nominee)
    settled: list[Nominee] = []
    for same in by_award.values():
        settled += _match_same(same)
    whole = [nominee for nominee in settled if len(nominee.mentions) == lists]
    rest = _merged([nominee for nominee in settled if len(nominee.mentions) < lists], _by_birth_year)
    rest = _all_in_one(rest)
    found.unsure += _unsure(rest) if lists > 1 else [same for same in _unsure(whole) if not _of_different_units(same)]
    found.nominees += [*whole, *rest]


def _match_same(nominees: list[Nominee]) -> list[Nominee]:
    """Match those of one name and one award; the strictest likeness first."""
    for key in _KEYS:
        nominees = _merged(nominees, key)
    return _all_in_one(nominees)


def _merged(nominees: list[Nominee], key: Key) -> list[Nominee]:
    """Join those whose key is the same, where no list names two of them; None is no key."""
    groups: dict[Hashable, list[Nominee]] = defaultdict(list)
    for nominee in nominees:
        found = key(nominee)
        groups[(found,) if found is not None else id(nominee)].append(nominee)
    return [joined for group in groups.values() for joined in _joined(group)]


def _joined(group: list[Nominee]) -> list[Nominee]:
    numbers = [number for nominee in group for number in nominee.mentions]
    return [group[0].joined(group[1:])] if len(numbers) == len(set(numbers)) else group


def _all_in_one(nominees: list[Nominee]) -> list[Nominee]:
    """Join all that are left where each list names one at most, unless two facts speak against it."""
    return _joined(nominees) if nominees and _contradictions(nominees) < 2 else nominees


def _contradictions(nominees: list[Nominee]) -> int:
    """Return in how many of name, birth year and unit those who bear one name without marks contradict each other."""
    mentions = [mention for nominee in nominees for mention in nominee.mentions.values()]
    names = {spelled(mention.name) for mention in mentions if not lacks_marks(mention.name)}
    years = {mention.birth_year for mention in mentions} - {None}
    units = {mention.unit_code for mention in mentions} - {None}
    return sum(len(values) > 1 for values in (names, years, units))


def _unsure(nominees: list[Nominee]) -> list[tuple[Nominee, ...]]:
    """Return those of one name, left apart, of whom a list names several: who is who can't be told.

    Nobody is unsure whose birth year tells him from all others.
    """
    by_award: dict[Hashable, list[Nominee]] = defaultdict(list)
    for nominee in nominees:
        by_award[min(nominee.awards, default="")].append(nominee)
    unsure = []
    for group in by_award.values():
        numbers = [number for nominee in group for number in nominee.mentions]
        years = [nominee.one("birth_year") for nominee in group]
        is_crowded = len(numbers) > len(set(numbers))
        if is_crowded and None in years and group[0].first.kind != "collective":
            unsure.append(tuple(group))
    return unsure


def _of_different_units(nominees: Sequence[Nominee]) -> bool:
    units = [nominee.one("unit_code") for nominee in nominees]
    return None not in units and len(set(units)) == len(units)


def _if_all(*parts: Hashable) -> Hashable:
    return parts if all(part is not None and part != "" for part in parts) else None


def _by_birth_year(who: Nominee) -> Hashable:
    return who.one("birth_year")


def _all_of(*names: str) -> Key:
    return lambda who: _if_all(who.spelled, *map(who.one, names))


def _in_every_fact(who: Nominee) -> Hashable:
    return (who.spelled, *map(who.one, ("birth_year", "unit_code", "ground", "position")))


_KEYS: tuple[Key, ...] = (
    _in_every_fact,
    _all_of("birth_year", "unit_code", "ground"),
    _all_of("birth_year", "ground"),
    _all_of("birth_year", "unit_code"),
    _all_of("birth_year"),
    _by_birth_year,
    _all_of("unit_code", "ground"),
    _all_of("unit_code"),
    _all_of("ground"),
)
