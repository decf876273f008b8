"""A lake's small files are gathered: fewer files, the same rows, whoever asks, loads or is killed meanwhile."""

import json
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import psycopg
import pytest
from click.testing import CliRunner
from psycopg import sql

from etl.cli import main
from ledger import Ledger
from ledger.asking import dicts
from ledger.errors import ActRefused
from ledger.keeping.compacting import compact
from ledger.keeping.proving import prove
from ledger.lake.address import address_at
from ledger.lake.files import gather
from tests.lakes import Lakes
from tests.ledger import elsewhere
from tests.ledger.lake.parquet import (
    catalogue_of,
    digest,
    every_row_of,
    flush,
    gate_of,
    in_use,
    parquet,
    rows_in_all,
    snapshots,
    two_days_later,
)
from tests.ledger.lake.test_one_ledger import BOOK, answers
from tests.ledger.lake.test_together import PERIODS, ROOT, UNITS, asking, filled, lake_at, loader, verdicts
from tests.office import Office
from tests.postgres import Postgres

DAYS = (None, date(2023, 7, 15))
MOMENTS = ("2023-03-20 02:00", "2023-06-20 02:00", "2023-09-20 02:00")
LOADS = 6


def load(ledger: Ledger, number: int) -> None:
    """Load one more report, as units do over the year."""
    office = Office(ledger).at(MOMENTS[number * len(MOMENTS) // LOADS]) if number < LOADS else Office(ledger)
    book = BOOK.replace(" 40 ", f" {number + 1} ")
    answer = office.load(book, name=f"{number}.xlsx", unit=UNITS[number % 3], period=PERIODS[number % 3])
    assert answer["status"] == "accepted"


@pytest.fixture(scope="module")
def lakes(postgres: Postgres, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lakes]:
    """The lakes of these tests, the first of them one where each load was gathered by itself."""
    made = Lakes(postgres)
    ledger = lake_at(made.new(tmp_path_factory.mktemp("hồ")))
    for number in range(LOADS):
        load(ledger, number)
        flush(ledger)
    yield made
    made.drop_all_but([])


@pytest.fixture
def lake(lakes: Lakes, tmp_path: Path) -> Iterator[Ledger]:
    """A copy of that lake, to be worked with."""
    yield Ledger(lakes.copy(lakes.made[0], tmp_path))
    lakes.drop_all_but(lakes.made[:1])


def test_fewer_files_hold_the_same_rows_and_say_the_same_of_every_day(lake: Ledger) -> None:
    earlier = rows_in_all(lake)
    load(lake, LOADS)
    inlined = rows_in_all(lake) - earlier
    before = (prove(lake.path), every_row_of(lake), [answers(lake, day) for day in DAYS], lake.version())
    files, states = parquet(lake), snapshots(lake)
    done = compact(lake.path)
    assert (prove(lake.path), every_row_of(lake), [answers(lake, day) for day in DAYS], lake.version()) == before
    # Of each table that every load appends to: its first file, and one for each load after it.
    assert (done.before.files, done.before.files - done.after.files) == (len(files), 5 * (LOADS - 1))
    assert (done.rows, done.after.files) == (inlined, len(in_use(lake)))
    assert done.before.bytes == sum(file.stat().st_size for file in files)
    assert done.after.bytes == sum(file.stat().st_size for file in parquet(lake) if file.name in in_use(lake))
    # What was written a moment ago may be in use by who asks.
    assert (done.gone.snapshots, done.gone.files, snapshots(lake)) == (0, 0, states + 2)
    assert {file.name for file in files} - {file.name for file in parquet(lake)} == set()


def test_what_nobody_needs_for_a_day_goes(lake: Ledger) -> None:
    gather(gate_of(lake))
    waiting = len(parquet(lake)) - len(in_use(lake))
    before = (prove(lake.path), every_row_of(lake))
    states = snapshots(lake)
    two_days_later(lake)
    done = compact(lake.path)
    assert (done.gone.files, done.gone.waiting, done.gone.snapshots) == (waiting, 0, states - 1)
    assert ({file.name for file in parquet(lake)}, snapshots(lake)) == (in_use(lake), 1)
    assert (prove(lake.path), every_row_of(lake)) == before


def test_a_second_time_finds_nothing_to_do_and_work_goes_on(lake: Ledger) -> None:
    first = compact(lake.path)
    second = compact(lake.path)
    assert (second.before, second.after, second.rows) == (first.after, first.after, 0)
    load(lake, LOADS)
    two_days_later(lake)
    second_load = compact(lake.path).after
    load(lake, LOADS + 1)
    third = compact(lake.path)
    assert (third.before, third.after.files, prove(lake.path).faults) == (second_load, first.after.files, ())
    assert elsewhere.numbers(lake) == [*range(1, LOADS + 3)]


def test_who_began_to_ask_before_finds_every_row(lake: Ledger) -> None:
    load(lake, LOADS)
    expected = every_row_of(lake)
    with lake._reading(None) as cursor:
        cursor.execute("SELECT id FROM ducklake_current_snapshot('lake')").fetchall()
        worker = threading.Thread(target=lambda: (compact(lake.path), load(lake, LOADS + 1), compact(lake.path)))
        worker.start()
        worker.join()
        found = {
            table: digest(sorted(map(repr, dicts(cursor.execute(f"SELECT * FROM {table}"))))) for table in expected
        }
    assert (found, every_row_of(lake) == expected) == (expected, False)


def test_others_ask_and_load_meanwhile(lake: Ledger, tmp_path: Path) -> None:
    folders = [filled(tmp_path / f"don-vi-{number}", unit, 5) for number, unit in enumerate(UNITS[:2])]
    faults: list[BaseException] = []
    with asking(lake, faults):
        processes = [loader(folder, lake.path) for folder in folders]
        while any(process.poll() is None for process in processes):
            compact(lake.path)
        said = [verdicts(process) for process in processes]
    assert (said, faults) == ([["accepted"] * 5] * 2, [])
    assert (elsewhere.numbers(lake), prove(lake.path).faults) == ([*range(1, LOADS + 11)], ())


def test_who_asks_outlives_a_table_that_had_another_shape(lake: Ledger) -> None:
    load(lake, LOADS)
    with lake._gate.cursor(writes=True) as cursor:
        cursor.execute("ALTER TABLE submission_records ADD COLUMN later VARCHAR")
    faults: list[BaseException] = []
    with asking(lake, faults):
        compact(lake.path)
    assert (faults, elsewhere.numbers(lake)) == ([], [*range(1, LOADS + 2)])


def test_a_file_of_a_killed_loader_goes_and_one_in_use_stays(lake: Ledger) -> None:
    files = parquet(lake)
    left = files[0].with_name("ducklake-01a20baa-0000-7ecc-a6a4-cd4494e59f9b.parquet")
    shutil.copyfile(files[0], left)
    other = files[0].with_name("ghi-chú.parquet")
    other.write_text("không phải của chương trình", encoding="utf-8")
    assert compact(lake.path).gone.files == 0
    assert left.exists()
    two_days_later(lake)
    compact(lake.path)
    assert ({file.name for file in parquet(lake)}, left.exists()) == (in_use(lake) | {other.name}, False)
    assert prove(lake.path).faults == ()


def test_a_lake_whose_folder_is_spelt_otherwise_keeps_its_files(lake: Ledger) -> None:
    address = address_at(lake.path)
    folder = Path(catalogue_of(lake).folder())
    odd = folder.with_name("[Sở] Nội vụ")
    folder.rename(odd)
    with psycopg.connect(address.connection) as connection:
        text = sql.SQL("UPDATE {table} SET value = {value} WHERE key = 'data_path'")
        table = sql.Identifier(address.schema, "ducklake_metadata")
        connection.execute(text.format(table=table, value=sql.Literal(f"{odd.parent}//{odd.name}/")))
    with lake.closed():
        pass
    expected = every_row_of(lake)
    two_days_later(lake)
    compact(lake.path)
    assert ({file.name for file in parquet(lake)} >= in_use(lake), every_row_of(lake)) == (True, expected)


@pytest.mark.parametrize("moment", ["writing", "written", "gathered", "removed"])
def test_whoever_kills_it_leaves_a_whole_ledger(lake: Ledger, moment: str) -> None:
    gather(gate_of(lake))
    load(lake, LOADS)
    two_days_later(lake)
    before, every_row = prove(lake.path), every_row_of(lake)
    is_reached = reached(lake, moment)
    command = [sys.executable, "-m", "etl", "compact", "--ledger", str(lake.path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as process:
        while not is_reached():
            assert process.poll() is None
        process.kill()
    assert process.returncode == -signal.SIGKILL
    assert (prove(lake.path), every_row_of(lake)) == (before, every_row)
    gather(gate_of(lake))
    two_days_later(lake)
    compact(lake.path)
    assert (prove(lake.path), every_row_of(lake)) == (before, every_row)
    assert {file.name for file in parquet(lake)} == in_use(lake)


def reached(ledger: Ledger, moment: str) -> Callable[[], bool]:
    """Return what tells that another process has come so far with the lake that stands here now."""
    catalogue = catalogue_of(ledger)
    files, stamp = set(parquet(ledger)), catalogue.stamp() or ()

    def newest() -> int:
        return (catalogue.stamp() or ())[1] - stamp[1]

    return {
        "writing": lambda: bool(set(parquet(ledger)) - files),
        "written": lambda: newest() > 0,
        "gathered": lambda: newest() > 1,
        "removed": lambda: bool(files - set(parquet(ledger))),
    }[moment]


def test_a_ledger_that_is_not_whole_is_left_as_it_is(lake: Ledger) -> None:
    with lake._gate.cursor(writes=True) as cursor:
        cursor.execute("UPDATE trail SET actor_name = 'Người khác' WHERE act_no = 2")
    files = parquet(lake)
    with pytest.raises(ActRefused):
        compact(lake.path)
    assert parquet(lake) == files


def test_the_command_says_what_was_done(lake: Ledger) -> None:
    compact(lake.path)
    held = len(in_use(lake))
    said = CliRunner().invoke(main, ["compact", "--keep", "1", "--ledger", str(lake.path)])
    told = CliRunner().invoke(main, ["compact", "--json", "--ledger", str(lake.path)])
    refused = CliRunner().invoke(main, ["compact", "--keep", "0", "--ledger", str(lake.path)])
    answer = json.loads(told.stdout)
    assert (said.exit_code, told.exit_code, refused.exit_code) == (0, 0, 2)
    assert (answer["files_before"], answer["files_after"], answer["rows"], answer["hours"]) == (held, held, 0, 24)
    size = f"{answer['bytes_before']:,}".replace(",", ".")
    assert said.stdout.startswith(
        f"Đã gom tệp của sổ, số tổng và nhật ký khớp: trước {held} tệp, {size} byte; nay {held} tệp, {size} byte. "
    )


def test_a_ledger_in_a_file_has_nothing_to_gather(ledger_file: Path) -> None:
    content = ledger_file.read_bytes()
    said = CliRunner().invoke(main, ["compact", "--ledger", str(ledger_file)])
    assert (said.exit_code, said.stdout, ledger_file.read_bytes()) == (1, "", content)
    assert said.stderr == "Sổ là một tệp trên máy nên không có gì để gom; lệnh này dành cho sổ trên DuckLake.\n"
