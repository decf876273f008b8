"""A backup put in the ledger's place: proved on a copy first; what stood there is kept aside, whole."""

from dataclasses import dataclass
from pathlib import Path

from domain.clock import now_utc, stamps
from domain.people import Actor
from ledger.beside import made_beside, put_in_place
from ledger.errors import ActRefused, LedgerBroken, LedgerError
from ledger.exclusive import exclusive
from ledger.gate import gate_for
from ledger.keeping.copying import Backup
from ledger.keeping.faults import Fault
from ledger.keeping.files import Progress, copy_file, nobody_listens
from ledger.keeping.manifest import LEDGER_FILE, MANIFEST, Manifest, backups_in, read_manifest
from ledger.keeping.moving import copy_rows, must_agree
from ledger.keeping.proving import Head, Proof, differences, prove
from ledger.keeping.refusals import (
    BACKUP_NOT_WHOLE,
    FILE_CHANGED,
    FILE_GONE,
    NO_BACKUP,
    TOTALS_DIFFER,
    NotWhole,
    refusing,
)
from ledger.lake.address import is_lake
from ledger.places import beside, remove
from ledger.store import Ledger


@dataclass(frozen=True)
class Restored:
    """What was put in place, and where what stood there is kept (None where nothing stood there)."""

    backup: Backup
    aside: Path | None
    head_aside: Head | None


def find_backup(folder: Path) -> Path:
    """Return the backup that a folder is, or the newest of those in it; raises ActRefused where there is none."""
    if (folder / MANIFEST).is_file():
        return folder
    newest = next(backups_in(folder), None)
    if newest is None:
        raise ActRefused(NO_BACKUP, folder=str(folder))
    return newest


def restore(backup: Path, path: Path, actor: Actor, progress: Progress = nobody_listens) -> Restored:
    """Put a backup in the ledger's place and record the act there.

    It is copied beside the place and proved first: every file, the chain, the totals. A ledger that stands there, sound
    or not, is kept aside whole. Raises ActRefused and LedgerError; then everything is as it was.
    """
    with refusing(path.parent):
        path.parent.mkdir(parents=True, exist_ok=True)
        with exclusive(path), made_beside(path) as making:
            manifest = copied_back(backup, making, progress)
            aside = _aside(path) if Ledger(path).exists() else None
            head_aside = _head_of(path)
            with Ledger.open(making.path).act(actor, "restore", backup.name) as act:
                act.detail.update(head=manifest.head.act_no, hash=manifest.head.hash)
                if aside:
                    act.detail.update(aside=aside.name)
                if head_aside:
                    act.detail.update(aside_head=head_aside.act_no, aside_hash=head_aside.hash)
            put_in_place(making, path, aside=aside)
    return Restored(Backup(backup, manifest), aside, head_aside)


def copied_back(backup: Path, making: Ledger, progress: Progress = nobody_listens) -> Manifest:
    """Copy a backup to where a ledger is being made and prove it there; raises ActRefused, LedgerError and OSError."""
    manifest = read_manifest(backup)
    # A lake is filled from the file, once that has been proved.
    file = making.path.with_name(f"{making.path.stem}-{LEDGER_FILE}") if is_lake(making.path) else making.path
    archive = f"{LEDGER_FILE}.archive/"
    try:
        for number, (name, expected) in enumerate(manifest.files.items(), start=1):
            target = making.archive.folder / name.removeprefix(archive) if name.startswith(archive) else file
            _must_be(backup, name)
            if copy_file(backup / name, target) != expected:
                raise ActRefused(FILE_CHANGED, name=backup.name, file=name)
            progress(number, len(manifest.files))
        proof = _proof_of(file, backup)
        _must_agree(backup, manifest, proof)
        if file != making.path:
            Ledger.open(file)  # an earlier version's tables and views are brought up to the program's
            copy_rows(file, making.path)
            must_agree(prove(file), prove(making.path))
    finally:
        if file != making.path:
            remove(file)
    return manifest


def _proof_of(file: Path, backup: Path) -> Proof:
    try:
        return prove(file)
    except LedgerBroken as reason:
        raise ActRefused(FILE_CHANGED, name=backup.name, file=LEDGER_FILE) from reason
    finally:
        # Windows moves and removes nothing that is still open.
        with gate_for(file).closed():
            pass


def _must_be(backup: Path, name: str) -> None:
    if not (backup / name).is_file():
        raise ActRefused(FILE_GONE, name=backup.name, file=name)


def _must_agree(backup: Path, manifest: Manifest, proof: Proof) -> None:
    held = {one.sha256 for one in manifest.files.values()} | manifest.missing.keys()
    gone = [Fault("file_missing", _words(sha256, of)) for sha256, of in proof.files.items() if sha256 not in held]
    if proof.faults or gone:
        raise NotWhole(BACKUP_NOT_WHOLE, [*proof.faults, *gone], name=backup.name)
    for total, expected, found in differences(manifest.head, manifest.first, manifest.totals, proof):
        raise ActRefused(TOTALS_DIFFER, name=backup.name, total=total, expected=str(expected), found=str(found))


def _words(sha256: str, submissions: str) -> dict[str, str]:
    return {"sha256": sha256, "submissions": submissions, "place": ""}


def _aside(path: Path) -> Path:
    asides = (beside(path, f"truoc-khoi-phuc-{stamp}") for stamp in stamps(now_utc()))
    return next(aside for aside in asides if not Ledger(aside).exists())


def _head_of(path: Path) -> Head | None:
    # Only to be told: a ledger that can't be read any more is why people restore one.
    try:
        return prove(path).head
    except LedgerError:
        return None
