"""`etl load` gets in beside open screens, and no screen shows an error for it."""

import os
import subprocess
import sys
from itertools import product
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.e2e.loading import TIMES
from tests.e2e.screen import card, complaints, go
from tests.e2e.serving import ROOT, Server, running_on, settle
from tests.e2e.sessions import Crowd
from tests.sample import SampleYear, units_of_the_department
from tests.workbooks import titled, write_workbook
from ui.navigation import SCREENS, Screen

QUARTERS = ("2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4")
PEOPLE = 25
REPORT = """
## Tiến độ
| Mã nội dung | Kết quả thực hiện | Trạng thái |
| 1.1 | 12 | Đang thực hiện |
"""


def etl_load(server: Server, *paths: Path) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "etl", "load", *map(str, paths)]
    environment = {**os.environ, "TDKT_LEDGER": str(server.ledger)}
    return subprocess.Popen(
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )


def visit(page: Page, screen: Screen) -> None:
    """Go there by the menu; the slides, which have none, are left as a presenter leaves them."""
    page.get_by_test_id("stSidebarNav").get_by_text(screen.title, exact=True).click()
    if screen.file != "present.py":
        expect(page.locator("h1")).to_have_text(screen.title)
        settle(page)
        return
    page.wait_for_selector(".turning button")
    settle(page)
    expect(complaints(page)).to_have_count(0)
    page.keyboard.press("Escape")
    page.wait_for_url("**/ky-hop*")
    settle(page)


def test_the_command_line_loads_forty_workbooks_while_a_person_goes_from_screen_to_screen(
    page: Page, tmp_path: Path, empty_ledger: Path, sample_year: SampleYear
) -> None:
    with running_on(empty_ledger, tmp_path) as server:
        go(page, server, period="2023-Q4")
        assert card(page, "Chưa nộp báo cáo") == "10/10"
        loading = etl_load(server, *(sample_year.files / quarter for quarter in QUARTERS))
        walks = 0
        while loading.poll() is None or walks == 0:
            for screen in SCREENS[::-1]:
                visit(page, screen)
                expect(complaints(page)).to_have_count(0)
            walks += 1
        told, _ = loading.communicate()
        assert (loading.returncode, told.count(".xlsx")) == (1, len(sample_year.loaded_files("2023"))), told
        page.get_by_test_id("stSidebarNav").get_by_text("Lịch sử", exact=True).click()
        settle(page)
        page.get_by_test_id("stSidebarNav").get_by_text("Tổng quan", exact=True).click()
        received = len(sample_year.received("2023", "2023-Q4"))
        expect(page.get_by_test_id("stMetricValue").nth(4)).to_have_text(f"{10 - received}/10")
        expect(complaints(page)).to_have_count(0)


def test_a_load_gets_in_while_25_people_open_screens_nobody_has_asked_for(
    tmp_path: Path, sample_year: SampleYear
) -> None:
    file = write_workbook(titled(REPORT, unit="Thanh tra Sở", period="Quý IV năm 2023"), tmp_path / "muon.xlsx")
    units = [unit["unit_code"] for unit in units_of_the_department()]
    asked = product(units, QUARTERS, [screen.url_path for screen in SCREENS if not screen.is_default])
    screens = ((url_path, {"unit": unit, "period": quarter}) for unit, quarter, url_path in asked)
    with running_on(sample_year.ledger, tmp_path / "server") as server:
        command = [sys.executable, "-m", "tests.e2e.loading", str(server.ledger), str(file)]
        with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
            assert (other.stdin, other.stdout) != (None, None)
            assert other.stdout.readline() == "ready\n"  # type: ignore[union-attr]
            with Crowd(server, PEOPLE, screens) as crowd:
                status, entries = other.communicate("go\n", timeout=60)[0].split()
    assert (status, entries) == ("accepted", str(TIMES))
    assert (crowd.failed, [error for seen in crowd.seen for error in seen.errors]) == ([], [])
    assert [seen.elements for seen in crowd.seen if seen.elements < 10] == []
