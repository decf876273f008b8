"""Accounts: what can be one, how they change, and that the ledger holds no password anybody could read."""

import json
import unicodedata
from dataclasses import replace
from typing import Any

import pytest
from argon2 import extract_parameters

from domain.people import Actor, Role
from domain.settings import SETTINGS
from ledger import Ledger
from ledger.accounts import (
    NOBODYS_HASH,
    Account,
    NewAccount,
    accounts,
    add_account,
    carry_accounts,
    change_password,
    disable_account,
    reset_account,
)
from ledger.errors import ActRefused
from ledger.settings import change_setting, settings
from tests.office import OFFICE, Office
from tests.stores import new_place

PASSWORD = "mật khẩu đủ dài"
MAI = NewAccount("mai", "Lê Thị Mai", Role.OFFICE, None, "mai@snv.example", PASSWORD)
LAN = NewAccount("lan", "Đỗ Thị Lan", Role.UNIT, "VP", None, PASSWORD)


@pytest.fixture
def ledger(office: Office) -> Ledger:
    """A ledger with the Office's account."""
    add_account(office.ledger, OFFICE, MAI)
    return office.ledger


def shown(ledger: Ledger) -> list[tuple[str, str, bool]]:
    return [(one.account, one.role.value, one.is_active) for one in accounts(ledger).known]


def said(ledger: Ledger) -> list[dict[str, Any]]:
    """Return what the trail says of accounts."""
    return [json.loads(row["detail"]) for row in ledger.rows("trail_chain") if row["act"] in ("account", "password")]


def test_an_account_signs_in_by_its_name_however_it_is_typed(ledger: Ledger) -> None:
    known = accounts(ledger)
    [mai] = known.known
    assert mai == Account("mai", "Lê Thị Mai", Role.OFFICE, None, "mai@snv.example", is_active=True, act_no=mai.act_no)
    assert [known.signed_in(name, PASSWORD) for name in ("mai", " MAI ", "Mai")] == [mai] * 3
    assert [known.signed_in("mai", word) for word in ("", "mật khẩu đủ dà", PASSWORD + " ", "x" * 5000)] == [None] * 4
    assert [known.of_email(text) for text in ("MAI@snv.example ", "", "lan@snv.example")] == [mai, None, None]
    assert mai.actor == Actor("Lê Thị Mai", Role.OFFICE, None, verified=True)


def test_a_password_is_the_same_in_either_spelling_of_its_marks(ledger: Ledger) -> None:
    decomposed = "ma\u0323\u0302t kha\u0302\u0309u d\u0111u\u0309 da\u0300i".replace("d\u0111", "\u0111")
    assert decomposed != PASSWORD
    assert accounts(ledger).signed_in("mai", decomposed) is not None


def test_a_long_password_is_the_same_in_either_spelling_too(ledger: Ledger) -> None:
    long = "một câu dài đủ để nhớ " * 8
    add_account(ledger, OFFICE, NewAccount("dai", "Lê Văn Dài", Role.VIEWER, None, None, long))
    assert accounts(ledger).signed_in("dai", unicodedata.normalize("NFD", long)) is not None


def test_the_ledger_holds_no_password(ledger: Ledger) -> None:
    [row] = ledger.rows("accounts")
    assert row["password_hash"].startswith("$argon2id$")
    assert PASSWORD.encode() not in ledger.path.read_bytes()
    assert said(ledger) == [{"change": "add", "role": "office", "unit": None}]


@pytest.mark.parametrize(
    ("new", "why"),
    [
        (NewAccount("m", "Lê Mai", Role.VIEWER, None, None, PASSWORD), "2 đến 40"),
        (NewAccount("lê mai", "Lê Mai", Role.VIEWER, None, None, PASSWORD), "2 đến 40"),
        (NewAccount("mai", "Lê Mai", Role.VIEWER, None, None, PASSWORD), "Đã có tài khoản"),
        (NewAccount("MAI", "Lê Mai", Role.VIEWER, None, None, PASSWORD), "Đã có tài khoản"),
        (NewAccount("xem", " ", Role.VIEWER, None, None, PASSWORD), "họ và tên"),
        (NewAccount("xem", " lê thị  MAI", Role.VIEWER, None, None, PASSWORD), "đã là của tài khoản"),
        (NewAccount("xem", "Lê Mai", Role.VIEWER, None, "mai", PASSWORD), "thư điện tử"),
        (NewAccount("xem", "Lê Mai", Role.VIEWER, None, "Mai@SNV.example", PASSWORD), "đã thuộc tài khoản"),
        (NewAccount("xem", "Lê Mai", Role.VIEWER, "VP", None, PASSWORD), "mã đơn vị"),
        (NewAccount("xem", "Lê Mai", Role.UNIT, None, None, PASSWORD), "mã đơn vị"),
        (NewAccount("xem", "Lê Mai", Role.UNIT, "KHONGCO", None, PASSWORD), "KHONGCO"),
        (NewAccount("xem", "Lê Mai", Role.VIEWER, None, None, "ngắn"), "từ 10 đến 200"),
        (NewAccount("xem", "Lê Mai", Role.VIEWER, None, None, "x" * 201), "từ 10 đến 200"),
        (NewAccount("xem.rat.dai", "Lê Mai", Role.VIEWER, None, None, "Xem.Rat.Dai"), "khác tên tài khoản"),
    ],
)
def test_what_can_be_no_account_is_refused_with_the_reason(ledger: Ledger, new: NewAccount, why: str) -> None:
    with pytest.raises(ActRefused, match=why):
        add_account(ledger, OFFICE, new)
    assert shown(ledger) == [("mai", "office", True)]


