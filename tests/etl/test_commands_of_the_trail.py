"""`trail` with what is looked for, and that what a command hands over is recorded."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from domain.trail import UNVERIFIED
from ledger import Ledger
from tests.etl.desk import DIFFICULTY, PARTIAL, Desk

WHO = ["actor_name", "actor_role", "actor_unit", "actor_verified"]
FIELDS = ["act_no", "recorded_at", *WHO, "act", "subject", "detail"]


@pytest.fixture
def desk(ledger_file: Path, tmp_path: Path) -> Desk:
    """A desk where a difficulty was told and directed."""
    desk = Desk(tmp_path / "files", ledger_file)
    desk.run("load", desk.file(DIFFICULTY))
    desk.run("direct", "KK-2023-001", "--by", "Trần Quang Hưng", "--text", "Ban hành hướng dẫn.")
    return desk


def test_what_is_looked_for_is_what_is_listed(desk: Desk) -> None:
    assert [row["act"] for row in desk.ask("trail", "--kind", "difficulties")] == ["directed"]
    assert [row["act"] for row in desk.ask("trail", "--kind", "load")] == ["load"]
    assert [row["act"] for row in desk.ask("trail", "--person", "Trần Quang Hưng")] == ["directed"]
    assert [row["act"] for row in desk.ask("trail", "--text", "kk-2023")] == ["directed"]
    assert desk.ask("trail", "--to", "31/12/2021") == []
    assert len(desk.ask("trail", "--from", "01/01/2022")) == len(desk.ask("trail"))
    assert list(desk.ask("trail")[0]) == FIELDS


def test_a_person_reads_words_and_no_codes(desk: Desk) -> None:
    heads, newest, *_rest = desk.run("trail").stdout.splitlines()
    assert heads.split("\t") == [
        *("Số", "Thời điểm", "Người thực hiện", "Vai trò", "Xác thực", "Nhóm việc", "Việc", "Đối tượng")
    ]
    assert newest.split("\t")[2:] == [
        *("Trần Quang Hưng", "Lãnh đạo Sở", UNVERIFIED, "Khó khăn, ý kiến chỉ đạo", "Cho ý kiến chỉ đạo", "KK-2023-001")
    ]


def test_templates_written_are_taken_away(desk: Desk, tmp_path: Path) -> None:
    version = Ledger(desk.ledger).version()
    out = tmp_path / "mau"
    assert (
        desk.run("template", "--plan", "2023", "--period", "2023-Q2", "--unit", "VP", "--out", str(out)).exit_code == 0
    )
    [file] = out.iterdir()
    [row] = desk.ask("trail", "--kind", "export")
    assert (row["actor_name"], row["subject"], json.loads(row["detail"])) == (
        "Văn phòng Sở",
        "Mẫu báo cáo của đơn vị",
        {
            "as_of": None,
            "files": [file.name],
            "period": "2023-Q2",
            "rows": 1,
            "sha256": [sha256(file.read_bytes()).hexdigest()],
        },
    )
    assert Ledger(desk.ledger).version() == version


def test_files_that_a_load_gives_back_are_taken_away_and_a_check_writes_nothing(desk: Desk, tmp_path: Path) -> None:
    out = tmp_path / "tra-lai"
    file = desk.file(PARTIAL, "hong.xlsx")
    before = len(desk.ask("trail"))
    desk.run("check", file, "--annotate", str(out))
    assert len(desk.ask("trail")) == before
    desk.run("load", file, "--annotate", str(out))
    [given, loaded] = desk.ask("trail")[: len(desk.ask("trail")) - before]
    assert (given["act"], given["subject"], loaded["act"]) == ("export", "Tệp trả lại các đơn vị", "load")
    [name] = json.loads(given["detail"])["files"]
    assert json.loads(given["detail"])["sha256"] == [sha256((out / name).read_bytes()).hexdigest()]
