"""Plan, period, unit and day: chosen in one place, kept in the address, read by every page through `chosen()`."""

from dataclasses import dataclass
from datetime import date

import pandas as pd
import streamlit as st

from reports.deck.period import meant
from ui import address, data, looking_back
from ui.language import _
from ui.once import once_a_state

_CHOSEN = "chosen"
ALL_UNITS = "all"


@dataclass(frozen=True)
class Chosen:
    """What every page shows: one plan, one period, one unit or all of them (None), at a past day or now (None)."""

    plan_id: str
    period: str
    unit_code: str | None
    as_of: date | None = None

    @property
    def asked(self) -> dict[str, str | None]:
        """What every question about a period is asked with."""
        return {"plan_id": self.plan_id, "period": self.period, "unit_code": self.unit_code}


def chosen() -> Chosen | None:
    """What the person chose, or None while the ledger has no plan or no period."""
    found: Chosen | None = st.session_state.get(_CHOSEN)
    return found


def draw() -> list[str]:
    """Draw the filters and return a notice for each code in the address that is unknown.

    The day comes first, though it stands last: plans, periods and units are those of that day.
    """
    notices = looking_back.settle()
    plan_id = _draw_choices(notices)
    looking_back.draw(plan_id)
    return notices


def _draw_choices(notices: list[str]) -> str | None:
    st.session_state[_CHOSEN] = None
    if (plans := _plans()) is None:
        return None
    plan_id = _choose("plan", _("Kế hoạch"), *plans, notices)
    if (periods := _periods(plan_id)) is None:
        return plan_id
    period = _choose("period", _("Kỳ báo cáo"), *periods, notices)
    units = units_to_choose(plan_id)
    unit = _choose("unit", _("Đơn vị"), units, next(iter(units)), notices)
    st.session_state[_CHOSEN] = Chosen(plan_id, period, None if unit == ALL_UNITS else unit, data.as_of())
    return plan_id


@once_a_state
def _plans() -> tuple[dict[str, str], str] | None:
    """The names of the plans by number and the one shown at first; None where there is none."""
    plans = data.fetch("plans")
    return None if plans.empty else (_labels(plans, "plan_id", "name"), _newest(plans))


@once_a_state
def _periods(plan_id: str) -> tuple[dict[str, str], str] | None:
    """The names of the plan's periods by code and the one shown at first; None where there is none."""
    periods = data.fetch("periods", plan_id=plan_id)
    return None if periods.empty else (_labels(periods, "period", "name"), _meant(periods))


@once_a_state
def units_to_choose(plan_id: str) -> dict[str, str]:
    """Return the names of the units that may be chosen, by code, the first at first.

    A unit has itself only, whether the plan knows it or not; who may see totals only has the whole Department.
    """
    viewer = data.viewer()
    if (own := viewer.only_unit) is not None:
        senders = _labels(data.fetch("senders", plan_id=plan_id), "unit_code", "name")
        return {own: senders.get(own, own)}
    units = {} if viewer.outside else _labels(data.fetch("units", plan_id=plan_id), "unit_code", "name")
    return {ALL_UNITS: _("Toàn Sở"), **units}


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
        disabled=len(labels) == 1,
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


def _meant(periods: pd.DataFrame) -> str:
    return str(meant([{str(name): value for name, value in row.items()} for row in periods.to_dict("records")]))
