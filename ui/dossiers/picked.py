"""What may be done with the rows picked on the board: opened, moved, their papers ticked, their outcome made known."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from domain.choices import HONORIFIC
from domain.nominations import NOMINATION_OUTCOMES
from etl.eligibility import Judged
from ledger.nomination_each import Seen
from ledger.nomination_records import Paper, record_papers
from texts import N_
from ui import data, page, person
from ui.data import fetch
from ui.dossiers import moving, rulings
from ui.dossiers.outcomes import remember
from ui.dossiers.papers import number_and_day
from ui.eligibility import summary
from ui.failure import refusal_shown
from ui.language import _
from ui.nominations.opening import NOMINATION
from ui.person import Person

MOST_NAMED = 6
VERBS = ("move", "paper", "announced")
ONLY_TICKED = N_("Chỉ ghi văn bản được đánh dấu, trên tất cả hồ sơ đã chọn; văn bản khác giữ như đang có.")


def draw(rows: pd.DataFrame, judged: Mapping[str, Judged]) -> None:
    """Draw who is picked and every act that fits all of them; `rows` are of the query nomination_board."""
    with st.container(border=True, key="board_picked"):
        _who(rows, judged)
        if not person.may(*VERBS) or page.only_reading() or (who := person.ask(*VERBS, key="board")) is None:
            return
        seen = moving.seen_of(rows)
        numbers = [str(number) for number in rows["nomination_no"]]
        # What waits to be made known comes first: all that a decision could be moved to is its revocation.
        if person.may("announced") and set(rows["state"]) <= set(NOMINATION_OUTCOMES):
            with st.expander(_("Công bố kết quả"), icon=":material/campaign:", key="announce_many"):
                rulings.announcement(numbers, who, seen)
        moving.form(rows, who, key="board", seen=seen)
        if len(rows) > 1 and person.may("paper"):
            with st.expander(_("Kiểm thành phần hồ sơ"), icon=":material/inventory:", key="papers_many"):
                _papers(numbers, who, seen)


def _who(rows: pd.DataFrame, judged: Mapping[str, Judged]) -> None:
    if len(rows) == 1:
        row = rows.iloc[0]
        number = str(row["nomination_no"])
        honorific = HONORIFIC.by_code.get(row["honorific"], "")
        st.text(f"{_(honorific)} {row['nominee_name']}".strip() + f"\n{row['award_name']} · {row['unit_name']}")
        NOMINATION.open_button(number, _("Mở hồ sơ {number}").format(number=number), key=f"open_{number}")
        if told := summary(judged.get(number)):
            st.caption(_("Theo quy định: {told}").format(told=told))
        return
    names = [str(name) for name in rows["nominee_name"].head(MOST_NAMED)]
    more = _(" và {n} hồ sơ khác").format(n=len(rows) - MOST_NAMED) if len(rows) > MOST_NAMED else ""
    st.text(_("Đã chọn {n} hồ sơ: {names}{more}.").format(n=len(rows), names=", ".join(names), more=more))


def _papers(numbers: Sequence[str], who: Person, seen: Mapping[str, Seen]) -> None:
    rows = fetch("nomination_papers_shared", numbers=list(numbers))
    if rows.empty:
        st.info(_("Các hồ sơ đã chọn không có văn bản nào chung."), icon=":material/info:")
        return
    st.caption(_(ONLY_TICKED))
    with st.form("papers_many_form", border=False, enter_to_submit=False):
        papers = []
        for row in rows.to_dict("records"):
            document = str(row["document"])
            words = _("{name} (đã có {k}/{n})").format(name=row["name"], k=row["held"], n=row["of_all"])
            is_held = st.checkbox(words, key=f"many_held_{document}")
            papers.append(Paper(document, is_held, *number_and_day(document, "many", "", None)))
        sent = st.form_submit_button(_("Ghi kết quả kiểm hồ sơ"), icon=":material/inventory:")
    if sent:
        with refusal_shown():
            ticked = [paper for paper in papers if paper.is_held]
            outcomes = record_papers(data.ledger(), who.actor, numbers, ticked, seen=seen)
            remember(_("Đã ghi kết quả kiểm {n} hồ sơ."), outcomes)
            st.rerun()
