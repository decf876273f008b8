"""Difficulties taken the whole way by files and clicks alone: raised, directed, answered, closed, opened again."""

import re
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet
from playwright.sync_api import Page, expect

from domain.sheets import SHEETS
from etl.template_sheet import HEADING_ROW
from ledger import Ledger
from ledger.difficulty_acts import DifficultyStep, act_on_difficulty
from tests.e2e.screen import card, choose, confirm, drop, go, only, open_tab, rows
from tests.e2e.serving import Server, running_on, settle
from tests.ledger.reports import DIFFICULTIES, difficulty
from tests.office import OFFICE
from tests.workbooks import titled, workbook_bytes

DIRECTIONS = SHEETS["directions"]
# Five of each unit.
TWENTY = {
    "Phòng Xây dựng chính quyền và Công tác thanh niên": "Thiếu người",
    "Ban Tôn giáo": "Thiếu kinh phí",
    "Ban Thi đua - Khen thưởng": "Chưa có hướng dẫn",
    "Văn phòng Sở": "Máy tính hỏng",
}
EVIDENCE = "Minh chứng: số, ký hiệu, ngày của văn bản"
CODES = ("TTR", "XDCQ", "TG", "TDKT", "VP")
TEXT, RESULT = "Nội dung ý kiến chỉ đạo", "Kết quả giải quyết"
STEPS, DIRECTION = "Người ghi", "Đơn vị thực hiện"
CLERK, LEADER = "Lê Thị Mai", "Trần Quang Hưng"
PEOPLE = {CLERK: "Văn phòng", LEADER: "Lãnh đạo Sở"}
_WHO = re.compile("|".join(("Chưa khai tên người dùng", *PEOPLE)))
RAISED, ORDER = "Thiếu hướng dẫn chấm điểm của Cụm", "Làm việc với Cụm trưởng trong tháng 4"


