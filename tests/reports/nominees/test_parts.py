"""The parts of a document: what was written is read again, whatever people typed."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.errors import ExportDiffers
from reports.nominees.parts import AWARD, BASIS, TOTAL, Grid, Part, Said, add_styles, prove, read, write
from reports.official.paper import BODY, Paper
from reports.official.words import lines_of, on_one_line

WIDTHS = (12, 100, 135)
PARTS: tuple[Part, ...] = (
    Said(BASIS, "Căn cứ Luật;"),
    Said(AWARD, "1. Giấy khen"),
    Grid(("STT", "Họ và tên", "Đơn vị"), ("Cá nhân", ("1", "Ông An", "VP"), ("2", "", "")), WIDTHS),
    Said(TOTAL, "Danh sách này có 02 (hai) cá nhân./."),
)


def content(parts: Sequence[Part]) -> bytes:
    paper = Paper("DANH SÁCH")
    add_styles(paper)
    write(paper, parts)
    return paper.content()


def test_what_is_written_is_read_again_in_its_order() -> None:
    assert tuple(read(content(PARTS))) == PARTS
    prove(content(PARTS), PARTS)


@settings(max_examples=60, deadline=None)  # a document is written and reopened each time
@given(st.lists(st.tuples(st.text(st.characters(exclude_categories=())), st.text()), min_size=1, max_size=4))
def test_any_text_of_people_comes_back_from_its_cell(typed: list[tuple[str, str]]) -> None:
    rows = tuple((str(place), on_one_line(name), "\n".join(lines_of(text))) for place, (name, text) in enumerate(typed))
    parts = (Grid(("STT", "Họ và tên", "Thành tích"), rows, WIDTHS), Said(BODY, "Hết./."))
    assert tuple(read(content(parts))) == parts


@pytest.mark.parametrize("place", range(len(PARTS)))
def test_a_part_that_is_missing_or_stands_elsewhere_is_found(place: int) -> None:
    fewer = [part for number, part in enumerate(PARTS) if number != place]
    for written, asked in ((fewer, PARTS), (PARTS, fewer), ([*fewer, PARTS[place]], PARTS)):
        if list(written) != list(asked):
            with pytest.raises(ExportDiffers):
                prove(content(written), asked)


def test_a_paragraph_of_another_style_is_another_part() -> None:
    with pytest.raises(ExportDiffers, match="Giấy khen"):
        prove(content((Said(TOTAL, "1. Giấy khen"),)), (Said(AWARD, "1. Giấy khen"),))
