"""Looking back in a real browser: the day is chosen, stays over pages and refresh, and ends with one button."""

from playwright.sync_api import Page, expect

from tests.e2e.screen import CONTEXT, SUBMISSIONS, address, card, go, rows
from tests.e2e.serving import Server, settle

BANNER = "Đang xem lại sổ như ở cuối ngày 30/06/2023, chỉ để đọc."


def test_a_day_chosen_in_the_side_bar_holds_everywhere_until_one_goes_back(server: Server, page: Page) -> None:
    go(page, server, "/kho-khan")
    page.get_by_role("button", name="Chọn nhanh").click()
    page.get_by_role("menuitem", name="Hết Quý II năm 2023: 30/06/2023").click()
    settle(page)
    assert address(page) == {"asof": "2023-06-30"}
    expect(page.get_by_text(BANNER)).to_be_visible()
    expect(page.locator(CONTEXT)).to_contain_text("Số liệu đến 30/06/2023")
    page.get_by_test_id("stSidebarNav").get_by_text("Lịch sử").click()
    expect(page.locator("h1")).to_have_text("Lịch sử")
    page.reload()
    page.wait_for_selector(CONTEXT)
    settle(page)
    expect(page.locator(CONTEXT)).to_contain_text("Số liệu đến 30/06/2023")
    then = rows(page, SUBMISSIONS)[0][SUBMISSIONS]
    page.get_by_role("button", name="Về hôm nay").click()
    expect(page.get_by_text(BANNER)).to_have_count(0)
    settle(page)
    assert address(page) == {}
    expect(page.locator(CONTEXT)).to_contain_text("Số liệu đến 31/12/2023")
    assert rows(page, SUBMISSIONS)[0][SUBMISSIONS] > then


def test_a_link_shows_the_day_again_and_lets_nothing_be_written(server: Server, page: Page) -> None:
    go(page, server, "/nap-du-lieu", asof="2023-06-30")
    expect(page.get_by_text(BANNER)).to_be_visible()
    expect(page.get_by_text("nên không ghi gì vào sổ được")).to_be_visible()
    expect(page.get_by_test_id("stFileUploader")).to_have_count(0)
    expect(page.get_by_role("button", name="Bắt đầu với sổ trống")).to_be_disabled()


def test_since_the_last_meeting_and_since_another(server: Server, page: Page) -> None:
    go(page, server, "/tu-ky-hop", asof="2023-10-20")
    expect(page.locator("h1")).to_have_text("Từ kỳ họp trước")
    last = card(page, "Tiến lên")
    page.get_by_test_id("stMain").get_by_role("combobox", name="So với kỳ họp").first.click()
    page.get_by_role("option", name="Kỳ họp 05/07/2023", exact=True).click()
    settle(page)
    assert address(page) == {"asof": "2023-10-20", "since": "2023-07-05"}
    assert int(card(page, "Tiến lên")) > int(last)
    page.reload()
    page.wait_for_selector(CONTEXT)
    settle(page)
    assert int(card(page, "Tiến lên")) > int(last)
