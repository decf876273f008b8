"""The message to a unit about its file: what came in, what to mend, by when; plain text."""

from dataclasses import replace
from datetime import date

import pytest

from domain.findings import Finding
from etl.load import Source, check
from etl.unit_message import unit_message
from etl.verdict import Chosen, Verdict
from tests.ledger.reports import DIFFICULTIES, NIL, PROGRESS, done
from tests.office import Office
from tests.workbooks import titled, workbook_bytes


def verdict_on(office: Office, book: str | bytes, *, name: str = "bao-cao.xlsx", unit: str = "Văn phòng Sở") -> Verdict:
    """Return the verdict on a workbook given as Markdown or as bytes."""
    content = book if isinstance(book, bytes) else workbook_bytes(titled(book, unit=unit))
    (verdict,) = check(office.ledger, [Source(name, lambda: content)], Chosen())
    return verdict


def test_a_file_that_is_all_in_gets_thanks(office: Office) -> None:
    book = PROGRESS + done(12) + DIFFICULTIES + NIL
    assert unit_message(verdict_on(office, book), "vi").splitlines() == [
        "Kính gửi Văn phòng Sở,",
        "",
        "Văn phòng Sở đã nhận tệp “bao-cao.xlsx” báo cáo kỳ Quý I năm 2023 của quý đơn vị.",
        "Kết quả kiểm tra: nhận đủ 1/1 hàng, không có mục nào phải sửa.",
        "",
        "Trân trọng cảm ơn.",
    ]


def test_a_file_that_is_partly_in_is_told_what_to_mend_where_and_by_when(office: Office) -> None:
    book = PROGRESS + done("mười") + done("mười", "1.2") + "| 2.1 | 3 | Hoàn thành |\n" + DIFFICULTIES + NIL
    verdict = verdict_on(office, book, unit="Thanh tra Sở")
    lines = unit_message(verdict, "vi", reply_by=date(2023, 4, 5)).splitlines()
    assert lines[:1] + lines[3:7] == [
        "Kính gửi Thanh tra Sở,",
        "Kết quả kiểm tra: đã nhận được 1/3 hàng; còn các mục dưới đây cần sửa.",
        "",
        "Đề nghị sửa:",
        "1. Tiến độ, B4:B5: “mười” không phải là số. Chỉ ghi chữ số, ví dụ 12 hoặc 1.234,5; ghi lời sang cột Ghi chú.",
    ]
    assert lines[8] == "Đề nghị xem lại (không bắt buộc sửa):"
    assert lines[-2:] == [
        "Đề nghị đơn vị sửa ngay trong tệp gửi kèm và gửi lại Văn phòng Sở trước hết ngày 05/04/2023.",
        "Trân trọng cảm ơn.",
    ]


def test_a_refused_file_of_nobody_is_told_so(office: Office) -> None:
    assert unit_message(verdict_on(office, b"%PDF-1.7"), "vi").splitlines()[:5] == [
        "Kính gửi đơn vị,",
        "",
        "Văn phòng Sở đã nhận tệp “bao-cao.xlsx” của quý đơn vị.",
        "Kết quả kiểm tra: chưa nhận được hàng nào, cần sửa các mục dưới đây rồi gửi lại.",
        "",
    ]


def test_more_than_twelve_faults_are_counted_not_listed(office: Office) -> None:
    rows = "".join(f"| 9.{number} | 1 | Đang thực hiện | {number}x |\n" for number in range(1, 16))
    book = "## Tiến độ\n| Mã nội dung | Kết quả thực hiện | Trạng thái | Ngày hoàn thành thực tế |\n" + rows
    lines = unit_message(verdict_on(office, book), "vi").splitlines()
    numbered = [line for line in lines if line.split(".")[0].isdigit()]
    assert len(numbered) <= 12
    assert lines[-4].startswith("… và ") or len(numbered) < 12


