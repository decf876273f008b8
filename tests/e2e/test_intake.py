"""From a file dropped on the page to figures on the screens, and back out again."""

from pathlib import Path

from playwright.sync_api import Page, expect

from ledger import Ledger
from tests.e2e.screen import (
    BOARD,
    FINDINGS,
    REPORTS,
    SUBMISSIONS,
    card,
    choose,
    complaints,
    confirm,
    drop,
    go,
    only,
    open_tab,
    pick_row,
    rows,
    state_name,
)
from tests.e2e.serving import Server
from tests.workbooks import titled, write_workbook

PROGRESS = """
## Tiến độ
| Mã nội dung | Kết quả thực hiện | Trạng thái | Kết quả nổi bật |
| 1.1 | {actual} | Đang thực hiện | {result} |
"""
REFUSED_ROW = """
## Tiến độ
| Mã nội dung | Kết quả thực hiện | Trạng thái |
| 1.1 | mười hai | Đang thực hiện |
| 9.9 | 3 | Đang thực hiện |
"""
INTAKE, PROGRESS_PAGE, HISTORY = "/nap-du-lieu", "/tien-do", "/lich-su"
Q1 = "2023-Q1"


def report(path: Path, *, unit: str, actual: int = 12, result: str = "Đã tổ chức 12 hội nghị") -> Path:
    return write_workbook(titled(PROGRESS.format(actual=actual, result=result), unit=unit), path)


def recorded(server: Server) -> tuple[tuple[int, ...], int]:
    """The ledger's version and how many submissions it holds, as another process sees them."""
    ledger = Ledger(server.ledger)
    return ledger.version(), len(ledger.rows("history", plan_id=None, period=None, unit_code=None))


def test_a_dropped_file_is_judged_before_it_is_written_then_seen_and_withdrawn_again(
    office_server: Server, page: Page, tmp_path: Path
) -> None:
    file = report(tmp_path / "thanh-tra.xlsx", unit="Thanh tra Sở")
    go(page, office_server, INTAKE, period=Q1)
    state_name(page)
    before = recorded(office_server)
    drop(page, file)
    verdict = ("thanh-tra.xlsx", "✓ Nhận đủ", "Thanh tra", "Quý I năm 2023", "1", "0")
    headings = ("Tên tệp", BOARD, "Đơn vị", "Kỳ báo cáo", "Hàng nhận", "Hàng lỗi")
    assert [only(row, *headings) for row in rows(page, BOARD)] == [verdict]
    assert recorded(office_server) == before
    confirm(page, 1)
    assert recorded(office_server)[1] == before[1] + 1

    go(page, office_server, unit="TTR", period=Q1)
    assert card(page, "Chưa nộp báo cáo") == "0/1"
    go(page, office_server, PROGRESS_PAGE, unit="TTR", period=Q1)
    open_tab(page, "Báo cáo của đơn vị")
    assert [only(row, "Mã", "Đơn vị", "Trạng thái", "Kết quả nổi bật") for row in rows(page, REPORTS)] == [
        ("1.1", "Thanh tra", "▲ Quá hạn", "Đã tổ chức 12 hội nghị")
    ]
    go(page, office_server, HISTORY, unit="TTR", period=Q1)
    assert [only(row, "Kết quả", "Kỳ báo cáo", "Người nạp") for row in rows(page, SUBMISSIONS)] == [
        ("✓ Đã nhận đủ", "Quý I năm 2023", "Nguyễn Thu Hà")
    ]

    pick_row(page, "submissions")
    page.get_by_label("Lý do rút lần nộp").fill("Đơn vị gửi nhầm bản nháp")
    page.get_by_role("button", name="Rút lần nộp này").click()
    expect(page.locator("[role=gridcell]", has_text="← Đã rút")).to_have_count(1)
    go(page, office_server, PROGRESS_PAGE, unit="TTR", period=Q1)
    open_tab(page, "Báo cáo của đơn vị")
    expect(page.get_by_text("Kỳ này chưa có báo cáo nào được nhận.")).to_be_visible()


