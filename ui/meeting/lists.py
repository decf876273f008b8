"""All meetings of the plan, the newest first, and the way to one of them or to the form for another."""

from typing import Any

import pandas as pd

from texts import N_
from ui import page, person
from ui.chosen_row import chosen_row
from ui.data import fetch
from ui.filters import Chosen
from ui.language import _
from ui.meeting import going_to
from ui.tables import Column

MEETINGS = (
    Column("held_on", N_("Ngày họp"), "date", width=94),
    Column("subject", N_("Nội dung kỳ họp"), width=278),
    Column("chair", N_("Chủ trì"), width=130),
    Column("period_name", N_("Kỳ báo cáo"), width=130),
    Column("directions", N_("Ý kiến chỉ đạo"), "number", width=110),
    Column("is_closed", N_("Kết thúc"), "yes_no", width=80),
    Column("is_frozen", N_("Lưu số liệu"), "yes_no", width=94),
    Column("meeting_id", N_("Số kỳ họp"), width=128),
)


def draw(chosen: Chosen) -> None:
    """Draw the way to putting one on record, and the list; what is chosen in it is opened by the button below."""
    if person.may("meeting_open") and not page.only_reading():
        going_to.open_button(going_to.NEW, _("Ghi một kỳ họp vào sổ"), key="new_meeting", primary=True)
    chosen_row(
        fetch("meetings", plan_id=chosen.plan_id),
        MEETINGS,
        _opened,
        by="meeting_id",
        key="meetings",
        title=_("Kỳ họp"),
        empty=_("Sổ chưa ghi kỳ họp nào của Kế hoạch này."),
        lines_per_row=2,
    )


def _opened(row: "pd.Series[Any]") -> None:
    number = str(row["meeting_id"])
    going_to.open_button(number, _("Mở kỳ họp {meeting}").format(meeting=number), key="open_meeting", primary=True)
