"""A lake's server that is away: told on every screen, which comes back by itself once the server answers."""

import streamlit as st

from ledger.errors import LedgerError
from ui.language import _
from ui.place import ledger_at, ledger_path

_LOOK_EVERY = "2s"


def banner() -> None:
    """Say that what is shown is what was read last, while the ledger doesn't answer."""
    if _answers():
        return
    with st.container(key="ledger_away"):
        st.warning(
            _(
                "Máy chủ giữ sổ dữ liệu tạm thời không trả lời. Đang hiển thị số liệu đọc lần gần nhất; màn hình tự "
                "cập nhật khi nối lại được. Không có số liệu nào bị mất."
            ),
            icon=":material/cloud_off:",
        )
        come_back()


@st.fragment(run_every=_LOOK_EVERY)
def come_back() -> None:
    """Draw the screen again as soon as the ledger answers."""
    if _answers():
        st.rerun()


def _answers() -> bool:
    try:
        return ledger_at(ledger_path()).answers()
    except LedgerError:
        return True  # something else is wrong, which whoever asks next is told
