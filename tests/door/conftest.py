"""One program with an account a role for all tests of the door, on a ledger with the plan and a unit's first report."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from domain.people import Role
from ledger import Ledger
from tests.door.callers import NAMES, Caller, make_accounts
from tests.e2e.serving import Server, running
from tests.ledger.reports import DIFFICULTIES, NOMINATIONS, PROGRESS, ROSTER, difficulty, done, nominee
from tests.office import Office
from tests.stores import copy_of

# One word of each unit's that stands in nothing else of the ledger.
SECRETS = {"VP": ("Trùnghợp", "Nguyễn Thị Hoaxuyến"), "TTR": ("Bấtđồng", "Trần Văn Khấuđầu")}


@pytest.fixture(scope="session")
def begun(prepared_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger in which two units have reported: a difficulty, a person and that person's nomination each."""
    office = Office(Ledger.open(copy_of(prepared_ledger, tmp_path_factory.mktemp("begun"))))
    for unit, (word, name) in SECRETS.items():
        [found] = office.ledger.rows("unit_by_code", unit_code=unit)
        book = (
            PROGRESS + done(3),
            DIFFICULTIES + difficulty(f"{word} kinh phí"),
            NOMINATIONS + nominee(name),
            roster(name),
        )
        assert office.load("\n".join(book), unit=found["name"], name=f"{unit}.xlsx")["status"] == "accepted"
    return office.ledger.path


def roster(name: str) -> str:
    """Return a roster of one."""
    return ROSTER + f"| {name} | 1980 | Có |\n"


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory, begun: Path) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("door")
    make_accounts(Ledger.open(copy_of(begun, folder)))
    with running(folder) as found:
        yield found


@pytest.fixture
def stranger(serving: Server) -> Caller:
    return Caller(serving.url)


@pytest.fixture
def signed_in(serving: Server) -> Callable[[Role], Caller]:
    """Who signs in with the account of a role."""

    def enter(role: Role) -> Caller:
        caller = Caller(serving.url)
        assert caller.sign_in(NAMES[role]).status_code == 303
        return caller

    return enter
