"""What is wrong in a plan workbook is reported all at once, each at its cell."""

import csv
import io
from datetime import date
from pathlib import Path

import pytest

from etl.plan_workbook import PlanWorkbookRefused, read_plan_files, read_plan_workbook
from tests.etl.plan_workbook.conftest import DATA, HEADINGS, UNITS, Grid, Save


def _problems(path: Path) -> list[tuple[str, str]]:
    with pytest.raises(PlanWorkbookRefused) as refused:
        read_plan_workbook(path, UNITS)
    return [(problem.place, problem.sentence) for problem in refused.value.problems]


def _places(path: Path) -> list[str]:
    return [place for place, _ in _problems(path)]


def _table(*rows: list[object]) -> Grid:
    return [list(HEADINGS), *rows]


def _without_part(path: Path) -> bytes:
    return path.read_bytes()[:-200]


def test_every_problem_of_the_file_is_reported_at_its_cell(save: Save) -> None:
    heads: list[object] = [*HEADINGS, "Ngày bắt đầu", "Trọng số", "Định kỳ", "Đơn vị phối hợp"]
    rows: Grid = [
        heads,
        [None, "Nhiệm vụ", "Một", "VP", "31/12/2023"],
        ["1.1", "Việc", None, None, None],
        ["1.2", "task", "Ba", "XYZ", "12/25/2023"],
        ["1.2", "task", "Bốn", "VP; TG", "31/3/2023", "1/4/2023", 0, "hai tuần", "VP, ABC"],
        [date(2023, 1, 1), "task", "Năm", "VP", "12/2023", None, "nhiều"],
    ]
    units = "SNV, VP, TTR, TCBC, CCVC, XDCQ, CCHC, VTLT, TDKT, TG, LTLS, ALL"
    assert _problems(save(Nội_dung=rows)) == [
        ("Nội dung!A2", "Ô “Mã nội dung” còn trống. Hãy điền vào ô này."),
        ("Nội dung!B3", "Giá trị “Việc” không có trong danh sách. Hãy chọn: Nhiệm vụ; Phong trào."),
        ("Nội dung!C3", "Ô “Nội dung, nhiệm vụ” còn trống. Hãy điền vào ô này."),
        ("Nội dung!D3", "Ô “Đơn vị chủ trì” còn trống. Hãy điền vào ô này."),
        (
            "Nội dung!E3",
            "Ô “Thời hạn hoàn thành” còn trống. "
            "Hãy ghi ngày phải hoàn thành, ví dụ 31/12/2023; việc làm cả năm ghi ngày cuối của kế hoạch.",
        ),
        ("Nội dung!D4", f"Không có đơn vị “XYZ”. Hãy ghi mã đơn vị: {units}."),
        ("Nội dung!E4", "“12/25/2023” không phải ngày. Hãy ghi ngày/tháng/năm, ví dụ 31/03/2023."),
        ("Nội dung!A5", "Mã “1.2” đã dùng ở ô A4. Mỗi dòng cần một mã riêng."),
        ("Nội dung!D5", "Ô “Đơn vị chủ trì” chỉ ghi một đơn vị; các đơn vị khác ghi ở cột “Đơn vị phối hợp”."),
        ("Nội dung!E5", "Thời hạn 31/03/2023 sớm hơn ngày bắt đầu 01/04/2023. Hãy sửa một trong hai ngày."),
        ("Nội dung!G5", "“0” không phải trọng số. Hãy ghi một số lớn hơn 0, ví dụ 1 hoặc 2,5."),
        (
            "Nội dung!H5",
            "Giá trị “hai tuần” không có trong danh sách. "
            "Hãy chọn: Một lần; Hằng tháng; Hằng quý; 6 tháng một lần; Hằng năm; Khi phát sinh.",
        ),
        ("Nội dung!I5", f"Không có đơn vị “ABC”. Hãy ghi mã đơn vị: {units}."),
        ("Nội dung!A6", "Excel đã đổi mã thành ngày. Hãy định dạng ô là Văn bản (Text) rồi gõ lại mã, ví dụ 1.1."),
        ("Nội dung!E6", "“12/2023” chưa có ngày. Hãy ghi đủ ngày/tháng/năm, ví dụ 31/03/2023."),
        ("Nội dung!G6", "“nhiều” không phải trọng số. Hãy ghi một số lớn hơn 0, ví dụ 1 hoặc 2,5."),
    ]


def test_formulas_without_a_value_and_error_cells_are_problems_not_empty_cells(save: Save) -> None:
    rows: Grid = [[*HEADINGS, "Trọng số", "Định kỳ"], ["1.1", "task", "Một", "VP", "31/12/2023", "=1+1", "#N/A"]]
    assert _problems(save(Bang=rows)) == [
        ("Bang!F2", "Công thức trong ô chưa có kết quả. Hãy mở tệp bằng Excel, lưu lại, hoặc gõ thẳng giá trị."),
        ("Bang!G2", "Ô báo lỗi “#N/A”. Hãy sửa hoặc xóa công thức rồi gõ giá trị."),
    ]


