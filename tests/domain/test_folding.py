"""Keys: ways of typing the same words have one key, and cleaning keeps what was meant."""

import unicodedata
from collections.abc import Callable

from hypothesis import given
from hypothesis import strategies as st

from domain.folding import _short, clean, clean_lines, fold, strip_marks
from tests.domain.vietnamese import SENTENCES, texts

sentences = texts | st.sampled_from(SENTENCES)


@given(sentences, st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]), st.sampled_from([str.upper, str.lower, str.title]))
def test_composition_capitals_and_marks_make_no_other_key(text: str, form: str, case: Callable[[str], str]) -> None:
    assert {fold(case(unicodedata.normalize(form, text))), fold(strip_marks(text))} == {fold(text)}


@given(sentences, st.sampled_from(["\u00a0", "  ", "\t", "\n", " \u200b", "\u202f"]))
def test_kinds_of_space_make_no_other_key(text: str, space: str) -> None:
    assert fold(f"{space}{text.replace(' ', space)}{space}") == fold(text)


def test_old_and_new_spelling_and_look_alikes_have_one_key() -> None:
    assert {fold("Hoà"), fold("Hòa"), fold("HOA")} == {"hoa"}
    assert {fold("chiến sỹ"), fold("chiến sĩ")} == {"chien si"}
    assert {fold("Ðơn vị"), fold("Đơn vị"), fold("đơn\u00ad vị")} == {"don vi"}


@given(st.text())
def test_cleaning_and_folding_once_is_enough(text: str) -> None:
    assert (clean(clean(text)), clean_lines(clean_lines(text)), fold(fold(text))) == (
        clean(text),
        clean_lines(text),
        fold(text),
    )
    assert set(fold(text)) <= set("0123456789abcdefghijklmnopqrstuvwxz% ")


@given(st.text(min_size=1).filter(str.strip) | sentences.filter(str.strip))
def test_a_long_text_has_the_key_of_its_words_and_is_not_kept(text: str) -> None:
    long = f"{text} " * (400 // len(text) + 1)

    assert fold(long) == " ".join(fold(long).split())
    assert fold(long) == _short.__wrapped__(long)
