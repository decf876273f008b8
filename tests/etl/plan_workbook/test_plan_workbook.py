"""The plan workbook: what the Office gets to complete, and the plan read back from it."""

import csv
from datetime import date, datetime, time
from pathlib import Path

import pytest
from openpyxl import load_workbook

from domain.plan import ItemKind, Plan, PlanItem, Repeats
from etl.plan_import import Content, import_plan
from etl.plan_workbook import read_plan_files, read_plan_workbook
from etl.plan_workbook.columns import ITEM_COLUMNS
from etl.plan_workbook.suggestions import suggested_codes
from tests.etl.plan_workbook.conftest import DATA, FIELDS, PLAN_TXT, UNITS, Grid, Save


def _item(path: Path) -> PlanItem:
    (item,) = read_plan_workbook(path, UNITS).items
    return item


def test_the_written_workbook_holds_the_plan_and_one_row_for_each_content(written: Path) -> None:
    book = load_workbook(written)
    assert book.sheetnames == ["Kế hoạch", "Nội dung", "Danh mục"]
    rows = list(book["Nội dung"].iter_rows(values_only=True))
    assert list(rows[0]) == [column.heading for column in ITEM_COLUMNS]
    assert list(rows[1]) == FIELDS
    contents = import_plan(PLAN_TXT).contents
    codes = ("1.1", "2.1", "2.2", "3.1", "4.1", "5.1", "6.1", "6.2")
    expected = [
        (code, "Nhiệm vụ", content.clause, content.text, *[None] * 8, content.clause_text)
        for code, content in zip(codes, contents, strict=True)
    ]
    assert [row for row in rows[2:] if any(row)] == expected


def test_the_written_workbook_tells_about_the_plan(written: Path) -> None:
    rows = [row[:2] for row in load_workbook(written)["Kế hoạch"].iter_rows(values_only=True)]
    document = import_plan(PLAN_TXT)
    assert rows == [
        ("THÔNG TIN KẾ HOẠCH", None),
        ("Tên kế hoạch", "Kế hoạch công tác thi đua, khen thưởng năm 2023"),
        ("Năm", "2023"),
        ("Mã kế hoạch", "2023"),
        ("Từ ngày", datetime.combine(date(2023, 1, 1), time())),
        ("Đến ngày", datetime.combine(date(2023, 12, 31), time())),
        *[("Căn cứ", basis) for basis in document.legal_bases],
        ("Căn cứ", None),
        ("Căn cứ", None),
        ("Nguồn", PLAN_TXT.name),
        *[("Mục đích, yêu cầu", text) for text in document.purpose],
    ]


def test_headings_are_locked_cells_are_not_and_the_print_is_a4_landscape(written: Path) -> None:
    sheet = load_workbook(written)["Nội dung"]
    assert [sheet[cell].protection.locked for cell in ("A1", "A2", "A3", "L3", "G20")] == [
        True,
        True,
        False,
        False,
        False,
    ]
    assert sheet.protection.sheet is True
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.print_title_rows) == (
        "landscape",
        9,
        "$1:$1",
    )
    assert sheet.oddFooter.right.text == "Trang &P/&N"
    assert {cell.font.name for row in sheet["A1:M12"] for cell in row} == {"Times New Roman"}
    assert (sheet["I3"].number_format, sheet["J3"].number_format, sheet["A3"].number_format) == (
        "dd/mm/yyyy",
        "dd/mm/yyyy",
        "@",
    )


def test_drop_downs_offer_the_labels_and_the_units(written: Path) -> None:
    book = load_workbook(written)
    rules = {
        str(rule.sqref).split(":")[0]: (rule.type, rule.formula1)
        for rule in book["Nội dung"].data_validations.dataValidation
    }
    labels = "Một lần,Hằng tháng,Hằng quý,6 tháng một lần,Hằng năm,Khi phát sinh"
    assert rules == {
        "B3": ("list", '"Nhiệm vụ,Phong trào"'),
        "G3": ("list", "'Danh mục'!$A$1:$A$11"),
        "I3": ("date", "36526"),
        "J3": ("date", "36526"),
        "K3": ("list", f'"{labels}"'),
        "L3": ("decimal", "0"),
    }
    codes = [cell.value for cell in book["Danh mục"]["A"]]
    assert codes == ["VP", "TTR", "TCBC", "CCVC", "XDCQ", "CCHC", "VTLT", "TDKT", "TG", "LTLS", "ALL"]


