"""A lake whose Parquet lies in an object storage is the same ledger; what is wrong with the storage is said at once."""

import threading
import time
import uuid
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from ledger import Ledger
from ledger.errors import (
    CatalogueRefused,
    LakeElsewhere,
    LedgerError,
    StorageAway,
    StorageKeyMissing,
    StorageRefused,
)
from ledger.keeping import compacting
from ledger.keeping.compacting import compact
from ledger.keeping.copying import back_up
from ledger.keeping.moving import copy_ledger
from ledger.keeping.proving import prove
from ledger.keeping.restoring import restore
from ledger.lake import gate as lake_gate
from ledger.lake.address import place_of
from ledger.lake.files import gather, let_go
from ledger.lake.opening import ROWS_INLINED
from tests.ledger.lake import buckets
from tests.ledger.lake.buckets import Buckets
from tests.ledger.lake.parquet import every_row_of, flush, gate_of, in_use, two_days_later
from tests.ledger.lake.test_one_ledger import BOOK, answers
from tests.ledger.lake.test_together import lake_at
from tests.office import OFFICE, Office
from tests.postgres import Postgres

DAYS = (None, date(2023, 7, 15))
AWAY_FOR = 3.0  # seconds


@pytest.fixture(scope="module")
def storage() -> Iterator[Buckets]:
    """A storage for these tests."""
    with buckets.running() as found:
        yield found


def address(postgres: Postgres, bucket: str, folder: Path, **said: str) -> Path:
    """Return a place in that bucket where no lake is yet, its catalogue in a schema of its own unless said."""
    words = {"dbname": "postgres", "schema": f"t_{uuid.uuid4().hex[:12]}", "host": str(postgres.folder), **said}
    keywords = " ".join(f"{name}={value}" for name, value in words.items())
    text = f"ducklake:postgres:{keywords} user=postgres data_path=s3://{bucket} archive_path={folder / 'chung'}"
    return place_of(text, folder)


@pytest.fixture
def place(postgres: Postgres, storage: Buckets, tmp_path: Path) -> Path:
    """A place where no lake is yet, in a part of the bucket that is the test's own."""
    return address(postgres, f"{storage.bucket}/{tmp_path.name}", tmp_path)


@pytest.fixture
def lake(place: Path) -> Ledger:
    """A lake with registers and plans, and two reports, in files of their own."""
    ledger = lake_at(place)
    for number in (1, 2):
        assert Office(ledger).load(BOOK.replace(" 40 ", f" {number} "), name=f"{number}.xlsx")["status"] == "accepted"
        flush(ledger)
    return ledger


def names_of(storage: Buckets, ledger: Ledger) -> list[str]:
    """Return the names of the lake's files in the bucket, without their folders."""
    return sorted(name.rpartition("/")[2] for name in storage.names() if f"/{_test_of(ledger)}/" in f"/{name}")


def _test_of(ledger: Ledger) -> str:
    return ledger.path.parent.name


def test_the_rows_lie_in_the_bucket_and_the_originals_in_the_folder(storage: Buckets, lake: Ledger) -> None:
    assert set(names_of(storage, lake)) == in_use(lake)
    assert [path.name for path in (lake.path.parent / "chung").iterdir()] == [lake.archive.folder.name]
    assert len(list(lake.archive.folder.glob("??/*"))) == 2
    assert prove(lake.path).faults == ()


def test_a_ledger_goes_into_the_bucket_and_back_row_for_row(place: Path, ledger_file: Path, tmp_path: Path) -> None:
    source = Ledger.open(ledger_file)
    Office(source).load(BOOK)
    there, back = copy_ledger(source, place), copy_ledger(Ledger(place), tmp_path / "back.duckdb")
    assert there == back == prove(ledger_file) == prove(place)
    assert every_row_of(Ledger(place)) == every_row_of(source)
    told = [[answers(ledger, day) for day in DAYS] for ledger in (source, Ledger(place))]
    assert told[0] == told[1]


def test_small_files_are_gathered_and_the_old_ones_leave_the_bucket(storage: Buckets, lake: Ledger) -> None:
    before = (prove(lake.path), every_row_of(lake))
    gather(gate_of(lake))
    waiting = set(names_of(storage, lake)) - in_use(lake)
    assert waiting != set()
    two_days_later(lake)
    done = compact(lake.path)
    assert (done.gone.files, done.gone.waiting, set(names_of(storage, lake))) == (len(waiting), 0, in_use(lake))
    assert (prove(lake.path), every_row_of(lake)) == before


