"""The floor of `bench.pages`: a page of one line."""

import streamlit as st

st.write("Tổng quan")
