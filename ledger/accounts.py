"""Accounts: who may sign in, as what. Every change is a row; passwords are kept as argon2's own text only."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from domain.people import WHOLE_DEPARTMENT, Actor, Role, Viewer
from ledger.errors import ActRefused
from ledger.one_act import Act
from ledger.store import Ledger
from texts import N_

NO_SUCH_ACCOUNT = N_("Không có tài khoản nào tên “{account}”. Xem danh sách bằng lệnh “python -m etl accounts list”.")
SAME_ACCOUNT = N_("Đã có tài khoản tên “{account}”. Hãy chọn tên khác.")
BAD_ACCOUNT = N_(
    "Tên tài khoản “{account}” không dùng được: gồm 2 đến 40 chữ cái không dấu, chữ số, dấu chấm, gạch nối."
)
BAD_EMAIL = N_("“{email}” không phải là địa chỉ thư điện tử.")
SAME_FULL_NAME = N_(
    "Tên “{name}” đã là của tài khoản “{account}”. Nhật ký ghi theo tên: hãy ghi thêm để phân biệt, ví dụ đơn vị."
)
SAME_EMAIL = N_("Địa chỉ {email} đã thuộc tài khoản “{account}”.")
UNIT_NEEDED = N_("Tài khoản của đơn vị phải ghi mã đơn vị; các vai trò khác thì không ghi.")
UNKNOWN_UNIT = N_("Không có đơn vị nào mang mã “{unit}” trong danh mục.")
NAME_NEEDED = N_("Hãy ghi họ và tên của người dùng tài khoản.")
WEAK_PASSWORD = N_("Mật khẩu phải dài từ {least} đến {most} ký tự và khác tên tài khoản.")
WRONG_PRESENT = N_("Mật khẩu đang dùng không đúng.")
FIRST_OFFICE = N_("Tài khoản đầu tiên phải có vai trò Văn phòng, để có người quản lý các tài khoản khác.")
ALREADY_SHUT = N_("Tài khoản “{account}” đã ngừng dùng trước đó.")
LAST_OFFICE = N_(
    "“{account}” là tài khoản Văn phòng cuối cùng còn dùng, không ngừng được. Hãy lập tài khoản khác trước."
)
LEAST_PASSWORD, MOST_PASSWORD = 10, 200

_ACCOUNT = re.compile(r"[a-z0-9][a-z0-9._-]{1,39}")
_EMAIL = re.compile(r"[^@\s]{1,64}@[^@\s]{1,189}\.[^@\s.]{2,63}")
_hasher = PasswordHasher()
# What a password is compared with where there is no account, of a text that was thrown away: as long as any other
# comparison. Kept here, because working it out at every start takes as long as importing DuckDB twice.
NOBODYS_HASH = "$argon2id$v=19$m=65536,t=3,p=4$bMs3SMlyVFVnqf8RlR4d+g$gHOXyDtQTTLdYwEjDtPplhcvSYpIBPm2WIPe6E7F9XY"


@dataclass(frozen=True)
class Account:
    """Who may sign in; `act_no` is that of its newest change, so that a session begun before it ends."""

    account: str
    full_name: str
    role: Role
    unit_code: str | None
    email: str | None
    is_active: bool
    act_no: int

    @property
    def actor(self) -> Actor:
        """Who the ledger will name."""
        return Actor(self.full_name, self.role, self.unit_code, verified=True)

    @property
    def viewer(self) -> Viewer:
        """Who looks."""
        return Viewer(self.role, self.unit_code)


@dataclass(frozen=True)
class NewAccount:
    """What is said of an account when it is made: a unit for the role `unit` only; a password, an e-mail, or both."""

    account: str
    full_name: str
    role: Role
    unit_code: str | None = None
    email: str | None = None
    password: str | None = None


@dataclass(frozen=True)
class Accounts:
    """Every account of a ledger as it was read once."""

    known: tuple[Account, ...]
    hashes: dict[str, str | None]

    def named(self, name: str) -> Account | None:
        """Return the account that may sign in under a name, however it was typed; None where there is none."""
        return self._active(account_name(name))

    def of_email(self, email: str) -> Account | None:
        """Return the account that may sign in with that e-mail; None where there is none."""
        wanted = email_key(email)
        return next((found for found in self.known if found.is_active and wanted and found.email == wanted), None)

    def signed_in(self, name: str, password: str) -> Account | None:
        """Return the account of that name and password; None for a wrong name as for a wrong password, as slowly.

        Takes some 50 ms of one processor and 64 MiB.
        """
        found = self.named(name)
        kept = self.hashes.get(found.account) if found else None
        is_right = _verified(kept or NOBODYS_HASH, password)
        return found if is_right and kept else None

    def _active(self, name: str) -> Account | None:
        return next((found for found in self.known if found.is_active and found.account == name), None)


def accounts(ledger: Ledger) -> Accounts:
    """Return the ledger's accounts, those that were shut too; raises LedgerError."""
    rows = ledger.rows("accounts", viewer=WHOLE_DEPARTMENT)
    return Accounts(tuple(map(_account, rows)), {row["account"]: row["password_hash"] for row in rows})


def add_account(ledger: Ledger, actor: Actor, new: NewAccount) -> None:
    """Make an account; raises ActRefused for what can't be one."""
    name, email = account_name(new.account), email_key(new.email or "") or None
    _must_be_sound(new, name, email)
    password_hash = None if new.password is None else hashed(name, new.password)
    with ledger.act(actor, "account", name) as act:
        rows = act.rows("accounts")
        if not rows and new.role is not Role.OFFICE:
            raise ActRefused(FIRST_OFFICE)
        if any(row["account"] == name for row in rows):
            raise ActRefused(SAME_ACCOUNT, account=name)
        _must_be_told_apart(rows, name, new.full_name, email)
        if new.unit_code and not act.rows("unit_by_code", unit_code=new.unit_code):
            raise ActRefused(UNKNOWN_UNIT, unit=new.unit_code)
        row = {
            "account": name,
            "full_name": new.full_name.strip(),
            "role": new.role.value,
            "unit_code": new.unit_code,
            "email": email,
            "password_hash": password_hash,
            "is_active": True,
        }
        _append(act, row, "add")


