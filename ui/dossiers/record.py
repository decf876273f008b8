"""One nomination: its facts, the rules of law, its papers, what later files say, and everything done about it."""

from typing import Any

import pandas as pd
import streamlit as st

from domain.choices import COMMENDATION_KIND, WORK_GRADE
from domain.form_0603 import NOMINEE_CLASSES
from domain.nominations import COUNCILS, OWN, SCOPES
from texts import N_, formats
from ui import page, person, rights, status
from ui.chosen_row import source_line
from ui.data import fetch
from ui.dossiers import board, differences, moving, papers, rulings, verdicts
from ui.filters import Chosen
from ui.language import _
from ui.nominations.opening import NOMINATION
from ui.plain import plain
from ui.tables import Column, filled, table

_SEEN = "nomination_seen"
VERBS = ("move", "paper", "announced", "class", "corrected")
HISTORY = (
    Column("acted_on", N_("Ngày"), "date", width=94),
    Column("act", N_("Việc"), "status", statuses=status.NOMINATION_ACT, width=172),
    Column("told", N_("Về"), width=200),
    Column("text", N_("Nội dung"), width=230),
    Column("document", N_("Văn bản"), width=140),
    Column("acted_by", N_("Người ghi"), width=130),
    Column("recorded_at", N_("Ghi vào sổ lúc"), "moment", width=120),
)
COUNCIL = (
    Column("held_on", N_("Ngày họp"), "date", width=94),
    Column("council", N_("Hội đồng"), labels=COUNCILS.by_code, width=270),
    Column("votes_for", N_("Phiếu đồng ý"), "number", width=106),
    Column("members", N_("Tổng số thành viên"), "number", width=140),
    Column("present", N_("Có mặt"), "number", width=80),
    Column("written", N_("Ý kiến bằng văn bản"), "number", width=146),
    Column("document", N_("Biên bản"), width=170),
    Column("is_counting", N_("Đang dùng"), "yes_no", width=92),
)
FACTS = (
    ("decided_by", N_("Thẩm quyền quyết định"), None),
    ("birth_year", N_("Năm sinh"), None),
    ("position", N_("Chức vụ"), None),
    ("nominee_class", N_("Nhóm theo biểu 0603.N"), {str(number): name for number, name in NOMINEE_CLASSES.items()}),
    ("commendation_kind", N_("Loại hình khen thưởng"), COMMENDATION_KIND.by_code),
    ("work_grade", N_("Xếp loại"), WORK_GRADE.by_code),
    ("initiative", N_("Sáng kiến"), None),
    ("initiative_decision", N_("Số, ngày quyết định công nhận"), None),
    ("documents", N_("Hồ sơ kèm theo (đơn vị ghi)"), None),
    ("note", N_("Ghi chú"), None),
)


def draw(chosen: Chosen, number: str) -> bool:
    """Draw the nomination of that number; tell whether there is one."""
    with st.container(horizontal=True):
        NOMINATION.back_button()
        found = fetch("nomination", nomination_no=number)
        if not found.empty:
            _next_button(chosen, found.iloc[0])
    if found.empty:
        st.info(_("Không có hồ sơ nào mang số {number}.").format(number=plain(number[:40])), icon=":material/info:")
        return False
    held: dict[str, Any] = {str(name): value for name, value in found.iloc[0].items()}
    _head(held)
    left = st.container()
    if person.may(*VERBS) and not _unit_waits(found):
        left, right = st.columns([3, 2], gap="medium")
        with right, st.container(border=True, key="nomination_acts"):
            st.subheader(_("Xử lý"), anchor=False)
            if not page.only_reading() and (who := person.ask(*VERBS, key="nomination")) is not None:
                _acts(found, held, who)
    with left:
        _facts(found.iloc[0], held)
        differences.draw(held)
        verdicts.draw(held)
    papers.draw(number)
    _history(number)
    return True


def _next_button(chosen: Chosen, held: "pd.Series[Any]") -> None:
    """Lead on through the dossiers of the same kind that wait for something, in the order of the board."""
    asked = {"plan_id": held["plan_id"], "unit_code": chosen.unit_code, "scope": held["scope"]}
    rows = board.ordered(fetch("nomination_board", **asked), str(held["family"]))
    numbers, waits = rows["nomination_no"].tolist(), rows["needs_work"].tolist()
    here = numbers.index(held["nomination_no"]) if held["nomination_no"] in numbers else -1
    onward = [*range(here + 1, len(numbers)), *range(here)]
    if (place := next((place for place in onward if waits[place]), None)) is not None:
        number = numbers[place]
        NOMINATION.open_button(
            number, _("Hồ sơ cần xử lý tiếp theo: {number}").format(number=number), key="next_dossier"
        )


