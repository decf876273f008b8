"""The Office's desk of nominations: every state reached by clicks, what is asked for, what the ledger then holds."""

from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from domain.states import NOMINATION_STATES
from ledger import Ledger
from tests.pages.loop import LEADERSHIP, OFFICE_CLERK, fields
from tests.pages.screens import as_seen, column, open_screen, screen, table_with, troubles
from tests.sample import SampleYear, register
from texts import collation
from ui.person import Person

DOSSIERS = screen("dossiers.py")
ON = date(2023, 12, 29)
DECISION = {"decision_no": "330/QĐ-SNV", "decision_on": ON}
WHY = {"text": "Theo ý kiến của Hội đồng."}
# From a giấy khen that was proposed: each way through the pipeline, with what must be said at each step.
WAYS: dict[str, list[tuple[str, dict[str, Any]]]] = {
    "awarded, then revoked": [
        ("received", {}),
        ("eligible", {}),
        ("council_done", {}),
        ("decided", DECISION),
        ("revoked", {**WHY, **DECISION}),
    ],
    "sent back, then taken back": [
        ("returned", {"reason": "TL01"}),
        ("received", {}),
        ("ineligible", WHY),
        ("received", WHY),
        ("withdrawn", WHY),
        ("proposed", WHY),
    ],
    "declined": [("received", {}), ("eligible", {}), ("council_done", {}), ("declined", WHY)],
}


def open_desk(who: Person | None = OFFICE_CLERK, **at_address: str) -> AppTest:
    """Open the desk with somebody before it who has said who they are."""
    at = open_screen(DOSSIERS, **at_address)
    if who is not None:
        at.session_state["person"] = who
        at.run()
    assert troubles(at) == [], troubles(at)
    return at


def moves(at: AppTest) -> Any:
    """The choice of the state to move to."""
    (found,) = [group for group in at.main.segmented_control if str(group.key).startswith("to_")]
    return found


def move(at: AppTest, state: str, **said: Any) -> AppTest:
    """Choose the state, enter what is said, and click."""
    moves(at).set_value(state).run()
    for name, value in said.items():
        fields(at)[name].set_value(value).run()
    (button,) = [button for button in at.main.button if str(button.key).startswith("do_move_")]
    return button.click().run()


def proposed(ledger: Ledger, award: str = "GK") -> str:
    """The number of a nomination for that award that still waits to be received."""
    rows = ledger.rows("nomination_board", plan_id="2023", unit_code=None, scope="own")
    return next(str(row["nomination_no"]) for row in rows if (row["award_code"], row["state"]) == (award, "proposed"))


@pytest.mark.parametrize("way", WAYS)
def test_a_nomination_is_moved_through_its_states_by_clicks(with_copy: Ledger, way: str) -> None:
    number = proposed(with_copy)
    at = open_desk(hs=number)
    for state, said in WAYS[way]:
        move(at, state, **said)
        assert troubles(at) == []
        label = NOMINATION_STATES.label(state)
        assert [as_seen(message.value) for message in at.main.success] == [f"Đã chuyển 1 hồ sơ sang “{label}”."]
    moved = [row["subject"] for row in with_copy.rows("nomination_history", nomination_no=number)]
    assert moved == [state for state, _said in WAYS[way]]


def test_every_state_is_reached_by_those_ways_or_by_the_invented_year(sample_year: SampleYear) -> None:
    rows = Ledger(sample_year.ledger).rows("nomination_board", plan_id="2023", unit_code=None, scope=None)
    reached = {row["state"] for row in rows} | {state for way in WAYS.values() for state, _said in way}
    assert reached == set(NOMINATION_STATES.codes)


def test_what_must_be_said_is_asked_for_and_nothing_is_recorded_without_it(with_copy: Ledger) -> None:
    number = proposed(with_copy)
    at = move(open_desk(hs=number), "returned")
    assert [as_seen(error.value) for error in at.main.error] == ["Trả lại hồ sơ phải kèm lý do (TL01 đến TL12)."]
    assert with_copy.rows("nomination_history", nomination_no=number) == []


