"""The frame in a real browser: address, navigation, language, narrow screens."""

import re
import socket
from urllib.parse import urlparse

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.screen import CONTEXT, address, choose, go
from tests.e2e.serving import Server, settle
from ui.navigation import SCREENS, Screen


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.url_path)
def test_every_screen_answers_at_its_own_address(server: Server, page: Page, screen: Screen) -> None:
    go(page, server, f"/{screen.url_path}")
    expect(page.locator("h1")).to_have_text(screen.title)
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert page.title() == f"{screen.title} – Thi đua, khen thưởng"


def test_the_address_carries_codes_over_pages_refresh_and_a_shared_link(server: Server, page: Page) -> None:
    go(page, server)
    choose(page, "Đơn vị", "Văn phòng Sở")
    choose(page, "Kỳ báo cáo", "Quý II năm 2023")
    chosen = {"unit": "VP", "period": "2023-Q2"}
    assert address(page) == chosen
    page.get_by_test_id("stSidebarNav").get_by_text("Lịch sử").click()
    expect(page.locator("h1")).to_have_text("Lịch sử")
    settle(page)
    assert address(page) == chosen
    expect(page.locator(CONTEXT)).to_contain_text("Quý II năm 2023 · Văn phòng Sở")
    page.reload()
    page.wait_for_selector(CONTEXT)
    settle(page)
    expect(page.locator(CONTEXT)).to_contain_text("Quý II năm 2023 · Văn phòng Sở")
    choose(page, "Đơn vị", "Toàn Sở")
    assert address(page) == {"period": "2023-Q2"}


def test_an_unknown_code_in_the_address_is_named_and_dropped(server: Server, page: Page) -> None:
    go(page, server, "/?unit=KHONG-CO&plan=1899")
    expect(page.get_by_text("KHONG-CO")).to_be_visible()
    expect(page.locator(CONTEXT)).to_contain_text("Toàn Sở")
    page.get_by_test_id("stSidebarNav").get_by_text("Lịch sử").click()
    expect(page.locator("h1")).to_have_text("Lịch sử")
    settle(page)
    expect(page.get_by_text("KHONG-CO")).to_have_count(0)
    assert address(page) == {}


@pytest.mark.parametrize("path", ["/khong-co", "/tong-quan"])
def test_an_address_without_a_screen_leads_to_the_overview_with_its_filters(
    server: Server, page: Page, path: str
) -> None:
    go(page, server, f"{path}?unit=VP")
    expect(page.locator("h1")).to_have_text("Tổng quan")
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert (urlparse(page.url).path, address(page)) == ("/", {"unit": "VP"})


def test_the_language_is_switched_and_stays_in_the_address(server: Server, page: Page) -> None:
    go(page, server)
    page.get_by_text("English").click()
    expect(page.get_by_test_id("stSidebarNav")).to_contain_text("Overview")
    settle(page)
    assert address(page) == {"lang": "en"}
    page.reload()
    expect(page.get_by_test_id("stSidebarNav")).to_contain_text("Overview")
    page.get_by_text("Tiếng Việt").click()
    expect(page.get_by_test_id("stSidebarNav")).to_contain_text("Tổng quan")


def test_a_person_states_name_and_role_once_and_is_marked_as_not_verified(server: Server, page: Page) -> None:
    go(page, server)
    page.get_by_role("button", name="Chưa khai tên người dùng").click()
    page.get_by_label("Họ và tên").fill("Trần *Thị* Bình")
    page.get_by_text("Lãnh đạo Sở").click()
    page.get_by_role("button", name="Ghi nhận").click()
    expect(page.get_by_text("Lãnh đạo Sở · chưa xác thực")).to_be_visible()
    expect(page.get_by_role("button", name="Trần *Thị* Bình")).to_be_visible()
    page.reload()
    expect(page.get_by_text("Lãnh đạo Sở · chưa xác thực")).to_be_visible()


def test_nothing_is_fetched_from_elsewhere_and_the_typeface_is_ours(server: Server, page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    go(page, server)
    local = re.compile(rf"^({re.escape(server.url)}|{re.escape(server.url.replace('http', 'ws', 1))}|data:|blob:)")
    assert [url for url in asked if not local.match(url)] == []
    assert any("be-vietnam-pro-vietnamese-400" in url for url in asked)


def test_the_settings_hold_from_another_working_directory(server: Server) -> None:
    port = urlparse(server.url).port
    with socket.create_connection(("127.0.0.1", port), timeout=5):
        pass
    with pytest.raises(ConnectionRefusedError), socket.create_connection(("127.0.0.2", port), timeout=5):
        pytest.fail("the server listens on more than 127.0.0.1")


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.url_path)
def test_nothing_is_cut_off_on_a_telephone(server: Server, browser: Browser, screen: Screen) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    narrow = context.new_page()
    go(narrow, server, f"/{screen.url_path}")
    widths = narrow.evaluate("[document.documentElement.scrollWidth, document.querySelector('.stMain').scrollWidth]")
    expect(narrow.get_by_test_id("stSidebarNav")).not_to_be_in_viewport()
    context.close()
    assert widths == [390, 390]