def test_the_first_account_is_the_offices(office: Office) -> None:
    with pytest.raises(ActRefused, match="Tài khoản đầu tiên"):
        add_account(office.ledger, OFFICE, LAN)


def test_only_the_office_manages_accounts_and_settings(ledger: Ledger) -> None:
    for role in set(Role) - {Role.OFFICE}:
        actor = Actor("Ai đó", role, "VP")
        for act in (
            lambda who=actor: add_account(ledger, who, LAN),
            lambda who=actor: disable_account(ledger, who, "mai"),
            lambda who=actor: reset_account(ledger, who, "mai", PASSWORD),
            lambda who=actor: change_setting(ledger, who, "session_hours", "5"),
        ):
            with pytest.raises(ActRefused, match="do Văn phòng thực hiện"):
                act()
    assert shown(ledger) == [("mai", "office", True)]


def test_a_shut_account_signs_in_no_more_until_it_is_reset(ledger: Ledger) -> None:
    add_account(ledger, OFFICE, LAN)
    disable_account(ledger, OFFICE, "LAN")
    assert (shown(ledger)[0], accounts(ledger).signed_in("lan", PASSWORD)) == (("lan", "unit", False), None)
    with pytest.raises(ActRefused, match="đã ngừng dùng trước đó"):
        disable_account(ledger, OFFICE, "lan")
    reset_account(ledger, OFFICE, "lan", "một mật khẩu khác")
    known = accounts(ledger)
    assert (known.signed_in("lan", PASSWORD), known.signed_in("lan", "một mật khẩu khác")) == (None, known.named("lan"))


def test_a_shut_account_is_not_opened_again_beside_another_of_the_same_person(ledger: Ledger) -> None:
    add_account(ledger, OFFICE, LAN)
    disable_account(ledger, OFFICE, "lan")
    add_account(ledger, OFFICE, replace(LAN, account="lan.do", email=None))
    with pytest.raises(ActRefused, match=r"đã là của tài khoản “lan\.do”"):
        reset_account(ledger, OFFICE, "lan", PASSWORD)
    assert [one.account for one in accounts(ledger).known if one.is_active] == ["lan.do", "mai"]


def test_the_last_account_of_the_office_stays(ledger: Ledger) -> None:
    with pytest.raises(ActRefused, match="cuối cùng"):
        disable_account(ledger, OFFICE, "mai")
    with pytest.raises(ActRefused, match="Không có tài khoản nào tên"):
        disable_account(ledger, OFFICE, "khong.co")


def test_a_person_changes_only_the_own_password_and_must_know_it(ledger: Ledger) -> None:
    add_account(ledger, OFFICE, LAN)
    lan = accounts(ledger).named("lan")
    assert lan is not None
    with pytest.raises(ActRefused, match="Mật khẩu đang dùng không đúng"):
        change_password(ledger, lan, "không phải nó", "một mật khẩu khác")
    change_password(ledger, lan, PASSWORD, "một mật khẩu khác")
    changed = accounts(ledger).signed_in("lan", "một mật khẩu khác")
    assert changed is not None
    # A session begun before knows the account by an earlier act.
    assert changed.act_no > lan.act_no
    assert ledger.rows("trail_chain")[-1]["actor_verified"] is True


def test_a_new_ledger_gets_the_accounts_and_settings_of_the_one_whose_place_it_takes(
    ledger: Ledger, tmp_path: Any
) -> None:
    change_setting(ledger, OFFICE, "session_hours", "5")
    new = Ledger.create(new_place(tmp_path / "new"))
    carry_accounts(ledger, new, OFFICE)
    assert (shown(new), settings(new)) == (shown(ledger), settings(ledger))
    assert accounts(new).signed_in("mai", PASSWORD) is not None


WRONG = {
    "allowed_hosts": ["https://a.vn", "a b/c", "-a.vn", "a..vn"],
    "session_hours": ["0", "169", "mười", "1.5", ""],
    "backup_at": ["24:00", "2:00", "hai giờ", ""],
    "backup_keep": ["1", "1001", "x", ""],
    "openid_unproved": ["maybe", "", "YES"],
    "backup_folder": ["a\0b"],
}


@pytest.mark.parametrize("name", SETTINGS)
def test_a_setting_takes_what_it_is_for_only(ledger: Ledger, name: str) -> None:
    assert settings(ledger)[name] == SETTINGS[name].default
    for value in WRONG[name]:
        with pytest.raises(ActRefused, match="không ghi vào"):
            change_setting(ledger, OFFICE, name, value)
    assert settings(ledger)[name] == SETTINGS[name].default
    with pytest.raises(ActRefused, match="Không có thiết lập"):
        change_setting(ledger, OFFICE, f"{name}_", "1")


def test_a_name_without_an_account_is_compared_at_the_cost_of_one_with(ledger: Ledger) -> None:
    [kept] = ledger.rows("accounts")
    assert extract_parameters(NOBODYS_HASH) == extract_parameters(kept["password_hash"])
