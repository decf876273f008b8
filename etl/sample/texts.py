"""The hand-written texts of the sample, as they stand in the files beside this one."""

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).resolve().parent


@cache
def texts(name: str) -> dict[str, Any]:
    """Return the content of one of the .toml files; callers read it and change nothing."""
    return tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
