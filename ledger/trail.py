"""The trail: one row per act, chained by hash, so that nobody can change or take one out unseen."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import datetime

from domain.people import Actor

FIRST_HASH = "0" * 64
SHORT_HASH = 12  # so much of a hash is printed: enough that nobody finds another trail with the same one
# Named one by one: a column added to the table later leaves the old hashes as they are.
HASHED = (
    "act_no",
    "recorded_at",
    "actor_name",
    "actor_role",
    "actor_unit",
    "actor_verified",
    "act",
    "subject",
    "detail",
)


def chain_hash(previous_hash: str, row: Mapping[str, object]) -> str:
    """Return the hash of a trail row after the one before it; the row's values as sorted JSON in UTF-8."""
    body = _json({name: row[name] for name in HASHED})
    return hashlib.sha256(f"{previous_hash}\n{body}".encode()).hexdigest()


def trail_row(
    *,
    act_no: int,
    recorded_at: datetime,
    actor: Actor,
    act: str,
    subject: str,
    detail: Mapping[str, object],
    previous_hash: str,
) -> dict[str, object]:
    """Return the row of the trail for one act, its hash included."""
    row: dict[str, object] = {
        "act_no": act_no,
        "recorded_at": recorded_at,
        "actor_name": actor.name,
        "actor_role": actor.role.value,
        "actor_unit": actor.unit_code,
        "actor_verified": actor.verified,
        "act": act,
        "subject": subject,
        "detail": _json(detail),
    }
    return {**row, "previous_hash": previous_hash, "hash": chain_hash(previous_hash, row)}


def broken_link(rows: Iterable[Mapping[str, object]], printed: Mapping[int, str] | None = None) -> int | None:
    """Return the number of the first act that is missing or not as it was written, None when the chain holds.

    `rows` are whole rows of the trail in order. What the chain alone can't see: that its last acts were taken off, or
    that all of it was written anew. `printed` are heads that left with a file, act number -> how its hash began: an act
    that is not as printed, or not there any more, is a broken link, too.
    """
    heads = dict(printed or {})
    previous, last = FIRST_HASH, 0
    for last, row in enumerate(rows, start=1):
        if (row["act_no"], row["previous_hash"], row["hash"]) != (last, previous, chain_hash(previous, row)):
            return last
        previous = str(row["hash"])
        if not previous.startswith(heads.pop(last, "").lower()):
            return last
    return last + 1 if heads else None


def _json(values: Mapping[str, object]) -> str:
    return json.dumps(values, ensure_ascii=False, sort_keys=True, default=_plain)


def _plain(value: object) -> str:
    return value.isoformat(timespec="microseconds") if isinstance(value, datetime) else str(value)
