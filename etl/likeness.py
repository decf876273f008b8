"""How alike two Vietnamese texts are, with or without accents: it proposes what may be the same, and never decides.

The cosine of two texts' syllables and pairs of neighbouring syllables, folded, each weighing the more the fewer of the
texts compared have it: words that stand everywhere ("chưa", "nên", "thi đua") weigh little without a list of them.
Tried on the 17 difficulties of the sample year and ten of them told in other words: two different ones came to 0.29 at
most, the same one in other words to 0.31 at least, whatever the number of candidates (1, 3, 8 or 17).
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise
from math import log, sqrt

from domain.folding import fold

ALIKE = 0.3  # between unrelated and told in other words
MOST_PROPOSED = 5
_PAIR = 0.5  # pairs tell order and compounds, yet few survive another wording
_MOST_SYLLABLES = 600  # about two pages


def ranked(
    text: str, candidates: Mapping[str, str], least: float = ALIKE, most: int = MOST_PROPOSED
) -> list[tuple[str, float]]:
    """Return (key, likeness) of the candidates (key -> text) at least so like the text, the most alike first.

    Likeness is 0 to 1, and 1 where the folded texts are equal; of equals the lower key comes first. A text without
    words is like nothing.
    """
    terms = _terms(text)
    others = {key: _terms(candidate) for key, candidate in candidates.items()}
    weights = _Weights(_held_by([terms, *others.values()]), len(others) + 1)
    own = weights.length(terms)
    found = [(key, _cosine(terms, own, other, weights)) for key, other in others.items()]
    return sorted((pair for pair in found if pair[1] >= max(least, 1e-6)), key=lambda pair: (-pair[1], pair[0]))[:most]


@lru_cache(maxsize=5_000)
def _terms(text: str) -> Mapping[str, float]:
    """Return syllable or pair of syllables -> how much the text says it; the second time adds less than the first."""
    syllables = fold(text).split()[:_MOST_SYLLABLES]
    said = Counter([*syllables, *(f"{first} {second}" for first, second in pairwise(syllables))])
    return {term: (_PAIR if " " in term else 1) * (1 + log(count)) for term, count in sorted(said.items())}


def _held_by(texts: Iterable[Mapping[str, float]]) -> Counter[str]:
    return Counter(term for text in texts for term in text)


class _Weights:
    """How much a term tells: the rarer among the texts compared, the more; never nothing, since two may be all."""

    def __init__(self, held_by: Counter[str], texts: int) -> None:
        self._held_by = held_by
        self._texts = texts

    def of(self, term: str, said: float) -> float:
        return said * (1 + log((self._texts + 1) / (self._held_by[term] + 1)))

    def length(self, terms: Mapping[str, float]) -> float:
        return sqrt(sum(self.of(term, said) ** 2 for term, said in terms.items()))


def _cosine(terms: Mapping[str, float], length: float, others: Mapping[str, float], weights: _Weights) -> float:
    if not terms or not others:
        return 0.0
    if terms == others:
        return 1.0
    shared = sum(
        weights.of(term, said) * weights.of(term, others[term]) for term, said in terms.items() if term in others
    )
    return min(round(shared / (length * weights.length(others)), 6), 1.0)
