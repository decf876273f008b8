"""What can be done with a difficulty, right beside its text: direction, passing on, answer, reminder, closing."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd
import streamlit as st

from domain.people import Role
from domain.states import DIFFICULTY_ACT_FROM, DIFFICULTY_ACTS
from ledger.difficulty_acts import Acted, DifficultyStep, Seen, act_on_difficulty
from ledger.errors import LedgerError
from texts import formats
from ui import data, page, person
from ui.data import fetch
from ui.difficulty.fields import Asked, Field, draw_field
from ui.difficulty.forms import FIRST, FORMS, LABELS
from ui.drafts import Draft
from ui.failure import refusal_shown
from ui.language import _
from ui.plain import plain

_DONE, _SEEN = "difficulty_done", "difficulty_seen"


def draw(held: Mapping[str, Any]) -> None:
    """Draw the acts that fit the difficulty's state, and what came of the last one."""
    number = str(held["difficulty_no"])
    say_what_was_done(number)
    seen = seen_of(held)
    states = {str(held["status"]), seen.status}
    allowed = [event for event in FORMS if states & DIFFICULTY_ACT_FROM[event] and person.may(event)]
    with st.container(border=True, key="difficulty_acts"):
        st.subheader(_("Xử lý"), anchor=False)
        if page.only_reading():
            return
        if not allowed:
            st.caption(_("Ở bước này việc tiếp theo do Văn phòng ghi."))
            return
        who = person.ask(*allowed, key="difficulty")
        if who is None:
            return
        meanwhile = _news(number, seen)
        if not meanwhile.empty:
            st.warning(_told(meanwhile.to_dict("records")), icon=":material/group:")
        event = _choose(held, allowed, who, seen.status)
        _form(held, event, who, seen)


def may_act() -> bool:
    """Tell whether who looks may do anything at all with difficulties."""
    return person.may(*FORMS)


def _choose(held: Mapping[str, Any], allowed: Sequence[str], who: person.Person, state: str) -> str:
    # By the state the person saw: what others do meanwhile must not change what is chosen, else the click is lost.
    number = held["difficulty_no"]
    first = "passed_on" if held["waits_as"] == "higher" else FIRST[state][who.role == Role.OFFICE.value]
    picked = st.segmented_control(
        _("Việc cần ghi"),
        allowed,
        default=first if first in allowed else allowed[0],
        required=True,
        format_func=lambda event: _label(event, who),
        key=f"act_{number}_{state}_{who.role}",
        label_visibility="collapsed",
    )
    return str(picked or allowed[0])


def _label(event: str, who: person.Person) -> str:
    form = FORMS[event]
    return _(form.on_behalf if form.on_behalf and who.role == Role.OFFICE.value else form.label)


def _form(held: Mapping[str, Any], event: str, who: person.Person, seen: Seen) -> None:
    number, form = str(held["difficulty_no"]), FORMS[event]
    asked = Asked(held, fetch("difficulty_directions", difficulty_no=number), form.due, form.on)
    said: dict[str, Any] = {}
    wanted, required = fields_of(event, who)
    with Draft(f"{number}/{event}") as draft:
        words = _reminder(asked) if event == "reminded" else ""
        said["text"] = draft.text_area(_(form.text), key="text", value=words, height=150)
        for name in wanted:
            said[name] = draw_field(draft, name, asked, required=name in required)
    if event == "resolved" and (undone := int(asked.directions["is_open"].astype(bool).sum())):
        st.warning(
            _("Còn {n} ý kiến chỉ đạo chưa có kết quả; kết thúc thì các ý kiến đó không còn phải trả lời.").format(
                n=undone
            )
        )
    if draft.kept_at is not None:
        st.caption(_("Bản nháp lưu lúc {moment}").format(moment=formats.date_time(draft.kept_at)))
    if st.button(_(form.button), type="primary", icon=":material/edit_note:", key=f"do_{number}_{event}"):
        record(held, event, said, required, who, seen, draft.clear)


