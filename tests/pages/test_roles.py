"""Each screen as each role opens it: what it may read and do is there and nothing else, and no cache mixes them."""

import re
from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from domain.acts import ACTS, may
from domain.people import ROLE_LABELS, Role, Viewer
from domain.states import NOMINATION_STATES
from ledger import Ledger
from tests.pages.loop import LEADERSHIP, OFFICE_CLERK, acts
from tests.pages.screens import as_seen, cells, figures, open_screen, screen, troubles, words
from tests.people_of import PeopleOf
from tests.sample import SampleYear
from ui import data
from ui.difficulty.forms import FORMS
from ui.navigation import SCREENS, Screen
from ui.person import Person

OFFICE, VP, LOOKING = Viewer(Role.OFFICE), Viewer(Role.UNIT, "VP"), Viewer(Role.VIEWER)
CLERK_OF_VP = Person("Đỗ Thị Hạnh", Role.UNIT.value, "VP", verified=True)
every_screen = pytest.mark.parametrize("shown", SCREENS, ids=lambda shown: shown.url_path)
# Where the Office meets people; what it reads there a unit must not.
WITH_PEOPLE = {"overview.py", "changes.py", "nominations.py", "dossiers.py", "reminders.py"}
ACTS_BEGIN = ("do_", "close_", "join_", "apart_", "part_", "person_", "consent_", "answer_", "confirm_", "begin_")
Looks = Callable[[Viewer], None]


@pytest.fixture(scope="module")
def people(sample_year: SampleYear) -> PeopleOf:
    """The people of the year."""
    return PeopleOf(sample_year)


@pytest.fixture
def looks(monkeypatch: pytest.MonkeyPatch) -> Looks:
    """Say who looks from now on, in this same process."""
    return lambda viewer: monkeypatch.setattr(data, "viewer", lambda: viewer)


def everything(at: AppTest) -> str:
    """Every text on the screen: in tables, around them, in fields, in what may be chosen or copied."""
    fields = [str(element.value) for kind in ("text_area", "text_input", "code") for element in at.get(kind)]
    options = [option for box in (*at.selectbox, *at.multiselect) for option in box.options]
    return "\n".join(map(as_seen, (*cells(at), *words(at), *fields, *options)))


def refusal(at: AppTest) -> list[str]:
    """The sentence that stands in place of a screen that isn't for who looks."""
    return [told for told in (as_seen(info.value) for info in at.info) if told.startswith("Trang này không dành")]


def not_for(shown: Screen, role: Role) -> list[str]:
    """What a screen must say to a role: nothing where it is for them."""
    said = f"Trang này không dành cho vai trò “{ROLE_LABELS[role]}”. Hãy chọn trang khác ở thanh bên."
    return [] if role in shown.roles else [said]


def forms(at: AppTest) -> set[str]:
    """The keys of whatever may be pressed or chosen to do something."""
    return {str(button.key) for button in at.main.button if str(button.key).startswith(ACTS_BEGIN)}


@every_screen
def test_a_unit_meets_nobody_of_another_unit_though_the_office_has_just_looked(
    with_sample: SampleYear, people: PeopleOf, looks: Looks, shown: Screen
) -> None:
    looks(OFFICE)
    of_office = everything(open_screen(shown))
    looks(VP)
    at = open_screen(shown)
    told = everything(at)
    assert (troubles(at), people.strangers(told, "VP"), forms(at)) == ([], set(), set())
    assert (at.title[0].value, refusal(at)) == (shown.title, not_for(shown, Role.UNIT))
    # Whom it may choose: itself.
    (unit,) = [box for box in at.sidebar.selectbox if box.label == "Đơn vị"]
    assert (unit.options, unit.disabled) == (["Văn phòng Sở"], True)
    looks(OFFICE)
    assert everything(open_screen(shown)) == of_office
    assert bool(people.strangers(of_office, "VP")) == (shown.file in WITH_PEOPLE)


@every_screen
def test_a_viewer_meets_no_person_and_nobodys_words(
    with_sample: SampleYear, people: PeopleOf, looks: Looks, shown: Screen
) -> None:
    looks(LOOKING)
    at = open_screen(shown)
    assert (troubles(at), people.anybody(everything(at)), forms(at)) == ([], set(), set())
    assert refusal(at) == not_for(shown, Role.VIEWER)
    # A card says how much; it opens nothing.
    assert [button.key for button in at.main.button if str(button.key).startswith("over_")] == []


def test_leadership_loads_nothing_and_who_only_looks_has_three_screens_and_an_account(
    with_sample: SampleYear, looks: Looks
) -> None:
    assert [found.file for found in SCREENS if Role.OFFICE not in found.roles] == []
    assert [found.file for found in SCREENS if Role.LEADERSHIP not in found.roles] == ["load.py"]
    assert [found.file for found in SCREENS if Role.VIEWER in found.roles] == [
        "overview.py",
        "progress.py",
        "nominations.py",
        "accounts.py",
    ]
    looks(Viewer(Role.LEADERSHIP))
    at = open_screen(screen("load.py"))
    assert (refusal(at), list(at.file_uploader)) == (not_for(screen("load.py"), Role.LEADERSHIP), [])


