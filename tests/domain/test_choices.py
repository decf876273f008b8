"""Closed lists: every code, label and spelling is read as what it is; everything else is refused."""

import csv
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.catalogue import award_choice, award_from_row
from domain.choices import CHOICES, STATUS, Choice, Option, is_ditto, is_nil
from domain.folding import strip_marks
from domain.rejects import Reject
from domain.sheets import WORKBOOK

CODES = {
    "status": "not_started in_progress completed not_applicable",
    "severity": "low medium high urgent",
    "addressee": "unit office department province ministry other",
    "response_status": "not_started in_progress done cannot",
    "nominee_kind": "individual collective",
    "stage": "registered proposed",
    "commendation_kind": "merit thematic ad_hoc service tenure external",
    "work_grade": "excellent good completed not_completed",
}
OPTIONS = [(choice, option) for choice in CHOICES.values() for option in choice.options]


@pytest.mark.parametrize("name", CODES)
def test_a_list_has_the_codes_of_the_contract_in_their_order(name: str) -> None:
    assert [option.code for option in CHOICES[name].options] == CODES[name].split()


@pytest.mark.parametrize(
    ("choice", "option"), OPTIONS, ids=[f"{choice.name}-{option.code}" for choice, option in OPTIONS]
)
def test_code_label_and_spellings_are_read_whatever_their_capitals_marks_and_spaces(
    choice: Choice, option: Option
) -> None:
    for text in (option.code, option.label, *option.spellings, *option.contradictory):
        for typed in (text, text.upper(), f"  {text} ", text.replace(" ", "\u00a0"), strip_marks(text), f"{text}."):
            assert choice.parse(typed) == option.code


@pytest.mark.parametrize("choice", CHOICES.values(), ids=CHOICES)
@given(text=st.text())
def test_any_other_text_is_refused_with_what_may_be_chosen(choice: Choice, text: str) -> None:
    try:
        found: object = choice.parse(text)
    except Reject as refused:
        found = refused

    assert found in {
        *(option.code for option in choice.options),
        Reject("unknown_choice", choices="; ".join(choice.labels)),
    }


@pytest.mark.parametrize("choice", CHOICES.values(), ids=CHOICES)
def test_unusable_values_are_refused_like_unknown_ones(choice: Choice) -> None:
    for text in (*choice.unusable, "", "xyz"):
        with pytest.raises(Reject):
            choice.parse(text)


def test_overdue_is_read_as_in_progress_and_contradicts_what_the_program_computes() -> None:
    assert (STATUS.parse("Quá hạn"), STATUS.contradicts("Quá hạn"), STATUS.contradicts("Đang thực hiện")) == (
        "in_progress",
        True,
        False,
    )


@pytest.mark.parametrize(
    "text", ["Không", "Không có", "0", "-", "/", "không có.", "KHONG CO", " - ", "–", "—", "Không có khó khăn", "..."]
)
def test_none_is_said_in_these_ways(text: str) -> None:
    assert is_nil(text)


@pytest.mark.parametrize(
    "text", ["", " ", "Không có kinh phí", "Chưa có hướng dẫn", "10", "Không có người phụ trách", "+"]
)
def test_what_only_begins_like_none_is_not_none(text: str) -> None:
    assert not is_nil(text)


@pytest.mark.parametrize("typed", ["x", "X", "✓", "có", "Có", "1", "đã"])
def test_yes_is_said_in_these_ways(typed: str) -> None:
    assert CHOICES["yes_no"].parse(typed) == "yes"


def test_every_list_a_column_names_is_declared() -> None:
    named = {column.choice for sheet in WORKBOOK for column in sheet.columns if column.choice}
    assert named <= {*CHOICES, "award"}


ZERO_WIDTH = ("\u200b", "\u200c", "\u200d", "\u2060", "\ufeff", "\u00ad")


def awards() -> Choice:
    """Return the closed list of awards as the register of the repository has it."""
    with (Path(__file__).parents[2] / "data" / "titles.csv").open(encoding="utf-8", newline="") as stream:
        rows = {row["award_code"]: award_from_row(row) for row in csv.DictReader(stream)}
    return award_choice(rows)


@given(
    st.sampled_from([(choice, option) for choice in (*CHOICES.values(), awards()) for option in choice.options]),
    st.data(),
)
def test_every_spelling_is_read_composed_or_not_among_spaces_and_invisible_characters(
    listed: tuple[Choice, Option], data: st.DataObject
) -> None:
    choice, option = listed
    text = data.draw(st.sampled_from((option.code, option.label, *option.spellings, *option.contradictory)))
    text = data.draw(st.sampled_from((str, str.upper, str.lower, str.title, strip_marks)))(text)
    text = unicodedata.normalize(data.draw(st.sampled_from(("NFC", "NFD"))), text)
    text = text.replace(" ", data.draw(st.sampled_from((" ", "\u00a0", "  ", "\n", "\u202f"))))
    place = data.draw(st.integers(0, len(text)))
    assert choice.parse(text[:place] + data.draw(st.sampled_from(("", *ZERO_WIDTH))) + text[place:]) == option.code


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("Mới", "not_started"), ("Đã giao", "not_started"), ("Chờ kết quả", "in_progress"),
        ("Đã kiểm tra", "completed"), ("Đã báo cáo", "completed"), ("hoàn thành quá hạn", "completed"),
        ("Không thực hiện (có lý do)", "not_applicable"), ("- Đang thực hiện", "in_progress"),
    ],
)  # fmt: skip
def test_states_of_a_units_own_list_are_read(typed: str, code: str) -> None:
    assert (STATUS.parse(typed), STATUS.contradicts(typed)) == (code, False)


@pytest.mark.parametrize("typed", ["Sắp đến hạn", "Tiến độ thấp", "Nguy cơ không hoàn thành"])
def test_what_the_program_computes_is_read_as_in_progress(typed: str) -> None:
    assert (STATUS.parse(typed), STATUS.contradicts(typed)) == ("in_progress", True)


@pytest.mark.parametrize("typed", ["TT", "tt", "T.T"])
def test_an_abbreviation_of_four_words_says_nothing(typed: str) -> None:
    with pytest.raises(Reject):
        CHOICES["nominee_kind"].parse(typed)


@pytest.mark.parametrize(
    "mark",
    ['"', "''", "〃", "”", "″", ",,", "-nt-", "nt", "NT", "n/t", "N.T", "-nt", "- nt -", "-như trên-", "như trên",
     "Như trên.", "như hàng trên", "nhu tren", '- " -', '""'],
)  # fmt: skip
def test_as_above_is_said_in_these_ways_and_none_of_them_says_none(mark: str) -> None:
    assert (is_ditto(mark), is_nil(mark)) == (True, False)


@pytest.mark.parametrize(
    "text", ["", "-", "–", "...", "'", "0", "x", "như", "nt1", '"a"', "Không", "như trên 90%", "trên"]
)
def test_what_only_looks_like_as_above_is_not(text: str) -> None:
    assert not is_ditto(text)


@given(st.text())
def test_nothing_says_none_and_as_above_at_once(text: str) -> None:
    assert not (is_nil(text) and is_ditto(text))