def disable_account(ledger: Ledger, actor: Actor, name: str) -> None:
    """Shut an account; its sessions end. Raises ActRefused, also for the last active one of the Office."""
    name = account_name(name)
    with ledger.act(actor, "account", name) as act:
        row = _found(act, name)
        if not row["is_active"]:
            raise ActRefused(ALREADY_SHUT, account=name)
        others = [one for one in act.rows("accounts") if one["is_active"] and one["account"] != name]
        if row["role"] == Role.OFFICE.value and not any(one["role"] == Role.OFFICE.value for one in others):
            raise ActRefused(LAST_OFFICE, account=name)
        _append(act, {**row, "is_active": False}, "disable")


def reset_account(ledger: Ledger, actor: Actor, name: str, password: str) -> None:
    """Give an account another password and open it again; its sessions end. Raises ActRefused."""
    name = account_name(name)
    password_hash = hashed(name, password)
    with ledger.act(actor, "account", name) as act:
        row = _found(act, name)
        _must_be_told_apart(act.rows("accounts"), name, row["full_name"], row["email"])
        _append(act, {**row, "password_hash": password_hash, "is_active": True}, "reset")


def must_be_known(ledger: Ledger, name: str) -> None:
    """Raise ActRefused for a name without an account: before anybody is asked for its password."""
    if not any(found.account == account_name(name) for found in accounts(ledger).known):
        raise ActRefused(NO_SUCH_ACCOUNT, account=name)


def change_password(ledger: Ledger, account: Account, present: str, new: str) -> None:
    """Give one's own account another password; its sessions end. Raises ActRefused, also for a wrong present one."""
    if accounts(ledger).signed_in(account.account, present) is None:
        raise ActRefused(WRONG_PRESENT)
    password_hash = hashed(account.account, new)
    with ledger.act(account.actor, "password", account.account) as act:
        act.append("account_records", [{**_found(act, account.account), "password_hash": password_hash}])


def carry_accounts(old: Ledger, new: Ledger, actor: Actor) -> None:
    """Give a new ledger the accounts and settings of the one whose place it takes."""
    kept, said = old.rows("accounts"), old.rows("settings")
    if not kept and not said:
        return
    with new.act(actor, "account", "*") as act:
        stamped = ("act_no", "recorded_at")
        act.append("account_records", [{k: v for k, v in row.items() if k not in stamped} for row in kept])
        act.append("setting_records", said)
        act.detail["change"] = "carry"


def account_name(typed: str) -> str:
    """Return a name as it is kept: without outer spaces, in small letters."""
    return unicodedata.normalize("NFC", typed).strip().lower()


def email_key(typed: str) -> str:
    """Return an e-mail as it is compared."""
    return typed.strip().lower()


def hashed(name: str, password: str) -> str:
    """Return argon2's text of a password; raises ActRefused for one too short, too long or like the name."""
    text = unicodedata.normalize("NFC", password)
    if not LEAST_PASSWORD <= len(text) <= MOST_PASSWORD or text.lower() == name:
        raise ActRefused(WEAK_PASSWORD, least=str(LEAST_PASSWORD), most=str(MOST_PASSWORD))
    return _hasher.hash(text)


def _verified(kept: str, password: str) -> bool:
    try:
        return _hasher.verify(kept, unicodedata.normalize("NFC", password[: 4 * MOST_PASSWORD])[: MOST_PASSWORD + 1])
    except (VerificationError, InvalidHashError):
        return False


def _must_be_sound(new: NewAccount, name: str, email: str | None) -> None:
    if not _ACCOUNT.fullmatch(name):
        raise ActRefused(BAD_ACCOUNT, account=new.account)
    if not new.full_name.strip():
        raise ActRefused(NAME_NEEDED)
    if email and not _EMAIL.fullmatch(email):
        raise ActRefused(BAD_EMAIL, email=email)
    if bool(new.unit_code) != (new.role is Role.UNIT):
        raise ActRefused(UNIT_NEEDED)


def _must_be_told_apart(rows: Sequence[Mapping[str, Any]], name: str, full_name: str, email: str | None) -> None:
    """Two accounts in use may share neither a full name, by which the trail tells people apart, nor an e-mail."""
    others = [row for row in rows if row["is_active"] and row["account"] != name]
    same = next((row for row in others if _same_name(row["full_name"], full_name)), None)
    if same:
        raise ActRefused(SAME_FULL_NAME, name=full_name.strip(), account=same["account"])
    taken = next((row for row in others if email and row["email"] == email), None)
    if taken:
        raise ActRefused(SAME_EMAIL, email=str(email), account=taken["account"])


def _same_name(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _found(act: Act, name: str) -> dict[str, Any]:
    for row in act.rows("accounts"):
        if row["account"] == name:
            return {key: value for key, value in row.items() if key not in ("act_no", "recorded_at")}
    raise ActRefused(NO_SUCH_ACCOUNT, account=name)


def _append(act: Act, row: dict[str, Any], change: str) -> None:
    act.append("account_records", [row])
    act.detail.update(change=change, role=row["role"], unit=row["unit_code"])


def _account(row: dict[str, Any]) -> Account:
    return Account(
        row["account"],
        row["full_name"],
        Role(row["role"]),
        row["unit_code"],
        row["email"],
        row["is_active"],
        row["act_no"],
    )
