"""Tài khoản on the screen: the first account, the Office's list, one's own password, and what others see of it."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from domain.people import Role
from ledger import Ledger
from ledger.accounts import NewAccount, accounts, add_account
from tests.office import OFFICE, Office
from tests.pages.screens import FRAME, as_seen, column, go_to, open_screen, screen, table_with, troubles
from ui import signed_in
from ui.person import Person

PASSWORD = "mật khẩu đủ dài"
SCREEN = screen("accounts.py")
Enter = Callable[[str], None]


@pytest.fixture
def enter(office: Office, monkeypatch: pytest.MonkeyPatch) -> Enter:
    """Say who is signed in from now on, as the cookie of a browser would."""
    return lambda name: monkeypatch.setattr(signed_in, "account", lambda: accounts(office.ledger).named(name))


def made(ledger: Ledger) -> list[tuple[str, str, str | None, bool]]:
    return [(one.account, one.role.value, one.unit_code, one.is_active) for one in accounts(ledger).known]


def fill(at: AppTest, **texts: str) -> None:
    """Fill the fields of those labels in."""
    for label, text in texts.items():
        (field,) = [found for found in at.main.text_input if found.label.startswith(label.replace("_", " "))]
        field.set_value(text)


def press(at: AppTest, label: str) -> AppTest:
    (button,) = [found for found in at.button if found.label == label]
    return button.click().run()


def with_chosen(account: str) -> AppTest:
    """The page with that account's row chosen."""
    at = AppTest.from_file(str(FRAME), default_timeout=60)
    at._page_hash = calc_hash(SCREEN.url_path)
    at.session_state["accounts_chosen"] = account
    return at.run()


def test_the_first_account_is_made_by_whoever_sits_at_the_machine_and_then_all_sign_in(office: Office) -> None:
    at = open_screen(SCREEN)
    assert "Chương trình chưa có tài khoản nào" in as_seen(at.info[0].value)
    at.session_state["person"] = Person("Lê Thị Mai", "office")
    at.run()
    fill(at, Tên_tài_khoản="mai", Họ_và_tên="Lê Thị Mai", Mật_khẩu_ban_đầu=PASSWORD)
    press(at, "Lập tài khoản")
    assert made(office.ledger) == [("mai", "office", None, True)]
    assert [as_seen(told.value) for told in at.info] == [signed_in.SignedOutError.sentence]
    assert at.title == []


def test_the_office_makes_shuts_and_resets_accounts(office: Office, enter: Enter) -> None:
    add_account(office.ledger, OFFICE, NewAccount("mai", "Lê Thị Mai", Role.OFFICE, None, None, PASSWORD))
    enter("mai")
    at = open_screen(SCREEN)
    fill(at, Tên_tài_khoản="Lan", Họ_và_tên="Đỗ Thị Lan", Mật_khẩu_ban_đầu=PASSWORD)
    next(box for box in at.selectbox if box.label == "Vai trò").set_value("unit")
    next(box for box in at.selectbox if box.label.startswith("Đơn vị (")).set_value("VP")
    press(at, "Lập tài khoản")
    assert (troubles(at), made(office.ledger)[0]) == ([], ("lan", "unit", "VP", True))
    assert column(table_with(at, "account"), "account") == ["mai", "lan"]
    assert [as_seen(told.value) for told in at.success] == ["Đã lập tài khoản lan."]
    assert [box.value for box in at.selectbox if box.label == "Vai trò"] == [None]
    at = press(with_chosen("lan"), "Ngừng dùng lan")
    assert [as_seen(told.value) for told in at.success] == ["Đã ngừng tài khoản lan."]
    assert column(table_with(at, "account"), "active") == ["đang dùng", "đã ngừng"]
    assert made(office.ledger)[0][3] is False
    at = with_chosen("lan")
    [field] = [found for found in at.text_input if found.label == "Mật khẩu mới" and "reset" in str(found.form_id)]
    field.set_value("một mật khẩu khác")
    press(at, "Đặt lại mật khẩu")
    assert accounts(office.ledger).signed_in("lan", "một mật khẩu khác") is not None
    assert office.ledger.rows("trail_chain")[-1]["actor_name"] == "Lê Thị Mai"


def test_no_role_is_given_unasked_and_nobody_shuts_the_own_account(office: Office, enter: Enter) -> None:
    add_account(office.ledger, OFFICE, NewAccount("mai", "Lê Thị Mai", Role.OFFICE, None, None, PASSWORD))
    enter("mai")
    at = with_chosen("mai")
    assert [button.label for button in at.button if button.key == "disable_account"] == []
    fill(at, Tên_tài_khoản="Lan", Họ_và_tên="Đỗ Thị Lan", Mật_khẩu_ban_đầu=PASSWORD)
    press(at, "Lập tài khoản")
    assert (troubles(at), made(office.ledger)) == (["Hãy chọn vai trò."], [("mai", "office", None, True)])


@pytest.mark.parametrize(
    ("present", "again", "told"),
    [
        ("không phải nó", "một mật khẩu khác", ["Mật khẩu đang dùng không đúng."]),
        (PASSWORD, "gõ nhầm lần hai", ["Hai lần nhập mật khẩu mới không giống nhau."]),
        (PASSWORD, "một mật khẩu khác", []),
    ],
)
def test_anybody_changes_the_own_password_and_sees_nobody_elses(
    office: Office, enter: Enter, present: str, again: str, told: list[str]
) -> None:
    add_account(office.ledger, OFFICE, NewAccount("mai", "Lê Thị Mai", Role.OFFICE, None, None, PASSWORD))
    add_account(office.ledger, OFFICE, NewAccount("lan", "Đỗ Thị Lan", Role.UNIT, "VP", None, PASSWORD))
    enter("lan")
    at = open_screen(SCREEN)
    assert ([*at.dataframe], [button.label for button in at.main.button if button.label != "Lấy mẫu"]) == (
        [],
        ["Đổi mật khẩu"],
    )
    fill(at, Mật_khẩu_đang_dùng=present, Mật_khẩu_mới="một mật khẩu khác", Nhập_lại_mật_khẩu_mới=again)
    press(at, "Đổi mật khẩu")
    assert [as_seen(text) for text in troubles(at)] == told
    is_changed = accounts(office.ledger).signed_in("lan", "một mật khẩu khác") is not None
    assert is_changed is (told == [])


def test_signed_in_every_page_names_the_person_and_asks_for_no_name(office: Office, enter: Enter) -> None:
    add_account(office.ledger, OFFICE, NewAccount("mai", "Lê Thị Mai", Role.OFFICE, None, None, PASSWORD))
    enter("mai")
    at = open_screen(screen("overview.py"))
    shown = [text.value for text in at.main.text]
    assert ("Lê Thị Mai" in shown, [field.label for field in at.sidebar.text_input].count("Họ và tên")) == (True, 0)
    go_to(at, SCREEN)
    assert troubles(at) == []
