"""TRIAL page, replaced by the lead."""

import pandas as pd
import streamlit as st

from ui import charts, figures, status, tables
from ui.filters import chosen
from ui.language import _
from ui.navigation import SCREENS
from ui.page import heading

heading(_(next(s.title for s in SCREENS if s.file == "overview.py")), chosen())
picked = chosen()
if picked is None:
    st.stop()
figures.cards(
    [
        figures.Figure("Nội dung hoàn thành", "12", "12/19 nội dung (63,2%)", "Theo dòng của đơn vị chủ trì"),
        figures.Figure("Đơn vị đã báo cáo", "9", "9/10 đơn vị (90%)"),
        figures.Figure("Khó khăn chờ chỉ đạo", "2", "2/7 khó khăn đang mở"),
        figures.Figure("Nội dung quá hạn", "1", "1/19 nội dung (5,3%)"),
    ],
    key="overview",
)
units = ["Văn phòng", "Thanh tra", "Phòng TCBC", "Phòng XDCQ&CTTN", "Phòng CCHC", "Ban Tôn giáo"]
rows = [{"unit": u, "status": s.code, "n": (i * 3 + j * 5) % 7} for i, u in enumerate(units) for j, s in enumerate(status.PROGRESS)]
charts.show(charts.stacked_status(pd.DataFrame(rows), "unit", status.PROGRESS, title="Tiến độ theo đơn vị"), alt="x", legend=status.PROGRESS)
cells = [{"item": f"Nội dung {i}.1", "unit": u, "status": status.PROGRESS[(i + j) % 6].code} for i in range(1, 8) for j, u in enumerate(units) if (i * j) % 5]
charts.show(charts.status_heatmap(pd.DataFrame(cells), status.PROGRESS), alt="y", legend=status.PROGRESS)
charts.show(charts.bars(pd.DataFrame({"u": units, "v": [1234.5, 200, 340, 1, 0, 999]}), by="u", value="v", title="Số lượng"), alt="z")
frame = pd.DataFrame({
    "t": ["Phong trào thi đua **\"Cán bộ, công chức\"** <b>x</b> https://x.vn thực hiện văn hóa công sở và chuyển đổi số"] * 3, "n": [1234.5, None, 7], "p": [85.5, 100, None],
    "d": pd.to_datetime(["2023-12-31", None, "2023-01-02"]), "m": pd.to_datetime(["2023-12-31 17:00", None, "2023-01-02 00:00"]),
    "s": ["completed", "overdue", "not_reported"], "y": [True, False, None],
})
tables.table(frame, [tables.Column("t", "Nội dung, nhiệm vụ", width="large"), tables.Column("n", "Kết quả", "number"), tables.Column("p", "Tỷ lệ (%)", "percent"),
  tables.Column("d", "Thời hạn", "date"), tables.Column("m", "Ghi lúc", "moment"), tables.Column("s", "Trạng thái", "status", statuses=status.PROGRESS), tables.Column("y", "Tính", "yes_no")],
  empty="Trống", lines_per_row=2)
tables.table(frame.head(0), [tables.Column("t", "Nội dung")], empty=_("Chưa có đơn vị nào báo cáo kỳ này."))
