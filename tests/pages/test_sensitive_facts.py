"""Discipline and complaints are named where the decision is made, the dossier on the desk, and on no other screen."""

import json

import pytest
from streamlit.testing.v1 import AppTest

from domain.people import Actor, Role
from domain.states import RETURN_REASONS, RETURN_REASONS_TOLD
from ledger import Ledger
from ledger.nomination_acts import Step, move_nomination
from tests.pages.loop import OFFICE_CLERK
from tests.pages.screens import as_seen, cells, open_screen, screen, troubles, words
from ui.cells import read_cells
from ui.navigation import SCREENS, Screen

SENSITIVE = RETURN_REASONS.label("TL09")
INSTEAD = RETURN_REASONS_TOLD.label("TL09")
OFFICE = Actor("Trần Thị Thu Huyền", Role.OFFICE)


def sent_back(ledger: Ledger) -> str:
    """Send a proposed giấy khen back because of discipline or complaints, and return its number."""
    rows = ledger.rows("nomination_board", plan_id="2023", unit_code=None, scope="own")
    number = next(str(row["nomination_no"]) for row in rows if (row["award_code"], row["state"]) == ("GK", "proposed"))
    move_nomination(ledger, OFFICE, number, "returned", Step(reason="TL09"))
    return number


def everything(at: AppTest) -> str:
    """Every text on the screen: in tables, around them, and in fields."""
    fields = [str(area.value) for area in at.get("text_area")]
    return "\n".join(map(as_seen, (*cells(at), *words(at), *fields)))


@pytest.mark.parametrize("shown", SCREENS, ids=lambda shown: shown.url_path)
def test_a_file_sent_back_for_discipline_is_told_without_that_word(with_copy: Ledger, shown: Screen) -> None:
    sent_back(with_copy)
    at = open_screen(shown)
    assert (troubles(at), SENSITIVE in everything(at)) == ([], False)


def test_lists_say_that_the_office_tells_the_unit_itself(with_copy: Ledger) -> None:
    number = sent_back(with_copy)
    rows = with_copy.rows("nomination_board", plan_id="2023", unit_code=None, scope="own")
    unit = next(str(row["unit_code"]) for row in rows if row["nomination_no"] == number)
    told = [INSTEAD in everything(open_screen(screen(file), unit=unit)) for file in ("nominations.py", "unit.py")]
    assert told == [True, True]


def test_the_dossier_itself_names_the_reason(with_copy: Ledger) -> None:
    at = open_screen(screen("dossiers.py"), hs=sent_back(with_copy))
    at.session_state["person"] = OFFICE_CLERK
    assert SENSITIVE in everything(at.run())


def test_the_window_with_the_cells_of_a_file_leaves_discipline_out() -> None:
    typed = {
        "full_name": ["B4", "Trần Văn Quyết"],
        "discipline": ["H4", "Khiển trách"],
        "discipline_to": ["J4", "2024"],
    }
    row = {"typed": json.dumps(typed), "held": json.dumps({name: text for name, (_, text) in typed.items()})}
    assert read_cells(row, "roster")["typed"].tolist() == ["Trần Văn Quyết"]
