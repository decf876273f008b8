"""What the law in force says of one nomination, rule by rule; warnings the Office lets pass say why."""

from typing import Any

import pandas as pd
import streamlit as st

from domain.eligibility import Verdict
from domain.eligibility.rule import FAIL, PASS, RULE_SEVERITIES, RULE_SOURCES, UNKNOWN, WARN
from etl.eligibility import Judged, message
from ledger.nomination_rulings import Said, override_rule
from texts import N_, formats
from ui import data, page, person, status
from ui.dossiers.outcomes import remember
from ui.eligibility import judgement, summary
from ui.failure import refusal_shown
from ui.language import _, language
from ui.tables import Column, table

LIST = (
    Column("rule", N_("Quy định"), width=82),
    Column("verdict", N_("Kết quả"), "status", statuses=status.VERDICT, width=176),
    Column("weight", N_("Mức"), width=104),
    Column("message", N_("Nhận xét"), width=430),
    Column("basis", N_("Căn cứ"), width=270),
    Column("source", N_("Nguồn"), width=180),
)
_SHOWN_FIRST = (FAIL, UNKNOWN)
LAW = N_("Xét theo {law}; {decree} (quyết định ngày {day}).")


def draw(held: dict[str, Any]) -> None:
    """Draw the verdicts on one nomination: what fails or is not known first, what is met on demand."""
    found = judgement(str(held["plan_id"]))
    judged = found.judged.get(str(held["nomination_no"]))
    if judged is None:
        return
    st.subheader(_("Quy định về thi đua, khen thưởng"), anchor=False)
    st.text(summary(judged))
    st.caption(_told_law(found.desk.law.regimes, judged))
    weighing = [verdict for verdict in judged.verdicts if verdict.verdict in _SHOWN_FIRST]
    passed = [verdict for verdict in judged.verdicts if verdict.verdict == PASS]
    number = str(held["nomination_no"])
    _table(weighing, number, "weighing", _("Không có quy định nào chưa đáp ứng hoặc chưa rõ."))
    with st.expander(_("Quy định đã đáp ứng ({n})").format(n=len(passed)), key=f"passed_{number}"):
        _table(passed, number, "passed", _("Chưa có quy định nào."))
    if not page.only_reading() and (who := person.actor()) is not None:
        _overriding(number, weighing, who)


def _told_law(regimes: Any, judged: Judged) -> str:
    regime = next((held for held in regimes if held.regime == judged.regime), None)
    if regime is None:
        return ""
    return _(LAW).format(law=regime.law, decree=regime.decree or formats.NOTHING, day=formats.date(judged.decided_on))


def _table(verdicts: list[Verdict], number: str, key: str, empty: str) -> None:
    rows = pd.DataFrame([_row(verdict) for verdict in verdicts], columns=[column.name for column in LIST])
    table(
        rows,
        LIST,
        empty=empty,
        key=f"verdicts_{key}_{number}",
        title=_("Quy định về thi đua, khen thưởng: {number}").format(number=number),
        lines_per_row=3,
    )


def _row(verdict: Verdict) -> dict[str, str]:
    said = message(verdict, language())
    if verdict.override is not None:
        told = _("Văn phòng bỏ qua: {reason} ({who}, {day}).")
        override = verdict.override
        day = formats.date(override.acted_on)
        said = f"{said} {told.format(reason=override.reason, who=override.acted_by, day=day)}"
    return {
        "rule": verdict.rule,
        "verdict": verdict.verdict,
        "weight": _(RULE_SEVERITIES.label(verdict.severity)),
        "message": said,
        "basis": verdict.basis,
        "source": _(RULE_SOURCES.label(verdict.source)),
    }


def _overriding(number: str, weighing: list[Verdict], who: person.Person) -> None:
    rules = [verdict.rule for verdict in weighing if verdict.severity == WARN and verdict.override is None]
    if not rules:
        return
    with (
        st.expander(_("Bỏ qua một lưu ý, có lý do"), key=f"override_{number}"),
        st.form(f"override_form_{number}", border=False, enter_to_submit=False),
    ):
        rule = st.selectbox(_("Quy định"), rules, filter_mode=None)
        why = st.text_area(_("Lý do"), max_chars=500, height=80)
        sent = st.form_submit_button(_("Ghi lý do bỏ qua"))
    if sent and rule:
        with refusal_shown():
            outcomes = override_rule(data.ledger(), who.actor, [number], rule, Said(text=why))
            remember(_("Đã ghi lý do bỏ qua lưu ý."), outcomes)
            st.rerun()
