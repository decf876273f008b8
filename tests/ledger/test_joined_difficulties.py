"""What was told twice is told once: joining, parting, keeping apart."""

from datetime import date

import pytest

from domain.people import Role, Viewer
from ledger.acts import withdraw
from ledger.difficulty_acts import join_difficulty, keep_difficulties_apart, part_difficulty
from ledger.errors import ActRefused
from tests.ledger.told import FIRST, SECOND, THIRD, TOLD, act, printed, told
from tests.office import OFFICE, Office

TEXTS = ("difficulty_no", "description", "period")
JOINED_ON = date(2023, 4, 10)


@pytest.fixture
def twice(office: Office) -> Office:
    """An office to which Văn phòng Sở told one thing twice, in two quarters, and another unit something else."""
    march = office.at("2023-03-20T02:00")
    march.load(TOLD + told("Thiếu hướng dẫn", raised="10/03/2023"))
    march.load(TOLD + told("Chưa có hướng dẫn", raised="05/03/2023"), period="Quý II năm 2023")
    march.load(TOLD + told("Thiếu kinh phí"), unit="Thanh tra Sở")
    return office.at("2023-04-10T02:00")


def join(office: Office, number: str = SECOND, to: str = FIRST) -> None:
    join_difficulty(office.ledger, OFFICE, number, to, "Cùng một việc")


def of_vp(office: Office, as_of: date | None = None) -> list[tuple[object, ...]]:
    """Return what is told of Văn phòng Sở."""
    return [row for row in office.view("current_difficulties", *TEXTS, as_of=as_of) if row[0] != THIRD]


APART = [(FIRST, "Thiếu hướng dẫn", "2023-Q1"), (SECOND, "Chưa có hướng dẫn", "2023-Q2")]
# The first keeps its own words.
TOGETHER = [(FIRST, "Thiếu hướng dẫn", "2023-Q1")]


def test_what_is_joined_is_told_under_the_first_and_before_that_day_there_are_two(twice: Office) -> None:
    join(twice)

    assert of_vp(twice) == TOGETHER
    assert of_vp(twice, as_of=date(2023, 4, 9)) == APART
    assert of_vp(twice, as_of=JOINED_ON) == TOGETHER
    rows = twice.ledger.rows("difficulty_reports", difficulty_no=FIRST)
    said = [(row["told_as_no"], row["description"]) for row in rows]
    assert said == [(FIRST, "Thiếu hướng dẫn"), (SECOND, "Chưa có hướng dẫn")]
    events = twice.ledger.rows("difficulty_events", difficulty_no=FIRST)
    assert [(row["difficulty_no"], row["event"], row["same_as_no"]) for row in events] == [(SECOND, "joined", FIRST)]


def test_a_joined_difficulty_is_printed_and_shown_once(twice: Office) -> None:
    join(twice)
    printed_rows = twice.ledger.rows("template_difficulties", plan_id="2023", unit_codes=["VP"])
    assert [row["difficulty_no"] for row in printed_rows] == [FIRST]
    shown = twice.ledger.rows("difficulties", plan_id="2023", period="2023-Q2", unit_code="VP")
    assert [row["difficulty_no"] for row in shown] == [FIRST]
    assert [row["difficulty_no"] for row in twice.ledger.rows("difficulty", number=SECOND)] == [FIRST]
    joined = twice.ledger.rows("joined_difficulties", difficulty_no=FIRST)
    assert [(row["difficulty_no"], row["description"]) for row in joined] == [(SECOND, "Chưa có hướng dẫn")]


def test_the_severest_of_what_is_joined_counts_and_the_first_keeps_the_rest(office: Office) -> None:
    office.load(TOLD + told("Thiếu hướng dẫn", severity="Trung bình"))
    office.load(TOLD + told("Chưa có hướng dẫn", severity="Khẩn cấp"), period="Quý II năm 2023")
    join(office)

    assert office.view("current_difficulties", "difficulty_no", "description", "severity") == [
        (FIRST, "Thiếu hướng dẫn", "urgent")
    ]


@pytest.mark.parametrize("row", [told("Vẫn chưa có", no=SECOND), told("Chưa có hướng dẫn")], ids=["number", "words"])
def test_the_number_and_the_words_of_what_is_joined_lead_to_the_first(twice: Office, row: str) -> None:
    join(twice)
    answer = twice.load(TOLD + row, period="Quý III năm 2023")

    assert answer["status"] == "accepted"
    assert of_vp(twice) == TOGETHER
    told_in = [row["period_name"] for row in twice.ledger.rows("difficulty_reports", difficulty_no=FIRST)]
    assert told_in == ["Quý I năm 2023", "Quý II năm 2023", "Quý III năm 2023"]


