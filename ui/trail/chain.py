"""The head of the trail, and whether the chain up to it holds: followed once for each head."""

from pathlib import Path

import streamlit as st

from ledger import Ledger
from ledger.trail import FIRST_HASH, SHORT_HASH, broken_link
from texts import N_, formats
from ui import data
from ui.language import _
from ui.place import ledger_path

WHAT_FOR = N_(
    "Số và mã này được ghi trong tệp lấy ra từ chương trình. Giữ lại một mã, sau này đối chiếu bằng lệnh "
    "“python -m etl verify --head MÃ” thì biết nhật ký có bị sửa hay viết lại không."
)
HOLDS = N_("Nhật ký nguyên vẹn: đã kiểm tra {k}/{n} việc, mỗi việc nối đúng với việc trước.")
BROKEN = N_("Nhật ký không còn nguyên vẹn: việc số {act_no} bị thiếu hoặc đã bị sửa. Hãy báo người quản trị ngay.")


def draw() -> int | None:
    """Draw head and result; return the number of the first act that isn't as it was written, None when all are."""
    number, code = head()
    broken = _broken(str(ledger_path()), number, code)
    with st.container(border=True, key="trail_head"):
        st.markdown(
            _("**Đầu nhật ký: việc số {n}, mã {code}**").format(n=formats.number(number), code=code[:SHORT_HASH])
        )
        st.caption(_(WHAT_FOR))
        if broken is None:
            n = formats.number(number)
            st.success(_(HOLDS).format(k=n, n=n), icon=":material/verified:")
        else:
            st.error(_(BROKEN).format(act_no=broken), icon=":material/error:")
    return broken


def head() -> tuple[int, str]:
    """Return number and hash of the newest act there is, whatever day is looked back at; raises LedgerError."""
    found = data.ledger().rows("trail_head")
    return (int(found[0]["act_no"]), str(found[0]["hash"])) if found else (0, FIRST_HASH)


@st.cache_data(max_entries=4, show_spinner=False)
def _broken(path: str, number: int, code: str) -> int | None:
    return broken_link(Ledger(Path(path)).rows("trail_chain"), {number: code} if number else {})
