"""What screens keep that may be lost (drafts, places), each under its owner; see `ui/kept_file.py`."""

import json
from datetime import datetime
from typing import Any, NamedTuple

from domain.clock import now_utc
from ui import kept_file
from ui.place import ledger_path

_KEPT_DAYS = 180
_MOST_ROWS = 5000


class Kept(NamedTuple):
    """What was kept and when, UTC."""

    value: dict[str, Any]
    at: datetime


def kept(kind: str, owner: str, subject: str) -> Kept | None:
    """Return what is kept, or None where nothing is or nothing can be read."""
    found = kept_file.read("kept_one", *_key(kind, owner, subject))
    try:
        return Kept(dict(json.loads(found[0][0])), datetime.fromisoformat(found[0][1])) if found else None
    except (TypeError, ValueError):  # written by something else than this module
        return None


def subjects(kind: str, owner: str) -> list[str]:
    """Return the subjects of which something is kept, the newest first."""
    return [subject for (subject,) in kept_file.read("kept_subjects", *_key(kind, owner))]


def keep(kind: str, owner: str, subject: str, value: dict[str, Any]) -> bool:
    """Keep the value (anything JSON can hold) in place of what was kept; False where it couldn't be written.

    What nobody has touched for 180 days goes, and the oldest beyond 5000.
    """
    at = kept_file.stamp(now_utc())
    return kept_file.change(
        ("keep", *_key(kind, owner, subject), at, json.dumps(value)), ("forget_old", at, _KEPT_DAYS, _MOST_ROWS)
    )


def forget(kind: str, owner: str, subject: str) -> bool:
    """Forget what is kept; False where it may still be there."""
    return kept_file.remove(("forget", *_key(kind, owner, subject)))


def forget_all() -> bool:
    """Forget all that is kept for the present ledger, when another takes its place; False where some may remain."""
    return kept_file.remove(("forget_all", *_key()))


def _key(*parts: str) -> tuple[str, ...]:
    return (ledger_path().name, *parts)
