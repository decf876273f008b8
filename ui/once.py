"""What is worked out once, and drawn at every rerun until the ledger, or the frame it is drawn from, says otherwise."""

import pickle
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from hashlib import sha256
from typing import Concatenate, ParamSpec, TypeVar

import pandas as pd

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


@dataclass(frozen=True)
class _Content:
    """What a frame holds, told apart by `print`, which no two frames share that differ."""

    print: bytes
    frame: pd.DataFrame = field(compare=False)


def once_a_content(make: Callable[Concatenate[pd.DataFrame, _P], _T]) -> Callable[Concatenate[pd.DataFrame, _P], _T]:
    """Keep what a function makes of a frame, by what is in it, the other arguments and the language.

    Nothing has to be forgotten: another content is another frame. What it gives is not to be altered.
    """

    @lru_cache(_MOST_KEPT)
    def made(content: _Content, _lang: str, /, *args: _P.args, **kwargs: _P.kwargs) -> _T:
        return make(content.frame, *args, **kwargs)

    @wraps(make)
    def kept(frame: pd.DataFrame, /, *args: _P.args, **kwargs: _P.kwargs) -> _T:
        content = _Content(sha256(pickle.dumps(frame, protocol=pickle.HIGHEST_PROTOCOL)).digest(), frame)
        return made(content, language(), *args, **kwargs)  # type: ignore[arg-type]

    return kept
