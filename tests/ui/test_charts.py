"""Figures from frames, without a server."""

from html import unescape

import pandas as pd

from ui import charts
from ui.status import PROGRESS

COUNTS = pd.DataFrame(
    {
        "unit": ["Văn phòng", "Văn phòng", "Thanh tra"],
        "status": ["completed", "overdue", "completed"],
        "n": [3, 1, 1200],
    }
)


def test_each_state_that_occurs_is_one_part_of_the_bars_with_its_count_written_in() -> None:
    figure = charts.stacked_status(COUNTS, "unit", PROGRESS)
    assert [(bar.name, list(bar.y), list(bar.x), list(bar.text)) for bar in figure.data] == [
        ("✓ Hoàn thành đúng hạn", ["Văn phòng", "Thanh tra"], [3, 1200], ["✓ 3", "✓ 1.200"]),
        ("▲ Quá hạn", ["Văn phòng", "Thanh tra"], [1, 0], ["▲ 1", ""]),
    ]
    assert figure.layout.barmode == "stack"


def test_bars_keep_the_frames_order_and_write_numbers_the_vietnamese_way() -> None:
    figure = charts.bars(pd.DataFrame({"unit": ["B", "A"], "n": [1234.5, 0]}), by="unit", value="n", title="Số lượng")
    assert (list(figure.data[0].y), list(figure.data[0].text)) == (["B", "A"], ["1.234,5", "0"])
    assert (figure.layout.title.text, figure.layout.template.layout.separators) == ("Số lượng", ",.")


def test_a_frame_without_rows_gives_an_empty_figure() -> None:
    assert len(charts.stacked_status(COUNTS.head(0), "unit", PROGRESS).data) == 0
    assert len(charts.bars(COUNTS.head(0), by="unit", value="n").data[0].x) == 0


def test_labels_are_text_on_lines_of_a_readable_length_and_never_tags() -> None:
    title = "Phong trào thi đua <b>đẩy mạnh</b> cải cách hành chính & chuyển đổi số"
    label = charts.bars(pd.DataFrame({"item": [title], "n": [1]}), by="item", value="n").data[0].y[0]
    lines = label.split("<br>")
    assert unescape(" ".join(lines)) == title
    assert [len(unescape(line)) <= 34 for line in lines] == [True, True, True]
    assert "<" not in "".join(lines)