def test_a_file_that_is_already_in_is_asked_for_again_only_to_be_mended(office: Office) -> None:
    book = PROGRESS + done("mười") + done(1, "1.2")
    office.load(book)
    assert unit_message(verdict_on(office, book), "vi").splitlines()[3:] == [
        "Tệp này đã có trong sổ; vẫn còn các mục cần sửa dưới đây.",
        "",
        "Đề nghị sửa:",
        "1. Tiến độ, B4: “mười” không phải là số. Chỉ ghi chữ số, ví dụ 12 hoặc 1.234,5; ghi lời sang cột Ghi chú.",
        "",
        "Đề nghị đơn vị sửa ngay trong tệp gửi kèm và gửi lại Văn phòng Sở.",
        "Trân trọng cảm ơn.",
    ]


def test_a_file_that_is_all_in_already_is_not_asked_for_again(office: Office) -> None:
    book = PROGRESS + done(1, "1.2")
    office.load(book)
    assert unit_message(verdict_on(office, book), "vi").splitlines()[3:] == [
        "Tệp này đã có trong sổ, đơn vị không phải gửi lại.",
        "",
        "Trân trọng cảm ơn.",
    ]


@pytest.mark.parametrize(("day", "until"), [(None, "."), (date(2023, 4, 5), " trước hết ngày 05/04/2023.")])
def test_who_gets_a_list_beside_the_file_mends_the_file_itself(office: Office, day: date | None, until: str) -> None:
    sent = "Mã nội dung;Kết quả thực hiện;Trạng thái\n1.1;mười;Đang thực hiện\n".encode()
    lines = unit_message(verdict_on(office, sent, name="VP quý I 2023.csv"), "vi", reply_by=day).splitlines()
    assert lines[-2] == (f"Đề nghị đơn vị sửa trong tệp gốc theo danh sách gửi kèm và gửi lại Văn phòng Sở{until}")


def test_what_was_never_opened_comes_back_as_a_list(office: Office) -> None:
    lines = unit_message(verdict_on(office, b"%PDF-1.7"), "vi").splitlines()
    assert lines[-2] == "Đề nghị đơn vị sửa trong tệp gốc theo danh sách gửi kèm và gửi lại Văn phòng Sở."


def test_a_unit_is_told_what_to_write_not_what_the_office_may_choose(office: Office) -> None:
    findings = [
        Finding("unknown_unit", value="Phòng Không"),
        Finding("unknown_period"),
        Finding("heading_unsure", "Tiến độ", "B3", value="Kết quả", words={"choices": "“Kết quả thực hiện”"}),
        Finding("heading_unsure", "Tiến độ", "C3", value="Tỷ lệ", words={"choices": "“Tỷ lệ hoàn thành (%)”"}),
        Finding("unread_column", "Tiến độ", "F3", value="Điểm"),
    ]
    verdict = replace(verdict_on(office, PROGRESS + done(1)), findings=findings, sheets=[])
    assert unit_message(verdict, "vi").splitlines()[5:13] == [
        "Đề nghị sửa:",
        "1. Hãy ghi “Đơn vị: …” ở đầu trang tính.",
        "2. Hãy ghi “Kỳ báo cáo: …” ở đầu trang tính.",
        "",
        "Đề nghị xem lại (không bắt buộc sửa):",
        "1. Tiến độ, B3, C3: Chưa rõ cột “Kết quả”, “Tỷ lệ” là cột nào nên chưa đọc. Hãy ghi tiêu đề như mẫu.",
        "2. Tiến độ, F3: Cột “Điểm” không có trong mẫu hoặc bị lặp lại nên không được đọc. "
        "Hãy chuyển sang cột hoặc trang theo mẫu.",
        "",
    ]


def test_a_report_that_there_is_nothing_is_received_as_such(office: Office) -> None:
    lines = unit_message(verdict_on(office, DIFFICULTIES + NIL), "vi").splitlines()
    assert lines[3] == "Kết quả kiểm tra: đã ghi nhận báo cáo không có nội dung phát sinh."


@pytest.mark.parametrize("name", ["a\nb\t c.xlsx", "a  b c.xlsx"])
def test_a_name_with_breaks_stays_on_one_line(office: Office, name: str) -> None:
    lines = unit_message(verdict_on(office, PROGRESS + done(1), name=name), "vi").splitlines()
    assert lines[2] == "Văn phòng Sở đã nhận tệp “a b c.xlsx” báo cáo kỳ Quý I năm 2023 của quý đơn vị."
