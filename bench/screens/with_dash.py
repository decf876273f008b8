"""The page as Dash's tutorial writes it, served at the port given: `with_dash.py PORT`."""

import sys
from pathlib import Path

import dash_ag_grid
from dash import Dash, dcc, html

sys.path.insert(0, str(Path(__file__).parents[2]))

from bench.screens.content import charts, figures, reports

app = Dash()


def page() -> html.Div:
    """Return the page anew for each visit."""
    rows = reports()
    return html.Div(
        [
            html.H1("Tổng quan"),
            *(html.Div([label, html.B(value)], className="figure") for label, value in figures(rows).items()),
            *(dcc.Graph(figure=chart) for chart in charts(rows)),
            dash_ag_grid.AgGrid(rowData=rows.to_dict("records"), columnDefs=[{"field": name} for name in rows]),
        ]
    )


app.layout = page
app.run(port=int(sys.argv[1]))
