"""A register's entries into the ledger: a new version where they differ from the newest."""

import hashlib
import json
from collections.abc import Mapping, Sequence

from etl.registers.files import Register
from ledger import Act


def append_register(act: Act, register: Register, entries: Sequence[Mapping[str, object]]) -> bool:
    """Append a register's entries unless its newest version is the same; tell whether they were appended."""
    digest = digest_of(entries)
    head = act.rows("register_head", register=register.name)
    if head and head[0]["sha256"] == digest:
        return False
    version = head[0]["version"] + 1 if head else 1
    act.append("register_versions", [{"register": register.name, "version": version, "sha256": digest}])
    act.append(register.table, [{**entry, "version": version} for entry in entries])
    return True


def digest_of(rows: Sequence[Mapping[str, object]]) -> str:
    """Return the SHA-256 by which one version is told from another, over the rows in their order."""
    return hashlib.sha256(json.dumps(rows, ensure_ascii=False, default=str, sort_keys=True).encode()).hexdigest()
