"""People who may be one, and names that might be written otherwise: proposed to the Office, never joined or changed."""

from collections.abc import Sequence

import streamlit as st

from etl.context import read_context
from etl.name_hygiene import REASONS, NameProposal, proposed_names
from etl.namesakes import LIKENESS, Namesakes, Person, Reason, proposed
from ledger.nomination_rulings import Said, correct_fact, rule_person
from texts import N_, formats
from ui import data, page, person
from ui.dossiers.outcomes import remember
from ui.failure import refusal_shown
from ui.filters import Chosen
from ui.language import _, language
from ui.plain import plain

ONLY_PROPOSED = N_("Chương trình chỉ gợi ý theo họ tên và năm sinh, không tự ghép hồ sơ của hai người.")
NOT_CHANGED = N_(
    "Tên giữ nguyên như đơn vị ghi cho tới khi Văn phòng đồng ý sửa; lời cũ vẫn ở lịch sử và tệp của đơn vị."
)
MOST = 20


def draw(chosen: Chosen) -> None:
    """Draw the pairs nobody has answered yet, then the names that might be written otherwise."""
    st.caption(_(ONLY_PROPOSED))
    pairs = [pair for pair in _proposed(repr(data.state())) if _concerns(chosen, pair)]
    if not pairs:
        st.info(_("Không có ai nghi trùng."), icon=":material/check_circle:")
    names = [one for one in _names_proposed(repr(data.state())) if chosen.unit_code in (None, one.unit_code)]
    verbs = ("same_person", "corrected")
    who = None if not (pairs or names) or page.only_reading() else person.ask(*verbs, key="namesakes")
    for pair in pairs[:MOST]:
        _pair(pair, who)
    if len(pairs) > MOST:
        st.caption(_("Còn {n} cặp nữa, hiện khi các cặp trên đã được trả lời.").format(n=len(pairs) - MOST))
    _names(names, who)


@st.cache_resource(max_entries=8, show_spinner=False)
def _proposed(state: str) -> tuple[Namesakes, ...]:
    """Return the pairs, compared once for a state of the ledger."""
    return proposed(data.rows)


@st.cache_resource(max_entries=8, show_spinner=False)
def _names_proposed(state: str) -> tuple[NameProposal, ...]:
    """Return the names, looked through once for a state of the ledger."""
    return proposed_names(data.rows, read_context(data.ledger()))


def _concerns(chosen: Chosen, pair: Namesakes) -> bool:
    return chosen.unit_code in (None, pair.one.subject.unit_code, pair.other.subject.unit_code)


def _pair(pair: Namesakes, who: person.Person | None) -> None:
    one, other = pair.keys
    with st.container(border=True):
        st.text(f"{_who(pair.one)}\n{_who(pair.other)}")
        st.caption(plain(_("Giống nhau: {told}.").format(told=_said([LIKENESS[pair.how]], pair.speaks_for))))
        if pair.speaks_against:
            st.caption(plain(_("Cần xem lại: {told}.").format(told=_said([], pair.speaks_against))))
        if who is None:
            return
        with st.container(horizontal=True):
            for is_same, label in ((True, _("Là cùng một người")), (False, _("Là hai người khác nhau"))):
                if st.button(label, key=f"person_{one}_{other}_{is_same}"):
                    with refusal_shown():
                        rule_person(data.ledger(), who.actor, one, other, Said(), is_same=is_same)
                        told = _("Đã ghi vào sổ: {one} và {other}: {ruling}.")
                        remember(told.format(one=_who(pair.one), other=_who(pair.other), ruling=label.lower()))
                        st.rerun()


def _said(likeness: list[str], reasons: Sequence[Reason]) -> str:
    return "; ".join([*(_(one) for one in likeness), *(reason.say(language()) for reason in reasons)])


def _who(found: Person) -> str:
    year = found.subject.birth_year
    born = _("sinh năm {year}").format(year=year) if year else _("chưa ghi năm sinh")
    return f"{found.name}, {born}, {found.unit_name}"


def _names(found: list[NameProposal], who: person.Person | None) -> None:
    if not found:
        return
    st.subheader(_("Tên nên xem lại"), anchor=False)
    st.caption(_(NOT_CHANGED))
    for number, one in enumerate(found[:MOST]):
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.text(f"{one.before} → {one.after}", width="content")
            st.caption(plain(f"{one.unit_name} · {_(REASONS[one.why])}"), width="content")
            _consent(number, one, who)


def _consent(place: int, one: NameProposal, who: person.Person | None) -> None:
    numbers = [str(row["record"]) for row in one.mentions if row["source"] == "nomination"]
    if not numbers or not person.may("corrected"):
        return
    label = _("Sửa trên {n} hồ sơ").format(n=formats.number(len(numbers), language()))
    if st.button(label, key=f"consent_{place}_{one.after}", disabled=who is None) and who is not None:
        with refusal_shown():
            why = Said(text=REASONS[one.why])
            outcomes = correct_fact(data.ledger(), who.actor, numbers, "nominee_name", one.after, why)
            remember(_("Đã sửa họ tên trên {n} hồ sơ."), outcomes)
            st.rerun()
