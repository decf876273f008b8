"""A picture cut into slides: every row and every word stands on one of them, and none holds more than it can."""

import re
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.deck import canvas
from reports.deck.model import Column, Deck, Row
from reports.deck.slides import Slide, slides
from reports.deck.words import text_of
from tests.reports.deck.decks import COLUMNS, deck_of, detail_of, picture, section_of
from tests.sample import SampleYear

SYLLABLES = ("khó", "khăn,", "vướng", "mắc", "nghiêng", "thưởng", "Ủy", "ban", "nhân", "dân", "tỉnh", "1.234,5", "ĐỀ")
ROW = {"number": "KK-2023-001", "subject": "Khó khăn", "unit_name": "Văn phòng Sở"}
words = st.lists(st.sampled_from([*SYLLABLES, "x" * 90]), min_size=1, max_size=700).map(" ".join)
paragraphs = st.lists(words, min_size=1, max_size=4).map("\n".join)
short = st.sampled_from(["KK-2023-001", "Văn phòng Sở", "Chi cục Văn thư, Lưu trữ và Lịch sử", ""])
rows = st.lists(st.fixed_dictionaries({"number": short, "subject": st.one_of(short, words), "unit_name": short}))


def tables(deck: Deck) -> list[Slide]:
    return [slide for slide in slides(deck) if slide.kind == "table"]


def details(deck: Deck) -> list[Slide]:
    return [slide for slide in slides(deck) if slide.kind == "detail"]


def squeezed(text: str) -> str:
    """A text without its spaces: where lines are broken there was one, or a word was longer than a line."""
    return re.sub(r"\s+", "", text)


def table_height(columns: Sequence[Column], held: Sequence[Row]) -> int:
    """How tall a table is when its texts are wrapped by the canvas, computed apart from the cutting."""
    height = canvas.HEADING_HEIGHT
    for row in held:
        lines = [
            canvas.wrapped(
                text_of(column, row, "vi", masked=False), column.width * canvas.LINE - 4 * canvas.CELL_GAP, canvas.BODY
            )
            for column in columns
        ]
        height += max(map(len, lines)) * canvas.line_height(canvas.BODY) + 2 * canvas.CELL_GAP
    return height


def detail_height(texts: Sequence[tuple[str, str]]) -> int:
    """How tall the labelled texts of a matter are."""
    lines = sum(len(canvas.wrapped(text, canvas.LINE, canvas.TOLD)) for _, text in texts)
    return lines * canvas.line_height(canvas.TOLD) + len(texts) * (canvas.line_height(canvas.SMALL) + canvas.CELL_GAP)


@given(rows)
def test_every_row_stands_on_one_slide_or_goes_on_and_no_slide_is_too_full(held: list[dict[str, str]]) -> None:
    pages = tables(deck_of(section_of(held)))
    whole = [row for page in pages for row in page.rows if not row.get("is_continued")]
    assert [row["number"] for row in whole] == [row["number"] for row in held]
    told = squeezed("".join(text_of(COLUMNS[1], row, "vi") for page in pages for row in page.rows))
    assert told == squeezed("".join(text_of(COLUMNS[1], row, "vi") for row in held))
    assert all(len(page.rows) <= canvas.MOST_ROWS for page in pages)
    assert all(table_height(COLUMNS, page.rows) <= canvas.BODY_HEIGHT for page in pages)


@given(rows)
def test_slides_count_their_rows_without_a_gap(held: list[dict[str, str]]) -> None:
    pages = tables(deck_of(section_of(held)))
    assert [page.total for page in pages] == [len(held)] * len(pages)
    for before, after in pairwise(pages):
        # A row that goes on is still the one of the slide before.
        assert after.first == before.last + (0 if after.rows[0].get("is_continued") else 1)
    if pages:
        assert (pages[0].first, pages[-1].last) == (1, len(held))


@given(st.lists(paragraphs, min_size=1, max_size=5))
def test_a_matter_in_full_loses_no_word_and_fits_above_the_strip(texts: list[str]) -> None:
    pages = details(deck_of(section_of([ROW], [detail_of(*texts)])))
    for place, text in enumerate(texts, start=1):
        told = "".join(part for page in pages for label, part in page.texts if label == str(place))
        assert squeezed(told) == squeezed(text)
    room = canvas.BODY_HEIGHT - canvas.STRIP_HEIGHT
    assert all(page.texts and detail_height(page.texts) <= room for page in pages)


@pytest.mark.parametrize(
    "text", ["nghiêng " * 625, "n" * 5000, "Khó khăn.\n" * 500], ids=["words", "one word", "lines"]
)
def test_a_text_of_five_thousand_letters_flows_over_several_slides(text: str) -> None:
    assert len(text) == 5000
    deck = deck_of(section_of([{"number": "KK-2023-001", "subject": text, "unit_name": "VP"}], [detail_of(text)]))
    for pages in (tables(deck), details(deck)):
        assert len(pages) > 1
    told = "".join(part for page in details(deck) for _, part in page.texts)
    shown = "".join(str(row["subject"]) for page in tables(deck) for row in page.rows)
    assert squeezed(told) == squeezed(shown) == squeezed(text)
    names = [slide.name for slide in slides(deck)]
    assert len(set(names)) == len(names)


def test_the_years_slides_hold_every_row_of_every_section_and_fit(sample_year: SampleYear) -> None:
    deck = picture(sample_year)
    pages = tables(deck)
    for section in deck.sections:
        held = [row for page in pages if page.section is section for row in page.rows if not row.get("is_continued")]
        assert held == list(section.rows)
    assert all(page.section and table_height(page.section.columns, page.rows) <= canvas.BODY_HEIGHT for page in pages)
    names = [slide.name for slide in slides(deck)]
    assert len(set(names)) == len(names)
    assert [slide.kind for slide in slides(deck)][:2] == ["cover", "agenda"]


@pytest.mark.parametrize("size", [canvas.SMALL, canvas.BODY, canvas.TOLD])
def test_a_line_never_holds_more_than_surely_stands_on_it(size: int) -> None:
    wide = canvas.wrapped("Mmm " * 300, canvas.LINE, size)
    assert max(map(len, wide)) * size * 0.56 <= canvas.LINE
    assert canvas.wrapped("", canvas.LINE, size) == [""]
