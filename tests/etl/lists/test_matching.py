"""Whatever lists say: nobody is lost, nobody joined who bears another name, and their order tells nothing."""

from itertools import permutations

from hypothesis import given, settings
from hypothesis import strategies as st

from domain import subjects
from etl.lists.compare import KINDS, Difference, reconcile
from etl.lists.model import IN_CELL, Mention, NomineeList, Place
from etl.name_likeness import alike

Told = tuple[str, str, int | None, str, str | None, str, str]
NAMES = ["Nguyễn Văn An", "Nguyễn Văn Ân", "NGUYỄN VĂN AN", "Nguyen Van An", "Trần Thị Bình", "Trần Bình"]
NOMINEES: st.SearchStrategy[list[Told]] = st.lists(
    st.tuples(
        st.sampled_from(["Ông", "Bà", ""]),
        st.sampled_from(NAMES),
        st.sampled_from([None, 1980, 1981]),
        st.sampled_from(["Chuyên viên", "CV", "Trưởng phòng", ""]),
        st.sampled_from([None, "VP", "TTR"]),
        st.sampled_from(["LDTT", "CSTDCS", "GK"]),
        st.sampled_from(["", "PT1", "PT2"]),
    ),
    min_size=1,
    max_size=5,
)


def listed(name: str, nominees: list[Told]) -> NomineeList:
    """Return a list of a file that names these nominees in rows of one sheet."""
    return NomineeList(name, "xlsx", tuple(mention(row, one) for row, one in enumerate(nominees, start=2)))


def mention(row: int, told: Told) -> Mention:
    """Return how a row names a nominee."""
    honorific, name, year, position, unit, award, ground = told
    places = {"name": Place(IN_CELL, "Đề nghị", row, 2)}
    key = subjects.person(name, None, "").name_key
    return Mention(name, key, award, places, "individual", honorific, year, position, unit, unit or "", ground)


@given(st.lists(NOMINEES, min_size=2, max_size=3))
@settings(deadline=None)
def test_nobody_is_lost_and_nobody_is_joined_with_another_name(lists: list[list[Told]]) -> None:
    read = [listed(str(number), nominees) for number, nominees in enumerate(lists)]
    reconciled = reconcile(read)
    repeated = sum(len(one.said) - 1 for one in reconciled.differences if one.kind == "repeated")

    assert sum(len(nominee.mentions) for nominee in reconciled.nominees) + repeated == sum(map(len, lists))
    assert {one.kind for one in reconciled.differences} <= set(KINDS)
    assert all(len({each.key for each in one.mentions.values()}) == 1 for one in reconciled.nominees)
    every = {id(each) for one in read for each in one.mentions}
    assert all(id(said.mention) in every for one in reconciled.differences for said in one.said)


@given(st.lists(NOMINEES, min_size=3, max_size=3))
@settings(deadline=None)
def test_the_order_of_the_lists_changes_nothing(lists: list[list[Told]]) -> None:
    read = [listed(str(number), nominees) for number, nominees in enumerate(lists)]
    outcomes = {
        frozenset(_without_order(order, one) for one in reconcile([read[number] for number in order]).differences)
        for order in permutations(range(3))
    }
    assert len(outcomes) == 1


def _without_order(order: tuple[int, ...], one: Difference) -> tuple[object, ...]:
    said = frozenset((order[said.number], said.mention.place) for said in one.said)
    return (one.kind, said, frozenset(order[number] for number in one.absent))


@given(NOMINEES)
@settings(deadline=None)
def test_a_list_differs_from_itself_in_its_own_doubts_only(nominees: list[Told]) -> None:
    once, again = listed("a", nominees), listed("b", nominees)

    assert {one.kind for one in reconcile([once, again]).differences} <= {"repeated", "unsure"}


@given(st.lists(st.text("abcn ", min_size=6, max_size=9).map(lambda text: " ".join(text.split())), max_size=12))
@settings(deadline=None)
def test_names_one_letter_apart_are_found_each_pair_once(names: list[str]) -> None:
    found = list(alike(names))

    assert len({(one, other) for one, other, _ in found}) == len(found)
    letters = {(one, other) for one, other, how in found if how == "one_letter"}
    long = sorted({name for name in names if len(name) >= 6})
    expected = {(a, b) for at, a in enumerate(long) for b in long[at + 1 :] if _is_one_edit(a, b)}
    assert letters == expected


def _is_one_edit(one: str, other: str) -> bool:
    """Tell by trying whether one letter changed, missing or swapped with its neighbour makes one name the other."""
    shorter, longer = sorted((one, other), key=len)
    if len(longer) - len(shorter) > 1:
        return False
    if len(longer) > len(shorter):
        return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
    differ = [at for at in range(len(one)) if one[at] != other[at]]
    swapped = len(differ) == 2 and differ[1] == differ[0] + 1
    return len(differ) == 1 or (swapped and (one[differ[0]], one[differ[1]]) == (other[differ[1]], other[differ[0]]))
