"""When a backup is due, and how the last ones went: read from the trail, where every try is recorded."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import Any

from domain.clock import local, utc
from ledger.settings import settings
from ledger.store import Ledger

MOST_TRIES = 400  # of the trail's rows: more than a year of backups, and days of failures
AGAIN_AFTER = timedelta(hours=1)
OLD_AFTER = timedelta(days=2)


@dataclass(frozen=True)
class Try:
    """A backup or a drill that was recorded: of which backup, when (UTC), and why it failed ("" where it didn't)."""

    name: str
    folder: str
    at: datetime
    failed: str
    size: int = 0

    @property
    def is_good(self) -> bool:
        """Whether it did what it should."""
        return not self.failed


@dataclass(frozen=True)
class Standing:
    """How the scheduled backup stands: where, at what time in Viet Nam, how many are kept, and the last tries."""

    folder: str
    at: str
    keep: int
    last: Try | None
    last_good: Try | None
    drill: Try | None

    @property
    def is_set_up(self) -> bool:
        """Whether the Office has named a folder."""
        return bool(self.folder)

    def is_due(self, now: datetime) -> bool:
        """Tell whether a backup should be made now (UTC); after a failure it is tried again an hour later."""
        if not self.is_set_up:
            return False
        if self.last and not self.last.is_good and now - self.last.at < AGAIN_AFTER:
            return False
        return self.last_good is None or self.last_good.at < last_moment(self.at, now)

    def next_due(self, now: datetime) -> datetime:
        """Return when the next one is due, UTC; `now` where one is due already."""
        return now if self.is_due(now) else last_moment(self.at, now) + timedelta(days=1)

    def is_old(self, now: datetime) -> bool:
        """Tell whether there is no good backup of the last two days."""
        return self.last_good is None or now - self.last_good.at > OLD_AFTER


def standing(ledger: Ledger) -> Standing:
    """Return how the scheduled backup stands; raises LedgerError."""
    said = settings(ledger)
    return standing_of(said, ledger.rows("backups", most=MOST_TRIES))


def standing_of(said: Mapping[str, str], rows: Sequence[Mapping[str, Any]]) -> Standing:
    """Return the same from the settings and the rows of the query `backups`.

    Only backups in the folder that is set count: one taken elsewhere by hand replaces none.
    """
    folder = str(Path(said["backup_folder"]).resolve()) if said["backup_folder"] else ""
    backups = [one for one in _tries(rows, "backup") if one.folder == folder]
    return Standing(
        folder=folder,
        at=said["backup_at"],
        keep=int(said["backup_keep"]),
        last=next(iter(backups), None),
        last_good=next((one for one in backups if one.is_good), None),
        drill=next((one for one in _tries(rows, "restore_drill") if one.folder == folder), None),
    )


def last_moment(at: str, now: datetime) -> datetime:
    """Return the newest moment, UTC, not after `now` at which clocks in Viet Nam show `at` (such as 02:00)."""
    here = local(now)
    moment = datetime.combine(here.date(), time.fromisoformat(at))
    return utc(moment if moment <= here else moment - timedelta(days=1))


def _tries(rows: Iterable[Mapping[str, Any]], act: str) -> list[Try]:
    tries = []
    for row in rows:
        if row["act"] == act:
            said = json.loads(row["detail"])
            words = {"folder": str(said.get("folder", "")), "failed": str(said.get("failed", ""))}
            tries.append(Try(row["subject"], at=row["recorded_at"], size=int(said.get("bytes", 0)), **words))
    return tries
