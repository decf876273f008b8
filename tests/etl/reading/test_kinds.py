"""A file is what its content says: each kind is told by its bytes, and what is none or isn't safe is refused."""

import zipfile
from io import BytesIO

import pytest

from domain.rejects import Reject
from etl.reading.kinds import LARGEST_FILE, kind_of
from tests.etl import broken_files

TABLE = "Mã nội dung;Trạng thái\n1.1;Đang thực hiện\n"
MARKDOWN_PARAGRAPH = "Kính gửi Văn phòng Sở\n"


def package(**parts: str) -> bytes:
    """Return a package of the parts named (`__` stands for a slash, `_` for a dot)."""
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return stream.getvalue()


ODS_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
CELL = '<table:table-cell table:number-columns-spanned="{}" table:number-rows-spanned="{}"/>'


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (broken_files.sound(), "xlsx"),
        (package(xl__workbook_xml="<workbook/>", xl__vbaProject_bin="x"), "xlsm"),
        (package(xl__workbook_bin="x"), "xlsb"),
        (package(mimetype=ODS_TYPE, content_xml="<a/>"), "ods"),
        (package(mimetype=ODS_TYPE + "-template", content_xml="<a/>"), "ods"),
        (broken_files.compound("Workbook"), "xls"),
        (broken_files.compound("Book"), "xls"),
        (b"\x09\x08\x08\x00\x00\x05\x10\x00", "xls"),
        (TABLE.encode(), "csv"),
        (TABLE.encode("utf-8-sig"), "csv"),
        (TABLE.encode("utf-16"), "csv"),
        (TABLE.encode("utf-16-le"), "csv"),
        (TABLE.encode("utf-16-be"), "csv"),
        (b"M\xe3 n\xf4\xf2i dung\tTra\xf2ng tha\xecI\n", "csv"),  # CP1258
        (TABLE.replace(";", ",").encode(), "csv"),
    ],
)
def test_the_content_decides(content: bytes, kind: str) -> None:
    assert kind_of(content) == kind


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b" \r\n",
        broken_files.other_zip(),
        package(word__document_xml="<w:document/>"),
        package(mimetype="application/vnd.oasis.opendocument.text", content_xml="<a/>"),
        broken_files.old_excel(),
        broken_files.compound("WordDocument", "Workbook"),
        MARKDOWN_PARAGRAPH.encode(),
        b"%PDF-1.7\n1,2;3\n",
        b"\x89PNG\r\n\x1a\n\x00\x00,;",
        b"\xff\xd8\xff\xe0\x00\x10JFIF,;",
        "<html><table><tr><td>1,2</td></tr></table></html>".encode("utf-8-sig"),
        b"\n<!DOCTYPE html>\n<p>1,2",
        b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook>1,2</Workbook>',
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n",
        b"{\\rtf1\\ansi;1,2}",
        b"ID;PWXL;N;E\r\n",
        b"a,b\x01c\n",
    ],
)
def test_what_is_no_workbook_is_told(content: bytes) -> None:
    with pytest.raises(Reject, match=r"^not_a_workbook$"):
        kind_of(content)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (broken_files.encrypted(), "encrypted_file"),
        (package(mimetype=ODS_TYPE, **{"META-INF__manifest_xml": "<manifest:encryption-data/>"}), "encrypted_file"),
        (broken_files.truncated(), "unreadable_file"),
        (b"PK\x03\x04" + bytes(100), "unreadable_file"),
        (broken_files.compound("Workbook")[:1024], "unreadable_file"),
        (broken_files.with_many_parts(5000), "unsafe_file"),
        (broken_files.bomb(), "unsafe_file"),
        (broken_files.with_entity_bomb(), "unsafe_file"),
        (broken_files.with_entity_bomb("utf-16"), "unsafe_file"),
        (broken_files.with_entity_bomb(after=b"<!--" + b"-" * 2_000_000 + b" -->"), "unsafe_file"),
        (broken_files.with_external_entity("/etc/hostname"), "unsafe_file"),
        (package(mimetype=ODS_TYPE, content_xml="<!DOCTYPE a><a/>"), "unsafe_file"),
        (package(mimetype=ODS_TYPE, content_xml=CELL.format(1000, 1000)), "unsafe_file"),
        (broken_files.with_merges("A1:XFD1048576"), "unsafe_file"),
        (broken_files.with_merges(*(f"A{row}:CV{row + 99}" for row in range(1, 1200, 100))), "unsafe_file"),
        (broken_files.with_sheets(400), "unsafe_file"),
    ],
)
def test_what_is_not_safe_is_not_opened(content: bytes, code: str) -> None:
    with pytest.raises(Reject, match=f"^{code}$"):
        kind_of(content)


@pytest.mark.parametrize(
    "content",
    [
        package(mimetype=ODS_TYPE, content_xml=CELL.format(3, 4)),
        broken_files.with_merges("A1:F1", "B3:B20"),
        broken_files.with_sheets(100),
        broken_files.with_picture(b"<!DOCTYPE svg><svg/>"),
    ],
)
def test_what_offices_do_is_safe(content: bytes) -> None:
    assert kind_of(content) in {"xlsx", "ods"}


def test_a_file_beyond_the_limit_says_how_large_it_is() -> None:
    with pytest.raises(Reject) as refused:
        kind_of(bytes(LARGEST_FILE + 1_000_000))

    assert refused.value == Reject("too_large", size="21 MB", limit="20 MB")
    with pytest.raises(Reject, match="not_a_workbook"):
        kind_of(bytes(LARGEST_FILE))


def test_a_workbook_inside_of_another_file_is_none() -> None:
    with pytest.raises(Reject, match="not_a_workbook"):
        kind_of(package(bao_cao_xlsx=broken_files.sound().decode("latin-1")))
