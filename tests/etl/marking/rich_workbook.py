"""A workbook with what offices have in theirs and what re-saving with a library drops, and packages part by part."""

import io
import struct
import zipfile
import zlib
from datetime import datetime
from functools import cache

from xlsxwriter import Workbook

SHEETS = ("Bìa", "Tiến độ", "O'Brien & Cộng sự", "Ẩn")
_X14 = (
    '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" '
    'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">'
    '<x14:dataValidations count="1" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">'
    '<x14:dataValidation type="list" allowBlank="1"><x14:formula1><xm:f>Ẩn!$A$1:$A$3</xm:f></x14:formula1>'
    "<xm:sqref>F2:F20</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>"
)
_THREADS = "http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
# Parts that the program knows nothing of: path, content, content type, whose relations name it, type of relation.
_FOREIGN = (
    ("xl/threadedComments/threadedComment1.xml", f'<ThreadedComments xmlns="{_THREADS}"><threadedComment ref="B4" '
     'dT="2023-03-01T00:00:00.00" personId="{00000000-0000-0000-0000-000000000001}" '
     'id="{00000000-0000-0000-0000-00000000000A}"><text>Số này lấy ở đâu?</text></threadedComment></ThreadedComments>',
     "application/vnd.ms-excel.threadedcomments+xml", "xl/worksheets/sheet2.xml",
     "http://schemas.microsoft.com/office/2017/10/relationships/threadedComment"),
    ("xl/persons/person.xml", f'<personList xmlns="{_THREADS}"><person displayName="Mai" '
     'id="{00000000-0000-0000-0000-000000000001}" userId="mai" providerId="None"/></personList>',
     "application/vnd.ms-excel.person+xml", "xl/workbook.xml",
     "http://schemas.microsoft.com/office/2017/10/relationships/person"),
    ("customXml/item1.xml", "<ghi-chu>không mất</ghi-chu>", "application/xml", "xl/workbook.xml",
     f"{_RELATION}/customXml"),
    ("xl/printerSettings/printerSettings1.bin", "\x01\x02máy in", "application/vnd.openxmlformats-officedocument."
     "spreadsheetml.printerSettings", "xl/worksheets/sheet2.xml", f"{_RELATION}/printerSettings"),
    ("xl/phanTichRieng/bang1.xml", "<bang/>", "application/xml", "xl/worksheets/sheet2.xml",
     "http://example.invalid/phan-tich"),
)  # fmt: skip


@cache
def rich_workbook(*, macro: bool = False) -> bytes:
    """Return the workbook: four sheets, the last hidden, the second open, with all the parts above."""
    stream = io.BytesIO()
    with Workbook(stream, {"in_memory": True}) as book:
        cover, progress, other, hidden = (book.add_worksheet(name) for name in SHEETS)
        book.set_properties({"created": datetime(2023, 3, 24)})
        _fill_progress(book, progress)
        cover.write_string(0, 0, "Trang bìa")
        other.write_string("B2", "=không phải công thức")
        other.write_comment("B2", "Ghi chú của đơn vị", {"author": "Văn phòng"})
        hidden.write_column("A1", ["Có", "Không", "-"])
        hidden.hide()
        progress.activate()
        cover.print_area("A1:C9")
        progress.print_area("A1:F20")
        progress.repeat_rows(0)
        other.autofilter("A1:C3")
        book.define_name("TongSo", "='Tiến độ'!$C$2:$C$4")
        book.define_name("'Tiến độ'!RiengTrangNay", "='Tiến độ'!$A$1")
    return _with_foreign_parts(stream.getvalue(), macro=macro)


