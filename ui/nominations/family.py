"""The nominations of one family: states, the way to the award, by award and by unit, and each of them."""

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from domain.catalogue import FAMILY_LABELS, Family
from domain.choices import COMMENDATION_KIND, HONORIFIC, NOMINEE_KIND
from texts import N_
from ui import charts, status
from ui.chosen_row import chosen_row, source_line
from ui.data import fetch
from ui.figures import Figure, cards
from ui.filters import Chosen
from ui.language import _
from ui.nominations import funnel, opening
from ui.nominations.order import by_given_name
from ui.plain import plain
from ui.rights import may_ask
from ui.tables import Column
from ui.trace import figure_rows, open_rows

LIST = (
    Column("nomination_no", N_("Số hồ sơ"), width=110),
    Column("honorific", N_("Ông/Bà"), width=72, labels=HONORIFIC.by_code),
    Column("nominee_name", N_("Họ và tên hoặc tên tập thể"), width=200),
    Column("award_name", N_("Danh hiệu thi đua/Hình thức khen thưởng"), width=275),
    Column("state", N_("Trạng thái"), "status", statuses=status.NOMINATION, width=165),
    Column("nominee_kind", N_("Cá nhân/Tập thể"), labels=NOMINEE_KIND.by_code),
    Column("unit_name", N_("Đơn vị"), width=140),
    Column("position", N_("Chức vụ")),
    Column(
        "commendation_kind",
        N_("Loại hình khen thưởng"),
        width=160,
        labels=COMMENDATION_KIND.by_code,
    ),
    Column("state_since", N_("Từ ngày"), "date"),
    Column("days_in_state", N_("Số ngày"), "number"),
    Column("return_reason", N_("Lý do trả lại"), labels=status.RETURN_REASONS_FOR_ALL, width="medium"),
    Column("decision_no", N_("Số quyết định")),
    Column("achievement", N_("Tóm tắt thành tích"), width="large"),
)


_STATE_AND_COUNT = (
    Column("state", N_("Trạng thái"), "status", statuses=status.NOMINATION),
    Column("n", N_("Số hồ sơ"), "number"),
)
BY_AWARD = (Column("award_name", N_("Danh hiệu thi đua/Hình thức khen thưởng")), *_STATE_AND_COUNT)
BY_UNIT = (Column("unit_name", N_("Đơn vị")), *_STATE_AND_COUNT)
DETAILS = (
    ("award_name", N_("Danh hiệu thi đua/Hình thức khen thưởng")),
    ("decided_by", N_("Thẩm quyền quyết định")),
    ("position", N_("Chức vụ")),
    ("achievement", N_("Tóm tắt thành tích")),
    ("initiative", N_("Sáng kiến")),
    ("return_reason", N_("Lý do trả lại")),
    ("decision_no", N_("Số quyết định")),
)


def draw(chosen: Chosen, family: Family, counted: "pd.Series[int]") -> None:
    """Draw the nominations of one family; `counted` is its row of the query nomination_figures."""
    asked = chosen.asked
    _figures(counted, family)
    funnel.draw(chosen, family)
    _charts(asked, family)
    if may_ask("nominations"):
        _list(asked, family)


def _figures(of: "pd.Series[int]", family: Family) -> None:
    every = f"{family.value}s"
    cards(
        [
            Figure(
                _("Đăng ký, đề nghị"),
                str(of["total"]),
                _("{n} cá nhân, {m} tập thể").format(n=of["individuals"], m=of["collectives"]),
                opens=every,
            ),
            Figure(
                _("Mới đăng ký"),
                f"{of['registered']}/{of['total']}",
                _("chưa chuyển thành đề nghị"),
                opens=every,
                state="registered",
            ),
            Figure(
                _("Đang bị trả lại"),
                f"{of['returned']}/{of['total']}",
                _("chờ đơn vị bổ sung"),
                opens=every,
                state="returned",
            ),
            Figure(
                _("Đã có quyết định"),
                f"{of['decided']}/{of['total']}",
                _("đề nghị chưa phải là được tặng"),
                opens=f"{every}_decided",
            ),
        ],
        key=f"nominations_{family.value}",
    )


def _charts(asked: dict[str, str | None], family: Family) -> None:
    left, right = st.columns(2, gap="large")
    by_award = fetch("nominations_by_award", **asked, family=family.value)
    if by_award.empty:
        return
    legend = tuple(held for held in status.NOMINATION if held.code in set(by_award["state"]))
    opens = may_ask("figure_rows")
    with left:
        st.subheader(_("Theo danh hiệu, hình thức"), anchor=False)
        charts.show(
            charts.settled_status(by_award.rename(columns={"state": "status"}), "award_name", status.NOMINATION),
            alt=_("Số hồ sơ theo danh hiệu, hình thức và trạng thái."),
            key=f"by_award_{family.value}",
            behind=(by_award, BY_AWARD),
            title=_("Theo danh hiệu, hình thức"),
            legend=legend,
            on_pick=partial(_open_bar, asked, family, "award_short_name") if opens else None,
        )
    if not may_ask("nominations_by_unit"):
        return
    with right:
        st.subheader(_("Theo đơn vị"), anchor=False)
        by_unit = fetch("nominations_by_unit", **asked, family=family.value).rename(columns={"state": "status"})
        charts.show(
            charts.settled_status(by_unit, "unit_name", status.NOMINATION),
            alt=_("Số hồ sơ theo đơn vị và trạng thái."),
            key=f"by_unit_{family.value}",
            behind=(by_unit.rename(columns={"status": "state"}), BY_UNIT),
            title=_("Theo đơn vị"),
            legend=legend,
            on_pick=partial(_open_bar, asked, family, "unit_name") if opens else None,
        )


def _open_bar(asked: dict[str, str | None], family: Family, by: str, label: str, state: str) -> None:
    """Open the nominations that one part of a bar counts."""
    held = fetch("nominations", **asked, family=family.value)
    numbers = held["nomination_no"][(held[by] == label) & (held["state"] == state)]
    rows = figure_rows(f"{family.value}s")
    title = f"{label} · {_(status.find(status.NOMINATION, state).label)}"
    open_rows(title, rows[rows["number"].isin(numbers)], redraws=True)


def _list(asked: dict[str, str | None], family: Family) -> None:
    st.subheader(_("Danh sách hồ sơ"), anchor=False)
    st.caption(_("Chọn một hàng để xem chi tiết hồ sơ."))
    chosen_row(
        by_given_name(fetch("nominations", **asked, family=family.value)),
        LIST,
        _details,
        by="nomination_no",
        key=f"list_{family.value}",
        title=_(FAMILY_LABELS[family]),
        empty=_("Chưa có hồ sơ nào đến hết kỳ này."),
        # So that the details of the chosen one stand in sight below.
        max_height=430,
    )


def _details(held: "pd.Series[Any]") -> None:
    shown = {**held.to_dict(), "return_reason": status.RETURN_REASONS_FOR_ALL.get(held["return_reason"])}
    st.subheader(plain(f"{held['nomination_no']} · {held['nominee_name']}"), anchor=False)
    for name, heading in DETAILS:
        if isinstance(shown[name], str) and shown[name]:
            st.caption(_(heading))
            st.text(_(shown[name]) if name == "return_reason" else shown[name])
    opening.elsewhere(str(held["nomination_no"]), key=f"open_{held['nomination_no']}")
    source_line(held, "nominations", key=str(held["nomination_no"]))
