"""What may be lost is kept beside the ledger, and never in the way."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from ui import state

KIND, OWNER, SUBJECT = "draft", "mark of a browser", "KK-2023-001"
TEXT = {"text": "Khẩn trương rà soát; báo cáo trước 05/7.", "on": None}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TDKT_LEDGER", str(tmp_path / "ledger.duckdb"))
    return tmp_path


@pytest.fixture(params=["missing", "file", "read_only"])
def closed(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A ledger in a folder where nobody can make a file."""
    (tmp_path / "file").write_bytes(b"")
    # Not even the administrator may write into /proc.
    places = {"missing": tmp_path / "missing", "file": tmp_path / "file", "read_only": Path("/proc/self")}
    if not places[request.param].exists() and request.param == "read_only":
        pytest.skip("no /proc on this machine")
    monkeypatch.setenv("TDKT_LEDGER", str(places[request.param] / "ledger.duckdb"))
    yield
    assert sorted(tmp_path.iterdir()) == [tmp_path / "file"]


def value(subject: str = SUBJECT, *, owner: str = OWNER, kind: str = KIND) -> object:
    found = state.kept(kind, owner, subject)
    return None if found is None else found.value


def test_reading_makes_no_file(folder: Path) -> None:
    assert (value(), state.subjects(KIND, OWNER), state.forget(KIND, OWNER, SUBJECT)) == (None, [], True)
    assert list(folder.iterdir()) == []


def test_what_is_kept_is_read_again_until_it_is_forgotten(folder: Path) -> None:
    assert state.keep(KIND, OWNER, SUBJECT, {"text": "nháp"})
    assert state.keep(KIND, OWNER, SUBJECT, TEXT)
    assert value() == TEXT
    assert [path.name for path in folder.iterdir()] == ["state.sqlite"]
    assert state.forget(KIND, OWNER, SUBJECT)
    assert value() is None


def test_ledger_kind_owner_and_subject_are_kept_apart(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for kind, owner, subject in (("a", "b", "c"), ("a", "b", "d"), ("a", "x", "c"), ("y", "b", "c")):
        state.keep(kind, owner, subject, {"of": [kind, owner, subject]})
    assert value("c", owner="b", kind="a") == {"of": ["a", "b", "c"]}
    assert state.subjects("a", "b") == ["d", "c"]
    monkeypatch.setenv("TDKT_LEDGER", str(folder / "another.duckdb"))
    assert (value("c", owner="b", kind="a"), state.subjects("a", "b")) == (None, [])


def test_where_no_file_can_be_made_nothing_is_kept_and_nothing_breaks(closed: None) -> None:
    assert not state.keep(KIND, OWNER, SUBJECT, TEXT)
    assert (value(), state.subjects(KIND, OWNER)) == (None, [])


@pytest.mark.parametrize("damage", [b"not a database at all\n" * 400, None], ids=["another file", "torn"])
def test_a_damaged_file_is_put_aside_and_a_new_one_begun(folder: Path, damage: bytes | None) -> None:
    file = folder / "state.sqlite"
    for number in range(50):
        state.keep(KIND, OWNER, str(number), TEXT)
    whole = file.read_bytes()
    file.write_bytes(whole[:4096] + bytes(len(whole) - 4096) if damage is None else damage)
    assert value() is None
    (aside,) = folder.glob("state.sqlite.broken-*")
    assert len(aside.read_bytes()) == len(whole if damage is None else damage)
    assert state.keep(KIND, OWNER, SUBJECT, TEXT)
    assert (value(), state.subjects(KIND, OWNER)) == (TEXT, [SUBJECT])


def test_writing_into_a_damaged_file_succeeds_at_the_first_attempt(folder: Path) -> None:
    (folder / "state.sqlite").write_bytes(b"\x00\xff" * 4000)
    assert state.keep(KIND, OWNER, SUBJECT, TEXT)
    assert value() == TEXT


def test_a_file_that_another_program_holds_is_left_alone(folder: Path) -> None:
    state.keep(KIND, OWNER, SUBJECT, TEXT)
    with closing(sqlite3.connect(folder / "state.sqlite", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert not state.keep(KIND, OWNER, SUBJECT, {"text": "muộn"})
        assert not state.forget(KIND, OWNER, SUBJECT)
    assert value() == TEXT
    assert list(folder.glob("*.broken-*")) == []


@pytest.mark.parametrize("written", ["", "no JSON", "[1]", "7"])
def test_a_value_that_this_program_did_not_write_is_none(folder: Path, written: str) -> None:
    state.keep(KIND, OWNER, SUBJECT, TEXT)
    with closing(sqlite3.connect(folder / "state.sqlite")) as connection, connection:
        connection.execute("UPDATE kept SET value = ?", (written,))
    assert value() is None


def test_what_nobody_touched_for_half_a_year_goes_with_the_next_writing(folder: Path) -> None:
    for subject in ("old", "new"):
        state.keep(KIND, OWNER, subject, TEXT)
    with closing(sqlite3.connect(folder / "state.sqlite")) as connection, connection:
        connection.execute("UPDATE kept SET updated_at = '2020-01-01T00:00:00.000000' WHERE subject = 'old'")
    assert value("old") == TEXT
    state.keep(KIND, OWNER, SUBJECT, TEXT)
    assert state.subjects(KIND, OWNER) == [SUBJECT, "new"]


def test_the_oldest_beyond_five_thousand_go(folder: Path) -> None:
    state.keep(KIND, OWNER, SUBJECT, TEXT)
    with closing(sqlite3.connect(folder / "state.sqlite")) as connection, connection:
        connection.execute("UPDATE kept SET updated_at = datetime(updated_at, '-2 days')")
        connection.execute(
            """INSERT INTO kept SELECT ledger, kind, owner, n, datetime(updated_at, '+' || n || ' seconds'), value
            FROM kept, (WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < 5000)
                        SELECT n FROM numbers)"""
        )
    state.keep(KIND, OWNER, "newest", TEXT)
    subjects = state.subjects(KIND, OWNER)
    assert (len(subjects), subjects[:2], subjects[-1]) == (5000, ["newest", "5000"], "2")


def test_two_threads_that_write_at_once_lose_nothing(folder: Path) -> None:
    done: list[bool] = []

    def write(name: str) -> None:
        done.extend(state.keep(KIND, name, str(number), TEXT) for number in range(25))

    threads = [threading.Thread(target=write, args=(name,)) for name in ("a", "b")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert done == [True] * 50
    assert [sorted(map(int, state.subjects(KIND, name))) for name in ("a", "b")] == [list(range(25))] * 2


def test_two_threads_that_find_it_damaged_put_it_aside_once(folder: Path) -> None:
    (folder / "state.sqlite").write_bytes(b"\x00\xff" * 4000)
    start = threading.Barrier(2)

    def write(name: str) -> None:
        start.wait()
        state.keep(KIND, OWNER, name, TEXT)

    threads = [threading.Thread(target=write, args=(name,)) for name in ("a", "b")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(state.subjects(KIND, OWNER)) == ["a", "b"]
    assert len(list(folder.glob("*.broken-*"))) == 1