def test_what_a_killed_program_left_in_the_bucket_goes_and_nothing_else(
    storage: Buckets, lake: Ledger, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = gate_of(lake).catalogue.folder().removeprefix(f"s3://{storage.bucket}/")
    storage.put(f"{folder}main/trail/ducklake-left-behind.parquet")
    storage.put(f"{folder}ghi-chu.txt")
    kept = set(names_of(storage, lake))
    assert let_go(gate_of(lake), compacting.LEAST_HOURS).files == 0
    assert set(names_of(storage, lake)) == kept
    two_days = 2 * 24 * 3600
    monkeypatch.setattr("ledger.lake.files.time", SimpleNamespace(time=lambda: time.time() + two_days))
    assert let_go(gate_of(lake), compacting.USUAL_HOURS).files == 1
    assert set(names_of(storage, lake)) == kept - {"ducklake-left-behind.parquet"}


def test_a_backup_is_put_back_and_what_stood_there_is_kept(lake: Ledger, tmp_path: Path) -> None:
    (tmp_path / "sao-luu").mkdir()
    made = back_up(lake, tmp_path / "sao-luu", OFFICE)
    Office(lake).load(BOOK)
    done = restore(made.folder, lake.path, OFFICE)
    assert done.aside is not None
    assert (prove(lake.path).faults, prove(done.aside).faults) == ((), ())
    assert [prove(path).totals["acts.load"] for path in (lake.path, done.aside)] == [2, 3]


def test_a_copy_that_fails_leaves_nothing_in_the_bucket(
    storage: Buckets, place: Path, ledger_file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def differs(*_said: object) -> None:
        raise StorageRefused

    monkeypatch.setattr("ledger.keeping.moving.must_agree", differs)
    with pytest.raises(StorageRefused):
        copy_ledger(Ledger.open(ledger_file), place)
    assert (names_of(storage, Ledger(place)), Ledger(place).exists()) == ([], False)


def test_while_the_storage_is_away_a_question_waits_and_is_answered(storage: Buckets, lake: Ledger) -> None:
    before = [row["act_no"] for row in lake.rows("trail_chain")]
    forget(lake)
    storage.stop()
    back = threading.Timer(AWAY_FOR, storage.start)
    back.start()
    began = time.monotonic()
    try:
        assert [row["act_no"] for row in lake.rows("trail_chain")] == before
        assert time.monotonic() - began >= AWAY_FOR
    finally:
        back.join()


def test_an_act_that_the_storage_breaks_off_leaves_nothing_and_can_be_done_again(
    storage: Buckets, lake: Ledger
) -> None:
    rows = [{"submission_no": 9, "item_code": "1.1", "actual": float(n)} for n in range(2 * ROWS_INLINED)]
    before = (prove(lake.path).totals["rows.progress_rows"], lake.rows("trail_chain")[-1]["act_no"])

    def appended() -> None:
        with lake.act(OFFICE, "load") as act:
            act.append("progress_rows", rows)

    storage.stop()
    try:
        with pytest.raises(StorageAway):
            appended()
    finally:
        storage.start()
    assert (prove(lake.path).totals["rows.progress_rows"], lake.rows("trail_chain")[-1]["act_no"]) == before
    appended()
    assert prove(lake.path).totals["rows.progress_rows"] == before[0] + len(rows)


def forget(ledger: Ledger) -> None:
    """Close what is open, so that nothing of the storage's files is remembered."""
    with ledger.closed():
        pass


def test_a_bucket_that_is_not_there_is_told_at_once_and_nothing_is_made(
    postgres: Postgres, storage: Buckets, tmp_path: Path
) -> None:
    place = address(postgres, "khong-co-kho", tmp_path)
    with pytest.raises(StorageRefused):
        Ledger.create(place)
    assert not Ledger(place).exists()


@pytest.mark.parametrize("missing", ["AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"])
def test_without_a_key_that_is_what_is_told(lake: Ledger, monkeypatch: pytest.MonkeyPatch, missing: str) -> None:
    forget(lake)
    monkeypatch.delenv(missing)
    with pytest.raises(StorageKeyMissing):
        lake.rows("trail_chain")


@pytest.mark.parametrize("wrong", [{"dbname": "khong_co"}, {"user": "khong_co"}])
def test_a_catalogue_that_lets_nobody_in_is_told_at_once(
    postgres: Postgres, storage: Buckets, tmp_path: Path, wrong: dict[str, str]
) -> None:
    said = {"dbname": "postgres", "user": "postgres", **wrong}
    keywords = " ".join(f"{name}={value}" for name, value in said.items())
    text = f"ducklake:postgres:host={postgres.folder} {keywords} data_path={tmp_path / 'chung'}"
    began = time.monotonic()
    with pytest.raises(CatalogueRefused):
        Ledger.open(place_of(text, tmp_path))
    assert time.monotonic() - began < lake_gate.PATIENCE


def test_an_address_with_another_folder_than_the_lakes_own_is_refused(
    postgres: Postgres, storage: Buckets, tmp_path: Path
) -> None:
    schema = f"t_{uuid.uuid4().hex[:12]}"
    Ledger.create(address(postgres, storage.bucket, tmp_path, schema=schema))
    elsewhere = address(postgres, f"{storage.bucket}/khac", tmp_path, schema=schema)
    with pytest.raises(LakeElsewhere) as refused:
        Ledger.open(elsewhere)
    assert refused.value.detail.endswith(storage.bucket)
    assert issubclass(refused.type, LedgerError)
