"""Commands about who may use the program and how it is set: `accounts`, `settings`."""

import sys
from typing import TYPE_CHECKING

import click

from domain.people import ROLE_LABELS, Role
from domain.settings import SETTINGS
from etl.cli.common import BY, Call, acting, command_options
from texts import N_, translate

if TYPE_CHECKING:
    from ledger.accounts import Account

NO_ACCOUNTS = N_("Chưa có tài khoản nào: chương trình chỉ phục vụ ngay trên máy này.")
PASSWORD = N_("Mật khẩu (ít nhất {least} ký tự)")
AGAIN = N_("Nhập lại mật khẩu")
ACTIVE = {True: N_("đang dùng"), False: N_("đã ngừng")}
HEADINGS = {
    "account": N_("Tài khoản"),
    "full_name": N_("Họ và tên"),
    "role": N_("Vai trò"),
    "unit": N_("Đơn vị"),
    "email": N_("Thư điện tử"),
    "active": N_("Tình trạng"),
}
_FROM = "Lấy mật khẩu từ đâu: hỏi trên màn hình (ask) hay dòng đầu của đầu vào chuẩn (stdin)"


@click.group()
def accounts() -> None:
    """Tài khoản đăng nhập: lập, xem, ngừng dùng, đặt lại mật khẩu."""


@accounts.command("add")
@click.argument("account")
@click.option("--full-name", required=True, help="Họ và tên người dùng.")
@click.option("--role", type=click.Choice([role.value for role in Role]), required=True, help="Vai trò.")
@click.option("--unit", help="Mã đơn vị, chỉ với vai trò unit.")
@click.option("--email", help="Thư điện tử, để đăng nhập bằng OpenID Connect.")
@click.option(
    "--password",
    "asked_from",
    type=click.Choice(["ask", "stdin", "none"]),
    default="ask",
    help=f"{_FROM}, hay không có (none), chỉ đăng nhập bằng OpenID Connect.",
)
@BY
@command_options
def add(
    call: Call,
    account: str,
    full_name: str,
    role: str,
    unit: str | None,
    email: str | None,
    asked_from: str,
    by: str,
) -> None:
    """Lập tài khoản mới."""
    from ledger.accounts import NewAccount, account_name, add_account

    if asked_from == "none" and not email:
        raise click.UsageError("--password none: hãy ghi --email để đăng nhập bằng OpenID Connect.")
    password = None if asked_from == "none" else _password(call, asked_from)
    made = NewAccount(account, full_name, Role(role), unit.upper() if unit else None, email, password)
    add_account(call.ledger(), acting(by), made)
    call.tell(N_("Đã lập tài khoản {account}."), account=account_name(account))


@accounts.command("list")
@command_options
def list_accounts(call: Call) -> None:
    """Liệt kê tài khoản, cả tài khoản đã ngừng."""
    from ledger.accounts import accounts as read_accounts

    known = read_accounts(call.ledger()).known
    if not known and not call.as_json:
        click.echo(call.say(NO_ACCOUNTS))
        return
    call.table([_shown(call, one) for one in known], HEADINGS)


@accounts.command("disable")
@click.argument("account")
@BY
@command_options
def disable(call: Call, account: str, by: str) -> None:
    """Ngừng một tài khoản; người đang đăng nhập bằng tài khoản ấy phải ra ngay."""
    from ledger.accounts import account_name, disable_account

    disable_account(call.ledger(), acting(by), account)
    call.tell(N_("Đã ngừng tài khoản {account}."), account=account_name(account))


@accounts.command("reset")
@click.argument("account")
@click.option("--password", "asked_from", type=click.Choice(["ask", "stdin"]), default="ask", help=f"{_FROM}.")
@BY
@command_options
def reset(call: Call, account: str, asked_from: str, by: str) -> None:
    """Đặt lại mật khẩu và mở lại tài khoản; mọi phiên đăng nhập cũ kết thúc."""
    from ledger.accounts import account_name, must_be_known, reset_account

    must_be_known(call.ledger(), account)
    reset_account(call.ledger(), acting(by), account, _password(call, asked_from))
    call.tell(N_("Đã đặt lại mật khẩu của tài khoản {account}."), account=account_name(account))


@click.group()
def settings() -> None:
    """Thiết lập của chương trình: tên miền, phiên đăng nhập, sao lưu tự động."""


@settings.command("list")
@command_options
def list_settings(call: Call) -> None:
    """Liệt kê các thiết lập và giá trị đang dùng."""
    from ledger.settings import settings as read_settings

    rows = [
        {"name": name, "value": value, "label": translate(SETTINGS[name].label, call.lang)}
        for name, value in read_settings(call.ledger()).items()
    ]
    call.table(rows, {"name": N_("Tên"), "value": N_("Giá trị"), "label": N_("Ý nghĩa")})


@settings.command("set")
@click.argument("name")
@click.argument("value")
@BY
@command_options
def set_setting(call: Call, name: str, value: str, by: str) -> None:
    """Ghi một thiết lập."""
    from ledger.settings import change_setting

    change_setting(call.ledger(), acting(by), name, value)
    call.tell(N_("Đã ghi thiết lập {name}: {value}"), name=name, value=value.strip())


def _shown(call: Call, one: "Account") -> dict[str, object]:
    words: dict[str, object] = {"role": one.role.value, "active": one.is_active}
    if not call.as_json:
        words = {
            "role": translate(ROLE_LABELS[one.role], call.lang),
            "active": translate(ACTIVE[one.is_active], call.lang),
        }
    names = {"account": one.account, "full_name": one.full_name, "unit": one.unit_code, "email": one.email}
    return {**names, **words}


def _password(call: Call, source: str) -> str:
    from ledger.accounts import LEAST_PASSWORD

    if source == "stdin":
        return sys.stdin.readline().rstrip("\r\n")
    again = call.say(AGAIN)
    asked = call.say(PASSWORD, least=LEAST_PASSWORD)
    typed: str = click.prompt(asked, hide_input=True, confirmation_prompt=again, err=True)
    return typed
