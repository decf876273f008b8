"""Two pictures compared: what moved which way, and that nothing is told twice or out of nothing."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.changes import CHANGE_KINDS, FINISHED, NEXT_ROUND, ORDERS, SUBJECT_KINDS, Change, Subject, compare, counted
from domain.states import DIFFICULTY_STATES, NOMINATION_STATES, PROGRESS_STATES, REPORTING_STATES

SINCE, UNTIL = date(2023, 7, 5), date(2023, 10, 4)
WITHIN, BEFORE, LATER = date(2023, 9, 30), date(2023, 7, 5), date(2023, 10, 5)
FAMILIES = {
    "item": PROGRESS_STATES,
    "difficulty": DIFFICULTY_STATES,
    "nomination": NOMINATION_STATES,
    "report": REPORTING_STATES,
}
MIRRORED = {"forward": "back", "back": "forward", "appeared": "vanished", "vanished": "appeared"}

subjects = st.sampled_from(sorted(ORDERS)).flatmap(
    lambda kind: st.builds(
        Subject,
        kind=st.just(kind),
        key=st.sampled_from("abcd"),
        state=st.sampled_from(ORDERS[kind]),
        due_on=st.none() | st.sampled_from([BEFORE, WITHIN, LATER]),
        reached=st.integers(0, 3),
    )
)
pictures = st.lists(subjects, max_size=12, unique_by=lambda subject: (subject.kind, subject.key))


def kinds(*changes: Change) -> list[str]:
    return [change.kind for change in changes]


@pytest.mark.parametrize("kind", FAMILIES)
def test_every_state_of_a_family_has_one_place_in_its_order(kind: str) -> None:
    assert sorted(ORDERS[kind]) == sorted(option.code for option in FAMILIES[kind].options)
    assert FINISHED[kind] | NEXT_ROUND.get(kind, frozenset()) <= set(ORDERS[kind])


def test_orders_are_of_the_kinds_of_subjects_there_are() -> None:
    assert set(ORDERS) == set(FINISHED) == {option.code for option in SUBJECT_KINDS.options}


@given(pictures, st.permutations(range(12)))
def test_a_picture_compared_with_itself_has_no_change(picture: list[Subject], order: list[int]) -> None:
    shuffled = [picture[place] for place in order if place < len(picture)]
    assert compare(picture, shuffled) == []


@given(pictures, pictures)
def test_the_other_way_round_every_change_is_its_mirror(one: list[Subject], other: list[Subject]) -> None:
    there = {(MIRRORED[change.kind], change.after, change.before) for change in compare(one, other)}
    back = {(change.kind, change.before, change.after) for change in compare(other, one)}
    assert there == back


@given(pictures, pictures)
def test_each_subject_is_told_at_most_once_and_the_counts_are_theirs(one: list[Subject], other: list[Subject]) -> None:
    changes = compare(one, other, (SINCE, UNTIL))
    told = [(change.subject.kind, change.subject.key) for change in changes]
    assert len(told) == len(set(told))
    assert sum(counted(changes).values()) == len(changes)
    assert list(counted(changes)) == [option.code for option in CHANGE_KINDS.options]


@pytest.mark.parametrize(
    ("kind", "before", "after", "told"),
    [
        ("item", "at_risk", "on_track", "forward"),
        ("item", "on_track", "at_risk", "back"),
        ("item", "completed", "overdue", "back"),
        ("difficulty", "reported", "directed", "forward"),
        ("difficulty", "resolved", "reported", "back"),
        ("nomination", "proposed", "received", "forward"),
        ("nomination", "received", "returned", "back"),
        ("nomination", "decided", "revoked", "back"),
        ("report", "missing", "late", "forward"),
        ("report", "expected", "missing", "back"),
    ],
)
def test_forward_and_back_are_those_of_the_declared_order(kind: str, before: str, after: str, told: str) -> None:
    assert kinds(*compare([Subject(kind, "a", before)], [Subject(kind, "a", after)])) == [told]


@pytest.mark.parametrize(
    ("due_on", "state", "told"),
    [
        (WITHIN, "directed", ["came_due"]),
        (UNTIL, "directed", ["came_due"]),
        (BEFORE, "directed", []),
        (LATER, "directed", []),
        (None, "directed", []),
        (WITHIN, "resolved", ["forward"]),
    ],
)
def test_what_fell_due_in_between_and_is_not_finished_came_due(
    due_on: date | None, state: str, told: list[str]
) -> None:
    before, after = Subject("difficulty", "a", "directed", due_on), Subject("difficulty", "a", state, due_on)
    assert kinds(*compare([before], [after], (SINCE, UNTIL))) == told


def test_what_came_due_is_told_as_that_whatever_else_happened_to_it() -> None:
    overdue = Subject("item", "a", "overdue", WITHIN)
    for before in ([], [Subject("item", "a", "on_track", WITHIN)], [overdue]):
        assert kinds(*compare(before, [overdue], (SINCE, UNTIL))) == ["came_due"]


@pytest.mark.parametrize(("state", "told"), [("on_track", []), ("not_due", []), ("at_risk", ["back"])])
def test_the_next_round_of_finished_work_is_no_step_back_unless_it_is_in_danger(state: str, told: list[str]) -> None:
    first, second = Subject("item", "a", "completed", SINCE), Subject("item", "a", state, LATER)
    assert kinds(*compare([first], [second], (SINCE, UNTIL))) == told


def test_finished_work_that_is_reported_as_unfinished_in_the_same_round_fell_back() -> None:
    first, second = Subject("item", "a", "completed", LATER), Subject("item", "a", "on_track", LATER)
    assert kinds(*compare([first], [second], (SINCE, UNTIL))) == ["back"]


def test_of_shared_work_more_units_are_a_step_forward() -> None:
    three, five = Subject("item", "a", "shared", reached=3), Subject("item", "a", "shared", reached=5)
    assert kinds(*compare([three], [five]), *compare([five], [three])) == ["forward", "back"]


def test_a_state_that_no_order_holds_is_a_fault() -> None:
    with pytest.raises(ValueError, match="not in tuple"):
        compare([Subject("item", "a", "unheard")], [Subject("item", "a", "overdue")])
