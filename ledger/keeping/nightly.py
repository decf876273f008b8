"""The backup nobody has to think of: made when it is due, restored for trial, recorded, and old ones cleared away."""

import logging
import shutil
import time
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

from domain.clock import now_utc
from domain.people import Actor
from ledger.errors import ActRefused, LedgerBusy, LedgerError
from ledger.exclusive import exclusive
from ledger.gate import gate_for
from ledger.keeping.copying import PART, Backup, back_up
from ledger.keeping.files import Progress, nobody_listens
from ledger.keeping.manifest import LEDGER_FILE, backups_in, read_manifest
from ledger.keeping.refusals import refusing
from ledger.keeping.restoring import copied_back
from ledger.keeping.schedule import Standing, standing
from ledger.store import Ledger

log = logging.getLogger(__name__)
_GONE = ".xoa"  # a backup being removed: half of one is never taken for a whole
_FORGOTTEN_AFTER = timedelta(days=1)


def back_up_when_due(
    ledger: Ledger, actor: Actor, progress: Progress = nobody_listens, clock: Callable[[], datetime] = now_utc
) -> bool:
    """Make the scheduled backup where it is due, and try it out; tell whether one was tried.

    Of several processes on one ledger only one does. What fails is recorded and logged, not raised, as long as the
    ledger can be written; else raises LedgerError.
    """
    if not standing(ledger).is_due(clock()):
        return False
    try:
        with exclusive(ledger.path, patience=0, section="nightly"):
            # Whoever had the turn before may have made it.
            held = standing(ledger)
            if not held.is_due(clock()):
                return False
            _back_up(ledger, held, actor, progress)
    except LedgerBusy:
        return False
    return True


def drill(ledger: Ledger, backup: Path, progress: Progress = nobody_listens) -> None:
    """Restore a backup beside the ledger, prove it as for a real restoration, and take it away again.

    Raises ActRefused and LedgerError.
    """
    folder = ledger.path.with_name(f"{ledger.path.stem}-dien-tap")
    with refusing(folder):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        making = Ledger(folder / LEDGER_FILE)
        try:
            copied_back(backup, making, progress)
        finally:
            with gate_for(making.path).closed():
                shutil.rmtree(folder, ignore_errors=True)


def clear_away(folder: Path, first: str, keep: int) -> list[str]:
    """Remove all but the newest `keep` backups of the ledger whose first act has that hash; return their names.

    What was left half made or half removed goes too, after a day. Raises OSError.
    """
    ours = [backup for backup in backups_in(folder) if _is_of(backup, first)]
    gone = []
    for backup in ours[keep:]:
        away = backup.with_name(f"{backup.name}{_GONE}")
        backup.rename(away)
        gone.append(backup.name)
    for left in folder.glob("thi-dua-*"):
        is_old = time.time() - left.stat().st_mtime > _FORGOTTEN_AFTER.total_seconds()
        if left.name.endswith(_GONE) or (left.name.endswith(PART) and is_old):
            shutil.rmtree(left, ignore_errors=True)
    return gone


def _back_up(ledger: Ledger, held: Standing, actor: Actor, progress: Progress) -> None:
    said = {"folder": held.folder}
    try:
        backup = back_up(ledger, Path(held.folder), actor, progress)
    except (ActRefused, LedgerError) as reason:
        _record_failure(ledger, actor, "backup", "", reason, said)
        return
    log.info("backup made: %s", backup.folder.name)
    try:
        drill(ledger, backup.folder, progress)
    except (ActRefused, LedgerError) as reason:
        _record_failure(ledger, actor, "restore_drill", backup.folder.name, reason, said)
        return
    _record_drill(ledger, actor, backup, said)
    # Only after a drill that went well: the last good one is never among those that go.
    try:
        clear_away(Path(held.folder), backup.manifest.first, held.keep)
    except OSError as reason:
        log.warning("old backups could not be removed: %s", reason.strerror)


def _record_drill(ledger: Ledger, actor: Actor, backup: Backup, said: dict[str, str]) -> None:
    with ledger.act(actor, "restore_drill", backup.folder.name) as act:
        act.detail.update(said, head=backup.manifest.head.act_no, totals=len(backup.manifest.totals))


def _record_failure(
    ledger: Ledger, actor: Actor, verb: str, name: str, reason: ActRefused | LedgerError, said: dict[str, str]
) -> None:
    sentence = reason.say("vi") if isinstance(reason, ActRefused) else reason.sentence
    log.error("%s failed: %s", verb, type(reason).__name__)
    with ledger.act(actor, verb, name) as act:
        act.detail.update(said, failed=sentence)


def _is_of(backup: Path, first: str) -> bool:
    try:
        return read_manifest(backup).first == first
    except ActRefused:
        return False
