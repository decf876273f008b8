"""What the plan itself stresses: shares with k and n, by unit, award and stage, beside the year before."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd
import streamlit as st

from domain.catalogue import FAMILY_LABELS, Family
from texts import N_, formats
from ui.data import fetch
from ui.filters import Chosen
from ui.language import _, language
from ui.one_of import one_of
from ui.tables import Column, table

STRESSES = {
    "direct": N_("Người trực tiếp công tác, lao động"),
    "women": N_("Cá nhân nữ"),
    "small": N_("Tập thể nhỏ"),
    "timely": N_("Khen đột xuất, chuyên đề"),
}
DEFINITIONS = {
    "direct": N_(
        "Người trực tiếp công tác, lao động: nhóm 5 của biểu 0603.N (Thông tư 02/2023/TT-BNV), tức cá nhân dưới cấp "
        "phó phòng; suy từ chức vụ, Văn phòng xếp lại được."
    ),
    "women": N_("Cá nhân nữ: cá nhân ghi “Bà” ở cột Ông/Bà."),
    "small": N_(
        "Tập thể nhỏ: phòng, ban, trung tâm, tổ, đội bên trong cơ quan, không phải cả cơ quan. Luật không có khái niệm "
        "này; đây là cách hiểu dùng trong chương trình."
    ),
    "timely": N_("Khen đột xuất, chuyên đề: theo cột Loại hình khen thưởng, trên mọi hồ sơ có ghi loại hình."),
}
STAGES = {"proposed": N_("Đề nghị"), "decided": N_("Được tặng")}
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
_FEWEST = 10


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
        change=[_change(row) for row in records],
    )


def _share(k: float, n: float) -> str:
    return formats.NOTHING if pd.isna(n) else formats.share(int(k), int(n), language())


def _change(row: Mapping[Hashable, Any]) -> str:
    if pd.isna(row["n_before"]):
        return _("Sổ chưa có số liệu năm trước")
    if not row["is_comparable"]:
        return _("Ít hơn {n}, không so sánh").format(n=_FEWEST)
    sign = "▲ +" if row["points"] > 0 else "▼ −" if row["points"] < 0 else "="
    return _("{sign}{points} điểm %").format(sign=sign, points=formats.number(abs(row["points"]), language()))


def _explain(rows: pd.DataFrame, plan_id: str) -> None:
    before = rows["plan_before"].dropna()
    if not before.empty:
        told = _("Năm nay: Kế hoạch năm {plan}; năm trước: Kế hoạch năm {before}.")
        st.caption(told.format(plan=plan_id[:4], before=str(before.iloc[0])[:4]))
    for code in dict.fromkeys(rows["stress"]):
        st.caption(_(DEFINITIONS[code]))
