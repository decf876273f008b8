"""What can be done with a difficulty, right beside its text: direction, passing on, answer, reminder, closing."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

import pandas as pd
import streamlit as st

from domain.choices import ADDRESSEE
from domain.people import Actor, Role
from domain.states import DIFFICULTY_ACT_FROM, DIFFICULTY_ACTS
from ledger.difficulty_acts import Acted, DifficultyStep, Seen, act_on_difficulty
from ledger.errors import ActRefused, LedgerError
from texts import N_, formats
from ui import data, page, person
from ui.data import fetch
from ui.difficulty.fields import Asked, Field, draw_field
from ui.drafts import Draft
from ui.language import _
from ui.plain import plain

BODIES = {option.code: option.label for option in ADDRESSEE.options}
_DONE, _SEEN = "difficulty_done", "difficulty_seen"


@dataclass(frozen=True)
class Form:
    """One act as a person meets it: its button, what is asked for, and what must be answered."""

    label: str
    button: str
    text: str
    fields: tuple[Field, ...]
    required: tuple[Field, ...] = ()
    on_behalf: str = ""  # the label when the Office records it for leadership


FORMS: Mapping[str, Form] = {
    "directed": Form(
        N_("Cho ý kiến chỉ đạo"),
        N_("Ghi ý kiến chỉ đạo"),
        N_("Nội dung ý kiến chỉ đạo"),
        ("responsible_unit", "due_on", "meeting_id", "document", "on"),
        on_behalf=N_("Ghi ý kiến của Lãnh đạo"),
    ),
    "passed_on": Form(
        N_("Kiến nghị cấp trên"),
        N_("Ghi việc kiến nghị"),
        N_("Nội dung kiến nghị"),
        ("passed_to", "document", "due_on", "on"),
        ("passed_to",),
    ),
    "answered": Form(
        N_("Ghi kết quả"),
        N_("Ghi kết quả"),
        N_("Kết quả thực hiện"),
        ("direction_no", "response_status", "document", "on"),
    ),
    "reminded": Form(
        N_("Nhắc thực hiện"), N_("Ghi đã nhắc"), N_("Lời nhắc đã gửi đơn vị"), ("direction_no", "document", "on")
    ),
    "resolved": Form(
        N_("Kết thúc"), N_("Kết thúc khó khăn này"), N_("Kết quả giải quyết"), ("document", "on"), ("document",)
    ),
    "reopened": Form(N_("Mở lại"), N_("Mở lại khó khăn này"), N_("Lý do mở lại"), ("document", "on")),
}
# What is likely to be done next in each state: by leadership, by the Office.
FIRST = {
    "reported": ("directed", "directed"),
    "directed": ("directed", "reminded"),
    "answered": ("directed", "resolved"),
    "passed_on": ("directed", "resolved"),
    "resolved": ("reopened", "reopened"),
}
_STEP_FIELDS = frozenset(field.name for field in fields(DifficultyStep))


def draw(held: Mapping[str, Any]) -> None:
    """Draw the acts that fit the difficulty's state, and what came of the last one."""
    number = str(held["difficulty_no"])
    _say_what_was_done(number)
    with st.container(border=True, key="difficulty_acts"):
        st.subheader(_("Xử lý"), anchor=False)
        if page.only_reading():
            return
        who = person.ask(key="difficulty")
        if who is None:
            return
        seen = _seen(held)
        meanwhile = _news(number, seen)
        if not meanwhile.empty:
            st.warning(_told(meanwhile.to_dict("records")), icon=":material/group:")
        states = {str(held["status"]), seen.status}
        allowed = [event for event in FORMS if states & DIFFICULTY_ACT_FROM[event]]
        event = _choose(number, allowed, str(held["status"]), who)
        _form(held, event, who, seen)


def _choose(number: str, allowed: Sequence[str], state: str, who: person.Person) -> str:
    first = FIRST[state][who.role == Role.OFFICE.value]
    picked = st.segmented_control(
        _("Việc cần ghi"),
        allowed,
        default=first if first in allowed else allowed[0],
        required=True,
        format_func=lambda event: _label(event, who),
        key=f"act_{number}_{state}_{who.role}",
        label_visibility="collapsed",
    )
    return str(picked or first)


def _label(event: str, who: person.Person) -> str:
    form = FORMS[event]
    return _(form.on_behalf if form.on_behalf and who.role == Role.OFFICE.value else form.label)