def test_of_two_files_the_bad_one_is_shown_with_its_cells_and_the_good_one_goes_in_once(
    office_server: Server, page: Page, tmp_path: Path
) -> None:
    bad = write_workbook(
        titled(REFUSED_ROW, unit="Phòng Tổ chức, biên chế và Tổ chức phi chính phủ"), tmp_path / "xau.xlsx"
    )
    good = report(tmp_path / "tot.xlsx", unit="Ban Tôn giáo")
    go(page, office_server, INTAKE)
    state_name(page)
    drop(page, bad, good)
    assert [only(row, "Tên tệp", BOARD) for row in rows(page, BOARD)] == [
        ("xau.xlsx", "✕ Không nhận"),
        ("tot.xlsx", "✓ Nhận đủ"),
    ]
    errors = [only(row, "Trang tính", "Ô") for row in rows(page, FINDINGS) if row["Loại"].startswith("✕")]
    assert errors == [("Tiến độ", "B4"), ("Tiến độ", "A5")]
    confirm(page, 2)
    drop(page, good)
    expect(page.get_by_text("Các tệp này đã có trong sổ, không có gì để nạp thêm.")).to_be_visible()
    expect(page.get_by_role("button", name="Xác nhận")).to_have_count(0)
    go(page, office_server, PROGRESS_PAGE, period=Q1, unit="TG")
    open_tab(page, "Báo cáo của đơn vị")
    assert [only(row, "Mã", "Đơn vị") for row in rows(page, REPORTS)] == [("1.1", "Ban Tôn giáo")]


def test_a_file_that_does_not_say_its_unit_is_asked_about_and_then_goes_in(
    office_server: Server, page: Page, tmp_path: Path
) -> None:
    file = report(tmp_path / "khong-ten.xlsx", unit="", actual=7, result="Bảy buổi")
    go(page, office_server, INTAKE)
    state_name(page)
    drop(page, file)
    assert [only(row, BOARD, "Đơn vị") for row in rows(page, BOARD)] == [("✕ Không nhận", "")]
    expect(page.get_by_role("heading", name="Cần chọn thêm")).to_be_visible()
    choose(page, "Đơn vị", "Phòng Cải cách hành chính", place="stMain")
    expect(page.locator("[role=gridcell]", has_text="✓ Nhận đủ")).to_have_count(1)
    assert [only(row, "Đơn vị", "Kỳ báo cáo") for row in rows(page, BOARD)] == [("Phòng CCHC", "Quý I năm 2023")]
    confirm(page, 1)
    go(page, office_server, PROGRESS_PAGE, period=Q1, unit="CCHC")
    open_tab(page, "Báo cáo của đơn vị")
    assert [only(row, "Mã", "Kết quả nổi bật") for row in rows(page, REPORTS)] == [("1.1", "Bảy buổi")]


def test_nobody_writes_without_a_name(office_server: Server, page: Page, tmp_path: Path) -> None:
    go(page, office_server, INTAKE)
    drop(page, report(tmp_path / "vo-danh.xlsx", unit="Ban Thi đua - Khen thưởng"))
    expect(page.get_by_role("button", name="Xác nhận, ghi 1 tệp vào sổ")).to_be_disabled()
    expect(page.get_by_text("Hãy khai họ tên ở thanh bên trước khi nạp")).to_be_visible()


def test_a_file_that_is_no_workbook_is_refused_in_words(office_server: Server, page: Page, tmp_path: Path) -> None:
    file = tmp_path / "hong.xlsx"
    file.write_bytes(b"not a workbook at all")
    go(page, office_server, INTAKE)
    drop(page, file)
    assert [only(row, BOARD) for row in rows(page, BOARD)] == [("✕ Không nhận",)]
    assert [row["Loại"][:1] for row in rows(page, FINDINGS)] == ["✕"]
    expect(complaints(page)).to_have_count(0)
