"""How alike two Vietnamese texts are, with or without accents: it proposes what may be the same, and never decides.

The cosine of two texts' syllables and pairs of neighbouring syllables, folded, each weighing the more the fewer of the
texts compared have it: words that stand everywhere ("chưa", "nên", "thi đua") weigh little without a list of them.
Tried on the 17 difficulties of the sample year and ten of them told in other words: two different ones came to 0.29 at
most, the same one in other words to 0.31 at least, whatever the number of candidates (1, 3, 8 or 17).
"""

from collections import Counter, defaultdict
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from math import log, sqrt

from domain.folding import fold

ALIKE = 0.3  # between unrelated and told in other words
MOST_PROPOSED = 5
_PAIR = 0.5  # pairs tell order and compounds, yet few survive another wording
_MOST_SYLLABLES = 150  # twice a long one: what is told at such length is told in its beginning


def ranked(
    text: str, candidates: Mapping[str, str], least: float = ALIKE, most: int = MOST_PROPOSED
) -> list[tuple[str, float]]:
    """Return (key, likeness) of the candidates (key -> text) at least so like the text, the most alike first.

    Likeness is 0 to 1, and 1 where the folded texts are equal; of equals the lower key comes first. A text without
    words is like nothing.
    """
    return Compared(candidates).ranked(text, least, most)


class Compared:
    """Texts by their keys, weighed once, to be compared with many others."""

    def __init__(self, candidates: Mapping[str, str]) -> None:
        self._terms = {key: _terms(text) for key, text in candidates.items()}
        self._held_by = Counter(term for terms in self._terms.values() for term in terms)
        self._holders: dict[str, list[str]] = defaultdict(list)
        self._squares = dict.fromkeys(self._terms, 0.0)
        for key, terms in self._terms.items():
            for term, said in terms.items():
                self._holders[term].append(key)
                self._squares[key] += self._weight(term, said, told_now=0) ** 2

    def ranked(self, text: str, least: float = ALIKE, most: int = MOST_PROPOSED) -> list[tuple[str, float]]:
        """Return what the function `ranked` does; the text counts among those that hold its words."""
        terms = _terms(text)
        own = sqrt(sum(self._weight(term, said) ** 2 for term, said in terms.items()))
        shared: defaultdict[str, float] = defaultdict(float)
        changed: defaultdict[str, float] = defaultdict(float)
        for term, said in terms.items():
            weight = self._weight(term, said)
            for key in self._holders.get(term, ()):
                theirs = self._terms[key][term]
                now = self._weight(term, theirs)
                shared[key] += weight * now
                changed[key] += now**2 - self._weight(term, theirs, told_now=0) ** 2
        found = []
        for key, product in shared.items():
            length = own * sqrt(max(self._squares[key] + changed[key], 0.0))
            likeness = 1.0 if self._terms[key] == terms else min(round(product / length, 6), 1.0)
            if likeness >= max(least, 1e-6):
                found.append((key, likeness))
        return sorted(found, key=lambda pair: (-pair[1], pair[0]))[:most]

    def _weight(self, term: str, said: float, *, told_now: int = 1) -> float:
        """How much a term tells: the rarer among the texts compared, the more; never nothing, since two may be all."""
        return said * (1 + log((len(self._terms) + 2) / (self._held_by[term] + told_now + 1)))


@lru_cache(maxsize=5_000)
def _terms(text: str) -> Mapping[str, float]:
    """Return syllable or pair of syllables -> how much the text says it; the second time adds less than the first."""
    syllables = fold(text).split()[:_MOST_SYLLABLES]
    said = Counter([*syllables, *(f"{first} {second}" for first, second in pairwise(syllables))])
    return {term: (_PAIR if " " in term else 1) * (1 + log(count)) for term, count in sorted(said.items())}
