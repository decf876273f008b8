"""Tài khoản: one's own password; for the Office, who may sign in and as what."""

import streamlit as st

from ledger.accounts import Account
from ui import page, person, signed_in
from ui.accounts import everybodys, mine
from ui.door.known import known
from ui.filters import Chosen
from ui.language import _


def draw(_chosen: Chosen) -> None:
    """Draw the page; it is the same for every plan."""
    own = signed_in.account()
    if own is None:
        _begin()
        return
    if not person.may("account"):
        _mine(own)
        return
    everybody, one = st.tabs([_("Mọi tài khoản"), _("Tài khoản của tôi")])
    with everybody:
        if not page.only_reading():
            everybodys.draw(own.actor)
    with one:
        _mine(own)


def _mine(own: Account) -> None:
    mine.draw(own, has_password=known().accounts.hashes.get(own.account) is not None)


def _begin() -> None:
    st.info(
        _(
            "Chương trình chưa có tài khoản nào: chỉ người ngồi tại máy này dùng được, tên và vai trò do người dùng tự "
            "khai. Lập tài khoản đầu tiên cho Văn phòng thì từ đó ai cũng phải đăng nhập."
        ),
        icon=":material/lock_open:",
    )
    if not page.only_reading() and (who := person.ask("account", key="accounts")) is not None:
        everybodys.new(who.actor)


draw(page.start("accounts.py"))
