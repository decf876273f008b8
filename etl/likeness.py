"""How alike two Vietnamese texts are, with or without accents: it proposes what may be the same, and never decides.

The cosine of two texts' syllables and pairs of neighbouring syllables, folded, each weighing the more the fewer of the
texts compared have it: words that stand everywhere ("chưa", "nên", "thi đua") weigh little without a list of them.
Tried on the 17 difficulties of the sample year and ten of them told in other words: two different ones came to 0.29 at
most, the same one in other words to 0.31 at least, whatever the number of candidates (1, 3, 8 or 17).
"""

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from math import log, sqrt
from operator import itemgetter

from domain.folding import fold

ALIKE = 0.3  # between unrelated and told in other words
MOST_PROPOSED = 5
_LEAST = 1e-6  # to as many digits likeness is told; less is none
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
        self._holders: dict[str, list[str]] = {}
        for key, terms in self._terms.items():
            for term in terms:
                self._holders.setdefault(term, []).append(key)
        # How much a term tells that so many hold: the rarer, the more; never nothing, since two texts may be all.
        self._tells = [1 + log((len(self._terms) + 2) / (held_by + 1)) for held_by in range(len(self._terms) + 2)]
        self._of_theirs = {term: self._tells[len(keys)] for term, keys in self._holders.items()}

    def ranked(self, text: str, least: float = ALIKE, most: int = MOST_PROPOSED) -> list[tuple[str, float]]:
        """Return what the function `ranked` does; the text counts among those that hold its words."""
        terms = _terms(text)
        tells = {term: self._tells[len(self._holders.get(term, ())) + 1] for term in terms}
        weights = {term: said * tells[term] for term, said in terms.items()}
        square = sum(weight**2 for weight in weights.values())
        wanted = max(least, _LEAST)
        found: list[tuple[float, str]] = []
        for key, share in self._shares(weights, square, (wanted - _LEAST) ** 2):
            if share < (wanted - _LEAST) ** 2:
                break
            theirs = self._terms[key]
            likeness = 1.0 if theirs == terms else self._likeness(weights, square, theirs, tells)
            if likeness >= wanted:
                found = sorted([*found, (-likeness, key)])[:most]
                wanted = -found[-1][0] if len(found) == most > 0 else wanted
        return [(key, -unlike) for unlike, key in found]

    def _shares(self, weights: Mapping[str, float], square: float, least: float) -> list[tuple[str, float]]:
        """Return keys and the share of a text's square that they hold at most, the largest first; those below may lack.

        No likeness is above the root of that share (Cauchy-Schwarz). The heaviest terms tell most texts apart: of the
        lightest, which nearly all hold, the holders needn't be looked at.
        """
        rest = square
        held: dict[str, float] = {}
        for term, weight in sorted(weights.items(), key=itemgetter(1), reverse=True):
            if rest < square * least:
                break
            rest -= weight**2
            for key in self._holders.get(term, ()):
                held[key] = held.get(key, 0.0) + weight**2
        by_share = sorted(held.items(), key=itemgetter(1), reverse=True)
        return [(key, (share + max(rest, 0.0)) / square) for key, share in by_share]

    def _likeness(
        self, weights: Mapping[str, float], square: float, theirs: Mapping[str, float], tells: Mapping[str, float]
    ) -> float:
        product = their_square = 0.0
        for term, said in theirs.items():
            if term in weights:
                telling = said * tells[term]
                product += weights[term] * telling
            else:
                telling = said * self._of_theirs[term]
            their_square += telling * telling
        return min(round(product / sqrt(square * their_square), 6), 1.0)


@lru_cache(maxsize=5_000)
def _terms(text: str) -> Mapping[str, float]:
    """Return syllable or pair of syllables -> how much the text says it; the second time adds less than the first."""
    syllables = fold(text).split()[:_MOST_SYLLABLES]
    said = Counter([*syllables, *(f"{first} {second}" for first, second in pairwise(syllables))])
    return {term: (_PAIR if " " in term else 1) * (1 + log(count)) for term, count in sorted(said.items())}
