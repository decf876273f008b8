"""The template holds what the declarations say, and is known again after other programs saved it."""

import io
import os
import shutil
import subprocess
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from domain.catalogue import award_choice
from domain.choices import CHOICES, YES_NO
from domain.columns import SAYS, Column, Kind, Sheet
from domain.dates import parse_date
from domain.identity import IDENTITY_SHEET, TemplateIdentity, read_identity
from domain.numbers import PercentCell, parse_number, parse_percents, parse_year
from domain.periods import find_period, parse_period_code
from domain.sheets import WORKBOOK
from etl.registers import DATA
from etl.sample_inputs import registers_from_files
from etl.template import CHOICE_SHEET, SAMPLE_MARK, TemplateOrder, template_file_name, write_template
from etl.template_cells import message
from etl.template_formats import NUMBER_FORMATS
from etl.template_sheet import HEADING_ROW, HIGHEST_ROW, NO_DIRECTION, SPARE_ROWS, note

PLANS, UNITS, AWARDS = registers_from_files(DATA)
OFFICE = next(unit for unit in UNITS if unit.unit_code == "VP")
FIRST = HEADING_ROW + 2  # the first row of data, counted as Excel does
COLUMNS = [
    pytest.param(sheet, column, id=f"{sheet.name}.{column.name}") for sheet in WORKBOOK for column in sheet.columns
]


def order(**changes: object) -> TemplateOrder:
    period = parse_period_code("2023-Q1")
    assert period is not None
    asked = {
        "identity": TemplateIdentity("VP", "2023-Q1", "2023", 1),
        "plan": PLANS["2023"],
        "unit": OFFICE,
        "period": period,
        "awards": AWARDS,
        **changes,
    }
    return TemplateOrder(**asked)  # type: ignore[arg-type]


def opened(**changes: object) -> Workbook:
    target = io.BytesIO()
    write_template(order(**changes), target)
    return load_workbook(target)


def example_rows() -> dict[str, list[dict[str, object]]]:
    return {sheet.name: [{c.name: example_value(c) for c in sheet.columns}] for sheet in WORKBOOK}


def example_value(column: Column) -> object:
    """Return a column's example as Excel stores what a person types into a cell of the template."""
    text = column.example
    if column.kind in (Kind.NUMBER, Kind.COUNT):
        return parse_number(text)
    if column.kind is Kind.PERCENT:
        return parse_number(text)
    if column.kind is Kind.DATE:
        return parse_date(text).on
    return parse_year(text) if column.kind is Kind.YEAR else text


@pytest.fixture(scope="module")
def book() -> Workbook:
    return opened()


@pytest.fixture(scope="module")
def filled() -> Workbook:
    return opened(rows=example_rows())


def place(sheet: Sheet, column: Column) -> int:
    return sheet.columns.index(column) + 1


def rules_at(page: Worksheet, row: int, column: int) -> Iterator[object]:
    address = page.cell(row, column).coordinate
    return (rule for rule in page.data_validations.dataValidation if address in rule.sqref)


def test_sheets_stand_in_the_order_of_the_workbook_after_the_guide(book: Workbook) -> None:
    assert book.sheetnames == ["Hướng dẫn", *(s.title for s in WORKBOOK), CHOICE_SHEET, IDENTITY_SHEET]
    assert [page.title for page in book.worksheets if page.sheet_state == "hidden"] == [CHOICE_SHEET, IDENTITY_SHEET]


@pytest.mark.parametrize(("sheet", "column"), COLUMNS)
def test_heading_and_note_are_the_declaration(book: Workbook, sheet: Sheet, column: Column) -> None:
    cell = book[sheet.title].cell(HEADING_ROW + 1, place(sheet, column))
    assert (cell.value, cell.protection.locked) == (column.heading, True)
    assert cell.comment is not None
    assert cell.comment.text.strip() == note(sheet, column)
    assert column.help in note(sheet, column)
    assert SAYS[column.kind] in note(sheet, column)


@pytest.mark.parametrize(("sheet", "column"), COLUMNS)
def test_a_cell_to_fill_has_the_format_of_its_kind_and_says_what_to_write(
    filled: Workbook, sheet: Sheet, column: Column
) -> None:
    page = filled[sheet.title]
    cell = page.cell(FIRST, place(sheet, column))
    assert cell.number_format == NUMBER_FORMATS[column.kind]
    (rule,) = rules_at(page, FIRST, place(sheet, column))
    assert rule.prompt == message(column)  # type: ignore[attr-defined]
    assert message(column).startswith(column.help)
    assert SAYS[column.kind] in message(column)


