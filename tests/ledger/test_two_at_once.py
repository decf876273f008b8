"""Two who act on one difficulty at once: both acts are kept in order, and the second is told of the first."""

import threading
from pathlib import Path

import pytest

from ledger import Ledger
from ledger.difficulty_acts import DifficultyStep, Seen, act_on_difficulty
from ledger.errors import ActRefused
from ledger.trail import broken_link
from tests.ledger import elsewhere
from tests.ledger.told import FIRST, TOLD, act, directions, told
from tests.office import COLLEAGUE, LEADER, OFFICE, Office

BEGINNING = Seen(0, "reported")


@pytest.fixture
def waiting(office: Office) -> Office:
    """An office in which one difficulty waits for direction."""
    office.load(TOLD + told("Thiếu hướng dẫn"))
    return office


def events(office: Office) -> list[tuple[int, str, str]]:
    """Return every step in the order in which it was recorded."""
    rows = office.ledger.rows("difficulty_events", difficulty_no=FIRST)
    return [(row["event_no"], row["event"], row["acted_by"]) for row in rows]


def now(office: Office) -> Seen:
    """Return what a person who looks now has before the eyes."""
    [row] = office.ledger.rows("difficulty", number=FIRST)
    return Seen(row["last_event_no"], row["status"])


def test_the_second_of_two_is_told_what_the_first_did(waiting: Office) -> None:
    first = act(waiting, "directed", "Mời họp", by=LEADER, seen=BEGINNING)
    second = act(waiting, "passed_on", "Kiến nghị Bộ", by=OFFICE, seen=BEGINNING)

    assert first.meanwhile == ()
    assert [(row["event"], row["text"], row["acted_by"]) for row in second.meanwhile] == [
        ("directed", "Mời họp", LEADER.name)
    ]
    assert events(waiting) == [(1, "directed", LEADER.name), (2, "passed_on", OFFICE.name)]
    assert waiting.view("current_difficulties", "status") == [("passed_on",)]


def test_a_direction_given_while_another_closed_is_kept_and_is_the_only_one_that_stands(waiting: Office) -> None:
    act(waiting, "directed", "Việc trước", by=LEADER)
    seen = now(waiting)
    act(waiting, "resolved", "Đã xong", by=OFFICE, seen=seen)
    answer = act(waiting, "directed", "Việc sau", by=LEADER, seen=seen)

    assert [row["event"] for row in answer.meanwhile] == ["resolved"]
    assert waiting.view("current_difficulties", "status", "direction_no") == [("directed", "YK-2023-002")]
    assert directions(waiting, "is_standing") == [("YK-2023-001", False), ("YK-2023-002", True)]


def test_a_closing_recorded_after_a_direction_given_at_once_closes(waiting: Office) -> None:
    act(waiting, "directed", "Mời họp", by=LEADER, seen=BEGINNING)
    act(waiting, "resolved", "Đã xong", by=OFFICE, seen=BEGINNING)

    assert waiting.view("current_difficulties", "status") == [("resolved",)]
    assert directions(waiting, "is_standing") == [("YK-2023-001", False)]


def test_who_did_not_look_is_held_to_what_stands(waiting: Office) -> None:
    act(waiting, "resolved", "Đã xong")
    for seen in (None, now(waiting)):
        with pytest.raises(ActRefused):
            act(waiting, "directed", "Mời họp", seen=seen)
    # What nobody changed since gives no freedom, whatever state the person claims to have seen.
    with pytest.raises(ActRefused):
        act(waiting, "directed", "Mời họp", seen=Seen(now(waiting).event_no, "reported"))
    assert [event for _, event, _ in events(waiting)] == ["resolved"]


def test_the_same_said_again_by_the_same_person_is_recorded_once(waiting: Office) -> None:
    act(waiting, "directed", "Mời họp", by=LEADER, seen=BEGINNING)
    with pytest.raises(ActRefused) as refusal:
        act(waiting, "directed", " Mời họp ", by=LEADER, seen=BEGINNING)

    assert refusal.value.words == {"who": LEADER.name}
    assert len(events(waiting)) == 1


