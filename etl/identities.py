"""Which difficulty or nomination of the ledger a row tells of: by its number, else by the words its unit uses."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from domain.folding import fold
from domain.people import bare_name
from etl.normalise import Row

Ask = Callable[..., list[dict[str, Any]]]


@dataclass(frozen=True)
class IdentityKind:
    """How one kind of record is known again across files: its table, its columns, and the queries on it."""

    table: str
    known: str
    said: str
    prefix: str
    id_column: str
    no_column: str
    key_column: str
    key_of: Callable[[Mapping[str, Any], str], str]


def _difficulty_key(values: Mapping[str, Any], unit_code: str) -> str:
    return "|".join((unit_code, fold(str(values.get("item_code") or "")), fold(str(values.get("description") or ""))))


def _nomination_key(values: Mapping[str, Any], unit_code: str) -> str:
    name = fold(bare_name(str(values.get("nominee_name") or "")))
    parts = (values.get("nominee_kind"), values.get("award"), values.get("commendation_kind"), name)
    return "|".join(str(part or "") for part in (unit_code, *parts, values.get("birth_year"), values.get("item_code")))


KINDS = {
    "difficulties": IdentityKind(
        "difficulty_identities",
        "known_difficulties",
        "said_of_difficulties",
        "KK",
        "difficulty_id",
        "difficulty_no",
        "text_key",
        _difficulty_key,
    ),
    "nominations": IdentityKind(
        "nomination_identities",
        "known_nominations",
        "said_of_nominations",
        "HS",
        "nomination_id",
        "nomination_no",
        "identity_key",
        _nomination_key,
    ),
}


class KnownRecords:
    """The records of one kind that a plan has: by number, and by the words their units ever used for them."""

    def __init__(self, kind: IdentityKind, ask: Ask, plan_id: str, unit_codes: Sequence[str]) -> None:
        known = ask(kind.known, plan_id=plan_id)
        self._kind = kind
        self._by_no = {str(row["number"]): row for row in known}
        self._by_key = {str(row["key"]): row for row in known}
        for said in ask(kind.said, plan_id=plan_id, unit_codes=list(unit_codes)):
            # Words used under the same number since are the same record too.
            self._by_key.setdefault(kind.key_of(said, str(said["unit_code"])), said)
        self.last_no = max((int(number.rsplit("-", 1)[-1]) for number in self._by_no), default=0)

    def matches(self, rows: Sequence[Row], unit_code: str) -> list[dict[str, Any] | None]:
        """Return for each row of one sheet the record it tells of (id, number), None for a new one.

        A number that was typed is what it says; only then may the words of a row without one find theirs.
        """
        typed = [str(row.values.get(self._kind.no_column) or "") for row in rows]
        found: list[dict[str, Any] | None] = [None] * len(rows)
        given: set[object] = set()
        for place in sorted(range(len(rows)), key=lambda place: typed[place] not in self._by_no):
            match = self._by_no.get(typed[place]) or self._by_key.get(self._kind.key_of(rows[place].values, unit_code))
            if match is not None and match["id"] not in given:
                given.add(match["id"])
                found[place] = match
        return found

    def add(self, record: dict[str, Any]) -> None:
        """Know a record that was just given its number: id, number, key."""
        self._by_no[str(record["number"])] = record
        self._by_key.setdefault(str(record["key"]), record)
        self.last_no += 1


def recorded_ids(ask: Ask, sheet: str, rows: Sequence[Row], plan_id: str, unit_code: str) -> list[str | None]:
    """Return for each row the id of the record it tells of, None for a new one; nothing is written."""
    known = KnownRecords(KINDS[sheet], ask, plan_id, [unit_code])
    return [str(match["id"]) if match else None for match in known.matches(rows, unit_code)]
