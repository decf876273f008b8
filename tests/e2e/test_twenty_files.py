"""Twenty files dropped at once: the board, one file's details, what goes back to the units, and one confirmation."""

import re
import zipfile
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from ledger import Ledger
from tests.e2e.screen import BOARD, complaints, go, only, open_tab, pick_row, rows, state_name
from tests.e2e.serving import Server, running_on, settle
from tests.sample import units_of_the_department
from tests.workbooks import titled, write_workbook

PROGRESS = "## Tiến độ\n| Mã nội dung | Kết quả thực hiện | Trạng thái |\n"
GOOD = PROGRESS + "| 1.1 | {n} | Đang thực hiện |\n| 1.2 | 3 | Đang thực hiện |\n"
MIXED = PROGRESS + "| 1.1 | {n} | Đang thực hiện |\n| 1.2 | ba cuộc | Đang thực hiện |\n"
NARROW, WIDE = {"width": 390, "height": 844}, {"width": 1920, "height": 1080}


@pytest.fixture
def twenty(tmp_path: Path) -> list[Path]:
    """Ten good files of Q1, eight of Q2 with a row to mend, one of a hostile name, and two that are no workbooks."""
    folder = tmp_path / "drop"
    folder.mkdir()
    units = [unit["name"] for unit in units_of_the_department()][:10]
    files = [
        write_workbook(titled(GOOD.format(n=n), unit=unit), folder / f"{n:02} tot.xlsx")
        for n, unit in enumerate(units, 1)
    ]
    files += [
        write_workbook(titled(MIXED.format(n=n), unit=unit, period="Quý II năm 2023"), folder / f"{n:02} sua.xlsx")
        for n, unit in enumerate(units[:7], 11)
    ]
    for name, content in (("18 hong.xlsx", b"no workbook"), ("19 quet.csv", b"%PDF-1.7")):
        files.append(folder / name)
        files[-1].write_bytes(content)
    hostile = "20 <img src=x onerror=window.struck=1> **b** [x](y).xlsx"
    files.append(write_workbook(titled(MIXED.format(n=1), unit=units[7], period="Quý II năm 2023"), folder / hostile))
    return files


def drop_all(page: Page, files: list[Path], *, watched: bool = False) -> None:
    """Drop the files and wait for the board; `watched`, see on the way which one is being judged."""
    page.get_by_test_id("stFileUploader").locator("input[type=file]").set_input_files(files)
    if watched:
        expect(page.get_by_text(re.compile(r"Đang kiểm tra tệp \d+/20: \d\d "))).to_be_visible(timeout=20_000)
    expect(page.get_by_text("Kết quả kiểm tra, chưa ghi vào sổ")).to_be_visible(timeout=60_000)
    settle(page)


def test_twenty_files_are_judged_shown_given_back_and_written_with_one_confirmation(
    page: Page, empty_ledger: Path, tmp_path: Path, twenty: list[Path]
) -> None:
    with running_on(empty_ledger, tmp_path / "server") as server:
        go(page, server, "/nap-du-lieu", period="2023-Q1")
        state_name(page)
        drop_all(page, twenty, watched=True)
        board = rows(page, BOARD)
        assert [row[BOARD] for row in board] == [
            *["✕ Không nhận"] * 2,
            *["◆ Nhận một phần, cần sửa"] * 8,
            *["✓ Nhận đủ"] * 10,
        ]
        assert only(board[-1], "Tên tệp", "Hàng nhận", "Sẽ thay đổi") == ("10 tot.xlsx", "2", "+2 mới")
        assert Ledger(server.ledger).rows("history", plan_id=None, period=None, unit_code=None) == []

        pick_row(page, "board", 9)
        details = page.locator(".st-key-details")
        expect(details.get_by_role("heading", name=twenty[-1].name, exact=False)).to_be_visible()
        expect(details.locator("[role=gridcell]", has_text="ba cuộc").first).to_be_attached()
        assert next(only(row, "Trang tính", "Ô", "Đã ghi") for row in rows(page, "Cần làm gì")) == (
            "Tiến độ",
            "B5",
            "ba cuộc",
        )
        open_tab(page, "Tin nhắn gửi đơn vị")
        expect(details.get_by_test_id("stCode")).to_contain_text(f"đã nhận tệp “{twenty[-1].name}”")
        with page.expect_download() as download:
            page.get_by_role("button", name="Tải tất cả tệp cần sửa (.zip)").click()
        with zipfile.ZipFile(download.value.path()) as archive:
            assert len(archive.namelist()) == 10
            assert [name for name in archive.namelist() if "<" in name or "/" in name] == []
        expect(complaints(page)).to_have_count(0)
        assert page.evaluate("window.struck || 0") == 0

        page.get_by_role("button", name="Xác nhận, ghi 20 tệp vào sổ").click()
        expect(page.get_by_text("Đã ghi 20 tệp vào sổ.")).to_be_visible(timeout=60_000)
        written = Ledger(server.ledger).rows("history", plan_id=None, period=None, unit_code=None)
        assert sorted(row["status"] for row in written) == ["accepted"] * 10 + ["partial"] * 8 + ["refused"] * 2


@pytest.mark.parametrize("size", [NARROW, WIDE], ids=["phone", "projector"])
def test_nothing_of_the_board_stands_beyond_the_screen(
    office_server: Server, page: Page, twenty: list[Path], size: dict[str, int]
) -> None:
    page.set_viewport_size(size)  # type: ignore[arg-type]
    go(page, office_server, "/nap-du-lieu", period="2023-Q1")
    drop_all(page, twenty)
    beyond = "document.querySelector('.stMain').scrollWidth - document.querySelector('.stMain').clientWidth"
    assert page.evaluate(beyond) == 0
    expect(complaints(page)).to_have_count(0)
