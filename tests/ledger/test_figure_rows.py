"""Every figure of the screens is the number of its rows, is part of its whole, and shows no unit another's rows."""

import re
from collections import Counter
from typing import Any

import pytest

from domain.figures import FIGURES, PRESSING
from domain.people import Role, Viewer
from domain.states import DIFFICULTY_REPORTS, PROGRESS_STATES
from ledger import Ledger
from ledger.ddl import sql_text
from ledger.derived import DERIVED, stand_in, work_out
from tests.ledger.progress import report, row
from tests.office import Office
from tests.sample import SampleYear

SCOPES = (None, "VP", "TTR")
REPORTING = ("on_time", "late", "missing", "expected")


def spoken_of() -> set[str]:
    """Return the codes the view can give its rows: written out, or made of a state or a family."""
    text = sql_text("views", "17_figures")
    written = set(re.findall(r"\['(\w+)'\]|\['(\w+)',", text))
    codes = {code for pair in written for code in pair if code}
    codes |= {f"items_{state}" for state in PROGRESS_STATES.codes}
    codes |= {f"difficulty_reports_{state}" for state in DIFFICULTY_REPORTS.codes}
    codes |= {f"reports_{state}" for state in REPORTING} | {"titles", "forms", "titles_decided", "forms_decided"}
    return codes


def test_every_figure_is_counted_by_the_view_and_every_code_of_the_view_is_a_figure() -> None:
    assert spoken_of() == set(FIGURES)


def test_what_is_part_of_a_whole_and_what_presses_are_figures() -> None:
    assert {figure.of for figure in FIGURES.values()} - {""} <= set(FIGURES)
    assert set(PRESSING) <= set(FIGURES)


def identity(found: dict[str, Any]) -> tuple[Any, ...]:
    """Return what one row is told from another by."""
    return (found["kind"], found["number"], found["unit_code"], found["state"])


def proved(ledger: Ledger, periods: tuple[str, ...]) -> set[str]:
    """Check each figure in each period and scope; return those that had rows."""
    seen = set()
    for period in periods:
        for unit in SCOPES:
            asked = {"plan_id": "2023", "period": period, "unit_code": unit}
            found = ledger.rows("figure_rows", **asked)  # type: ignore[arg-type]
            assert {row["figure"] for row in found} <= set(FIGURES)
            rows = {code: [row for row in found if row["figure"] == code] for code in FIGURES}
            for code, figure in FIGURES.items():
                if figure.of:
                    parts, wholes = (Counter(map(identity, rows[name])) for name in (code, figure.of))
                    assert parts <= wholes
            seen |= {row["figure"] for row in found}
    return seen


def test_each_figure_of_a_small_ledger_is_the_number_of_its_rows(office: Office) -> None:
    report(office, "2023-03-20", row("2.2", "Hoàn thành") + row("2.3", "Đang thực hiện"))
    seen = proved(office.ledger, ("2023-Q1",))
    assert {"items", "items_completed", "items_overdue", "reports_missing", "contradictions"} <= seen


def test_each_figure_of_the_sample_year_is_the_number_of_its_rows(sample_year: SampleYear) -> None:
    ledger = Ledger(sample_year.ledger)
    with ledger.kept_open():
        assert {"items_completed_late", "difficulties_open", "titles_decided"} <= proved(ledger, ("2023-Q3",))


@pytest.mark.parametrize("unit", ["VP", "TTR"])
def test_a_unit_sees_no_row_of_another(sample_year: SampleYear, unit: str) -> None:
    ledger = Ledger(sample_year.ledger)
    viewer = Viewer(Role.UNIT, unit)
    rows = ledger.rows("figure_rows", viewer=viewer, plan_id="2023", period="2023-Q3", unit_code=None)
    assert {found["unit_code"] for found in rows} == {unit}
    assert {"items", "reports", "difficulties", "titles"} - {found["figure"] for found in rows} == set()


def test_every_view_answers_whole_and_by_its_plan(office: Office) -> None:
    report(office, "2023-03-20", row("2.2", "Hoàn thành"))
    with office.ledger._reading(None) as cursor:
        # What many stand on is worked out once: each of those is asked for itself then, and once for all above it.
        everything, state = " ".join(DERIVED), (office.ledger.path, None)
        while not stand_in(cursor, everything, state):
            work_out(cursor, everything, state)
        views = [
            name for (name,) in cursor.execute("SELECT view_name FROM duckdb_views() WHERE NOT internal").fetchall()
        ]
        for view in views:
            columns = [name for name, *_rest in cursor.execute(f"DESCRIBE {view}").fetchall()]
            cursor.execute(f"SELECT * FROM {view}").fetchall()
            if "plan_id" in columns:
                cursor.execute(f"SELECT * FROM {view} WHERE plan_id = '2023'").fetchall()
                cursor.execute(f"SELECT count(*) FROM {view}").fetchall()
