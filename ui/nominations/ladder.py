"""The ladder: per person and collective year by title with decision numbers, and what might be considered next year."""

from typing import Any

import pandas as pd
import streamlit as st

from domain.eligibility.ladder import Ladder
from domain.folding import fold
from domain.subjects import INDIVIDUAL
from etl.eligibility import prospect_words
from texts import N_, collation, formats
from ui.chosen_row import chosen_row
from ui.eligibility import Judgement, judgement
from ui.filters import Chosen
from ui.language import _, language
from ui.one_of import one_of
from ui.tables import Column, table

KINDS = {"individual": N_("Cá nhân"), "collective": N_("Tập thể")}
_FIRST = (
    Column("name", N_("Họ và tên hoặc tên tập thể"), width=190),
    Column("unit", N_("Đơn vị"), width=112),
)
_NEXT = Column("prospects", N_("Năm sau có thể xem xét"), width=166)
AWARDS = (
    Column("year", N_("Năm"), "year", width=70),
    Column("award", N_("Danh hiệu thi đua/Hình thức khen thưởng"), width=300),
    Column("decision_no", N_("Số quyết định"), width=170),
    Column("decision_on", N_("Ngày quyết định"), "date", width=120),
    Column("told", N_("Ghi chú"), width=180),
)
PROSPECTS = (
    Column("award", N_("Danh hiệu thi đua/Hình thức khen thưởng"), width=300),
    Column("told", N_("Điều kiện về thành tích"), width=620),
)
# So that what is told of the chosen one stands in sight below.
_NEAR = 430
ONLY_TIME = N_(
    "Chỉ xét số năm, số lần theo thành tích đã ghi trong sổ; các điều kiện khác (sáng kiến, xếp loại, kỷ luật) xét "
    "khi đề nghị."
)


def draw(chosen: Chosen) -> None:
    """Draw everybody's ladder, found by name without diacritics, and the chosen one in full."""
    found = judgement(chosen.plan_id)
    left, right = st.columns([2, 3])
    with left:
        kind = one_of(_("Cá nhân/Tập thể"), KINDS, key="ladder_kind", first=INDIVIDUAL)
    wanted = right.text_input(
        _("Tìm theo tên"),
        key="ladder_name",
        max_chars=80,
        placeholder=_("Tìm theo tên, không cần dấu"),
        label_visibility="collapsed",
    )
    st.caption(_(ONLY_TIME))
    st.caption(_("Chọn một hàng để xem số quyết định từng năm và điều kiện còn thiếu của năm sau."))
    ladders = {f"{number}": one for number, one in enumerate(_wanted(found, chosen, kind, wanted))}
    rows, years = _rows(found, ladders)
    columns = (*_FIRST, _NEXT, *(Column(str(year), str(year), width=142) for year in years))
    chosen_row(
        rows,
        columns,
        lambda row: _one(found, ladders[str(row["row_key"])]),
        by="row_key",
        key="ladders",
        title=_("Thành tích qua các năm"),
        empty=_("Sổ chưa có thành tích của ai phù hợp."),
        max_height=_NEAR,
    )


def _wanted(found: Judgement, chosen: Chosen, kind: str, name: str) -> list[Ladder]:
    ladders = [
        one
        for one in found.ladders
        if one.subject.kind == kind and chosen.unit_code in (None, one.unit_code) and fold(name) in fold(one.name)
    ]
    order = {code: place for place, code in enumerate(found.desk.register.units)}
    return sorted(ladders, key=lambda one: (order.get(one.unit_code, len(order)), collation.name_key(one.name)))


def _rows(found: Judgement, ladders: dict[str, Ladder]) -> tuple[pd.DataFrame, list[int]]:
    register = found.desk.register
    years = sorted({honour.year for one in ladders.values() for honour in one.honours}, reverse=True)
    rows: list[dict[str, Any]] = []
    for key, one in ladders.items():
        held: dict[str, Any] = {str(year): None for year in years}
        for honour in one.honours:
            told = register.awards[honour.award].short_name + (_(" (đề nghị)") if honour.is_nominated else "")
            held[str(honour.year)] = ", ".join(filter(None, (held[str(honour.year)], told)))
        rows.append(
            {
                "row_key": key,
                "name": one.name,
                "unit": register.units[one.unit_code].short_name,
                **held,
                "prospects": ", ".join(register.awards[prospect.award].short_name for prospect in one.prospects)
                or None,
            }
        )
    return pd.DataFrame(rows, columns=["row_key", "name", "unit", *map(str, years), "prospects"]), years


def _one(found: Judgement, one: Ladder) -> None:
    awards = found.desk.register.awards
    st.text(f"{one.name} · {found.desk.register.units[one.unit_code].name}")
    table(
        pd.DataFrame(
            [
                {
                    "year": honour.year,
                    "award": awards[honour.award].name,
                    "decision_no": honour.decision_no or None,
                    "decision_on": honour.decision_on,
                    "told": _("đang đề nghị") if honour.is_nominated else None,
                }
                for honour in reversed(one.honours)
            ],
            columns=[column.name for column in AWARDS],
        ),
        AWARDS,
        empty=formats.NOTHING,
        key="ladder_awards",
        title=one.name,
    )
    told = [
        {"award": awards[prospect.award].name, "told": prospect_words(found.desk, prospect, language())}
        for prospect in one.prospects
    ]
    table(
        pd.DataFrame(told, columns=[column.name for column in PROSPECTS]),
        PROSPECTS,
        empty=_("Năm sau chưa có danh hiệu, hình thức nào đủ số năm, số lần để xem xét."),
        key="ladder_prospects",
        title=_("Năm sau có thể xem xét: {name}").format(name=one.name),
        lines_per_row=3,
    )