@pytest.mark.parametrize(
    ("sheet", "column"),
    [p for p in COLUMNS if p.values[1].kind in (Kind.CHOICE, Kind.YES_NO)],  # type: ignore[union-attr]
)
def test_a_closed_list_is_offered_whole_and_stops(filled: Workbook, sheet: Sheet, column: Column) -> None:
    (rule,) = rules_at(filled[sheet.title], FIRST, place(sheet, column))
    choices = {**CHOICES, "award": award_choice(AWARDS)}
    choice = choices[column.choice] if column.choice else YES_NO
    assert offered(filled, rule.formula1) == list(choice.labels)  # type: ignore[attr-defined]
    assert (rule.type, rule.errorStyle or "stop") == ("list", "stop")  # type: ignore[attr-defined]


def offered(book: Workbook, formula: str) -> list[object]:
    if formula.startswith('"'):
        return list(formula.strip('"').split(","))
    ((sheet, cells),) = book.defined_names[formula].destinations
    return [cell.value for (cell,) in book[sheet][cells]]


@pytest.mark.parametrize("kind", [k for k in Kind if k not in (Kind.CHOICE, Kind.YES_NO)], ids=lambda kind: kind.value)
def test_other_kinds_only_warn_so_that_nobody_is_stuck(filled: Workbook, kind: Kind) -> None:
    styles = set()
    for sheet in WORKBOOK:
        for column in sheet.columns:
            if column.kind is kind:
                (rule,) = rules_at(filled[sheet.title], FIRST, place(sheet, column))
                styles.add((rule.type, rule.errorStyle))  # type: ignore[attr-defined]
    assert styles <= {(None, None), ("decimal", "warning"), ("whole", "warning"), ("date", "warning")}


@pytest.mark.parametrize(("sheet", "column"), COLUMNS)
def test_the_plan_and_numbers_given_by_the_program_are_locked_and_nothing_else(
    filled: Workbook, sheet: Sheet, column: Column
) -> None:
    number_given = column is sheet.columns[0] and column.kind is Kind.CODE
    cell = filled[sheet.title].cell(FIRST, place(sheet, column))
    assert cell.protection.locked is (column.from_plan or number_given)
    assert filled[sheet.title].protection.sheet is True
    assert filled[sheet.title].protection.password is None


@pytest.mark.parametrize("sheet", WORKBOOK, ids=lambda sheet: sheet.name)
def test_empty_rows_are_there_where_people_add_rows(book: Workbook, sheet: Sheet) -> None:
    page = book[sheet.title]
    adds = not sheet.columns[0].from_plan
    if adds:
        assert list(rules_at(page, HEADING_ROW + 1 + SPARE_ROWS, 1)) != []
    # openpyxl tells of neighbours that look alike as of one.
    alike = page.column_dimensions.values()
    locked = [look.protection.locked for look in alike for _ in range(look.min, look.max + 1)]
    # What the program prints beside records stays locked below them too; elsewhere there are no rows below.
    assert locked == [adds and column.from_plan for column in sheet.columns]


@pytest.mark.parametrize(("sheet", "column"), COLUMNS)
def test_an_example_typed_into_its_cell_reads_back_as_the_same_value(
    filled: Workbook, sheet: Sheet, column: Column
) -> None:
    cell = filled[sheet.title].cell(FIRST, place(sheet, column))
    expected = example_value(column)
    if column.kind is Kind.PERCENT:
        assert parse_percents([PercentCell(cell.value, percent_format="%" in cell.number_format)]) == [expected]
    elif column.kind is Kind.DATE:
        assert parse_date(cell.value).on == expected
    else:
        assert cell.value == expected
    assert isinstance(cell.value, str) is (column.kind.value in ("code", "line", "text", "choice", "yes_no"))


def test_progress_rows_are_the_plan_items_of_the_unit(book: Workbook) -> None:
    page = book["Tiến độ"]
    printed = [page.cell(FIRST + n, 1).value for n in range(page.max_row - HEADING_ROW - 1)]
    assert printed == [item.item_code for item in PLANS["2023"].items_of(OFFICE)]


