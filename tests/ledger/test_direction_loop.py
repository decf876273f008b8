"""The way of a difficulty from state to state: what each act does, what it refuses, and what units find printed."""

from datetime import date

import pytest

from domain.periods import parse_period_code
from domain.states import DIFFICULTY_ACT_FROM, DIFFICULTY_STATES
from etl.context import read_context
from etl.forms import order_for
from ledger.acts import withdraw
from ledger.difficulty_acts import DifficultyStep
from ledger.errors import ActRefused
from ledger.meetings import open_meeting
from tests.ledger.reports import DIRECTIONS
from tests.ledger.told import FIRST, SECOND, TOLD, act, directions, printed, told
from tests.office import LEADER, OFFICE, Office

WAY_TO = {
    "reported": (),
    "directed": ("directed",),
    "answered": ("directed", "answered"),
    "resolved": ("resolved",),
    "passed_on": ("directed", "passed_on"),
}
LEADS_TO = {
    "directed": "directed",
    "answered": "answered",
    "resolved": "resolved",
    "reopened": "reported",
    "passed_on": "passed_on",
}
LOOP = (
    *("status", "reopened_count", "direction_no", "direction", "directed_by", "directed_on", "direction_due_on"),
    *("response", "resolved_on"),
)
IN_APRIL = date(2023, 4, 28)


def test_every_act_is_taken_in_the_states_that_allow_it_and_refused_in_all_others(office: Office) -> None:
    pairs = [(state, event) for state in DIFFICULTY_STATES.codes for event in DIFFICULTY_ACT_FROM]
    numbers = {pair: f"KK-2023-{place:03d}" for place, pair in enumerate(pairs, start=1)}
    office.load(TOLD + "".join(told(f"Khó khăn thứ {place}") for place in range(1, len(pairs) + 1)))
    became: dict[tuple[str, str], object] = {}
    for (state, event), number in numbers.items():
        for step in WAY_TO[state]:
            act(office, step, number=number)
        try:
            act(office, event, number=number)
        except ActRefused as refusal:
            became[state, event] = (refusal.words["number"], DIFFICULTY_STATES.label(state) == refusal.words["state"])
        else:
            became[state, event] = "done"
    assert became == {
        (state, event): "done" if state in DIFFICULTY_ACT_FROM[event] else (numbers[state, event], True)
        for state, event in pairs
    }
    stands = dict(office.view("current_difficulties", "difficulty_no", "status"))
    assert stands == {
        # What was passed on stays so when a unit answers an earlier direction.
        numbers[state, event]: state
        if state not in DIFFICULTY_ACT_FROM[event] or (state, event) == ("passed_on", "answered")
        else LEADS_TO.get(event, state)
        for state, event in pairs
    }


def test_what_counts_on_each_day_of_the_way_is_told_of_that_day_for_ever(office: Office) -> None:
    text, more = "Văn phòng làm việc với Cụm trưởng", "Mời Cụm trưởng dự họp"
    answer = DIRECTIONS + "| {} | {} | {} |"

    def at(day: int, month: int = 4) -> Office:
        return office.at(f"2023-{month:02d}-{day:02d}T02:00")

    at(20, 3).load(TOLD + told("Thiếu hướng dẫn"))
    act(at(3), "directed", text, by=LEADER, due_on=IN_APRIL, on=date(2023, 4, 3))
    at(10).load(answer.format("YK-2023-001", "Đang mời họp", "Đang thực hiện"), received_on=date(2023, 4, 10))
    act(at(12), "directed", more, on_behalf_of="Giám đốc Sở", form="note", on=date(2023, 4, 11))
    at(14).load(answer.format("YK-2023-002", "Đã mời", "Đã thực hiện"), received_on=date(2023, 4, 14))
    act(at(2, 5), "resolved", "Theo hướng dẫn số 15", on=date(2023, 4, 30))
    act(at(9, 5), "reopened", "Hướng dẫn thiếu phụ lục", on=date(2023, 5, 8))
    act(at(11, 5), "passed_on", "Kiến nghị Bộ", passed_to="ministry", document="40/SNV-VP", on=date(2023, 5, 11))

    first = ("YK-2023-001", text, LEADER.name, date(2023, 4, 3), IN_APRIL)
    second = ("YK-2023-002", more, "Giám đốc Sở", date(2023, 4, 11), None)
    days = {
        date(2023, 3, 19): [],
        date(2023, 3, 20): [("reported", 0, None, None, None, None, None, None, None)],
        date(2023, 4, 3): [("directed", 0, *first, None, None)],
        date(2023, 4, 10): [("answered", 0, *first, "Đang mời họp", None)],
        date(2023, 4, 12): [("directed", 0, *second, None, None)],
        date(2023, 4, 14): [("answered", 0, *second, "Đã mời", None)],
        date(2023, 5, 1): [("answered", 0, *second, "Đã mời", None)],
        date(2023, 5, 2): [("resolved", 0, *second, "Đã mời", date(2023, 4, 30))],
        date(2023, 5, 9): [("reported", 1, *second, "Đã mời", None)],
        date(2023, 5, 11): [("passed_on", 1, *second, "Đã mời", None)],
    }
    assert {day: office.view("current_difficulties", *LOOP, as_of=day) for day in days} == days
    passed = office.view("current_difficulties", "passed_to", "passed_document", "state_since")
    assert passed == [("ministry", "40/SNV-VP", date(2023, 5, 11))]


