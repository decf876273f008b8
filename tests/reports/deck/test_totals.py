"""What proves a picture: the same totals in every language, and another code for any change."""

from dataclasses import replace

import pytest

from ledger.meetings import Total
from reports.deck.build import SECTIONS
from reports.deck.model import Deck, Section
from reports.deck.totals import code_of, differing, digest, totals
from tests.reports.deck.decks import deck_of, detail_of, picture, section_of, with_section
from tests.sample import SampleYear

ROW = {"number": "KK-2023-001", "subject": "Thiếu hướng dẫn", "unit_name": "Văn phòng Sở"}


@pytest.fixture(scope="module")
def year(sample_year: SampleYear) -> Deck:
    return picture(sample_year)


def test_they_are_the_same_in_both_languages_and_when_built_again(sample_year: SampleYear, year: Deck) -> None:
    for lang in ("vi", "en"):
        assert totals(picture(sample_year, lang=lang)) == totals(year)


def test_every_section_has_its_total(year: Deck) -> None:
    held = totals(year)
    assert [total.section for total in held] == list(SECTIONS)
    assert [total.rows for total in held] == [len(section.rows) for section in year.sections]


def test_the_code_changes_with_any_value_of_any_row(year: Deck) -> None:
    before = code_of(totals(year))
    seen = {before}
    cells = 0
    for section in year.sections:
        for place, row in enumerate(section.rows):
            for column in section.columns:
                changed = {**row, column.field: f"{row.get(column.field)}."}
                rows = (*section.rows[:place], changed, *section.rows[place + 1 :])
                seen.add(code_of(totals(with_section(year, replace(section, rows=rows)))))
                cells += 1
    assert len(seen) == cells + 1


def test_the_code_changes_with_figures_bars_texts_and_the_order_of_rows(year: Deck) -> None:
    changed: list[Section] = []
    for section in year.sections:
        if section.figures:
            first = section.figures[0]
            changed.append(replace(section, figures=(replace(first, value=first.value + 1), *section.figures[1:])))
        if section.chart:
            series = section.chart.series
            other = replace(series[0], values=(series[0].values[0] + 1, *series[0].values[1:]))
            changed.append(replace(section, chart=replace(section.chart, series=(other, *series[1:]))))
        if section.details:
            changed.append(replace(section, details=section.details[1:]))
        if len(section.rows) > 1 and section.rows[0] != section.rows[1]:
            changed.append(replace(section, rows=(section.rows[1], section.rows[0], *section.rows[2:])))
        if section.rows:
            changed.append(replace(section, rows=section.rows[:-1]))
    codes = {code_of(totals(with_section(year, section))) for section in changed}
    assert len(codes) == len(changed) > 15
    assert code_of(totals(year)) not in codes


def test_a_code_is_read_aloud_without_mistakes_and_does_not_depend_on_the_order_of_sections(year: Deck) -> None:
    held = totals(year)
    code = code_of(held)
    assert (len(code), code[4], set(code) & set("0O1IL")) == (9, "-", set())
    assert code_of(held[::-1]) == code_of({total.section: total for total in held}) == code


def test_a_fractions_last_digits_are_no_difference_and_its_sixth_decimal_is() -> None:
    def of(points: float) -> str:
        return digest(section_of([{**ROW, "subject": points}]))

    assert of(0.1 + 0.2) == of(0.3)
    assert of(0.30001) != of(0.3)


def test_a_texts_letters_are_told_apart_wherever_they_stand() -> None:
    one, other = section_of([ROW], [detail_of("ab", "c")]), section_of([ROW], [detail_of("a", "bc")])
    assert digest(one) != digest(other)
    assert totals(deck_of(one)) == (Total("waiting", 1, digest(one)),)


def test_differing_names_what_is_other_lost_and_new() -> None:
    a, b, c = Total("a", 1, "x"), Total("b", 2, "y"), Total("c", 3, "z")
    assert differing([a, b], [b, a]) == []
    assert differing([a, b], [replace(a, digest="w"), c]) == [(a, replace(a, digest="w")), (b, None), (None, c)]
