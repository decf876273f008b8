"""Many nominations at once, as the Office works: received, sent back, their papers ticked, voted on, made known."""

from datetime import date

from streamlit.testing.v1 import AppTest

from ledger import Ledger
from tests.pages.loop import OFFICE_CLERK, fields
from tests.pages.screens import as_seen, open_screen, screen, troubles

BALLOT = {"members": 9, "present": 8, "written": 1}


def _panel(numbers: list[str]) -> None:
    """What stands beside the board once those rows are picked: the test runner can't pick rows of a grid."""
    from ui.data import fetch
    from ui.dossiers import outcomes, picked

    outcomes.say()
    rows = fetch("nomination_board", plan_id="2023", unit_code=None, scope="own")
    picked.draw(rows[rows["nomination_no"].isin(numbers)].reset_index(drop=True), {})


def picked(numbers: list[str]) -> AppTest:
    """Pick those nominations."""
    at = AppTest.from_function(_panel, default_timeout=60, kwargs={"numbers": numbers})
    at.session_state["person"] = OFFICE_CLERK
    return at.run()


def standing(ledger: Ledger, state: str, *, family: str = "title") -> list[str]:
    """The numbers of the Department's own nominations of a family that stand in a state."""
    rows = ledger.rows("nomination_board", plan_id="2023", unit_code=None, scope="own")
    return [str(row["nomination_no"]) for row in rows if (row["state"], row["family"]) == (state, family)]


def states(ledger: Ledger, numbers: list[str]) -> set[str]:
    """The states in which those nominations stand."""
    rows = ledger.rows("nomination_board", plan_id="2023", unit_code=None, scope="own")
    return {str(row["state"]) for row in rows if row["nomination_no"] in numbers}


def move(at: AppTest, state: str) -> AppTest:
    """Choose the state to move to."""
    (ways,) = [group for group in at.segmented_control if str(group.key).startswith("to_")]
    return ways.set_value(state).run()


def click(at: AppTest, label: str) -> AppTest:
    """Click the only button with that label, and see that nothing was refused."""
    (button,) = [button for button in at.button if button.label == label]
    button.click().run()
    assert troubles(at) == []
    return at


def test_registered_ones_are_proposed_and_received_with_two_clicks_a_step(with_copy: Ledger) -> None:
    numbers = standing(with_copy, "registered")
    assert len(numbers) > 5
    click(move(picked(numbers), "proposed"), f"Chuyển {len(numbers)} hồ sơ")
    at = click(move(picked(numbers), "received"), f"Chuyển {len(numbers)} hồ sơ")
    assert [as_seen(told.value) for told in at.success] == [f"Đã chuyển {len(numbers)} hồ sơ sang “Đã tiếp nhận”."]
    assert states(with_copy, numbers) == {"received"}


def test_each_state_says_what_follows_and_within_how_many_days(with_copy: Ledger) -> None:
    at = move(picked(standing(with_copy, "registered")), "proposed")
    told = "Sau đó: Văn phòng kiểm, tiếp nhận hoặc trả lại. Thời hạn của bước: 3 ngày."
    assert told in [caption.value for caption in at.caption]


def test_several_are_sent_back_with_one_reason(with_copy: Ledger) -> None:
    numbers = standing(with_copy, "registered")[:3]
    click(move(picked(numbers), "proposed"), "Chuyển 3 hồ sơ")
    at = move(picked(numbers), "returned")
    fields(at)["reason"].set_value("TL12").run()
    click(at, "Chuyển 3 hồ sơ")
    reasons = [with_copy.rows("nomination", nomination_no=number)[0]["return_reason"] for number in numbers]
    assert (states(with_copy, numbers), reasons) == ({"returned"}, ["TL12"] * 3)


def test_a_paper_is_ticked_on_all_of_them_and_the_others_stay_as_they_are(with_copy: Ledger) -> None:
    numbers = standing(with_copy, "registered")
    at = picked(numbers)
    at.checkbox(key="many_held_unit_letter").check()
    at.text_input(key="number_many_unit_letter").input("12/TTr-P")
    click(at, "Ghi kết quả kiểm hồ sơ")
    held = {
        (row["document"], row["number"])
        for number in numbers
        for row in with_copy.rows("nomination_papers", nomination_no=number)
        if row["is_checked"]
    }
    assert held == {("unit_letter", "12/TTr-P")}


def test_what_was_decided_is_made_known_for_all_at_once(with_copy: Ledger) -> None:
    numbers = standing(with_copy, "decided")
    assert len(numbers) > 5
    at = picked(numbers)
    (day,) = [field for field in at.date_input if field.label == "Ngày công bố"]
    day.set_value(date(2023, 12, 31))
    click(at, "Ghi ngày công bố")
    days = {with_copy.rows("nomination", nomination_no=number)[0]["announced_on"] for number in numbers}
    assert days == {date(2023, 12, 31)}


def test_one_ballot_is_recorded_for_all_that_wait_and_moves_them_on(with_copy: Ledger) -> None:
    numbers = standing(with_copy, "registered")
    for state in ("proposed", "received", "eligible"):
        click(move(picked(numbers), state), f"Chuyển {len(numbers)} hồ sơ")
    at = open_screen(screen("dossiers.py"))
    at.session_state["person"] = OFFICE_CLERK
    at.session_state["dossier_tabs"] = "Họp Hội đồng"
    at.run()
    for name, count in BALLOT.items():
        at.number_input(key=f"council_{name}").set_value(count)
    at.number_input(key="council_for_all").set_value(9)
    click(at, "Ghi kết quả Hội đồng")
    rows = with_copy.rows("nomination_board", plan_id="2023", unit_code=None, scope="own")
    told = {(row["state"], row["council_votes_for"]) for row in rows if row["nomination_no"] in numbers}
    assert told == {("council_done", 9)}
