"""Rows of progress with every column the rules look at, and what the ledger makes of them."""

from datetime import date
from typing import Any

from tests.office import Office

SHEET = (
    "## Tiến độ\n| Mã nội dung | Chỉ tiêu | Kết quả thực hiện | Tỷ lệ hoàn thành (%) | Trạng thái "
    "| Ngày hoàn thành thực tế | Kết quả nổi bật | Minh chứng | Ghi chú |\n"
)
QUARTERS = {
    "2023-Q1": "Quý I năm 2023",
    "2023-Q2": "Quý II năm 2023",
    "2023-Q3": "Quý III năm 2023",
    "2023-H1": "6 tháng đầu năm 2023",
}


def row(item: str, status: str, **said: object) -> str:
    """Return a row; `said`: target, actual, percent, completed, result, evidence, note."""
    names = ("completed", "result", "evidence", "note")
    figures = " | ".join(str(said.get(name, "")) for name in ("target", "actual", "percent"))
    return f"| {item} | {figures} | {status} | {' | '.join(str(said.get(name, '')) for name in names)} |\n"


def report(office: Office, day: str, *rows: str, period: str = "2023-Q1", unit: str = "Văn phòng Sở") -> dict[str, Any]:
    """Load a workbook of these rows, recorded and received on that day; a row may bring a sheet of its own."""
    book = SHEET + "".join(rows)
    on = date.fromisoformat(day)
    return office.at(f"{day}T02:00:00").load(book, period=QUARTERS[period], unit=unit, received_on=on)


def state_of(office: Office, item: str, day: str, *, period: str = "2023-Q1", unit: str = "VP") -> dict[str, Any]:
    """Return the row of item_unit_states as of the end of that day."""
    rows = office.view("item_unit_states", as_of=date.fromisoformat(day))
    wanted = {"plan_id": "2023", "period": period, "unit_code": unit, "item_code": item}
    found: dict[str, Any]
    (found,) = [row for row in rows if wanted.items() <= row.items()]
    return found
