"""People who may be one, and names that might be written otherwise: proposed to the Office, never joined or changed."""

import streamlit as st

from etl.context import read_context
from etl.name_hygiene import NameProposal, proposed_names
from etl.namesakes import LIKENESS, Namesakes, Person, proposed
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
    pairs = [pair for pair in proposed(data.rows) if _concerns(chosen, pair)]
    if not pairs:
        st.info(_("Không có ai nghi trùng."), icon=":material/check_circle:")
    who = None if page.only_reading() or not pairs else person.ask(key="namesakes")
    for pair in pairs[:MOST]:
        _pair(pair, who)
    if len(pairs) > MOST:
        st.caption(_("Còn {n} cặp nữa, hiện khi các cặp trên đã được trả lời.").format(n=len(pairs) - MOST))
    _names(chosen)


def _concerns(chosen: Chosen, pair: Namesakes) -> bool:
    return chosen.unit_code in (None, pair.one.subject.unit_code, pair.other.subject.unit_code)


def _pair(pair: Namesakes, who: person.Person | None) -> None:
    one, other = pair.keys
    with st.container(border=True):
        st.text(f"{_who(pair.one)}\n{_who(pair.other)}")
        said = [
            *(f"+ {reason.say(language())}" for reason in pair.speaks_for),
            *(f"− {reason.say(language())}" for reason in pair.speaks_against),
        ]
        st.caption(plain(_(LIKENESS[pair.how])))
        st.text("\n".join(said))
        if who is None:
            return
        with st.container(horizontal=True):
            for is_same, label in ((True, _("Là cùng một người")), (False, _("Là hai người khác nhau"))):
                if st.button(label, key=f"person_{one}_{other}_{is_same}"):
                    with refusal_shown():
                        rule_person(data.ledger(), who.actor, one, other, Said(), is_same=is_same)
                        st.rerun()


def _who(found: Person) -> str:
    born = found.subject.birth_year or formats.NOTHING
    return _("{name}, sinh năm {year}, {unit}").format(name=found.name, year=born, unit=found.unit_name)


def _names(chosen: Chosen) -> None:
    found = [
        one
        for one in proposed_names(data.rows, read_context(data.ledger()))
        if chosen.unit_code in (None, one.unit_code)
    ]
    if not found:
        return
    st.subheader(_("Tên nên xem lại"), anchor=False)
    st.caption(_(NOT_CHANGED))
    who = None if page.only_reading() else person.actor()
    for number, one in enumerate(found[:MOST]):
        with st.container(border=True, horizontal=True, vertical_alignment="center"):
            st.text(f"{one.before} → {one.after}", width="content")
            st.caption(plain(f"{one.unit_name} · {_(one.why)}"), width="content")
            _consent(number, one, who)


def _consent(place: int, one: NameProposal, who: person.Person | None) -> None:
    numbers = [str(row["record"]) for row in one.mentions if row["source"] == "nomination"]
    if not numbers:
        return
    label = _("Sửa trên {n} hồ sơ").format(n=formats.number(len(numbers), language()))
    if st.button(label, key=f"consent_{place}_{one.after}", disabled=who is None) and who is not None:
        with refusal_shown():
            why = Said(text=_(one.why))
            outcomes = correct_fact(data.ledger(), who.actor, numbers, "nominee_name", one.after, why)
            remember(_("Đã sửa họ tên trên {n} hồ sơ."), outcomes)
            st.rerun()
