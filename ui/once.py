"""What is worked out from the ledger once, and drawn at every rerun until the ledger says something else."""

from collections.abc import Callable
from functools import lru_cache, wraps
from typing import ParamSpec, TypeVar

from ui import data
from ui.language import language

_P = ParamSpec("_P")
_T = TypeVar("_T")
_MOST_KEPT = 200


def once_a_state(make: Callable[_P, _T]) -> Callable[_P, _T]:
    """Keep what a function gives, by its arguments, for every session that sees the same ledger in the same language.

    It may read nothing else of the session, and what it gives is not to be altered: others are drawn from it too.
    """

    @lru_cache(_MOST_KEPT)
    def made(_state: tuple[object, ...], _lang: str, /, *args: _P.args, **kwargs: _P.kwargs) -> _T:
        return make(*args, **kwargs)

    @wraps(make)
    def kept(*args: _P.args, **kwargs: _P.kwargs) -> _T:
        # What screens are asked with can be a key; ParamSpec has no word for it.
        return made(data.state(), language(), *args, **kwargs)  # type: ignore[arg-type]

    return kept
