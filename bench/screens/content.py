"""What every page shows that is compared: 4 figures, 3 charts, 500 rows."""

import pandas as pd
import plotly.express as px
import plotly.graph_objects as go

STATES = ("completed", "on_track", "at_risk", "overdue")
ROWS = 500


def reports() -> pd.DataFrame:
    """Return 500 rows as units report them: nine columns of numbers, days and text."""
    numbers = range(ROWS)
    return pd.DataFrame(
        {
            "item": [f"{number // 40 + 1}.{number % 40 + 1}" for number in numbers],
            "unit": [f"Đơn vị {number % 20 + 1}" for number in numbers],
            "state": [STATES[number * 7 % 4] for number in numbers],
            "actual": [number * 13 % 100 for number in numbers],
            "target": [100] * ROWS,
            "share": [number * 13 % 100 / 100 for number in numbers],
            "due_on": [pd.Timestamp(2023, number % 12 + 1, number % 28 + 1) for number in numbers],
            "result": [f"Đã triển khai nội dung {number} theo kế hoạch được duyệt" for number in numbers],
            "evidence": [f"Báo cáo số {number}/BC" for number in numbers],
        }
    )


def figures(rows: pd.DataFrame) -> dict[str, int]:
    """Return how many rows are in each state."""
    return {state: int((rows["state"] == state).sum()) for state in STATES}


def charts(rows: pd.DataFrame) -> list[go.Figure]:
    """Return bars by state, a curve by month, and shares by unit, as Plotly Express draws them."""
    by_state = rows.groupby(["unit", "state"], as_index=False).size()
    by_month = rows.groupby(rows["due_on"].dt.month, as_index=False)["actual"].mean()
    by_unit = rows.groupby("unit", as_index=False)["share"].mean()
    return [
        px.bar(by_state, x="size", y="unit", color="state", orientation="h"),
        px.line(by_month, y="actual"),
        px.bar(by_unit, x="unit", y="share"),
    ]
