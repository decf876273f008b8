"""What is looked for in the trail: chosen in a line of fields, kept in the address."""

from collections.abc import Callable, Sequence
from datetime import date

import streamlit as st

from domain.acts import ACT_GROUPS, ACTS
from domain.clock import today
from domain.trail import Sought
from texts import formats
from ui import address
from ui.language import _

KIND, PERSON, FIRST_DAY, LAST_DAY, TEXT = "viec", "nguoi", "tungay", "denngay", "ve"
FIELDS = (KIND, PERSON, FIRST_DAY, LAST_DAY, TEXT)
_LONGEST_TEXT, _EXAMPLE = 80, "HS-2023-001"


def draw(people: Sequence[str]) -> Sought:
    """Draw the fields and return what is looked for; an unknown code in the address leaves nothing out."""
    with st.container(horizontal=True, vertical_alignment="bottom", key="trail_filters"):
        kind = _one_of(KIND, _("Việc"), ["", *_kinds()], lambda code: _kinds().get(code, _("Mọi việc")), 260)
        person = _one_of(PERSON, _("Người thực hiện"), ["", *people], lambda name: name or _("Mọi người"), 240)
        first_day = _day(FIRST_DAY, _("Từ ngày"))
        last_day = _day(LAST_DAY, _("Đến hết ngày"))
        st.session_state[_key(TEXT)] = address.asked(TEXT)[:_LONGEST_TEXT]
        text = st.text_input(
            _("Đối tượng có chữ"),
            key=_key(TEXT),
            placeholder=_EXAMPLE,
            max_chars=_LONGEST_TEXT,
            width=220,
            on_change=_noted(TEXT, str),
        )
        if any(address.asked(name) for name in FIELDS):
            st.button(_("Bỏ lọc"), icon=":material/filter_alt_off:", type="tertiary", on_click=_forget)
    return Sought(kind, person, first_day, last_day, text)


def told(sought: Sought) -> list[str]:
    """Return what was chosen as a table taken away says it."""
    labels = _kinds()
    lines = [f"{_('Việc')}: {labels[sought.kind].strip()}"] if sought.kind else []
    lines += [f"{_('Người thực hiện')}: {sought.person}"] if sought.person else []
    lines += [f"{_('Từ ngày')}: {formats.date(sought.first_day)}"] if sought.first_day else []
    lines += [f"{_('Đến hết ngày')}: {formats.date(sought.last_day)}"] if sought.last_day else []
    return lines + ([f"{_('Đối tượng có chữ')}: {sought.text}"] if sought.text else [])


def _kinds() -> dict[str, str]:
    """Groups and the acts in them, code -> how they are listed."""
    found: dict[str, str] = {}
    for group, label in ACT_GROUPS.items():
        acts = {verb: f"   {_(act.label)}" for verb, act in ACTS.items() if act.group == group}
        # A group of one act is that act.
        found |= {group: _(label), **acts} if len(acts) > 1 else {group: _(label)}
    return found


def _one_of(name: str, label: str, codes: Sequence[str], shown: Callable[[str], str], width: int) -> str:
    asked = address.asked(name)
    if asked not in codes:
        address.forget(name)
        asked = ""
    st.session_state[_key(name)] = asked
    st.selectbox(
        label, codes, key=_key(name), format_func=shown, filter_mode=None, width=width, on_change=_noted(name, str)
    )
    return asked


def _day(name: str, label: str) -> date | None:
    asked = _read(address.asked(name))
    if address.asked(name) and asked is None:
        address.forget(name)
    st.session_state[_key(name)] = asked
    st.date_input(
        label,
        value=None,
        max_value=today(),
        format="DD/MM/YYYY",
        width=150,
        key=_key(name),
        on_change=_noted(name, lambda day: day.isoformat() if isinstance(day, date) else ""),
    )
    return asked


def _read(code: str) -> date | None:
    try:
        day = date.fromisoformat(code)
    except ValueError:
        return None
    return day if day <= today() and day.isoformat() == code and day.year > 1900 else None


def _noted(name: str, code: Callable[[object], str]) -> Callable[[], None]:
    return lambda: address.change(**{name: code(st.session_state[_key(name)] or "")})


def _forget() -> None:
    address.change(**dict.fromkeys(FIELDS, ""))


def _key(name: str) -> str:
    return f"trail_{name}"