@pytest.fixture(scope="module")
def loop_server(empty_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The program with a ledger that began empty; the tests here are one story, in their order."""
    with running_on(empty_ledger, tmp_path_factory.mktemp("loop")) as found:
        yield found


def book(folder: Path, name: str, told: str, unit: str) -> Path:
    """Write a unit's own workbook of the first quarter."""
    path = folder / name
    path.write_bytes(workbook_bytes(titled(told, unit=unit, period="Quý I năm 2023")))
    return path


def act_as(page: Page, name: str) -> None:
    """Say in the side bar who acts from now on."""
    role = PEOPLE[name]
    page.get_by_test_id("stSidebar").get_by_role("button", name=_WHO).click()
    page.get_by_label("Họ và tên").fill(name)
    page.get_by_text(role, exact=True).last.click()
    page.get_by_role("button", name="Ghi nhận").click()
    expect(page.get_by_text(f"{role} · chưa xác thực")).to_be_visible()
    page.keyboard.press("Escape")
    settle(page)


def do(page: Page, act: str, button: str, fields: dict[str, str], unit: str = "") -> None:
    """Choose an act, fill its fields, say which unit must act, and record it."""
    wanted = page.get_by_test_id("stMain").get_by_role("radio", name=act, exact=True)
    if wanted.get_attribute("aria-checked") != "true":
        wanted.click()
        settle(page)
    for label, text in fields.items():
        page.get_by_test_id("stMain").get_by_label(label).fill(text)
    if unit:
        choose(page, "Đơn vị thực hiện", unit, place="stMain")
    page.get_by_role("button", name=button, exact=True).click()
    settle(page)


def template_of(page: Page, server: Server, unit: str, period: str, folder: Path) -> Path:
    """Get a unit's template for a period from the page."""
    go(page, server, "/nap-du-lieu", unit=unit, period=period)
    open_tab(page, "Lấy mẫu báo cáo")
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải mẫu của đơn vị này").click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def templates_of_all(page: Page, server: Server, period: str, folder: Path) -> list[Path]:
    """Get every unit's template for a period from the page, in one archive; those of CODES in their order."""
    go(page, server, "/nap-du-lieu", period=period)
    open_tab(page, "Lấy mẫu báo cáo")
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải mẫu của mọi đơn vị").click()
    with ZipFile(download.value.path()) as archive:
        archive.extractall(folder)
    return [folder / f"{code}_{period}.xlsx" for code in CODES]


def printed(sheet: Worksheet) -> list[dict[str, object]]:
    """The rows printed on the sheet of directions: each field with its text, None where the unit may write."""
    found = []
    for row in sheet.iter_rows(min_row=HEADING_ROW + 2, max_col=len(DIRECTIONS.columns)):
        if row[0].value:
            cells = zip(DIRECTIONS.columns, row, strict=True)
            found.append({column.name: _locked(sheet, cell) for column, cell in cells})
    return found


def _locked(sheet: Worksheet, cell: Cell) -> object:
    # A cell without anything of its own has its column's look.
    own = cell if cell.has_style else sheet.column_dimensions[cell.column_letter]
    return cell.value if sheet.protection.sheet and own.protection.locked else None


def answer(file: Path) -> int:
    """Answer every direction printed in a template; return how many there are."""
    workbook = load_workbook(file)
    sheet = workbook[DIRECTIONS.title]
    place = {name: number for number, name in enumerate(DIRECTIONS.names, start=1)}
    answered = 0
    for number, _row in enumerate(printed(sheet)):
        row = HEADING_ROW + 2 + number
        sheet.cell(row, place["response"], f"Đã làm xong việc thứ {number + 1}")
        sheet.cell(row, place["response_status"], "Đã thực hiện")
        sheet.cell(row, place["evidence"], "15/BC-TTR ngày 20/06/2023")
        answered += 1
    workbook.save(file)
    return answered


def test_one_difficulty_goes_the_whole_way(loop_server: Server, page: Page, tmp_path: Path) -> None:
    page.set_viewport_size({"width": 2400, "height": 1400})
    go(page, loop_server, "/nap-du-lieu")
    act_as(page, CLERK)
    drop(page, book(tmp_path, "a.xlsx", DIFFICULTIES + difficulty(RAISED), "Thanh tra Sở"))
    confirm(page, 1)

    go(page, loop_server, "/kho-khan", period="2023-Q1")
    act_as(page, LEADER)
    assert card(page, "Khó khăn chờ chỉ đạo") == "1/1"
    page.get_by_role("button", name="Xem và cho ý kiến KK-2023-001").click()
    settle(page)
    do(page, "Cho ý kiến chỉ đạo", "Ghi ý kiến chỉ đạo", {TEXT: ORDER}, "Thanh tra Sở")
    expect(page.get_by_text("Đã ghi vào sổ: Cho ý kiến chỉ đạo YK-2023-001.")).to_be_visible()

    file = template_of(page, loop_server, "TTR", "2023-Q2", tmp_path)
    (row,) = printed(load_workbook(file)[DIRECTIONS.title])
    (order,) = Ledger.open(loop_server.ledger).rows("difficulty_directions", difficulty_no="KK-2023-001")
    assert row == {
        "direction_no": "YK-2023-001",
        "about": f"KK-2023-001 (Thanh tra): {RAISED}",
        "direction": ORDER,
        "given": f"{LEADER}, {order['directed_on']:%d/%m/%Y}",
        "direction_due_on": None,
        "response": None,
        "response_status": None,
        "evidence": None,
    }
    answer(file)
    act_as(page, CLERK)
    open_tab(page, "Nạp tệp của đơn vị")
    drop(page, file)
    confirm(page, 1)

    go(page, loop_server, "/kho-khan", kk="YK-2023-001")
    (given,) = rows(page, DIRECTION)
    assert only(given, "Số ý kiến", "Tình trạng", "Kết quả thực hiện", "Người trả lời") == (
        "YK-2023-001",
        "✓ Đã thực hiện",
        "Đã làm xong việc thứ 1",
        f"Thanh tra ({CLERK})",
    )
    do(
        page,
        "Kết thúc",
        "Kết thúc khó khăn này",
        {RESULT: "Đã có hướng dẫn", EVIDENCE: "15/BC-TTR"},
    )
    expect(page.get_by_text("Đã ghi vào sổ: Giải quyết xong.")).to_be_visible()
    do(page, "Mở lại", "Mở lại khó khăn này", {"Lý do mở lại": "Hướng dẫn chưa nêu cách chấm"})
    expect(page.get_by_text("Đã mở lại: 1 lần")).to_be_visible()
    settle(page)
    assert [only(step, "Việc", "Số ý kiến", "Nội dung", STEPS) for step in rows(page, STEPS)] == [
        ("▶ Cho ý kiến chỉ đạo", "YK-2023-001", ORDER, LEADER),
        ("◆ Trả lời kết quả", "YK-2023-001", "Đã làm xong việc thứ 1", CLERK),
        ("✓ Giải quyết xong", "", "Đã có hướng dẫn", CLERK),
        ("↺ Mở lại", "", "Hướng dẫn chưa nêu cách chấm", CLERK),
    ]


def test_twenty_difficulties_of_one_drop_go_the_whole_way(loop_server: Server, page: Page, tmp_path: Path) -> None:
    page.set_viewport_size({"width": 2400, "height": 1400})
    go(page, loop_server, "/nap-du-lieu")
    act_as(page, CLERK)
    files = [
        book(
            tmp_path, f"{unit}.xlsx", DIFFICULTIES + "".join(difficulty(f"{words} thứ {n}") for n in range(1, 6)), unit
        )
        for unit, words in TWENTY.items()
    ]
    drop(page, *files)
    confirm(page, 4)
    go(page, loop_server, "/kho-khan", period="2023-Q1")
    act_as(page, LEADER)
    assert card(page, "Khó khăn chờ chỉ đạo") == "21/21"
    page.get_by_role("button", name="Xem và cho ý kiến KK-2023-001").click()
    settle(page)
    raised_by = ["Thanh tra Sở", *(unit for unit in TWENTY for _ in range(5))]
    for number in range(2, 6):
        do(page, "Cho ý kiến chỉ đạo", "Ghi ý kiến chỉ đạo", {TEXT: f"Giải quyết việc {number}"}, raised_by[number - 2])
        expect(page.get_by_text(f"Đã ghi vào sổ: Cho ý kiến chỉ đạo YK-2023-{number:03d}.")).to_be_visible()
        page.get_by_role("button", name="Khó khăn chờ chỉ đạo tiếp theo").click()
        settle(page)
    ledger = Ledger.open(loop_server.ledger)
    for number in range(6, 23):
        step = DifficultyStep(text=f"Giải quyết việc {number}")
        act_on_difficulty(ledger, OFFICE, f"KK-2023-{number - 1:03d}", "directed", step)

    answered = templates_of_all(page, loop_server, "2023-Q3", tmp_path)
    assert [answer(file) for file in answered] == [1, 5, 5, 5, 5]
    act_as(page, CLERK)
    open_tab(page, "Nạp tệp của đơn vị")
    drop(page, *answered)
    confirm(page, 5)
    go(page, loop_server, "/kho-khan", period="2023-Q3")
    assert card(page, "Khó khăn chờ chỉ đạo") == "0/21"
    for number in range(1, 21):
        act_on_difficulty(ledger, OFFICE, f"KK-2023-{number:03d}", "resolved", DifficultyStep(text="Đã giải quyết"))
    go(page, loop_server, "/kho-khan", kk="KK-2023-021")
    do(page, "Kết thúc", "Kết thúc khó khăn này", {RESULT: "Đã giải quyết", EVIDENCE: "15/BC ngày 20/09/2023"})
    expect(page.get_by_text("Đã ghi vào sổ: Giải quyết xong.")).to_be_visible()
    do(page, "Mở lại", "Mở lại khó khăn này", {"Lý do mở lại": "Lại phát sinh"})
    expect(page.get_by_text("Đã mở lại: 1 lần")).to_be_visible()
    go(page, loop_server, "/kho-khan", period="2023-Q3")
    assert card(page, "Khó khăn chờ chỉ đạo") == "1/1"
