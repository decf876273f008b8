"""What a person does at a screen of the running program, and what stands on it."""

from collections.abc import Mapping
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlparse

from playwright.sync_api import Locator, Page, expect

from tests.e2e.serving import FIRST_SCREEN_MS, Server, settle

CONTEXT = ".st-key-context"
FINDINGS, BOARD, SUBMISSIONS, REPORTS = "Cần làm gì", "Kết quả kiểm tra", "Lần nộp", "Kết quả nổi bật"
# The grid is a canvas; beside it stands a table for screen readers, with the cells that are in sight.
_ROWS = """heading => {
  const texts = (row, role) => [...row.querySelectorAll(`[role=${role}]`)].map(cell => cell.textContent);
  const grids = [...document.querySelectorAll('table[role=grid]')];
  const grid = grids.find(grid => texts(grid, 'columnheader').includes(heading));
  if (!grid) return null;
  const heads = texts(grid, 'columnheader');
  return [...grid.querySelectorAll('tbody [role=row]')].map(
    row => Object.fromEntries(texts(row, 'gridcell').map((text, place) => [heads[place], text])));
}"""


def address(page: Page) -> dict[str, str]:
    """What the address asks for."""
    return {name: values[0] for name, values in parse_qs(urlparse(page.url).query).items()}


def go(page: Page, server: Server, path: str = "/", **asked: str) -> None:
    """Open a screen and wait until it stands."""
    page.goto(server.url + path + (f"?{urlencode(asked)}" if asked else ""))
    page.wait_for_selector("h1", timeout=FIRST_SCREEN_MS)
    settle(page)


def choose(page: Page, label: str, option: str, *, place: str = "stSidebar") -> None:
    """Choose in a list of the side bar, or of the page itself."""
    page.get_by_test_id(place).get_by_role("combobox", name=label).first.click()
    page.get_by_role("option", name=option, exact=True).click()
    settle(page)


def open_tab(page: Page, name: str) -> None:
    """Go to a tab of the screen."""
    page.get_by_role("tab", name=name, exact=True).click()
    settle(page)


def state_name(page: Page, name: str = "Nguyễn Thu Hà") -> None:
    """Say who acts."""
    page.get_by_role("button", name="Chưa khai tên người dùng").click()
    page.get_by_label("Họ và tên").fill(name)
    page.get_by_role("button", name="Ghi nhận").click()
    expect(page.get_by_text("chưa xác thực", exact=False).first).to_be_visible()
    page.keyboard.press("Escape")
    settle(page)


def drop(page: Page, *files: Path) -> None:
    """Put files into the drop field and wait for the verdict on them."""
    page.get_by_test_id("stFileUploader").locator("input[type=file]").set_input_files(files)
    expect(page.get_by_text("Kết quả kiểm tra, chưa ghi vào sổ")).to_be_visible()
    settle(page)


def confirm(page: Page, files: int) -> None:
    """Confirm what was dropped and wait until it is written."""
    page.get_by_role("button", name=f"Xác nhận, ghi {files} tệp vào sổ").click()
    expect(page.get_by_text(f"Đã ghi {files} tệp vào sổ. Tệp gốc được lưu nguyên vẹn.")).to_be_visible()
    settle(page)


def rows(page: Page, heading: str) -> list[dict[str, str]]:
    """The rows in sight of the table with that heading, by headings."""
    # Asked once: a table that is drawn anew is gone for a moment.
    found = page.wait_for_function(
        f"heading => {{ const found = ({_ROWS})(heading); return found?.length && found }}", arg=heading
    )
    told: list[dict[str, str]] = found.json_value()
    return told


def only(row: Mapping[str, str], *headings: str) -> tuple[str, ...]:
    """Those columns of a row."""
    return tuple(row[heading] for heading in headings)


def pick_row(page: Page, key: str, number: int = 0) -> None:
    """Tick a row of a table that lets itself be chosen from; rows are counted from 0."""
    grid = page.locator(f".st-key-{key} canvas").first
    box = grid.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 17, box["y"] + 37 + 35 * (number + 0.5))
    settle(page)


def complaints(page: Page) -> Locator:
    """What a screen shows when something failed."""
    return page.locator('[data-testid="stException"], [data-testid="stAlertContentError"]')


def card(page: Page, label: str) -> str:
    """The value of the card with that label."""
    found = page.get_by_test_id("stMetric").filter(has_text=label).get_by_test_id("stMetricValue")
    return found.first.inner_text().strip()
