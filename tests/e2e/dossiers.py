"""What the Office does at its desk of nominations by clicks, and what the desk shows of them."""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

from playwright.sync_api import Browser, Page, expect

from domain.states import NOMINATION_STATES, RETURN_REASONS
from ledger import Ledger
from tests.e2e.screen import complaints, go, rows, state_name
from tests.e2e.serving import Server, settle
from tests.office import Office
from tests.reports.nominees.desk import nominated
from tests.stores import copy_of

PICKED, RECORD = ".st-key-board_picked", ".st-key-nomination_acts"
DESK, NUMBER, STATE, TERM, NEXT = "/ho-so", "Số hồ sơ", "Trạng thái", "Thời hạn", "Bước tiếp theo"
VOTES, HISTORY, DIFFERENCES = "Số phiếu đồng ý", "Người ghi", "Chưa khớp, cần sửa ở đâu"
CLERK = "Lê Thị Mai"
WIDE = {"width": 2800, "height": 1400}
_PATIENCE_MS = 20_000
_TRIES = 200
_TICKS = """rows => Object.fromEntries(rows.map(row => [
  row.querySelectorAll('[role=gridcell]')[0].textContent, row.getAttribute('aria-selected') === 'true']))"""
T = TypeVar("T")
# What a move asks for, by the register's word for it: the field's label; those of decisions differ by the state.
_LABELS = {"text": "Nội dung, lý do (phải ghi)", "document": "Số, ký hiệu, ngày của tờ trình"}
_DECISIONS = {"decided": "quyết định khen thưởng", "revoked": "quyết định thu hồi"}


def office_with(empty_ledger: Path, folder: Path, rows_of: Mapping[str, Sequence[str]]) -> Office:
    """Return an office that has loaded a workbook of nominations from each unit named, into a ledger in that folder."""
    office = Office(Ledger.open(copy_of(empty_ledger, folder)))
    for unit, nominees in rows_of.items():
        nominated(office, *nominees, unit=unit)
    return office


@contextmanager
def window(browser: Browser, server: Server) -> Iterator[Page]:
    """A window at the desk in which somebody of the Office has said who they are, wide enough for all columns."""
    context = browser.new_context(viewport=WIDE, locale="vi-VN")  # type: ignore[arg-type]
    context.set_default_timeout(_PATIENCE_MS)
    expect.set_options(timeout=_PATIENCE_MS)
    page = context.new_page()
    go(page, server, DESK)
    state_name(page, CLERK)
    yield page
    context.close()


def pick(page: Page, name: str) -> None:
    """Choose one of a few buttons in a row; nothing happens where it is chosen already."""
    wanted = page.get_by_test_id("stMain").get_by_role("radio", name=name, exact=True)
    if wanted.get_attribute("aria-checked") != "true":
        wanted.click()
        settle(page)


def show_board(page: Page, server: Server, family: str) -> None:
    """Show every nomination of a family on the board."""
    go(page, server, DESK)
    pick(page, family)
    pick(page, "Tất cả")


def select(page: Page, numbers: Collection[str]) -> None:
    """Tick exactly these nominations on the board, and wait for what may be done with them."""
    rows(page, NUMBER)
    for _ in range(_TRIES):
        held = _ticked(page)
        # First those that are added: the form stands beside the board while anything is ticked.
        wrong = sorted((number for number in held if held[number] != (number in numbers)), key=lambda one: held[one])
        if held and not wrong:
            break
        if len(wrong) > 1 and (set(held) == set(numbers) or all(held.values())):
            # The box above them all ticks every one, or none.
            _tick(page, -1, lambda: len(set(_ticked(page).values())) == 1)
        elif wrong:
            _tick(page, list(held).index(wrong[0]), lambda before=held: _ticked(page) != before)  # type: ignore[misc]
    picked = page.locator(PICKED)
    if len(numbers) == 1:
        expect(picked.get_by_role("button", name=f"Mở hồ sơ {next(iter(numbers))}", exact=True)).to_be_visible()
    else:
        expect(picked.get_by_text(f"Đã chọn {len(numbers)} hồ sơ", exact=False)).to_be_visible()


