"""Whose program this is, and which version of it, as `pyproject.toml` says."""

import tomllib
from functools import cache
from pathlib import Path

AGENCY = "SỞ NỘI VỤ TỈNH HƯNG YÊN"
_DECLARED = Path(__file__).resolve().parent.parent / "pyproject.toml"


@cache
def program_version() -> str:
    """Return the program's version, such as 0.7.0."""
    return str(tomllib.loads(_DECLARED.read_text(encoding="utf-8"))["project"]["version"])
