"""From a figure on the screen to the cell of the file it came from, and the file itself, in a browser."""

import re
from pathlib import Path

from openpyxl import load_workbook
from playwright.sync_api import Locator, Page, expect

from ledger import Ledger
from tests.e2e.screen import complaints, go, only, rows
from tests.e2e.serving import Server, settle

CELL = ("Ô", "Cột", "Nội dung như đã gõ")


def open_card(page: Page, label: str) -> Locator:
    """Open a card's rows with the keyboard and return the window."""
    page.get_by_role("button", name=re.compile(f"Xem .* dòng của “{label}”")).focus()
    page.keyboard.press("Enter")
    settle(page)
    window = page.get_by_role("dialog")
    expect(window).to_be_visible()
    return window


def pick_first(page: Page, window: Locator) -> None:
    """Choose the first row of the window's table."""
    page.wait_for_timeout(500)  # the window slides in
    box = window.locator("canvas").first.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 17, box["y"] + 37 + 17)
    settle(page)
    expect(window.get_by_role("button", name="Tải tệp gốc")).to_be_visible()


def close(page: Page) -> None:
    """Close the window."""
    page.get_by_role("dialog").get_by_role("button", name="Close").click()
    settle(page)
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_card_leads_to_the_cell_and_to_the_very_file(server: Server, page: Page, tmp_path: Path) -> None:
    go(page, server, "/kho-khan")
    window = open_card(page, "Khó khăn chờ chỉ đạo")
    pick_first(page, window)
    place = re.search(r"Tệp (.+), trang (.+), hàng (\d+)", window.inner_text())
    assert place is not None
    with page.expect_download() as started:
        window.get_by_role("button", name="Tải tệp gốc").click()
    content = Path(started.value.path()).read_bytes()
    kept = tmp_path / "original.xlsx"
    kept.write_bytes(content)
    digest = re.search(r"SHA-256\): ([0-9a-f]{64})", window.inner_text())
    assert digest is not None
    assert (content, started.value.suggested_filename) == (Ledger(server.ledger).archive.read(digest[1]), place[1])
    sheet = load_workbook(kept, data_only=True)[place[2]]
    shown = [only(row, *CELL) for row in rows(page, "Đọc thành") if row["Ô"] != "–"]
    texts = {heading: text for _, heading, text in shown}
    assert {int(re.sub("[A-Z]", "", address)) for address, _, _ in shown} == {int(place[3])}
    [address] = [address for address, heading, _ in shown if heading == "Khó khăn, vướng mắc"]
    assert texts["Khó khăn, vướng mắc"] == sheet[address].value
    close(page)
    assert complaints(page).count() == 0


def test_a_window_opened_anew_has_nothing_chosen(server: Server, page: Page) -> None:
    go(page, server, "/kho-khan")
    pick_first(page, open_card(page, "Khó khăn chờ chỉ đạo"))
    close(page)
    again = open_card(page, "Khó khăn chờ chỉ đạo")
    expect(again.get_by_text("Chọn một dòng để xem tệp", exact=False)).to_be_visible()
    expect(again.get_by_role("button", name="Tải tệp gốc")).to_have_count(0)


def test_a_report_that_never_came_says_so(server: Server, page: Page) -> None:
    go(page, server, "/kho-khan")
    window = open_card(page, "Đơn vị chưa báo cáo khó khăn")
    page.wait_for_timeout(500)
    box = window.locator("canvas").first.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 17, box["y"] + 37 + 17)
    settle(page)
    expect(window.get_by_text("Chưa có tệp nào được nhận.")).to_be_visible()


def test_a_part_of_a_bar_opens_its_nominations_again_and_again(server: Server, page: Page) -> None:
    go(page, server, "/khen-thuong")
    for _ in range(2):
        chart = page.locator('[class*="st-key-by_award_title"] .js-plotly-plot')
        part = chart.first.locator(".barlayer .point").first
        counted = re.search(r"\d+", part.locator("text").text_content() or "")
        assert counted is not None
        part.locator("path").click(force=True)
        settle(page)
        expect(page.get_by_role("dialog").get_by_text(f"{counted[0]} dòng.", exact=False)).to_be_visible()
        page.wait_for_timeout(500)
        close(page)
