"""The workbook of figures: every figure with exactly its rows, every section, and nothing that contradicts itself."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import partial
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook

from domain.figures import FIGURES
from ledger import Ledger
from reports.deck.model import Deck
from reports.deck.totals import code_of, totals
from reports.errors import ExportDiffers
from reports.figures_workbook import document
from tests.office import Office
from tests.reports.nominees.desk import sheets, table_of
from tests.reports.pictures import HEAD, asking, file_of, hostile, picture

LIST = "Các số liệu"
Sheets = dict[str, list[list[Any]]]


@pytest.fixture(scope="module")
def book(ledger: Ledger, deck: Deck) -> Sheets:
    return sheets(file_of("workbook", ledger, deck))


@pytest.fixture(scope="module")
def asked(ledger: Ledger) -> list[Mapping[str, Any]]:
    return list(ledger.rows("figure_rows", plan_id="2023", period="2023-Q4", unit_code=None))


def listed(book: Sheets) -> list[list[Any]]:
    return table_of(book[LIST])[1:]


def test_the_first_sheet_lists_every_figure_with_how_many_rows_it_has(
    book: Sheets, asked: list[Mapping[str, Any]]
) -> None:
    counted = Counter(row["figure"] for row in asked)
    assert next(iter(book)) == LIST
    assert [row[:2] for row in listed(book)] == [[one.label, counted[one.code]] for one in FIGURES.values()]
    assert [row[2] for row in listed(book)] == [counted[one.of] if one.of else None for one in FIGURES.values()]
    assert [row[6] for row in listed(book)] == [one.sentence for one in FIGURES.values()]
    done = next(row for row in listed(book) if row[0] == "Nội dung đã hoàn thành")
    assert done[1:5] == [17, 20, 0.85, "Nội dung của Kế hoạch"]


def test_a_figure_with_rows_has_a_sheet_of_them_and_one_without_has_none(
    book: Sheets, asked: list[Mapping[str, Any]]
) -> None:
    by_figure = {code: [row for row in asked if row["figure"] == code] for code in FIGURES}
    named = {one.code: row[5] for one, row in zip(FIGURES.values(), listed(book), strict=True)}
    assert {code for code, name in named.items() if name is None} == {
        code for code, rows in by_figure.items() if not rows
    }
    for code, name in named.items():
        if name:
            told = [[row[0], row[1], row[4], row[5], row[7], row[8]] for row in table_of(book[name])[1:]]
            assert told == [
                [place, row["number"], row["unit_name"], row["subject"], row["days"], moment(row["due_on"])]
                for place, row in enumerate(by_figure[code], start=1)
            ]


def moment(day: Any) -> datetime | None:
    return None if day is None else datetime(day.year, day.month, day.day)


def test_states_are_words_and_rows_lead_back_to_their_file(book: Sheets) -> None:
    overdue = table_of(book["Nội dung quá hạn"])
    assert overdue[0][6:] == ["Trạng thái", "Số ngày", "Thời hạn", "Lần nộp", "Trang của tệp", "Hàng của tệp"]
    assert [(row[6], row[10]) for row in overdue[1:]] == [("Quá hạn", "Tiến độ")] * 2
    assert all(row[9].startswith("LN-") and row[11] > 0 for row in overdue[1:])


def test_every_section_has_a_sheet_with_all_of_its_rows_and_shares_as_numbers(deck: Deck, book: Sheets) -> None:
    last = list(book)[-len(deck.sections) :]
    assert last == [section.title for section in deck.sections]
    for name, section in zip(last, deck.sections, strict=True):
        assert [row[0] for row in book[name]][-1] == f"{len(section.rows)}/{len(section.rows)} dòng"
    first = table_of(book["Nội dung Kế hoạch nhấn mạnh"])[1]
    k, _, n = str(deck.section("stresses").rows[0]["share"]).partition("/")
    assert first[3:5] == [int(k), int(n)]
    assert first[5] == pytest.approx(int(k) / int(n))


def test_every_sheet_tells_plan_period_day_code_and_that_it_is_a_sample(book: Sheets) -> None:
    assert len({name.lower() for name in book}) == len(book)
    for rows in book.values():
        told = [row[0] for row in rows[:7]]
        assert "Kế hoạch năm 2023 – Quý IV năm 2023" in told
        assert "DỮ LIỆU MINH HỌA" in told
        assert [text for text in told if str(text).startswith("Số liệu đến 31/12/2023 · mã ")] != []


def test_every_printed_page_tells_rows_day_and_code(ledger: Ledger, deck: Deck) -> None:
    book = load_workbook(BytesIO(file_of("workbook", ledger, deck)))
    feet = [sheet.oddFooter.left.text for sheet in book.worksheets]
    told = f"Số liệu đến 31/12/2023 · mã {code_of(totals(deck))}"
    assert {foot.partition(" dòng · ")[2] for foot in feet} == {told}
    assert feet[0] == f"{len(FIGURES)}/{len(FIGURES)} dòng · {told}"
    assert {sheet.oddFooter.right.text for sheet in book.worksheets} == {"Trang &P/&N"}


def test_names_stand_in_full_for_the_office(book: Sheets) -> None:
    assert "Vũ Thị Thanh Ánh" in [row[2] for row in table_of(book["Đề nghị khen thưởng"])]


@pytest.mark.parametrize("figure", ["items_overdue", "difficulties_waiting", "titles_decided"])
def test_a_figure_that_the_ledger_or_the_picture_tells_otherwise_stops_the_file(
    ledger: Ledger, deck: Deck, figure: str
) -> None:
    def told_otherwise(query: str, **params: object) -> list[Mapping[str, Any]]:
        rows: list[Mapping[str, Any]] = list(asking(ledger, None)(query, **params))
        if query == "figure_rows":
            place = next(place for place, row in enumerate(rows) if row["figure"] == figure)
            return rows[:place] + rows[place + 1 :]
        return rows

    with pytest.raises(ExportDiffers):
        document(deck, told_otherwise, HEAD, lambda _share: None)
    sections = tuple(
        replace(one, figures=tuple(replace(told, value=told.value + (told.code == figure)) for told in one.figures))
        for one in deck.sections
    )
    with pytest.raises(ExportDiffers):
        document(replace(deck, sections=sections), partial(asking(ledger, None)), HEAD, lambda _share: None)


def test_hostile_text_stays_text(ledger: Ledger, deck: Deck) -> None:
    book = sheets(file_of("workbook", ledger, hostile(deck)))
    cell = table_of(book["Đề nghị khen thưởng"])[1][2]
    assert (cell.split("\n")[0], cell.endswith("HẾT")) == ("=1+1", True)


def test_a_plan_without_any_report_has_a_workbook(office: Office) -> None:
    book = sheets(file_of("workbook", office.ledger, picture(office.ledger, "2023-Q1")))
    assert [row[1] for row in listed(book) if row[0] == "Khó khăn đã nêu"] == [0]


def test_an_english_deck_has_an_english_workbook_of_the_same_figures(ledger: Ledger, book: Sheets) -> None:
    told = sheets(file_of("workbook", ledger, picture(ledger, lang="en")))
    assert [row[1:4] for row in table_of(next(iter(told.values())))[1:]] == [row[1:4] for row in listed(book)]
    assert len(told) == len(book)