def test_a_completed_workbook_gives_the_plan(written: Path, tmp_path: Path) -> None:
    book = load_workbook(written)
    sheet = book["Nội dung"]
    for row in range(3, 11):
        sheet[f"G{row}"], sheet[f"J{row}"] = "Văn phòng Sở", "31/12/2023"
    sheet["H3"], sheet["I3"], sheet["K3"], sheet["L3"] = (
        "TDKT, cchc; Phòng Công chức, viên chức",
        "15/1/2023",
        "hằng quý",
        "2,5",
    )
    path = tmp_path / "xong.xlsx"
    book.save(path)
    plan = read_plan_workbook(path, UNITS)
    document = import_plan(PLAN_TXT)
    first = document.contents[0]
    assert plan.items[0] == PlanItem(
        item_code="1.1",
        kind=ItemKind.TASK,
        clause="II.1",
        title=first.text,
        product="",
        measure="",
        lead_unit="VP",
        with_units=("TDKT", "CCHC", "CCVC"),
        start_on=date(2023, 1, 15),
        due_on=date(2023, 12, 31),
        repeats=Repeats.QUARTERLY,
        weight=2.5,
        clause_text=first.clause_text,
    )
    assert [(item.repeats, item.weight) for item in plan.items[1:]] == [(Repeats.ONCE, 1.0)] * 7
    assert (plan.plan_id, plan.title, plan.source) == ("2023", document.title, PLAN_TXT.name)
    assert (plan.first_day, plan.last_day, plan.legal_bases) == (
        date(2023, 1, 1),
        date(2023, 12, 31),
        document.legal_bases,
    )


def _csv_as_excel_saves_it(path: Path) -> Grid:
    """Codes and weights become numbers, dates become dates."""
    with path.open(encoding="utf-8", newline="") as file:
        rows: Grid = [list(row) for row in csv.reader(file)]
    for row in rows[1:]:
        for place, cell in enumerate(row):
            if place in (8, 9):
                row[place] = datetime.fromisoformat(str(cell))
            elif place in (0, 11) and str(cell).replace(".", "").isdigit():
                row[place] = float(str(cell))
    return rows


@pytest.mark.parametrize("name", ["sample/plans/2022", "plans/2023"])
def test_csv_with_toml_and_a_workbook_of_the_same_give_equal_plans(name: str, save: Save) -> None:
    plan = read_plan_files(DATA / f"{name}.csv", DATA / f"{name}.toml", UNITS)
    about: Grid = [
        ["title", plan.title],
        ["year", int(name[-4:])],
        ["plan_id", plan.plan_id],
        ["first_day", plan.first_day],
        ["last_day", plan.last_day],
        *[["legal_bases", basis] for basis in plan.legal_bases],
        ["source", plan.source],
    ]
    path = save(items=_csv_as_excel_saves_it(DATA / f"{name}.csv"), about=about)
    assert read_plan_workbook(path, UNITS) == plan


def test_the_csv_saved_in_excel_alone_is_a_plan_of_the_year_of_its_deadlines(save: Save) -> None:
    path = save("bang.xlsx", Sheet1=_csv_as_excel_saves_it(DATA / "plans/2023.csv"))
    items = read_plan_files(DATA / "plans/2023.csv", DATA / "plans/2023.toml").items
    expected = Plan("2023", "Kế hoạch năm 2023", date(2023, 1, 1), date(2023, 12, 31), (), "bang.xlsx", items)
    assert read_plan_workbook(path, UNITS) == expected


def test_headings_are_found_in_any_row_and_order_in_either_language(save: Save) -> None:
    rows: Grid = [
        ["BẢNG PHÂN RÃ KẾ HOẠCH"],
        [],
        [None, "Thời hạn", "LEAD_UNIT", "Ghi chú", "nội dung", "Mã nội dung", "kind"],
        [None, "due_on", "lead_unit", None, "title", "item_code", "kind"],
        [None, "31.3.2023", "vp", "x", "Phát động", "PT1", "movement"],
    ]
    item = _item(save(Bang=rows))
    assert (item.item_code, item.kind, item.title, item.due_on) == (
        "PT1",
        ItemKind.MOVEMENT,
        "Phát động",
        date(2023, 3, 31),
    )


def test_suggested_codes_number_clauses_of_the_first_section_and_then_whole_sections() -> None:
    clauses = ("II.1", "II.1", "II.3", "III.1", "III.2", "IV", "IV.1")
    contents = [Content(clause, "", "x", order) for order, clause in enumerate(clauses, start=1)]
    assert suggested_codes(contents) == ("1.1", "1.2", "3.1", "4.1", "4.2", "5.1", "5.2")


def test_every_column_reads_back_from_its_heading_and_its_field_name() -> None:
    names = [column.name for column in ITEM_COLUMNS]
    with (DATA / "plans/2023.csv").open(encoding="utf-8") as file:
        assert [*next(csv.reader(file)), "clause_text"] == names
