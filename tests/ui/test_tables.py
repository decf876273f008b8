"""Tables from frames: how values look, and that they stay what they are."""

import datetime as dt

import pandas as pd
import pytest

from domain.columns import Kind
from domain.sheets import SHEETS, WORKBOOK, Sheet
from ui import tables
from ui.status import PROGRESS
from ui.tables import Column

FRAME = pd.DataFrame(
    {
        "title": ["<b>x</b> **y**", "z"],
        "actual": [1234.5, None],
        "percent": [85.5, None],
        "due_on": [dt.date(2023, 12, 31), None],
        "recorded_at": pd.to_datetime(["2023-12-31 17:00", None]),
        "status": ["completed", None],
        "counted": pd.array([True, None], dtype="boolean"),
        "year": pd.array([1985, None], dtype="Int32"),
    }
)


def looks(*columns: Column) -> list[list[str]]:
    styled = tables.shown(FRAME, columns)
    body = styled._translate(sparse_index=False, sparse_cols=False)["body"]
    return [[cell["display_value"] for cell in row if cell["type"] == "td"] for row in body]


def test_numbers_percentages_and_years_look_vietnamese_and_stay_numbers() -> None:
    columns = (Column("actual", "", "number"), Column("percent", "", "percent"), Column("year", "", "year"))
    assert looks(*columns) == [["1.234,5", "85,5%", "1985"], ["–", "–", "–"]]
    assert tables.shown(FRAME, columns).data["actual"].tolist()[0] == 1234.5


def test_moments_are_those_of_the_clock_in_vietnam() -> None:
    held = tables.shown(FRAME, [Column("recorded_at", "", "moment")]).data["recorded_at"]
    assert held.tolist() == [pd.Timestamp("2024-01-01 00:00"), pd.NaT]


def test_states_and_yes_or_no_are_words() -> None:
    held = tables.shown(
        FRAME, [Column("status", "", "status", statuses=PROGRESS), Column("counted", "", "yes_no")]
    ).data
    assert [held["status"][0], held["counted"][0]] == ["✓ Hoàn thành đúng hạn", "Có"]
    assert held["status"].isna().tolist() == [False, True]


def test_text_stays_as_it_was_typed() -> None:
    assert tables.shown(FRAME, [Column("title", "")]).data["title"].tolist() == ["<b>x</b> **y**", "z"]


def test_large_frames_come_as_text_in_the_same_look() -> None:
    large = pd.concat([FRAME] * 20_000, ignore_index=True)
    columns = [Column("actual", "", "number"), Column("percent", "", "percent")]
    assert tables.shown(large, columns).head(2).values.tolist() == [["1.234,5", "85,5%"], ["–", "–"]]


@pytest.mark.parametrize("kind", Kind, ids=lambda kind: kind.value)
def test_every_kind_of_column_is_shown_somehow(kind: Kind) -> None:
    assert tables.config(Column("x", "Cột", tables.SHOWN[kind]))["label"] == "Cột"


@pytest.mark.parametrize("sheet", WORKBOOK, ids=lambda sheet: sheet.name)
def test_a_sheet_is_shown_with_its_own_headings(sheet: Sheet) -> None:
    assert [(c.name, c.heading) for c in tables.of_sheet(sheet)] == [(c.name, c.heading) for c in sheet.columns]


def test_codes_of_a_closed_list_become_its_words_and_an_unknown_code_stays() -> None:
    frame = pd.DataFrame({"severity": ["high", "strange", None]})
    held = tables.shown(frame, tables.of_sheet(SHEETS["difficulties"], "severity")).data["severity"]
    assert held.dropna().tolist() == ["Cao", "strange"]
