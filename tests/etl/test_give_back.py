"""What goes back to the sender: their own workbook marked, or a workbook of findings, or nothing."""

import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from domain.findings import Finding
from domain.periods import parse_period_code
from etl.give_back import GivenBack, give_back
from etl.load import Source, check
from etl.marking.file_names import safe_file_name, write_beside
from etl.marking.names import is_sheet_to_mend
from etl.marking.wire import mark_request
from etl.report import verdict_object, verdict_text
from etl.verdict import Verdict
from tests.etl import broken_files
from tests.etl.marking.rich_workbook import rich_workbook
from tests.office import NOTHING_CHOSEN, Office
from tests.workbooks import titled, workbook_bytes

HEADINGS = "## Tiến độ\n| Mã nội dung | Kết quả thực hiện | Trạng thái |\n"
WRONG = HEADINGS + "| 1.1 | nhiều | Đang thực hiện |\n| 1.2 | nhiều | Đang thực hiện |\n| 2.1 | 3 | Sắp xong |"
BOOK = workbook_bytes(titled(WRONG))
FINDINGS = (
    Finding("bad_number", "Tiến độ", "B4", "actual", "nhiều"),
    Finding("bad_number", "Tiến độ", "B5", "actual", "nhiều"),
    Finding("unknown_choice", "Tiến độ", "C6", "status", "Sắp xong", {"choices": "Hoàn thành"}),
    Finding("completed_without_evidence", "Tiến độ", "C4", "evidence"),
    Finding("nil_report_missing", "Khó khăn, vướng mắc"),
    Finding("legacy_encoding", "Tiến độ", "A4", words={"font": ".VnTime", "read": "x"}),
)


def verdict(content: bytes = BOOK, *findings: Finding, name: str = "BC quý I.xlsx") -> Verdict:
    return Verdict(name, "0", content, period=parse_period_code("2023-Q1"), findings=list(findings))


def given(judged: Verdict, lang: str = "vi") -> GivenBack:
    back = give_back(judged, lang, mark_request)
    assert back is not None
    return back


def opened(content: bytes) -> Workbook:
    return load_workbook(io.BytesIO(content))


def table(content: bytes, first_row: int) -> list[tuple[object, ...]]:
    return list(opened(content).worksheets[0].iter_rows(min_row=first_row, values_only=True))


def test_errors_and_warnings_are_marked_and_what_has_no_cell_stands_on_the_first_sheet() -> None:
    back = given(verdict(BOOK, *FINDINGS))

    book = opened(back.content)
    sheet = book["Tiến độ"]
    colours = {cell: sheet[cell].fill.fgColor.rgb for cell in ("A4", "B4", "B5", "C4", "C6")}
    assert (back.name, book.sheetnames) == ("BC quý I.xlsx", ["Cần sửa", "Tiến độ"])
    assert colours == {"A4": "00000000", "B4": "FFFFC7CE", "B5": "FFFFC7CE", "C4": "FFFFEB9C", "C6": "FFFFC7CE"}
    assert [row[:4] for row in table(back.content, 7)] == [
        ("Loại", "Trang tính", "Ô", "Đã ghi"),
        ("Lỗi", "Tiến độ", "B4:B5", "nhiều"),
        ("Lỗi", "Tiến độ", "C6", "Sắp xong"),
        ("Lưu ý", "Tiến độ", "C4", None),
        ("Lưu ý", "Khó khăn, vướng mắc", None, None),
    ]
    assert [row[0] for row in table(back.content, 1)][:4] == [
        "NHỮNG CHỖ CẦN SỬA TRONG TỆP NÀY", "BC quý I.xlsx", "Quý I năm 2023", "3 lỗi phải sửa, 2 điểm cần xem lại.",
    ]  # fmt: skip
    assert sheet["B4"].comment.text == (
        "Kiểm tra số liệu:\n“nhiều” không phải là số. Chỉ ghi chữ số, ví dụ 12 hoặc 1.234,5; ghi lời sang cột Ghi chú."
    )


@pytest.mark.parametrize("findings", [(), (FINDINGS[5],)])
def test_nothing_goes_back_when_nothing_is_to_be_mended(findings: tuple[Finding, ...]) -> None:
    assert give_back(verdict(BOOK, *findings), "vi", mark_request) is None


@pytest.mark.parametrize(
    ("content", "name", "back"),
    [
        (BOOK, "a.xls", "a.xlsx"),
        (rich_workbook(macro=True), "a.xlsm", "a.xlsm"),
        (rich_workbook(macro=True), "a.xlsx", "a.xlsm"),
        ("Mã;Trạng thái\n1.1;x".encode(), "a.csv", "a - cần sửa.xlsx"),
        (broken_files.truncated(), "a.xlsx", "a - cần sửa.xlsx"),
        (b"", "a.xlsx", "a - cần sửa.xlsx"),
        (BOOK, "thư mục/..\\CON.xlsx", "_CON.xlsx"),
    ],
)
def test_what_cannot_be_marked_goes_back_as_a_list(content: bytes, name: str, back: str) -> None:
    assert given(verdict(content, FINDINGS[0], name=name)).name == back


@pytest.mark.parametrize("code", ["unreadable_file", "encrypted_file", "too_large", "unsafe_file", "time_limit"])
def test_what_was_not_opened_is_not_opened_for_marking(code: str) -> None:
    def never(_: bytes) -> bytes:
        raise AssertionError

    back = give_back(verdict(BOOK, Finding(code)), "vi", never)

    assert back is not None
    assert back.name == "BC quý I - cần sửa.xlsx"


