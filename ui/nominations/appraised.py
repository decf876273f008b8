"""What other agencies sent to be appraised: how far it came, by award and agency, apart from the Department's own."""

import pandas as pd
import streamlit as st

from domain.catalogue import FAMILY_LABELS, Family
from domain.nominations import APPRAISED, SCOPES
from texts import N_
from ui import status
from ui.data import fetch
from ui.filters import Chosen
from ui.language import _
from ui.nominations import funnel, opening
from ui.nominations.order import by_given_name
from ui.rights import may_ask
from ui.tables import Column, table

APART = N_("Hồ sơ của cơ quan khác gửi Sở thẩm định được xét trong từng cơ quan, không tính vào số liệu nào của Sở.")
BY_AGENCY = (Column("unit_name", N_("Cơ quan"), width=330), *funnel.BY_AWARD[1:])
LIST = (
    Column("nomination_no", N_("Số hồ sơ"), width=110),
    Column("state", N_("Trạng thái"), "status", statuses=status.NOMINATION, width=165),
    Column("nominee_name", N_("Họ và tên hoặc tên tập thể"), width=230),
    Column("award_name", N_("Danh hiệu thi đua/Hình thức khen thưởng"), width=290),
    Column("unit_name", N_("Cơ quan"), width=160),
    Column("state_since", N_("Từ ngày"), "date"),
    Column("decided_by", N_("Thẩm quyền quyết định"), width=200),
    Column("decision_no", N_("Số quyết định"), width=150),
)


def draw(chosen: Chosen) -> None:
    """Draw both families one below the other, each with its own counts."""
    st.subheader(_(SCOPES.label(APPRAISED)), anchor=False)
    st.caption(_(APART))
    asked = {"plan_id": chosen.plan_id, "unit_code": chosen.unit_code, "scope": APPRAISED}
    counts = fetch("nomination_funnel", **asked)
    rows = fetch("nomination_board", **asked) if may_ask("nomination_board") else None
    for family in Family:
        if family.value in set(counts["family"]):
            _family(family, counts[counts["family"] == family.value])
            if rows is not None:
                _list(family, rows[rows["family"] == family.value])


def _family(family: Family, counts: pd.DataFrame) -> None:
    name = _(FAMILY_LABELS[family])
    (whole,) = counts["nominations"][counts["level"] == "family"]
    st.subheader(f"{name} ({whole})", anchor=False)
    for level, columns, title in (
        ("award", funnel.BY_AWARD, _("Theo danh hiệu, hình thức")),
        ("unit", BY_AGENCY, _("Theo cơ quan")),
    ):
        part = counts[counts["level"] == level].reset_index(drop=True)
        told = [_(SCOPES.label(APPRAISED)), name]
        table(part, columns, empty="", key=f"appraised_{level}_{family.value}", title=title, told=told)


def _list(family: Family, rows: pd.DataFrame) -> None:
    held = by_given_name(rows)
    picked = table(
        held,
        LIST,
        empty="",
        key=f"appraised_list_{family.value}",
        selectable=True,
        title=_("Danh sách hồ sơ"),
        told=[_(SCOPES.label(APPRAISED)), _(FAMILY_LABELS[family])],
    )
    for place in picked[:1]:
        number = str(held["nomination_no"].iloc[place])
        opening.elsewhere(number, key=f"open_appraised_{number}")
