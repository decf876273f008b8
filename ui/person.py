"""Who is acting: the account signed in; without accounts a person states name and role once, marked as not verified."""

from dataclasses import dataclass

import streamlit as st

from domain import acts
from domain.people import ROLE_NAMES, Actor, Role
from ui import data, session_keeper, signed_in
from ui.door import BROWSER_COOKIE
from ui.language import _
from ui.plain import plain

_PERSON = "person"
# Who said what from which browser, for as long as the program runs: a refresh starts a new session.
_stated: dict[str, "Person"] = {}
_STATED_AT_MOST = 1000
# Whom somebody without an account may say to be.
STATED_ROLES = (Role.OFFICE.value, Role.LEADERSHIP.value)


@dataclass(frozen=True)
class Person:
    """The person at the screen: of an account, else as stated, which nothing has checked."""

    name: str
    role: str
    unit_code: str | None = None
    verified: bool = False

    @property
    def actor(self) -> Actor:
        """Who the ledger will name."""
        return Actor(self.name, Role(self.role), self.unit_code, self.verified)


def actor() -> Person | None:
    """Who acts, or None while nobody has said so; whoever appends to the ledger must ask for it first."""
    if (own := signed_in.account()) is not None:
        return Person(own.full_name, own.role.value, own.unit_code, verified=True)
    found: Person | None = st.session_state.get(_PERSON) or _stated.get(browser())
    return found


def draw_signed_in() -> None:
    """Draw in the corner of every page who is signed in and the way out; nothing without accounts."""
    person = actor()
    if person is None or not person.verified:
        return
    role = _(ROLE_NAMES[person.role])
    with st.container(key="signed_in", horizontal=True, vertical_alignment="center", gap="small", width="content"):
        st.text(person.name, width="content")
        st.caption(plain(role if person.unit_code is None else f"{role} {person.unit_code}"), width="content")
        session_keeper.draw(is_in=True)


def draw() -> None:
    """Draw in the sidebar where a person states name and role; nothing where people sign in."""
    person = actor()
    if person is not None and person.verified:
        return
    label = _("Chưa khai tên người dùng") if person is None else person.name
    with st.popover(plain(label), icon=":material/person:", width="stretch"), st.container(key="stated_here"):
        _form(person)
    if person is not None:
        st.caption(_("{role} · chưa xác thực").format(role=_(ROLE_NAMES[person.role])))


def may(*verbs: str) -> bool:
    """Tell whether one of these acts may be offered: to who looks, and in the role stated where there are no accounts.

    Raises KeyError for an act that `domain/acts.py` doesn't declare.
    """
    who = actor()
    roles = {data.viewer().role} if who is None else {data.viewer().role, Role(who.role)}
    return any(all(acts.may(role, verb) for role in roles) for verb in verbs)


def ask(*verbs: str, key: str) -> Person | None:
    """Return who acts, None where they may do none of these acts.

    While nobody has said who acts, ask for it right where the act stands and return None.
    """
    if not may(*verbs):
        return None
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
            STATED_ROLES,
            format_func=lambda code: _(ROLE_NAMES[code]),
            index=STATED_ROLES.index(person.role) if person else 0,
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


def owner() -> str:
    """Whose drafts and places are kept: the account's, on whatever machine; without accounts the browser's."""
    own = signed_in.account()
    return browser() if own is None else f"account/{own.account}"


def browser() -> str:
    """The browser's mark; empty where there is none, as in tests without a browser."""
    mark = st.context.cookies.get(BROWSER_COOKIE)
    # Streamlit's own test runner hands out cookies that are no texts.
    return mark if isinstance(mark, str) else ""
