"""Text that means something to a browser, to Markdown or to Excel stays text on every screen."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from domain.columns import Kind
from domain.sheets import WORKBOOK, Sheet
from etl.template_sheet import HEADING_ROW
from ledger import Ledger
from ledger.difficulty_acts import DifficultyStep, act_on_difficulty
from tests.e2e.screen import complaints, confirm, drop, go, only, open_tab, pick_row, rows, state_name
from tests.e2e.serving import Server, settle
from tests.office import LEADER, Office
from tests.workbooks import titled, workbook_bytes
from ui.navigation import SCREENS

SCRIPT = '<script>window.struck=1</script><img src=x onerror="window.struck=2">'
MARKDOWN = "**đậm** [bấm](javascript:window.struck=3) :red[đỏ] $x^2$ # một `mã` ![](http://127.0.0.1:9/x.png)"
FORMULA = '=HYPERLINK("http://127.0.0.1:9/","bấm")'
LONG = "Dài" * 400
TEXTS = {Kind.TEXT, Kind.LINE}
HOSTILE = (SCRIPT, MARKDOWN, FORMULA, LONG)
FILE_NAME = "<img src=x onerror=window.struck=4> **b** [x](y).xlsx"
# What a row needs beside its hostile texts; item codes are those of the template's own rows.
NEEDED = {
    "progress": {"status": "Đang thực hiện"},
    "movements": {},
    "difficulties": {"severity": "Cao"},
    "nominations": {"nominee_kind": "Cá nhân", "award": "Lao động tiên tiến"},
    "roster": {},
    "award_history": {"year": 2022, "award": "Lao động tiên tiến"},
}
# Printed by the Office: what a unit writes over them is no text of the unit's.
PRINTED = {
    "item_code",
    "item_title",
    "measure",
    "criterion_no",
    "criterion",
    "difficulty_no",
    "decision",
    "nomination_no",
}


def written() -> set[tuple[str, str]]:
    """The free texts of every sheet that a unit writes and no one prints: each is poisoned."""
    fields = {(sheet.name, column.name) for sheet in WORKBOOK for column in sheet.columns if column.kind in TEXTS}
    printed = {("directions", name) for name in ("about", "direction", "given")}
    return {(sheet, name) for sheet, name in fields - printed if name not in PRINTED}


def poisoned(path: Path) -> None:
    """Write each hostile text into every free text field of every sheet, one text a row."""
    book = load_workbook(path)
    for sheet in WORKBOOK:
        if sheet.name in NEEDED:
            _poison(book[sheet.title], sheet)
    book.save(path)


def as_typed(content: bytes) -> bytes:
    """Return the workbook with what looks like a formula as the text it is."""
    book, out = load_workbook(BytesIO(content)), BytesIO()
    for cell in (cell for page in book for row in page.iter_rows() for cell in row if cell.data_type == "f"):
        cell.data_type = "s"
    book.save(out)
    return out.getvalue()


def answered(ledger: Ledger) -> list[tuple[str, str]]:
    """Give each difficulty of the unit a hostile direction, and let the unit answer in the same words; tell which."""
    asked = {"plan_id": "2023", "unit_code": "XDCQ", "period": "2023-Q1"}
    numbers = sorted(row["difficulty_no"] for row in ledger.rows("difficulties", **asked))
    told = []
    for number, text in zip(numbers, HOSTILE, strict=True):
        step = DifficultyStep(text=text, responsible_unit="XDCQ")
        told.append((act_on_difficulty(ledger, LEADER, number, "directed", step).direction_no, text))
    lines = "".join(f"| {number} | {text} | Đã thực hiện | {text} |\n" for number, text in told)
    book = f"## Ý kiến chỉ đạo\n| Số ý kiến | Kết quả thực hiện | Tình trạng | Minh chứng |\n{lines}"
    [unit] = ledger.rows("unit_by_code", unit_code="XDCQ")
    sent = as_typed(workbook_bytes(titled(book, unit=unit["name"], period="Quý II năm 2023")))
    verdict = Office(ledger).load(sent, name=FILE_NAME)
    assert (verdict["status"], verdict["rows"]["directions"]["accepted"]) == ("accepted", len(HOSTILE))
    return list(zip(numbers, HOSTILE, strict=True))


def _poison(page: object, sheet: Sheet) -> None:
    for number, text in enumerate(HOSTILE):
        for place, column in enumerate(sheet.columns, start=1):
            cell = page.cell(HEADING_ROW + 2 + number, place)  # type: ignore[attr-defined]
            if column.name in NEEDED[sheet.name]:
                cell.value = NEEDED[sheet.name][column.name]
            elif (sheet.name, column.name) in written():
                cell.value, cell.data_type = text, "s"


@pytest.fixture
def struck(page: Page) -> list[str]:
    """What a text managed to do: windows it opened, addresses it asked for."""
    found: list[str] = []
    page.on("dialog", lambda dialog: (found.append(dialog.message), dialog.dismiss()))
    page.on(
        "request", lambda asked: found.append(asked.url) if ":9/" in asked.url or asked.url.endswith("/x") else None
    )
    return found


def test_hostile_text_in_every_field_is_shown_as_typed_and_does_nothing(
    office_server: Server, page: Page, tmp_path: Path, struck: list[str]
) -> None:
    go(page, office_server, "/nap-du-lieu", unit="XDCQ", period="2023-Q1")
    state_name(page, "<b>**Hà**</b>")
    open_tab(page, "Lấy mẫu báo cáo")
    with page.expect_download() as download:
        page.get_by_role("button", name="Tải mẫu của đơn vị này").click()
    file = tmp_path / FILE_NAME
    download.value.save_as(file)
    poisoned(file)
    open_tab(page, "Nạp tệp của đơn vị")
    drop(page, file)
    confirm(page, 1)
    expect(page.get_by_text(FILE_NAME).first).to_be_visible()

    page.set_viewport_size({"width": 2600, "height": 1400})
    go(page, office_server, "/tien-do", unit="XDCQ", period="2023-Q1")
    open_tab(page, "Báo cáo của đơn vị")
    shown = [only(row, "Kết quả nổi bật", "Minh chứng", "Ghi chú") for row in rows(page, "Kết quả nổi bật")]
    assert shown == [(text, text, text) for text in HOSTILE]

    go(page, office_server, "/kho-khan", unit="XDCQ", period="2023-Q1")
    for text in HOSTILE:
        expect(page.get_by_test_id("stText").get_by_text(text, exact=True).first).to_be_visible()
    open_tab(page, "Tất cả khó khăn")
    assert sorted(row["Khó khăn, vướng mắc"] for row in rows(page, "Khó khăn, vướng mắc")) == sorted(HOSTILE)
    pick_row(page, "register")
    details = page.get_by_test_id("stText").filter(has_text=rows(page, "Khó khăn, vướng mắc")[0]["Khó khăn, vướng mắc"])
    expect(details.filter(visible=True).first).to_be_visible()

    for number, text in answered(Ledger.open(office_server.ledger)):
        go(page, office_server, "/kho-khan", unit="XDCQ", period="2023-Q2", kk=number)
        expect(page.get_by_test_id("stText").get_by_text(text, exact=True).first).to_be_visible()

    page.set_viewport_size({"width": 1440, "height": 900})
    for screen in SCREENS:
        go(page, office_server, f"/{'' if screen.is_default else screen.url_path}", unit="XDCQ", period="2023-Q1")
        settle(page)
        expect(complaints(page)).to_have_count(0)
        width = page.evaluate(
            "document.querySelector('.stMain').scrollWidth - document.querySelector('.stMain').clientWidth"
        )
        assert (screen.file, width) == (screen.file, 0)
    go(page, office_server, "/lich-su", unit="XDCQ", period="2023-Q2")
    pick_row(page, "submissions")
    expect(page.get_by_role("heading", name=FILE_NAME, exact=False)).to_be_visible()
    assert (struck, page.evaluate("window.struck || 0")) == ([], 0)