def _fill_progress(book: Workbook, sheet) -> None:  # type: ignore[no-untyped-def]
    grey = book.add_format({"bg_color": "#E7E6E6", "bold": True, "border": 1})
    percent = book.add_format({"num_format": "0.0%", "font_color": "#0000FF"})
    sheet.write_row("A1", ["Mã nội dung", "Kết quả thực hiện", "Tỷ lệ", "Trạng thái", "Minh chứng", "Ghi chú"], grey)
    sheet.write_row("A2", ["1.1", "nhiều", 0.5, "Đang thực hiện"])
    sheet.write_row("A3", ["1.2", 3, 1.5, "Xong rồi"])
    sheet.write_string("A4", "1.3", grey)
    sheet.write_number("B4", 7, percent)
    sheet.write_formula("C4", "=B4*2", None, 14)
    sheet.merge_range("A6:B7", "gộp", grey)
    sheet.write_row("A9", ["2.1", "x"])
    sheet.set_column("E:E", 20, percent)
    sheet.set_row(4, 30, grey)
    sheet.write_comment("A1", "Giữ nguyên tiêu đề", {"author": "Văn phòng"})
    sheet.write_comment("B3", "Số của tôi", {"author": "Nguyễn Thị Hà"})
    sheet.write_comment("B4", "[Threaded comment]", {"author": "tc={00000000-0000-0000-0000-00000000000A}"})
    sheet.conditional_format("B2:B20", {"type": "data_bar", "bar_color": "#63C384", "data_bar_2010": True})
    sheet.conditional_format("C2:C20", {"type": "cell", "criteria": ">", "value": 1, "format": percent})
    sheet.data_validation("D2:D20", {"validate": "list", "source": ["Đang thực hiện", "Hoàn thành"]})
    sheet.write_url("E2", "https://example.invalid/van-ban", string="Văn bản 12")
    sheet.add_table("H1:I4", {"columns": [{"header": "Tên"}, {"header": "Số"}]})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "='Tiến độ'!$B$2:$B$4"})
    sheet.insert_chart("K2", chart)
    sheet.insert_image("K20", "dau.png", {"image_data": io.BytesIO(_png())})
    sheet.protect("mat-khau")


def _with_foreign_parts(content: bytes, *, macro: bool) -> bytes:
    parts = parts_of(content)
    sheet = parts["xl/worksheets/sheet2.xml"].decode()
    before, _, after = sheet.rpartition("<extLst>")
    parts["xl/worksheets/sheet2.xml"] = (before + _X14.removesuffix("</extLst>") + after).encode()
    types = parts["[Content_Types].xml"].decode()
    foreign = list(_FOREIGN)
    if macro:
        types = types.replace(
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
            "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        )
        foreign.append(
            ("xl/vbaProject.bin", "\x00macro\xff", "application/vnd.ms-office.vbaProject", "xl/workbook.xml",
             "http://schemas.microsoft.com/office/2006/relationships/vbaProject")
        )  # fmt: skip
    for number, (path, text, kind, owner, relation) in enumerate(foreign, start=900):
        parts[path] = text.encode()
        types = types.replace("</Types>", f'<Override PartName="/{path}" ContentType="{kind}"/></Types>')
        folder, _, name = owner.rpartition("/")
        rels = f"{folder}/_rels/{name}.rels"
        entry = f'<Relationship Id="rId{number}" Type="{relation}" Target="/{path}"/></Relationships>'
        parts[rels] = parts[rels].decode().replace("</Relationships>", entry).encode()
    parts["[Content_Types].xml"] = types.encode()
    return package_of(parts)


def parts_of(content: bytes) -> dict[str, bytes]:
    """Return the parts of a package by name, in their order."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def package_of(parts: dict[str, bytes]) -> bytes:
    """Return a package of parts."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def edited(content: bytes, part: str, old: str, new: str) -> bytes:
    """Return a package with a text in one part replaced; the text must be there."""
    parts = parts_of(content)
    assert old in parts[part].decode()
    parts[part] = parts[part].decode().replace(old, new).encode()
    return package_of(parts)


def _png() -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 2, 2, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0\xff\0\0\xff\0\0" * 2)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