def _tick(page: Page, place: int, is_done: Callable[[], bool]) -> None:
    """Click the box of a row, and wait until it has changed and what follows from that is drawn."""
    # Measured each time: the board moves up when the word on the last act goes.
    box = page.locator('[class*="st-key-board_own"] canvas').first.bounding_box()
    if box is not None:
        page.mouse.click(box["x"] + 17, box["y"] + (37 + 35 * (place + 0.5) if place >= 0 else 18))
    for _ in range(20):
        if is_done():
            break
        page.wait_for_timeout(50)
    settle(page)


def _ticked(page: Page) -> dict[str, bool]:
    """Number -> whether it is ticked, of the rows in their order; nothing while the board is drawn anew."""
    found: dict[str, bool] = page.locator("table[role=grid] tbody [role=row]").evaluate_all(_TICKS)
    return found


def becomes(page: Page, look: Callable[[], T], wanted: T) -> None:
    """See that what is looked at comes to be as wanted."""
    for _ in range(_TRIES):
        if look() == wanted:
            return
        page.wait_for_timeout(50)
    found = look()
    assert found == wanted, f"{found!r} is not {wanted!r}"


def label(state: str) -> str:
    """The words for a state."""
    return NOMINATION_STATES.label(state)


def move(page: Page, to: str, needs: Collection[str], said: Mapping[str, str], *, at: str = PICKED) -> None:
    """Choose the state to move to, say what the move needs, and click; the form stands beside the board or a record.

    What is decided is decided on the day of the move.
    """
    settle(page)  # what was drawn for the state before takes no click any more
    form = page.locator(at)
    form.get_by_role("radio", name=re.compile(f"{label(to)}$")).click()
    # Drawn for that state: only then is the form its own.
    button = form.locator(f'[class*="st-key-do_move_"][class*="_{to}"] button')
    expect(button).to_be_visible()
    if "reason" in needs:
        form.get_by_role("combobox", name="Lý do trả lại").click()
        page.get_by_role("option", name=f"{said['reason']} · {RETURN_REASONS.label(said['reason'])}").click()
    for need in ("decision_no", "document", "text"):
        if need in needs:
            form.get_by_label(field(need, to), exact=True).fill(said[need])
    if "decision_on" in needs:
        parts = form.get_by_role("spinbutton", name="Ngày thực hiện").all()
        day = "".join(f"{int(part.get_attribute('aria-valuenow') or ''):02}" for part in parts)
        form.get_by_role("spinbutton", name=f"day, {field('decision_on', to)}").press_sequentially(day)
        page.keyboard.press("Escape")  # the calendar opens over the button
    button.click()


def field(need: str, to: str) -> str:
    """The label of the field in which somebody says what a move needs."""
    if need.startswith("decision"):
        return f"{'Số' if need == 'decision_no' else 'Ngày'} {_DECISIONS[to]}"
    return _LABELS[need]


def enter_votes(page: Page, number: str, votes: str) -> None:
    """Write how many voted for one nomination into the council's table, by the keyboard."""
    found = rows(page, VOTES)
    column, place = list(found[0]).index(VOTES), [row[NUMBER] for row in found].index(number)
    cell = page.locator(f"#glide-cell-{column}-{place}")
    # What was typed before is sent as the table is clicked; drawn anew, it may have lost the click.
    for _ in range(5):
        _go_to_cell(page, column, place)
        if cell.evaluate("cell => cell === document.activeElement"):
            break
    expect(cell).to_be_focused()
    page.keyboard.type(votes)
    expect(page.locator("input.gdg-input")).to_have_value(votes)
    page.keyboard.press("Enter")
    becomes(page, lambda: rows(page, VOTES)[place][VOTES], votes)


def _go_to_cell(page: Page, column: int, place: int) -> None:
    grid = page.get_by_test_id("stDataFrame").locator("canvas").first
    grid.scroll_into_view_if_needed()
    box = grid.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 20, box["y"] + 37 + 17)
    settle(page)
    for key, times in (("ArrowRight", column), ("ArrowDown", place)):
        for _ in range(times):
            page.keyboard.press(key)
    settle(page)


def nothing_struck(page: Page) -> None:
    """See that no text of a file has run, become a link or a picture, or made the screen fail."""
    assert page.evaluate("window.struck || 0") == 0
    alive = ", ".join(f".stMain {tag}" for tag in ('a[href*=":9/"]', 'a[href^="javascript"]', 'img[src="x"]'))
    expect(page.locator(alive)).to_have_count(0)
    expect(complaints(page)).to_have_count(0)
