"""Tra cứu: items, units, difficulties, persons and files by any words, with or without diacritics."""

from typing import Any

import pandas as pd
import streamlit as st

from domain.folding import fold
from texts import N_, formats
from ui import address, going, page, rights
from ui.data import fetch
from ui.filters import Chosen
from ui.language import _, language
from ui.navigation import SCREENS
from ui.tables import Column, table
from ui.trace import open_cell

MOST = 200
# Each kind with its heading over the rows and the screen on which it is worked with.
KINDS: dict[str, tuple[str, str]] = {
    "item": (N_("Nội dung, nhiệm vụ của Kế hoạch"), "progress.py"),
    "movement": (N_("Tiêu chí phong trào"), "progress.py"),
    "unit": (N_("Đơn vị"), "unit.py"),
    "difficulty": (N_("Khó khăn, vướng mắc"), "difficulties.py"),
    "nomination": (N_("Đề nghị khen thưởng"), "nominations.py"),
    "person": (N_("Danh sách nhân sự"), ""),
    "submission": (N_("Tệp đã nộp"), "history.py"),
}
NUMBER = Column("number", N_("Số, mã"), width=120)
UNIT = Column("unit_name", N_("Đơn vị"), width=150)
WHAT = Column("subject", N_("Nội dung"), width=560)
WHO = Column("subject", N_("Họ và tên hoặc tên tập thể"), width=240)
COLUMNS: dict[str, tuple[Column, ...]] = {
    "item": (NUMBER, UNIT, WHAT, Column("extra", N_("Sản phẩm"), width=300)),
    "movement": (NUMBER, WHAT, Column("extra", N_("Phát động"), width=300)),
    "unit": (NUMBER, Column("subject", N_("Tên đơn vị"), width=560)),
    "difficulty": (NUMBER, UNIT, WHAT, Column("extra", N_("Kiến nghị, chỉ đạo, kết quả"), width=420)),
    "nomination": (NUMBER, UNIT, WHO, Column("extra", N_("Chức vụ, danh hiệu, thành tích"), width=640)),
    "person": (UNIT, Column("subject", N_("Họ và tên"), width=240), Column("extra", N_("Chức vụ"), width=300)),
    "submission": (NUMBER, UNIT, Column("subject", N_("Tên tệp"), width=420), Column("extra", N_("Kỳ báo cáo"))),
}
HINT = N_(
    "Gõ một hay nhiều từ, có dấu hoặc không dấu đều được; chỉ hiện những gì có đủ các từ đã gõ. "
    "Ví dụ: “hoa giai”, “Nguyễn Văn An”, “KK-2023-001”, “1.1”."
)


def draw(chosen: Chosen) -> None:
    """Draw the field and, once something is typed, what was found, kind by kind."""
    text = _field()
    words = [word for word in map(fold, text.split()) if word]
    if not words:
        st.caption(_(HINT))
        return
    found = fetch("search", plan_id=chosen.plan_id, unit_code=chosen.unit_code, words=words, number=text, most=MOST)
    if found.empty:
        st.info(
            _("Không có gì khớp với tất cả các từ đã gõ. Thử bớt từ, hoặc chọn Toàn Sở, kế hoạch khác ở thanh bên.")
            if rights.own_unit() is None
            else _("Không có gì khớp với tất cả các từ đã gõ. Thử bớt từ, hoặc chọn kế hoạch khác ở thanh bên."),
            icon=":material/search_off:",
        )
        return
    st.caption(_told(found))
    for kind, (heading, file) in KINDS.items():
        rows = found[found["kind"] == kind].reset_index(drop=True)
        if not rows.empty:
            _draw_kind(kind, _(heading), file, rows, text)


def _field() -> str:
    """The words typed; they live in the address, so that a link or a refresh finds the same."""
    st.session_state["search_text"] = address.asked("q")
    st.text_input(
        _("Từ cần tìm"),
        key="search_text",
        on_change=lambda: address.change(q=st.session_state["search_text"].strip()),
        placeholder=_("Nội dung, đơn vị, khó khăn, họ tên, số hồ sơ, tên tệp…"),
        label_visibility="collapsed",
        max_chars=200,
    )
    return address.asked("q").strip()


def _told(found: pd.DataFrame) -> str:
    n, shown = int(found["found"].iloc[0]), len(found)
    told = _("Tìm thấy {n} kết quả.").format(n=formats.number(n, language()))
    if n == shown:
        return told
    more = _("Đang hiện {shown} kết quả đầu, còn {more} kết quả nữa: gõ thêm từ để thu hẹp.")
    return f"{told} {more.format(shown=formats.number(shown, language()), more=formats.number(n - shown, language()))}"


def _draw_kind(kind: str, heading: str, file: str, rows: pd.DataFrame, text: str) -> None:
    shown, n = len(rows), int(rows["found_of_kind"].iloc[0])
    counted = formats.number(n, language()) if shown == n else f"{formats.number(shown, language())}/{n}"
    st.subheader(f"{heading} ({counted})", anchor=False)
    selected = table(
        rows,
        COLUMNS[kind],
        empty="",
        key=f"found_{kind}",
        selectable=True,
        lines_per_row=2,
        max_height=420,
        title=heading,
        told=(_("Từ cần tìm: {text}").format(text=text),),
    )
    if selected:
        _ways(kind, file, rows.iloc[selected[0]])


def _ways(kind: str, file: str, row: "pd.Series[Any]") -> None:
    """Where the chosen row is worked with, and the cell it came from."""
    with st.container(border=True):
        st.text(" · ".join(part for part in (row["number"], row["subject"]) if isinstance(part, str)))
        with st.container(horizontal=True, vertical_alignment="center"):
            screen = next((held for held in SCREENS if held.file == file), None)
            if screen is not None:
                label = _("Mở trang {screen}").format(screen=_(screen.title))
                going.button(label, opens=file, key=f"go_{kind}", icon=screen.icon, **_codes(kind, row))
            if isinstance(row["sheet"], str):
                here = (str(row["submission_id"]), row["sheet"], int(row["source_row"]))
                if st.button(_("Xem ô gốc"), key=f"cell_{kind}", icon=":material/table_view:"):
                    open_cell(*here)


def _codes(kind: str, row: "pd.Series[Any]") -> dict[str, str]:
    """What the address of that screen must say for the row to stand on it."""
    if kind in {"item", "movement"}:
        return {"item": str(row["number"])}
    if kind == "difficulty":
        return {"kk": str(row["number"])}
    return {"unit": str(row["unit_code"])} if kind == "unit" else {}


draw(page.start("search.py"))
