"""Likeness finds the same difficulty in other words, whatever the accents, and leaves the unrelated aside."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.folding import fold, strip_marks
from etl.likeness import ALIKE, ranked
from etl.sample.difficulties import told_difficulties

EVERY = {difficulty.key: str(difficulty.told["description"]) for difficulty in told_difficulties()}
# Told the year before, and to be found again.
BEFORE = {"ty-le-15": "ty-le-2022", "may-quet": "may-quet-2022", "kho-tai-lieu": "kho-2022"}
TOLD = {key: text for key, text in EVERY.items() if key not in BEFORE.values()}
IN_OTHER_WORDS = {
    "cum-huong-dan": "Cụm thi đua Sở Nội vụ khu vực Bắc Bộ chậm ban hành hướng dẫn chấm điểm, đơn vị chưa tự chấm và "
    "đăng ký được.",
    "khao-sat-xa": "Chưa khảo sát được nhu cầu của 02 xã nhận giúp đỡ do xã chưa sắp xếp được lịch.",
    "hop-dong-111": "Đề nghị hướng dẫn người lao động hợp đồng có được tính vào tổng số để xét Lao động tiên tiến hay "
    "không.",
    "luat-moi": "Chưa ban hành nghị định hướng dẫn Luật Thi đua, khen thưởng mới, đơn vị gặp khó khi tuyên truyền.",
    "ky-so": "Ký số trên phần mềm quản lý văn bản thường xuyên bị lỗi, phải ký tay rồi quét văn bản.",
    "kinh-phi-tham-hoi": "Không có kinh phí thăm hỏi hộ nghèo, mức hỗ trợ giữa các đơn vị không đều.",
    "may-quet": "Máy quét khổ lớn bị hỏng, số hóa kết quả thủ tục hành chính chậm tiến độ.",
    "kho-tai-lieu": "Mái kho lưu trữ dột, tài liệu phải chuyển đi nơi khác sau mưa bão.",
    "lich-hop": "Thời gian họp Hội đồng Thi đua - Khen thưởng trùng với kỳ họp HĐND tỉnh nên khó đủ thành viên.",
    "thieu-nguoi": "Thiếu biên chế, chưa có người làm công tác thi đua nên tổng hợp báo cáo chậm.",
}
UNRELATED = (
    "Xe ô tô của cơ quan hỏng, chưa có kinh phí sửa chữa.",
    "Nhà làm việc xuống cấp, điện chập chờn.",
    "Mạng nội bộ chậm, không họp trực tuyến được với cấp xã.",
    "Cán bộ đi học tập trung dài ngày.",
)
WORDS = ("thi đua", "khen thưởng", "chưa có", "hướng dẫn", "kinh phí", "ký số", "báo cáo", "chậm", "kho lưu trữ", "dột")
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=15).map(" ".join)
CANDIDATES = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=3), TEXTS, min_size=1, max_size=8)


@pytest.mark.parametrize(("key", "text"), IN_OTHER_WORDS.items())
def test_a_difficulty_told_in_other_words_is_found_and_nothing_else(key: str, text: str) -> None:
    assert [found for found, _ in ranked(text, TOLD)] == [key]


@pytest.mark.parametrize(("key", "before"), BEFORE.items())
def test_what_was_told_the_year_before_in_other_words_is_found(key: str, before: str) -> None:
    others = {other: text for other, text in EVERY.items() if other != key}
    assert [found for found, _ in ranked(EVERY[key], others)] == [before]


@pytest.mark.parametrize(("key", "text"), IN_OTHER_WORDS.items())
def test_a_single_candidate_is_found_as_well(key: str, text: str) -> None:
    assert [found for found, _ in ranked(text, {key: TOLD[key]})] == [key]


@pytest.mark.parametrize("text", UNRELATED)
def test_the_unrelated_is_like_nothing(text: str) -> None:
    assert ranked(text, TOLD) == []


@pytest.mark.parametrize("key", TOLD)
def test_no_two_difficulties_of_the_year_are_alike(key: str) -> None:
    others = {other: text for other, text in TOLD.items() if other != key}
    assert ranked(TOLD[key], others) == []


@pytest.mark.parametrize(("key", "text"), IN_OTHER_WORDS.items())
@pytest.mark.parametrize("typed", [str.upper, strip_marks, lambda text: text.replace(" ", " \n "), fold])
def test_accents_capitals_and_spaces_change_nothing(key: str, text: str, typed: object) -> None:
    assert callable(typed)
    assert ranked(typed(text), TOLD) == ranked(text, TOLD)


@given(TEXTS, CANDIDATES)
def test_the_text_itself_comes_first_and_is_wholly_alike(text: str, candidates: dict[str, str]) -> None:
    found = ranked(text, {**candidates, "": text.upper()}, least=0, most=99)

    # Another candidate may say the same; "" is the lowest key.
    assert found[0] == ("", 1.0)
    assert {key for key, likeness in found if likeness == 1.0} == {"", *(k for k, t in candidates.items() if t == text)}


@given(TEXTS, TEXTS)
def test_two_texts_are_as_alike_either_way(one: str, other: str) -> None:
    assert [likeness for _, likeness in ranked(one, {"x": other}, least=0)] == pytest.approx(
        [likeness for _, likeness in ranked(other, {"x": one}, least=0)]
    )


@given(TEXTS, CANDIDATES, st.randoms())
def test_the_order_of_the_candidates_does_not_matter(text: str, candidates: dict[str, str], chance: object) -> None:
    shuffled = list(candidates.items())
    chance.shuffle(shuffled)  # type: ignore[attr-defined]

    assert ranked(text, dict(shuffled)) == ranked(text, candidates)


@given(TEXTS, CANDIDATES, st.floats(0, 1), st.integers(0, 5))
def test_what_is_ranked_falls_and_keeps_to_what_was_asked(
    text: str, candidates: dict[str, str], least: float, most: int
) -> None:
    everything = ranked(text, candidates, least=0, most=99)
    found = ranked(text, candidates, least=least, most=most)

    assert found == [pair for pair in everything if pair[1] >= least][:most]
    assert everything == sorted(everything, key=lambda pair: (-pair[1], pair[0]))
    assert all(0 < likeness <= 1 for _, likeness in everything)


@pytest.mark.parametrize("text", ["", " ", "…", "- ."])
def test_a_text_without_words_is_like_nothing(text: str) -> None:
    assert ranked(text, {"a": text, "b": "Thiếu kinh phí"}, least=0) == []
    assert ranked("Thiếu kinh phí", {"a": text}, least=0) == []


def test_no_candidates_are_no_answer() -> None:
    assert ranked("Thiếu kinh phí", {}) == []


def test_the_threshold_lies_between_the_unrelated_and_other_words() -> None:
    same = [dict(ranked(text, TOLD, least=0, most=99))[key] for key, text in IN_OTHER_WORDS.items()]
    different = [
        likeness
        for key, text in TOLD.items()
        for found, likeness in ranked(text, TOLD, least=0, most=99)
        if found != key
    ]

    assert max(different) < ALIKE < min(same)
