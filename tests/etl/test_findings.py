"""Every finding of the catalogue, provoked by one small workbook: exactly its code at exactly its cell."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from domain.findings import FINDINGS, Refuses
from domain.identity import TemplateIdentity
from etl.verdict import Chosen
from ledger import Ledger
from ledger.difficulty_acts import DifficultyStep, act_on_difficulty
from tests.etl import broken_files
from tests.office import Office, places, whose
from tests.stores import copy_of
from tests.workbooks import titled, workbook_bytes

ELSEWHERE = {
    "time_limit": "no workbook is slow by itself: tests/etl/reading/test_workshop.py gives the clock little time"
}


@dataclass(frozen=True, eq=False)
class Case:
    """A workbook, the one finding it must give and where; `before` are files loaded first, KNOWN before all of them."""

    code: str
    book: str | bytes
    cell: str
    before: tuple[str | bytes, ...] = ()
    said: dict[str, object] = field(default_factory=dict)
    beside: tuple[tuple[str, str], ...] = ()

    def __str__(self) -> str:
        return f"{self.code}@{self.cell}"


def identity(**changed: object) -> str:
    """Return the hidden sheet by which a template says what it is; a changed `checksum` is one that doesn't fit."""
    fields = {"unit_code": "VP", "period": "2023-Q1", "plan_id": "2023", "plan_version": 1, **changed}
    checksum = fields.pop("checksum", None)
    printed = TemplateIdentity(**fields).fields()
    printed["checksum"] = str(checksum or printed["checksum"])
    return "## _nhan_dang (ẩn)\n" + "\n".join(f"| {label} | '{value} |" for label, value in printed.items())


PROGRESS = (
    "## Tiến độ\n"
    "| Mã nội dung | Kết quả thực hiện | Tỷ lệ hoàn thành (%) | Trạng thái | Thời hạn hoàn thành | Minh chứng |\n"
)
DIFFICULTIES = "## Khó khăn, vướng mắc\n| Số khó khăn | Mã nội dung | Khó khăn, vướng mắc | Mức độ | Ngày phát sinh |\n"
DIRECTIONS = "## Ý kiến chỉ đạo\n| Số ý kiến | Ý kiến chỉ đạo | Kết quả thực hiện |\n"
DIRECTIONS_DUE = "## Ý kiến chỉ đạo\n| Số ý kiến | Thời hạn | Kết quả thực hiện |\n"
DIRECTIONS_ABOUT = "## Ý kiến chỉ đạo\n| Số ý kiến | Về khó khăn | Kết quả thực hiện |\n"
# KK-2023-001 to 003 of Thanh tra Sở: two with a direction, the third resolved.
KNOWN = (
    DIFFICULTIES
    + "| | 4.1 | Chưa có hướng dẫn chấm điểm thi đua năm 2023 của Cụm thi đua | Cao | |\n"
    + "| | 5.1 | Thiếu kinh phí in giấy khen | Thấp | |\n"
    + "| | 5.2 | Phần mềm ký số hay lỗi, phải in giấy rồi quét lại | Cao | |\n"
)
ACTS = (
    ("KK-2023-001", "directed", "Văn phòng làm việc với Cụm trưởng", date(2023, 4, 28)),
    ("KK-2023-002", "directed", "Bố trí kinh phí trong dự toán bổ sung", None),
    ("KK-2023-003", "resolved", "Đã cập nhật phần mềm", None),
)
NOMINATIONS = (
    "## Đề nghị khen thưởng\n"
    "| Số hồ sơ | Họ và tên hoặc tên tập thể | Cá nhân/Tập thể | Năm sinh | Danh hiệu thi đua/Hình thức khen thưởng |\n"
)
MOVEMENTS = "## Phong trào thi đua\n| Mã tiêu chí | Tiêu chí thi đua | Chỉ tiêu đăng ký | Kết quả thực hiện |\n"
ROSTER = "## Danh sách nhân sự\n| Họ và tên | Năm sinh | Chức vụ | Kỷ luật | Từ ngày |\n"
GOOD = "| 1.1 | 2 | 50% | Đang thực hiện | | |\n"
OF_Q2 = {"period": "Quý II năm 2023"}
OF_AN_AGENCY = {"unit": "Sở Y tế tỉnh Hưng Yên"}
OF_NOBODY = workbook_bytes(titled(PROGRESS + GOOD + GOOD.replace("1.1", "1.2"), unit=""))

