"""The page on the architecture names every module of etl/, and only what is there."""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "architecture.md"
PAPERS = [PAGE, ROOT / "README.md", *sorted((ROOT / "docs" / "decisions").glob("*.md"))]

_NAMED = re.compile(r"`([a-z_]+/?)`")
_PATH = re.compile(r"`((?:[\w-]+/)*[\w*-]+\.(?:py|sql|toml|po)|(?:[\w-]+/)+[\w*-]*)`")


def named_in_the_way_of_a_file() -> set[str]:
    """Return the names in backticks of that section: modules as `judge`, packages as `marking/`."""
    section = PAGE.read_text(encoding="utf-8").split("## The way of a file\n")[1].split("\n## ")[0]
    return set(_NAMED.findall(section))


def test_every_module_of_etl_is_named() -> None:
    modules = {path.stem for path in (ROOT / "etl").glob("*.py") if not path.name.startswith("__")}
    packages = {f"{path.parent.name}/" for path in (ROOT / "etl").glob("*/__init__.py")}
    assert (modules | packages) - named_in_the_way_of_a_file() == set()


def test_every_module_named_is_there() -> None:
    held = {path.stem for path in (ROOT / "etl").rglob("*.py")}
    folders = {f"{path.name}/" for path in (*ROOT.glob("*/"), *(ROOT / "etl").glob("*/"))}
    assert {name for name in named_in_the_way_of_a_file() if name not in held | folders} == set()


def test_every_file_or_folder_that_the_papers_name_is_there() -> None:
    homes = (ROOT, ROOT / "etl", ROOT / "texts")
    named = {(paper.name, path) for paper in PAPERS for path in _PATH.findall(paper.read_text(encoding="utf-8"))}
    assert {path for _, path in named} > {"judge.py", "domain/sheets/*.py", "ledger/views", "texts/en.po"}
    gone = {(paper, path) for paper, path in named if not any(list(home.glob(path + "*")) for home in homes)}
    assert gone == set()
