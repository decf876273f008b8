"""Trình chiếu in a real browser: keys and a remote, the same slide after a refresh, and nothing small or cut off."""

from collections.abc import Iterator
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

import pytest
from playwright.sync_api import Page, expect

from ledger import Ledger
from ledger.meetings import open_meeting
from reports.deck.build import agenda_of, build
from reports.deck.slides import Slide, slides
from tests.e2e.screen import address
from tests.e2e.serving import FIRST_SCREEN_MS, Server, running, running_on, settle
from tests.office import OFFICE
from tests.sample import SampleYear

WAITING = "KK-2023-014"
TEXT, SAID = "Nội dung ý kiến chỉ đạo", "Văn phòng tham mưu trước khi họp Hội đồng."
# Whatever is too small for the last row, lies outside the window, or runs into what stands below it.
_TROUBLES = """() => {
  const stage = document.querySelector('.st-key-present');
  const scale = Math.min(innerWidth / 1920, innerHeight / 1080);
  const edge = selector => stage.querySelector(selector)?.getBoundingClientRect().top ?? innerHeight;
  const floor = Math.min(edge('.st-key-present_foot'), edge('.st-key-present_strip'));
  const walker = document.createTreeWalker(stage, NodeFilter.SHOW_TEXT);
  const found = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.textContent.trim() || element.closest('style') || !element.checkVisibility()) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = range.getBoundingClientRect();
    if (!box.width) continue;
    const told = node.textContent.slice(0, 40);
    const size = parseFloat(getComputedStyle(element).fontSize) * (element.closest('svg') ? scale : 1);
    if (size < 24 * scale - 0.1) found.push(['small', size, told]);
    if (box.left < 0 || box.top < 0 || box.right > innerWidth + 1 || box.bottom > innerHeight + 1)
      found.push(['outside', told]);
    if (!element.closest('.st-key-present_foot, .st-key-present_strip') && box.bottom > floor + 1)
      found.push(['covered', told]);
    const cell = element.closest('.st-key-present_table > *');
    if (cell && box.right > cell.getBoundingClientRect().right + 1) found.push(['in the next cell', told]);
  }
  if (document.scrollingElement.scrollHeight > innerHeight + 1) found.push(['scrolls']);
  return found;
}"""


