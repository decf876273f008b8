"""What is worked out once for a state of the ledger gives the same answers as the views themselves."""

from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest

from bench.grown import grow
from ledger import Ledger
from ledger.derived import DERIVED, needed, stand_in, work_out
from ledger.queries import load_query, query_names
from tests.ledger.reports import PROGRESS, done
from tests.ledger.test_queries import SANE
from tests.office import Office
from tests.sample import SampleYear
from tests.stores import as_file, in_a_file, moved

DAYS = (None, date(2023, 7, 15))
STANDING_ON = [name for name in sorted(query_names()) if needed(load_query(name)[0])]
ASKED: dict[str, Any] = {**SANE, "period": "2023-Q2", "item_code": "1.1", "words": ["van", "hoa"], "days": 30}


def answer(rows: list[tuple[Any, ...]]) -> list[str]:
    """Return the rows to compare: the order of adding up shows in a share's last digits."""
    return sorted(repr([round(value, 9) if isinstance(value, float) else value for value in row]) for row in rows)


@pytest.fixture(scope="module")
def two_years(sample_year: SampleYear, tmp_path_factory: pytest.TempPathFactory) -> Ledger:
    """The sample year under two plans: an answer about one is the same without what belongs to the other."""
    folder = tmp_path_factory.mktemp("years")
    grown = grow(folder / "grown.duckdb", as_file(sample_year.ledger, folder), units=10, years=2)
    return grown if in_a_file() else Ledger(moved(grown.path, folder))


@pytest.mark.parametrize("name", STANDING_ON)
def test_a_question_has_the_same_answer_either_way(two_years: Ledger, name: str) -> None:
    ledger = two_years
    text, wanted = load_query(name)
    asked = {parameter: ASKED.get(parameter) for parameter in wanted}
    for day, plan_id in product(DAYS, {None, asked.get("plan_id")}):
        with ledger._reading(day) as cursor:
            plain = answer(cursor.execute(text, asked).fetchall())
            while not stand_in(cursor, text, (Path("here"), day), plan_id):
                work_out(cursor, text, (Path("here"), day), plan_id)
            assert answer(cursor.execute(text, asked).fetchall()) == plain


def test_every_view_kept_is_one_that_some_question_stands_on() -> None:
    assert {view for name in STANDING_ON for view in needed(load_query(name)[0])} == set(DERIVED)


def test_what_is_kept_ends_with_the_state_it_was_worked_out_for(office: Office) -> None:
    asked = {"plan_id": "2023", "period": "2023-Q1", "unit_code": "VP", "item_code": "1.1"}
    office.load(PROGRESS + done(1))
    before = office.ledger.frame("progress_reports", **asked)["actual"].tolist()
    office.load(PROGRESS + done(2))
    assert (before, office.ledger.frame("progress_reports", **asked)["actual"].tolist()) == ([1.0], [2.0])