def test_unit_and_period_can_be_read_without_the_identity(book: Workbook) -> None:
    for sheet in WORKBOOK:
        lines = [str(book[sheet.title].cell(row, 1).value) for row in range(1, HEADING_ROW + 1)]
        assert lines[:2] == ["SỞ NỘI VỤ TỈNH HƯNG YÊN", "VĂN PHÒNG SỞ"]
        assert "Đơn vị: Văn phòng Sở" in lines
        assert "Kỳ báo cáo: Quý I năm 2023" in lines
        assert find_period("\n".join(lines)) == order().period


def test_without_directions_the_sheet_says_so_above_the_table(book: Workbook, filled: Workbook) -> None:
    said = {page.title: [page.cell(row, 1).value for row in range(1, HEADING_ROW + 1)] for page in book.worksheets}
    assert NO_DIRECTION in said["Ý kiến chỉ đạo"]
    assert book["Ý kiến chỉ đạo"].max_row == HEADING_ROW + 1
    assert NO_DIRECTION not in [filled["Ý kiến chỉ đạo"].cell(row, 1).value for row in range(1, HEADING_ROW + 1)]


def test_no_printed_row_is_higher_than_excel_allows() -> None:
    page = opened(rows={"directions": [{"direction_no": "YK-2023-001", "about": "Kho bị thấm dột. " * 200}]})
    assert page["Ý kiến chỉ đạo"].row_dimensions[FIRST].height == HIGHEST_ROW


@pytest.mark.parametrize("sheet", WORKBOOK, ids=lambda sheet: sheet.name)
def test_a_sheet_prints_one_landscape_page_wide(book: Workbook, sheet: Sheet) -> None:
    page = book[sheet.title]
    setup = page.page_setup
    assert (setup.orientation, setup.paperSize, setup.fitToHeight) == ("landscape", 9, 0)
    assert page.sheet_properties.pageSetUpPr.fitToPage is True


def test_the_guide_names_the_deadline_and_marks_a_sample() -> None:
    plain, sample = opened(due_on=date(2023, 3, 25)), opened(sample=True)
    assert "Chậm nhất ngày 25/03/2023" in guide_of(plain)
    assert SAMPLE_MARK not in guide_of(plain)
    assert SAMPLE_MARK in guide_of(sample)


def guide_of(book: Workbook) -> str:
    return "\n".join(str(value) for row in book["Hướng dẫn"].values for value in row if value)


def test_the_same_order_gives_the_same_bytes() -> None:
    first, second = io.BytesIO(), io.BytesIO()
    write_template(order(), first)
    write_template(order(), second)
    assert first.getvalue() == second.getvalue()


def test_the_file_is_named_for_unit_and_period() -> None:
    assert template_file_name(order()) == "VP_2023-Q1.xlsx"


def test_the_identity_survives_saving_by_openpyxl(book: Workbook) -> None:
    again = io.BytesIO()
    book.save(again)
    assert identity_of(load_workbook(again)) == order().identity


@pytest.mark.skipif(
    shutil.which("soffice") is None and not os.environ.get("CI"), reason="LibreOffice is not installed here"
)
def test_identity_lists_and_formats_survive_saving_by_libreoffice(tmp_path: Path) -> None:
    source = tmp_path / "sent" / "VP_2023-Q1.xlsx"
    source.parent.mkdir()
    write_template(order(rows=example_rows()), source)
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless"]
    subprocess.run(
        [*command, "--convert-to", "xlsx", "--outdir", str(tmp_path / "saved"), str(source)], check=True, timeout=120
    )
    saved = load_workbook(tmp_path / "saved" / source.name)
    assert identity_of(saved) == order().identity
    for sheet in WORKBOOK:
        headings = [saved[sheet.title].cell(HEADING_ROW + 1, n + 1).value for n in range(len(sheet.columns))]
        assert headings == [column.heading for column in sheet.columns]
    assert saved["Tiến độ"].cell(FIRST, 1).value == "1.1"
    assert [cell.value for (cell,) in saved[CHOICE_SHEET]["A2:A4"]] == list(award_choice(AWARDS).labels[:3])


def identity_of(book: Workbook) -> TemplateIdentity | None:
    return read_identity({str(label): str(value) for label, value in book[IDENTITY_SHEET].iter_rows(values_only=True)})
