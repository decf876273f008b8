"""From any number to the cell: what the ledger says was typed is what stands at that address in the file as sent."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any
from zipfile import is_zipfile

import pytest
from openpyxl import load_workbook
from openpyxl.cell import Cell

from domain.figures import FIGURES
from domain.people import Role, Viewer
from domain.sheets import SHEETS, WORKBOOK
from ledger import Ledger
from ledger.acts import withdraw
from ledger.ddl import sql_text
from tests.ledger.reports import DIFFICULTIES, NOMINATIONS, ROSTER, difficulty, nominee
from tests.office import OFFICE, Office
from tests.sample import SampleYear
from tests.stores import copy_of

# A form of the unit's own: a title over it, its heading in the seventh row, a column of numbers, a section, a footer.
OWN_FORM = """
## Tiến độ
SỞ NỘI VỤ TỈNH HƯNG YÊN
.
BÁO CÁO TIẾN ĐỘ
.
| STT | Mã nội dung | Chỉ tiêu | Kết quả thực hiện | Tỷ lệ (%) | Trạng thái | Ngày hoàn thành thực tế | Kết quả |
| I. Công tác tuyên truyền |
| 1 | '1.1 | 4 | 2.5 | 0.625[0.0%] | Đang thực hiện | | Đã họp\\nlần thứ nhất |
| 2 | 1.2 | 1 | '01 | 1[0%] | Hoàn thành | 2023-03-15 | =1+1 → 2 |
| 3 | 6.1 | 2 | hai cuộc | | Đang thực hiện | 31/02/2023 | |
| | Tổng cộng | 7 | 3.5 | | | | |
"""
BOOK = (
    OWN_FORM
    + DIFFICULTIES
    + difficulty("Thiếu kinh phí tổ chức")
    + NOMINATIONS
    + nominee("Đỗ Văn An")
    + ROSTER
    + "| Đỗ Văn An | 1980 | Có |\n"
)
FIRST_ROW = 9  # of OWN_FORM: two lines of title (tests.workbooks.titled) and seven rows before it
Typed = dict[str, tuple[str, str]]


def as_a_person_typed(cell: Cell) -> str:
    """The value openpyxl reads, in words of its own."""
    value = cell.value
    if isinstance(value, datetime):
        return f"{value.day:02d}/{value.month:02d}/{value.year}"
    if isinstance(value, int | float) and not isinstance(value, bool):
        is_percent = "%" in str(cell.number_format)
        number = f"{value * 100 if is_percent else value:.9f}".rstrip("0").rstrip(".").replace(".", ",")
        return number + "%" * is_percent
    return "" if value is None else str(value)


def in_the_archive(ledger: Ledger, row: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield address and text of the row's cells as openpyxl reads them in the file under its hash."""
    content = ledger.archive.read(row["sha256"])
    page = load_workbook(BytesIO(content), data_only=True)[row["source_sheet"]]
    for address, _ in json.loads(row["typed"]).values():
        yield address, as_a_person_typed(page[address])


def typed_rows(office: Office, as_of: date | None = None) -> list[dict[str, Any]]:
    """Every row of the view as the query for a single one answers it, files in the order they came."""
    places = office.view("typed_rows", "submission_id", "sheet", "source_row", as_of=as_of)
    asked = [dict(zip(("submission_id", "sheet", "source_row"), place, strict=True)) for place in places]
    found = [office.ledger.rows("source_row", as_of=as_of, **place) for place in asked]
    assert [len(rows) for rows in found] == [1] * len(places)
    return [{**rows[0], **place} for rows, place in zip(found, asked, strict=True)]


def typed(row: dict[str, Any]) -> list[tuple[str, str]]:
    return [(address, text) for address, text in json.loads(row["typed"]).values()]


@pytest.fixture(scope="module")
def office(prepared_ledger: Any, tmp_path_factory: pytest.TempPathFactory) -> Office:
    """A ledger with one report in a form of the unit's own; to be asked only."""
    made = Office(Ledger.open(copy_of(prepared_ledger, tmp_path_factory.mktemp("trace")))).at("2023-03-20T03:00:00")
    made.load(BOOK)
    return made


def test_every_declared_sheet_stands_in_the_view() -> None:
    text = sql_text("views", "13_typed")
    assert {sheet.name for sheet in WORKBOOK if f"FROM {sheet.name}_rows t" not in text} == set()


