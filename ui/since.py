"""Since the last meeting: the day a person compares with and what changed since, for its screen and the overview."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from domain.changes import CHANGE_KINDS, SUBJECT_KINDS
from domain.clock import today
from ledger.moment import AsOf
from reports.deck.changes import changes_between
from texts import N_, formats
from ui import address, data, status
from ui.chosen_row import chosen_row
from ui.figures import Figure, cards
from ui.filters import Chosen
from ui.language import _, language
from ui.looking_back import first_day, why_not
from ui.once import once_a_state
from ui.page import reference_day
from ui.status import Statuses
from ui.tables import Column
from ui.trace import source_panel

FIELD = "since"
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
    return chosen.as_of or today()


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


@once_a_state
def compared(chosen: Chosen, since: date, at: AsOf = None) -> Compared:
    """Compare the plan, or the chosen unit's part of it, at the end of `since` with the day of the figures.

    `at` is an instant of that day to compare with, in place of its end.
    """
    asked = {"plan_id": chosen.plan_id, "unit_code": chosen.unit_code}
    plan = data.fetch("plans").set_index("plan_id").loc[chosen.plan_id]
    found = changes_between(
        data.records_as_of(at or since, "picture", **asked),
        data.records("picture", **asked),
        (since, reference_day(plan["last_day"])),
        _,
    )
    return Compared(since, pd.DataFrame(found.rows), status.shown(found.looks), dict(found.counts))


def figures(held: Compared) -> list[Figure]:
    """One figure for each kind of change, in the order of need."""
    total = sum(held.counts.values())
    told = _("trên {n} thay đổi").format(n=formats.number(total, language()))
    return [
        Figure(_(option.label), str(held.counts[option.code]), told, _(EXPLAINED[option.code]))
        for option in CHANGE_KINDS.options
    ]


def columns(held: Compared) -> tuple[Column, ...]:
    """The columns of a table of changes; its states are those that occur."""
    return (
        Column("subject_kind", N_("Loại"), labels=SUBJECT_KINDS.by_code, width=76),
        Column("number", N_("Số, mã"), width=114),
        Column("unit_name", N_("Đơn vị"), width=112),
        Column("subject", N_("Nội dung"), width=226),
        Column("before", N_("Hôm đó"), "status", statuses=held.statuses, width=152),
        Column("after", N_("Nay"), "status", statuses=held.statuses, width=172),
        Column("due_on", N_("Thời hạn"), "date", width=94),
        Column("changed_on", N_("Cập nhật"), "date", width=94, help=N_("Ngày có trạng thái hiện nay, nếu sổ biết.")),
    )


def draw(held: Compared, *, key: str) -> None:
    """Draw a comparison that found something: how much of each kind, then the changes kind by kind."""
    cards(figures(held), key=key)
    for option in CHANGE_KINDS.options:
        _group(held, option.code, option.label, key)


def _group(held: Compared, kind: str, label: str, key: str) -> None:
    rows = held.rows[held.rows["kind"] == kind]
    if rows.empty:
        return
    st.subheader(f"{_(label)} ({formats.number(len(rows))})", anchor=False)
    chosen_row(
        rows.reset_index(drop=True),
        columns(held),
        _matter,
        by="row_key",
        key=f"{key}_{kind}",
        empty=_("Không có."),
        max_height=480,
        lines_per_row=2,
        title=_(label),
    )


def _matter(row: "pd.Series[Any]") -> None:
    """The whole of what changed, and the cell that tells of it now (of what vanished, the one that told of it)."""
    st.text(row["subject"])
    source_panel({**row.to_dict(), "kind": row["subject_kind"], "state": row["after"]}, key=f"change_{row['row_key']}")


def summary(chosen: Chosen) -> list[Figure]:
    """The figures since the day chosen, else the last meeting; none while there has been no meeting."""
    since, _refused = since_day(chosen)
    return [] if since is None else figures(compared(chosen, since))


def choose(key: str) -> None:
    """Write the day picked in the widget of that key into the address; for callbacks."""
    picked = st.session_state[key]
    address.change(**{FIELD: picked.isoformat() if isinstance(picked, date) else ""})
