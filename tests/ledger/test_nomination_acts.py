"""Moves of nominations: one, many at once, two people at once; what is refused says what to do and leaves nothing."""

import threading
from datetime import date
from pathlib import Path

import pytest

from domain.people import Actor, Role
from ledger import Ledger
from ledger.errors import ActRefused
from ledger.nomination_acts import Step, move_nomination, move_nominations
from ledger.nomination_each import Seen
from ledger.trail import broken_link
from tests.ledger.reports import NOMINATIONS, brought_to, everything_said, made_ready, nominee
from tests.office import LEADER, OFFICE, Office

FIRST, SECOND, THIRD = "HS-2023-001", "HS-2023-002", "HS-2023-003"
DAY = date(2023, 12, 20)
UNIT = Actor("Phòng", Role.UNIT, "VP")
UPWARD = "CSTĐ tỉnh"


@pytest.fixture
def three(office: Office) -> Office:
    """An office in which three people are proposed for LĐTT."""
    office.load(NOMINATIONS + nominee("Đỗ Văn An") + nominee("Lê Thị Bình") + nominee("Vũ Hải"))
    return office


def states(office: Office) -> list[tuple[str, str]]:
    """Return each nomination's number and state."""
    return office.view("current_nominations", "nomination_no", "state")


def moves(office: Office, number: str = FIRST) -> list[tuple[int, str, str]]:
    """Return the moves acts made, in order."""
    rows = office.ledger.rows("nomination_moves", nomination_no=number)
    return [(row["move_no"], row["state"], row["acted_by"]) for row in rows if row["acted_by"]]


def now(office: Office, number: str = FIRST) -> Seen:
    """Return what a person who looks now has before the eyes."""
    [row] = office.ledger.rows("nomination", nomination_no=number)
    return Seen(row["last_act_no"], row["state"])


def refusal(office: Office, state: str, step: Step, actor: Actor = OFFICE, seen: Seen | None = None) -> str:
    """Return the sentence with which a move of the first nomination is refused; nothing may have been recorded."""
    before = office.view("trail")
    with pytest.raises(ActRefused) as refused:
        move_nomination(office.ledger, actor, FIRST, state, step, seen)
    assert office.view("trail") == before
    return str(refused.value)


def test_a_refused_move_says_where_the_nomination_stands_and_where_it_may_go(three: Office) -> None:
    assert refusal(three, "council_done", Step()) == (
        "Hồ sơ HS-2023-001 đang ở trạng thái “Đề nghị” nên không chuyển sang “Đã họp Hội đồng” được. "
        "Có thể chuyển sang: Đã tiếp nhận, Trả lại, Đã rút."
    )
    assert refusal(three, "nowhere", Step()).startswith(
        "“nowhere” không phải trạng thái của hồ sơ. Hãy dùng một trong: "
    )


def test_the_end_says_that_nothing_follows(three: Office) -> None:
    brought_to(three, "revoked")
    assert refusal(three, "decided", everything_said("decided")) == (
        "Hồ sơ HS-2023-001 đang ở trạng thái “Đã thu hồi” nên không chuyển sang “Đã có quyết định” được nữa."
    )


def test_who_may_not_move_it_is_told_who_may(three: Office) -> None:
    assert refusal(three, "received", Step(), LEADER) == (
        "Hồ sơ HS-2023-001: việc chuyển sang “Đã tiếp nhận” do Văn phòng thực hiện. Hãy chuyển cho người có thẩm quyền."
    )
    assert "do Văn phòng, đơn vị có hồ sơ thực hiện" in refusal(three, "withdrawn", Step(text="Rút"), LEADER)


def test_a_unit_withdraws_its_own_nomination_and_no_others(three: Office) -> None:
    other = Actor("Thanh tra", Role.UNIT, "TTR")
    assert "không phải của đơn vị này" in refusal(three, "withdrawn", Step(text="Rút"), other)
    move_nomination(three.ledger, UNIT, FIRST, "withdrawn", Step(text="Đơn vị rút"))
    assert states(three)[0] == (FIRST, "withdrawn")


