"""A unit's template obtained from the page, filled in, loaded through the page: figures and identity as in the file."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page

from domain.identity import IDENTITY_SHEET
from domain.sheets import SHEETS
from etl.template_sheet import HEADING_ROW
from tests.e2e.screen import BOARD, REPORTS, SUBMISSIONS, confirm, drop, go, only, open_tab, rows, state_name
from tests.e2e.serving import Server, settle
from tests.sample import units_of_the_department

SHEET = SHEETS["progress"]
FILLED = 6  # as many rows as are in sight on the screen at once
without_office = pytest.mark.skipif(
    shutil.which("soffice") is None and not os.environ.get("CI"), reason="LibreOffice is not installed here"
)
Filled = list[tuple[str, int, str]]


def fill(path: Path, first: int) -> Filled:
    """Fill the first rows of the progress sheet and return item code, actual and result of each."""
    book = load_workbook(path)
    page = book[SHEET.title]
    place = {name: number for number, name in enumerate(SHEET.names, start=1)}
    written = []
    for number in range(FILLED):
        row = HEADING_ROW + 2 + number
        actual, result = first + number, f"Kết quả thứ {first + number}: đã thực hiện"
        page.cell(row, place["actual"], actual)
        page.cell(row, place["status"], "Đang thực hiện")
        page.cell(row, place["result"], result)
        written.append((str(page.cell(row, place["item_code"]).value), actual, result))
    book.save(path)
    return written


def leave(path: Path) -> None:
    """The workbook stays as the filling program saved it."""


def resave_in_libreoffice(path: Path) -> None:
    """Open the workbook in LibreOffice and save it as it is."""
    out = path.parent / "resaved"
    profile = f"-env:UserInstallation=file://{path.parent}/profile"
    command = ["soffice", profile, "--headless", "--convert-to", "xlsx", "--outdir", str(out), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    shutil.move(out / path.name, path)


def identity(path: Path) -> list[tuple[object, ...]]:
    """What the hidden sheet says."""
    return [tuple(row) for row in load_workbook(path)[IDENTITY_SHEET].iter_rows(max_col=2, values_only=True)]


@pytest.mark.parametrize(
    ("save", "first"), [(leave, 100), pytest.param(resave_in_libreoffice, 200, marks=without_office)]
)
def test_a_template_from_the_page_comes_back_with_its_figures_and_its_identity(
    office_server: Server, page: Page, tmp_path: Path, save: Callable[[Path], None], first: int
) -> None:
    go(page, office_server, "/nap-du-lieu", unit="VP", period="2023-Q1")
    state_name(page)
    open_tab(page, "Lấy mẫu báo cáo")
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải mẫu của đơn vị này").click()
    assert download.value.suggested_filename == "VP_2023-Q1.xlsx"
    file = tmp_path / "VP_2023-Q1.xlsx"
    download.value.save_as(file)
    printed = identity(file)
    written = fill(file, first)
    save(file)
    assert identity(file) == printed

    open_tab(page, "Nạp tệp của đơn vị")
    drop(page, file)
    assert [only(row, BOARD, "Đơn vị", "Hàng lỗi", "Lỗi") for row in rows(page, BOARD)] == [
        ("✓ Nhận đủ", "Văn phòng", "0", "0")
    ]
    confirm(page, 1)

    page.set_viewport_size({"width": 2400, "height": 1200})
    go(page, office_server, "/tien-do", unit="VP", period="2023-Q1")
    open_tab(page, "Báo cáo của đơn vị")
    settle(page)
    shown = [only(row, "Mã", "Kết quả", REPORTS) for row in rows(page, REPORTS)]
    assert shown == [(code, str(actual), result) for code, actual, result in written]
    go(page, office_server, "/lich-su", unit="VP", period="2023-Q1")
    newest = rows(page, SUBMISSIONS)[0]
    assert only(newest, "Kết quả", "Đơn vị", "Kỳ báo cáo", "Lỗi") == (
        "✓ Đã nhận đủ",
        "Văn phòng",
        "Quý I năm 2023",
        "0",
    )


def test_the_templates_of_every_unit_come_in_one_archive(office_server: Server, page: Page) -> None:
    go(page, office_server, "/nap-du-lieu", period="2023-Q2")
    open_tab(page, "Lấy mẫu báo cáo")
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải mẫu của mọi đơn vị").click()
    assert download.value.suggested_filename == "mau-bao-cao_2023-Q2.zip"
    names = [f"{unit['unit_code']}_2023-Q2.xlsx" for unit in units_of_the_department()]
    with ZipFile(download.value.path()) as archive:
        assert archive.namelist() == names
