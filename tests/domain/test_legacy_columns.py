"""Columns in an old encoding: decoded as a whole, and never a column that is in Unicode."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.legacy_columns import decode_column, detect, is_suspicious
from domain.legacy_text import Encoding
from tests.domain.vietnamese import LETTERS, SENTENCES, misread, tcvn3, vni

columns = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6)


def read(texts: list[str], fonts: list[str] | None = None) -> list[str]:
    """Return the column's texts as they are read."""
    decoded, _ = decode_column(texts, fonts or [])
    return [text if new is None else new for text, new in zip(texts, decoded, strict=True)]


@given(columns)
def test_a_column_in_an_old_encoding_is_proven_by_its_words_and_decoded(column: list[str]) -> None:
    for write, encoding in ((tcvn3, Encoding.TCVN3), (vni, Encoding.VNI)):
        written = [write(text) for text in column]
        assert (detect(written), read(written)) == (encoding, column)


@given(columns, st.sampled_from(["cp1252", "latin-1", "cp1258"]))
def test_a_column_of_misread_utf8_is_repaired(column: list[str], codepage: str) -> None:
    written = [misread(text, codepage) for text in column]
    assert (detect(written), read(written)) == (Encoding.MISREAD_UTF8, column)
    assert is_suspicious("\n".join(written))


@given(
    st.lists(st.text(st.sampled_from([*LETTERS, *"bcdghklmnpqrstvx 129,.-"]), max_size=30)),
    st.sampled_from(["NFC", "NFD"]),
)
def test_a_column_in_unicode_is_never_touched(texts: list[str], form: str) -> None:
    for column in (texts, [text.upper() for text in texts]):
        written = [unicodedata.normalize(form, text) for text in column]
        assert (detect(written), read(written)) == (None, written)


@given(st.lists(st.text()), st.lists(st.sampled_from(["", ".VnTime", ".VnTimeH", "VNI-Times"]), max_size=3))
def test_any_column_is_read_without_complaint(texts: list[str], some: list[str]) -> None:
    fonts = (some * (len(texts) + 1))[: len(texts)] if some else []
    assert len(read(texts, fonts)) == len(texts)


@pytest.mark.parametrize(
    "column",
    [
        ["± 2", "25 °C", "«abc»", "§ 5", "5 × 3", "3m×4m", "Microsoft®", "10 µm", "µm", "m²", "kg·m", "½", "1ª"],
        ["Citroën", "été", "garçon", "où est-ce", "Noël", "déjà vu", "août", "Haïti"],
        ["Müller", "Köln", "für"],
        ["på", "Citroën", "Noël"],
        ["µm", "10 µm"],
        ["España", "niño", "mañana"],
        ["Có", "Không", "Có", "Nam Hà"],
        ["Ðo", "Ðà", "Ðoàn"],
        ["Cã", "Phóc"],
        ["", "abc", "2023"],
    ],
)  # fmt: skip
def test_signs_foreign_words_and_words_right_in_unicode_prove_nothing(column: list[str]) -> None:
    assert (detect(column), read(column)) == (None, column)


def test_unicode_above_and_among_old_text_stays_and_words_right_in_both_follow_the_column() -> None:
    column = ["Kết quả thực hiện", "Cã", "NguyÔn V¨n Phóc", "Phóc", "Citroën", "§· xong"]
    assert read(column) == ["Kết quả thực hiện", "Có", "Nguyễn Văn Phúc", "Phúc", "Citroën", "Đã xong"]


def test_a_lone_old_text_among_unicode_is_decoded_and_words_right_in_both_stay() -> None:
    assert read(["Đã xong", "Thưởng", "Có", "NguyÔn"]) == ["Đã xong", "Thưởng", "Có", "Nguyễn"]


def test_typographic_quotes_and_dashes_may_stand_in_old_text() -> None:
    assert read(["“Chung søc” – ®ît 1…"]) == ["“Chung sức” – đợt 1…"]


@pytest.mark.parametrize(
    ("text", "font", "shown"),
    [
        ("Phóc", ".VnTime", "Phúc"),
        ("trÇn v¨n phóc", ".VnTimeH", "TRẦN VĂN PHÚC"),
        ("Phuùc", "VNI-Times", "Phúc"),
        ("Đã xong", ".VnTime", "Đã xong"),
        ("Không", ".VnTime", "Khụng"),
        ("Xuân", ".VnTime", "Xuân"),
        ("x", ".VnTimeH", "x"),
    ],
)
def test_a_font_decides_for_its_own_text_unless_decoding_spoils_it(text: str, font: str, shown: str) -> None:
    assert read([text, "Có"], [font, ""]) == [shown, "Có"]


def test_a_column_is_not_old_when_a_text_with_its_signs_would_be_spoilt() -> None:
    column = ["§¬n vÞ", "TrÇn V¨n Hïng", "NguyÔn ThÞ Thïy D\u00ad¬ng", "§ang thùc hiÖn"]
    assert (detect(column), detect([*column, "Xuân Noël"])) == (Encoding.TCVN3, None)


def test_beside_text_in_an_old_font_a_word_right_in_both_stays() -> None:
    column, fonts = ["Phóc", "NguyÔn V¨n Hïng", "Có"], [".VnTime", "", ""]
    assert read(column, fonts) == ["Phúc", "Nguyễn Văn Hùng", "Có"]


def test_a_word_right_in_two_old_encodings_waits_for_more_words() -> None:
    assert (detect(["Chuû"]), read(["Chuû"])) == (None, ["Chuû"])
    assert read(["Chuû", "Noäi vuï"]) == ["Chủ", "Nội vụ"]
    assert decode_column(["Chuû"], beside=Encoding.VNI) == (["Chủ"], None)


def test_what_neighbours_prove_decodes_words_right_in_both() -> None:
    assert decode_column(["Cã", "Phóc"], beside=Encoding.TCVN3) == (["Có", "Phúc"], None)


def test_hundreds_of_cells_of_the_longest_text_are_decoded_whole() -> None:
    old, plain = "ChiÕn sÜ thi ®ua c¬ së ", "Chiến sĩ thi đua cơ sở "
    column = [f"{number} {old * 1400}" for number in range(300)]

    decoded, encoding = decode_column(column)

    assert encoding is Encoding.TCVN3
    assert decoded == [f"{number} {plain * 1400}" for number in range(300)]


def test_what_comes_after_the_words_looked_at_is_still_weighed_text_by_text() -> None:
    column = [*["§¬n vÞ"] * 3000, "Xuân Noël", "TrÇn V¨n Hïng"]

    assert read(column)[-2:] == ["Xuân Noël", "Trần Văn Hùng"]