CASES = (
    Case("unreadable_file", broken_files.truncated(), ""),
    Case("unreadable_file", broken_files.damaged_inside(), ""),
    Case("encrypted_file", broken_files.encrypted(), ""),
    Case("too_large", bytes(20_971_521), ""),
    Case("not_a_workbook", b"%PDF-1.7 Bao cao quy I", ""),
    Case("not_a_workbook", b"", ""),
    Case("not_a_workbook", broken_files.other_zip(), ""),
    Case("not_a_workbook", broken_files.old_excel(), ""),
    Case("unsafe_file", broken_files.bomb(), ""),
    Case("unsafe_file", broken_files.with_many_parts(5000), ""),
    Case("unsafe_file", broken_files.with_entity_bomb(), ""),
    Case("unknown_unit", PROGRESS + GOOD, "", said={"unit": ""}),
    Case("unknown_unit", PROGRESS + GOOD, "", said={"unit": "", "chosen": Chosen(unit_code="KHONG")}),
    Case("unknown_period", PROGRESS + GOOD, "", said={"period": ""}),
    Case("unknown_period", PROGRESS + GOOD, "", said={"period": "", "chosen": Chosen(period="2023-Q5")}),
    Case("unknown_plan", PROGRESS + GOOD, "", said={"period": "Quý I năm 2019"}),
    Case("unknown_plan", PROGRESS + GOOD, "", said={"chosen": Chosen(plan_id="2019")}),
    Case("unit_mismatch", PROGRESS + GOOD, "", said={"chosen": Chosen(unit_code="TTR")}),
    Case("period_mismatch", PROGRESS + GOOD, "", said={"chosen": Chosen(period="2023-Q2")}),
    Case("empty_file", PROGRESS, ""),
    Case("missing_sheet", "## Sheet1\n| Ngày | Ca trực |\n| 2023-03-31 | Sáng |", ""),
    Case("missing_column", "## Tiến độ\n| Mã nội dung | Chỉ tiêu | Kết quả thực hiện |\n| 1.1 | 4 | 2 |", "A3"),
    Case(
        "repeated_sheet",
        PROGRESS + GOOD + PROGRESS.replace("## Tiến độ", "## Tiến độ tháng 2") + GOOD.replace("1.1", "1.2"),
        "A3",
    ),
    Case("unknown_item", PROGRESS + GOOD + "| 9.9 | 1 | | Đang thực hiện | | |", "A5"),
    Case("unknown_choice", PROGRESS + GOOD + "| 1.2 | 1 | | Đang xem xét | | |", "D5"),
    Case("unknown_award", NOMINATIONS + "| | Đỗ Văn An | Cá nhân | 1980 | Bằng khen của Giám đốc Sở |", "E4"),
    Case("award_not_for_nominee", NOMINATIONS + "| | Đỗ Văn An | Cá nhân | 1980 | Tập thể lao động xuất sắc |", "E4"),
    Case("sheet_not_expected", PROGRESS + GOOD, "A3", said=OF_AN_AGENCY),
    Case(
        "row_not_expected",
        PROGRESS.replace("| Mã", "| Đơn vị | Mã") + f"| Văn phòng Sở {GOOD}| Sở Y tế {GOOD}",
        "A4",
        said={"unit": ""},
    ),
    Case("bad_number", PROGRESS + GOOD + "| 1.2 | trên 90 | | Đang thực hiện | | |", "B5"),
    Case("bad_number", PROGRESS + GOOD + "| 1.2 | 85/100 | | Đang thực hiện | | |", "B5"),
    Case("bad_year", ROSTER + "| Đỗ Văn An | 85 | Chuyên viên | | |", "B4"),
    Case("bad_percent", PROGRESS + GOOD + "| 1.2 | 1 | đạt kế hoạch | Đang thực hiện | | |", "C5"),
    Case(
        "ambiguous_percent",
        PROGRESS + "| 1.1 | 2 | 85 | Đang thực hiện | | |\n| 1.2 | 1 | 0.85 | Đang thực hiện | | |",
        "C5",
    ),
    Case("out_of_range", PROGRESS + GOOD + "| 1.2 | 1 | 1001% | Đang thực hiện | | |", "C5"),
    Case("out_of_range", PROGRESS + GOOD + "| 1.2 | 1 | -1% | Đang thực hiện | | |", "C5"),
    Case("bad_date", ROSTER + "| Đỗ Văn An | 1980 | Chuyên viên | Khiển trách | 31/02/2023 |", "E4"),
    Case("required_empty", ROSTER + "| | 1980 | Chuyên viên | | |", "A4"),
    Case("required_empty", PROGRESS + GOOD + "| 1.2 | 1 | | | | |", "D5"),
    Case(
        "duplicate_row",
        PROGRESS + GOOD + "| 1.2 | 1 | | Đang thực hiện | | |\n| 1.2 | 2 | | Đang thực hiện | | |",
        "A5",
        beside=(("duplicate_row", "A6"),),
    ),
    Case("formula_without_value", PROGRESS + GOOD + "| 1.2 | =1+1 | | Đang thực hiện | | |", "B5"),
    Case("ditto_without_above", PROGRESS + "| 1.1 | 2 | 50% | -nt- | | |", "D4"),
    Case("error_cell", PROGRESS + GOOD + "| 1.2 | #N/A | | Đang thực hiện | | |", "B5"),
    Case("unknown_direction", DIRECTIONS + "| YK-2023-001 | Làm việc với Cụm trưởng | Đã làm việc |", "A4"),
    Case(
        "unknown_direction",
        DIRECTIONS + "| YK-2023-009 | Văn phòng làm việc với Cụm trưởng | Đã làm việc |",
        "A4",
        before=(KNOWN,),
    ),
    Case(
        "direction_differs",
        DIRECTIONS + "| YK-2023-001 | Bố trí kinh phí trong dự toán bổ sung | Đã bố trí |",
        "B4",
        before=(KNOWN,),
    ),
    Case(
        "direction_differs",
        DIRECTIONS + "| YK-2023-001 | Rà soát việc dùng xe ô tô của cơ quan | Đã rà soát |",
        "B4",
        before=(KNOWN,),
    ),
    Case(
        "direction_differs",
        DIRECTIONS_ABOUT + "| YK-2023-001 | KK-2023-002 (Thanh tra): Thiếu kinh phí in giấy khen | Đã bố trí |",
        "B4",
        before=(KNOWN,),
    ),
    Case(
        "direction_due_on_differs",
        DIRECTIONS_DUE + "| YK-2023-001 | 2023-06-30 | Đang làm |",
        "B4",
        before=(KNOWN,),
    ),
    Case(
        "difficulty_text_differs",
        DIFFICULTIES + "| KK-2023-002 | 5.1 | Mái kho lưu trữ bị dột sau mưa lớn | Cao | |",
        "C4",
        before=(KNOWN,),
        said=OF_Q2,
    ),
    Case(
        "difficulty_closed",
        DIFFICULTIES + "| KK-2023-003 | 5.2 | Phần mềm ký số hay lỗi, phải in giấy rồi quét lại | Cao | |",
        "A4",
        before=(KNOWN,),
        said=OF_Q2,
    ),
    Case(
        "possible_same_difficulty",
        DIFFICULTIES + "| | 4.1 | Cụm thi đua chưa có hướng dẫn chấm điểm năm 2023 | Cao | |",
        "C4",
        before=(KNOWN,),
        said=OF_Q2,
    ),
    Case("unknown_criterion", MOVEMENTS + "| PT1-1 | | 1 | 1 |\n| PT9-1 | | 1 | 1 |", "A5"),
    Case("ambiguous_percent", MOVEMENTS + "| PT1-1 | | 1 | 1 |\n| PT2-1 | | 98 | 0.98 |", "D5"),
    Case("bad_number", MOVEMENTS + "| PT1-1 | | 1 | 1 |\n| PT4-1 | | 2 | 50% |", "D5"),
    Case("out_of_range", MOVEMENTS + "| PT1-1 | | 1 | 1 |\n| PT2-1 | | 98 | 1001% |", "D5"),
    Case(
        "item_title_differs",
        MOVEMENTS + "| PT2-1 | Văn bản ký số trên môi trường mạng | 98 | 98% |",
        "A4",
    ),
    Case("unknown_record", DIFFICULTIES + "| KK-2023-009 | 1.1 | Thiếu hướng dẫn | Cao | |", "A4"),
    Case("unknown_record", NOMINATIONS + "| HS-2023-009 | Đỗ Văn An | Cá nhân | 1980 | Lao động tiên tiến |", "A4"),
    Case(
        "unknown_row_unit",
        "## Tiến độ\n| Đơn vị | Mã nội dung | Trạng thái |\n| VP | 1.1 | Đang làm |\n| Phòng Lạ | 1.1 | Đang làm |",
        "A4",
        said={"unit": ""},
    ),
    Case("stale_template", PROGRESS + GOOD + identity(template_version="2022.9"), ""),
    Case("altered_identity", PROGRESS + GOOD + identity(checksum="0000"), ""),
    Case("hidden_rows", PROGRESS + GOOD + "ẩn | 1.2 | 1 | | Đang thực hiện | | |", "A5"),
    Case("total_mismatch", PROGRESS + GOOD + "| 1.2 | 3 | | Đang thực hiện | | |\n| Tổng cộng | 6 | | | | |", "B6"),
    Case(
        "item_title_differs",
        "## Tiến độ\n| Mã nội dung | Nội dung | Trạng thái |\n| 1.1 | "
        "Tuyên truyền Luật Thi đua, khen thưởng và Quyết định số 18/2020/QĐ-UBND của UBND tỉnh | Đang thực hiện |",
        "A4",
    ),
    Case("due_on_differs", PROGRESS + "| 1.1 | 2 | | Đang thực hiện | 2023-12-31 | |", "E4"),
    Case("completed_without_evidence", PROGRESS + "| 1.1 | 2 | 100% | Hoàn thành | | |", "F4"),
    Case("status_contradiction", PROGRESS + "| 1.1 | 2 | 50% | Quá hạn | | |", "D4"),
    Case("status_contradiction", PROGRESS + "| 1.1 | 2 | 50% | Hoàn thành | | 12/BC-VP |", "D4"),
    Case("status_contradiction", PROGRESS + "| 1.1 | 2 | 50% | Chưa thực hiện | | |", "D4"),
    Case(
        "progress_fell",
        PROGRESS + "| 1.1 | 1 | 60% | Đang thực hiện | | |",
        "B4",
        before=(PROGRESS + GOOD,),
        said=OF_Q2,
    ),
    Case("nil_report_missing", PROGRESS + GOOD + DIFFICULTIES, "A4"),
    Case(
        "possible_same_person",
        ROSTER + "| Đỗ Văn An | 1980 | Chuyên viên | | |\n| Đỗ Văn An | | Kế toán | | |",
        "A5",
    ),
    Case("title_in_name", ROSTER + "| Ông Đỗ Văn An | 1980 | Chuyên viên | | |", "A4"),
    Case("nil_contradiction", DIFFICULTIES + "| | | Không có | | |\n| | | Thiếu kinh phí in giấy khen | | |", "C4"),
    Case("nil_over_number", DIFFICULTIES + "| KK-2023-002 | 5.1 | Không có | Thấp | |", "C4", before=(KNOWN,)),
    Case("progress_empty", PROGRESS + ROSTER + "| Đỗ Văn An | 1980 | Chuyên viên | | |", ""),
    Case(
        "unread_column",
        ROSTER.replace("Kỷ luật", "Quê quán") + "| Đỗ Văn An | 1980 | Chuyên viên | Văn Giang | |",
        "D3",
    ),
    Case("partial_date", ROSTER + "| Đỗ Văn An | 1980 | Chuyên viên | Khiển trách | 03/2023 |", "E4"),
    Case("heading_unsure", PROGRESS.replace("Kết quả thực hiện", "Kết quả thực hiện quý I") + GOOD, "B3"),
    Case("heading_read_as", PROGRESS.replace("Trạng thái", "Trạngg thái") + GOOD, "D3"),
    Case("file_name_differs", PROGRESS + GOOD, "", said={"name": "BC quý II năm 2023.xlsx"}),
    Case("file_name_differs", PROGRESS + GOOD, "", said={"name": "TTR_BC.xlsx"}),
    Case(
        "merged_quantity",
        PROGRESS.replace("\n", "\ngộp B4:B5\n", 1) + GOOD + "| 1.2 | | | Đang thực hiện | | |",
        "B4",
    ),
    Case("same_file_other_unit", OF_NOBODY, "", before=(OF_NOBODY,), said={"chosen": Chosen(unit_code="VP")}),
    Case(
        "completed_with_open_difficulty",
        PROGRESS + "| 6.1 | 2 | 100% | Hoàn thành | | 12/BC-TTR |",
        "D4",
        before=(DIFFICULTIES + "| | 6.1 | Thiếu hướng dẫn | Cao | |",),
        said=OF_Q2,
    ),
    Case(
        "award_rule",
        NOMINATIONS.replace("| Năm sinh |", "| Xếp loại |")
        + "| | Đỗ Văn An | Cá nhân | Hoàn thành nhiệm vụ | Lao động tiên tiến |",
        "D4",
    ),
    Case(
        "legacy_encoding",
        ROSTER + "| NguyÔn ThÞ Hång | 1980 | Chuyªn viªn | | |",
        "A4",
        beside=(("legacy_encoding", "C4"),),
    ),
    Case("unchanged_since_last_period", PROGRESS + GOOD, "A4", before=(PROGRESS + GOOD,), said=OF_Q2),
    Case("missing_sheet", PROGRESS + GOOD, "", said=OF_Q2),
    Case("not_checked", PROGRESS + GOOD + PROGRESS.replace("## Tiến độ", "## Tiến độ (2)") + GOOD, ""),
)


