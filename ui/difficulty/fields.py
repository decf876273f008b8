"""The fields of the acts on a difficulty, each drawn into a draft that survives a refresh."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd
import streamlit as st

from domain.choices import ADDRESSEE, HIGHER_BODIES, RESPONSE_STATUS
from domain.clock import today
from domain.states import DIRECTION_FORMS
from texts import N_
from ui.data import fetch
from ui.drafts import Draft
from ui.language import _
from ui.meeting_names import meeting_names

Field = Literal[
    "responsible_unit",
    "due_on",
    "meeting_id",
    "document",
    "on",
    "on_behalf_of",
    "form",
    "passed_to",
    "direction_no",
    "response_status",
]
_LINE = 200


@dataclass(frozen=True)
class Asked:
    """What the fields are asked about: the difficulty, the directions on it, and what its two days are called.

    `chair` is who decides where nobody else is named.
    """

    held: Mapping[str, Any]
    directions: pd.DataFrame
    due_label: str
    on_label: str
    chair: str = ""


def draw_field(draft: Draft, name: Field, asked: Asked, *, required: bool) -> Any:
    """Draw one field and return what was said: text, a day, a code, or None."""
    return _DRAWN[name](draft, asked, required)


def _unit(draft: Draft, asked: Asked, required: bool) -> str | None:
    units = fetch("units", plan_id=asked.held["plan_id"]).set_index("unit_code")["name"].to_dict()
    return draft.selectbox(
        _("Đơn vị thực hiện"),
        list(units),
        key="responsible_unit",
        index=None,
        placeholder=_("Chọn đơn vị phải thực hiện"),
        filter_mode=None,
        format_func=lambda code: units.get(code, code),
    )


def _due(draft: Draft, asked: Asked, required: bool) -> Any:
    picked = draft.date_input(_(asked.due_label), key="due_on", format="DD/MM/YYYY")
    if picked is not None and picked < today():
        st.caption(_("Thời hạn này đã qua so với hôm nay."))
    return picked


def _on(draft: Draft, asked: Asked, required: bool) -> Any:
    return draft.date_input(_(asked.on_label), key="on", value=today(), max_value=today(), format="DD/MM/YYYY")


def _meeting(draft: Draft, asked: Asked, required: bool) -> str | None:
    names = meeting_names(asked.held["plan_id"])
    if not names:
        return None
    return draft.selectbox(
        _("Tại kỳ họp"),
        ["", *names],
        key="meeting_id",
        filter_mode=None,
        format_func=lambda code: names.get(code, _("Không gắn với kỳ họp")),
    )


def _document(draft: Draft, asked: Asked, required: bool) -> str:
    label = _("Minh chứng: số, ký hiệu, ngày của văn bản") if required else _("Văn bản (số, ký hiệu, ngày)")
    if required:
        _evidence_known(asked)
    return draft.text_input(label, key="document", max_chars=_LINE)


def _evidence_known(asked: Asked) -> None:
    """What units named as evidence in their answers, to be copied."""
    told = [text for text in asked.directions["evidence"] if isinstance(text, str) and text]
    if told:
        st.caption(_("Minh chứng đơn vị đã nêu:"))
        st.code("\n".join(dict.fromkeys(told)), language=None, wrap_lines=True)


def _behalf(draft: Draft, asked: Asked, required: bool) -> str:
    label = _("Người cho ý kiến (Lãnh đạo Sở)")
    return draft.text_input(label, key="on_behalf_of", value=asked.chair, max_chars=80)


def _of_list(name: str, label: str, codes: tuple[str, ...], labels: Mapping[str, str]) -> "_Drawn":
    def drawn(draft: Draft, asked: Asked, required: bool) -> str | None:
        return draft.selectbox(
            _(label),
            ["", *codes],
            key=name,
            filter_mode=None,
            format_func=lambda code: _(labels[code]) if code else _("Chọn"),
        )

    return drawn


def _direction(draft: Draft, asked: Asked, required: bool) -> str | None:
    standing = asked.directions[asked.directions["is_standing"].astype(bool)]
    names = {
        str(row["direction_no"]): f"{row['direction_no']} · {row['direction']}" for row in standing.to_dict("records")
    }
    if not names:
        return None
    return draft.selectbox(
        _("Về ý kiến chỉ đạo"),
        list(names),
        key="direction_no",
        index=len(names) - 1,
        filter_mode=None,
        format_func=lambda no: names[no],
    )


_Drawn = Callable[[Draft, Asked, bool], Any]
_FORMS = DIRECTION_FORMS.by_code
_BODIES = ADDRESSEE.by_code
_ANSWERS = RESPONSE_STATUS.by_code
_DRAWN: Mapping[str, _Drawn] = {
    "responsible_unit": _unit,
    "due_on": _due,
    "meeting_id": _meeting,
    "document": _document,
    "on": _on,
    "on_behalf_of": _behalf,
    "form": _of_list("form", N_("Hình thức của ý kiến"), tuple(_FORMS), _FORMS),
    "passed_to": _of_list("passed_to", N_("Kiến nghị với"), HIGHER_BODIES, _BODIES),
    "direction_no": _direction,
    "response_status": _of_list("response_status", N_("Tình trạng thực hiện"), tuple(_ANSWERS), _ANSWERS),
}
