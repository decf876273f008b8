"""Signing in and out in a real browser: by keyboard, over F5 and several windows, and what one leaves to the next."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from domain.people import Role
from ledger import Ledger
from tests.door.callers import NAMES, PASSWORD, make_accounts
from tests.e2e.screen import go
from tests.e2e.serving import Server, running, settle
from tests.ledger.reports import DIFFICULTIES, difficulty
from tests.office import Office
from tests.stores import copy_of


@pytest.fixture(scope="module")
def guarded(prepared_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The program with an account a role, and a difficulty that waits for a direction."""
    folder = tmp_path_factory.mktemp("guarded")
    office = Office(Ledger.open(copy_of(prepared_ledger, folder)))
    assert office.load(DIFFICULTIES + difficulty("Thiếu kinh phí"))["status"] == "accepted"
    make_accounts(office.ledger)
    with running(folder) as found:
        yield found


def enter(page: Page, server: Server, role: Role, place: str = "/") -> None:
    """Sign in by keyboard alone."""
    page.goto(server.url + place)
    expect(page.get_by_label("Tên tài khoản")).to_be_focused()
    page.keyboard.type(NAMES[role])
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    settle(page)


def leave(page: Page) -> None:
    page.get_by_role("link", name="Đăng xuất").click()
    page.get_by_role("button", name="Đăng xuất", exact=True).click()
    expect(page.get_by_label("Tên tài khoản")).to_be_visible()


def test_a_person_signs_in_stays_in_and_leaves_in_every_window(guarded: Server, page: Page) -> None:
    enter(page, guarded, Role.OFFICE, "/kho-khan?period=2023-Q1")
    expect(page.get_by_role("heading", name="Khó khăn, vướng mắc", level=1)).to_be_visible()
    expect(page.get_by_text("Nguyễn Văn Office")).to_be_visible()
    expect(page.get_by_text("chưa xác thực")).to_have_count(0)
    page.reload()
    settle(page)
    other = page.context.new_page()
    other.goto(guarded.url)
    settle(other)
    expect(other.get_by_text("Nguyễn Văn Office")).to_be_visible()
    leave(page)
    # The other window goes by itself; and back in this one shows nothing.
    expect(other.get_by_label("Tên tài khoản")).to_be_visible()
    page.go_back()
    expect(page.get_by_label("Tên tài khoản")).to_be_visible()


def test_a_wrong_password_is_said_in_the_language_asked_for(guarded: Server, page: Page) -> None:
    page.goto(guarded.url)
    page.get_by_role("link", name="English").click()
    page.get_by_label("Account name").fill("office")
    page.get_by_label("Password").fill("wrong password")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_have_text("The account name or the password is wrong.")
    expect(page.get_by_label("Account name")).to_have_value("office")


def test_what_one_was_writing_is_not_the_next_persons_on_the_same_machine(guarded: Server, page: Page) -> None:
    enter(page, guarded, Role.LEADERSHIP)
    go(page, guarded, "/kho-khan", period="2023-Q1", kk="KK-2023-001")
    text = page.get_by_label("Ý kiến chỉ đạo").first
    text.press_sequentially("Chưa xong")
    leave(page)
    enter(page, guarded, Role.OFFICE)
    go(page, guarded, "/kho-khan", period="2023-Q1", kk="KK-2023-001")
    expect(page.get_by_label("Ý kiến chỉ đạo").first).to_have_value("")
    leave(page)
    enter(page, guarded, Role.LEADERSHIP)
    go(page, guarded, "/kho-khan", period="2023-Q1", kk="KK-2023-001")
    expect(page.get_by_label("Ý kiến chỉ đạo").first).to_have_value("Chưa xong")


@pytest.mark.parametrize(("role", "screens"), [(Role.VIEWER, 4), (Role.UNIT, 12)])
def test_the_menu_is_the_roles_own(guarded: Server, page: Page, role: Role, screens: int) -> None:
    enter(page, guarded, role)
    expect(page.get_by_test_id("stSidebarNavLink").filter(visible=True)).to_have_count(screens)
