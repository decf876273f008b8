"""A plan reads the same whatever file it came in; what can't be read is refused with a reason."""

import os
import shutil
import subprocess
import textwrap
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook
from PIL import Image
from pypdf import PdfWriter

from etl.plan_import import REFUSALS, PlanDocument, PlanRefused, extract_lines, import_plan

SaveDocx = Callable[..., Path]
_TONES = "\u0300\u0301\u0303\u0309\u0323"


def _refusal(path: Path) -> str:
    with pytest.raises(PlanRefused) as refused:
        import_plan(path)
    assert refused.value.sentence == REFUSALS[refused.value.code]
    return refused.value.code


def _cp1258(text: str) -> bytes:
    """Windows code page 1258 has letters and tones apart."""
    written = []
    for letter in text:
        try:
            written.append(letter.encode("cp1258"))
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", letter)
            bare = unicodedata.normalize("NFC", "".join(part for part in parts if part not in _TONES))
            written.append((bare + "".join(part for part in parts if part in _TONES)).encode("cp1258"))
    return b"".join(written)


def _pdf(lines: list[tuple[float, str]]) -> bytes:
    """A PDF of printed lines (left edge, text) whose font has only widths and a map to Unicode, 45 lines a page."""
    pages = [lines[start : start + 45] for start in range(0, len(lines), 45)]
    letters = sorted({ord(letter) for _, text in lines for letter in text})
    chars = "\n".join(f"<{code:04X}> <{code:04X}>" for code in letters)
    cmap = (
        f"begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange {len(letters)} "
        f"beginbfchar\n{chars}\nendbfchar endcmap"
    )
    kids = " ".join(f"{6 + 2 * place} 0 R" for place in range(len(pages)))
    info = "/CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type0 /BaseFont /Times /Encoding /Identity-H /DescendantFonts [4 0 R] "
        "/ToUnicode 5 0 R >>",
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Times /DW 500 {info} >>",
        f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream",
    ]
    for place, page in enumerate(pages):
        rows = enumerate(page)
        shown = "\n".join(
            f"BT /F1 11 Tf {x} {780 - 16 * row} Td <{text.encode('utf-16-be').hex()}> Tj ET" for row, (x, text) in rows
        )
        fonts = "/Resources << /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {fonts} /Contents {7 + 2 * place} 0 R >>")
        objects.append(f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream")
    body = "%PDF-1.4\n" + "".join(f"{number} 0 obj\n{text}\nendobj\n" for number, text in enumerate(objects, start=1))
    return (body + "trailer << /Root 1 0 R >>\n%%EOF").encode("ascii")


def _printed(typed: tuple[str, ...], *, indent: float) -> list[tuple[float, str]]:
    """Paragraphs broken into lines as on a page, with page numbers between."""
    lines: list[tuple[float, str]] = []
    for paragraph in typed:
        first, *rest = textwrap.wrap(paragraph, 84, initial_indent=" " * 6 if indent else "")
        lines.append((60 + indent, first.strip()))
        lines += [(60.0, text) for text in rest]
    return [*lines[:30], (300.0, "2"), *lines[30:]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_the_real_text_reads_word_for_word_in_every_unicode_encoding(
    encoding: str, plan_txt: Path, tmp_path: Path, real_plan: PlanDocument
) -> None:
    path = tmp_path / "ke-hoach.pdf"  # the ending lies: the content decides
    path.write_bytes(plan_txt.read_text(encoding="utf-8").encode(encoding))
    assert import_plan(path) == real_plan


def test_the_real_text_reads_word_for_word_in_cp1258(plan_txt: Path, tmp_path: Path, real_plan: PlanDocument) -> None:
    path = tmp_path / "ke-hoach.txt"
    path.write_bytes(_cp1258(plan_txt.read_text(encoding="utf-8")))
    assert import_plan(path) == real_plan


def test_decomposed_letters_and_hard_spaces_change_nothing(
    plan_txt: Path, tmp_path: Path, real_plan: PlanDocument
) -> None:
    text = unicodedata.normalize("NFD", plan_txt.read_text(encoding="utf-8")).replace("thi đua", "thi\u00a0đua")
    path = tmp_path / "ke-hoach.txt"
    path.write_text(text, encoding="utf-8")
    assert import_plan(path) == real_plan


@pytest.mark.parametrize("tables", [False, True])
@pytest.mark.parametrize("automatic", [False, True])
def test_a_word_document_reads_the_same_with_typed_and_automatic_numbers(
    *, automatic: bool, tables: bool, save_docx: SaveDocx, typed: tuple[str, ...], real_plan: PlanDocument
) -> None:
    assert import_plan(save_docx(typed, automatic=automatic, tables=tables)) == real_plan


def test_a_word_document_of_pasted_lines_reads_the_same(
    save_docx: SaveDocx, plan_txt: Path, real_plan: PlanDocument
) -> None:
    lines = tuple(plan_txt.read_text(encoding="utf-8").splitlines())
    assert import_plan(save_docx(lines)) == real_plan


def test_word_text_in_smart_tags_and_insertions_is_kept_and_deleted_text_is_not(
    save_docx: SaveDocx, typed: tuple[str, ...], real_plan: PlanDocument
) -> None:
    path = save_docx(typed)
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    run = b"<w:r><w:t>KH\xe1\xba\xbe HO\xe1\xba\xa0CH</w:t></w:r>".replace(b"KH\xe1\xba\xbe", "KẾ".encode())
    tagged = (
        b'<w:smartTag w:element="place">'
        + run
        + b'</w:smartTag><w:del w:id="1"><w:r><w:delText>X</w:delText></w:r></w:del>'
    )
    assert parts["word/document.xml"].count(run) == 1
    parts["word/document.xml"] = parts["word/document.xml"].replace(run, tagged)
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert import_plan(path) == real_plan


@pytest.mark.parametrize("indent", [36.0, 0.0])
def test_a_pdf_reads_the_same_with_and_without_indents(
    indent: float, tmp_path: Path, typed: tuple[str, ...], real_plan: PlanDocument
) -> None:
    path = tmp_path / "ke-hoach.pdf"
    path.write_bytes(_pdf(_printed(typed, indent=indent)))
    assert import_plan(path) == real_plan


def test_a_pdf_printed_by_a_browser_reads_the_same(
    tmp_path: Path, typed: tuple[str, ...], real_plan: PlanDocument
) -> None:
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if chromium is None:
        if os.environ.get("CI"):
            pytest.fail("chromium is missing")
        pytest.skip("chromium is missing")
    style = (
        "p { font: 14pt/1.4 serif; text-align: justify; text-indent: 12.7mm; margin: 0 0 6pt } @page { size: "
        "A4; margin: 20mm }"
    )
    page = tmp_path / "plan.html"
    body = "".join(f"<p>{text}</p>" for text in typed)
    page.write_text(f'<meta charset="utf-8"><style>{style}</style>{body}', encoding="utf-8")
    path = tmp_path / "plan.pdf"
    options = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--no-pdf-header-footer",
        f"--user-data-dir={tmp_path / 'profile'}",
    ]
    subprocess.run(
        [chromium, *options, f"--print-to-pdf={path}", page.as_uri()], check=True, capture_output=True, timeout=120
    )
    assert import_plan(path) == real_plan


def test_a_pdf_with_a_password_is_refused(tmp_path: Path) -> None:
    writer = PdfWriter()
    writer.add_blank_page(595, 842)
    writer.encrypt("secret", algorithm="RC4-128")
    path = tmp_path / "khoa.pdf"
    writer.write(path)
    assert _refusal(path) == "encrypted_file"


def test_a_scanned_pdf_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "quet.pdf"
    Image.new("RGB", (600, 800), "white").save(path)
    assert _refusal(path) == "scanned_pdf"


def test_a_pdf_of_unknown_glyphs_is_refused(tmp_path: Path, typed: tuple[str, ...]) -> None:
    path = tmp_path / "phong.pdf"
    path.write_bytes(_pdf(_printed(typed, indent=36)).replace(b"/ToUnicode 5 0 R", b""))
    assert _refusal(path) == "unreadable_text"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty_file"),
        (b" \r\n\x0c ", "empty_file"),
        (b"%PDF-1.7\n broken", "unreadable_file"),
        (b"PK\x03\x04 broken", "unreadable_file"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR", "unreadable_file"),
        (b"\xd0\xcf\x11\xe0 old Word", "not_a_document"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "encrypted_file"),
        (b"{\\rtf1 K\\'ea}", "not_a_document"),
        (b"a" * (20 * 1024 * 1024 + 1), "too_large"),
        ("Thông báo nghỉ lễ".encode(), "no_title"),
    ],
)
def test_what_is_no_readable_document_is_refused_with_its_reason(content: bytes, code: str, tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.docx"
    path.write_bytes(content)
    assert _refusal(path) == code


def test_a_workbook_is_no_document(tmp_path: Path) -> None:
    path = tmp_path / "ke-hoach.docx"
    Workbook().save(path)
    assert _refusal(path) == "not_a_document"


def test_a_damaged_word_document_is_refused(save_docx: SaveDocx, typed: tuple[str, ...], tmp_path: Path) -> None:
    with zipfile.ZipFile(save_docx(typed)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    path = tmp_path / "hong.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content[:200] if name == "word/document.xml" else content)
    assert _refusal(path) == "unreadable_file"


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(PlanRefused) as refused:
        extract_lines(tmp_path / "khong-co.txt")
    assert refused.value.code == "unreadable_file"