@pytest.fixture(scope="module")
def answers(prepared_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[Case, dict[str, Any]]:
    """The verdict on each case against one ledger: `check` writes nothing, what is loaded before is another unit's."""
    office = Office(Ledger.open(copy_of(prepared_ledger, tmp_path_factory.mktemp("findings"))))
    with office.ledger.kept_open():
        for book in dict.fromkeys([KNOWN, *(book for case in CASES for book in case.before)]):
            said = {"chosen": Chosen(unit_code="TTR")} if isinstance(book, bytes) else {"unit": "Thanh tra Sở"}
            assert office.load(book, **said)["status"] == "accepted"
        for number, event, text, due_on in ACTS:
            step = DifficultyStep(text=text, due_on=due_on, on=date(2023, 4, 3))
            act_on_difficulty(office.ledger, whose(event), number, event, step)
        return {
            case: office.check(case.book, **({"unit": "Thanh tra Sở"} if case.before else {}), **case.said)
            for case in CASES
        }


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_workbook_with_one_fault_gives_that_finding_at_that_cell(
    case: Case, answers: dict[Case, dict[str, Any]]
) -> None:
    # A file that lacks a sheet is told so beside whatever else is found: that is a case of its own.
    found = [place for place in places(answers[case]) if case.code == "missing_sheet" or place[0] != "missing_sheet"]

    assert found == [(case.code, case.cell), *case.beside]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_what_a_finding_refuses_is_what_the_catalogue_says(case: Case, answers: dict[Case, dict[str, Any]]) -> None:
    answer, kind = answers[case], FINDINGS[case.code]

    (finding, *_) = [found for found in answer["findings"] if found["code"] == case.code]
    refused = sum(rows["refused"] for rows in answer["rows"].values())
    accepted = sum(rows["accepted"] for rows in answer["rows"].values())
    if finding["severity"] != "error":
        assert (answer["status"], refused) == ("accepted", 0)
    elif kind.refuses is Refuses.FILE:
        assert (answer["status"], accepted) == ("refused", 0)
    elif kind.refuses is Refuses.NOTHING:
        assert (answer["status"], refused, accepted) == ("partial", 0, 1)
    elif kind.refuses is Refuses.SHEET:
        assert (answer["status"], accepted, refused) == ("refused", 0, 1)
    else:
        assert (answer["status"], refused) == ("partial" if accepted else "refused", 1 + len(case.beside))


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_message_is_a_sentence_with_every_word_filled_in(case: Case, answers: dict[Case, dict[str, Any]]) -> None:
    for finding in answers[case]["findings"]:
        assert "{" not in finding["message"]
        # Three dots stand in two sentences on purpose ("Đơn vị: …"); elsewhere they are a word nobody filled in.
        assert "…" not in finding["message"] or finding["code"] in ("unknown_unit", "unknown_period")
        assert finding["message"][0].isupper() or finding["message"][0] == "“"
        assert finding["message"].endswith(".")


@pytest.mark.parametrize("code", sorted(FINDINGS.keys() - ELSEWHERE.keys()))
def test_every_finding_of_the_catalogue_has_a_case(code: str) -> None:
    assert [case for case in CASES if case.code == code]


def test_findings_tested_elsewhere_are_in_the_catalogue_and_have_no_case_here() -> None:
    assert ELSEWHERE.keys() <= FINDINGS.keys()
    assert not {case.code for case in CASES} & ELSEWHERE.keys()