@pytest.fixture
def to_three_units(office: Office) -> Office:
    """An office in which one difficulty of Văn phòng Sở has a direction to each of three units, due in April."""
    office.load(TOLD + told("Thiếu hướng dẫn"))
    for unit in ("", "TTR", "TDKT"):
        act(office, "directed", f"Việc của {unit or 'VP'}", responsible_unit=unit, due_on=IN_APRIL)
    return office


def test_each_units_next_template_prints_its_own_directions_only(to_three_units: Office) -> None:
    context = read_context(to_three_units.ledger)
    period = parse_period_code("2023-Q2")
    assert period is not None
    told_to = {}
    for code in ("VP", "TTR", "TDKT", "TG"):
        asked = {"plan": context.plans["2023"], "unit": context.units[code], "period": period}
        rows = order_for(to_three_units.ledger, context, **asked).rows["directions"]  # type: ignore[arg-type]
        told_to[code] = [(row["direction_no"], row["direction"], row["direction_due_on"]) for row in rows]
        assert {row["about"] for row in rows} <= {f"{FIRST} (Văn phòng): Thiếu hướng dẫn"}
    assert told_to == {
        "VP": [("YK-2023-001", "Việc của VP", IN_APRIL)],
        "TTR": [("YK-2023-002", "Việc của TTR", IN_APRIL)],
        "TDKT": [("YK-2023-003", "Việc của TDKT", IN_APRIL)],
        "TG": [],
    }


def test_one_units_answer_leaves_the_directions_of_others_open(to_three_units: Office) -> None:
    to_three_units.load(DIRECTIONS + "| YK-2023-002 | Đã xong | Đã thực hiện |", unit="Thanh tra Sở")

    assert [printed(to_three_units, unit) for unit in ("VP", "TTR", "TDKT")] == [["YK-2023-001"], [], ["YK-2023-003"]]
    assert directions(to_three_units, "state", "is_standing", "is_open") == [
        ("YK-2023-001", "unanswered", True, True),
        ("YK-2023-002", "done", True, False),
        ("YK-2023-003", "unanswered", True, True),
    ]
    # The latest direction is still to be answered.
    assert to_three_units.view("current_difficulties", "status") == [("directed",)]


@pytest.mark.parametrize(
    ("status", "state", "is_open", "is_overdue"),
    [
        ("", "answered", False, False),
        ("Chưa thực hiện", "not_started", True, True),
        ("Đang thực hiện", "in_progress", True, True),
        ("Đã thực hiện", "done", False, False),
        ("Không thực hiện được", "cannot", False, False),
    ],
)
def test_an_answer_ends_a_direction_only_when_nothing_more_will_come(
    office: Office, status: str, state: str, *, is_open: bool, is_overdue: bool
) -> None:
    march = office.at("2023-03-20T02:00")
    march.load(TOLD + told("Thiếu hướng dẫn"))
    act(march, "directed", due_on=IN_APRIL, on=date(2023, 3, 20))
    march.load(DIRECTIONS + f"| YK-2023-001 | Đã làm | {status} |")

    assert printed(office, "VP") == (["YK-2023-001"] if is_open else [])
    fields = ("state", "is_open", "is_overdue", "days_left")
    assert directions(office, *fields, as_of=IN_APRIL) == [("YK-2023-001", state, is_open, False, 0)]
    assert directions(office, *fields, as_of=date(2023, 4, 29)) == [("YK-2023-001", state, is_open, is_overdue, -1)]


@pytest.mark.parametrize(
    ("events", "standing"),
    [
        (("passed_on",), [True, True, True]),
        (("resolved",), [False, False, False]),
        (("resolved", "reopened"), [False, False, False]),
        (("passed_on", "directed"), [True, True, True, True]),
        (("resolved", "reopened", "directed"), [False, False, False, True]),
    ],
)
def test_directions_stand_until_the_difficulty_is_resolved_or_reopened(
    to_three_units: Office, events: tuple[str, ...], standing: list[bool]
) -> None:
    for event in events:
        act(to_three_units, event)

    assert [row[1] for row in directions(to_three_units, "is_standing")] == standing
    numbers = [f"YK-2023-{place:03d}" for place, stands in enumerate(standing, start=1) if stands]
    assert sorted(number for unit in ("VP", "TTR", "TDKT") for number in printed(to_three_units, unit)) == numbers


