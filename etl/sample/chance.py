"""Chance that falls the same way for the same seed, whatever the version of Python and the order of questions."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Chance:
    """A seed; every question has its own words, so that a new question changes no earlier answer."""

    seed: int

    def number(self, below: int, *words: object) -> int:
        """Return a number from 0 to below - 1."""
        asked = "/".join(str(word) for word in (self.seed, *words))
        return int.from_bytes(hashlib.blake2b(asked.encode(), digest_size=8).digest()) % below

    def pick(self, options: Sequence[T], *words: object) -> T:
        """Return one of the options; raises ZeroDivisionError when there is none."""
        return options[self.number(len(options), *words)]
