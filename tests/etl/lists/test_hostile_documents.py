"""Documents made to do harm or damaged: opened by a child process, refused with a reason, never run or fetched."""

import io
import zipfile

import pytest
from docx import Document

from domain.rejects import Reject
from etl.context import Context
from etl.lists.read import open_list, read_list
from etl.reading.kinds import LARGEST_UNPACKED, kind_of, kind_of_list
from etl.reading.word import read_word
from tests.etl.lists.documents import changed, document, read, told

MAIN = "word/document.xml"
LIST = document("I. Lao động tiên tiến", "1. Ông Nguyễn Văn An, Chuyên viên")
ROWS = 10_000


def refusal(content: bytes) -> str:
    """Return why a file is refused by the child process that opens it."""
    with pytest.raises(Reject) as refused:
        open_list(content)
    return refused.value.code


def body(xml: str) -> bytes:
    """Return a document whose body holds this XML."""
    return changed(LIST, {MAIN: lambda whole: whole.replace(b"<w:body>", b"<w:body>" + xml.encode(), 1)})


def test_a_document_is_a_list_and_never_a_report() -> None:
    assert kind_of_list(LIST) == "docx"
    with pytest.raises(Reject) as refused:
        kind_of(LIST)
    assert refused.value.code == "not_a_workbook"


def test_a_zip_bomb_is_refused_before_anything_is_unpacked() -> None:
    bomb = changed(LIST, {"word/media/a.bin": b"\0" * (LARGEST_UNPACKED + 1)})

    assert len(bomb) < 1024 * 1024
    assert refusal(bomb) == "unsafe_file"


@pytest.mark.parametrize(
    "declared",
    [
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE a [<!ENTITY b "cc"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>',
        '<!DOCTYPE a SYSTEM "http://localhost/a.dtd">',
    ],
)
def test_a_document_type_is_refused(declared: str) -> None:
    def declare(xml: bytes) -> bytes:
        return xml.replace(b"<w:document", declared.encode() + b"<w:document", 1)

    assert refusal(changed(LIST, {MAIN: declare})) == "unsafe_file"
    with pytest.raises(Reject) as refused:
        read_word(changed(LIST, {MAIN: declare}))
    assert refused.value.code == "unsafe_file"


def test_macros_are_left_alone_and_the_list_is_read(context: Context) -> None:
    kind = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    macro = changed(
        LIST,
        {
            "word/vbaProject.bin": b"\xd0\xcf\x11\xe0 Sub AutoOpen()",
            "[Content_Types].xml": lambda xml: xml.replace(
                kind, b"application/vnd.ms-word.document.macroEnabled.main+xml"
            ),
        },
    )
    assert told(read_list("a.docm", macro, context), "name", "award") == [("Nguyễn Văn An", "LDTT")]


def test_ten_thousand_rows_are_read_by_the_child_within_its_time(context: Context) -> None:
    rows = [("TT", "Họ và tên", "Chức vụ", "Danh hiệu")]
    rows += [(str(n), f"Nguyễn Văn {_word(n)}", "Chuyên viên", "LĐTT") for n in range(ROWS)]
    cell = "<w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>"
    xml = "".join(f"<w:tr>{''.join(map(cell.format, row))}</w:tr>" for row in rows)
    listed = read_list("a.docx", body(f"<w:tbl>{xml}</w:tbl>"), context)

    assert (len(listed.mentions), listed.mentions[-2].place.row) == (ROWS + 1, ROWS + 1)


def _word(number: int) -> str:
    return "".join(chr(ord("a") + int(digit)) for digit in str(number)).capitalize()


def one_row(span: str, times: int = 1) -> str:
    """Return a table of rows with one cell each that spans so many columns."""
    row = f'<w:tr><w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr></w:tc></w:tr>'
    return f"<w:tbl>{row * times}</w:tbl>"


@pytest.mark.parametrize(
    ("xml", "code"),
    [
        (one_row("999999999"), "unsafe_file"),
        (one_row("-5"), "unsafe_file"),
        (one_row("x"), "unreadable_file"),
        (one_row("9000", 20), "unsafe_file"),
        ("<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>" * 400, "unsafe_file"),
    ],
    ids=["too wide", "less than nothing", "no number", "too much merged", "too many tables"],
)
def test_tables_that_nobody_would_make_are_refused(xml: str, code: str) -> None:
    assert refusal(body(xml)) == code


def test_tables_nested_as_deep_as_somebody_likes_are_read_or_refused_in_time() -> None:
    depth = 250
    nested = "<w:tbl><w:tr><w:tc>" * depth + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * depth

    assert len(open_list(body(nested)).grids) == depth + 1


@pytest.mark.parametrize("share", [0.3, 0.6, 0.95])
def test_a_document_broken_off_is_unreadable(share: float) -> None:
    assert refusal(LIST[: int(len(LIST) * share)]) == "unreadable_file"


@pytest.mark.parametrize(
    "content",
    [b"%PDF-1.7", b"{\\rtf1 a}", b"<html></html>", b"PK\x05\x06" + b"\0" * 18, b""],
    ids=["pdf", "rtf", "html", "empty zip", "nothing"],
)
def test_what_is_no_list_is_refused(content: bytes) -> None:
    assert refusal(content) == "not_a_workbook"


def test_a_package_without_its_document_is_unreadable() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("word/document9.xml.bak", b"x")
    assert refusal(stream.getvalue()) == "unreadable_file"


def test_a_table_in_a_cell_of_another_is_a_table_of_its_own(context: Context) -> None:
    word = Document()
    word.add_paragraph("I. Lao động tiên tiến")
    outer = word.add_table(1, 1)
    inner = outer.cell(0, 0).add_table(2, 2)
    for place, text in {(0, 0): "TT", (0, 1): "Họ và tên", (1, 0): "1", (1, 1): "Nguyễn Văn An"}.items():
        inner.cell(*place).text = text
    stream = io.BytesIO()
    word.save(stream)
    listed = read(stream.getvalue(), context)

    assert told(listed, "name", "award") == [("Nguyễn Văn An", "LDTT")]
    assert listed.mentions[0].place.say() == "bảng 2, hàng 2, cột 2"


def test_text_in_an_old_font_is_read(context: Context) -> None:
    rows = [("TT", "Hä vµ tªn", "Chøc vô", "Danh hiÖu"), ("1", "NguyÔn ThÞ Hµ", "Chuyªn viªn", "Lao ®éng tiªn tiÕn")]
    listed = read_list("a.docx", document("danh sach", rows), context)

    assert told(listed, "name", "position", "award") == [("Nguyễn Thị Hà", "Chuyên viên", "LDTT")]
