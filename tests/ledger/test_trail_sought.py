"""What is looked for in the trail: each field leaves out what doesn't fit, and nothing else."""

from datetime import date, datetime

import pytest

from domain.acts import ACT_GROUPS, ACTS
from domain.people import Actor, Role, Viewer
from domain.trail import Sought, group_of, label_of, verbs_of
from ledger import Ledger
from ledger.errors import NotForRole
from tests.stores import new_place

MAI, HUNG = Actor("Lê Thị Mai", Role.OFFICE), Actor("Trần Hưng", Role.LEADERSHIP, verified=True)
# The second and the third on either side of midnight in Viet Nam, which is 17:00 UTC.
ACTED = (
    (datetime(2023, 3, 1, 3), MAI, "load", "LN-000001"),
    (datetime(2023, 3, 31, 16, 59), MAI, "move", "HS-2023-001, HS-2023-002"),
    (datetime(2023, 3, 31, 17, 0), HUNG, "directed", "KK-2023-004"),
    (datetime(2023, 4, 2, 3), HUNG, "export", "Danh sách Đề nghị khen thưởng"),
    (datetime(2023, 4, 3, 3), MAI, "withdraw", "LN-000001"),
)


@pytest.fixture(scope="module")
def acted(tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    """A ledger with those five acts."""
    path = new_place(tmp_path_factory.mktemp("acted"))
    for moment, actor, verb, subject in ACTED:
        Ledger.create(path, sample=True, clock=lambda moment=moment: moment).record(actor, verb, subject)  # type: ignore[misc]
    return Ledger(path)


@pytest.mark.parametrize(
    ("sought", "found"),
    [
        (Sought(), [5, 4, 3, 2, 1]),
        (Sought("files"), [5, 1]),
        (Sought("withdraw"), [5]),
        (Sought("taken_away"), [4]),
        (Sought("meetings"), []),
        (Sought(person="Trần Hưng"), [4, 3]),
        (Sought(person="tran hung"), []),
        (Sought(first_day=date(2023, 4, 1)), [5, 4, 3]),
        (Sought(last_day=date(2023, 3, 31)), [2, 1]),
        (Sought(first_day=date(2023, 3, 31), last_day=date(2023, 4, 1)), [3, 2]),
        (Sought(text="hs-2023-002"), [2]),
        (Sought(text="  danh sach  de nghi "), [4]),
        (Sought(text="ĐỀ NGHỊ"), [4]),
        (Sought(text="%"), []),
        (Sought("files", "Lê Thị Mai", date(2023, 3, 1), date(2023, 3, 1), "LN"), [1]),
    ],
)
def test_each_field_leaves_out_what_does_not_fit(acted: Ledger, sought: Sought, found: list[int]) -> None:
    assert [row["act_no"] for row in acted.rows("trail", most=None, **sought.words)] == found


def test_of_many_only_the_newest_are_told_where_a_number_is_said(acted: Ledger) -> None:
    assert [row["act_no"] for row in acted.rows("trail", most=2, **Sought().words)] == [5, 4]


def test_on_a_past_day_later_acts_were_not_there(acted: Ledger) -> None:
    day = date(2023, 3, 31)
    assert [row["act_no"] for row in acted.rows("trail", as_of=day, most=None, **Sought().words)] == [2, 1]
    assert acted.rows("trail_people", as_of=day) == [{"actor_name": "Lê Thị Mai", "acts": 2, "of_all": 2}]
    assert acted.rows("trail_act", as_of=day, act_no=3) == []


def test_everybody_who_acted_is_there_to_choose_and_all_acts_are_counted(acted: Ledger) -> None:
    people = acted.rows("trail_people")
    assert [(row["actor_name"], row["acts"], row["of_all"]) for row in people] == [
        ("Lê Thị Mai", 3, 5),
        ("Trần Hưng", 2, 5),
    ]


@pytest.mark.parametrize("query", ["trail", "trail_act", "trail_chain", "trail_people"])
@pytest.mark.parametrize("viewer", [Viewer(Role.UNIT, "VP"), Viewer(Role.VIEWER)], ids=["unit", "viewer"])
def test_a_unit_and_a_viewer_read_no_trail(acted: Ledger, query: str, viewer: Viewer) -> None:
    with pytest.raises(NotForRole):
        acted.rows(query, viewer=viewer, act_no=1, most=None, **Sought().words)


def test_groups_and_acts_have_words_and_no_code_is_both() -> None:
    assert not ACT_GROUPS.keys() & ACTS.keys()
    assert sorted(verb for group in ACT_GROUPS for verb in verbs_of(group)) == sorted(ACTS)
    assert [verbs_of(verb) for verb in ACTS] == [[verb] for verb in ACTS]
    assert (label_of("load"), group_of("load")) == ("Nạp tệp", "Tệp số liệu")
    assert (label_of("của phiên bản sau"), group_of("của phiên bản sau")) == ("của phiên bản sau", "")
