"""“Vì sao?”: the rule that decided an item's state, its inputs and thresholds, and the rules tried before it."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from domain import looks
from domain.choices import SEVERITY, STATUS
from domain.states import PROGRESS_STATES
from domain.status_rules import STATUS_RULES
from texts import N_, formats
from ui import status
from ui.data import fetch
from ui.language import _, language
from ui.tables import Column, table

TRIALS = (
    Column("rule", N_("Quy tắc"), width=74),
    Column("asks", N_("Câu hỏi của quy tắc"), width=360),
    Column("threshold", N_("Ngưỡng"), width=210),
    Column("outcome", N_("Kết quả"), width=250),
    Column("basis", N_("Căn cứ"), width=140),
)


def draw(plan_id: str, period: str, item_code: str, unit_code: str, *, key: str) -> None:
    """Draw why the item has its state in the unit in that period; nothing for a unit it doesn't concern."""
    trials = fetch("status_trials", plan_id=plan_id, period=period, item_code=item_code, unit_code=unit_code)
    if trials.empty:
        return
    decided = trials[trials["decided"].astype(bool)].iloc[0].to_dict()
    state = status.find(status.PROGRESS, decided["rule_state"])
    with st.container(horizontal=True, vertical_alignment="center"):
        st.badge(state.text(), color=_badge(state.colour))
        st.text(because(decided))
    with st.expander(_("Vì sao? Các quy tắc đã xét lần lượt"), icon=":material/rule:", key=f"why_{key}"):
        table(told(trials), TRIALS, empty="", key=f"trials_{key}", lines_per_row=2, max_height=420)


def because(trial: Mapping[str, Any]) -> str:
    """Return the sentence of the rule that decided, with the very inputs and thresholds it was tried on."""
    rule = STATUS_RULES[trial["rule"]]
    return _(rule.because).format(**_words(trial))


def told(trials: pd.DataFrame) -> pd.DataFrame:
    """Return the rules in the order tried: what each asks, its threshold, and what came of it."""
    place = trials.index[trials["decided"].astype(bool)][0]
    rules = [STATUS_RULES[code] for code in trials["rule"]]
    rows = [
        {
            "rule": rule.code,
            "asks": _(rule.asks),
            "threshold": _threshold(row),
            "outcome": _outcome(row, number - place),
            "basis": row["basis"],
        }
        for number, row, rule in zip(trials.index, trials.to_dict("records"), rules, strict=True)
    ]
    return pd.DataFrame(rows)


def _outcome(row: Mapping[str, Any], after: int) -> str:
    if after == 0:
        return _("Có: {state}").format(state=_(PROGRESS_STATES.label(row["rule_state"])))
    return _("Không") if after < 0 else _("Không xét nữa")


def _threshold(row: Mapping[str, Any]) -> str:
    words = _words(row)
    parts = []
    if not pd.isna(row["lag_points"]):
        parts.append(_("chậm từ {lag_points} điểm").format(**words))
    if not pd.isna(row["near_days"]):
        parts.append(_("còn không quá {near_days} ngày").format(**words))
    if not pd.isna(row["near_share"]):
        parts.append(_("dưới {near_share} mức phải đạt").format(**words))
    if isinstance(row["severities"], str) and row["severities"]:
        parts.append(words["severities"])
    return ", ".join(parts) or formats.NOTHING


def _words(trial: Mapping[str, Any]) -> dict[str, str]:
    lang = language()
    days = None if pd.isna(trial["days_left"]) else int(trial["days_left"])
    severities = str(trial["severities"] or "") if isinstance(trial["severities"], str) else ""
    return {
        **{name: formats.date(trial[name]) for name in ("done_on", "due_on", "start_on", "measured_on")},
        **{
            name: formats.percent(trial[name], lang)
            for name in ("share", "expected_share", "expected_by_due", "near_share")
        },
        **{name: formats.number(trial[name], lang, decimals=1) for name in ("behind", "lag_points", "near_days")},
        "days_left": formats.number(days, lang),
        "days_over": formats.number(None if days is None else -days, lang),
        "status": _(STATUS.label(trial["status"])) if isinstance(trial["status"], str) else formats.NOTHING,
        "severities": ", ".join(_(SEVERITY.label(code)) for code in severities.split(";") if code),
        "difficulty_no": trial["difficulty_no"] if isinstance(trial["difficulty_no"], str) else formats.NOTHING,
        "done_basis": ""
        if not pd.isna(trial["completed_on"])
        else _(" (đơn vị không ghi ngày, tính theo ngày nhận báo cáo đầu tiên ghi đã xong)"),
        "told_in": ""
        if bool(trial["is_own"]) or not isinstance(trial["told_in_name"], str)
        else _(" (theo báo cáo {period})").format(period=trial["told_in_name"]),
    }


def _badge(colour: str) -> Any:
    return {looks.GREEN: "green", looks.BLUE: "blue", looks.RED: "red", looks.OCHRE: "orange"}.get(colour, "gray")
