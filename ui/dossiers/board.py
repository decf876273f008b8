"""The board: each nomination's state, its days against the term, what follows and by when; many are moved at once."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
import streamlit as st

from domain.catalogue import FAMILY_LABELS, Family
from domain.choices import HONORIFIC
from domain.states import NOMINATION_STATES
from texts import N_, formats
from ui import page, person, status
from ui.data import fetch
from ui.dossiers import moving
from ui.eligibility import judgement, summary
from ui.filters import Chosen
from ui.language import _, language
from ui.nominations.opening import NOMINATION
from ui.tables import Column, table

SCOPES = {"own": N_("Hồ sơ của Sở"), "appraised": N_("Hồ sơ Sở thẩm định cho cơ quan khác")}
VIEWS = {"work": N_("Cần xử lý"), "all": N_("Tất cả")}
LIST = (
    Column("nomination_no", N_("Số hồ sơ"), width=106),
    Column("nominee_name", N_("Họ và tên hoặc tên tập thể"), width=180),
    Column("award_short_name", N_("Danh hiệu, hình thức"), width=116),
    Column("state", N_("Trạng thái"), "status", statuses=status.NOMINATION, width=150),
    Column(
        "term",
        N_("Thời hạn"),
        width=112,
        help=N_("Số ngày còn lại của bước; bước không có thời hạn: số ngày đã ở bước đó."),
    ),
    Column("law", N_("Theo quy định"), width=170),
    Column("unit_name", N_("Đơn vị"), width=130),
    Column("next_label", N_("Bước tiếp theo"), width=140),
    Column("next_on", N_("Chậm nhất ngày"), "date", width=118),
    Column("honorific", N_("Ông/Bà"), labels=HONORIFIC.by_code, width=62),
    Column("papers", N_("Hồ sơ kèm theo"), width=116, help=N_("Số văn bản bắt buộc đã có trên số phải có.")),
    Column("differences", N_("Tệp sau nêu khác"), "number", width=124),
    Column("return_reason", N_("Lý do trả lại"), labels=status.RETURN_REASON_LABELS, width=240),
)
MOST_NAMED = 6


def draw(chosen: Chosen) -> None:
    """Draw the board of one family and scope at a time."""
    scope, family, view = _choices(chosen)
    rows = fetch("nomination_board", plan_id=chosen.plan_id, unit_code=chosen.unit_code, scope=scope)
    rows = rows[rows["family"] == family]
    held = told(rows[_needs_work(rows)] if view == "work" else rows)
    judged = judgement(chosen.plan_id).judged
    held = held.assign(law=[summary(judged.get(str(number))) for number in held["nomination_no"]])
    st.caption(_("Chọn một hồ sơ để mở, chọn nhiều hồ sơ ở cùng một bước để chuyển cùng lúc."))
    picked = table(
        held,
        LIST,
        empty=_("Không có hồ sơ nào cần xử lý.") if view == "work" else _("Chưa có hồ sơ nào đến hết kỳ này."),
        key=f"board_{scope}_{family}_{view}",
        many=True,
        max_height=620,
        title=_("Bảng theo dõi hồ sơ"),
        told=[_(FAMILY_LABELS[Family(family)]), _(SCOPES[scope]), _(VIEWS[view])],
    )
    if picked:
        _picked(held.iloc[picked].reset_index(drop=True))


def _choices(chosen: Chosen) -> tuple[str, str, str]:
    scopes = list(fetch("nomination_scopes", plan_id=chosen.plan_id, unit_code=chosen.unit_code)["scope"]) or ["own"]
    with st.container(horizontal=True):
        scope = "own"
        if scopes != ["own"]:
            scope = _choice(_("Hồ sơ của ai"), {code: SCOPES[code] for code in scopes}, "board_scope")
        family = _choice(_("Hồ sơ"), {held.value: FAMILY_LABELS[held] for held in Family}, "board_family")
        view = _choice(_("Xem"), VIEWS, "board_view")
    return scope, family, view


def _choice(label: str, words: Mapping[str, str], key: str) -> str:
    return str(
        st.segmented_control(
            label,
            list(words),
            default=next(iter(words)),
            required=True,
            format_func=lambda code: _(words[code]),
            key=key,
            label_visibility="collapsed",
        )
    )


def _needs_work(rows: pd.DataFrame) -> "pd.Series[bool]":
    """Whatever has a next step, was sent back, or is told differently by a later file."""
    return rows["next_state"].notna() | (rows["differences"].fillna(0) > 0)


def told(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with term, next step and papers in words."""
    records = rows.to_dict("records")
    return rows.assign(
        term=[term(row) for row in records],
        next_label=[_(NOMINATION_STATES.label(row["next_state"])) if row["next_state"] else None for row in records],
        papers=[papers(row) for row in records],
    ).reset_index(drop=True)


def term(row: Mapping[Any, Any]) -> str:
    """For instance "▲ quá 3 ngày", "còn 2 ngày", "5 ngày" where the step has no term."""
    days = formats.number(row["days_in_state"], language())
    if pd.isna(row["days_left"]):
        return _("{days} ngày").format(days=days)
    left = int(row["days_left"])
    words = _("▲ quá {n} ngày") if left < 0 else _("còn {n} ngày")
    return words.format(n=formats.number(abs(left), language()))


def papers(row: Mapping[Any, Any]) -> str | None:
    """For instance "3/4"; None where nothing is asked."""
    if pd.isna(row["papers_needed"]) or not row["papers_needed"]:
        return None
    return f"{int(row['papers_held'])}/{int(row['papers_needed'])}"


def _picked(rows: pd.DataFrame) -> None:
    with st.container(border=True, key="board_picked"):
        if len(rows) == 1:
            number = str(rows["nomination_no"].iloc[0])
            NOMINATION.open_button(number, _("Mở hồ sơ {number}").format(number=number), key=f"open_{number}")
        else:
            names = [str(name) for name in rows["nominee_name"].head(MOST_NAMED)]
            more = _(" và {n} hồ sơ khác").format(n=len(rows) - MOST_NAMED) if len(rows) > MOST_NAMED else ""
            st.text(_("Đã chọn {n} hồ sơ: {names}{more}.").format(n=len(rows), names=", ".join(names), more=more))
        if not page.only_reading() and (who := person.ask(key="board")) is not None:
            moving.form(rows, who, key="board", seen=moving.seen_of(rows))
