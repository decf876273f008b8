"""States: readable for everybody, and the same words as in the sheets."""

import pytest

from domain import choices
from ui.status import ALL, PROGRESS, SEVERITY, Status, Statuses

BACKGROUNDS = ("#fdfcf9", "#f3f0e9", "#ffffff")
EVERY = [(name, status) for name, statuses in ALL.items() for status in statuses]


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize(("name", "status"), EVERY, ids=lambda value: getattr(value, "code", value))
def test_colours_hold_their_contrast_on_pages_and_under_white_letters(name: str, status: Status) -> None:
    assert [background for background in BACKGROUNDS if contrast(status.colour, background) < 4.5] == []


@pytest.mark.parametrize("statuses", ALL.values(), ids=ALL)
def test_a_state_is_told_by_its_symbol_and_word_too(statuses: Statuses) -> None:
    for part in ("code", "label", "symbol"):
        values = [getattr(status, part) for status in statuses]
        assert (len(set(values)), all(values)) == (len(values), True)


def test_words_of_severity_are_those_of_the_sheets() -> None:
    shown = {status.code: status.label for status in SEVERITY}
    assert choices.SEVERITY.by_code == shown


def test_a_state_by_rule_takes_up_the_word_a_unit_writes_where_both_mean_the_same() -> None:
    shown = {status.code: status.label for status in PROGRESS}
    written = choices.STATUS.by_code
    both = {code: (written[code], shown[code]) for code in written.keys() & shown.keys()}
    assert both == {
        "completed": ("Hoàn thành", "Hoàn thành đúng hạn"),
        "not_applicable": ("Không thực hiện", "Không thực hiện"),
    }
    # Two things, two words: nobody may take what a unit wrote for what the rules found.
    assert (set(written.values()) & set(shown.values())) == {"Không thực hiện"}