def test_the_address_opens_to_a_unit_no_other_unit_nor_its_records(
    with_sample: SampleYear, people: PeopleOf, looks: Looks
) -> None:
    [foreign] = with_sample.ask(
        """SELECT any_value(difficulty_no) AS kk, any_value(nomination_no) AS hs
           FROM difficulty_identities JOIN nomination_identities USING (unit_code) WHERE unit_code = 'CCVC'"""
    )
    looks(VP)
    for file, asked in (
        ("unit.py", {"unit": "CCVC"}),
        ("dossiers.py", {"hs": foreign["hs"]}),
        ("difficulties.py", {"kk": foreign["kk"]}),
        ("search.py", {"q": "nguyen"}),
    ):
        at = open_screen(screen(file), **asked)
        assert (troubles(at), people.strangers(everything(at), "VP")) == ([], set()), file


def test_a_unit_reads_the_departments_totals_beside_its_own(with_sample: SampleYear, looks: Looks) -> None:
    of_all = figures(open_screen(screen("overview.py")))
    looks(VP)
    at = open_screen(screen("overview.py"))
    (told,) = [as_seen(caption.value) for caption in at.main.get_by_key("department").caption]
    assert [f"{label} {value}" in told for label, value in of_all.items()] == [True] * len(of_all)
    assert figures(at) != of_all
    looks(LOOKING)
    at = open_screen(screen("overview.py"))
    assert figures(at) == of_all
    assert [caption.value for caption in at.main.caption if caption.value.startswith("Toàn Sở")] == []


def test_a_content_of_the_plan_is_told_a_viewer_by_how_many_units_did_it(
    with_sample: SampleYear, people: PeopleOf, looks: Looks
) -> None:
    looks(LOOKING)
    at = open_screen(screen("progress.py"), item="1.1", unit="VP")
    told = everything(at)
    assert (troubles(at), people.anybody(told), list(at.dataframe)) == ([], set(), [])
    assert re.search(r"Đơn vị đã báo cáo: \d+/\d+", told)


@pytest.mark.parametrize("who", [OFFICE_CLERK, LEADERSHIP])
def test_of_a_difficulty_only_the_acts_of_the_role_are_offered(with_sample: SampleYear, who: Person) -> None:
    number = next(
        str(row["difficulty_no"])
        for row in Ledger(with_sample.ledger).rows("difficulties", plan_id="2023", period="2023-Q4", unit_code=None)
        if row["status"] == "reported"
    )
    at = open_screen(screen("difficulties.py"), kk=number)
    at.session_state["person"] = who
    at.run()
    offered = [verb for verb in FORMS if f"{FORMS[verb].label}" in acts(at).options]
    others = [verb for verb in offered if not may(Role(who.role), verb)]
    assert (others, acts(at).value, bool(offered)) == ([], "directed", True)


def test_a_unit_reads_its_difficulty_and_its_dossier_and_moves_what_is_its_to_move(
    with_sample: SampleYear, people: PeopleOf, looks: Looks
) -> None:
    ledger = Ledger(with_sample.ledger)
    rows = ledger.rows("nomination_board", viewer=VP, plan_id="2023", unit_code=None, scope="own")
    registered = next(str(row["nomination_no"]) for row in rows if row["state"] == "registered")
    decided = next(str(row["nomination_no"]) for row in rows if row["state"] == "decided")
    (difficulty, *_rest) = ledger.rows("difficulties", viewer=VP, plan_id="2023", period="2023-Q4", unit_code=None)
    looks(VP)
    boxes = {}
    for file, asked in (
        ("difficulties.py", {"kk": str(difficulty["difficulty_no"])}),
        ("dossiers.py", {"hs": decided}),
        ("dossiers.py", {"hs": registered}),
    ):
        at = open_screen(screen(file), **asked)
        at.session_state["person"] = CLERK_OF_VP
        at.run()
        assert (troubles(at), people.strangers(everything(at), "VP")) == ([], set())
        moves = [group.options for group in at.main.segmented_control if str(group.key).startswith("to_")]
        boxes[asked.get("hs") or "difficulty"] = ("Xử lý" in [head.value for head in at.main.subheader], moves)
    ways = [NOMINATION_STATES.label(state) for state in ("proposed", "withdrawn")]
    assert boxes["difficulty"] == boxes[decided] == (False, [])
    assert [[option.split(" ", 1)[1] for option in options] for options in boxes[registered][1]] == [ways]


def test_every_form_of_an_act_is_an_act_that_is_declared() -> None:
    assert set(FORMS) <= set(ACTS)
