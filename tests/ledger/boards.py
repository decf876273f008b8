"""The board of nominations as different people see it: what the tests of what it tells share."""

from datetime import date
from typing import Any

from domain.people import Role, Viewer
from ledger.nomination_records import Ballot, record_council
from tests.ledger.reports import NOMINATIONS, brought_to, nominee
from tests.office import OFFICE, Office

FIRST, SECOND, THIRD = "HS-2023-001", "HS-2023-002", "HS-2023-003"
VP = Viewer(Role.UNIT, "VP")
WHOLE = Viewer(Role.OFFICE)
YEAR = {"plan_id": "2023", "unit_code": None, "scope": None}
QUARTER = {"plan_id": "2023", "period": "2023-Q1", "unit_code": None}


def board(office: Office, viewer: Viewer = WHOLE, as_of: date | None = None, **asked: Any) -> list[dict[str, Any]]:
    """Return the rows of the board."""
    return office.ledger.rows("nomination_board", viewer=viewer, as_of=as_of, **{**YEAR, **asked})


def one_decided(office: Office) -> Office:
    """Decide one of two nominations on 20 December, and tell nobody."""
    office.at("2023-03-20T02:00").load(NOMINATIONS + nominee("Đỗ Văn An") + nominee("Lê Thị Bình"))
    at = office.at("2023-12-20T02:00")
    record_council(at.ledger, OFFICE, [FIRST], Ballot(9, 8, 1, 9, held_on=date(2023, 12, 20)))
    brought_to(at, "decided", on=date(2023, 12, 20))
    return office
