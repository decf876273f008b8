"""Where a lake is: an address people type, and the small file on each server that stands for it.

Drafts, sessions and logs lie beside a ledger's file. A lake has none, so that each server keeps a file with the
address, and everything that knows a ledger by its path goes on doing so.
"""

import hashlib
import re
from dataclasses import dataclass, replace
from pathlib import Path

from ledger.errors import LakeAddressWrong, LakeNotInstalled, LedgerMissing, LedgerUnreachable

PREFIX = "ducklake:postgres:"
SUFFIX = ".lake"
USUAL_SCHEMA = "thi_dua"
_OURS = re.compile(r"(?:^|\s)(data_path|archive_path|schema)\s*=\s*('(?:[^'\\]|\\.)*'|\S+)")
_SCHEMA = re.compile(r"[a-z_][a-z0-9_]{0,47}")
_BUCKET = re.compile(r"s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](?:/(?!\.+(?:/|$))[\w.-]+)*", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


@dataclass(frozen=True)
class LakeAddress:
    """A lake: how PostgreSQL is reached (libpq's keywords), which schema of it, and the folder for everything else.

    With a bucket (`s3://bucket/prefix`) the rows' Parquet lies there, and the folder holds the original files only.
    """

    connection: str
    schema: str
    folder: Path
    bucket: str = ""

    def __str__(self) -> str:
        folder = _quoted(str(self.folder))
        where = f"data_path={self.bucket} archive_path={folder}" if self.bucket else f"data_path={folder}"
        return f"{PREFIX}{self.connection} schema={self.schema} {where}"

    @property
    def parquet(self) -> str:
        """Where the folders of Parquet are made."""
        return self.bucket or str(self.folder)

    @property
    def archive(self) -> Path:
        """The folder of the original files."""
        return self.folder / f"{self.schema}.archive"


def is_lake(path: Path) -> bool:
    """Tell whether a path stands for a lake."""
    return path.suffix == SUFFIX


def parse_address(text: str) -> LakeAddress:
    """Return the lake that an address names; raises LakeAddressWrong and LakeNotInstalled.

    A password has no place in it: addresses are printed and logged. libpq finds it in its own file or variable.
    """
    if not text.startswith(PREFIX) or _CONTROL.search(text):
        raise LakeAddressWrong(_without_password(_CONTROL.sub(" ", text)))
    rest = text.removeprefix(PREFIX)
    ours = {name: _unquoted(value) for name, value in _OURS.findall(rest)}
    schema, rows = ours.get("schema", USUAL_SCHEMA), ours.get("data_path", "")
    bucket = rows.rstrip("/") if _BUCKET.fullmatch(rows.rstrip("/")) else ""
    folder = ours.get("archive_path", "") if bucket else rows
    said = _keywords(_OURS.sub(" ", rest), text)
    is_whole = said.get("dbname") and _SCHEMA.fullmatch(schema) and Path(folder).is_absolute()
    if not is_whole or "password" in said or ("archive_path" in ours) != bool(bucket):
        raise LakeAddressWrong(_without_password(text))
    connection = " ".join(f"{name}={_quoted(value)}" for name, value in sorted(said.items()))
    return LakeAddress(connection, schema, Path(folder), bucket)


def place_of(text: str, folder: Path) -> Path:
    """Return the path that stands for a ledger's address: itself, or a lake's small file in `folder`, made if need be.

    Raises LedgerError.
    """
    if not text.startswith("ducklake:"):
        return Path(text)
    address = parse_address(text)
    mark = hashlib.sha256(str(address).encode()).hexdigest()[:8]
    path = folder / f"{address.schema}-{mark}{SUFFIX}"
    if not path.exists():
        write_place(path, address)
    return path


def write_place(path: Path, address: LakeAddress) -> None:
    """Write the file that stands for a lake; raises LedgerUnreachable."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{address}\n", encoding="utf-8")
    except OSError as reason:
        raise LedgerUnreachable(str(path)) from reason


def address_at(path: Path) -> LakeAddress:
    """Return the lake a path stands for; raises LedgerError."""
    try:
        return parse_address(path.read_text(encoding="utf-8").strip())
    except FileNotFoundError as reason:
        raise LedgerMissing(str(path)) from reason
    except (OSError, UnicodeDecodeError) as reason:
        raise LedgerUnreachable(str(path)) from reason


def sibling(path: Path, word: str) -> Path:
    """Return the path of another lake of the same PostgreSQL and folder, whose schema ends in `word`; it is written."""
    address = address_at(path)
    ending = f"_{re.sub(r'[^a-z0-9]+', '_', word.lower())}"
    beside = path.with_name(f"{path.stem}-{word}{path.suffix}")
    write_place(beside, replace(address, schema=address.schema[: 48 - len(ending)] + ending))
    return beside


def _keywords(said: str, text: str) -> dict[str, str]:
    try:
        from psycopg import ProgrammingError
        from psycopg.conninfo import conninfo_to_dict
    except ImportError as reason:
        raise LakeNotInstalled from reason
    try:
        return {name: str(value) for name, value in conninfo_to_dict(said.strip()).items() if value is not None}
    except ProgrammingError as reason:
        raise LakeAddressWrong(_without_password(text)) from reason


def _without_password(text: str) -> str:
    return re.sub(r"(password\s*=\s*)('(?:[^'\\]|\\.)*'|\S+)|(?<=:)[^:@/\s]+(?=@)", r"\1***", text)


def _quoted(value: str) -> str:
    if value and not re.search(r"[\s'\\]", value):
        return value
    escaped = value.replace("\\", "\\\\").replace("'", "\\'")
    return f"'{escaped}'"


def _unquoted(value: str) -> str:
    return re.sub(r"\\(.)", r"\1", value[1:-1]) if value.startswith("'") else value
