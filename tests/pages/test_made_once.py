"""What is made once is sent as Streamlit by itself would have sent it, and never for something else."""

import pandas as pd
from streamlit.elements import arrow
from streamlit.elements.lib.pandas_styler_utils import marshall_styler
from streamlit.proto.ArrowData_pb2 import ArrowData

from tests.pages.screens import open_screen, screen
from tests.sample import SampleYear
from ui import charts, status, tables
from ui.made_once import made_of
from ui.tables import Column

COLUMNS = (
    Column("title", "Nội dung, nhiệm vụ"),
    Column("state", "Trạng thái", "status", statuses=status.PROGRESS),
    Column("share", "Tỷ lệ", "percent"),
)
ROWS = pd.DataFrame({"title": ["<b>a</b>", "b"], "state": ["overdue", "completed"], "share": [1234.5, None]})


def sent(drawn: object) -> ArrowData:
    """What st.dataframe sends of a styled table."""
    message = ArrowData()
    arrow.marshall_styler(message, drawn, "")  # type: ignore[attr-defined]
    return message


def by_streamlit(drawn: object) -> ArrowData:
    """What Streamlit by itself makes of it."""
    message = ArrowData()
    marshall_styler(message, drawn, "")  # type: ignore[arg-type]
    return message


def test_a_table_made_once_is_sent_as_the_styled_one_is() -> None:
    styled = tables.shown(ROWS, COLUMNS)
    once = made_of(styled)
    assert (sent(once), once.data.equals(styled.data)) == (by_streamlit(styled), True)
    assert sent(styled) == by_streamlit(styled)


def test_another_content_is_another_table_and_the_same_one_is_made_once() -> None:
    first = tables._drawn(ROWS, COLUMNS)
    assert tables._drawn(ROWS.copy(), list(COLUMNS)) is first
    other = ROWS.assign(share=[1234.6, None])
    assert sent(tables._drawn(other, COLUMNS)) == by_streamlit(tables.shown(other, COLUMNS))
    assert sent(tables._drawn(other, COLUMNS)) != sent(first)
    fewer = COLUMNS[:2]
    assert sent(tables._drawn(ROWS, fewer)) == by_streamlit(tables.shown(ROWS, fewer))


def test_a_figure_settled_is_sent_as_it_was_drawn() -> None:
    counts = pd.DataFrame({"clause": ["I", "II"], "status": ["overdue", "completed"], "n": [3, 4]})
    drawn = charts.stacked_status(counts, "clause", status.PROGRESS)
    settled = charts.settled_status(counts, "clause", status.PROGRESS)
    assert settled.to_dict() == drawn.to_dict()
    assert charts.settled_status(counts.copy(), "clause", status.PROGRESS) is settled
    more = counts.assign(n=[3, 5])
    assert charts.settled_status(more, "clause", status.PROGRESS).to_dict() != settled.to_dict()


def test_what_a_session_remembers_is_the_same_looked_up_as_gathered(with_sample: SampleYear) -> None:
    at = open_screen(screen("overview.py"), unit="VP")
    held = at.session_state._state.filtered_state
    gathered = dict(held.items())
    assert (gathered["unit"], gathered["choose_unit"], held["unit"]) == ("VP", "VP", "VP")
    assert {key: held[key] for key in held} == gathered
    assert ("no such key" in held, "$$STREAMLIT_INTERNAL_KEY" in held) == (False, False)
