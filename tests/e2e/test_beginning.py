"""How a ledger begins: made with the invented year on a machine that has none, or put aside for an empty one."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect

from ledger import Ledger
from tests.e2e.screen import card, go
from tests.e2e.serving import FIRST_SCREEN_MS, running, running_on, settle
from tests.sample import SampleYear

BANNER = "Dữ liệu minh họa"
FURTHER_ON = re.compile(r"[3-9]\d$|100$")  # of a hundred


def files_in(ledger: Path) -> list[str]:
    return [row["file_name"] for row in Ledger(ledger).rows("history", plan_id=None, period=None, unit_code=None)]


def test_a_first_start_makes_the_sample_while_the_first_screen_tells_how_far_it_is(tmp_path: Path, page: Page) -> None:
    with running(tmp_path) as fresh:
        page.goto(f"{fresh.url}/lich-su")
        expect(page.get_by_test_id("stProgress")).to_contain_text("Đang lập sổ với dữ liệu minh họa…")
        expect(page.locator("h1")).to_have_text("Lịch sử", timeout=FIRST_SCREEN_MS)
        expect(page.get_by_test_id("stSidebarNav")).to_be_visible()
        expect(page.get_by_text(BANNER)).to_be_visible()
        settle(page)
        expect(page.get_by_test_id("stProgress")).to_have_count(0)
        go(page, fresh)
        assert card(page, "Chưa nộp báo cáo") == "1/10"


def test_who_goes_elsewhere_meanwhile_finds_it_further_on_and_it_is_made_once(tmp_path: Path, page: Page) -> None:
    with running(tmp_path) as fresh:
        bar = page.get_by_test_id("stProgress").get_by_role("progressbar")
        page.goto(f"{fresh.url}/lich-su")
        expect(bar).to_be_visible()
        expect(bar).to_have_attribute("aria-valuenow", FURTHER_ON, timeout=FIRST_SCREEN_MS)
        page.goto(f"{fresh.url}/tien-do")
        expect(bar).to_be_visible()
        assert FURTHER_ON.match(bar.get_attribute("aria-valuenow") or "")
        expect(page.locator("h1")).to_have_text("Phong trào và nhiệm vụ", timeout=FIRST_SCREEN_MS)


def test_beginning_empty_asks_first_and_puts_the_sample_aside_whole(
    tmp_path: Path, page: Page, sample_year: SampleYear
) -> None:
    with running_on(sample_year.ledger, tmp_path) as server:
        go(page, server, unit="VP", period="2023-Q3")
        page.get_by_role("button", name="Bắt đầu với sổ trống").click()
        page.get_by_role("button", name="Thôi, giữ sổ minh họa").click()
        expect(page.get_by_role("dialog")).to_have_count(0)
        expect(page.get_by_text(BANNER)).to_be_visible()
        page.get_by_role("button", name="Bắt đầu với sổ trống").click()
        page.get_by_role("button", name="Mở sổ trống").click()
        expect(page.get_by_text(BANNER)).to_have_count(0)
        settle(page)
        assert (card(page, "Nội dung quá hạn"), card(page, "Chưa nộp báo cáo")) == ("0/20", "10/10")
        assert files_in(server.ledger) == []
        (aside,) = tmp_path.glob("ledger-minh-hoa-*.duckdb")
        assert files_in(aside) == files_in(sample_year.ledger)
        kept = {path.name for path in Ledger(aside).archive.folder.rglob("*")}
        assert kept == {path.name for path in Ledger(sample_year.ledger).archive.folder.rglob("*")}
