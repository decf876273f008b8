"""The board: each nomination's state, its days against the term, what follows and by when; many are moved at once."""

from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any

import pandas as pd
import streamlit as st

from domain.catalogue import FAMILY_LABELS, Family
from domain.choices import HONORIFIC
from domain.folding import fold
from domain.nominations import SCOPES
from domain.states import NOMINATION_STATES
from texts import N_, formats
from ui import rights, status
from ui.data import fetch
from ui.dossiers import picked
from ui.eligibility import judgement, summary
from ui.filters import Chosen
from ui.language import _, language
from ui.nominations import scopes
from ui.nominations.order import by_given_name
from ui.one_of import one_of
from ui.tables import Column, table

VIEWS = {"work": N_("Cần xử lý"), "all": N_("Tất cả")}
LIST = (
    Column("nomination_no", N_("Số hồ sơ"), width=106),
    Column("nominee_name", N_("Họ và tên hoặc tên tập thể"), width=200),
    Column("award_short_name", N_("Danh hiệu, hình thức"), width=138),
    Column("state", N_("Trạng thái"), "status", statuses=status.NOMINATION, width=166),
    Column(
        "term",
        N_("Thời hạn"),
        width=112,
        help=N_("Số ngày còn lại của bước; bước không có thời hạn: số ngày đã ở bước đó."),
    ),
    Column("next_label", N_("Bước tiếp theo"), width=140),
    Column("next_on", N_("Chậm nhất ngày"), "date", width=118),
    Column("law", N_("Theo quy định"), width=170),
    Column("unit_name", N_("Đơn vị"), width=130),
    Column("honorific", N_("Ông/Bà"), labels=HONORIFIC.by_code, width=62),
    Column("papers", N_("Hồ sơ kèm theo"), width=116, help=N_("Số văn bản bắt buộc đã có trên số phải có.")),
    Column("differences", N_("Tệp sau nêu khác"), "number", width=124),
    Column("return_reason", N_("Lý do trả lại"), labels=status.RETURN_REASONS_FOR_ALL, width=240),
)
NOTHING_YET = N_("Chưa có đề nghị khen thưởng nào. Vào Nạp dữ liệu để nạp bảng tính của đơn vị.")
TO_ANNOUNCE = N_("Công bố kết quả")


def draw(chosen: Chosen) -> None:
    """Draw the board of one family and scope at a time, and beside it what may be done with the rows picked."""
    scope, family, view = _choices(chosen)
    rows = fetch("nomination_board", plan_id=chosen.plan_id, unit_code=chosen.unit_code, scope=scope)
    if rows.empty:
        st.info(_(NOTHING_YET), icon=":material/info:")
        return
    rows = ordered(rows, family)
    held = rows[rows["needs_work"]] if view == "work" else rows
    with st.container(horizontal=True, vertical_alignment="center"):
        name = _name()
        state = _state(held, f"board_state_{scope}_{family}_{view}")
    if state is not None:
        held = held[held["state"] == state]
    if name:
        held = held[[fold(name) in fold(f"{row_name} {number}") for row_name, number in _named(held)]]
    judged = judgement(chosen.plan_id).judged
    held = told(held).assign(law=[summary(judged.get(str(number))) for number in held["nomination_no"]])
    many = _("Chọn một hồ sơ để mở, chọn nhiều hồ sơ ở cùng một bước để chuyển cùng lúc.")
    st.caption(many if rights.own_unit() is None else _("Chọn một hồ sơ để mở."))
    # A grid remembers positions: once other rows stand there, nothing is picked any more.
    key = f"board_{scope}_{family}_{view}_{_print(held['nomination_no'])}"
    has_picked = bool(st.session_state.get(key, {}).get("selection", {}).get("rows"))
    left, *right = st.columns([5, 4] if has_picked else 1, gap="medium")
    with left:
        places = table(
            held,
            LIST,
            empty=_empty(view, is_narrowed=bool(name)),
            key=key,
            many=True,
            max_height=620,
            title=_("Bảng theo dõi hồ sơ"),
            told=[_(FAMILY_LABELS[Family(family)]), _(SCOPES.label(scope)), _(VIEWS[view])],
        )
    if places and right:
        with right[0]:
            picked.draw(held.iloc[places].reset_index(drop=True), judged)


def ordered(rows: pd.DataFrame, family: str) -> pd.DataFrame:
    """The rows of one family in the order of the board, each with whether it waits for something (needs_work)."""
    of_family = rows[rows["family"] == family]
    return by_given_name(of_family.assign(needs_work=_needs_work(of_family)))


def _named(rows: pd.DataFrame) -> "zip[tuple[Any, Any]]":
    return zip(rows["nominee_name"], rows["nomination_no"], strict=True)


def _print(numbers: Sequence[str]) -> str:
    return sha256("\n".join(numbers).encode()).hexdigest()[:12]


def _empty(view: str, *, is_narrowed: bool) -> str:
    if is_narrowed:
        return _("Không có hồ sơ nào khớp với tên hoặc số đang tìm.")
    return _("Không có hồ sơ nào cần xử lý.") if view == "work" else _("Chưa có hồ sơ nào đến hết kỳ này.")


def _state(rows: pd.DataFrame, key: str) -> str | None:
    """The one state to show of those that the rows stand in; None for all of them."""
    counts = Counter(rows["state"])
    if not counts:
        return None
    states = [found.code for found in status.NOMINATION if found.code in counts]
    chosen: str | None = st.pills(
        _("Trạng thái"),
        states,
        format_func=lambda code: f"{status.find(status.NOMINATION, code).text()} ({counts[code]})",
        key=key,
        label_visibility="collapsed",
    )
    return chosen if chosen in counts else None


def _choices(chosen: Chosen) -> tuple[str, str, str]:
    with st.container(horizontal=True, vertical_alignment="center"):
        scope = scopes.choose(chosen, key="board_scope")
        family = one_of(_("Hồ sơ"), {held.value: FAMILY_LABELS[held] for held in Family}, key="board_family")
        view = one_of(_("Xem"), VIEWS, key="board_view")
    return scope, family, view


def _name() -> str:
    return st.text_input(
        _("Tìm theo tên hoặc số hồ sơ"),
        key="board_name",
        max_chars=80,
        placeholder=_("Tìm theo tên, không cần dấu"),
        label_visibility="collapsed",
        width=240,
    ).strip()


def _needs_work(rows: pd.DataFrame) -> "pd.Series[bool]":
    """Whatever has a next step, waits to be made known, or is told differently by a later file."""
    return rows["next_state"].notna() | rows["is_inside"].astype(bool) | (rows["differences"].fillna(0) > 0)


def told(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with term, next step and papers in words."""
    records = rows.to_dict("records")
    return rows.assign(
        term=[term(row) for row in records],
        next_label=[next_step(row) for row in records],
        papers=[papers(row) for row in records],
    ).reset_index(drop=True)


def next_step(row: Mapping[Any, Any]) -> str | None:
    """What follows in words: the next state, or that the outcome is to be made known; None where nothing does."""
    if row["is_inside"]:
        return _(TO_ANNOUNCE)
    following = row["next_state"]
    return None if pd.isna(following) else _(NOMINATION_STATES.label(following))


def term(row: Mapping[Any, Any]) -> str:
    """For instance "▲ quá 3 ngày", "còn 2 ngày", "5 ngày" without a term, "từ 22/12/2023" where nothing follows."""
    days = formats.number(row["days_in_state"], language())
    if pd.isna(row["days_left"]) and next_step(row) is None:
        return _("từ {day}").format(day=formats.date(row["state_since"]))
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