def test_what_is_joined_is_acted_on_under_the_first_only(twice: Office) -> None:
    join(twice)
    for event in ("directed", "resolved", "passed_on"):
        with pytest.raises(ActRefused) as refusal:
            act(twice, event, number=SECOND)
        assert refusal.value.words == {"number": SECOND, "other": FIRST}
    act(twice, "directed")

    assert printed(twice, "VP") == ["YK-2023-001"]


def test_what_is_parted_is_again_what_it_was(twice: Office) -> None:
    fields = ("difficulty_no", "description", "period", "status", "raised_on", "counted_from", "source_row")
    before = twice.view("current_difficulties", *fields)
    join(twice)
    part_difficulty(twice.at("2023-04-20T02:00").ledger, OFFICE, SECOND, "Hai việc")

    assert twice.view("current_difficulties", *fields) == before
    assert of_vp(twice, as_of=JOINED_ON) == TOGETHER
    with pytest.raises(ActRefused, match=SECOND):
        part_difficulty(twice.ledger, OFFICE, SECOND, "Lần nữa")
    act(twice, "directed", number=SECOND)
    assert twice.view("current_difficulties", "difficulty_no", "status")[:2] == [
        (FIRST, "reported"),
        (SECOND, "directed"),
    ]


@pytest.mark.parametrize(
    ("number", "to", "named"),
    [
        (FIRST, FIRST, {"number": FIRST}),
        (SECOND, THIRD, {"number": SECOND, "other": THIRD}),
        (SECOND, "KK-2023-009", {"number": "KK-2023-009"}),
        ("KK-2023-009", FIRST, {"number": "KK-2023-009"}),
    ],
)
def test_what_is_the_same_another_units_or_unknown_is_not_joined(
    twice: Office, number: str, to: str, named: dict[str, str]
) -> None:
    with pytest.raises(ActRefused) as refusal:
        join(twice, number, to)
    assert refusal.value.words == named
    assert of_vp(twice) == APART


@pytest.mark.parametrize("events", [("directed",), ("resolved", "reopened"), ("passed_on",)])
def test_what_was_acted_on_is_not_joined_but_may_be_joined_to(twice: Office, events: tuple[str, ...]) -> None:
    for event in events:
        act(twice, event)
    with pytest.raises(ActRefused, match=FIRST):
        join(twice, FIRST, SECOND)

    join(twice)

    assert of_vp(twice) == TOGETHER


def test_what_others_were_joined_to_is_not_joined_itself(twice: Office) -> None:
    twice.load(TOLD + told("Hướng dẫn chưa có"), period="Quý III năm 2023")
    join(twice)
    with pytest.raises(ActRefused, match=FIRST):
        join(twice, FIRST, "KK-2023-004")
    with pytest.raises(ActRefused) as refusal:
        join(twice, "KK-2023-004", SECOND)
    assert refusal.value.words == {"number": SECOND, "other": FIRST}
    join(twice, "KK-2023-004", FIRST)
    assert of_vp(twice) == TOGETHER


@pytest.mark.parametrize(
    ("withdrawn", "left"),
    [
        (("LN-000001",), [(FIRST, "Chưa có hướng dẫn", "2023-Q2")]),
        (("LN-000002",), [(FIRST, "Thiếu hướng dẫn", "2023-Q1")]),
        (("LN-000001", "LN-000002"), []),
    ],
)
def test_the_joined_ones_stand_as_long_as_one_of_their_files_does(
    twice: Office, withdrawn: tuple[str, ...], left: list[tuple[str, ...]]
) -> None:
    join(twice)
    for submission in withdrawn:
        withdraw(twice.ledger, OFFICE, submission, "Nhầm")

    assert of_vp(twice) == left
    [*said] = twice.ledger.rows("difficulty", number=FIRST)
    assert [row["difficulty_no"] for row in said] == [number for number, *_ in left]


def test_what_leadership_directed_stands_when_every_file_of_the_joined_ones_is_withdrawn(twice: Office) -> None:
    join(twice)
    act(twice, "directed")
    for submission in ("LN-000001", "LN-000002"):
        withdraw(twice.ledger, OFFICE, submission, "Nhầm")

    assert of_vp(twice) == TOGETHER
    assert printed(twice, "VP") == ["YK-2023-001"]


