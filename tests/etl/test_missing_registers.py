"""A ledger that an earlier version made gets the registers it has never had when the program first meets it."""

import pytest

from etl.registers import load_missing
from ledger import Ledger
from tests.office import OFFICE, Office
from tests.stores import new_place

NEW = ("nomination_deadlines", "status_rules", "escalation_rules", "contradiction_rules", "pipeline", "dossiers")


@pytest.fixture
def earlier(office: Office) -> Ledger:
    """A ledger as it was before these registers were."""
    with office.ledger._reading(None) as cursor:
        for register in NEW:
            cursor.execute("DELETE FROM register_versions WHERE register = $name", {"name": register})
            cursor.execute(f"DELETE FROM {register.removesuffix('s')}_entries")
    return office.ledger


def test_registers_never_loaded_come_in_with_a_row_of_the_trail_and_only_once(earlier: Ledger) -> None:
    office = Office(earlier)
    assert (office.view("item_unit_states"), office.view("status_rules")) == ([], [])
    before = office.view("register_versions", "register", "version")
    assert load_missing(earlier, OFFICE) == list(NEW)
    assert office.view("register_versions", "register", "version") == sorted([*before, *((name, 1) for name in NEW)])
    assert office.view("trail")[-1]["act"] == "init"
    states = [row["state"] for row in office.view("item_unit_states")]
    assert states != []
    acts = len(office.view("trail"))
    assert load_missing(earlier, OFFICE) == []
    assert len(office.view("trail")) == acts


def test_a_ledger_that_was_never_set_up_stays_so(tmp_path_factory: pytest.TempPathFactory) -> None:
    ledger = Ledger.create(new_place(tmp_path_factory.mktemp("bare")))
    assert load_missing(ledger, OFFICE) == []
    assert Office(ledger).view("trail") == []
