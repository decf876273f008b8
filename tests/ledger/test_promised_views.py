"""The views have the columns and types that others build on."""

import pytest

from domain.people import Actor, Role
from tests.ledger.reports import PROGRESS, done
from tests.office import OFFICE, Office

SOURCE = {
    "plan_id": "VARCHAR", "period": "VARCHAR", "unit_code": "VARCHAR", "submission_id": "VARCHAR",
    "source_file": "VARCHAR", "source_sheet": "VARCHAR", "source_row": "INTEGER",
}  # fmt: skip
PROGRESS_COLUMNS = {
    "item_code": "VARCHAR", "item_title": "VARCHAR", "measure": "VARCHAR", "target": "DOUBLE", "actual": "DOUBLE",
    "percent_complete": "DOUBLE", "status": "VARCHAR", "due_on": "DATE", "completed_on": "DATE", "result": "VARCHAR",
    "evidence": "VARCHAR", "note": "VARCHAR", "is_overdue": "BOOLEAN", **SOURCE,
}  # fmt: skip
PROMISED = {
    "current_progress": PROGRESS_COLUMNS,
    "latest_progress": PROGRESS_COLUMNS,
    "current_difficulties": {
        "difficulty_id": "VARCHAR", "difficulty_no": "VARCHAR", "item_code": "VARCHAR", "description": "VARCHAR",
        "cause": "VARCHAR", "severity": "VARCHAR", "proposal": "VARCHAR", "addressee": "VARCHAR", "raised_on": "DATE",
        "resolve_by": "DATE", "direction_no": "VARCHAR", "status": "VARCHAR", "reopened_count": "INTEGER",
        "direction": "VARCHAR", "directed_by": "VARCHAR", "directed_on": "DATE", "direction_due_on": "DATE",
        "response": "VARCHAR", "resolved_on": "DATE", **SOURCE,
    },
    "current_nominations": {
        "nomination_id": "VARCHAR", "nomination_no": "VARCHAR", "stage": "VARCHAR", "honorific": "VARCHAR",
        "nominee_name": "VARCHAR", "nominee_kind": "VARCHAR", "birth_year": "INTEGER", "position": "VARCHAR",
        "award": "VARCHAR", "commendation_kind": "VARCHAR", "item_code": "VARCHAR", "achievement": "VARCHAR",
        "work_grade": "VARCHAR", "initiative": "VARCHAR", "initiative_decision": "VARCHAR", "votes_for": "INTEGER",
        "votes_total": "INTEGER", "documents": "VARCHAR", "note": "VARCHAR", "award_code": "VARCHAR",
        "nominee_class": "INTEGER", "scope": "VARCHAR", "state": "VARCHAR", "state_since": "DATE",
        "return_reason": "VARCHAR", "decision_no": "VARCHAR", "decision_on": "DATE", **SOURCE,
    },
    "current_roster": {
        "full_name": "VARCHAR", "birth_year": "INTEGER", "position": "VARCHAR", "counted": "BOOLEAN",
        "work_grade": "VARCHAR", "joined_on": "DATE", "discipline": "VARCHAR", "discipline_from": "DATE",
        "discipline_to": "DATE", **SOURCE,
    },
    "current_award_history": {
        "subject_name": "VARCHAR", "birth_year": "INTEGER", "year": "INTEGER", "award": "VARCHAR",
        "decision_no": "VARCHAR", "decision_on": "DATE", **SOURCE,
    },
    "nil_reports": {"plan_id": "VARCHAR", "period": "VARCHAR", "unit_code": "VARCHAR", "sheet": "VARCHAR"},
    "reporting": {
        "plan_id": "VARCHAR", "period": "VARCHAR", "unit_code": "VARCHAR", "due_on": "DATE", "received_on": "DATE",
        "state": "VARCHAR", "difficulties": "VARCHAR",
    },
    "submissions": {
        "submission_id": "VARCHAR", "file_name": "VARCHAR", "sha256": "VARCHAR", "plan_id": "VARCHAR",
        "unit_code": "VARCHAR", "period": "VARCHAR", "version": "INTEGER", "status": "VARCHAR",
        "submitted_by": "VARCHAR", "received_on": "DATE", "recorded_at": "TIMESTAMP",
    },
    "findings": {
        "submission_id": "VARCHAR", "severity": "VARCHAR", "code": "VARCHAR", "sheet": "VARCHAR", "cell": "VARCHAR",
        "field": "VARCHAR", "value": "VARCHAR", "message": "VARCHAR",
    },
}  # fmt: skip


@pytest.mark.parametrize("view", PROMISED)
def test_a_view_has_the_columns_and_types_it_promises(view: str, office: Office) -> None:
    found = office.types(view)

    assert {name: found.get(name) for name in PROMISED[view]} == PROMISED[view]


def test_a_person_who_only_states_a_name_is_marked_as_unproved(office: Office) -> None:
    office.load(PROGRESS + done(1))
    act = office.view("trail")[-1]

    assert (act["actor_name"], act["act"], act["actor_verified"]) == (
        OFFICE.name,
        "load",
        Actor("x", Role.OFFICE).verified,
    )
    assert act["actor_verified"] is False
