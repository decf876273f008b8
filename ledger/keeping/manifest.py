"""What a backup says of itself: `manifest.json`, written last, when everything else has been proved."""

import json
import re
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from ledger.ddl import SCHEMA_VERSION
from ledger.errors import ActRefused
from ledger.keeping.proving import Head
from ledger.keeping.refusals import NOT_READABLE, TOO_NEW

MANIFEST = "manifest.json"
LEDGER_FILE = "ledger.duckdb"
_NAME = re.compile(r"thi-dua-\d{8}-\d{6}")
# Nothing else is in a backup: a path can lead nowhere outside of it.
_FILE = re.compile(rf"{re.escape(LEDGER_FILE)}(?:\.archive/([0-9a-f]{{2}})/(\1[0-9a-f]{{62}}))?")


@dataclass(frozen=True)
class Held:
    """A file of a backup."""

    size: int
    sha256: str


@dataclass(frozen=True)
class Manifest:
    """What is in a backup: which ledger (`first`, the hash of its first act) up to which act, its totals, its files.

    `files` by their place in the backup; `missing` are originals that were gone already: SHA-256 -> submissions.
    """

    program: str
    schema_version: int
    made_at: datetime
    is_sample: bool
    first: str
    head: Head
    totals: dict[str, float]
    files: dict[str, Held]
    missing: dict[str, str]

    @property
    def size(self) -> int:
        """Bytes of all its files."""
        return sum(held.size for held in self.files.values())

    def text(self) -> str:
        """Return the manifest as JSON."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=1, default=datetime.isoformat) + "\n"


def read_manifest(folder: Path) -> Manifest:
    """Return what a backup says of itself; raises ActRefused for one that can't be read or is of a later version."""
    path = folder / MANIFEST
    try:
        said = json.loads(path.read_text(encoding="utf-8"))
        schema_version, program = int(said["schema_version"]), str(said["program"])
        if schema_version > SCHEMA_VERSION:
            raise ActRefused(TOO_NEW, name=folder.name, program=program)
        return _manifest(said)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as reason:
        raise ActRefused(NOT_READABLE, file=str(path)) from reason


def backups_in(folder: Path) -> Iterator[Path]:
    """Yield the finished backups of a folder, the newest first; none where the folder can't be read."""
    try:
        found = sorted((path for path in folder.iterdir() if _NAME.fullmatch(path.name)), reverse=True)
    except OSError:
        return
    yield from (path for path in found if (path / MANIFEST).is_file())


def _manifest(said: dict[str, Any]) -> Manifest:
    files = {str(name): Held(int(held["size"]), str(held["sha256"])) for name, held in said["files"].items()}
    if LEDGER_FILE not in files or not all(_is_ours(name, held) for name, held in files.items()):
        raise ValueError(sorted(files))
    return Manifest(
        program=str(said["program"]),
        schema_version=int(said["schema_version"]),
        made_at=datetime.fromisoformat(said["made_at"]),
        is_sample=bool(said["is_sample"]),
        first=str(said["first"]),
        head=Head(int(said["head"]["act_no"]), str(said["head"]["hash"])),
        totals={str(name): float(value) for name, value in said["totals"].items()},
        files=files,
        missing={str(name): str(value) for name, value in said["missing"].items()},
    )


def _is_ours(name: str, held: Held) -> bool:
    found = _FILE.fullmatch(name)
    return found is not None and found[2] in (None, held.sha256)
