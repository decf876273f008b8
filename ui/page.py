"""The head of every page: its title and the line that says what is being shown."""

from datetime import date

import streamlit as st

from domain.clock import today
from texts import formats
from ui import data, looking_back
from ui.filters import ALL_UNITS, Chosen, chosen, units_to_choose
from ui.language import _
from ui.navigation import SCREENS, Screen
from ui.once import once_a_state

_FILE = "screen_file"


def start(file: str) -> Chosen:
    """Draw the head of the screen in that file and return what was chosen; without a plan that day, say so and stop."""
    st.session_state[_FILE] = file
    held = chosen()
    heading(_(next(screen.title for screen in SCREENS if screen.file == file)), held)
    if held is None and (day := data.as_of()) is not None:
        told = _("Đến ngày {day} sổ chưa có kế hoạch nào. Hãy chọn ngày muộn hơn hoặc bấm “Về hôm nay”.")
        st.info(told.format(day=formats.date(day)), icon=":material/info:")
        st.stop()
    if held is None:
        told = _("Sổ chưa có kế hoạch nào. Văn phòng nạp bảng Kế hoạch trước, rồi phát mẫu cho các đơn vị.")
        st.info(told, icon=":material/info:")
        st.stop()
    return held


def screen() -> Screen | None:
    """The screen that is being drawn, or None before one has started."""
    return next((found for found in SCREENS if found.file == st.session_state.get(_FILE)), None)


def heading(title: str, chosen: Chosen | None) -> None:
    """Draw the page's title and, under it, plan, period, unit and the day of the figures."""
    st.title(title, anchor=False)
    if chosen is None:
        st.text(_("Chưa có kế hoạch trong sổ."))
        return
    with st.container(key="context"):
        st.text(context_line(chosen))


@once_a_state
def context_line(chosen: Chosen) -> str:
    """For instance "Kế hoạch năm 2023 · Quý IV năm 2023 · Toàn Sở · Số liệu đến 31/12/2023"."""
    plan = data.fetch("plans").set_index("plan_id").loc[chosen.plan_id]
    periods = data.fetch("periods", plan_id=chosen.plan_id).set_index("period")["name"]
    unit = units_to_choose(chosen.plan_id)[ALL_UNITS if chosen.unit_code is None else chosen.unit_code]
    day = formats.date(reference_day(plan["last_day"]))
    updated = formats.date_time(data.fetch("last_record")["recorded_at"].iloc[0])
    told = (_("Số liệu đến {day}").format(day=day), _("Sổ ghi lần cuối {moment}").format(moment=updated))
    return " · ".join((plan["title"], periods[chosen.period], unit, *told))


def reference_day(last_day: date) -> date:
    """The day looked back at, else today; the plan's last day once that has passed."""
    return min(data.as_of() or today(), formats.as_day(last_day))


def only_reading() -> bool:
    """Tell whether the past is shown, when nothing may be written, and say so where the act would stand."""
    told = looking_back.only_reading()
    if told:
        st.info(told, icon=":material/history_toggle_off:")
    return bool(told)
