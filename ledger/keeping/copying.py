"""A copy of the ledger and of every file it names, made while the program runs and others write."""

import hashlib
import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from domain.clock import now_utc, stamps
from domain.people import Actor
from domain.program import program_version
from ledger.archive import sync_folder
from ledger.beside import tidy, twin
from ledger.errors import ActRefused, LedgerBusy
from ledger.exclusive import exclusive
from ledger.gate import gate_for, log_of
from ledger.keeping.files import Progress, copy_file, held, nobody_listens
from ledger.keeping.manifest import LEDGER_FILE, MANIFEST, Held, Manifest, backups_in, read_manifest
from ledger.keeping.moving import copy_rows
from ledger.keeping.proving import Proof, prove
from ledger.keeping.refusals import COPY_DIFFERS, NO_FOLDER, NOT_WHOLE, NotWhole, refusing
from ledger.lake.address import is_lake
from ledger.places import patiently
from ledger.store import Ledger

PART = ".part"  # a backup being made, or one whose making was broken off; nothing reads it
_TRIES = 3


@dataclass(frozen=True)
class Backup:
    """A finished backup: where it is and what it holds."""

    folder: Path
    manifest: Manifest


def back_up(ledger: Ledger, folder: Path, actor: Actor, progress: Progress = nobody_listens) -> Backup:
    """Make a backup in a new folder of `folder`, which must be there, and record the act.

    Writers are kept out only while the ledger's own file is copied. The copy is opened and proved before it is called a
    backup; originals that are gone or damaged are taken from an earlier backup, and where none has them they are named
    as missing. Raises ActRefused, then nothing is left of it, and LedgerError.
    """
    if not folder.is_dir():
        raise ActRefused(NO_FOLDER, folder=str(folder))
    with refusing(folder):
        part = _new_part(folder)
        try:
            manifest = _fill(ledger, part, folder, progress)
            done = part.with_suffix("")
            part.rename(done)
            sync_folder(folder)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise
        written = hashlib.sha256((done / MANIFEST).read_bytes()).hexdigest()
    with ledger.act(actor, "backup", done.name) as act:
        act.detail.update(
            folder=str(folder.resolve()),
            manifest=written,
            head=manifest.head.act_no,
            rows=int(sum(value for name, value in manifest.totals.items() if name.startswith("rows."))),
            files=len(manifest.files) - 1,
            bytes=manifest.size,
            missing=len(manifest.missing),
        )
    return Backup(done, manifest)


def _new_part(folder: Path) -> Path:
    parts = (folder / f"thi-dua-{stamp}{PART}" for stamp in stamps(now_utc()))
    return next(part for part in parts if not part.with_suffix("").exists() and _is_made(part))


def _is_made(folder: Path) -> bool:
    try:
        folder.mkdir()
    except FileExistsError:
        return False
    return True


def _fill(ledger: Ledger, part: Path, folder: Path, progress: Progress) -> Manifest:
    copy = Ledger(part / LEDGER_FILE)
    made_at = now_utc()
    _copy_ledger(ledger, copy.path)
    proof = prove(copy.path)
    with gate_for(copy.path).closed():
        files = {LEDGER_FILE: held(copy.path)}
    if proof.faults:
        raise NotWhole(NOT_WHOLE, proof.faults)
    missing = _copy_archive(ledger, copy, proof, _earlier(folder, proof), files, progress)
    for place in sorted({path.parent for path in copy.archive.folder.glob("??/*")}):
        sync_folder(place)
    manifest = _manifest(proof, made_at, files, missing)
    _write(part / MANIFEST, manifest.text())
    sync_folder(part)
    return manifest


def _copy_ledger(ledger: Ledger, target: Path) -> None:
    """Copy the ledger's own file as it is between two acts; of a lake, all its rows into a file."""
    with exclusive(ledger.path):
        if is_lake(ledger.path):
            copy_rows(ledger.path, target)
            return
        # What a killed writer left in the log comes into the file first; then nobody changes it until the copy is made.
        tidy(ledger.path)
        with gate_for(ledger.path).closed():
            for _ in range(_TRIES):
                before = _stamps(ledger.path)
                read = [patiently(partial(_copied_anew, *pair)) for pair in _pairs(ledger.path, target)]
                if before == _stamps(ledger.path):
                    break
            else:
                raise LedgerBusy(str(ledger.path))
    tidy(target)
    if len(read) == 1 and held(target) != read[0]:
        raise ActRefused(COPY_DIFFERS)


def _pairs(path: Path, target: Path) -> list[tuple[Path, Path]]:
    pairs = [(path, target), (log_of(path), log_of(target))]
    return [(source, to) for source, to in pairs if source.exists()]


def _copied_anew(source: Path, target: Path) -> Held:
    target.unlink(missing_ok=True)
    return copy_file(source, target)


def _stamps(path: Path) -> list[tuple[int, int]]:
    found = [place.stat() for place in (path, log_of(path)) if place.exists()]
    return [(stat.st_size, stat.st_mtime_ns) for stat in found]


def _earlier(folder: Path, proof: Proof) -> dict[str, Path]:
    """Return where earlier backups of the same ledger have its originals: by their hash."""
    found: dict[str, Path] = {}
    for backup in backups_in(folder):
        try:
            manifest = read_manifest(backup)
        except ActRefused:
            continue
        if manifest.first == proof.first:
            archive = Ledger(backup / LEDGER_FILE).archive
            for one in manifest.files.values():
                found.setdefault(one.sha256, archive.place(one.sha256))
    return found


def _copy_archive(
    ledger: Ledger,
    copy: Ledger,
    proof: Proof,
    earlier: Mapping[str, Path],
    files: dict[str, Held],
    progress: Progress,
) -> dict[str, str]:
    """Bring every original that the copy names into its archive; return those that nobody has any more."""
    missing = {}
    for number, (sha256, submissions) in enumerate(proof.files.items(), start=1):
        place = copy.archive.place(sha256)
        got = _twin_of(earlier.get(sha256), place, sha256) or _copy_of(ledger.archive.place(sha256), place, sha256)
        if got:
            files[place.relative_to(copy.path.parent).as_posix()] = got
        else:
            missing[sha256] = submissions
        progress(number, len(proof.files))
    return missing


def _twin_of(source: Path | None, place: Path, sha256: str) -> Held | None:
    """A second name for what an earlier backup has, so that many backups take little more room than one."""
    try:
        if source is None or (found := held(source)).sha256 != sha256:
            return None
    except OSError:
        return None
    twin(source, place)
    return found


def _copy_of(source: Path, place: Path, sha256: str) -> Held | None:
    try:
        found = copy_file(source, place)
    except FileNotFoundError:
        return None
    if found.sha256 != sha256:
        place.unlink()
        return None
    return found


def _manifest(proof: Proof, made_at: datetime, files: dict[str, Held], missing: dict[str, str]) -> Manifest:
    return Manifest(
        program=program_version(),
        schema_version=proof.schema_version,
        made_at=made_at,
        is_sample=proof.is_sample,
        first=proof.first,
        head=proof.head,
        totals=proof.totals,
        files=files,
        missing=missing,
    )


def _write(path: Path, text: str) -> None:
    with path.open("x", encoding="utf-8", newline="\n") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
