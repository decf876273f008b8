"""Ledgers that released versions of the program made: this one opens them, finds them whole and says the same."""

import json
import shutil
import tarfile
from pathlib import Path
from typing import Any

import pytest

from domain.people import WHOLE_DEPARTMENT
from etl.registers import load_missing
from ledger import Ledger
from ledger.ddl import SCHEMA_VERSION
from ledger.difficulty_acts import DifficultyStep, act_on_difficulty
from ledger.keeping.proving import prove, prove_files
from ledger.queries import query_names
from tests.ledger.test_queries import SANE, parameters
from tests.office import LEADER, OFFICE, Office

HERE = Path(__file__).parent / "released"
VERSIONS = sorted(path.stem for path in HERE.glob("*.json"))
# Rows of registers that a version didn't have yet are loaded when the ledger is met; acts, facts and versions follow.
_GROWING = frozenset({"trail", "ledger_facts", "register_versions"})


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The ledgers by the version that made them; to be copied, never written."""
    found = {}
    for version in VERSIONS:
        folder = tmp_path_factory.mktemp(version)
        with tarfile.open(HERE / f"{version}.tar.xz") as archive:
            archive.extractall(folder, filter="data")
        found[version] = folder
    return found


@pytest.fixture
def place(unpacked: dict[str, Path], request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The ledger of one version, the test's own."""
    shutil.copytree(unpacked[request.getfixturevalue("version")], tmp_path / "released")
    return tmp_path / "released" / "ledger.duckdb"


def said_by(version: str) -> dict[str, Any]:
    """Return what that version's views said, and how many rows its tables had."""
    told: dict[str, Any] = json.loads((HERE / f"{version}.json").read_text(encoding="utf-8"))
    return told


def plain(value: object) -> object:
    """Return a value as JSON holds it."""
    return value.isoformat() if hasattr(value, "isoformat") else value


VIEWS = {
    "current_progress": ("unit_code", "period", "item_code", "actual", "percent_complete", "status"),
    "latest_progress": ("unit_code", "period", "item_code", "actual", "status"),
    "current_difficulties": ("difficulty_no", "unit_code", "description", "status", "direction", "direction_no"),
    "current_nominations": ("nomination_no", "unit_code", "nominee_name", "award", "state"),
    "submissions": ("submission_id", "unit_code", "period", "version", "status"),
    "nil_reports": ("unit_code", "period", "sheet"),
}


def test_every_release_is_there() -> None:
    assert VERSIONS == ["0.2", "0.3", "0.4", "0.5", "0.6"]


@pytest.mark.parametrize("version", VERSIONS)
def test_it_is_whole_as_it_stands_and_looking_changes_nothing(place: Path, version: str) -> None:
    before = place.read_bytes()
    proof = prove(place)
    with Ledger(place).closed():
        assert place.read_bytes() == before
    assert (proof.faults, proof.schema_version) == ((), 1)
    assert prove_files(Ledger(place).archive, proof.files) == []
    counted = {name.removeprefix("rows."): value for name, value in proof.totals.items() if name.startswith("rows.")}
    assert {name: value for name, value in counted.items() if value} == {
        name: value for name, value in said_by(version)["rows"].items() if value
    }


@pytest.mark.parametrize("version", VERSIONS)
def test_opened_it_says_what_it_said_and_goes_on(place: Path, version: str) -> None:
    told = said_by(version)
    ledger = Ledger.open(place)
    load_missing(ledger, OFFICE)
    office = Office(ledger)
    with ledger.kept_open():
        for view, fields in VIEWS.items():
            rows = [[plain(value) for value in row] for row in office.view(view, *fields)]
            assert sorted(rows, key=repr) == told[view]
        assert len(office.view("findings")) == told["findings"]
        # Grown, they are all the same: the one that had to grow most and the latest are asked everything.
        for query in query_names() if version in (VERSIONS[0], VERSIONS[-1]) else ():
            ledger.rows(query, viewer=WHOLE_DEPARTMENT, **parameters(query, SANE))  # type: ignore[arg-type]
    proof = prove(place)
    assert (proof.faults, proof.schema_version) == ((), SCHEMA_VERSION)
    kept = {
        name: value for name, value in told["rows"].items() if name not in _GROWING and not name.endswith("_entries")
    }
    assert {name: proof.totals[f"rows.{name}"] for name in kept} == kept

    answer = office.load("## Tiến độ\n| Mã nội dung | Kết quả thực hiện | Trạng thái |\n| 1.1 | 4 | Đang thực hiện |")
    assert (answer["status"], answer["submission_id"]) == ("accepted", "LN-000004")
    act_on_difficulty(ledger, LEADER, "KK-2023-002", "directed", DifficultyStep(text="Bổ sung biên chế"))
    assert office.view("current_difficulties", "difficulty_no", "direction_no") == [
        ("KK-2023-001", "YK-2023-001"),
        ("KK-2023-002", "YK-2023-002"),
    ]
    assert prove(place).faults == ()
