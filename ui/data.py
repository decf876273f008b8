"""THROW-AWAY: invented values for trials; the lead replaces this file."""

import datetime as dt
import os
import time

import pandas as pd
import streamlit as st

DAY = dt.date


def fetch(query_name: str, **params: object) -> pd.DataFrame:
    if st.session_state.get("trial_empty"):
        return pd.DataFrame(
            {"plans": {"plan_id": [], "title": [], "first_day": [], "last_day": []}}.get(query_name, {})
        )
    if query_name == "plans":
        return pd.DataFrame(
            {
                "plan_id": ["2022", "2023"],
                "title": ["Kế hoạch năm 2022", "Kế hoạch năm 2023"],
                "first_day": pd.to_datetime(["2022-01-01", "2023-01-01"]),
                "last_day": pd.to_datetime(["2022-12-31", "2023-12-31"]),
            }
        )
    if query_name == "periods":
        y = params["plan_id"]
        return pd.DataFrame(
            {
                "period": [f"{y}-Q1", f"{y}-Q2", f"{y}-H1", f"{y}-Q3", f"{y}-Q4", f"{y}"],
                "name": [
                    f"Quý I năm {y}",
                    f"Quý II năm {y}",
                    f"6 tháng đầu năm {y}",
                    f"Quý III năm {y}",
                    f"Quý IV năm {y}",
                    f"Năm {y}",
                ],
                "starts_on": pd.to_datetime(
                    [f"{y}-01-01", f"{y}-04-01", f"{y}-01-01", f"{y}-07-01", f"{y}-10-01", f"{y}-01-01"]
                ),
                "ends_on": pd.to_datetime(
                    [f"{y}-03-31", f"{y}-06-30", f"{y}-06-30", f"{y}-09-30", f"{y}-12-31", f"{y}-12-31"]
                ),
                "has_reports": [True, True, True, True, True, False],
            }
        )
    if query_name == "units":
        return pd.DataFrame(
            {
                "unit_code": ["VP", "TTR", "TCBC", "XDCQ"],
                "name": [
                    "Văn phòng Sở",
                    "Thanh tra Sở",
                    "Phòng Tổ chức, biên chế và Tổ chức phi chính phủ",
                    "Phòng Xây dựng chính quyền và Công tác thanh niên",
                ],
                "short_name": ["Văn phòng", "Thanh tra", "Phòng TCBC", "Phòng XDCQ&CTTN"],
            }
        )
    raise KeyError(query_name)


def is_sample() -> bool:
    return not st.session_state.get("trial_empty")


def begin_empty() -> None:
    st.session_state["trial_empty"] = True


def ledger_missing() -> bool:
    return bool(os.environ.get("TRIAL_FIRST")) and not st.session_state.get("trial_made")


def ensure_ledger(progress) -> None:
    for step in range(10):
        progress(step / 10, f"Tạo sổ minh họa… bước {step + 1}/10")
        time.sleep(0.2)
    st.session_state["trial_made"] = True
