"""The page as Streamlit's and Plotly's tutorials write it."""

import sys
from pathlib import Path

import streamlit as st

sys.path.insert(0, str(Path(__file__).parents[2]))

from bench.screens.content import charts, figures, reports

rows = reports()
st.title("Tổng quan")
for place, (label, value) in zip(st.columns(4), figures(rows).items(), strict=True):
    place.metric(label, value)
for number, chart in enumerate(charts(rows)):
    st.plotly_chart(chart, key=f"chart {number}")
st.dataframe(rows)
