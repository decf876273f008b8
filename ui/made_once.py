"""What Streamlit works out anew for every element though it comes out the same: a styled table, all that is remembered.

Both are private to Streamlit, whose version is pinned; together they were a third to a half of a rerun (decision 0032).
Tests compare what is sent with what Streamlit by itself would have sent.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from streamlit.elements import arrow
from streamlit.elements.lib.pandas_styler_utils import marshall_styler
from streamlit.proto.ArrowData_pb2 import ArrowData
from streamlit.runtime.state import SafeSessionState
from streamlit.runtime.state.common import is_element_id
from streamlit.runtime.state.session_state import STREAMLIT_INTERNAL_KEY_PREFIX

_MADE = "made_once"


def made_of(styled: Any) -> Any:
    """Return a plain Styler of the same frame that is sent as the styled one is, which needn't be kept for it."""
    made = ArrowData()
    marshall_styler(made, styled, styled.uuid)
    plain = styled.data.style.set_uuid(styled.uuid)
    setattr(plain, _MADE, made)
    return plain


def _marshall(proto: ArrowData, styled: Any, default_uuid: str) -> None:
    if (made := getattr(styled, _MADE, None)) is None:
        marshall_styler(proto, styled, default_uuid)
    else:
        proto.CopyFrom(made)


@dataclass(frozen=True)
class _State(Mapping[str, Any]):
    """What a session remembers, looked up: each of the fields asks for one key, and got all of them gathered for it."""

    whole: Callable[[], Mapping[str, Any]]
    one: Callable[[str], Any]

    def __getitem__(self, key: str) -> Any:
        if is_element_id(key) or key.startswith(STREAMLIT_INTERNAL_KEY_PREFIX):
            return self.whole()[key]
        return self.one(key)

    def __iter__(self) -> Iterator[str]:
        return iter(self.whole())

    def __len__(self) -> int:
        return len(self.whole())


def _looked_up(state: SafeSessionState) -> _State:
    return _State(lambda: _gathered(state), lambda key: state[key])


_gathered = vars(SafeSessionState)["filtered_state"].fget
SafeSessionState.filtered_state = property(_looked_up)  # type: ignore[method-assign, assignment]
arrow.marshall_styler = _marshall  # type: ignore[attr-defined, assignment]
