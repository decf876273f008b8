"""What the address carries: plan, period, unit, day of the figures, day to compare with and language as short codes.

Streamlit writes a bound selectbox into the address by its *label*, which changes with the language and
with every renaming. So the codes live in bound text fields that the style sheet keeps out of sight, and
the widgets people see read from them and write to them. An empty field is the default and leaves the address.
"""

import streamlit as st

FIELDS: tuple[str, ...] = (
    *("plan", "period", "unit", "asof", "since", "item", "kk", "hs", "meeting", "slide", "q", "lang"),
    # What is looked for in the trail: a kind of act, who did it, from and to which day, on what.
    *("viec", "nguoi", "tungay", "denngay", "ve"),
)
_PENDING = "address_pending"


def draw() -> None:
    """Draw the hidden fields; first thing in every run, before anything asks what the address says."""
    for name, value in st.session_state.pop(_PENDING, {}).items():
        st.session_state[name] = value
    with st.container(key="address"):
        for name in FIELDS:
            st.text_input(name, key=name, bind="query-params", label_visibility="collapsed")


def asked(name: str) -> str:
    """The code the address asks for; empty means the default."""
    return str(st.session_state.get(name) or "")


def change(**codes: str) -> None:
    """Write codes into the address at once; for callbacks, which run before the fields are drawn."""
    for name, code in codes.items():
        st.session_state[name] = code


def forget(name: str) -> None:
    """Take a code that nobody knows out of the address at the next run: its field is already drawn in this one."""
    change_next(**{name: ""})


def change_next(**codes: str) -> None:
    """Write codes into the address at the next run: for whoever did something in this one and goes on elsewhere."""
    st.session_state.setdefault(_PENDING, {}).update(codes)
