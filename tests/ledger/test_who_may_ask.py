"""Whom each query answers, on the invented year: a viewer meets no person and no unit's words, a unit no stranger."""

from collections.abc import Iterator
from typing import Any

import pytest

from domain.people import Role, Viewer
from ledger import Ledger
from ledger.queries import may_ask, query_names
from tests.ledger.test_queries import SANE, parameters
from tests.people_of import PeopleOf
from tests.sample import SampleYear

VIEWER, UNIT = Viewer(Role.VIEWER), Viewer(Role.UNIT, "VP")
IN_DECEMBER = {**SANE, "period": "2023-Q4", "most": 10_000, "days": 400, "source_row": 5, "item_code": "1.1"}
# Who acted for the Department stands beside what was done, whoever looks.
WHO_ACTED = {
    "acted_by", "acted_for", "answered_by", "chair", "directed_by", "recorded_by", "submitted_by", "withdrawn_by",
}  # fmt: skip
# What a search must find, and the records of several units by their numbers.
WORDS = ["nguyen", "tran", "le", "pham"]
ONE_OF_EACH_UNIT = """
    SELECT unit_code, any_value(difficulty_no) AS difficulty_no, any_value(nomination_no) AS nomination_no,
           any_value(submission_id) AS submission_id
    FROM submission_records
    LEFT JOIN difficulty_identities USING (unit_code, plan_id)
    LEFT JOIN nomination_identities USING (unit_code, plan_id)
    WHERE plan_id = '2023'
    GROUP BY unit_code
    ORDER BY unit_code"""


@pytest.fixture(scope="module")
def people(sample_year: SampleYear) -> Iterator[PeopleOf]:
    """The people of the year; its ledger is kept open, for several hundred questions."""
    with Ledger(sample_year.ledger).kept_open():
        yield PeopleOf(sample_year)


def askings(year: SampleYear, query: str) -> Iterator[dict[str, object]]:
    """Yield what a query is asked with: for every unit's records where it asks for one, and for every family."""
    for own in year.ask(ONE_OF_EACH_UNIT)[:4]:
        values = {**IN_DECEMBER, **own, "number": own["difficulty_no"], "numbers": [own["nomination_no"]]}
        for family in ("title", "form"):
            for words in WORDS:
                yield parameters(query, {**values, "family": family, "words": [words]})


def answers(year: SampleYear, query: str, viewer: Viewer) -> str:
    """Return every text in the answers of a query, the names of those who acted left out."""
    ledger = Ledger(year.ledger)
    asked: list[dict[str, Any]] = []
    for values in askings(year, query):
        if values not in asked:
            asked.append(values)
    rows = [row for values in asked for row in ledger.rows(query, viewer=viewer, **values)]
    return "\n".join(str(value) for row in rows for name, value in row.items() if name not in WHO_ACTED)


@pytest.mark.parametrize("query", [name for name in query_names() if may_ask(VIEWER, name)])
def test_no_person_and_nobodys_words_are_in_what_a_viewer_may_ask(
    sample_year: SampleYear, people: PeopleOf, query: str
) -> None:
    assert people.anybody(answers(sample_year, query, VIEWER)) == set()


@pytest.mark.parametrize("query", [name for name in query_names() if may_ask(UNIT, name)])
def test_nobody_of_another_unit_is_in_what_a_unit_may_ask(
    sample_year: SampleYear, people: PeopleOf, query: str
) -> None:
    assert people.strangers(answers(sample_year, query, UNIT), "VP") == set()


def test_the_names_and_words_are_there_to_be_found(sample_year: SampleYear, people: PeopleOf) -> None:
    office = Viewer(Role.OFFICE)
    assert len(people.strangers(answers(sample_year, "nominations", office), "VP")) > 10
    assert len(people.anybody(answers(sample_year, "difficulties", office))) > 10
    assert len(people.anybody(answers(sample_year, "search", office))) > 20


def test_each_role_asks_what_the_query_says_and_a_viewer_nothing_that_a_unit_may_not() -> None:
    assert [name for name in query_names() if not may_ask(UNIT, name) and may_ask(VIEWER, name)] == []
    assert [may_ask(Viewer(role, "VP"), "nomination_board") for role in Role] == [True, True, True, False]
    assert [may_ask(Viewer(role, "VP"), "figure_totals") for role in Role] == [True] * 4
    assert [may_ask(Viewer(role, "VP"), "trail") for role in Role] == [True, True, False, False]


def test_the_departments_totals_are_the_rows_of_its_cards_and_the_same_for_all_outside(sample_year: SampleYear) -> None:
    ledger = Ledger(sample_year.ledger)
    asked: dict[str, Any] = {"plan_id": "2023", "period": "2023-Q4"}
    rows = ledger.frame("figure_rows", unit_code=None, **asked)["figure"].value_counts().to_dict()
    inside, of_unit, outside = (
        {row["figure"]: row["n"] for row in ledger.rows("figure_totals", viewer=viewer, **asked)}
        for viewer in (Viewer(Role.OFFICE), UNIT, VIEWER)
    )
    assert (inside, of_unit) == (rows, outside)
    # What is told differs in what waits to be announced only.
    differing = {code for code in inside if inside[code] != outside.get(code)}
    assert differing <= {"titles_decided", "forms_decided", "nominations_pressing", "nominations_missed"}
