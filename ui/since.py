"""Since the last meeting: the day a person compares with and what changed since, for its screen and the overview."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from domain.changes import CHANGE_KINDS, Change, Subject, compare, counted
from texts import N_, formats
from ui import address, data, status
from ui.figures import Figure
from ui.filters import Chosen
from ui.language import _, language
from ui.looking_back import first_day, why_not
from ui.page import reference_day
from ui.status import Status, Statuses

FIELD = "since"
FAMILIES: dict[str, Statuses] = {
    "item": status.PROGRESS,
    "difficulty": status.DIFFICULTY,
    "nomination": status.NOMINATION,
    "report": status.REPORTING,
}
EXPLAINED = {
    "back": N_("Trạng thái nay kém hơn hôm đó. Việc định kỳ bắt đầu lượt mới thì không tính là lùi."),
    "came_due": N_("Thời hạn rơi vào khoảng này mà đến nay chưa xong, dù trạng thái có đổi hay không."),
    "vanished": N_("Hôm đó có, nay không còn: tệp đã rút hoặc Kế hoạch đã đổi."),
    "appeared": N_("Hôm đó chưa có trong sổ."),
    "forward": N_("Trạng thái nay tiến hơn hôm đó."),
}


@dataclass(frozen=True)
class Compared:
    """A comparison: since the end of which day, and its rows, one a change, as `table` draws them.

    Columns of `rows`: kind (of change), row_key, subject_kind, number, unit_name, subject, before, after (keys of
    `statuses`), due_on, changed_on, submission_id, sheet, source_row.
    """

    since: date
    rows: pd.DataFrame
    statuses: Statuses
    counts: dict[str, int]


def last_day(chosen: Chosen) -> date:
    """The day whose picture is compared: the one looked back at, else today."""
    return chosen.as_of or formats.today()


def meetings(chosen: Chosen) -> list[date]:
    """The days of the plan's meetings before the day of the figures, the newest first."""
    held = data.fetch("meetings_of_plan", plan_id=chosen.plan_id)["held_on"]
    return sorted({day for day in map(formats.as_day, held) if day < last_day(chosen)}, reverse=True)


def since_day(chosen: Chosen) -> tuple[date | None, str]:
    """The day to compare with, the last meeting unless the address names one; and why the address's day can't be it."""
    held = meetings(chosen)
    default = held[0] if held else None
    code = address.asked(FIELD)
    if not code:
        return default, ""
    refused = why_not(code, first_day(), last_day(chosen))
    if not refused and date.fromisoformat(code) == last_day(chosen):
        refused = _("Ngày {day} là ngày của số liệu, không có gì để so sánh.").format(
            day=formats.date(last_day(chosen))
        )
    if refused:
        address.forget(FIELD)
        return default, refused
    return date.fromisoformat(code), ""


def compared(chosen: Chosen, since: date) -> Compared:
    """Compare the plan, or the chosen unit's part of it, at the end of `since` with the day of the figures."""
    asked = {"plan_id": chosen.plan_id, "unit_code": chosen.unit_code}
    before, after = data.fetch_as_of(since, "picture", **asked), data.fetch("picture", **asked)
    plan = data.fetch("plans").set_index("plan_id").loc[chosen.plan_id]
    changes = compare(_subjects(before), _subjects(after), (since, reference_day(plan["last_day"])))
    # What is known last of a subject tells of it; a vanished one is known from before.
    known = {(row["kind"], row["key"]): row for row in (*before.to_dict("records"), *after.to_dict("records"))}
    words: dict[str, Status] = {}
    rows = [_row(change, known[change.subject.kind, change.subject.key], words) for change in changes]
    return Compared(since, pd.DataFrame(rows), tuple(words.values()), dict(counted(changes)))


def figures(held: Compared) -> list[Figure]:
    """One figure for each kind of change, in the order of need."""
    total = sum(held.counts.values())
    told = _("trên {n} thay đổi").format(n=formats.number(total, language()))
    return [
        Figure(_(option.label), str(held.counts[option.code]), told, _(EXPLAINED[option.code]))
        for option in CHANGE_KINDS.options
    ]


def summary(chosen: Chosen) -> list[Figure]:
    """The figures since the day chosen, else the last meeting; none while there has been no meeting."""
    since, _refused = since_day(chosen)
    return [] if since is None else figures(compared(chosen, since))


def choose(key: str) -> None:
    """Write the day picked in the widget of that key into the address; for callbacks."""
    picked = st.session_state[key]
    address.change(**{FIELD: picked.isoformat() if isinstance(picked, date) else ""})


def _subjects(picture: pd.DataFrame) -> list[Subject]:
    return [
        Subject(row["kind"], row["key"], row["state"], _day(row["due_on"]), 0 if pd.isna(row["k"]) else int(row["k"]))
        for row in picture.to_dict("records")
    ]


def _row(change: Change, known: dict[Any, Any], words: dict[str, Status]) -> dict[str, Any]:
    units = known["n"]
    return {
        "kind": change.kind,
        "subject_kind": known["kind"],
        "number": known["number"],
        "unit_name": known["unit_name"],
        "subject": known["subject"],
        "before": _state(change.before, units, words),
        "after": _state(change.after, units, words),
        "due_on": known["due_on"],
        "changed_on": known["changed_on"],
        "row_key": f"{known['kind']}|{known['key']}",
        **{name: known[name] for name in ("submission_id", "sheet", "source_row")},
    }


def _state(subject: Subject | None, units: float, words: dict[str, Status]) -> str | None:
    """The key of the state's look; two families may use one code, and a shared item says k/n beside the word."""
    if subject is None:
        return None
    look = status.find(FAMILIES[subject.kind], subject.state)
    share = f"{subject.reached}/{int(units)}" if pd.notna(units) else ""
    key = f"{subject.kind} {subject.state} {share}"
    words[key] = replace(look, code=key, label=f"{_(look.label)} {share}".strip())
    return key


def _day(value: object) -> date | None:
    return None if pd.isna(value) else formats.as_day(value)
