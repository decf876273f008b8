"""What the law in force says of one nomination, rule by rule; warnings the Office lets pass say why."""

from typing import Any

import streamlit as st

from domain.eligibility import RULES, Verdict
from domain.eligibility.rule import FAIL, MEMORY, PASS, RULE_SEVERITIES, RULE_SOURCES, UNKNOWN, WARN
from etl.eligibility import Judged, message
from ledger.nomination_rulings import Said, override_rule
from texts import N_, formats
from ui import data, page, person, status
from ui.dossiers.outcomes import remember
from ui.eligibility import judgement, summary
from ui.failure import refusal_shown
from ui.language import _, language
from ui.plain import plain

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
    if not weighing:
        st.info(_("Không có quy định nào chưa đáp ứng hoặc chưa rõ."), icon=":material/check_circle:")
    for verdict in sorted(weighing, key=_gravest_first):
        _verdict(verdict)
    if person.may("override") and not page.only_reading() and (who := person.actor()) is not None:
        _overriding(number, weighing, who)
    with st.expander(_("Quy định đã đáp ứng ({n})").format(n=len(passed)), key=f"passed_{number}"):
        for verdict in passed:
            _verdict(verdict)


def _gravest_first(verdict: Verdict) -> tuple[bool, bool, bool]:
    """What the Office let pass last, what stops before what warns, what fails before what isn't known."""
    return verdict.override is not None, not verdict.stops, verdict.verdict != FAIL


def _told_law(regimes: Any, judged: Judged) -> str:
    regime = next((held for held in regimes if held.regime == judged.regime), None)
    if regime is None:
        return ""
    return _(LAW).format(law=regime.law, decree=regime.decree or formats.NOTHING, day=formats.date(judged.decided_on))


def _verdict(verdict: Verdict) -> None:
    """One rule: what it comes to and how much that weighs, what it asks, what was counted, by what article."""
    found = status.find(status.VERDICT, verdict.verdict)
    with st.container(key=f"verdict_{verdict.rule}", gap="xxsmall"):
        with st.container(horizontal=True, vertical_alignment="center", gap="small"):
            st.badge(found.text(), color=status.badge_colour(found))
            if verdict.verdict != PASS:
                st.badge(_(RULE_SEVERITIES.label(verdict.severity)), color="gray")
            if verdict.source == MEMORY:
                st.badge(_(RULE_SOURCES.label(MEMORY)), color="violet")
            st.text(f"{verdict.rule} · {_(RULES[verdict.rule].asks)}", width="content")
        st.text(message(verdict, language()))
        if verdict.override is not None:
            override = verdict.override
            told = _("Văn phòng bỏ qua: {reason} ({who}, {day}).")
            day = formats.date(override.acted_on)
            st.text(told.format(reason=override.reason, who=override.acted_by, day=day))
        parts = (verdict.basis, "" if verdict.source == MEMORY else _(RULE_SOURCES.label(verdict.source)))
        basis = " · ".join(part for part in parts if part)
        st.caption(plain(_("Căn cứ: {basis}").format(basis=basis)))


def _overriding(number: str, weighing: list[Verdict], who: person.Person) -> None:
    rules = [verdict.rule for verdict in weighing if verdict.severity == WARN and verdict.override is None]
    if not rules:
        return
    with (
        st.expander(_("Bỏ qua một lưu ý, có lý do"), key=f"override_{number}"),
        st.form(f"override_form_{number}", border=False, enter_to_submit=False),
    ):
        rule = st.selectbox(
            _("Quy định"), rules, format_func=lambda code: f"{code} · {_(RULES[code].asks)}", filter_mode=None
        )
        why = st.text_area(_("Lý do"), max_chars=500, height=80)
        sent = st.form_submit_button(_("Ghi lý do bỏ qua"))
    if sent and rule:
        with refusal_shown():
            outcomes = override_rule(data.ledger(), who.actor, [number], rule, Said(text=why))
            remember(_("Đã ghi lý do bỏ qua lưu ý."), outcomes)
            st.rerun()
