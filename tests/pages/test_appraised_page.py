"""Screens keep what other agencies sent to be appraised apart, and list no agency beside the Department's units."""

import pytest
from streamlit.testing.v1 import AppTest

from ledger import Ledger
from tests.pages.loop import OFFICE_CLERK
from tests.pages.screens import cells, column, open_screen, screen, table_with, troubles, words
from tests.sample import SampleYear
from ui.navigation import SCREENS

SHOWN = {"plan": "2023", "period": "2023-Q4"}
OURS, THEIRS = "Hồ sơ của Sở", "Sở thẩm định cho cơ quan khác"
AGENCIES = ("Sở Y tế", "Sở GD&ĐT", "Sở Giáo dục và Đào tạo")
# Where an agency may stand: at the desk, beside its files, in what a search finds.
SPEAK = {"dossiers.py", "nominations.py", "history.py", "search.py", "load.py"}


def choose(at: AppTest, key: str, value: str) -> AppTest:
    """Choose one of the buttons beside each other."""
    (control,) = [control for control in at.main.segmented_control if control.key == key]
    return control.set_value(value).run()


def board(ledger: Ledger, scope: str, family: str) -> list[str]:
    rows = ledger.rows("nomination_board", plan_id="2023", unit_code=None, scope=scope)
    return sorted(row["nomination_no"] for row in rows if row["family"] == family)


def numbers(at: AppTest) -> list[str]:
    choose(at, "board_view", "all")
    return sorted(column(table_with(at, "law"), "nomination_no"))


def test_the_board_shows_one_scope_at_a_time(with_sample: SampleYear) -> None:
    ledger = Ledger(with_sample.ledger)
    at = open_screen(screen("dossiers.py"), **SHOWN)
    (control,) = [control for control in at.main.segmented_control if control.key == "board_scope"]
    assert control.options == [OURS, THEIRS]
    assert numbers(at) == board(ledger, "own", "title")
    choose(at, "board_scope", "appraised")
    assert numbers(at) == board(ledger, "appraised", "title")
    assert len(numbers(at)) == 4
    assert troubles(at) == []


def test_without_files_of_others_nobody_is_asked_whose_they_are(with_sample: SampleYear) -> None:
    at = open_screen(screen("dossiers.py"), plan="2022", period="2022")
    assert [control.key for control in at.main.segmented_control if control.key == "board_scope"] == []
    assert [tab.label for tab in open_screen(screen("nominations.py"), plan="2022", period="2022").tabs][-1] == (
        "Thành tích qua các năm"
    )


def test_leaderships_picture_tells_what_is_appraised_on_a_tab_of_its_own(with_sample: SampleYear) -> None:
    ledger = Ledger(with_sample.ledger)
    at = open_screen(screen("nominations.py"), **SHOWN)
    *_others, tab = at.tabs
    assert tab.label == "Sở thẩm định cho cơ quan khác"
    shown = [table for table in tab.dataframe if "nomination_no" in table.value.columns]
    assert [sorted(column(table, "nomination_no")) for table in shown] == [
        board(ledger, "appraised", family) for family in ("title", "form")
    ]
    by_agency = [
        table for table in tab.dataframe if "unit_name" in table.value.columns and "decided" in table.value.columns
    ]
    assert [dict(zip(column(t, "unit_name"), column(t, "decided"), strict=True)) for t in by_agency] == [
        {"Sở Y tế": 0, "Sở GD&ĐT": 0},
        {"Sở Y tế": 1, "Sở GD&ĐT": 0},
    ]
    counted = {
        row["family"]: row["total"]
        for row in ledger.rows("nomination_figures", plan_id="2023", period="2023-Q4", unit_code=None)
    }
    assert [found.label for found in at.tabs][:2] == [
        f"Danh hiệu thi đua ({counted['title']})",
        f"Hình thức khen thưởng ({counted['form']})",
    ]


@pytest.mark.parametrize("file", [shown.file for shown in SCREENS if shown.file not in SPEAK])
def test_no_other_screen_names_an_agency(with_sample: SampleYear, file: str) -> None:
    at = open_screen(screen(file), **SHOWN)
    assert troubles(at) == []
    named = [text for text in (*cells(at), *words(at)) if any(agency in text for agency in AGENCIES)]
    assert named == []


@pytest.mark.parametrize("file", [shown.file for shown in SCREENS])
def test_no_screen_lets_an_agency_be_chosen_as_a_unit(with_sample: SampleYear, file: str) -> None:
    at = open_screen(screen(file), **SHOWN)
    units = [box for box in at.selectbox if box.label == "Đơn vị"]
    assert [option for box in units for option in box.options if any(agency in option for agency in AGENCIES)] == []


def test_one_nomination_of_an_agency_says_whose_it_is(with_sample: SampleYear) -> None:
    number = board(Ledger(with_sample.ledger), "appraised", "form")[0]
    at = open_screen(screen("dossiers.py"), **SHOWN, hs=number)
    assert [text.value for text in at.text if THEIRS in text.value] != []
    assert troubles(at) == []


def test_the_provinces_council_votes_on_what_is_appraised(with_copy: Ledger) -> None:
    waiting = {
        row["nomination_no"]
        for row in with_copy.rows("nomination_board", plan_id="2023", unit_code=None, scope="appraised")
        if row["state"] == "eligible"
    }
    at = open_screen(screen("dossiers.py"), **SHOWN)
    at.session_state["person"] = OFFICE_CLERK
    at.session_state["dossier_tabs"] = "Họp Hội đồng"
    choose(at.run(), "council_scope", "appraised")
    (council,) = [box for box in at.main.selectbox if box.label == "Hội đồng"]
    assert council.value == "province"
    for name, count in (("members", 17), ("present", 15), ("written", 2)):
        at.number_input(key=f"council_{name}").set_value(count)
    at.number_input(key="council_for_all").set_value(17)
    [button] = [button for button in at.main.button if button.label == "Ghi kết quả Hội đồng"]
    button.click().run()

    assert troubles(at) == []
    rows = with_copy.rows("nomination_board", plan_id="2023", unit_code=None, scope=None)
    voted = {row["nomination_no"]: (row["scope"], row["council"]) for row in rows if row["council_votes_for"] == 17}
    assert len(waiting) == 2
    assert {voted[number] for number in waiting} == {("appraised", "province")}
    assert {scope for scope, _council in voted.values()} == {"appraised"}
    assert {row["state"] for row in rows if row["nomination_no"] in waiting} == {"council_done"}
