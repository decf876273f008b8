"""The Office's list of accounts: making one, shutting one, giving one another password."""

from typing import Any

import pandas as pd
import streamlit as st

from domain.people import ROLE_NAMES, Actor, Role
from ledger.accounts import (
    LEAST_PASSWORD,
    MOST_PASSWORD,
    NewAccount,
    account_name,
    add_account,
    disable_account,
    reset_account,
)
from texts import N_
from ui import data
from ui.chosen_row import chosen_row
from ui.failure import refusal_shown
from ui.language import _
from ui.plain import plain
from ui.tables import Column

# The Office first: it is the one that begins.
ROLE_ORDER = (Role.OFFICE, Role.LEADERSHIP, Role.UNIT, Role.VIEWER)
STATES = {"yes": N_("đang dùng"), "no": N_("đã ngừng")}
ACCOUNTS = (
    Column("account", N_("Tài khoản"), width=130),
    Column("full_name", N_("Họ và tên"), width=190),
    Column("role", N_("Vai trò"), labels=ROLE_NAMES, width=110),
    Column("unit_name", N_("Đơn vị"), width=190),
    Column("email", N_("Thư điện tử"), width=180),
    Column("active", N_("Tình trạng"), labels=STATES, width=100),
    Column("recorded_at", N_("Thay đổi lần cuối"), "moment", width=150),
)
NO_UNIT = ""
_DONE, _ROUND = "accounts_done", "new_account_round"


def draw(who: Actor) -> None:
    """Draw the list, what may be done with the chosen one, and the form for a new one."""
    if done := st.session_state.pop(_DONE, None):
        st.success(done, icon=":material/check_circle:")
    chosen_row(
        data.fetch("account_list"),
        ACCOUNTS,
        lambda row: _one(who, row),
        by="account",
        key="accounts",
        empty=_("Chưa có tài khoản nào."),
        max_height=420,
    )
    st.subheader(_("Lập tài khoản"), anchor=False)
    new(who)


def new(who: Actor) -> None:
    """Draw the form for a new account; the first one is the Office's."""
    is_first = data.fetch("account_list").empty
    units = data.fetch("context_units")
    names = {NO_UNIT: "–", **dict(zip(units["unit_code"], units["name"], strict=True))}
    with st.form(f"new_account_{st.session_state.setdefault(_ROUND, 0)}", border=True, width=640):
        allowed = _("2 đến 40 chữ cái không dấu, chữ số, dấu chấm, gạch nối.")
        account = st.text_input(_("Tên tài khoản"), max_chars=40, help=allowed)
        full_name = st.text_input(_("Họ và tên"), max_chars=80)
        role = st.selectbox(
            _("Vai trò"),
            [found.value for found in (ROLE_ORDER[:1] if is_first else ROLE_ORDER)],
            format_func=lambda code: _(ROLE_NAMES[code]),
            index=0 if is_first else None,
            placeholder=_("Chọn vai trò"),
        )
        unit = st.selectbox(
            _("Đơn vị (chỉ với vai trò Đơn vị)"), list(names), format_func=lambda code: names[code], disabled=is_first
        )
        email = st.text_input(_("Thư điện tử (không bắt buộc)"), max_chars=200)
        password = st.text_input(
            _("Mật khẩu ban đầu (ít nhất {least} ký tự)").format(least=LEAST_PASSWORD),
            type="password",
            max_chars=MOST_PASSWORD,
        )
        sent = st.form_submit_button(_("Lập tài khoản"), type="primary")
    st.caption(
        _(
            "Vai trò, đơn vị và tên không đổi được sau khi lập: người chuyển đơn vị thì ngừng tài khoản cũ rồi lập "
            "tài khoản mới."
        )
    )
    if not sent:
        return
    if role is None:
        st.error(_("Hãy chọn vai trò."))
        return
    with refusal_shown():
        made = NewAccount(account, full_name, Role(role), unit or None, email or None, password)
        add_account(data.ledger(), who, made)
        st.session_state[_ROUND] += 1
        _say_done(_("Đã lập tài khoản {account}."), account)


def _say_done(told: str, account: str) -> None:
    st.session_state[_DONE] = plain(told.format(account=account_name(account)))
    st.rerun()


def _one(who: Actor, row: "pd.Series[Any]") -> None:
    account = str(row["account"])
    with st.container(border=True, width=640):
        st.text(f"{account} · {row['full_name']}")
        with st.form("reset_account", border=False, clear_on_submit=True):
            st.caption(_("Đặt lại mật khẩu cũng mở lại tài khoản đã ngừng; các phiên đăng nhập cũ kết thúc."))
            password = st.text_input(_("Mật khẩu mới"), type="password", max_chars=MOST_PASSWORD)
            resets = st.form_submit_button(_("Đặt lại mật khẩu"))
        if resets:
            with refusal_shown():
                reset_account(data.ledger(), who, account, password)
                _say_done(_("Đã đặt lại mật khẩu của tài khoản {account}."), account)
        if row["active"] == "yes" and row["full_name"] != who.name:
            with st.popover(_("Ngừng tài khoản"), icon=":material/block:"):
                _shutting(who, account)


def _shutting(who: Actor, account: str) -> None:
    st.text(_("Người đang đăng nhập bằng tài khoản này phải ra ngay. Đặt lại mật khẩu thì mở lại được."))
    if st.button(_("Ngừng dùng {account}").format(account=plain(account)), key="disable_account", type="primary"):
        with refusal_shown():
            disable_account(data.ledger(), who, account)
            _say_done(_("Đã ngừng tài khoản {account}."), account)
