"""A whole meeting by hand: put on record, presented by keys, decided on the slide, taken away, closed and reopened."""

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect
from pptx import Presentation

from ledger import Ledger
from ledger.acts import withdraw
from reports.deck.build import build
from reports.deck.totals import code_of, totals
from tests.e2e.screen import address, go, state_name
from tests.e2e.serving import Server, running_on, settle
from tests.office import OFFICE
from tests.sample import SampleYear

PLAN, PERIOD = "2023", "2023-Q4"
SUBJECT, CHAIR, MATTER = "họp giao ban cuối năm", "Trần Quang Hưng", "Phân công trực Tết"
WAITING, SAID = "KK-2023-014", "Tính chung toàn Sở; Văn phòng tham mưu trước ngày họp Hội đồng."
MOST_PRESSES = 40
CODE = re.compile(r"mã ([0-9A-Z]{4}-[0-9A-Z]{4})")


@pytest.fixture
def room(sample_year: SampleYear, tmp_path: Path) -> Iterator[Server]:
    """The program on a copy of the invented year."""
    with running_on(sample_year.ledger, tmp_path) as server:
        yield server


def code(server: Server, meeting_id: str) -> str:
    """The code of what the meeting sees, computed from the ledger itself."""
    ledger = Ledger(server.ledger)
    return code_of(totals(build(lambda at: partial(ledger.rows, as_of=at), PLAN, PERIOD, meeting_id=meeting_id)))


def put_on_record(page: Page, server: Server) -> str:
    go(page, server, "/ky-hop", plan=PLAN, period=PERIOD)
    state_name(page)
    page.get_by_role("button", name="Ghi một kỳ họp vào sổ").click()
    settle(page)
    page.get_by_label("Người chủ trì").fill(CHAIR)
    page.get_by_label("Nội dung kỳ họp").fill(SUBJECT)
    page.get_by_label("Nội dung khác, mỗi dòng một việc").fill(MATTER)
    page.get_by_text("Nội dung Kế hoạch nhấn mạnh (", exact=False).click()
    settle(page)
    page.get_by_role("button", name="Ghi kỳ họp", exact=True).click()
    expect(page.get_by_text("Đã ghi kỳ họp ngày", exact=False)).to_be_visible()
    settle(page)
    return address(page)["meeting"]


def press_until(page: Page, slide: str) -> None:
    for _ in range(MOST_PRESSES):
        page.keyboard.press("PageDown")
        settle(page)
        if address(page).get("slide") == slide:
            return
    pytest.fail(f"no slide {slide}")


def take(page: Page, label: str, folder: Path) -> Path:
    with page.expect_download(timeout=60_000) as download:
        page.get_by_role("button", name=label).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def codes_on_slides(path: Path) -> set[str]:
    texts = [
        [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame] for slide in Presentation(path).slides
    ]
    return {found for slide in texts for found in CODE.findall(" ".join(slide))}


def test_a_meeting_is_played_from_its_agenda_to_its_proof(room: Server, page: Page, tmp_path: Path) -> None:
    number = put_on_record(page, room)
    lines = [(row["section"], row["title"]) for row in Ledger(room.ledger).rows("meeting_agenda", meeting_id=number)]
    assert lines[-1] == ("", MATTER)
    assert ("waiting" in dict(lines), "stresses" in dict(lines)) == (True, False)

    page.get_by_test_id("stMain").get_by_role("button", name="Trình chiếu", exact=True).click()
    page.wait_for_selector(".turning button")
    settle(page)
    press_until(page, f"waiting.{WAITING}")
    page.get_by_label("Nội dung ý kiến chỉ đạo").fill(SAID)
    page.get_by_label("Đơn vị thực hiện").click()
    page.get_by_role("option", name="Văn phòng Sở").click()
    settle(page)
    page.get_by_role("button", name="Ghi ý kiến chỉ đạo").click()
    expect(page.locator(".st-key-present_detail").get_by_text(SAID)).to_be_visible()
    assert address(page)["slide"] == f"waiting.{WAITING}"
    expect(page.get_by_label("Người cho ý kiến")).to_have_value(CHAIR)
    page.keyboard.press("Escape")
    page.wait_for_url("**/ky-hop*")
    settle(page)

    go(page, room, "/ky-hop", plan=PLAN, period=PERIOD, meeting=number)
    page.get_by_role("button", name="Kết thúc kỳ họp").click()
    page.get_by_role("button", name="Kết thúc và lưu số liệu").click()
    expect(page.get_by_text("Đã kết thúc kỳ họp và lưu số liệu, mã", exact=False)).to_be_visible(timeout=60_000)
    settle(page)
    kept = code(room, number)
    proved = page.get_by_text("Số liệu tính lại khớp với số liệu đã lưu khi kết thúc", exact=False)
    expect(proved).to_contain_text(kept)
    assert codes_on_slides(take(page, "Trình chiếu (.pptx)", tmp_path)) == {kept}
    book = load_workbook(take(page, "Sổ số liệu (.xlsx)", tmp_path))
    assert any(kept in str(cell.value) for row in book.worksheets[0].iter_rows() for cell in row)
    notice = take(page, "Dự thảo thông báo kết luận (.docx)", tmp_path)
    assert notice.stat().st_size > 0

    # The ledger goes on: what the meeting saw stays what it was, and what changed since is told.
    loaded = Ledger(room.ledger).rows("history", plan_id=PLAN, period=PERIOD, unit_code="VP")
    (counting,) = [row["submission_id"] for row in loaded if row["status"] in {"accepted", "partial"}]
    withdraw(Ledger(room.ledger), OFFICE, counting, "Nộp nhầm tệp")
    page.reload()
    settle(page)
    expect(proved).to_contain_text(kept)
    assert code(room, number) == kept
    expect(page.get_by_role("heading", name="Thay đổi từ khi kết thúc kỳ họp đến nay")).to_be_visible()
    expect(page.get_by_text("Từ khi kết thúc kỳ họp đến nay không có gì thay đổi.")).to_be_hidden()
