"""Tables in Markdown, and the page they are kept on."""

import argparse
import os
import platform
import re
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

PAGE = Path(__file__).parent / "results.md"
_INTRODUCTION = "# Measured\n\n`python -m bench --write` writes this page; `README.md` says what each row means.\n"
_MEASURED_WITH = ("duckdb", "openpyxl", "pandas", "python-calamine")


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table; every column but the first is set right."""
    lines = [headings, ["---", *["---:"] * (len(headings) - 1)], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def machine() -> str:
    """Return what it was measured on, in one line; a load above 1 says that others were at work too."""
    libraries = ", ".join(f"{name} {version(name)}" for name in _MEASURED_WITH)
    load = f" (load {os.getloadavg()[1]:.1f})" if hasattr(os, "getloadavg") else ""
    return f"{platform.system()}, {os.cpu_count()} cores{load}, Python {platform.python_version()}, {libraries}."


def options(module: str, about: str | None, **numbers: int) -> argparse.ArgumentParser:
    """Return the options every measurement has: `--write`, and a number each of these defaults."""
    parser = argparse.ArgumentParser(prog=f"python -m {module}", description=about)
    for name, default in numbers.items():
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--write", action="store_true", help="write what was measured to bench/results.md")
    return parser


def show(title: str, text: str, *, write: bool) -> None:
    """Print a section, and put it on the page if asked to."""
    print(f"## {title}\n\n{text}\n")
    if write:
        write_section(title, text)


def write_section(title: str, text: str, page: Path = PAGE) -> None:
    """Put a section on the page in place of the one with the same title."""
    old = page.read_text(encoding="utf-8") if page.exists() else _INTRODUCTION
    section = f"## {title}\n\n{text}\n"
    before, *sections = re.split(r"^(?=## )", old, flags=re.MULTILINE)
    kept = {part.split("\n", 1)[0]: part.strip() + "\n" for part in sections}
    kept[f"## {title}"] = section
    page.write_text("\n".join([before.strip() + "\n", *kept.values()]), encoding="utf-8")
