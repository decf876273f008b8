"""What a marked workbook looks like to who opens it: colours, notes, cells; and orders to mark by."""

import io
import warnings
from typing import Any

from lxml import etree
from openpyxl import Workbook, load_workbook

from etl.marking.markup import main
from etl.marking.orders import Line, Mark, MarkTexts

COLUMNS = (("Loại", 12.0), ("Trang tính", 22.0), ("Ô", 22.0), ("Đã ghi", 28.0), ("Cần làm gì", 80.0))
MARKS = (
    Mark("Tiến độ", "B2", "error", "“nhiều” không phải là số."),
    Mark("Tiến độ", "B3", "warning", "Thấp hơn kỳ trước."),
    Mark("Tiến độ", "B4", "error", "Có trao đổi ở ô này."),
    Mark("Tiến độ", "A4", "error", "Ô có nền."),
    Mark("Tiến độ", "A4", "warning", "Và thêm một điều."),
    Mark("Tiến độ", "E3", "error", "Ô trống của cột có định dạng."),
    Mark("Tiến độ", "C5", "error", "Ô trống của hàng có định dạng."),
    Mark("Tiến độ", "B7", "error", "Ô gộp."),
    Mark("Tiến độ", "G30", "error", "Ô ở hàng chưa có."),
    Mark("O'Brien & Cộng sự", "B2", "warning", "=cmd|' /C calc'!A0"),
    Mark("Bìa", "C3", "error", "Trang chưa có ghi chú nào."),
    Mark("Không có trang này", "A1", "error", "Chỉ có ở trang đầu."),
)
RED, YELLOW, NONE, GREY = "FFFFC7CE", "FFFFEB9C", "00000000", "FFE7E6E6"
CHANGED = {
    "[Content_Types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml",
    "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml", "xl/comments1.xml",
    "xl/comments2.xml", "xl/drawings/vmlDrawing1.vml",
}  # fmt: skip
NEW = ["xl/comments3.xml", "xl/worksheets/_rels/sheet1.xml.rels", "xl/drawings/vmlDrawing3.vml",
       "xl/worksheets/sheet5.xml"]  # fmt: skip


def line(sheet: str = "Tiến độ", cell: str = "B2", **said: str) -> Line:
    """Return a line of the list of faults."""
    texts = {"places": cell, "typed": "nhiều", "message": "Hãy ghi số.", **said}
    return Line(severity="error", label="Lỗi", sheet=sheet, cell=cell, height=17.0, **texts)


def texts(*lines: Line, title: str = "Cần sửa") -> MarkTexts:
    """Return the texts of the first sheet."""
    return MarkTexts(title, "NHỮNG CHỖ CẦN SỬA TRONG TỆP NÀY", ("a.xlsx", "1 lỗi"), COLUMNS, lines or (line(),))


def opened(content: bytes) -> Workbook:
    with warnings.catch_warnings():
        # The library says what it would drop; here it only looks.
        warnings.simplefilter("ignore")
        return load_workbook(io.BytesIO(content))


def colours(content: bytes, sheet: str, *cells: str) -> list[str]:
    held = opened(content)[sheet]
    return [held[cell].fill.fgColor.rgb for cell in cells]


def notes(content: bytes, sheet: str) -> dict[str, str]:
    return {
        cell.coordinate: cell.comment.text for row in opened(content)[sheet].iter_rows() for cell in row if cell.comment
    }


def solid(back: str) -> Any:
    """Return a full fill of ours with that second colour."""
    from openpyxl.styles import PatternFill

    return PatternFill("solid", RED, back)


def cells_of(root: Any) -> dict[str, tuple[object, ...]]:
    """Return address -> style, kind and content of each cell of a sheet part."""
    return {
        cell.get("r"): (cell.get("s"), cell.get("t"), [(child.tag, child.text) for child in cell])
        for cell in root.iter(main("c"))
    }


def without_cells(root: Any) -> list[bytes]:
    """Return the elements of a sheet part but its rows."""
    return [etree.tostring(child) for child in root if child.tag not in (main("sheetData"), main("dimension"))]
