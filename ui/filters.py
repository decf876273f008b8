"""Plan, period and unit: chosen in one place, kept in the address, read by every page through `chosen()`."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from ui import address, data
from ui.language import _

_CHOSEN = "chosen"
ALL_UNITS = "all"


@dataclass(frozen=True)
class Chosen:
    """What every page shows: one plan, one period, one unit or all of them (None)."""

    plan_id: str
    period: str
    unit_code: str | None


def chosen() -> Chosen | None:
    """What the person chose, or None while the ledger has no plan or no period."""
    found: Chosen | None = st.session_state.get(_CHOSEN)
    return found


def draw() -> list[str]:
    """Draw the three filters and return a notice for each code in the address that is unknown."""
    notices: list[str] = []
    st.session_state[_CHOSEN] = None
    plans = data.fetch("plans")
    if plans.empty:
        return notices
    plan_id = _choose("plan", _("Kế hoạch"), _labels(plans, "plan_id", "name"), _newest(plans), notices)
    periods = data.fetch("periods", plan_id=plan_id)
    if periods.empty:
        return notices
    period = _choose("period", _("Kỳ báo cáo"), _labels(periods, "period", "name"), _latest(periods), notices)
    units = {ALL_UNITS: _("Toàn Sở"), **_labels(data.fetch("units", plan_id=plan_id), "unit_code", "name")}
    unit = _choose("unit", _("Đơn vị"), units, ALL_UNITS, notices)
    st.session_state[_CHOSEN] = Chosen(plan_id, period, None if unit == ALL_UNITS else unit)
    return notices


def _choose(name: str, label: str, labels: dict[str, str], default: str, notices: list[str]) -> str:
    wanted = address.asked(name) or default
    if wanted not in labels:
        notices.append(
            _("Địa chỉ có {label} không rõ: “{code}”. Đang hiển thị: {shown}.").format(
                label=label.lower(), code=wanted[:40], shown=labels[default]
            )
        )
        address.forget(name)
        wanted = default
    key = f"choose_{name}"
    st.session_state[key] = wanted
    st.selectbox(
        label,
        list(labels),
        key=key,
        format_func=lambda code: labels.get(code, code),
        on_change=_write,
        args=(name, default),
        filter_mode=None,
        placeholder=_("Chọn"),
    )
    return wanted


def _write(name: str, default: str) -> None:
    picked = st.session_state[f"choose_{name}"]
    codes = {name: "" if picked == default else picked}
    if name == "plan":
        # Each plan has its own periods and units: the newest reported period of the new one is the better start.
        codes |= {"period": "", "unit": ""}
    address.change(**codes)


def _labels(frame: pd.DataFrame, code: str, name: str) -> dict[str, str]:
    return dict(zip(frame[code].astype(str), frame[name].astype(str), strict=True))


def _newest(plans: pd.DataFrame) -> str:
    return str(plans.sort_values("first_day")["plan_id"].iloc[-1])


def _latest(periods: pd.DataFrame) -> str:
    """The period that ends last among those owed and reported, else among those reported, and of these the longest."""
    reported = periods[periods["has_reports"].astype(bool)]
    owed = reported[reported["is_owed"].astype(bool)]
    for candidates in (owed, reported):
        if not candidates.empty:
            ordered = candidates.sort_values(["ends_on", "starts_on"], ascending=[False, True], kind="stable")
            return str(ordered["period"].iloc[0])
    return str(periods["period"].iloc[0])