def _head(held: dict[str, Any]) -> None:
    name = " ".join(part for part in (held["honorific"], held["nominee_name"]) if isinstance(part, str))
    st.subheader(plain(f"{held['nomination_no']} · {name}"), anchor=False)
    whose = () if held["scope"] == OWN else (_(SCOPES.label(held["scope"])),)
    st.text(" · ".join((held["award_name"], held["unit_name"], *whose)))
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        state = status.find(status.NOMINATION, held["state"])
        st.badge(state.text(), color=status.badge_colour(state))
        told = [board.term(held)]
        if following := board.next_step(held):
            told.append(_("bước tiếp theo: {step}").format(step=following))
        if not pd.isna(held["next_on"]):
            told.append(_("chậm nhất ngày {day}").format(day=formats.date(held["next_on"])))
        if held["is_inside"]:
            told.append(_("chưa công bố"))
        elif not pd.isna(held["announced_on"]):
            told.append(_("công bố ngày {day}").format(day=formats.date(held["announced_on"])))
        st.text(" · ".join(told), width="content")


def _facts(row: "pd.Series[Any]", held: dict[str, Any]) -> None:
    if isinstance(held["achievement"], str):
        st.caption(_("Tóm tắt thành tích"))
        st.text(held["achievement"])
    lines = []
    for name, label, words in FACTS:
        value = held[name]
        if value is None or pd.isna(value) or value == "":
            continue
        code = str(int(value)) if name in ("nominee_class", "birth_year") else str(value)
        lines.append(f"{_(label)}: {_(words.get(code, code)) if words else code}")
    if not pd.isna(held["votes_for"]) and not pd.isna(held["votes_total"]):
        told = _("Phiếu tại cuộc họp của đơn vị: {k}/{n}")
        lines.append(told.format(k=int(held["votes_for"]), n=int(held["votes_total"])))
    if isinstance(held["decision_no"], str):
        told = _("Quyết định: {number} ngày {day}")
        lines.append(told.format(number=held["decision_no"], day=formats.date(held["decision_on"])))
    if isinstance(held["return_reason"], str):
        label = status.RETURN_REASON_LABELS[held["return_reason"]]
        lines.append(_("Lý do trả lại: {reason}").format(reason=_(label)))
    st.text("\n".join(lines))
    source_line(row, "nominations", key=str(held["nomination_no"]))


def _acts(found: pd.DataFrame, held: dict[str, Any], who: person.Person) -> None:
    number = str(held["nomination_no"])
    seen = _seen(found, number)
    # All that a decision could be moved to is its revocation: making it known comes first.
    rulings.draw_announcement(held, who, seen[number])
    moving.form(found, who, key=number, seen=seen)
    if person.may("paper"):
        with st.expander(_("Kiểm thành phần hồ sơ"), icon=":material/inventory:", key="papers_act"):
            papers.form(number, who, seen[number])
    rulings.draw(held, who, seen[number])


def _unit_waits(found: pd.DataFrame) -> bool:
    """Whether all that comes next of it is done by others than the unit that looks."""
    who = person.actor()
    return rights.own_unit() is not None and not (who and any(way.role_fits for way in moving.ways_of(found, who)))


def _seen(found: pd.DataFrame, number: str) -> Any:
    """What the person saw when this nomination was opened here: reruns while a text is typed don't change it."""
    now = moving.seen_of(found)
    known = st.session_state.get(_SEEN)
    if known is None or known[0] != number or known[1][number].state == now[number].state:
        known = (number, now)
        st.session_state[_SEEN] = known
    return known[1]


def _history(number: str) -> None:
    council = fetch("nomination_council_results", nomination_no=number)
    if not council.empty:
        st.subheader(_("Kết quả Hội đồng"), anchor=False)
        title = _("Kết quả Hội đồng {number}").format(number=number)
        table(council, filled(COUNCIL, council), empty="", key=f"council_{number}", title=title)
    st.subheader(_("Mọi việc đã ghi"), anchor=False)
    rows = fetch("nomination_history", nomination_no=number)
    table(
        rows.assign(told=[rulings.told(row) for row in rows.to_dict("records")]),
        HISTORY,
        empty=_("Chưa có việc nào ngoài tệp của đơn vị."),
        key=f"history_{number}",
        title=_("Mọi việc đã ghi về {number}").format(number=number),
        lines_per_row=2,
    )