def test_an_answer_by_act_is_of_the_direction_named_else_of_the_latest(to_three_units: Office) -> None:
    assert act(to_three_units, "answered", "Xong", direction_no="YK-2023-001", response_status="done").direction_no == (
        "YK-2023-001"
    )
    assert act(to_three_units, "answered", "Đang làm", response_status="in_progress").direction_no == "YK-2023-003"

    assert directions(to_three_units, "state", "response") == [
        ("YK-2023-001", "done", "Xong"),
        ("YK-2023-002", "unanswered", None),
        ("YK-2023-003", "in_progress", "Đang làm"),
    ]


def test_a_direction_is_of_a_meeting_and_said_by_whom_it_was_given(office: Office) -> None:
    office.load(TOLD + told("Thiếu hướng dẫn"))
    meeting = open_meeting(office.ledger, OFFICE, "2023", held_on=date(2023, 4, 3), chair="Giám đốc", text="Giao ban")
    said = {"meeting_id": meeting, "form": "notice", "document": "15/TB-SNV", "on_behalf_of": "Giám đốc Sở"}
    act(office, "directed", "Làm ngay", **said)  # type: ignore[arg-type]

    fields = ("meeting_id", "form", "document", "directed_by", "recorded_by")
    assert directions(office, *fields) == [
        ("YK-2023-001", meeting, "notice", "15/TB-SNV", "Giám đốc Sở", OFFICE.name),
    ]
    assert [row["directions"] for row in office.ledger.rows("meetings", plan_id="2023")] == [1]


@pytest.mark.parametrize(
    ("event", "step", "words"),
    [
        ("directed", DifficultyStep(text=" \n "), {}),
        ("directed", DifficultyStep(text="x", responsible_unit="KHONG"), {"unit": "KHONG"}),
        ("directed", DifficultyStep(text="x", meeting_id="HOP-2023-009"), {"meeting": "HOP-2023-009"}),
        ("directed", DifficultyStep(text="x", form="thư"), {"value": "thư"}),
        ("passed_on", DifficultyStep(text="x", passed_to="sở"), {"value": "sở"}),
        ("answered", DifficultyStep(text="x", response_status="xong"), {"value": "xong"}),
        ("answered", DifficultyStep(text="x", direction_no="YK-2023-009"), {"direction": "YK-2023-009"}),
        ("answered", DifficultyStep(text="x", direction_no="YK-2023-002"), {"direction": "YK-2023-002"}),
        ("reminded", DifficultyStep(text="x", direction_no="YK-2023-002"), {"direction": "YK-2023-002"}),
    ],
)
def test_what_names_nothing_there_is_refused_and_leaves_nothing(
    office: Office, event: str, step: DifficultyStep, words: dict[str, str]
) -> None:
    office.load(TOLD + told("Thiếu hướng dẫn") + told("Thiếu kinh phí"))
    act(office, "directed")
    act(office, "directed", number=SECOND)
    before = office.view("trail")
    said = {name: getattr(step, name) for name in step.__dataclass_fields__ if name != "text"}

    with pytest.raises(ActRefused) as refusal:
        act(office, event, step.text, **said)

    assert {name: refusal.value.words.get(name) for name in words} == words
    assert office.view("trail") == before


def test_reminders_are_counted_and_change_no_state(to_three_units: Office) -> None:
    act(to_three_units, "reminded", direction_no="YK-2023-002", on=date(2023, 5, 3))
    act(to_three_units, "reminded", "Nhắc lần hai", on=date(2023, 5, 2))

    fields = ("status", "reminded_count", "reminded_on", "direction_no")
    assert to_three_units.view("current_difficulties", *fields) == [("directed", 2, date(2023, 5, 3), "YK-2023-003")]
    events = to_three_units.ledger.rows("difficulty_events", difficulty_no=FIRST)
    assert [row["direction_no"] for row in events if row["event"] == "reminded"] == ["YK-2023-002", "YK-2023-003"]


def test_a_withdrawn_answer_opens_its_direction_again(to_three_units: Office) -> None:
    to_three_units.load(DIRECTIONS + "| YK-2023-001 | Đã xong | Đã thực hiện |")
    assert printed(to_three_units, "VP") == []
    withdraw(to_three_units.ledger, OFFICE, "LN-000002", "Nhầm")

    assert printed(to_three_units, "VP") == ["YK-2023-001"]
