"""The trail: one row per act, chained by hash, so that nobody can take one out unseen."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime

from domain.people import Actor

FIRST_HASH = "0" * 64


def chain_hash(previous_hash: str, row: Mapping[str, object]) -> str:
    """Return the hash of a trail row after the one before it; the row's values as sorted JSON in UTF-8."""
    body = json.dumps({name: _plain(value) for name, value in row.items()}, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(f"{previous_hash}\n{body}".encode()).hexdigest()


def trail_row(
    *, act_no: int, recorded_at: datetime, actor: Actor, act: str, subject: str, detail: Mapping[str, object], previous_hash: str
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
        "detail": json.dumps({name: _plain(value) for name, value in detail.items()}, ensure_ascii=False, sort_keys=True),
    }
    return {**row, "previous_hash": previous_hash, "hash": chain_hash(previous_hash, row)}


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.isoformat(timespec="microseconds")
    return value if value is None or isinstance(value, (str, int, float, bool, list)) else str(value)
