"""Whose account this is, and another password for it."""

import streamlit as st

from domain.people import ROLE_LABELS
from ledger.accounts import LEAST_PASSWORD, MOST_PASSWORD, Account, change_password
from ledger.errors import ActRefused
from texts import N_
from ui import data
from ui.door import throttle
from ui.failure import refusal_shown
from ui.language import _

HOW_LONG = N_(
    "Mật khẩu dài ít nhất {least} ký tự, nên là một câu dễ nhớ. Đổi xong, mọi phiên đăng nhập "
    "kết thúc, kể cả phiên này: hãy đăng nhập lại bằng mật khẩu mới."
)
NOT_ALIKE = N_("Hai lần nhập mật khẩu mới không giống nhau.")
# Where a wrong present password is counted: apart from those typed at the door.
_HERE = "account page"


def line(account: Account) -> str:
    """For instance "Đỗ Thị Lan · Đơn vị VP · Tên tài khoản: lan"."""
    role = _(ROLE_LABELS[account.role])
    told = _("Tên tài khoản: {account}").format(account=account.account)
    return " · ".join((account.full_name, role if account.unit_code is None else f"{role} {account.unit_code}", told))


def draw(account: Account, *, has_password: bool) -> None:
    """Draw who is signed in and the form for another password."""
    st.text(line(account))
    if not has_password:
        st.caption(_("Tài khoản này đăng nhập bằng OpenID Connect, không có mật khẩu riêng."))
        return
    with st.form("own_password", border=True, clear_on_submit=True, width=460):
        st.caption(_(HOW_LONG).format(least=LEAST_PASSWORD))
        present = st.text_input(_("Mật khẩu đang dùng"), type="password", max_chars=MOST_PASSWORD)
        new = st.text_input(_("Mật khẩu mới"), type="password", max_chars=MOST_PASSWORD)
        again = st.text_input(_("Nhập lại mật khẩu mới"), type="password", max_chars=MOST_PASSWORD)
        sent = st.form_submit_button(_("Đổi mật khẩu"), type="primary")
    if not sent:
        return
    if new != again:
        st.error(_(NOT_ALIKE))
    elif seconds := throttle.wait_seconds(account.account, _HERE):
        sentence, n = throttle.told(seconds)
        st.error(_(sentence).format(n=n))
    else:
        with refusal_shown():
            _change(account, present, new)


def _change(account: Account, present: str, new: str) -> None:
    try:
        change_password(data.ledger(), account, present, new)
    except ActRefused:
        throttle.wrong(account.account, _HERE)
        raise
    throttle.right(account.account, _HERE)
    st.rerun()
