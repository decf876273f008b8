"""How many more may be nominated, or how many are lacking, in persons; who counts stands beside it."""

import pandas as pd
import streamlit as st

from domain.eligibility.quotas import Headroom
from etl.eligibility import headroom_of, headroom_words
from texts import N_, formats
from ui.eligibility import Judgement, judgement
from ui.filters import Chosen
from ui.language import _, language
from ui.tables import Column, table

WHOLE = N_("Toàn Sở")
LIST = (
    Column("award", N_("Danh hiệu thi đua"), width=134),
    Column("unit", N_("Tập thể"), width=104),
    Column("told", N_("Còn lại"), width=270),
    Column("share", N_("Đang có"), width=104),
    Column("bound", N_("Mức"), width=96),
    Column("basis", N_("Căn cứ"), width=306),
    Column("rule", N_("Quy định"), width=72),
)
WHO_COUNTS = N_(
    "Mẫu số là người có “Tính vào tổng số” trong danh sách nhân sự kỳ gần nhất của đơn vị; tử số là người được đề nghị "
    "hoặc đã có quyết định trong năm, không tính hồ sơ bị trả lại, chưa đủ điều kiện, không được khen, đã rút, thu hồi."
)


def draw(chosen: Chosen) -> None:
    """Draw every share the law or the regulation limits or asks for."""
    found = judgement(chosen.plan_id)
    rows = [_row(found, one) for one in headroom_of(found.desk) if chosen.unit_code in (None, one.unit_code)]
    st.caption(_(WHO_COUNTS))
    table(
        pd.DataFrame(rows, columns=[column.name for column in LIST]),
        LIST,
        empty=_("Không có quy định nào về tỷ lệ cho đơn vị đang chọn."),
        key="headroom",
        title=_("Số suất còn lại"),
        lines_per_row=3,
        max_height=720,
    )


def _row(found: Judgement, one: Headroom) -> dict[str, str | None]:
    units, awards = found.desk.register.units, found.desk.register.awards
    bound = None
    if one.bound is not None:
        words = _("nhiều nhất {n}") if one.is_most else _("ít nhất {n}")
        bound = words.format(n=formats.number(one.bound, language()))
    return {
        "award": awards[one.award].name,
        "unit": units[one.unit_code].short_name if one.unit_code else _(WHOLE),
        "told": headroom_words(one, language()),
        "share": formats.share(one.k, one.n, language()),
        "bound": bound,
        "basis": one.verdict.basis,
        "rule": one.rule,
    }
