"""What changed since the meeting before, what gives concern first."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from domain.changes import CHANGE_KINDS, SUBJECT_KINDS
from domain.looks import AMBER, GREEN, NAVY, PLUM, RED, Look, Looks
from reports.deck.asked import Asked, picked
from reports.deck.changes import changes_between
from reports.deck.model import Column, Figure, Section
from texts import N_

CODE = "changed"
_SYMBOLS = {
    "back": (RED, "▼"),
    "came_due": (AMBER, "◷"),
    "vanished": (PLUM, "✕"),
    "appeared": (NAVY, "+"),
    "forward": (GREEN, "▲"),
}
KINDS: Looks = tuple(Look(option.code, option.label, *_SYMBOLS[option.code]) for option in CHANGE_KINDS.options)
_SUBJECTS: Looks = tuple(Look(option.code, option.label, NAVY, "") for option in SUBJECT_KINDS.options)


def section(asked: Asked) -> Section:
    """Return the changes; without a meeting before there is nothing to compare with, and it says so."""
    title = asked.say(N_("Thay đổi từ kỳ họp trước"))
    if asked.ask_then is None or asked.since is None:
        nothing = asked.say(N_("Chưa có kỳ họp nào trước ngày của số liệu để so sánh."))
        return Section(CODE, title, nothing, _columns(asked, ()), (), nothing)
    wanted = {"plan_id": asked.plan_id, "unit_code": None}
    days = (asked.since, asked.day)
    found = changes_between(asked.ask_then("picture", **wanted), asked.ask("picture", **wanted), days, asked.say)
    order = [option.code for option in CHANGE_KINDS.options]
    rows = sorted(_grouped(found.rows), key=lambda row: order.index(row["kind"]))
    columns = _columns(asked, found.looks)
    told = N_("Từ kỳ họp ngày {since}: {n} thay đổi, không việc nào lùi lại hay đến hạn mà chưa xong.")
    if found.counts["back"] or found.counts["came_due"]:
        told = N_("Từ kỳ họp ngày {since}: {n} thay đổi, trong đó {back} việc lùi lại, {due} việc đến hạn chưa xong.")
    return Section(
        CODE,
        title,
        asked.say(told, since=asked.since, n=len(found.rows), back=found.counts["back"], due=found.counts["came_due"]),
        columns,
        picked(rows, (column.field for column in columns)),
        asked.say(N_("Không có gì thay đổi từ kỳ họp ngày {since}."), since=asked.since),
        figures=tuple(
            Figure(look.code, asked.say(look.label), found.counts[look.code], len(found.rows)) for look in KINDS
        ),
    )


def _grouped(rows: Iterable[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Nominations that went the same way stand in one row, by award and without names; everything else by itself."""
    kept: list[Mapping[str, Any]] = []
    ways: dict[tuple[str, ...], list[Mapping[str, Any]]] = {}
    for row in rows:
        if row["subject_kind"] != "nomination":
            kept.append(row)
        else:
            ways.setdefault((row["kind"], str(row["before"]), str(row["after"])), []).append(row)
    return [*kept, *map(_one_way, ways.values())]


def _one_way(rows: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    awards = Counter(str(row["award"]) for row in rows)
    units = {str(row["unit_name"]) for row in rows}
    told = "; ".join(f"{award}: {n}" for award, n in awards.items())
    return {**rows[0], "number": None, "subject": told, "unit_name": units.pop() if len(units) == 1 else None}


def _columns(asked: Asked, states: Looks) -> tuple[Column, ...]:
    say = asked.say
    return (
        Column("kind", say(N_("Thay đổi")), 0.13, "state", KINDS),
        Column("subject_kind", say(N_("Loại")), 0.08, "state", _SUBJECTS),
        Column("number", say(N_("Số, mã")), 0.11),
        Column("unit_name", say(N_("Đơn vị")), 0.12),
        Column("subject", say(N_("Nội dung")), 0.3),
        Column("before", say(N_("Hôm đó")), 0.13, "state", states),
        Column("after", say(N_("Nay")), 0.13, "state", states),
    )
