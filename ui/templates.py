"""Templates to hand out: a unit's own, or every unit's in one archive."""

import io
import zipfile

import streamlit as st

from etl.context import read_context
from etl.forms import orders_for
from etl.template import template_file_name, write_template
from ui import data, download, rights
from ui.filters import Chosen
from ui.language import _

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def draw(chosen: Chosen) -> None:
    """Draw the choice of unit and period, and the download of the template or of all of them."""
    st.text(_("Mẫu in sẵn nội dung của đơn vị, danh sách để chọn, khó khăn và ý kiến chỉ đạo còn theo dõi."))
    periods = data.fetch("all_periods", plan_id=chosen.plan_id).set_index("period")["name"].to_dict()
    senders = data.fetch("senders", plan_id=chosen.plan_id).set_index("unit_code")
    units, reporting = senders["name"].to_dict(), list(senders.index[~senders["is_appraised"].astype(bool)])
    with st.container(horizontal=True):
        period = st.selectbox(
            _("Kỳ báo cáo của mẫu"),
            list(periods),
            index=list(periods).index(chosen.period) if chosen.period in periods else 0,
            format_func=lambda code: periods[code],
            filter_mode=None,
        )
        unit = st.selectbox(
            _("Mẫu của đơn vị"),
            list(units),
            index=list(units).index(chosen.unit_code) if chosen.unit_code in units else 0,
            format_func=lambda code: units[code],
            filter_mode=None,
            disabled=len(units) == 1,
        )
    if period is None or unit is None:
        return
    with st.container(horizontal=True):
        download.button(
            _("Tải mẫu của đơn vị này"),
            lambda: download.Made(_book(chosen.plan_id, period, unit)),
            title=_("Mẫu báo cáo {period}, {unit}").format(period=periods[period], unit=units[unit]),
            file_name=f"{unit}_{period}.xlsx",
            mime=XLSX,
            type="primary",
            key="template_of_one",
        )
        if rights.own_unit() is not None:
            return
        download.button(
            _("Tải mẫu của mọi đơn vị"),
            lambda: download.Made(_archive(chosen.plan_id, period, reporting), rows=len(reporting)),
            title=_("Mẫu báo cáo {period}, mọi đơn vị").format(period=periods[period]),
            file_name=f"mau-bao-cao_{period}.zip",
            mime="application/zip",
            icon=":material/folder_zip:",
            key="templates_of_all",
        )


def _book(plan_id: str, period: str, unit: str) -> bytes:
    return next(content for _name, content in _books(plan_id, period, [unit]))


def _archive(plan_id: str, period: str, units: list[str]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as archive:
        for name, content in _books(plan_id, period, units):
            archive.writestr(name, content)
    return stream.getvalue()


def _books(plan_id: str, period: str, units: list[str]) -> list[tuple[str, bytes]]:
    ledger = data.ledger()
    context = read_context(ledger)
    asked = [context.units[code] for code in units]
    books = []
    for order in orders_for(ledger, context, plan=context.plans[plan_id], units=asked, period=context.periods[period]):
        stream = io.BytesIO()
        write_template(order, stream)
        books.append((template_file_name(order), stream.getvalue()))
    return books