def fields_of(event: str, who: person.Person) -> tuple[tuple[Field, ...], set[str]]:
    """Return the fields of an act for who does it, and which of them must be filled."""
    form = FORMS[event]
    if event == "directed" and who.role == Role.OFFICE.value:
        return ("on_behalf_of", "form", *form.fields), {"on_behalf_of", *form.required}
    return form.fields, set(form.required)


def _reminder(asked: Asked) -> str:
    """The words to send, ready to be changed: of each direction that has no result yet, or of the letter sent on."""
    waiting = asked.directions[asked.directions["is_open"].astype(bool)]
    told = []
    for row in waiting.to_dict("records"):
        words = _("Đề nghị {unit} báo cáo kết quả thực hiện ý kiến chỉ đạo {number}: {text}")
        due = _(" Thời hạn: {day}.").format(day=formats.date(row["due_on"])) if not pd.isna(row["due_on"]) else ""
        told.append(words.format(unit=row["unit_name"], number=row["direction_no"], text=row["direction"]) + due)
    document = asked.held["passed_document"]
    if not told and isinstance(document, str):
        told.append(_("Đề nghị quan tâm trả lời kiến nghị tại văn bản {document}.").format(document=document))
    return "\n".join(told)


def record(
    held: Mapping[str, Any],
    event: str,
    said: Mapping[str, Any],
    required: set[str],
    who: person.Person,
    seen: Seen,
    clear: Callable[[], None],
) -> None:
    """Record an act of which this was said, clear its draft and draw anew; or say what is missing, or who refused."""
    if missing := [name for name in ("text", *sorted(required)) if not str(said[name] or "").strip()]:
        st.error(_("Cần ghi đủ: {fields}.").format(fields=", ".join(_(LABELS[name]) for name in missing)))
        return
    number = str(held["difficulty_no"])
    step = DifficultyStep(**{name: value for name, value in said.items() if value is not None})
    with refusal_shown():
        try:
            acted = act_on_difficulty(data.ledger(), who.actor, number, event, step, seen)
        except LedgerError as reason:
            st.error(_("{reason} Bản nháp vẫn được giữ, hãy thử lại.").format(reason=_(reason.sentence)))
            return
        clear()
        st.session_state.pop(_SEEN, None)
        st.session_state[_DONE] = (number, event, acted, _assigned(held, event, step))
        st.rerun()


def _assigned(held: Mapping[str, Any], event: str, step: DifficultyStep) -> str:
    """Who must act by when on a direction just given, and that its next template says so."""
    if event != "directed":
        return ""
    units = fetch("units", plan_id=held["plan_id"]).set_index("unit_code")["name"].to_dict()
    unit = units.get(step.responsible_unit, step.responsible_unit)
    if step.due_on is None:
        return _("Giao {unit}, không ghi thời hạn; in trong mẫu báo cáo kỳ tới của đơn vị.").format(unit=unit)
    told = _("Giao {unit}, thời hạn {day}; in trong mẫu báo cáo kỳ tới của đơn vị.")
    return told.format(unit=unit, day=formats.date(step.due_on))


def say_what_was_done(number: str) -> None:
    """Say once what the last act on that difficulty came to."""
    done: tuple[str, str, Acted, str] | None = st.session_state.pop(_DONE, None)
    if done is None or done[0] != number:
        return
    parts = (_(DIFFICULTY_ACTS.label(done[1])), done[2].direction_no)
    told = _("Đã ghi vào sổ: {act}.").format(act=" ".join(filter(None, parts)))
    st.success(plain(" ".join(filter(None, (told, done[3])))), icon=":material/check_circle:")
    if done[2].meanwhile:
        st.warning(_told(done[2].meanwhile), icon=":material/group:")


def seen_of(held: Mapping[str, Any]) -> Seen:
    """Return what the person saw when this difficulty was opened here: reruns while a text is typed don't change it."""
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
