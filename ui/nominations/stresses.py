"""What the plan itself stresses: shares with k and n, by unit, award and stage, beside the year before."""

import pandas as pd
import streamlit as st

from domain.catalogue import FAMILY_LABELS, Family
from domain.stresses import DEFINITIONS, STAGES, STRESSES
from reports.deck.words import change_told
from texts import N_, formats
from ui.data import fetch
from ui.filters import Chosen
from ui.language import _, language
from ui.one_of import one_of
from ui.tables import Column, table

PARTS = {"all": N_("Toàn Sở"), "unit": N_("Theo đơn vị"), "award": N_("Theo danh hiệu, hình thức")}
_SHARES = (
    Column("share_told", N_("Năm nay"), width=150),
    Column("before_told", N_("Năm trước"), width=150),
    Column("change", N_("So với năm trước"), width=210),
    Column("unknown", N_("Chưa rõ"), "number", width=84, help=N_("Hồ sơ chưa ghi chức vụ, Ông/Bà hoặc loại hình.")),
)
WHOLE = (
    Column("stress", N_("Nội dung Kế hoạch nhấn mạnh"), width=280, labels=STRESSES),
    Column("stage", N_("Giai đoạn"), width=110, labels=STAGES),
    *_SHARES,
)
PART = (Column("part_name", N_("Đơn vị, danh hiệu, hình thức"), width=230), *WHOLE)


def draw(chosen: Chosen) -> None:
    """Draw the shares of one family at a time: titles and forms are never added up."""
    left, right = st.columns(2)
    families = {family.value: FAMILY_LABELS[family] for family in Family}
    with left:
        family = one_of(_("Hồ sơ"), families, key="stress_family", first=Family.FORM.value, shows_label=True)
    with right:
        part = one_of(_("Xem"), PARTS, key="stress_part", shows_label=True)
    rows = fetch("stresses", **chosen.asked, family=family)
    held = rows[rows["part"] == part].reset_index(drop=True)
    table(
        told(held),
        WHOLE if part == "all" else PART,
        empty=_("Chưa có hồ sơ nào đến hết kỳ này."),
        key=f"stresses_{family}_{part}",
        title=_("Nội dung Kế hoạch nhấn mạnh"),
    )
    _explain(rows, chosen.plan_id)


def told(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with each share in words, k/n always beside it, and the change only where both stand on ten or more."""
    records = rows.to_dict("records")
    return rows.assign(
        share_told=[_share(row["k"], row["n"]) for row in records],
        before_told=[_share(row["k_before"], row["n_before"]) for row in records],
        change=[change_told(row, _, language()) for row in records],
    )


def _share(k: float, n: float) -> str:
    return formats.NOTHING if pd.isna(n) else formats.share(int(k), int(n), language())


def _explain(rows: pd.DataFrame, plan_id: str) -> None:
    before = rows["plan_before"].dropna()
    if not before.empty:
        told = _("Năm nay: Kế hoạch năm {plan}; năm trước: Kế hoạch năm {before}.")
        st.caption(told.format(plan=plan_id[:4], before=str(before.iloc[0])[:4]))
    for code in dict.fromkeys(rows["stress"]):
        st.caption(_(DEFINITIONS[code]))