@pytest.mark.parametrize(
    "other", [{"responsible_unit": "TTR"}, {"document": "15/TB"}, {"text": "Mời họp ngay"}, {"by": OFFICE}]
)
def test_what_differs_in_one_thing_is_another_act(waiting: Office, other: dict[str, object]) -> None:
    said: dict[str, object] = {"text": "Mời họp", "by": LEADER}
    act(waiting, "directed", seen=BEGINNING, **said)  # type: ignore[arg-type]
    act(waiting, "directed", seen=BEGINNING, **{**said, **other})  # type: ignore[arg-type]

    assert [number for number, *_ in directions(waiting)] == ["YK-2023-001", "YK-2023-002"]


def test_answers_to_two_directions_in_the_same_words_are_two(waiting: Office) -> None:
    for text in ("Việc một", "Việc hai"):
        act(waiting, "directed", text)
    seen = now(waiting)
    for number in ("YK-2023-001", "YK-2023-002"):
        act(waiting, "answered", "Xong", seen=seen, direction_no=number, response_status="done")

    assert directions(waiting, "state") == [("YK-2023-001", "done"), ("YK-2023-002", "done")]


def test_two_who_reopen_at_once_have_reopened_once(waiting: Office) -> None:
    act(waiting, "resolved")
    seen = now(waiting)
    act(waiting, "reopened", "Chưa xong", by=OFFICE, seen=seen)
    act(waiting, "reopened", "Còn thiếu", by=COLLEAGUE, seen=seen)

    assert [event for _, event, _ in events(waiting)] == ["resolved", "reopened", "reopened"]
    assert waiting.view("current_difficulties", "status", "reopened_count") == [("reported", 1)]
    act(waiting, "resolved", "Xong")
    act(waiting, "reopened", "Lại thiếu")
    assert waiting.view("current_difficulties", "status", "reopened_count") == [("reported", 2)]


def test_a_reopening_recorded_after_a_direction_already_given_takes_nothing_from_it(waiting: Office) -> None:
    act(waiting, "resolved")
    seen = now(waiting)
    act(waiting, "reopened", "Chưa xong", by=OFFICE, seen=seen)
    act(waiting, "directed", "Làm tiếp", by=LEADER)
    answer = act(waiting, "reopened", "Còn thiếu", by=OFFICE, seen=seen)

    assert [row["event"] for row in answer.meanwhile] == ["reopened", "directed"]
    assert waiting.view("current_difficulties", "status", "reopened_count") == [("directed", 1)]
    assert directions(waiting, "is_open") == [("YK-2023-001", True)]


def test_two_threads_that_act_on_what_both_saw_are_both_kept(ledger_file: Path) -> None:
    waiting = Office(Ledger.open(ledger_file))
    waiting.load(TOLD + told("Thiếu hướng dẫn"))
    came: dict[str, object] = {}
    start = threading.Barrier(2)

    def one(event: str) -> None:
        ledger = Ledger.open(waiting.ledger.path)
        start.wait()
        came[event] = act_on_difficulty(ledger, OFFICE, FIRST, event, DifficultyStep(text=event), BEGINNING).meanwhile

    threads = [threading.Thread(target=one, args=(event,)) for event in ("directed", "resolved")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    first, second = (event for _, event, _ in events(waiting))
    assert {first, second} == {"directed", "resolved"}
    assert came[first] == ()
    assert [row["event"] for row in came[second]] == [first]  # type: ignore[attr-defined]
    assert waiting.view("current_difficulties", "status") == [(second,)]


def test_two_processes_that_act_on_what_both_saw_are_both_kept(ledger_file: Path) -> None:
    office = Office(Ledger.open(ledger_file))
    office.load(TOLD + told("Thiếu hướng dẫn"))
    racers = [
        elsewhere.start(elsewhere.direct_what_was_seen, ledger_file, FIRST, f"Việc của người {name}") for name in "ab"
    ]
    for racer in racers:
        assert racer.stdout is not None
        assert racer.stdout.readline() == "ready\n"
    for racer in racers:
        assert racer.stdin is not None
        racer.stdin.write("go\n")
        racer.stdin.flush()
    said = sorted(racer.communicate(timeout=60)[0].strip() for racer in racers)

    assert said == ["YK-2023-001 after []", "YK-2023-002 after ['YK-2023-001']"]
    assert [number for number, *_ in directions(office)] == ["YK-2023-001", "YK-2023-002"]
    assert [number for number, *_ in events(office)] == [1, 2]
    assert broken_link(office.ledger.rows("trail_chain")) is None