def test_the_list_says_each_thing_once_and_all_of_it_is_text() -> None:
    typed = [Finding("bad_number", "=Trang", f"B{row}", "actual", "=1+1") for row in (4, 5, 7)]

    back = given(verdict(b"", *typed, FINDINGS[3], FINDINGS[5], name="=a.csv"))

    sheet = opened(back.content).active
    assert table(back.content, 7) == [
        ("Loại", "Trang tính", "Ô", "Đã ghi", "Cần làm gì"),
        ("Lỗi", "=Trang", "B4:B5, B7", "=1+1", "“=1+1” không phải là số. Chỉ ghi chữ số, ví dụ 12 hoặc 1.234,5; "
         "ghi lời sang cột Ghi chú."),
        ("Lưu ý", "Tiến độ", "C4", "", "Ghi hoàn thành nhưng chưa có minh chứng. Hãy ghi số, ký hiệu, ngày của "
         "văn bản."),
    ]  # fmt: skip
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}
    colours = [{cell.fill.fgColor.rgb for cell in row} for row in sheet.iter_rows(min_row=8)]
    assert colours == [{"FFFFC7CE"}, {"FFFFEB9C"}]


def test_the_list_says_whose_it_is_and_what_to_do_as_the_marked_file_does(office: Office) -> None:
    (judged,) = check(office.ledger, [Source("a.xlsx", lambda: BOOK)], NOTHING_CHOSEN)
    marked, listed = given(judged), given(replace(judged, content=b""))

    lines = [[row[0] for row in table(back.content, 1)][:6] for back in (marked, listed)]
    assert lines[1] == [
        *lines[0][:4],
        "Hãy sửa trong tệp gốc theo danh sách này rồi gửi lại tệp gốc; không gửi lại danh sách này.",
        None,
    ]
    assert lines[0][2] == "Văn phòng Sở · Quý I năm 2023"


def test_what_no_cell_can_hold_breaks_no_list_and_no_answer() -> None:
    judged = verdict(b"", Finding("unknown_choice", "T", "B4", "x", "\ud800", {"choices": "ắ" * 40_000}))

    (row,) = table(given(judged).content, 8)

    assert (row[3], len(str(row[4]))) == ("?", 32_767)
    assert verdict_text(judged, "vi").encode().startswith("BC quý I.xlsx".encode())
    assert json.loads(verdict_object(judged, "vi").encode())["findings"][0]["value"] == "?"


def test_the_marked_file_says_what_the_sent_one_did_and_once_corrected_is_accepted(office: Office) -> None:
    (judged,) = check(office.ledger, [Source("a.xlsx", lambda: BOOK)], NOTHING_CHOSEN)
    back = given(judged).content

    sent, marked = office.check(BOOK), office.check(back)
    assert (sent["status"], marked["rows"]) == ("refused", sent["rows"])
    assert marked["findings"] == sent["findings"]
    book = opened(back)
    for cell, value in (("B4", 1), ("B5", 2), ("C6", "Hoàn thành")):
        book["Tiến độ"][cell] = value
    stream = io.BytesIO()
    book.save(stream)
    mended = office.load(stream.getvalue())
    assert (mended["status"], mended["rows"]["progress"]) == ("accepted", {"read": 3, "accepted": 3, "refused": 0})


def test_a_person_reads_each_fault_once() -> None:
    assert verdict_text(verdict(BOOK, *FINDINGS[:3]), "vi").splitlines()[1:] == [
        "    [lỗi] Tiến độ!B4:B5: “nhiều” không phải là số. Chỉ ghi chữ số, ví dụ 12 hoặc 1.234,5; ghi lời sang "
        "cột Ghi chú.",
        "    [lỗi] Tiến độ!C6: “Sắp xong” không có trong danh sách. Hãy chọn một trong: Hoàn thành.",
    ]


@pytest.mark.parametrize(
    ("name", "first", "ours"),
    [
        ("Cần sửa", "NHỮNG CHỖ CẦN SỬA TRONG TỆP NÀY", True),
        ("Cần sửa (2)", " NHỮNG CHỖ CẦN SỬA TRONG TỆP NÀY ", True),
        ("Cần sửa", "Mã nội dung", False),
        ("Tiến độ", "NHỮNG CHỖ CẦN SỬA TRONG TỆP NÀY", False),
    ],
)
def test_our_sheet_is_known_by_its_name_and_its_first_words(name: str, first: str, ours: bool) -> None:
    assert is_sheet_to_mend(name, first) == ours


# Names of files.


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("BC quý I.xlsx", "BC quý I.xlsx"),
        ("BC.cuối cùng.XLS", "BC.cuối cùng.xlsx"),
        ("a/b\\c:d*e?.xlsx", "a_b_c_d_e_.xlsx"),
        ("a\n\x00b\u202ecod.xlsx", "a__b_cod.xlsx"),
        ("../../.xlsx", "_.._.xlsx"),
        ("NUL.tar.xlsx", "_NUL.tar.xlsx"),
        ("com1 .xlsx", "_com1.xlsx"),
        ("  . .xlsx", "tep.xlsx"),
        ("", "tep.xlsx"),
        ("~$BC.xlsx", "BC.xlsx"),
        ("ắ" * 300 + ".xlsx", "ắ" * 65 + ".xlsx"),
        ("\udcff.xlsx", "_.xlsx"),
    ],
)
def test_a_name_is_made_safe_for_any_disk(name: str, safe: str) -> None:
    assert safe_file_name(name, ".xlsx") == safe


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"sent")
    (tmp_path / "a (2).xlsx").symlink_to(tmp_path / "nowhere")

    assert write_beside(tmp_path, "a.xlsx", b"back") == tmp_path / "a (3).xlsx"
    assert {path.name: path.read_bytes() for path in tmp_path.glob("*") if path.is_file()} == {
        "a.xlsx": b"sent",
        "a (3).xlsx": b"back",
    }
