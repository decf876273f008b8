"""Drafts in a real browser: they outlive a refresh, a lost connection, a closed window and the server's restart."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlparse

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.e2e.serving import ROOT, Server, running, settle

PAGE = Path(__file__).resolve().parent / "draft_page" / "app.py"
TEXT = "Khẩn trương rà soát <b>hồ sơ</b>; báo cáo trước 05/7."
NOTHING = {"text": "", "document": "", "due_on": "None", "unit": None}


@pytest.fixture(scope="module")
def import_path() -> Iterator[None]:
    """The form of these tests lies in a folder from which the program's packages aren't found."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(ROOT))
        yield


@pytest.fixture(scope="module")
def form(import_path: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running(tmp_path_factory.mktemp("drafts"), app=PAGE) as found:
        yield found


def look(page: Page, server: Server) -> None:
    page.goto(server.url)
    stands(page)


def look_again(page: Page) -> None:
    page.reload()
    stands(page)


def stands(page: Page) -> None:
    expect(text(page)).to_be_visible()
    settle(page)


def text(page: Page) -> Locator:
    return page.get_by_label("Ý kiến chỉ đạo")


def document(page: Page) -> Locator:
    return page.get_by_label("Số văn bản")


def the_server_has(page: Page, **fields: str) -> None:
    told = json.dumps({**NOTHING, **fields}, ensure_ascii=False)
    expect(page.get_by_text(told, exact=True)).to_be_visible()


def record(page: Page) -> None:
    page.get_by_role("button", name="Ghi nhận").click()
    expect(page.get_by_text("Chưa có bản nháp")).to_be_visible()
    settle(page)


def browser_keeps(page: Page, texts: int) -> None:
    """Wait until the browser keeps that many texts by itself: it looks at them a little after the page is drawn."""
    kept = "Object.keys(localStorage).filter(name => name.startsWith('tdkt-draft/')).length"
    page.wait_for_function(f"texts => {kept} === texts", arg=texts)


def test_what_is_being_typed_outlives_a_refresh(form: Server, page: Page) -> None:
    look(page, form)
    text(page).press_sequentially(TEXT)
    the_server_has(page)
    look_again(page)
    expect(text(page)).to_have_value(TEXT)
    the_server_has(page, text=TEXT)
    expect(page.get_by_text("Bản nháp lưu lúc")).to_be_visible()
    browser_keeps(page, 0)


def test_a_field_of_one_line_does_so_too(form: Server, page: Page) -> None:
    look(page, form)
    document(page).press_sequentially("12/TB-SNV")
    look_again(page)
    expect(document(page)).to_have_value("12/TB-SNV")
    the_server_has(page, document="12/TB-SNV")


def test_what_is_being_typed_outlives_a_closed_window(form: Server, page: Page) -> None:
    look(page, form)
    text(page).press_sequentially(TEXT)
    another = page.context.new_page()
    page.close()
    look(another, form)
    expect(text(another)).to_have_value(TEXT)


def test_what_is_typed_without_a_connection_is_there_afterwards(form: Server, page: Page) -> None:
    look(page, form)
    text(page).press_sequentially("Rà soát")
    document(page).click()
    the_server_has(page, text="Rà soát")
    page.context.set_offline(True)
    text(page).press_sequentially(" ngay", delay=5)
    page.context.set_offline(False)
    look_again(page)
    expect(text(page)).to_have_value("Rà soát ngay")
    the_server_has(page, text="Rà soát ngay")


def test_another_browser_sees_nothing_of_it(form: Server, page: Page, browser: Browser) -> None:
    look(page, form)
    text(page).press_sequentially(TEXT)
    document(page).fill("12/TB-SNV")
    text(page).click()
    the_server_has(page, text=TEXT, document="12/TB-SNV")
    other = browser.new_context(locale="vi-VN").new_page()
    look(other, form)
    the_server_has(other)
    expect(text(other)).to_have_value("")
    other.context.close()


def test_once_its_act_is_recorded_a_draft_is_empty_and_stays_so(form: Server, page: Page) -> None:
    look(page, form)
    document(page).fill("12/TB-SNV")
    text(page).press_sequentially(TEXT)
    record(page)
    expect(text(page)).to_have_value("")
    expect(document(page)).to_have_value("")
    browser_keeps(page, 0)
    look_again(page)
    the_server_has(page)
    expect(page.get_by_text("Chưa có bản nháp")).to_be_visible()
    text(page).press_sequentially("Ý kiến sau")
    look_again(page)
    expect(text(page)).to_have_value("Ý kiến sau")


def test_day_and_choice_outlive_a_refresh(form: Server, page: Page) -> None:
    look(page, form)
    page.get_by_role("spinbutton", name="day, Thời hạn").press_sequentially("05072026")
    page.get_by_label("Đơn vị thực hiện").click()
    page.get_by_role("option", name="CCHC").click()
    settle(page)
    the_server_has(page, due_on="2026-07-05", unit="CCHC")
    look_again(page)
    the_server_has(page, due_on="2026-07-05", unit="CCHC")


def test_typing_goes_on_undisturbed_while_the_page_is_drawn_again(form: Server, page: Page) -> None:
    look(page, form)
    text(page).press_sequentially("Rà ngay")
    for _ in " ngay":
        text(page).press("ArrowLeft")
    page.evaluate("[...document.querySelectorAll('button')].find(found => found.innerText == 'Vẽ lại').click()")
    page.keyboard.type(" soát", delay=30)
    settle(page)
    page.keyboard.type(" kỹ")
    expect(text(page)).to_have_value("Rà soát kỹ ngay")
    expect(text(page)).to_be_focused()
    the_server_has(page)
    look_again(page)
    the_server_has(page, text="Rà soát kỹ ngay")


def test_what_was_kept_never_takes_the_place_of_what_is_typed_later(form: Server, page: Page) -> None:
    look(page, form)
    text(page).press_sequentially("cũ")
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    page.route("**/BidiComponent*", hold)
    page.reload()
    text(page).press_sequentially("mới")
    assert len(held) == 1
    held[0].continue_()
    settle(page)
    expect(text(page)).to_have_value("mới")
    page.unroute_all()
    look_again(page)
    the_server_has(page, text="mới")


def test_of_two_windows_the_later_text_stays(form: Server, page: Page) -> None:
    look(page, form)
    text(page).press_sequentially("cũ")
    another = page.context.new_page()
    look(another, form)
    text(another).fill("mới")
    document(another).click()
    the_server_has(another, text="mới")
    look_again(page)
    the_server_has(page, text="mới")
    expect(text(page)).to_have_value("mới")


def test_keystrokes_ask_nothing_of_the_server(form: Server, page: Page) -> None:
    sent: list[object] = []

    def note(frame: object) -> None:
        sent.append(frame)

    page.on("websocket", lambda socket: socket.on("framesent", note))
    look(page, form)
    text(page).click()
    settle(page)
    before = len(sent)
    text(page).press_sequentially(TEXT)
    page.wait_for_timeout(1500)
    assert len(sent) == before


def test_what_the_browser_kept_before_the_draft_was_cleared_does_not_come_back(form: Server, page: Page) -> None:
    look(page, form)
    text(page).press_sequentially("Ý kiến đầu")
    browser_keeps(page, 1)
    kept = page.evaluate("({...localStorage})")
    record(page)
    browser_keeps(page, 0)
    page.evaluate("kept => Object.assign(localStorage, kept)", kept)
    browser_keeps(page, 1)
    look_again(page)
    the_server_has(page)
    browser_keeps(page, 0)


def test_a_text_that_is_too_long_or_no_text_at_all_does_no_harm(form: Server, page: Page) -> None:
    look(page, form)
    text(page).press_sequentially("a" * 70)
    expect(text(page)).to_have_value("a" * 60)
    browser_keeps(page, 1)
    (item,) = page.evaluate("Object.keys(localStorage).filter(name => name.startsWith('tdkt-draft/'))")
    look_again(page)
    the_server_has(page, text="a" * 60)
    page.evaluate("item => localStorage.setItem(item, '<b>{')", item)
    look_again(page)
    the_server_has(page, text="a" * 60)
    browser_keeps(page, 0)


def test_a_draft_outlives_the_end_of_the_server(import_path: None, page: Page, tmp_path: Path) -> None:
    program = running(tmp_path, app=PAGE)
    with program as server:
        look(page, server)
        document(page).fill("12/TB-SNV")
        text(page).press_sequentially("Rà soát")
        document(page).click()
        the_server_has(page, text="Rà soát", document="12/TB-SNV")
        text(page).press("End")
        text(page).press_sequentially(" ngay")
        program.process.kill()
    with running(tmp_path, app=PAGE, port=urlparse(server.url).port):
        look_again(page)
        expect(text(page)).to_have_value("Rà soát ngay")
        the_server_has(page, text="Rà soát ngay", document="12/TB-SNV")


def test_a_page_left_open_gives_a_new_server_what_it_has(import_path: None, page: Page, tmp_path: Path) -> None:
    program = running(tmp_path, app=PAGE)
    with program as server:
        look(page, server)
        document(page).fill("12/TB-SNV")
        text(page).press_sequentially("Rà soát")
        the_server_has(page, document="12/TB-SNV")
        program.process.kill()
    # Nobody can type while Streamlit has no server; what the old one kept is gone as well.
    expect(text(page)).to_be_disabled()
    for kept in tmp_path.glob("state.sqlite*"):
        kept.unlink()
    with running(tmp_path, app=PAGE, port=urlparse(server.url).port):
        expect(text(page)).to_be_enabled(timeout=30_000)
        expect(text(page)).to_have_value("Rà soát")
        text(page).press("End")
        text(page).press_sequentially(" ngay")
        document(page).click()
        the_server_has(page, text="Rà soát ngay", document="12/TB-SNV")
        look_again(page)
        the_server_has(page, text="Rà soát ngay", document="12/TB-SNV")
