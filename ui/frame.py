"""The frame around every page: look, navigation, filters, language, person, and the banner of a sample ledger."""

from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from domain.acts import may
from domain.people import ROLE_LABELS
from ledger.errors import LedgerError, LedgerMissing
from texts import LANGUAGE_NAMES, LANGUAGES
from ui import (
    address,
    away,
    data,
    filters,
    first_start,
    looking_back,
    person,
    rights,
    search_box,
    signed_in,
    state,
    turns,
)
from ui.failure import show_failure
from ui.language import LANGUAGE_KEY, _, language
from ui.navigation import SCREENS, Screen
from ui.place import ledger_path
from ui.plain import plain
from ui.rerun import drawing, forget

STATIC = Path(__file__).resolve().parent / "static"


def draw() -> None:
    """Draw the frame and run the page chosen in the navigation."""
    with turns.line.turn(), drawing():
        _draw()


def _draw() -> None:
    st.set_page_config(
        page_title=_("Thi đua, khen thưởng"),
        page_icon=str(STATIC / "icon.svg"),
        layout="wide",
        initial_sidebar_state="auto",
    )
    st.logo(STATIC / "icon.svg", size="large")
    st.html(STATIC / "styles" / "base.css")
    if not _is_in():
        return
    if data.ledger_missing():
        _first_start()
    with st.sidebar:
        address.draw()
    # Only now is the address read, and the language with it.
    forget()
    st.html(STATIC / "styles" / f"words.{language()}.css")
    page = st.navigation([_page(screen) for screen in SCREENS], expanded=True)
    st.set_page_config(page_title=f"{page.title} – {_('Thi đua, khen thưởng')}")
    with st.sidebar:
        if rights.may_open(search_box.FILE):
            search_box.draw(page.url_path)
    person.draw_signed_in()
    notices = _sidebar()
    away.banner()
    looking_back.banner()
    _sample_banner()
    for notice in notices:
        st.info(plain(notice), icon=":material/info:")
    screen = next(screen for screen in SCREENS if page.url_path == ("" if screen.is_default else screen.url_path))
    if rights.may_open(screen.file):
        page.run()
    else:
        _refuse(screen)


def _page(screen: Screen) -> StreamlitPage:
    """The screen in the menu; one that isn't for who looks stays out of it, but its address says so."""
    return st.Page(
        screen.path,
        title=_(screen.title),
        icon=screen.icon,
        url_path=screen.url_path,
        default=screen.is_default,
        visibility="visible" if rights.may_open(screen.file) else "hidden",
    )


def _refuse(screen: Screen) -> None:
    st.title(_(screen.title), anchor=False)
    told = _("Trang này không dành cho vai trò “{role}”. Hãy chọn trang khác ở thanh bên.")
    st.info(told.format(role=_(ROLE_LABELS[data.viewer().role])), icon=":material/lock:")


def _sidebar() -> list[str]:
    with st.sidebar:
        notices = filters.draw()
        person.draw()
        st.session_state["choose_lang"] = language()
        st.segmented_control(
            _("Ngôn ngữ"),
            LANGUAGES,
            key="choose_lang",
            required=True,
            format_func=lambda code: LANGUAGE_NAMES[code],
            on_change=_write_language,
            label_visibility="collapsed",
        )
    return notices


def _write_language() -> None:
    picked = st.session_state["choose_lang"]
    address.change(**{LANGUAGE_KEY: "" if picked == LANGUAGES[0] else picked})


def _is_in() -> bool:
    """Whether somebody may see anything here at all; else the reason is said."""
    try:
        signed_in.account()
    except (signed_in.SignedOutError, LedgerError) as reason:
        return not show_failure(reason)
    return True


def _first_start() -> None:
    """Make the ledger with a progress bar; a person who waits sees what is being done.

    Raises LedgerMissing where there was one with accounts: nobody is let in to something else in its place.
    """
    if signed_in.account() is not None:
        raise LedgerMissing(str(ledger_path()))
    place = st.empty()
    bar = place.progress(0.0, text=_("Đang chuẩn bị sổ số liệu…"))

    def draw_share(share: float, text: str) -> None:
        bar.progress(min(max(share, 0.0), 1.0), text=text)

    try:
        first_start.ensure_ledger(draw_share)
    finally:
        place.empty()


def _sample_banner() -> None:
    if not data.is_sample():
        return
    with st.container(key="sample_banner", horizontal=True, vertical_alignment="center"):
        st.markdown(_("**Dữ liệu minh họa** – tên người, số liệu đều là giả định"), width="stretch")
        why_not = looking_back.only_reading()
        if may(data.viewer().role, "init") and st.button(
            _("Bắt đầu với sổ trống"),
            key="begin_empty",
            type="tertiary",
            icon=":material/restart_alt:",
            disabled=bool(why_not),
            help=why_not or None,
        ):
            _confirm_begin_empty()


def _confirm_begin_empty() -> None:
    @st.dialog(_("Bắt đầu với sổ trống"))
    def confirm() -> None:
        st.text(_("Sổ minh họa được cất đi nguyên vẹn và một sổ mới, chưa có số liệu nào, được mở ra thay thế."))
        with st.container(horizontal=True):
            if st.button(_("Mở sổ trống"), type="primary"):
                who = person.actor()
                data.begin_empty(who.actor if who and person.may("init") else data.SET_UP_BY)
                state.forget_all()
                for name in ("plan", "period", "unit", "asof", "since", "item", "kk", "q"):
                    address.forget(name)
                st.rerun()
            if st.button(_("Thôi, giữ sổ minh họa")):
                st.rerun()

    confirm()


draw()
