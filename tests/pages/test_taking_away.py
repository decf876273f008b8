"""“Kết xuất”: under every table of every screen, and what the file says of what was chosen."""

import pytest
from streamlit.testing.v1 import AppTest

from tests.pages.screens import open_screen
from tests.sample import SampleYear
from ui.navigation import SCREENS, Screen


def chosen_in_the_frame() -> None:
    """A script with the frame's filters that notes what a file taken away would say."""
    import streamlit as st

    from ui import address, export, filters

    address.draw()
    filters.draw()
    st.session_state["lines"] = export.context_lines()
    st.session_state["name"] = export.file_name("tong-quan", "Việc cần quyết định", filters.chosen())


def noted(**codes: str) -> tuple[list[str], str]:
    at = AppTest.from_function(chosen_in_the_frame, default_timeout=60)
    at.query_params.update(codes)
    at.run()
    assert [error.value for error in at.exception] == []
    return at.session_state["lines"], at.session_state["name"]


def test_a_file_says_plan_period_unit_both_days_and_that_the_data_are_invented(with_sample: SampleYear) -> None:
    lines, name = noted(unit="VP", period="2023-Q2")
    assert (lines[1:4], lines[-1]) == (
        ["Quý II năm 2023", "Văn phòng Sở", "Số liệu đến 31/12/2023"],
        "Dữ liệu minh họa – tên người, số liệu đều là giả định",
    )
    assert [lines[0].endswith("năm 2023"), lines[4].startswith("Sổ ghi lần cuối "), len(lines)] == [True, True, 6]
    assert name == "tong-quan_viec-can-quyet-dinh_2023-Q2_VP_20231231.xlsx"


def test_a_real_ledger_is_not_called_a_sample(with_empty: None) -> None:
    lines, name = noted()
    assert (len(lines), name) == (5, "tong-quan_viec-can-quyet-dinh_2023-Q1_20231231.xlsx")


@pytest.mark.parametrize("shown", SCREENS, ids=lambda shown: shown.url_path)
@pytest.mark.parametrize("asked", [{}, {"q": "thi"}], ids=["as it opens", "with words to find"])
def test_every_table_can_be_taken_away(with_sample: SampleYear, shown: Screen, asked: dict[str, str]) -> None:
    at = open_screen(shown, **asked)
    buttons = [button for button in at.get("download_button") if button.proto.label == "Kết xuất"]
    assert [(button.proto.ignore_rerun, button.proto.deferred_file_id != "") for button in buttons] == [
        (True, True)
    ] * len(buttons)
    assert len(buttons) >= len(at.dataframe)
