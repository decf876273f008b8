"""The two commands of the README: what they say and when they install."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import start

ROOT = Path(__file__).resolve().parents[1]


def test_an_older_python_is_refused_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 18))
    assert start.main([]) == 2
    assert "Python 3.11 trở lên; máy này đang dùng Python 3.9" in capsys.readouterr().out


def test_vietnamese_comes_out_on_a_console_with_another_code_page() -> None:
    environment = {**os.environ, "PYTHONIOENCODING": "cp1252"}
    found = subprocess.run(
        [sys.executable, str(ROOT / "start.py"), "--help"], env=environment, capture_output=True, check=True
    )
    assert "mở chương trình theo dõi kế hoạch" in found.stdout.decode("utf-8")


def test_a_changed_file_is_installed_anew_and_the_files_are_told_apart(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(start, "ROOT", tmp_path)
    (tmp_path / "requirements.txt").write_text("a==1\n", encoding="utf-8")
    (tmp_path / "requirements-lake.txt").write_text("# more\n-r requirements.txt\nb==1\n", encoding="utf-8")
    (tmp_path / "requirements-dev.txt").write_text("-r requirements-lake.txt\n", encoding="utf-8")
    names = ("requirements.txt", "requirements-lake.txt", "requirements-dev.txt")
    before = [start.fingerprint(name) for name in names]
    (tmp_path / "requirements.txt").write_text("a==2\n", encoding="utf-8")
    after = [start.fingerprint(name) for name in names]
    assert (start.included("requirements-dev.txt"), len({*before, *after})) == ([*names], 6)
