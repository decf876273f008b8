"""What is worked out from the ledger is kept until the ledger says something else."""

from pathlib import Path

import pytest

from ledger import Ledger
from tests.ledger.reports import PROGRESS, done
from tests.office import Office
from tests.stores import copy_of
from ui import data
from ui.once import once_a_state


@pytest.fixture
def office(prepared_ledger: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Office:
    path = copy_of(prepared_ledger, tmp_path)
    monkeypatch.setenv("TDKT_LEDGER", str(path))
    return Office(Ledger.open(path))


def test_it_is_made_again_once_the_ledger_has_changed(office: Office) -> None:
    made: list[str] = []

    @once_a_state
    def submissions(plan_id: str) -> int:
        made.append(plan_id)
        return len(data.fetch("progress_reports", plan_id=plan_id, period="2023-Q1", unit_code=None, item_code=None))

    before = [submissions("2023"), submissions("2023"), submissions("2022")]
    assert (made, before[0] == before[1]) == (["2023", "2022"], True)
    office.load(PROGRESS + done(3))
    after = [submissions("2023"), submissions("2023")]
    assert (made, after[0] == after[1]) == (["2023", "2022", "2023"], True)


def test_what_a_page_does_to_an_answer_stays_on_that_page(office: Office) -> None:
    first = data.fetch("plans")
    names = list(first.columns)
    first["name"] = "khác"
    first["more"] = 1
    first.loc[:, "plan_id"] = "khác"
    second = data.fetch("plans")
    assert (list(second.columns), set(second["plan_id"]) & {"khác"}, set(second["name"]) & {"khác"}) == (
        names,
        set(),
        set(),
    )
