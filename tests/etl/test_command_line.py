"""The commands as people and programs start them: what they print and how they end, never in a traceback."""

import json
import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path
from typing import Any

import duckdb
import pytest
from click.testing import CliRunner

from etl.cli import COMMANDS, main
from etl.load import FILES_PER_TRANSACTION
from tests.etl import broken_files
from tests.etl.desk import FINDING, GOOD, OBJECT, PARTIAL, PROGRESS, ROOT, Desk
from tests.workbooks import titled, write_workbook


def started(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Start the program as a shell does."""
    return subprocess.run(
        [sys.executable, "-m", "etl", *words],
        capture_output=True, text=True, encoding="utf-8", cwd=ROOT, timeout=60, check=False,
        env={**os.environ, "PYTHONIOENCODING": "ascii", **environment},
    )  # fmt: skip


# As a process of its own.


def test_load_prints_the_contracts_object_for_each_file_in_natural_order_and_nothing_else(desk: Desk) -> None:
    for number, unit in ((10, "Ban Tôn giáo"), (9, "Thanh tra Sở"), (1, "Văn phòng Sở")):
        desk.file(GOOD, f"BC {number}.xlsx", unit=unit)
    (desk.folder / "~$BC 1.xlsx").write_bytes(b"lock")
    (desk.folder / "hong.xlsx").write_bytes(broken_files.truncated())

    ended = started("load", str(desk.folder), "--json", TDKT_LEDGER=str(desk.ledger))

    answers = [json.loads(line) for line in ended.stdout.splitlines()]
    assert (ended.returncode, ended.stderr) == (1, "")
    assert [Path(answer["file"]).name for answer in answers] == ["BC 1.xlsx", "BC 9.xlsx", "BC 10.xlsx", "hong.xlsx"]
    assert [answer["status"] for answer in answers] == ["accepted", "accepted", "accepted", "refused"]
    assert [answer["submission_id"] for answer in answers] == ["LN-000001", "LN-000002", "LN-000003", "LN-000004"]
    assert [set(answer) for answer in answers] == [OBJECT] * 4
    assert {frozenset(finding) for answer in answers for finding in answer["findings"]} == {frozenset(FINDING)}
    assert (answers[0]["plan"], answers[0]["unit"], answers[0]["period"]) == ("2023", "VP", "2023-Q1")
    assert answers[0]["rows"] == {"progress": {"read": 1, "accepted": 1, "refused": 0}}


def test_a_missing_ledger_ends_with_status_3_and_a_sentence(tmp_path: Path) -> None:
    file = write_workbook(titled(GOOD), tmp_path / "a.xlsx")

    ended = started("load", str(file), "--ledger", str(tmp_path / "none.duckdb"), "--json")

    assert (ended.returncode, ended.stdout) == (3, "")
    assert "Traceback" not in ended.stderr
    assert "Chưa có sổ dữ liệu" in ended.stderr


# In this process.


def test_check_gives_the_verdict_of_load_and_writes_nothing(desk: Desk) -> None:
    path = desk.file(PARTIAL)
    before = desk.ledger.read_bytes()

    (checked,) = desk.ask("check", path)

    assert desk.ledger.read_bytes() == before
    assert not desk.ledger.with_name(f"{desk.ledger.name}.archive").exists()
    (loaded,) = desk.ask("load", path)
    assert {**checked, "submission_id": "LN-000001"} == loaded


def test_check_of_the_same_bytes_twice_tells_that_the_second_would_be_a_duplicate(desk: Desk) -> None:
    path = desk.file(GOOD)

    checked = [answer["status"] for answer in desk.ask("check", path, path)]

    assert checked == [answer["status"] for answer in desk.ask("load", path, path)] == ["accepted", "duplicate"]


@pytest.mark.parametrize(
    ("book", "options", "status", "exit_status"),
    [
        (GOOD, (), "accepted", 0),
        (PARTIAL, (), "partial", 1),
        (PARTIAL, ("--strict",), "refused", 1),
        (GOOD, ("--strict",), "accepted", 0),
        (GOOD, ("--unit", "VP", "--period", "2023-Q1", "--plan", "2023"), "accepted", 0),
        (GOOD, ("--unit", "TTR"), "refused", 1),
        (GOOD, ("--unit", "KHONG"), "refused", 1),
        (GOOD, ("--period", "2023-Q2"), "refused", 1),
        (GOOD, ("--period", "quý"), "refused", 1),
        (GOOD, ("--plan", "1999"), "refused", 1),
        (GOOD, ("--plan", "2022"), "refused", 1),
    ],
)
def test_the_exit_status_says_whether_all_rows_are_in(
    desk: Desk, book: str, options: tuple[str, ...], status: str, exit_status: int
) -> None:
    ended = desk.run("load", desk.file(book), *options, "--json")

    assert (json.loads(ended.stdout)["status"], ended.exit_code) == (status, exit_status)


def test_a_file_that_is_already_in_ends_with_status_0(desk: Desk) -> None:
    path = desk.file(GOOD)
    desk.run("load", path)

    ended = desk.run("load", path, "--json")

    assert (json.loads(ended.stdout)["status"], json.loads(ended.stdout)["submission_id"], ended.exit_code) == (
        "duplicate",
        "LN-000001",
        0,
    )


def test_a_file_that_cannot_be_read_from_the_disk_does_not_stop_the_others(desk: Desk) -> None:
    desk.file(GOOD, "b.xlsx")
    (desk.folder / "a.xlsx").symlink_to(desk.folder / "b.xlsx")
    link = desk.folder / "loop.xlsx"
    link.symlink_to(link)

    assert [answer["status"] for answer in desk.ask("load", str(desk.folder))] == ["accepted", "duplicate"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal for one process")
def test_ctrl_c_ends_a_load_at_once_with_a_sentence_and_status_1(desk: Desk) -> None:
    # The first transaction's files are told while those after them are still being read.
    for number in range(FILES_PER_TRANSACTION):
        desk.file(GOOD, f"a{number}.xlsx")
    huge = broken_files.huge(25_000)
    for number in range(12):
        (desk.folder / f"b{number:02}.xlsx").write_bytes(huge)

    words = [sys.executable, "-m", "etl", "check", str(desk.folder), "--ledger", str(desk.ledger)]
    # Tests that run in the background pass on that Ctrl+C is none of their business; to a person's program it is.
    heeding = partial(signal.signal, signal.SIGINT, signal.SIG_DFL)
    pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    with subprocess.Popen(words, cwd=ROOT, preexec_fn=heeding, **pipes) as program:  # noqa: PLW1509
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.readline()
        program.send_signal(signal.SIGINT)
        told = program.stderr.read()

    assert (program.returncode, told) == (1, "Đã dừng theo yêu cầu; những tệp có kết quả ở trên vẫn giữ nguyên.\n")


@pytest.mark.parametrize(
    "words",
    [
        ("load",),
        ("load", ".", "--annotate", "pyproject.toml"),
        ("load", "khong-co.xlsx"),
        ("load", ".", "--received-on", "31/02/2023"),
        ("load", ".", "--received-on", "2023"),
        ("load", ".", "--lang", "fr"),
        ("check", ".", "--khong-co"),
        ("withdraw", "LN-000001"),
        ("direct",),
        ("move", "HS-2023-001", "khong-co", "--by", "A"),
        ("meeting", "pause", "--by", "A"),
        ("meeting", "open", "--by", "A", "--on", "hôm nay"),
        ("trail", "--most", "nhiều"),
        ("khong-co",),
    ],
)
def test_wrong_usage_ends_with_status_2_and_prints_nothing_on_standard_output(
    desk: Desk, words: tuple[str, ...]
) -> None:
    ended = desk.run(*words)

    assert (ended.exit_code, ended.stdout) == (2, "")
    assert ended.stderr


def test_a_folder_without_files_is_wrong_usage(desk: Desk) -> None:
    desk.folder.mkdir()
    (desk.folder / "doc.docx").write_bytes(b"")

    ended = desk.run("load", str(desk.folder))

    assert (ended.exit_code, ended.stdout) == (2, "")
    assert "Không có tệp bảng tính nào" in ended.stderr


@pytest.mark.parametrize("command", ["check", "load", "history", "direct"])
@pytest.mark.parametrize("ledger", ["missing", "folder", "text", "other database", "empty"])
def test_a_ledger_that_cannot_be_used_ends_every_command_with_status_3(desk: Desk, command: str, ledger: str) -> None:
    place = desk.folder / "so.duckdb"
    place.parent.mkdir(parents=True)
    if ledger == "folder":
        place.mkdir()
    elif ledger == "text":
        place.write_text("không phải sổ" * 1000, encoding="utf-8")
    elif ledger == "other database":
        duckdb.connect(str(place)).execute("CREATE TABLE t (a INTEGER)").close()
    elif ledger == "empty":
        place.write_bytes(b"")
    words = {
        "direct": ("KK-2023-001", "--by", "A", "--text", "x"),
        "check": (desk.file(GOOD),),
        "load": (desk.file(GOOD),),
    }

    ended = Desk(desk.folder, place).run(command, *words.get(command, ()))

    assert (ended.exit_code, ended.stdout) == (3, "")
    assert ended.stderr.count("\n") == 1


def test_english_on_request(desk: Desk) -> None:
    path = desk.file(PARTIAL)
    vietnamese, english = (
        [f["message"] for f in desk.ask("check", path, "--lang", lang)[0]["findings"]] for lang in ("vi", "en")
    )

    assert len(vietnamese) == len(english)
    assert not set(vietnamese) & set(english)


def test_every_command_explains_itself() -> None:
    for command in COMMANDS:
        ended = CliRunner().invoke(main, [command, "--help"])
        assert (ended.exit_code, ended.exception) == (0, None)


def test_an_answer_on_a_heading_is_given_by_an_option(desk: Desk) -> None:
    file = desk.file(PROGRESS.replace("Kết quả thực hiện", "Kết quả thực hiện quý I") + "| 1.1 | 2 | Đang thực hiện |")

    (asked,) = desk.ask("check", file)
    (answered,) = desk.ask("check", file, "--heading", "Kết quả thực hiện quý I=actual")
    (left_out,) = desk.ask("check", file, "--heading", "KẾT QUẢ THỰC HIỆN QUÝ I=-")

    told = [[found["code"] for found in answer["findings"]] for answer in (asked, answered, left_out)]
    assert [[code for code in codes if code != "missing_sheet"] for codes in told] == [["heading_unsure"], [], []]


@pytest.mark.parametrize("said", ["Kết quả", "Kết quả=khong_co", "=actual", ""])
def test_an_answer_on_a_heading_that_says_nothing_is_wrong_usage(desk: Desk, said: str) -> None:
    result = desk.run("check", desk.file(GOOD), "--heading", said)

    assert result.exit_code == 2
    assert f"“{said}”" in result.output
