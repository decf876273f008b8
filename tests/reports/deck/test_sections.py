"""Each section against the ledger's own figures: a slide shows as many rows as a card on a page counts."""

from datetime import date
from typing import Any

import pytest

from domain.catalogue import Family
from ledger import Ledger
from reports.deck.build import SECTIONS, UnknownMeeting, UnknownPlan, agenda_of, build
from reports.deck.freezing import asking
from reports.deck.model import Deck
from reports.deck.slides import slides
from reports.deck.words import text_of
from tests.office import Office
from tests.reports.deck.decks import as_of, picture
from tests.sample import SampleYear

# Of which figures a section shows the rows.
OF_FIGURES = {
    "at_risk": ("items_overdue", "items_at_risk"),
    "waiting": ("difficulties_waiting",),
    "directions": ("directions_overdue",),
    "nominations": ("nominations_pressing",),
}
DAYS = [None, date(2023, 4, 15), date(2023, 7, 20), date(2023, 10, 20)]
QUARTERS = {None: "2023-Q4", DAYS[1]: "2023-Q1", DAYS[2]: "2023-Q2", DAYS[3]: "2023-Q3"}


@pytest.fixture(scope="module", params=DAYS, ids=str)
def day(request: pytest.FixtureRequest) -> Any:
    return request.param


@pytest.fixture(scope="module")
def deck(sample_year: SampleYear, day: date | None) -> Deck:
    return as_of(sample_year, day, period=QUARTERS[day])


@pytest.fixture(scope="module")
def counted(sample_year: SampleYear, day: date | None) -> dict[str, int]:
    """How much each figure is, as the cards of the pages ask for it."""
    rows = Ledger(sample_year.ledger).rows("figure_totals", as_of=day, plan_id="2023", period=QUARTERS[day])
    return {row["figure"]: row["n"] for row in rows}


def test_a_section_shows_the_rows_that_a_figure_counts(deck: Deck, counted: dict[str, int]) -> None:
    shown = {code: len(deck.section(code).rows) for code in OF_FIGURES}
    assert shown == {code: sum(counted.get(figure, 0) for figure in figures) for code, figures in OF_FIGURES.items()}


def test_the_figures_at_the_head_are_those_of_the_pages(deck: Deck, counted: dict[str, int]) -> None:
    told = {
        figure.code: figure.value
        for section in deck.sections
        if section.code != "changed"
        for figure in section.figures
    }
    assert told == {code: counted.get(code, 0) for code in told}
    assert len(told) >= 12


def test_the_silent_units_are_those_without_a_report_or_a_word_on_difficulties(
    sample_year: SampleYear, deck: Deck, day: date | None
) -> None:
    asked = {"plan_id": "2023", "period": QUARTERS[day], "unit_code": None}
    rows = Ledger(sample_year.ledger).rows("reporting", as_of=day, **asked)  # type: ignore[arg-type]
    silent = [row["unit_name"] for row in rows if row["state"] == "missing" or row["difficulties"] == "silent"]
    # In protocol order, as the ledger has them.
    assert [row["unit_name"] for row in deck.section("silent").rows] == silent


def test_the_bars_add_up_to_all_items_and_all_nominations(
    sample_year: SampleYear, deck: Deck, day: date | None
) -> None:
    ledger, asked = Ledger(sample_year.ledger), {"plan_id": "2023", "period": QUARTERS[day], "unit_code": None}
    items = len(ledger.rows("items", as_of=day, kind=None, **asked))  # type: ignore[arg-type]
    [items_chart] = [deck.section("at_risk").chart]
    assert items_chart is not None
    assert sum(sum(part.values) for part in items_chart.series) == items
    chart = deck.section("nominations").chart
    for place, family in enumerate(Family):
        held = ledger.rows("nominations", as_of=day, family=family.value, **asked)  # type: ignore[arg-type]
        assert (0 if chart is None else sum(part.values[place] for part in chart.series)) == len(held)


def test_every_value_has_its_words_in_both_languages(sample_year: SampleYear, deck: Deck, day: date | None) -> None:
    english = as_of(sample_year, day, period=QUARTERS[day], lang="en")
    for one in (deck, english):
        told = [
            text_of(column, row, one.lang)
            for section in one.sections
            for row in section.rows
            for column in section.columns
        ]
        assert [text for text in told if text.strip() in ("", "None", "nan")] == []
    pairs = [
        (a, b)
        for s, t in zip(deck.sections, english.sections, strict=True)
        for a, b in ((s.title, t.title), (s.told, t.told))
    ]
    assert [a for a, b in pairs if a == b] == []


def test_names_are_masked_unless_they_are_opened(sample_year: SampleYear) -> None:
    nominations = picture(sample_year).section("nominations")
    [column] = [column for column in nominations.columns if column.kind == "name"]
    for row in nominations.rows:
        masked, whole = text_of(column, row, "vi"), text_of(column, row, "vi", masked=False)
        assert whole == row["nominee_name"]
        assert (masked == whole) == (not row["is_person"])


def test_an_agenda_is_the_sections_with_rows_but_not_what_the_meeting_itself_directs(deck: Deck) -> None:
    agenda = agenda_of(deck)
    assert [line.section for line in agenda] == [
        code for code in SECTIONS if deck.section(code).rows and code != "concluded"
    ]
    assert [line.rows for line in agenda] == [len(deck.section(line.section).rows) for line in agenda]


def test_nominations_that_went_the_same_way_stand_together_and_name_nobody(sample_year: SampleYear) -> None:
    deck = as_of(sample_year, date(2023, 12, 31), period="2023-Q4")
    names = {row["nominee_name"] for row in sample_year.ask("SELECT nominee_name FROM nominations_rows")}
    rows = [row for row in deck.section("changed").rows if row["subject_kind"] == "nomination"]
    assert len(rows) > 1
    assert len({(row["kind"], row["before"], row["after"]) for row in rows}) == len(rows)
    told = "\n".join(str(value) for row in rows for value in row.values())
    assert [name for name in names if name in told] == []
    assert [row["number"] for row in rows] == [None] * len(rows)


def test_a_plan_without_reports_gives_a_whole_deck_that_says_there_is_nothing(office: Office) -> None:
    deck = picture(office.ledger, period="2023-Q1", as_of=date(2023, 1, 10))
    held = {section.code: len(section.rows) for section in deck.sections}
    assert list(held) == list(SECTIONS)
    assert held["waiting"] == held["directions"] == held["nominations"] == held["changed"] == held["concluded"] == 0
    assert all(section.empty and section.told for section in deck.sections)
    assert {slide.section.code for slide in slides(deck) if slide.section} == {
        section.code for section in deck.sections if section.rows
    }


def test_what_the_ledger_does_not_know_is_said(office: Office) -> None:
    for plan, period in (("2031", "2031-Q1"), ("2023", "2022-Q1"), ("2023", "x")):
        with pytest.raises(UnknownPlan):
            build(asking(office.ledger), plan, period)
    with pytest.raises(UnknownMeeting):
        build(asking(office.ledger), "2023", "2023-Q1", meeting_id="HOP-2023-009")


def test_what_several_sections_stand_on_is_asked_once(sample_year: SampleYear) -> None:
    ledger = Ledger(sample_year.ledger)
    asked: list[tuple[Any, ...]] = []

    def at(moment: Any) -> Any:
        def ask(query: str, **params: Any) -> list[dict[str, Any]]:
            asked.append((moment, query, *sorted(params.items())))
            return ledger.rows(query, as_of=moment, **params)

        return ask

    with ledger.kept_open():
        build(at, "2023", "2023-Q4")
    assert len(asked) == len(set(asked)) > 10