def test_missing_and_double_columns_are_each_one_problem_of_the_heading_row(save: Save) -> None:
    rows: Grid = [
        ["Mã nội dung", "Nội dung", "Nội dung, nhiệm vụ", "Thời hạn", "Loại"],
        ["1.1", "Một", "Một", "31/12/2023", "task"],
    ]
    assert _problems(save(Bang=rows)) == [
        ("Bang!C1", "Cột “Nội dung, nhiệm vụ” có hai lần, ở ô B1 và ô này. Hãy xóa một cột."),
        ("Bang!F1", "Thiếu cột “Đơn vị chủ trì”. Hãy thêm cột này vào dòng tiêu đề."),
    ]


def test_a_plan_of_no_known_year_is_a_problem(save: Save) -> None:
    rows = _table(["1.1", "task", "Một", "VP", "31/12/2023"], ["1.2", "task", "Hai", "VP", "31/1/2024"])
    sentence = (
        "Không rõ kế hoạch của năm nào. Hãy thêm trang “Kế hoạch” có dòng “Năm”, hoặc ghi năm vào tên tệp, "
        "ví dụ “nam 2023”."
    )
    assert _problems(save("bang.xlsx", Bang=rows)) == [("", sentence)]
    assert read_plan_workbook(save("ke hoach 2023.xlsx", Bang=rows), UNITS).plan_id == "2023"


def test_a_file_name_and_deadlines_of_different_years_are_a_problem(save: Save) -> None:
    sentence = "Tên tệp nói năm 2024 nhưng các thời hạn thuộc năm 2023. Hãy thêm trang “Kế hoạch” có dòng “Năm”."
    assert _problems(save("nam 2024.xlsx", Bang=_table(["1.1", "task", "Một", "VP", "31/12/2023"]))) == [("", sentence)]


def test_problems_of_the_sheet_about_the_plan_are_reported_with_those_of_the_rows(save: Save) -> None:
    about: Grid = [["Tên kế hoạch", None], ["Năm", "hai ba"], ["Từ ngày", "1/1/2023"]]
    path = save(Kế_hoạch=about, Bang=_table(["1.1", "task", None, "VP", "31/12/2023"]))
    assert _places(path) == ["Kế hoạch!B1", "Kế hoạch!B2", "Bang!C2"]


def test_two_tables_and_no_table_are_refused(save: Save) -> None:
    rows = _table(["1.1", "task", "Một", "VP", "31/12/2023"])
    assert _problems(save(Một=rows, Hai=rows)) == [
        ("", "Có hai bảng nội dung, ở trang “Một” và trang “Hai”. Hãy để lại một bảng.")
    ]
    sentence = (
        "Không tìm thấy bảng nội dung: cần một dòng tiêu đề có các cột “Mã nội dung”, “Nội dung, nhiệm vụ”, "
        "“Đơn vị chủ trì”."
    )
    assert _problems(save(Một=[["abc"]])) == [("", sentence)]
    assert _problems(save(Một=_table())) == [
        ("Một", "Bảng nội dung chưa có dòng nào. Hãy điền các nội dung của kế hoạch.")
    ]


@pytest.mark.parametrize("content", [b"", b"not a workbook", b"PK\x03\x04 broken"])
def test_what_is_no_workbook_is_refused(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "plan.xlsx"
    path.write_bytes(content)
    sentence = (
        "Không đọc được tệp: tệp bị hỏng hoặc không phải tệp Excel .xlsx. Hãy mở tệp bằng Excel, lưu lại "
        "dạng .xlsx rồi gửi lại."
    )
    assert _problems(path) == [("", sentence)]


def test_a_cut_off_workbook_is_refused(written: Path, tmp_path: Path) -> None:
    path = tmp_path / "cut.xlsx"
    path.write_bytes(_without_part(written))
    assert _places(path) == [""]


def test_csv_problems_have_the_addresses_the_csv_has_in_excel(tmp_path: Path) -> None:
    out = io.StringIO(newline="")
    csv.writer(out).writerows(
        [HEADINGS, ["1.1", "task", "Một\nhai dòng", "VP", "31/12/2023"], ["1.2", "task", "", "VP", ""]]
    )
    path = tmp_path / "2023.csv"
    path.write_text(out.getvalue(), encoding="utf-8")
    with pytest.raises(PlanWorkbookRefused) as refused:
        read_plan_files(path, DATA / "plans/2023.toml", UNITS)
    assert [problem.place for problem in refused.value.problems] == ["C3", "E3"]


def test_a_toml_without_its_days_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "2023.toml"
    path.write_text(
        'plan_id = "2023"\ntitle = "Kế hoạch"\nfirst_day = 2023-01-01\nlast_day = "31/12"\n', encoding="utf-8"
    )
    with pytest.raises(PlanWorkbookRefused) as refused:
        read_plan_files(DATA / "plans/2023.csv", path)
    assert [(problem.place, problem.words) for problem in refused.value.problems] == [
        ("2023.toml", {"value": "last_day = 31/12"})
    ]


def test_the_workbook_as_written_asks_for_lead_units_and_deadlines_cell_by_cell(written: Path) -> None:
    assert _places(written) == [f"Nội dung!{column}{row}" for row in range(3, 11) for column in "GJ"]
