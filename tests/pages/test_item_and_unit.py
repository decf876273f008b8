"""One item, one unit and the field of both: what stands there is what the ledger says, and figures agree everywhere."""

from typing import Any

from domain.figures import FIGURES
from domain.states import PROGRESS_STATES
from ledger import Ledger
from tests.pages.screens import column, figures, open_screen, screen, table_with, troubles
from tests.sample import SampleYear, register, units_of_the_department
from ui.status import PROGRESS, find

ASKED: dict[str, Any] = {"plan_id": "2023", "period": "2023-Q4", "unit_code": None}
OVERDUE = find(PROGRESS, "overdue").text()


def rows(sample: SampleYear, query: str, **asked: Any) -> list[dict[str, Any]]:
    return Ledger(sample.ledger).rows(query, **{**ASKED, **asked})


def test_one_figure_is_the_same_wherever_it_is_shown(with_sample: SampleYear) -> None:
    overview = open_screen(screen("overview.py"))
    progress = open_screen(screen("progress.py"))
    label = FIGURES["items_overdue"].label
    found = rows(with_sample, "figure_rows")
    n = sum(row["figure"] == "items_overdue" for row in found)
    leads = {row["item_code"]: row["lead_unit"] for row in register("plans/2023.csv")}
    in_field = [
        row
        for row in rows(with_sample, "item_cells")
        if row["state"] == "overdue" and row["unit_code"] == leads[row["item_code"]]
    ]
    in_lists = [
        state
        for table in progress.dataframe
        if {"lead_name", "launched"} & set(table.value)
        for state in column(table, "state")
    ].count(OVERDUE)
    kinds = column(table_with(overview, "figure"), "figure")
    states = [row["state"] for row in found if row["figure"] == "items"]
    assert n > 0
    assert figures(overview)[label] == figures(progress)[label] == f"{n}/20"
    in_attention = sum("Nội dung quá hạn" in kind for kind in kinds)
    assert [len(in_field), in_lists, in_attention, states.count("overdue")] == [n] * 4


def test_an_item_has_a_view_of_its_own_with_every_unit_in_protocol_order(with_sample: SampleYear) -> None:
    at = open_screen(screen("progress.py"), item="1.1")
    units = next(table for table in at.dataframe if "completed_on" in table.value)
    assert troubles(at) == []
    assert column(units, "unit_name") == [unit["short_name"] for unit in units_of_the_department()]


def test_an_item_that_the_unit_does_not_have_is_said_and_the_list_shown(with_sample: SampleYear) -> None:
    at = open_screen(screen("progress.py"), item="2.2", unit="TTR")
    assert "Kế hoạch không giao nội dung này cho đơn vị đang chọn." in [info.value for info in at.info]
    assert len(at.metric) == 6


def test_the_field_shows_each_state_by_its_symbol_and_marks_the_lead(with_sample: SampleYear) -> None:
    at = open_screen(screen("progress.py"))
    field = next(table.value for table in at.dataframe if "VP" in table.value.columns)
    found = {(row["item_code"], row["unit_code"]): row for row in rows(with_sample, "item_cells")}
    for item in field.itertuples(index=False):
        code = item.item.split("  ")[0]
        for unit in field.columns.drop("item"):
            row = found.get((code, unit))
            symbol = find(PROGRESS, row["state"]).symbol if row else ""
            assert getattr(item, unit) == symbol + (" ★" if row and row["is_lead"] else "")
    assert len(field) == 20


def test_units_stand_in_protocol_order_whatever_they_have_done(with_sample: SampleYear) -> None:
    listed = open_screen(screen("unit.py")).dataframe[0]
    assert column(listed, "name") == [unit["name"] for unit in units_of_the_department()]


def test_a_units_own_view_holds_its_items_and_nobody_elses(with_sample: SampleYear) -> None:
    at = open_screen(screen("unit.py"), unit="LTLS")
    items = table_with(at, "share")
    expected = rows(with_sample, "progress_reports", unit_code="LTLS", item_code=None)
    assert (troubles(at), column(items, "item_code")) == ([], [row["item_code"] for row in expected])
    words = PROGRESS_STATES.by_code
    assert [state.split(" ", 1)[1] for state in column(items, "state")] == [words[row["state"]] for row in expected]
