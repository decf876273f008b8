"""Encodings before Unicode: whatever was written in one of them reads back, and a syllable is known by its spelling."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.legacy_text import (
    Encoding,
    decode_tcvn3,
    decode_vni,
    encoding_of_font,
    is_syllable,
    repair_utf8,
    share_of_syllables,
)
from tests.domain.vietnamese import SENTENCES, misread, tcvn3, texts, vni

REPUBLIC = "Cộng hòa xã hội chủ nghĩa Việt Nam, Độc lập - Tự do - Hạnh phúc"


def test_known_sentences_are_read_as_people_saw_them() -> None:
    assert decode_tcvn3("Céng hßa x· héi chñ nghÜa ViÖt Nam, §éc lËp - Tù do - H¹nh phóc") == REPUBLIC
    assert decode_vni("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam, Ñoäc laäp - Töï do - Haïnh phuùc") == REPUBLIC
    assert decode_tcvn3("NguyÔn ThÞ T\u00ad¬i") == "Nguyễn Thị Tươi"
    assert decode_vni("LYÙ THÒ KYØ, KÎ; ÑÖÔØNG, Aùnh") == "LÝ THỊ KỲ, KỴ; ĐƯỜNG, Ánh"
    assert repair_utf8("Thi Ä‘ua khen thÆ°á»Ÿng") == "Thi đua khen thưởng"


@given(texts)
def test_small_letters_written_in_an_old_encoding_read_back(text: str) -> None:
    assert (decode_tcvn3(tcvn3(text)), decode_vni(vni(text))) == (text, text)


@given(texts)
def test_capitals_read_back_where_the_encoding_has_them_or_the_plain_letters_show_them(text: str) -> None:
    assert decode_vni(vni(text.upper())) == text.upper()
    assert decode_tcvn3(tcvn3(f"BAN {text}Đ".upper())) == f"BAN {text}Đ".upper()
    assert Encoding.TCVN3_CAPITALS.decode(tcvn3(text)) == text.upper()


@given(texts, st.sampled_from(["cp1252", "latin-1", "cp1258"]), st.sampled_from([str.lower, str.upper]))
def test_utf8_read_in_a_codepage_of_one_byte_reads_back(text: str, codepage: str, case: Callable[[str], str]) -> None:
    written = case(f"{text} ơ")
    assert repair_utf8(misread(written, codepage)) == written


@pytest.mark.parametrize("text", ["", "abc", "Có", "Thưởng", "Sở Nội vụ", "25 °C", "«abc»", "Â", "été"])
def test_what_was_not_misread_is_not_repaired(text: str) -> None:
    assert repair_utf8(text) is None


@given(st.text())
def test_any_text_is_decoded_without_complaint(text: str) -> None:
    for encoding in Encoding:
        assert isinstance(encoding.decode(text), str)
    assert 0 <= share_of_syllables(text) <= 1


@pytest.mark.parametrize(
    ("font", "encoding"),
    [
        (".VnTime", Encoding.TCVN3), (".VnArial Narrow", Encoding.TCVN3), (".VnTimeH", Encoding.TCVN3_CAPITALS),
        (".vnarialh", Encoding.TCVN3_CAPITALS), ("VNI-Times", Encoding.VNI), ("vni-Helve", Encoding.VNI),
        ("Times New Roman", None), ("", None), ("Verdana", None),
    ],
)  # fmt: skip
def test_a_font_names_its_encoding(font: str, encoding: Encoding | None) -> None:
    assert encoding_of_font(font) is encoding


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_vietnamese_words_are_syllables_in_capitals_and_decomposed_too(sentence: str, form: str) -> None:
    assert {share_of_syllables(unicodedata.normalize(form, text)) for text in (sentence, sentence.upper())} == {1.0}


@pytest.mark.parametrize(
    "word", ["hoà", "hòa", "thuý", "thúy", "Ðông", "nghiêng", "quyết", "giếng", "gì", "uỷ", "ủy", "Đắk", "Lắk"]
)
def test_a_syllable_is_known_wherever_its_tone_stands(word: str) -> None:
    assert is_syllable(word)


@pytest.mark.parametrize("word", ["chiõn", "ñua", "hẹllo", "cảp", "đac", "hóà", "noël", "été", "ngđ", "µ", ""])
def test_what_no_vietnamese_word_is_spelt_like_is_no_syllable(word: str) -> None:
    assert not is_syllable(word)


def test_the_share_counts_only_words_with_a_letter_beyond_ascii() -> None:
    shares = [share_of_syllables(text) for text in ("thi dua 2023", "QĐ LĐTT", "Sở và abc", "Sở Noël", "Citroën")]
    assert shares == [1.0, 1.0, 1.0, 0.5, 0.0]
