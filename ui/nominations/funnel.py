"""From registration to award, step by step, and what was registered against what was achieved."""

import pandas as pd
import streamlit as st

from domain.catalogue import Family
from domain.nominations import OWN
from texts import N_
from ui import charts
from ui.data import fetch
from ui.filters import Chosen
from ui.language import _
from ui.tables import Column, table

STEPS = {
    "registered": N_("Đăng ký"),
    "proposed": N_("Đề nghị"),
    "submitted": N_("Trình, họp Hội đồng"),
    "decided": N_("Được tặng"),
}
WHAT_COUNTS = N_(
    "Mỗi bước đếm mọi hồ sơ của Kế hoạch từng đến bước đó, tính đến ngày của số liệu, không theo kỳ đang chọn. Bước "
    "thứ ba: đã trình cấp trên, hoặc đã họp Hội đồng nếu Giám đốc Sở quyết định. Đề nghị chưa phải là được tặng."
)
_COUNTS = tuple(Column(name, heading, "number", width=130) for name, heading in STEPS.items())
BY_STEP = (Column("step", N_("Bước"), width=200), Column("n", N_("Số hồ sơ"), "number"))
BY_AWARD = (Column("award_name", N_("Danh hiệu thi đua/Hình thức khen thưởng"), width=330), *_COUNTS)
BY_UNIT = (Column("unit_name", N_("Đơn vị"), width=200), *_COUNTS)
BY_GROUPING = (Column("name", N_("Khối, cụm thi đua"), width=330), *_COUNTS)
NO_GROUPING = N_("Kế hoạch này chưa ghi khối, cụm thi đua nào.")
REGISTERED = (
    Column("unit_name", N_("Đơn vị"), width=160),
    Column("award_name", N_("Danh hiệu thi đua/Hình thức khen thưởng"), width=250),
    Column("registered", N_("Đăng ký"), "number", width=84),
    Column("registered_proposed", N_("Trong đó đã đề nghị"), "number", width=140),
    Column("registered_decided", N_("Trong đó được tặng"), "number", width=136),
    Column("unregistered_proposed", N_("Đề nghị không đăng ký"), "number", width=158),
    Column("unregistered_decided", N_("Được tặng không đăng ký"), "number", width=168),
)


def draw(chosen: Chosen, family: Family) -> None:
    """Draw the funnel of one family, of each award and each unit in it; families are never added up."""
    asked = {"plan_id": chosen.plan_id, "unit_code": chosen.unit_code, "scope": OWN}
    rows = fetch("nomination_funnel", **asked)
    rows = rows[rows["family"] == family.value]
    whole = rows[rows["level"] == "family"]
    if whole.empty:
        return
    st.subheader(_("Từ đăng ký đến được tặng"), anchor=False)
    steps = pd.DataFrame({"step": [_(name) for name in STEPS.values()], "n": whole[list(STEPS)].iloc[0].tolist()})
    charts.show(
        charts.settled_bars(steps, by="step", value="n"),
        alt=_("Số hồ sơ đã đi đến từng bước, từ đăng ký đến được tặng."),
        key=f"funnel_{family.value}",
        behind=(steps, BY_STEP),
        title=_("Từ đăng ký đến được tặng"),
    )
    st.caption(_(WHAT_COUNTS))
    with st.expander(_("Theo danh hiệu, hình thức và đơn vị"), key=f"funnel_parts_{family.value}"):
        _part(rows, "award", BY_AWARD, _("Theo danh hiệu, hình thức"), family)
        _part(rows, "unit", BY_UNIT, _("Theo đơn vị"), family)
    with st.expander(_("Theo khối, cụm thi đua"), key=f"groupings_{family.value}"):
        st.caption(_("Kế hoạch nêu ba khối, cụm thi đua khác nhau; số của từng khối, cụm không cộng với nhau."))
        held = {"plan_id": chosen.plan_id, "unit_code": chosen.unit_code, "family": family.value}
        groups = fetch("nomination_groupings", **held)
        key = f"groupings_rows_{family.value}"
        table(groups, BY_GROUPING, empty=_(NO_GROUPING), key=key, title=_("Theo khối, cụm thi đua"))
    with st.expander(_("Đăng ký và kết quả"), key=f"registered_{family.value}"):
        _registered(asked, family)


def _part(rows: pd.DataFrame, level: str, columns: tuple[Column, ...], title: str, family: Family) -> None:
    key = f"funnel_{level}_{family.value}"
    table(rows[rows["level"] == level].reset_index(drop=True), columns, empty="", key=key, title=title)


def _registered(asked: dict[str, str | None], family: Family) -> None:
    rows = fetch("nomination_registered", **asked)
    table(
        rows[rows["family"] == family.value].reset_index(drop=True),
        REGISTERED,
        empty=_("Chưa có hồ sơ nào đến hết kỳ này."),
        key=f"registered_rows_{family.value}",
        title=_("Đăng ký và kết quả"),
    )