def test_parting_gives_back_what_is_still_told_when_the_firsts_files_are_withdrawn(twice: Office) -> None:
    join(twice)
    withdraw(twice.ledger, OFFICE, "LN-000001", "Nhầm")
    part_difficulty(twice.ledger, OFFICE, SECOND, "Hai việc")

    assert of_vp(twice) == [(SECOND, "Chưa có hướng dẫn", "2023-Q2")]


def test_parting_is_possible_when_nothing_is_told_any_more(twice: Office) -> None:
    join(twice)
    for submission in ("LN-000001", "LN-000002"):
        withdraw(twice.ledger, OFFICE, submission, "Nhầm")
    twice.load(TOLD + told("Chưa có hướng dẫn"), period="Quý III năm 2023")
    assert of_vp(twice) == [(FIRST, "Chưa có hướng dẫn", "2023-Q3")]

    part_difficulty(twice.ledger, OFFICE, SECOND, "Hai việc")

    assert of_vp(twice) == [(SECOND, "Chưa có hướng dẫn", "2023-Q3")]


@pytest.mark.parametrize(("number", "other"), [(FIRST, SECOND), (SECOND, FIRST)])
def test_two_kept_apart_are_remembered_from_either_side(twice: Office, number: str, other: str) -> None:
    keep_difficulties_apart(twice.ledger, OFFICE, number, other, "Hai việc khác nhau")

    rows = twice.ledger.rows("possible_joins", plan_id="2023", period="2023-Q2", unit_code=None)
    apart = {row["difficulty_no"]: row["apart_from"] for row in rows}
    assert apart == {FIRST: [SECOND], SECOND: [FIRST], THIRD: []}
    assert of_vp(twice) == APART


def test_one_difficulty_is_not_kept_apart_from_itself(twice: Office) -> None:
    with pytest.raises(ActRefused) as refusal:
        keep_difficulties_apart(twice.ledger, OFFICE, FIRST, FIRST, "Nhầm")
    assert refusal.value.words == {"number": FIRST}


def test_a_unit_sees_its_own_and_what_it_must_act_on_and_nothing_else_of_others(twice: Office) -> None:
    join(twice)
    act(twice, "directed", "Việc của Thanh tra", responsible_unit="TTR")
    act(twice, "directed", "Việc của Văn phòng")
    twice.load(TOLD + told("Thiếu phòng họp"))
    asked = {"plan_id": "2023", "period": "2023-Q3", "unit_code": None, "difficulty_no": "KK-2023-009"}

    def seen(query: str, unit: str, **said: object) -> list[str]:
        wanted = {**asked, **said}
        rows = twice.ledger.rows(query, viewer=Viewer(Role.UNIT, unit), **wanted)  # type: ignore[arg-type]
        return [row.get("direction_no") or row["difficulty_no"] for row in rows]

    assert seen("directions", "VP") == ["YK-2023-002"]
    assert seen("directions", "TTR") == ["YK-2023-001"]
    assert seen("difficulty_directions", "VP", difficulty_no=FIRST) == ["YK-2023-001", "YK-2023-002"]
    assert seen("difficulty_directions", "TTR", difficulty_no=FIRST) == ["YK-2023-001"]
    assert seen("possible_joins", "TTR") == [THIRD]
    assert seen("possible_joins", "VP") == [FIRST, "KK-2023-004"]
    assert sorted(seen("decided_before", "TTR")) == [THIRD]
    counts = {}
    for query in ("difficulty", "difficulty_reports", "difficulty_events"):
        for unit in ("VP", "TTR", "TG"):
            for number in (FIRST, THIRD, "KK-2023-004"):
                said = {"difficulty_no": number, "number": number}
                rows = twice.ledger.rows(query, viewer=Viewer(Role.UNIT, unit), **said)  # type: ignore[arg-type]
                counts[query, unit, number] = len(rows)
    told_to = {key: n for key, n in counts.items() if n}
    assert {(unit, number) for _query, unit, number in told_to} == {
        ("VP", FIRST),
        ("VP", "KK-2023-004"),
        ("TTR", FIRST),
        ("TTR", THIRD),
    }
    assert told_to["difficulty_reports", "TTR", FIRST] == 2