def test_leadership_is_offered_its_own_moves_and_told_what_is_of_others(with_sample: SampleYear) -> None:
    at = open_desk(LEADERSHIP, hs=proposed(Ledger(with_sample.ledger)))
    assert moves(at).options == ["↓ Trả lại"]
    rows = Ledger(with_sample.ledger).rows("nomination_board", plan_id="2023", unit_code=None, scope="own")
    at = open_desk(LEADERSHIP, hs=next(str(row["nomination_no"]) for row in rows if row["state"] == "registered"))
    offered = [group for group in at.main.segmented_control if str(group.key).startswith("to_")]
    told = [as_seen(told.value) for told in at.main.get_by_key("nomination_acts").info]
    assert (offered, told) == ([], ["Bước tiếp theo do vai trò khác thực hiện. Hãy chuyển cho người có thẩm quyền."])


def test_the_law_of_the_day_stands_beside_the_nomination(with_sample: SampleYear) -> None:
    rows = Ledger(with_sample.ledger).rows("nomination_board", plan_id="2023", unit_code=None, scope="own")
    number = next(
        str(row["nomination_no"]) for row in rows if (row["award_code"], row["state"]) == ("CSTDT", "returned")
    )
    at = open_desk(hs=number)
    told = [text.value for text in at.main.get_by_key("verdict_R05").get("markdown")]
    assert ("✕ Chưa đủ điều kiện" in told[0], "Bắt buộc" in told[1]) == (True, True)
    bases = {row["basis"] for row in register("award_rules.csv") if row["rule"] == "R05"}
    assert any(basis in as_seen(caption.value) for basis in bases for caption in at.main.caption)
    assert not any("đạt" in text for text in told)


def test_the_board_holds_the_nominations_that_have_a_next_step(with_sample: SampleYear) -> None:
    at = open_desk(period="2023-Q4")
    board = table_with(at, "next_label")
    held = Ledger(with_sample.ledger).rows("nomination_board", plan_id="2023", unit_code=None, scope="own")
    titles = [row for row in held if row["family"] == "title"]
    waiting = [row["nomination_no"] for row in titles if row["next_state"] or row["is_inside"] or row["differences"]]
    assert sorted(column(board, "nomination_no")) == sorted(waiting)
    assert len(waiting) > 10


def test_the_board_stands_in_protocol_order_and_within_a_unit_by_given_name(with_sample: SampleYear) -> None:
    board = open_desk(period="2023-Q4").dataframe[0]
    rows = Ledger(with_sample.ledger).rows("nomination_board", plan_id="2023", unit_code=None, scope="own")
    known = {row["nomination_no"]: row for row in rows}
    shown = [known[number] for number in column(board, "nomination_no")]
    places = {(row["award_code"], row["unit_code"]): place for place, row in reversed([*enumerate(rows)])}
    key = [(places[row["award_code"], row["unit_code"]], collation.name_key(row["nominee_name"])) for row in shown]
    assert key == sorted(key)


def test_an_unknown_number_says_so_and_the_board_stands_below(with_sample: SampleYear) -> None:
    at = open_desk(None, hs="HS-2023-999")
    assert next(as_seen(told.value) for told in at.main.info) == "Không có hồ sơ nào mang số HS-2023-999."
    assert len(table_with(at, "next_label").value) > 10


def test_a_name_is_mended_on_the_nomination_with_a_reason(with_copy: Ledger) -> None:
    number = proposed(with_copy)
    at = open_desk(hs=number)
    at.selectbox(key=f"correct_field_{number}").set_value("nominee_name").run()
    form = {field.label: field for field in at.main.text_input}
    form["Ghi đúng là"].set_value("Đặng Thị Ánh")
    form["Lý do sửa"].set_value("Đúng giấy tờ.")
    next(button for button in at.main.button if button.label == "Ghi nội dung đúng").click().run()
    assert (troubles(at), [as_seen(told.value) for told in at.main.success]) == ([], ["Đã sửa nội dung của 1 hồ sơ."])
    [held] = with_copy.rows("nomination", nomination_no=number)
    assert held["nominee_name"] == "Đặng Thị Ánh"
