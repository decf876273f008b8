"""Who is acting: without accounts a person states name and role once, and it is marked as not verified."""

from dataclasses import dataclass

import streamlit as st

from domain.people import Actor, Role
from texts import N_
from ui.door import BROWSER_COOKIE
from ui.language import _
from ui.plain import plain

_PERSON = "person"
# Who said what from which browser, for as long as the program runs: a refresh starts a new session.
_stated: dict[str, "Person"] = {}
_STATED_AT_MOST = 1000
ROLES: dict[str, str] = {"office": N_("Văn phòng"), "leadership": N_("Lãnh đạo Sở")}


@dataclass(frozen=True)
class Person:
    """The person at the screen, as stated: nothing has checked it."""

    name: str
    role: str
    verified: bool = False

    @property
    def actor(self) -> Actor:
        """Who the ledger will name."""
        return Actor(self.name, Role(self.role))


def actor() -> Person | None:
    """Who acts, or None while nobody has said so; whoever appends to the ledger must ask for it first."""
    found: Person | None = st.session_state.get(_PERSON) or _stated.get(browser())
    return found


def draw() -> None:
    """Draw the entry in the sidebar where a person states name and role."""
    person = actor()
    label = _("Chưa khai tên người dùng") if person is None else person.name
    with st.popover(plain(label), icon=":material/person:", width="stretch"):
        _form(person)
    if person is not None:
        st.caption(_("{role} · chưa xác thực").format(role=_(ROLES[person.role])))


def ask(*, key: str) -> Person | None:
    """Return who acts; while nobody has said so, ask for it right where the act stands and return None."""
    person = actor()
    if person is None:
        st.info(_("Hãy khai họ tên và vai trò trước, để sổ ghi được ai đã làm."), icon=":material/person:")
        _form(None, key=f"person_form_{key}")
    return person


def _form(person: Person | None, *, key: str = "person_form") -> None:
    with st.form(key, border=False, enter_to_submit=False):
        st.caption(_("Tên và vai trò được ghi cùng mỗi việc làm trên sổ; chương trình chưa xác thực."))
        name = st.text_input(_("Họ và tên"), value=person.name if person else "", max_chars=80)
        role = st.radio(
            _("Vai trò"),
            list(ROLES),
            format_func=lambda code: _(ROLES[code]),
            index=list(ROLES).index(person.role) if person else 0,
        )
        sent = st.form_submit_button(_("Ghi nhận"), type="primary")
    if not sent:
        return
    if not name.strip():
        st.error(_("Cần ghi họ và tên."))
        return
    _remember(Person(" ".join(name.split()), str(role)))
    st.rerun()


def _remember(person: Person) -> None:
    st.session_state[_PERSON] = person
    if mark := browser():
        _stated.pop(mark, None)
        _stated[mark] = person
        while len(_stated) > _STATED_AT_MOST:
            _stated.pop(next(iter(_stated)), None)


def browser() -> str:
    """The browser's mark; empty where there is none, as in tests without a browser."""
    mark = st.context.cookies.get(BROWSER_COOKIE)
    # Streamlit's own test runner hands out cookies that are no texts.
    return mark if isinstance(mark, str) else ""