def test_every_row_is_typed_as_in_the_archived_file(office: Office) -> None:
    rows = typed_rows(office)
    held = sorted((row["sheet"], row["source_row"], row["is_refused"]) for row in rows)
    assert held == [
        ("difficulties", 4, False),
        ("nominations", 4, False),
        ("progress", FIRST_ROW, False),
        ("progress", FIRST_ROW + 1, False),
        ("progress", FIRST_ROW + 2, True),
        ("roster", 4, False),
    ]
    for row in rows:
        assert typed(row) == list(in_the_archive(office.ledger, row))


def test_a_row_of_a_units_own_form_has_the_addresses_of_that_form(office: Office) -> None:
    [row] = office.ledger.rows("source_row", submission_id="LN-000001", sheet="progress", source_row=FIRST_ROW)
    assert json.loads(row["typed"]) == {
        "item_code": ["B9", "1.1"],
        "target": ["C9", "4"],
        "actual": ["D9", "2,5"],
        "percent_complete": ["E9", "62,5%"],
        "status": ["F9", "Đang thực hiện"],
        "result": ["H9", "Đã họp\nlần thứ nhất"],
    }
    names = ("source_sheet", "file_name", "submitted_by", "received_on", "version", "standing", "is_refused")
    assert [row[name] for name in names] == [
        "Tiến độ", "bao-cao.xlsx", OFFICE.name, date(2023, 3, 20), 1, "counting", False,
    ]  # fmt: skip
    trail = {entry["act_no"]: entry["act"] for entry in office.ledger.rows("trail_chain")}
    assert (trail[row["act_no"]], row["recorded_at"]) == ("load", datetime(2023, 3, 20, 3))


def test_what_the_ledger_holds_stands_beside_what_was_typed(office: Office) -> None:
    [row] = office.ledger.rows("source_row", submission_id="LN-000001", sheet="progress", source_row=FIRST_ROW + 1)
    held = json.loads(row["held"])
    assert {name: held[name] for name in ("actual", "percent_complete", "status", "completed_on", "result")} == {
        "actual": 1.0, "percent_complete": 100.0, "status": "completed", "completed_on": "2023-03-15", "result": "2",
    }  # fmt: skip


def test_a_refused_row_keeps_its_words_and_is_held_as_nothing(office: Office) -> None:
    [row] = office.ledger.rows("source_row", submission_id="LN-000001", sheet="progress", source_row=FIRST_ROW + 2)
    words = json.loads(row["typed"])
    assert (row["is_refused"], row["held"], words["actual"], words["completed_on"]) == (
        True, None, ["D11", "hai cuộc"], ["G11", "31/02/2023"],
    )  # fmt: skip


def test_a_file_is_found_without_a_row_too(office: Office) -> None:
    [file] = office.ledger.rows("source_row", submission_id="LN-000001", sheet="progress", source_row=None)
    assert (file["source_sheet"], file["source_row"], file["typed"]) == ("Tiến độ", None, None)


def test_the_rows_of_a_file_are_all_of_them(office: Office) -> None:
    rows = office.ledger.rows("submission_rows", submission_id="LN-000001")
    assert [(row["sheet"], row["source_row"], row["is_refused"]) for row in rows] == [
        ("roster", 4, False),
        ("difficulties", 4, False),
        ("progress", FIRST_ROW, False),
        ("progress", FIRST_ROW + 1, False),
        ("progress", FIRST_ROW + 2, True),
        ("nominations", 4, False),
    ]


@pytest.mark.parametrize("query", ["source_row", "submission_rows"])
def test_a_unit_opens_its_own_rows_only(office: Office, query: str) -> None:
    asked = {"submission_id": "LN-000001", "sheet": "progress", "source_row": FIRST_ROW}
    asked = asked if query == "source_row" else {"submission_id": "LN-000001"}
    seen = {
        unit: len(office.ledger.rows(query, viewer=Viewer(Role.UNIT, unit), **asked)) for unit in ("VP", "TTR", None)
    }
    assert seen == {"VP": 1 if query == "source_row" else 6, "TTR": 0, None: 0}


