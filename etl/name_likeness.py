"""Names that may be one name mistyped: one letter apart, or a middle name left out; it proposes and never decides."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from rapidfuzz.distance import OSA

ONE_LETTER, FEWER_WORDS = "one_letter", "fewer_words"
_SHORTEST = 6  # characters: of a shorter name one letter is too much of it
_MOST_TOGETHER = 200  # names that look alike by one letter left out; more are no names


def alike(names: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Yield (one, other, how) for each pair of different folded names that are alike, the lower name first, each once.

    `how` is ONE_LETTER (one letter typed wrong, missing or swapped with its neighbour) or FEWER_WORDS (first and last
    word the same, a word between them missing). The work grows with the number of names, not of pairs.
    """
    told: set[tuple[str, str]] = set()
    known = sorted(set(names))
    for how, groups in ((ONE_LETTER, _by_letters(known)), (FEWER_WORDS, _by_ends(known))):
        for group in groups:
            for one, other in combinations(group[:_MOST_TOGETHER], 2):
                if (one, other) not in told and _are_alike(how, one, other):
                    told.add((one, other))
                    yield one, other, how


def _are_alike(how: str, one: str, other: str) -> bool:
    if how == ONE_LETTER:
        return OSA.distance(one, other, score_cutoff=1) <= 1
    first, second = set(one.split()), set(other.split())
    return first < second or second < first


def _by_letters(names: Iterable[str]) -> Iterator[list[str]]:
    """Yield groups of names that are equal with at most one letter left out of each."""
    groups: dict[str, list[str]] = defaultdict(list)
    for name in names:
        if len(name) >= _SHORTEST:
            for left in {name, *(name[:at] + name[at + 1 :] for at in range(len(name)))}:
                groups[left].append(name)
    yield from (group for group in groups.values() if len(group) > 1)


def _by_ends(names: Iterable[str]) -> Iterator[list[str]]:
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name in names:
        words = name.split()
        if len(words) > 1:
            groups[words[0], words[-1]].append(name)
    yield from (group for group in groups.values() if len(group) > 1)