@pytest.mark.parametrize("text", ["", "   ", "—", "."])
def test_a_text_that_says_nothing_is_none(three: Office, text: str) -> None:
    assert refusal(three, "withdrawn", Step(text=text)).startswith("Hãy ghi nội dung hoặc lý do")


def test_a_reason_is_one_of_the_list_wherever_it_is_given(three: Office) -> None:
    for reason in ("TL13", "tl01", "x"):
        assert refusal(three, "returned", Step(reason=reason)).startswith(f"“{reason}” không phải mã lý do")
    assert refusal(three, "returned", Step(text="Thiếu biên bản")) == ("Trả lại hồ sơ phải kèm lý do (TL01 đến TL12).")


def test_a_decision_is_not_dated_after_the_day_it_is_recorded(three: Office) -> None:
    brought_to(three, "council_done")
    step = Step(decision_no="1/QĐ", decision_on=date(2023, 12, 21), on=DAY)
    assert refusal(three, "decided", step) == (
        "Ngày quyết định 21/12/2023 sau ngày thực hiện 20/12/2023. Hãy xem lại hai ngày."
    )


def test_nothing_goes_upward_without_letter_council_and_papers(office: Office) -> None:
    office.load(NOMINATIONS + nominee("Đỗ Văn An", award=UPWARD))
    brought_to(office, "council_done", on=DAY)
    said = everything_said("submitted", DAY)
    assert refusal(office, "submitted", Step(on=DAY)) == "Trình cấp trên phải ghi số, ký hiệu văn bản trình."
    assert "chưa có kết quả họp Hội đồng" in refusal(office, "submitted", said)
    made_ready(office, FIRST, on=DAY)
    move_nomination(office.ledger, OFFICE, FIRST, "submitted", said)
    assert states(office) == [(FIRST, "submitted")]


def test_several_are_moved_in_one_act_and_each_refusal_is_told_by_its_number(three: Office) -> None:
    move_nomination(three.ledger, OFFICE, SECOND, "returned", Step(reason="TL01", on=DAY))
    before = len(three.view("trail"))
    outcomes = move_nominations(three.ledger, OFFICE, [FIRST, SECOND, "HS-2023-009", THIRD, FIRST], "eligible", Step())
    assert [outcome.nomination_no for outcome in outcomes] == [FIRST, SECOND, "HS-2023-009", THIRD]
    assert [outcome.refusal is None for outcome in outcomes] == [False, False, False, False]
    assert len(three.view("trail")) == before

    outcomes = move_nominations(three.ledger, OFFICE, [FIRST, "HS-2023-009", SECOND, THIRD], "received", Step(on=DAY))
    assert [outcome.nomination_no for outcome in outcomes if outcome.refusal] == ["HS-2023-009"]
    assert str(outcomes[1].refusal).startswith("Không có hồ sơ nào mang số HS-2023-009.")
    assert states(three) == [(FIRST, "received"), (SECOND, "received"), (THIRD, "received")]
    [act] = three.view("trail")[before:]
    assert (act["act"], act["subject"]) == ("move", f"{FIRST}, {SECOND}, {THIRD}")
    recorded = {row["act_no"] for row in three.view("nomination_moves") if row["state"] == "received"}
    assert recorded == {act["act_no"]}


def test_sixty_are_moved_at_once(office: Office) -> None:
    given = ("Lan", "Mai", "Hoa", "Cúc", "Đào", "Huệ", "Sen", "Trà")
    names = [f"Nguyễn Thị {middle} {name}" for middle in "ABCDEGHK" for name in given]
    office.load(NOMINATIONS + "".join(nominee(name) for name in names[:60]))
    numbers = [f"HS-2023-{number:03d}" for number in range(1, 61)]
    assert [o.refusal for o in move_nominations(office.ledger, OFFICE, numbers, "received", Step())] == [None] * 60
    assert states(office) == [(number, "received") for number in numbers]


