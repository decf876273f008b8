"""The Office's list of accounts: making one, shutting one, giving one another password."""

import streamlit as st

from domain.people import ROLE_LABELS, Actor, Role
from ledger.accounts import LEAST_PASSWORD, MOST_PASSWORD, NewAccount, add_account, disable_account, reset_account
from texts import N_
from ui import data
from ui.chosen_row import chosen_row
from ui.failure import refusal_shown
from ui.language import _
from ui.tables import Column

ROLES = {role.value: label for role, label in ROLE_LABELS.items()}
# The Office first: it is the one that begins.
ROLE_ORDER = (Role.OFFICE, Role.LEADERSHIP, Role.UNIT, Role.VIEWER)
STATES = {"yes": N_("đang dùng"), "no": N_("đã ngừng")}
ACCOUNTS = (
    Column("account", N_("Tài khoản"), width=130),
    Column("full_name", N_("Họ và tên"), width=190),
    Column("role", N_("Vai trò"), labels=ROLES, width=110),
    Column("unit_name", N_("Đơn vị"), width=190),
    Column("email", N_("Thư điện tử"), width=180),
    Column("active", N_("Tình trạng"), labels=STATES, width=100),
    Column("recorded_at", N_("Thay đổi lần cuối"), "moment", width=150),
)
NO_UNIT = ""


def draw(who: Actor) -> None:
    """Draw the list, what may be done with the chosen one, and the form for a new one."""
    chosen_row(
        data.fetch("account_list"),
        ACCOUNTS,
        lambda row: _one(who, str(row["account"]), is_active=row["active"] == "yes"),
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
    with st.form("new_account", border=True, width=640):
        account = st.text_input(_("Tên tài khoản"), max_chars=40, help=_("Chữ cái không dấu, chữ số, dấu chấm."))
        full_name = st.text_input(_("Họ và tên"), max_chars=80)
        role = st.selectbox(
            _("Vai trò"),
            [found.value for found in (ROLE_ORDER[:1] if is_first else ROLE_ORDER)],
            format_func=lambda code: _(ROLES[code]),
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
    if not sent:
        return
    with refusal_shown():
        add_account(
            data.ledger(), who, NewAccount(account, full_name, Role(role), unit or None, email or None, password)
        )
        st.rerun()


def _one(who: Actor, account: str, *, is_active: bool) -> None:
    with st.container(border=True, width=640):
        st.text(account)
        with st.form("reset_account", border=False, clear_on_submit=True):
            st.caption(_("Đặt lại mật khẩu cũng mở lại tài khoản đã ngừng; các phiên đăng nhập cũ kết thúc."))
            password = st.text_input(_("Mật khẩu mới"), type="password", max_chars=MOST_PASSWORD)
            resets = st.form_submit_button(_("Đặt lại mật khẩu"))
        if resets:
            with refusal_shown():
                reset_account(data.ledger(), who, account, password)
                st.rerun()
        if is_active and st.button(_("Ngừng tài khoản"), key="disable_account", icon=":material/block:"):
            with refusal_shown():
                disable_account(data.ledger(), who, account)
                st.rerun()