@pytest.fixture(scope="module")
def hall(sample_year: SampleYear, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The program on a copy of the invented year, in which a meeting is open."""
    with running_on(sample_year.ledger, tmp_path_factory.mktemp("hall")) as server:
        open_a_meeting(server.ledger)
        yield server


def open_a_meeting(path: Path) -> None:
    lines = agenda_of(build(_ask(path), "2023", "2023-Q4"))
    asked: dict[str, Any] = {"held_on": date(2023, 12, 28), "chair": "Trần Quang Hưng", "text": "họp giao ban"}
    open_meeting(Ledger(path), OFFICE, "2023", **asked, period="2023-Q4", agenda=lines)


def _ask(path: Path) -> Any:
    return lambda moment: partial(Ledger(path).rows, as_of=moment)


def meeting(server: Server) -> str:
    return str(Ledger(server.ledger).rows("meetings", plan_id="2023")[0]["meeting_id"])


def deck_slides(server: Server) -> tuple[Slide, ...]:
    return slides(build(_ask(server.ledger), "2023", "2023-Q4", meeting_id=meeting(server)))


def names(server: Server) -> list[str]:
    return [slide.name for slide in deck_slides(server)]


def present(page: Page, server: Server, slide: str = "") -> None:
    asked = f"plan=2023&period=2023-Q4&meeting={meeting(server)}" + (f"&slide={slide}" if slide else "")
    page.goto(f"{server.url}/trinh-chieu?{asked}")
    stands(page)


def stands(page: Page) -> None:
    page.wait_for_selector(".turning button", timeout=FIRST_SCREEN_MS)
    settle(page)


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)
    settle(page)


def number(page: Page, server: Server, name: str) -> None:
    """Expect that slide: its number at the foot, its name in the address."""
    every = names(server)
    told = f"{every.index(name) + 1}/{len(every)}"
    expect(page.locator(".st-key-present_foot").get_by_text(told, exact=True)).to_be_visible()
    assert address(page)["slide"] == name


def state_name(page: Page) -> None:
    page.get_by_role("button", name="Khai họ tên để ghi ý kiến chỉ đạo").click()
    page.get_by_label("Họ và tên").fill("Lê Thị Mai")
    page.get_by_role("button", name="Ghi nhận").click()
    expect(page.get_by_label(TEXT)).to_be_visible()
    settle(page)


def test_nothing_is_small_cut_off_or_scrolled_on_any_slide(hall: Server, page: Page) -> None:
    every = names(hall)
    page.set_viewport_size({"width": 1920, "height": 1080})
    present(page, hall, every[0])
    found = {}
    for name in every:
        number(page, hall, name) if name != every[0] else None
        for width, height in ((1920, 1080), (1440, 900), (1366, 768)):
            page.set_viewport_size({"width": width, "height": height})
            page.wait_for_timeout(100)
            if troubles := page.evaluate(_TROUBLES):
                found[name, width] = troubles
        press(page, "ArrowRight")
    assert found == {}


def test_five_quick_presses_end_five_slides_on_and_the_remote_turns_too(hall: Server, page: Page) -> None:
    every = names(hall)
    present(page, hall, every[0])
    press(page, *["ArrowRight"] * 5)
    number(page, hall, every[5])
    press(page, "ArrowLeft", "ArrowRight", "ArrowLeft")
    number(page, hall, every[4])
    press(page, "PageDown", " ", "PageUp")
    number(page, hall, every[5])
    press(page, "End", "ArrowRight")
    number(page, hall, every[-1])
    press(page, "Home")
    number(page, hall, every[0])
    page.get_by_role("button", name="Trang sau (→)").click()
    press(page, " ")
    number(page, hall, every[2])


def test_up_and_down_go_from_section_to_section(hall: Server, page: Page) -> None:
    present(page, hall, "at_risk")
    press(page, "ArrowDown")
    number(page, hall, "waiting.1")
    press(page, "ArrowRight", "ArrowDown")
    number(page, hall, "directions.1")
    press(page, "ArrowUp")
    number(page, hall, "waiting.1")


def test_the_screen_is_black_until_the_next_key(hall: Server, page: Page) -> None:
    present(page, hall, "at_risk")
    black = page.locator(".turning-black")
    expect(black).to_be_hidden()
    press(page, ".")
    expect(black).to_be_visible()
    press(page, "ArrowRight")
    expect(black).to_be_hidden()
    number(page, hall, "at_risk")


def test_the_slide_fills_the_window_and_escape_leaves_for_the_meetings(hall: Server, page: Page) -> None:
    present(page, hall, "at_risk")
    expect(page.get_by_test_id("stSidebar")).to_be_hidden()
    expect(page.get_by_test_id("stHeader")).to_be_hidden()
    page.get_by_role("button", name="Toàn màn hình").click()
    page.wait_for_timeout(300)
    assert page.evaluate("() => document.fullscreenElement === document.documentElement")
    page.get_by_role("button", name="Toàn màn hình").click()
    press(page, "Escape")
    page.wait_for_url("**/ky-hop*")
    expect(page.get_by_test_id("stSidebar")).to_be_visible()
    assert "slide" not in address(page)


def test_whoever_comes_back_to_the_meeting_finds_the_slide_that_stood_there(hall: Server, page: Page) -> None:
    present(page, hall, "nominations.1")
    present(page, hall)
    expect(page.locator(".st-key-present_title")).to_have_text("Đề nghị khen thưởng")
    every = names(hall)
    told = f"{every.index('nominations.1') + 1}/{len(every)}"
    expect(page.locator(".st-key-present_foot").get_by_text(told, exact=True)).to_be_visible()


def test_a_refresh_brings_back_slide_and_draft_and_the_direction_is_taken_down(hall: Server, page: Page) -> None:
    name = f"waiting.{WAITING}"
    present(page, hall, name)
    state_name(page)
    page.set_viewport_size({"width": 1920, "height": 1080})
    assert page.evaluate(_TROUBLES) == []
    page.get_by_label(TEXT).press_sequentially(SAID)
    # What is typed turns no slide; leaving the field doesn't leave the page.
    page.keyboard.press("Escape")
    number(page, hall, name)
    page.reload()
    stands(page)
    number(page, hall, name)
    expect(page.get_by_label(TEXT)).to_have_value(SAID)
    page.get_by_label("Đơn vị thực hiện").click()
    page.get_by_role("option", name="Văn phòng Sở").click()
    settle(page)
    page.get_by_role("button", name="Ghi ý kiến chỉ đạo").click()
    expect(page.locator(".st-key-present_detail").get_by_text(SAID)).to_be_visible()
    expect(page.locator(".st-key-present_detail").get_by_text("▶ Đã chỉ đạo")).to_be_visible()
    number(page, hall, name)
    (given,) = Ledger(hall.ledger).rows("notice_directions", meeting_id=meeting(hall))
    told = (given["difficulty_no"], given["direction"], given["directed_by"])
    assert told == (WAITING, SAID, "Trần Quang Hưng")


def test_a_new_server_comes_back_to_the_same_slide_and_draft(
    sample_year: SampleYear, page: Page, tmp_path: Path
) -> None:
    name = f"waiting.{WAITING}"
    program = running_on(sample_year.ledger, tmp_path)
    with program as server:
        open_a_meeting(server.ledger)
        present(page, server, name)
        state_name(page)
        page.get_by_label(TEXT).press_sequentially(SAID)
        program.process.kill()
    with running(tmp_path, port=urlparse(server.url).port) as again:
        page.reload()
        stands(page)
        number(page, again, name)
        state_name(page)
        expect(page.get_by_label(TEXT)).to_have_value(SAID)
