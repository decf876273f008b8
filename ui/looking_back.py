"""Looking back: the past day at whose end every page shows the ledger, chosen in the side bar, kept in the address."""

from datetime import date

import streamlit as st

from domain.clock import today
from texts import formats
from ui import address, data
from ui.language import _
from ui.once import once_a_state

FIELD = "asof"
_PICKED, _QUICK = "choose_asof", "choose_asof_quickly"


def settle() -> list[str]:
    """Take the day from the address before anything is asked of the ledger; return a notice when it can't be that."""
    data.look_from(None)
    code = address.asked(FIELD)
    if not code:
        return []
    refused = why_not(code, first_day(), today())
    if refused:
        address.forget(FIELD)
        return [_("{reason} Đang hiển thị số liệu đến hôm nay.").format(reason=refused)]
    day = date.fromisoformat(code)
    data.look_from(day if day < today() else None)
    return []


def why_not(code: str, first: date, last: date) -> str:
    """Say why the ledger can't be seen as of the end of the day written as yyyy-mm-dd; "" when it can."""
    try:
        day = date.fromisoformat(code)
    except ValueError:
        return _("Địa chỉ có ngày không rõ: “{code}”.").format(code=code[:40])
    if day.isoformat() != code:
        return _("Địa chỉ có ngày không rõ: “{code}”.").format(code=code[:40])
    if day > last:
        return _("Ngày {day} còn ở phía sau, chưa có số liệu.").format(day=formats.date(day))
    if day < first:
        told = _("Sổ bắt đầu ghi từ ngày {first}, không có số liệu của ngày {day}.")
        return told.format(first=formats.date(first), day=formats.date(day))
    return ""


@once_a_state
def first_day() -> date:
    """The day on which the ledger began, today while it holds nothing."""
    found = data.fetch_as_of(None, "first_record")["first_day"]
    return today() if found.isna().all() else formats.as_day(found.iloc[0])


def draw(plan_id: str | None) -> None:
    """Draw the choice of the day, with the plan's meetings and ends of periods to choose quickly from."""
    st.session_state[_PICKED] = data.as_of()
    with st.container(key="looking_back"):
        st.date_input(
            _("Số liệu đến ngày"),
            value=None,
            min_value=first_day(),
            max_value=today(),
            format="DD/MM/YYYY",
            key=_PICKED,
            on_change=_write,
            args=(_PICKED,),
        )
        days = quick_days(plan_id)
        if plan_id is not None:
            st.menu_button(
                _("Chọn nhanh"),
                list(days),
                key=_QUICK,
                on_click=_write,
                args=(_QUICK,),
                type="tertiary",
                help=_("Xem lại sổ như ở cuối một ngày đã qua. Để trống là xem đến hôm nay."),
                format_func=lambda code: days.get(code, code),
            )


@once_a_state
def quick_days(plan_id: str | None) -> dict[str, str]:
    """The days people look back at, by their codes: today, meetings held and periods ended, the newest first."""
    words = {"": _("Hôm nay")}
    if plan_id is None:
        return words
    first, last = first_day(), today()
    for row in data.fetch_as_of(None, "days_to_look_back", plan_id=plan_id).to_dict("records"):
        day = formats.as_day(row["day"])
        if first <= day < last:
            told = _("Kỳ họp {day}") if isinstance(row["meeting_id"], str) else _("Hết {period}: {day}")
            words.setdefault(day.isoformat(), told.format(day=formats.date(day), period=row["name"]))
    return words


def banner() -> None:
    """Say that the past is shown, with the way back; nothing while the present is."""
    day = data.as_of()
    if day is None:
        return
    with st.container(key="past_banner", horizontal=True, vertical_alignment="center"):
        told = _("Đang xem lại sổ như ở cuối ngày **{day}**, chỉ để đọc.")
        st.markdown(told.format(day=formats.date(day)), width="stretch")
        st.button(
            _("Về hôm nay"),
            key="back_to_today",
            type="tertiary",
            icon=":material/today:",
            on_click=address.change,
            kwargs={FIELD: ""},
        )


def only_reading() -> str:
    """Say why nothing can be written now: the past is shown; "" while the present is."""
    day = data.as_of()
    if day is None:
        return ""
    return _(
        "Đang xem lại ngày {day} nên không ghi gì vào sổ được. Bấm “Về hôm nay” ở đầu trang để làm việc này."
    ).format(day=formats.date(day))


def _write(key: str) -> None:
    picked = st.session_state[key]
    code = picked.isoformat() if isinstance(picked, date) else picked or ""
    address.change(**{FIELD: "" if code == today().isoformat() else code})
