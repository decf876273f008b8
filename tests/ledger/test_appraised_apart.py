"""An agency's file changes nothing of the Department's: every query answers as if it had never come, or names it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from ledger import Ledger
from ledger.nomination_acts import Step, move_nominations
from ledger.nomination_each import done_or_refused
from ledger.nomination_records import Ballot, record_council
from ledger.queries import load_query, query_names
from tests.ledger.reports import HISTORY, ROSTER, brought_to
from tests.ledger.test_queries import BOOK, SANE, parameters
from tests.office import OFFICE, Office
from tests.stores import copy_of

AGENCY = {"unit": "Sở Y tế tỉnh Hưng Yên", "period": "Quý IV năm 2023", "received_on": date(2023, 12, 8)}
APPRAISED = (
    """
## Đề nghị khen thưởng
| Họ và tên hoặc tên tập thể | Cá nhân/Tập thể | Năm sinh | Chức vụ | Danh hiệu | Mã nội dung | Loại hình khen thưởng |
| Phạm Hoài Nga | Cá nhân | 1975 | Trưởng phòng | Chiến sĩ thi đua cấp tỉnh | PT1 | Công trạng |
| Vũ Hoài Linh | Cá nhân | 1986 | Chuyên viên | BK tỉnh | PT1 | Chuyên đề |
| Sở Y tế tỉnh Hưng Yên | Tập thể | | | Tập thể lao động xuất sắc | | Công trạng |
"""
    + ROSTER
    + "| Phạm Hoài Nga | 1975 | x |\n"
    + HISTORY
    + "| Phạm Hoài Nga | 1975 | 2022 | Chiến sĩ thi đua cơ sở |\n"
)
# Queries that may speak of an agency's nominations, each with the reason; every other one answers as before.
FILES = "tells which files came, rows were kept, acts were done"
LOADING = "asked by the loading of a file, which speaks of whose rows they are"
JUDGING = "rows by unit: each agency is judged in what is its own"
DESK = "rows of nominations with their scope, of whichever scope is asked for"
PEOPLE = "rows of people over all units, to find who may be one"
SPEAKS = {
    "eligibility_ballots": JUDGING,
    "eligibility_history": JUDGING,
    "eligibility_nominations": JUDGING,
    "eligibility_papers": JUDGING,
    "eligibility_roster": JUDGING,
    "history": FILES,
    "known_nominations": LOADING,
    "compared_nominations": LOADING,
    "compared_roster": LOADING,
    "compared_award_history": LOADING,
    "last_record": FILES,
    "next_submission_no": FILES,
    "nomination_board": DESK,
    "nomination_numbers": LOADING,
    "nomination_scopes": DESK,
    "person_mentions": PEOPLE,
    "search": PEOPLE,
    "submission_versions": FILES,
    "newest_change": FILES,
    "trail": FILES,
    "trail_chain": FILES,
    "trail_head": FILES,
    "trail_people": FILES,
}
# What is asked for everywhere: the period in which everything has come, whoever looks, of no one unit.
ASKED = {**SANE, "period": "2023-Q4", "words": ["pham"], "plan_ids": ["2023"], "unit_codes": ["VP"], "days": 400}


@pytest.fixture(scope="module")
def offices(prepared_ledger: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Office, Office]]:
    """A ledger with a unit's report and a decided nomination, and the same once an agency's file has come and moved."""
    alone = Office(Ledger.open(copy_of(prepared_ledger, tmp_path_factory.mktemp("alone"))))
    unit = {"unit": "Văn phòng Sở", "period": "Quý IV năm 2023", "received_on": date(2023, 12, 7)}
    alone.at("2023-12-07T02:00").load(BOOK.format(item="1.1", unit="Văn phòng Sở"), **unit)
    brought_to(alone.at("2023-12-20T02:00"), "decided", on=date(2023, 12, 20))
    both = Office(Ledger.open(copy_of(alone.ledger.path, tmp_path_factory.mktemp("both"))))
    assert both.at("2023-12-21T02:00").load(APPRAISED, **AGENCY)["status"] == "accepted"
    _awarded(both.at("2023-12-22T02:00"), "HS-2023-003")
    with alone.ledger.kept_open(), both.ledger.kept_open():
        yield alone, both


def _awarded(office: Office, number: str) -> None:
    on = date(2023, 12, 22)
    brought_to(office, "submitted", number, on=on)
    said = Step(on=on, decision_no="58/QĐ-UBND", decision_on=on)
    for outcome in move_nominations(office.ledger, OFFICE, [number], "decided", said):
        done_or_refused(outcome)


def answers(offices: tuple[Office, Office], query: str, **said: object) -> tuple[list[Any], list[Any]]:
    asked = {**parameters(query, ASKED), **said}
    one, other = (office.ledger.rows(query, **asked) for office in offices)  # type: ignore[arg-type]
    return one, other


@pytest.mark.parametrize("query", query_names())
def test_an_agencys_file_changes_no_answer_but_those_that_speak_of_it(
    offices: tuple[Office, Office], query: str
) -> None:
    said = {"scope": None} if "scope" in load_query(query)[1] else {}
    one, other = answers(offices, query, **said)

    assert (one != other) == (query in SPEAKS)


@pytest.mark.parametrize("query", [name for name in query_names() if "scope" in load_query(name)[1]])
def test_a_query_asked_for_one_scope_knows_nothing_of_the_other(offices: tuple[Office, Office], query: str) -> None:
    alone, both = offices
    before, own = answers(offices, query, scope="own")
    assert own == before
    named = {row["unit_code"] for row in answers((alone, both), query, scope="appraised")[1] if row.get("unit_code")}
    assert named == {"SYT"}
    assert answers((alone, both), query, scope="appraised")[0] == []


def test_units_views_and_calendars_never_count_an_agency(offices: tuple[Office, Office]) -> None:
    _alone, both = offices
    for view in (
        *(
            "plan_units",
            "item_units",
            "expected_reports",
            "reporting",
            "reporting_matrix",
            "completeness",
            "unit_debts",
        ),
        *(
            "required_cells",
            "item_unit_states",
            "figure_rows",
            "deadlines",
            "shown_nominations",
            "stressed_nominations",
        ),
    ):
        rows = both.view(view)
        assert rows != []
        assert [row for row in rows if row.get("unit_code") == "SYT"] == []


def test_periods_only_an_agency_reported_for_are_no_periods_of_the_department(office: Office) -> None:
    def periods() -> list[str]:
        return [row["period"] for row in office.ledger.rows("periods", plan_id="2023")]

    before = periods()
    office.load(APPRAISED, **{**AGENCY, "period": "Năm 2023"})
    assert (periods(), office.view("counting_sheets", "period")) == (before, [("2023",)] * 3)


def test_a_council_of_the_province_votes_on_what_is_appraised(office: Office) -> None:
    office.load(APPRAISED, **AGENCY)
    ballot = Ballot(17, 15, 2, 17, council="province", held_on=date(2023, 12, 9))
    brought_to(office, "eligible", "HS-2023-001", on=date(2023, 12, 9))
    (outcome,) = record_council(office.ledger, OFFICE, ["HS-2023-001"], ballot)
    assert outcome.refusal is None
    asked = parameters("nomination_board", {**ASKED, "scope": "appraised"})
    (row,) = [row for row in office.ledger.rows("nomination_board", **asked) if row["council"]]  # type: ignore[arg-type]
    assert (row["council"], row["council_votes_for"]) == ("province", 17)
