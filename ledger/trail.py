"""The trail: one row per act, chained by hash, so that nobody can change or take one out unseen."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import datetime

from domain.people import Actor

FIRST_HASH = "0" * 64
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


def broken_link(rows: Iterable[Mapping[str, object]]) -> int | None:
    """Return the number of the first act that is missing or not as it was written, None when the chain holds.

    `rows` are whole rows of the trail in order. What the chain can't see: that its last acts were taken off.
    """
    previous = FIRST_HASH
    for act_no, row in enumerate(rows, start=1):
        if (row["act_no"], row["previous_hash"], row["hash"]) != (act_no, previous, chain_hash(previous, row)):
            return act_no
        previous = str(row["hash"])
    return None


def _json(values: Mapping[str, object]) -> str:
    return json.dumps(values, ensure_ascii=False, sort_keys=True, default=_plain)


def _plain(value: object) -> str:
    return value.isoformat(timespec="microseconds") if isinstance(value, datetime) else str(value)