def _form(held: Mapping[str, Any], event: str, who: person.Person, seen: Seen) -> None:
    number, form = str(held["difficulty_no"]), FORMS[event]
    asked = Asked(held, fetch("difficulty_directions", difficulty_no=number))
    wanted = form.fields
    said: dict[str, Any] = {}
    required: set[str] = set(form.required)
    if event == "directed" and who.role == Role.OFFICE.value:
        wanted = ("on_behalf_of", "form", *wanted)
        required.add("on_behalf_of")
    with Draft(f"{number}/{event}") as draft:
        said["text"] = draft.text_area(_(form.text), key="text", height=150)
        if event == "reminded":
            _reminder_words(asked)
        for name in wanted:
            said[name] = draw_field(draft, name, asked, required=name in required)
    if draft.kept_at is not None:
        st.caption(_("Bản nháp lưu lúc {moment}").format(moment=formats.date_time(draft.kept_at)))
    if st.button(_(form.button), type="primary", icon=":material/edit_note:", key=f"do_{number}_{event}"):
        _act(held, event, said, required, who, seen, draft.clear)


def _reminder_words(asked: Asked) -> None:
    waiting = asked.directions[asked.directions["is_open"].astype(bool)]
    for row in waiting.to_dict("records"):
        words = _("Đề nghị {unit} báo cáo kết quả thực hiện ý kiến chỉ đạo {number}: {text}")
        due = _(" Thời hạn: {day}.").format(day=formats.date(row["due_on"])) if not pd.isna(row["due_on"]) else ""
        told = words.format(unit=row["unit_name"], number=row["direction_no"], text=row["direction"]) + due
        st.code(told, language=None, wrap_lines=True)


def _act(
    held: Mapping[str, Any],
    event: str,
    said: Mapping[str, Any],
    required: set[str],
    who: person.Person,
    seen: Seen,
    clear: Callable[[], None],
) -> None:
    if missing := [name for name in ("text", *sorted(required)) if not str(said[name] or "").strip()]:
        st.error(_("Cần ghi đủ: {fields}.").format(fields=", ".join(_(LABELS[name]) for name in missing)))
        return
    number = str(held["difficulty_no"])
    step = DifficultyStep(**{name: value for name, value in said.items() if name in _STEP_FIELDS and value is not None})
    try:
        acted = act_on_difficulty(data.ledger(), Actor(who.name, Role(who.role)), number, event, step, seen)
    except ActRefused as reason:
        st.error(plain(_(reason.sentence).format(**reason.words)))
        return
    except LedgerError as reason:
        st.error(_("{reason} Bản nháp vẫn được giữ, hãy thử lại.").format(reason=_(reason.sentence)))
        return
    clear()
    st.session_state.pop(_SEEN, None)
    st.session_state[_DONE] = (number, event, acted)
    st.rerun()


LABELS = {
    "text": N_("nội dung"),
    "document": N_("minh chứng (số, ký hiệu văn bản)"),
    "passed_to": N_("cấp được kiến nghị"),
    "on_behalf_of": N_("người cho ý kiến"),
}


def _say_what_was_done(number: str) -> None:
    done: tuple[str, str, Acted] | None = st.session_state.pop(_DONE, None)
    if done is None or done[0] != number:
        return
    parts = (_(DIFFICULTY_ACTS.label(done[1])), done[2].direction_no)
    told = _("Đã ghi vào sổ: {act}.").format(act=" ".join(filter(None, parts)))
    st.success(told, icon=":material/check_circle:")
    if done[2].meanwhile:
        st.warning(_told(done[2].meanwhile), icon=":material/group:")


def _seen(held: Mapping[str, Any]) -> Seen:
    """What the person saw when this difficulty was opened here: reruns while a text is typed don't change it."""
    number = str(held["difficulty_no"])
    known: tuple[str, Seen] | None = st.session_state.get(_SEEN)
    if known is None or known[0] != number:
        known = (number, Seen(int(held["last_event_no"]), str(held["status"])))
        st.session_state[_SEEN] = known
    return known[1]


def _news(number: str, seen: Seen) -> pd.DataFrame:
    events = fetch("difficulty_events", difficulty_no=number)
    return events[(events["difficulty_no"] == number) & (events["event_no"] > seen.event_no)]


def _told(rows: Sequence[Mapping[Any, Any]]) -> str:
    parts = [
        f"{row['acted_by']}: {_(DIFFICULTY_ACTS.label(str(row['event'])))} “{str(row['text'])[:200]}”" for row in rows
    ]
    words = _("Trong lúc này đã có người khác ghi trước: {acts}. Cả hai việc đều được giữ, theo thứ tự ghi.")
    return plain(words.format(acts="; ".join(parts)))
