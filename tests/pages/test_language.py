"""One language at a time: nothing Vietnamese is left in English, nothing English in Vietnamese, but data."""

import re

import pytest

from domain.wording import declared_texts
from tests.pages.screens import cells, open_screen, words
from tests.sample import SampleYear, register, units_of_the_department
from texts import translate
from texts.catalogue import english
from ui.navigation import SCREENS, Screen
from ui.plain import plain
from ui.status import ALL

every_screen = pytest.mark.parametrize("shown", SCREENS, ids=lambda shown: shown.url_path)
VIETNAMESE = re.compile("[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]", re.IGNORECASE)
# What is said in English about a word that stands so in the units' files and on the switch of languages.
QUOTED = ("“Không có”", "Tiếng Việt")
# What units wrote of difficulties and what was decided: read whole on the page, in the words it was given in.
TOLD = """SELECT description, cause, proposal, NULL AS text FROM difficulties_rows
          UNION ALL SELECT NULL, NULL, NULL, text FROM difficulty_events"""


def data_names(year: SampleYear) -> set[str]:
    """What the registers call things: it is data and stays as it is in either language."""
    titles = {row["title"] for row in year.ask("SELECT title FROM plan_versions")}
    periods = {row["name"] for row in register("periods.csv")}
    units = {row[name] for row in units_of_the_department() for name in ("name", "short_name")}
    launched_by = {row["launched_by"] for row in register("movements.csv")}
    told = {text for row in year.ask(TOLD) for text in row.values() if text}
    written = titles | periods | units | launched_by | told
    return written | {plain(text) for text in written}


def without(text: str, names: set[str]) -> str:
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, "")
    return text


@every_screen
@pytest.mark.parametrize("unit", ["", "VP"])
def test_in_english_no_vietnamese_word_is_left_but_data(with_sample: SampleYear, shown: Screen, unit: str) -> None:
    at = open_screen(shown, english=True, **({"unit": unit} if unit else {}))
    names = data_names(with_sample) | set(QUOTED)
    assert [title.value for title in at.title] == [translate(shown.title, "en")]
    assert sorted({text for text in words(at) if VIETNAMESE.search(without(text, names))}) == []


@every_screen
def test_in_english_every_state_and_choice_in_the_tables_is_english(with_sample: SampleYear, shown: Screen) -> None:
    states = {f"{state.symbol} {state.label}" for states in ALL.values() for state in states}
    declared = {text for text in declared_texts() if VIETNAMESE.search(text)} - data_names(with_sample)
    named = {row["name"] for row in register("titles.csv")}
    assert sorted(set(cells(open_screen(shown, english=True))) & ((states | declared) - named)) == []


@every_screen
def test_in_vietnamese_no_english_word_is_shown(with_sample: SampleYear, shown: Screen) -> None:
    translated = {text for message, text in english().items() if text and text != message}
    at = open_screen(shown)
    assert sorted((set(words(at)) | set(cells(at))) & translated) == []
