"""The same verdicts whoever answers: the ledger itself, or a screen's data frames."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

import pytest

from etl.eligibility import judged_nominations
from etl.eligibility.asking import rows_of
from ledger import Ledger
from tests.etl.test_eligibility import LATE, ROSTER, proposals
from tests.office import Office


def through_frames(ledger: Ledger) -> Any:
    def ask(query: str, **params: object) -> Iterable[Mapping[str, Any]]:
        return ledger.frame(query, **params).to_dict("records")  # type: ignore[arg-type]

    return ask


def test_a_screens_frames_lead_to_the_same_verdicts(office: Office) -> None:
    office.load(ROSTER + proposals(7), **LATE)

    direct = judged_nominations(office.ledger.rows, "2023", date(2024, 2, 15))
    framed = judged_nominations(through_frames(office.ledger), "2023", date(2024, 2, 15))

    assert len(direct) == 8
    assert framed == direct


def test_nothing_is_judged_of_a_plan_nobody_loaded(office: Office) -> None:
    assert judged_nominations(office.ledger.rows, "2019") == ()


@pytest.mark.parametrize(("given", "plain"), [(float("nan"), None), (1980.0, 1980), (0.5, 0.5), ("", "")])
def test_what_a_frame_has_for_nothing_is_nothing(given: object, plain: object) -> None:
    assert rows_of(lambda _query: [{"value": given}], "any") == [{"value": plain}]
