"""Modules of `ui` must not hide packages: as a main script `ui/frame.py` puts its folder first on the import path."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_no_module_of_ui_has_the_name_of_a_package() -> None:
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert {path.stem for path in (ROOT / "ui").glob("*.py")} & packages == set()