def test_a_past_day_shows_the_row_as_it_stood_then(ledger_file: Any) -> None:
    office = Office(Ledger.open(ledger_file))
    office.at("2023-03-20T03:00:00").load(BOOK)
    office.at("2023-03-22T03:00:00").load(BOOK.replace("2.5", "3"), name="sua.xlsx")
    withdraw(office.at("2023-03-24T03:00:00").ledger, OFFICE, "LN-000002", "Gửi nhầm")
    first = {"submission_id": "LN-000001", "sheet": "progress", "source_row": FIRST_ROW}
    second = {**first, "submission_id": "LN-000002"}

    def standings(day: int) -> list[str]:
        return [
            row["standing"]
            for place in (first, second)
            for row in office.ledger.rows("source_row", as_of=date(2023, 3, day), **place)
        ]

    assert [standings(day) for day in (19, 20, 22, 24)] == [
        [], ["counting"], ["replaced", "counting"], ["counting", "withdrawn"],
    ]  # fmt: skip
    assert [len(typed_rows(office, date(2023, 3, day))) for day in (19, 20, 22)] == [0, 6, 12]
    for row in typed_rows(office, date(2023, 3, 22)):
        assert typed(row) == list(in_the_archive(office.ledger, row))


def test_a_withdrawal_is_told_from_its_day_on(ledger_file: Any) -> None:
    office = Office(Ledger.open(ledger_file))
    office.at("2023-03-20T03:00:00").load(BOOK)
    withdraw(office.at("2023-03-24T03:00:00").ledger, OFFICE, "LN-000001", "Gửi nhầm")
    place = {"submission_id": "LN-000001", "sheet": "progress", "source_row": FIRST_ROW}
    told = [
        [
            (row["withdrawn_by"], row["withdrawal_reason"])
            for row in office.ledger.rows("source_row", as_of=day, **place)
        ]
        for day in (date(2023, 3, 23), date(2023, 3, 24))
    ]
    assert told == [[(None, None)], [(OFFICE.name, "Gửi nhầm")]]


def test_every_cell_of_the_invented_year_is_the_cell_of_its_file(sample_year: SampleYear) -> None:
    ledger = Ledger(sample_year.ledger)
    books: dict[str, Any] = {}
    wrong, cells = [], 0
    for row in sample_year.ask("SELECT * FROM typed_rows JOIN submission_records USING (submission_no)"):
        digest = row["sha256"]
        if digest not in books:
            content = ledger.archive.read(digest)
            books[digest] = load_workbook(BytesIO(content), data_only=True) if is_zipfile(BytesIO(content)) else None
        if books[digest] is None:
            continue
        for address, text in json.loads(row["typed"]).values():
            cells += 1
            if as_a_person_typed(books[digest][row["source_sheet"]][address]) != text:
                wrong.append((row["file_name"], row["source_sheet"], address, text))
    assert wrong == []
    assert cells > 5_000


@dataclass(frozen=True)
class Behind:
    """The rows behind every figure of the year's end, and the cell each of them leads to."""

    rows: list[dict[str, Any]]
    cells: dict[tuple[Any, ...], dict[str, Any]]
    told_by: dict[str, str]

    @staticmethod
    def place(row: dict[str, Any]) -> tuple[Any, ...]:
        return (row["submission_id"], row["sheet"], row["source_row"])


@pytest.fixture(scope="module")
def behind(sample_year: SampleYear) -> Behind:
    """Each cell is asked for once: a row stands behind many figures."""
    ledger = Ledger(sample_year.ledger)
    asked: dict[str, Any] = {"plan_id": "2023", "period": "2023-Q4", "unit_code": None}
    with ledger.kept_open():
        rows = [row for row in ledger.rows("figure_rows", **asked) if row["submission_id"] is not None]
        cells = {}
        for submission_id, sheet, source_row in {Behind.place(row) for row in rows}:
            found = ledger.rows("source_row", submission_id=submission_id, sheet=sheet, source_row=source_row)
            [cells[submission_id, sheet, source_row]] = found
        # A direction counts where it must be carried out; what it decides on stands in the file of who told it.
        units = {row["difficulty_no"]: row["unit_code"] for row in ledger.rows("difficulties", **asked)}
        told_by = {row["direction_no"]: units[row["difficulty_no"]] for row in ledger.rows("directions", **asked)}
    return Behind(rows, cells, told_by)


@pytest.mark.parametrize("figure", FIGURES)
def test_every_row_behind_a_figure_opens_a_cell_or_has_no_file(behind: Behind, figure: str) -> None:
    for row in behind.rows:
        if row["figure"] != figure:
            continue
        found = behind.cells[Behind.place(row)]
        unit = behind.told_by.get(row["number"], row["unit_code"])
        assert (found["unit_code"], found["standing"]) == (unit, "counting")
        if row["source_row"] is not None:
            assert set(json.loads(found["typed"])) <= set(SHEETS[row["sheet"]].names) != set()