def test_the_second_of_two_is_told_what_the_first_did_and_both_are_kept(three: Office) -> None:
    seen = now(three)
    first = move_nomination(three.ledger, OFFICE, FIRST, "received", Step(), seen)
    second = move_nomination(three.ledger, LEADER, FIRST, "returned", Step(reason="TL02"), seen)

    assert first.meanwhile == ()
    assert [(row["act"], row["subject"], row["acted_by"]) for row in second.meanwhile] == [
        ("move", "received", OFFICE.name)
    ]
    assert moves(three) == [(1, "received", OFFICE.name), (2, "returned", LEADER.name)]
    assert states(three)[0] == (FIRST, "returned")


def test_who_did_not_look_is_held_to_what_stands(three: Office) -> None:
    seen = now(three)
    move_nomination(three.ledger, OFFICE, FIRST, "received", Step(), seen)
    move_nomination(three.ledger, OFFICE, FIRST, "eligible", Step())
    # From “Đề nghị” it could be withdrawn by its unit, from where it stands by the Office only.
    assert "do Văn phòng thực hiện" in refusal(three, "withdrawn", Step(text="Rút"), UNIT)
    # What nobody changed since gives no freedom, whatever state the person claims to have seen.
    assert "do Văn phòng thực hiện" in refusal(
        three, "withdrawn", Step(text="Rút"), UNIT, Seen(now(three).act_no, "proposed")
    )
    outcome = move_nomination(three.ledger, UNIT, FIRST, "withdrawn", Step(text="Rút"), seen)
    assert [row["subject"] for row in outcome.meanwhile] == ["received", "eligible"]


def test_two_who_move_it_to_the_same_state_have_moved_it_once(three: Office) -> None:
    seen = now(three)
    move_nomination(three.ledger, OFFICE, FIRST, "received", Step(), seen)
    assert refusal(three, "received", Step(), OFFICE, seen) == (
        "Hồ sơ HS-2023-001 vừa được Lê Thị Mai chuyển, nay đã ở trạng thái “Đã tiếp nhận”. "
        "Hãy xem lại trước khi làm tiếp."
    )
    assert refusal(three, "received", Step()) == "Hồ sơ HS-2023-001 đã ở trạng thái “Đã tiếp nhận”."


def test_a_decision_is_not_unmade_by_who_had_not_heard_of_it(three: Office) -> None:
    brought_to(three, "council_done", on=DAY)
    seen = now(three)
    move_nomination(three.ledger, LEADER, FIRST, "decided", everything_said("decided", DAY), seen)
    assert "đang ở trạng thái “Đã có quyết định”" in refusal(three, "declined", Step(text="Thiếu phiếu"), LEADER, seen)
    assert states(three)[0] == (FIRST, "decided")


def test_two_threads_that_move_what_both_saw_are_both_kept(ledger_file: Path) -> None:
    office = Office(Ledger.open(ledger_file))
    office.load(NOMINATIONS + nominee("Đỗ Văn An"))
    seen = now(office)
    came: dict[str, object] = {}
    start = threading.Barrier(2)

    def one(state: str) -> None:
        ledger = Ledger.open(office.ledger.path)
        start.wait()
        came[state] = move_nomination(ledger, OFFICE, FIRST, state, everything_said(state), seen).meanwhile

    threads = [threading.Thread(target=one, args=(state,)) for state in ("received", "returned")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    first, second = (state for _, state, _ in moves(office))
    assert {first, second} == {"received", "returned"}
    assert came[first] == ()
    assert [row["subject"] for row in came[second]] == [first]  # type: ignore[attr-defined]
    assert states(office) == [(FIRST, second)]
    assert broken_link(office.ledger.rows("trail_chain")) is None
