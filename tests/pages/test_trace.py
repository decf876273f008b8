"""From a figure on a card to the rows it counts, and from a chosen row to its cell."""

from typing import Any

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from domain.figures import FIGURES
from domain.sheets import WORKBOOK
from tests.pages.screens import as_seen, column, go_to, open_screen, screen, troubles
from tests.sample import SampleYear
from ui.cells import as_read, lines_of, read_cells
from ui.navigation import SCREENS, Screen
from ui.trace import columns_of

OF_A_CARD = "over_"
every_screen = pytest.mark.parametrize("shown", SCREENS, ids=lambda shown: shown.url_path)


def cards(at: AppTest) -> list[Any]:
    """The buttons that lie over the cards."""
    return [button for button in at.main.button if str(button.key).startswith(OF_A_CARD)]


def window(at: AppTest) -> Any:
    """The table of rows in the window that is open."""
    (found,) = [table for table in at.dataframe if str(table.key).startswith("trace_")]
    return found


@every_screen
def test_every_card_opens_as_many_rows_as_its_figure_says(with_sample: SampleYear, shown: Screen) -> None:
    at = open_screen(shown)
    for key in [button.key for button in cards(at)]:
        button = at.button(key)
        said = int(button.label.split(" ")[1])
        button.click().run()
        assert (troubles(at), len(window(at).value)) == ([], said), button.label


@every_screen
def test_a_card_with_rows_has_a_button_and_a_card_of_nothing_has_none(with_sample: SampleYear, shown: Screen) -> None:
    at = open_screen(shown)
    declared = {figure.label for figure in FIGURES.values()}
    values = {as_seen(metric.label): metric.value for metric in at.metric}
    counting = {label: value for label, value in values.items() if label in declared}
    labelled = {as_seen(button.label).split("“")[1].rstrip("”") for button in cards(at)}
    full = {label for label, value in counting.items() if not value.startswith("0")}
    assert full <= labelled
    assert counting.keys() & labelled == full


def test_the_window_is_gone_once_something_else_is_done(with_sample: SampleYear) -> None:
    at = open_screen(screen("difficulties.py"))
    cards(at)[0].click().run()
    before = [str(table.key).startswith("trace_") for table in at.dataframe]
    at.run()
    after = [str(table.key).startswith("trace_") for table in at.dataframe]
    assert (sum(before), sum(after)) == (1, 0)


def test_the_rows_of_a_figure_are_those_of_the_chosen_unit(with_sample: SampleYear) -> None:
    at = open_screen(screen("difficulties.py"), unit="LTLS")
    (button,) = [button for button in cards(at) if "Cần xử lý ngay" in button.label]
    button.click().run()
    assert set(column(window(at), "unit_name")) == {"Trung tâm LTLS"}


def test_a_screen_without_anything_to_open_offers_nothing(with_empty: None) -> None:
    at = open_screen(screen("nominations.py"))
    assert cards(at) == []
    assert cards(go_to(at, screen("load.py"))) == []


def source(**words: Any) -> dict[str, Any]:
    return {"typed": '{"status": ["F9", "Đang thực hiện"], "actual": ["D9", "2,5"]}', "held": None, **words}


def test_a_row_stands_cell_by_cell_in_the_order_of_the_sheet() -> None:
    held = '{"item_code": "1.1", "actual": 2.5, "status": "in_progress", "typed": "x", "note": null}'
    cells = read_cells(source(held=held), "progress")
    assert cells.to_dict("split")["data"] == [
        ["–", "Mã nội dung", "–", "1.1"],
        ["D9", "Kết quả thực hiện", "2,5", "2,5"],
        ["F9", "Trạng thái", "Đang thực hiện", "Đang thực hiện"],
    ]


def test_a_refused_row_was_read_as_nothing() -> None:
    assert list(read_cells(source(), "progress")["read"]) == ["–", "–"]


@pytest.mark.parametrize(
    ("sheet", "name", "value", "shown"),
    [
        ("progress", "percent_complete", 85.5, "85,5%"),
        ("progress", "actual", 1234.5, "1.234,5"),
        ("progress", "completed_on", "2023-03-15", "15/03/2023"),
        ("progress", "result", "- <b>Đã họp</b>", "- <b>Đã họp</b>"),
        ("nominations", "birth_year", 1980, "1980"),
        ("nominations", "commendation_kind", "merit", "Công trạng"),
        ("nominations", "commendation_kind", "lost", "lost"),
        ("roster", "counted", True, "Có"),
        ("roster", "counted", False, "Không"),
        ("roster", "counted", None, "–"),
    ],
)
def test_a_value_is_read_as_people_write_it(sheet: str, name: str, value: Any, shown: str) -> None:
    (declared,) = [found for held in WORKBOOK if held.name == sheet for found in held.columns if found.name == name]
    assert as_read(declared, value) == shown


def test_rows_get_as_many_lines_as_the_longest_text_needs_up_to_five() -> None:
    lines = {length: lines_of(pd.Series(["–"]), pd.Series(["–", "x" * length])) for length in (1, 61, 62, 5000)}
    assert lines == {1: 1, 61: 1, 62: 2, 5000: 5}


def test_a_column_in_which_no_row_says_anything_is_left_out() -> None:
    rows = pd.DataFrame(
        {
            "number": [None], "unit_name": ["Văn phòng"], "subject": ["Quý I"], "item_code": [None], "state": ["late"],
            "state_list": ["reporting"], "days": [3], "due_on": [pd.NaT],
        }
    )  # fmt: skip
    assert [shown.name for shown in columns_of(rows)] == ["unit_name", "subject", "state", "days"]
