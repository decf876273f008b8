"""Files that nobody would make on purpose: one of them never takes the others with it, and nothing is left unsaid."""

import time
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from domain.periods import find_period
from etl import load as loading
from etl.load import Source, load
from etl.registers import DATA, RegisterBroken, read_units
from etl.submit import Receipt
from etl.verdict import Chosen
from tests.etl import broken_files
from tests.etl.test_findings import DIFFICULTIES, GOOD, PROGRESS, ROSTER, identity
from tests.office import FIRST_DAY, OFFICE, Office, places
from tests.workbooks import titled, workbook_bytes


def sheet_changed(change: Callable[[bytes], bytes], unit: str = "Thanh tra Sở", book: str = PROGRESS + GOOD) -> bytes:
    """Return a sound report whose first sheet's XML is changed."""
    stream = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(workbook_bytes(titled(book, unit=unit)))) as whole,
        zipfile.ZipFile(stream, "w") as bad,
    ):
        for part in whole.namelist():
            content = whole.read(part)
            bad.writestr(part, change(content) if part == "xl/worksheets/sheet1.xml" else content)
    return stream.getvalue()


def codes(answer: dict[str, Any]) -> list[str]:
    return [code for code, _ in places(answer) if code != "missing_sheet"]


def far_row(sheet: bytes) -> bytes:
    return sheet.replace(
        b"</sheetData>", b'<row r="99999999999"><c t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    )


def with_merge(sheet: bytes) -> bytes:
    return sheet.replace(
        b"</sheetData>", b'</sheetData><mergeCells count="1"><mergeCell ref="H10:Q1048576"/></mergeCells>'
    )


@pytest.mark.parametrize(
    ("book", "code"),
    [
        (sheet_changed(far_row), "unreadable_file"),
        (sheet_changed(lambda sheet: sheet.replace(b"<c r=", b'<c s="999" r=')), "unreadable_file"),
        (sheet_changed(with_merge), "unsafe_file"),
    ],
)
def test_a_sheet_that_no_program_writes_is_refused_at_once(office: Office, book: bytes, code: str) -> None:
    began = time.monotonic()

    assert codes(office.load(book)) == [code]
    assert time.monotonic() - began < 5


def test_a_file_that_fails_in_its_transaction_does_not_take_the_others(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    append = loading.submit

    def failing(ledger: Any, actor: Any, verdicts: Any, receipt: Any) -> None:
        if any(verdict.name == "hong.xlsx" and verdict.anything_in for verdict in verdicts):
            raise TypeError("nobody foresaw this")
        append(ledger, actor, verdicts, receipt)

    monkeypatch.setattr(loading, "submit", failing)
    files = {"a.xlsx": "Văn phòng Sở", "hong.xlsx": "Thanh tra Sở", "c.xlsx": "Ban Tôn giáo"}
    books = {name: workbook_bytes(titled(PROGRESS + GOOD, unit=unit)) for name, unit in files.items()}
    sources = [Source(name, lambda name=name: books[name]) for name in files]  # type: ignore[misc]

    verdicts = list(load(office.ledger, OFFICE, sources, Chosen(), Receipt(OFFICE.name, FIRST_DAY)))

    assert [verdict.status for verdict in verdicts] == ["accepted", "refused", "accepted"]
    assert [finding.code for finding in verdicts[1].findings] == ["unreadable_file"]


@pytest.mark.parametrize("version", [99999999999, "²"])
def test_an_identity_with_an_impossible_version_is_altered(office: Office, version: object) -> None:
    assert "altered_identity" in codes(office.load(PROGRESS + GOOD + identity(plan_version=version)))


def test_a_date_of_four_hundred_digits_is_no_date(office: Office) -> None:
    book = PROGRESS + "| 1.1 | 2 | 50% | Đang thực hiện | 77777 | |"

    answer = office.load(sheet_changed(lambda sheet: sheet.replace(b"77777", b"9" * 400), book=book))

    assert codes(answer) == ["bad_date"]


def test_figures_too_large_to_add_up_have_no_sum(office: Office) -> None:
    rows = "".join(f"| {code} | {'9' * 308} | | Đang thực hiện | | |\n" for code in ("1.1", "1.2"))

    assert "unreadable_file" not in codes(office.load(PROGRESS + rows + "| Tổng | 5 | | | | |"))


@pytest.mark.parametrize("text", ["Quý I năm 0000", "Bao cao quy 1 0000.xlsx", "Tháng 13 năm 2023", "năm 9999"])
def test_an_impossible_period_is_none(text: str) -> None:
    assert find_period(text) is None


def test_files_with_digits_that_are_no_numbers_are_put_in_order() -> None:
    assert loading._natural("5²3.xlsx") < loading._natural("6.xlsx")


def test_the_unit_of_a_line_outweighs_the_letterhead(office: Office) -> None:
    book = "## Tiến độ\nSỞ NỘI VỤ\nĐơn vị: Văn phòng Sở\n| Mã nội dung | Trạng thái |\n| 1.1 | Đang thực hiện |"

    assert office.check(book, unit="", period="Quý I năm 2023")["unit"] == "VP"
    assert codes(office.check(PROGRESS + GOOD, unit="Sở Nội vụ")) == ["unknown_unit"]


@pytest.mark.parametrize(
    ("titles", "fields", "code"),
    [
        ({"unit": "Thanh tra Sở"}, {}, "unit_mismatch"),
        ({"period": "Quý II năm 2023"}, {}, "period_mismatch"),
        ({}, {"unit_code": "KHONG"}, "unknown_unit"),
        ({"period": "Năm 2023"}, {}, None),
    ],
)
def test_a_title_that_contradicts_the_identity_refuses_the_file(
    office: Office, titles: dict[str, str], fields: dict[str, object], code: str | None
) -> None:
    assert codes(office.check(PROGRESS + GOOD + identity(**fields), **titles)) == ([code] if code else [])


def test_a_numbered_row_and_one_with_the_same_words_are_two_difficulties(office: Office) -> None:
    office.load(DIFFICULTIES + "| | 1.1 | Thiếu hướng dẫn | Cao | |")

    office.load(
        DIFFICULTIES + "| KK-2023-001 | 1.1 | Thiếu hướng dẫn | Cao | |\n| | 1.1 | Thiếu hướng dẫn | Cao | |",
        period="Quý II năm 2023",
    )

    assert len({row["difficulty_no"] for row in office.view("current_difficulties")}) == 2


def test_a_doubled_unit_is_told_with_its_lines(tmp_path: Any) -> None:
    lines = (DATA / "units.csv").read_text(encoding="utf-8").splitlines()
    (tmp_path / "units.csv").write_text("\n".join([*lines, lines[2]]), encoding="utf-8")

    with pytest.raises(RegisterBroken, match=f"dòng {len(lines) + 1}: “VP” đã có ở dòng 3"):
        read_units(tmp_path / "units.csv")


def test_of_twenty_thousand_rows_with_one_code_a_few_are_named(office: Office) -> None:
    rows = "".join(f"| 1.1 | {number} | | Đang thực hiện | | |\n" for number in range(20_000))
    content = workbook_bytes(titled(PROGRESS + rows))

    answer = office.check(content)

    assert "và 19994 hàng khác" in answer["findings"][0]["message"]


@pytest.mark.parametrize(
    ("book", "code"),
    [
        (PROGRESS + GOOD + "Người lập biểu\n" + GOOD.replace("1.1", "1.2"), "not_checked"),
        (
            PROGRESS + GOOD + ROSTER.replace("nhân sự", "nhân sự (ẩn)") + "| Đỗ Văn An | 1980 | Kế toán | | |",
            "not_checked",
        ),
        (PROGRESS + GOOD + "## Sheet9\n" + "| a | b | c | d |\n" * 4, "not_checked"),
        (PROGRESS.replace("Minh chứng", "Trạng thái") + GOOD.replace("| | |", "| | Hoàn thành |"), "unread_column"),
    ],
)
def test_what_is_not_read_is_told(office: Office, book: str, code: str) -> None:
    assert codes(office.check(book)) == [code]


BAD: dict[str, tuple[bytes, str]] = {
    "rong.xlsx": (b"", "not_a_workbook"),
    "bom-nen.xlsx": (broken_files.bomb(), "unsafe_file"),
    "noi-doi.xlsx": (broken_files.with_lie_about_size(), "unreadable_file"),
    "bom-thuc-the.xlsx": (broken_files.with_entity_bomb(), "unsafe_file"),
    "thuc-the-ngoai.xlsx": (broken_files.with_external_entity(__file__), "unsafe_file"),
    "mat-khau.xlsx": (broken_files.encrypted(), "encrypted_file"),
    "cat-doi.xlsx": (broken_files.truncated(), "unreadable_file"),
    "hong-ben-trong.xlsx": (broken_files.damaged_inside(), "unreadable_file"),
    "gop-o.xlsx": (broken_files.with_merges("A1:XFD1048576"), "unsafe_file"),
    "bon-tram-trang.xlsx": (broken_files.with_sheets(400), "unsafe_file"),
    "trang-web.xls": (b"<html><table><tr><td>1,2</td></tr></table></html>", "not_a_workbook"),
}


@pytest.mark.parametrize(("name", "bad", "code"), [(name, *case) for name, case in BAD.items()], ids=list(BAD))
def test_good_files_beside_a_bad_one_are_in(office: Office, name: str, bad: bytes, code: str) -> None:
    before, after = (workbook_bytes(titled(PROGRESS + GOOD, unit=unit)) for unit in ("Văn phòng Sở", "Ban Tôn giáo"))
    sources = [Source("a.xlsx", lambda: before), Source(name, lambda: bad), Source("z.xlsx", lambda: after)]
    began = time.monotonic()

    verdicts = list(load(office.ledger, OFFICE, sources, Chosen(), Receipt(OFFICE.name, FIRST_DAY)))

    assert [verdict.status for verdict in verdicts] == ["accepted", "refused", "accepted"]
    assert [finding.code for finding in verdicts[1].findings] == [code]
    assert time.monotonic() - began < 10


def test_a_file_that_names_another_shows_nothing_of_it(office: Office, tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("bí mật không được hiện", encoding="utf-8")

    answer = office.load(broken_files.with_external_entity(str(secret)))

    assert codes(answer) == ["unsafe_file"]
    assert "bí mật" not in str(answer)


@pytest.mark.parametrize(
    "book",
    [
        broken_files.with_dimension("A1:XFD1048576"),
        broken_files.with_nested_zip(),
        broken_files.with_merges("A1:B1"),
        broken_files.with_picture(b"<!DOCTYPE svg><svg/>"),
    ],
)
def test_what_is_only_odd_is_in_at_once(office: Office, book: bytes) -> None:
    began = time.monotonic()

    assert office.load(book)["status"] == "accepted"
    assert time.monotonic() - began < 5


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("../../../etc/passwd.xlsx", "passwd.xlsx"),
        ("C:\\Báo cáo\\quý I.xlsx", "quý I.xlsx"),
        ("bao\ncao\r.xlsx", "bao\ncao\r.xlsx"),
        ("'); DROP TABLE submissions; --.xlsx", "'); DROP TABLE submissions; --.xlsx"),
        ('<script>"a"</script>.xlsx', "script>.xlsx"),
        ("=HYPERLINK(1).xlsx", "=HYPERLINK(1).xlsx"),
        ("không đuôi", "không đuôi"),
        ("bao-cao.pdf", "bao-cao.pdf"),
    ],
)
def test_a_file_may_have_any_name(office: Office, path: str, name: str) -> None:
    assert office.load(PROGRESS + GOOD, name=path)["status"] == "accepted"
    assert office.view("submissions", "file_name", "status") == [(name, "accepted")]
