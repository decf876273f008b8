"""From lines to the outline of a plan: numbering, broken lines, and what is no plan at all."""

import textwrap
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.plan_import import REFUSALS, Content, Line, PlanDocument, PlanRefused, read_outline
from tests.etl.plan_import.conftest import PLAN_TXT, TYPED

HEAD = "KẾ HOẠCH\nCông tác thi đua năm 2024\nI. MỤC ĐÍCH\n1. Mục đích\n- Đẩy mạnh thi đua.\nII. NỘI DUNG\n"


def _read(text: str) -> PlanDocument:
    return read_outline(Line(line) for line in textwrap.dedent(text).splitlines())


def _contents(body: str) -> list[tuple[str, str, str]]:
    document = _read(HEAD + textwrap.dedent(body))
    return [(content.clause, content.heading, content.text) for content in document.contents]


def _refusal(text: str) -> str:
    with pytest.raises(PlanRefused) as refused:
        _read(text)
    return refused.value.code


def test_the_real_plan_without_any_indent_reads_word_for_word(real_plan: PlanDocument) -> None:
    assert _read(PLAN_TXT.read_text(encoding="utf-8").replace("\n ", "\n").replace("\n ", "\n")) == real_plan


def test_the_projects_copy_is_the_plan_of_2023(plan_txt: Path, real_plan: PlanDocument) -> None:
    assert _read(plan_txt.read_text(encoding="utf-8")).contents == real_plan.contents


@pytest.mark.parametrize("width", [66, 72, 80, 88, 96])
def test_the_real_plan_reads_word_for_word_however_wide_it_is_printed(width: int, real_plan: PlanDocument) -> None:
    lines = []
    for paragraph in TYPED:
        first, *rest = textwrap.wrap(paragraph, width, initial_indent="     ")
        lines += [Line(first.strip(), indented=True), *(Line(text) for text in rest)]
    assert read_outline(lines) == real_plan


def test_page_breaks_and_page_numbers_inside_a_sentence_are_left_out() -> None:
    body = "1. Tổ chức hội nghị triển khai\n\n- 2 -\n\x0c\n3\nTrang 4/5\nnhiệm vụ của năm.\n"
    assert _contents(body) == [("II.1", "", "Tổ chức hội nghị triển khai nhiệm vụ của năm.")]


@pytest.mark.parametrize(
    ("broken", "joined"),
    [
        ("Thực hiện Chỉ thị số 34-\nCT/TW của Bộ Chính trị.", "Thực hiện Chỉ thị số 34-CT/TW của Bộ Chính trị."),
        ("Theo Quyết định số\n18/2020/QĐ-UBND.", "Theo Quyết định số 18/2020/QĐ-UBND."),
        ("Theo Quyết định số 18/2020\n/QĐ-UBND.", "Theo Quyết định số 18/2020/QĐ-UBND."),
        ("Tham gia cùng Hội đồng Thi đua -\nKhen thưởng tỉnh.", "Tham gia cùng Hội đồng Thi đua - Khen thưởng tỉnh."),
        (
            "Tham gia các hoạt động\ncủa Hội đồng Thi đua\n- Khen thưởng tỉnh.",
            "Tham gia các hoạt động của Hội đồng Thi đua - Khen thưởng tỉnh.",
        ),
        ("Phát triển kinh tế - xã\nhội.", "Phát triển kinh tế - xã hội."),
    ],
)
def test_a_broken_line_is_joined_as_it_was_typed(broken: str, joined: str) -> None:
    assert _contents(f"1. {broken}\n") == [("II.1", "", joined)]


def test_dashes_letters_and_subclauses_are_contents_under_their_headings() -> None:
    body = """\
        1. Tuyên truyền
        a) Về nội dung:
        - Phổ biến Luật;
        - Phổ biến Nghị định.
        b) Mở chuyên mục trên cổng thông tin.
        2. Phong trào thi đua
        2.1. Phát động phong trào
        Các phòng, ban phát động trước ngày 31/3.
        2.2. Tổng kết phong trào cuối năm.
        III. TỔ CHỨC THỰC HIỆN
        1. Giao Văn phòng theo dõi.
    """
    assert _contents(body) == [
        ("II.1", "Tuyên truyền\nVề nội dung:", "Phổ biến Luật;"),
        ("II.1", "Tuyên truyền\nVề nội dung:", "Phổ biến Nghị định."),
        ("II.1", "Tuyên truyền", "Mở chuyên mục trên cổng thông tin."),
        ("II.2", "Phong trào thi đua\nPhát động phong trào", "Các phòng, ban phát động trước ngày 31/3."),
        ("II.2", "Phong trào thi đua", "Tổng kết phong trào cuối năm."),
        ("III.1", "", "Giao Văn phòng theo dõi."),
    ]


def test_the_signature_block_is_left_out_when_no_closing_sentence_stands_before_it() -> None:
    body = "1. Giao Văn phòng theo dõi.\nGIÁM ĐỐC\nNguyễn Văn A\n1. Không thuộc kế hoạch.\n"
    assert _contents(body) == [("II.1", "", "Giao Văn phòng theo dõi.")]


def test_a_last_content_keeps_its_words_when_it_ends_the_document() -> None:
    assert _contents("1. Giao Văn phòng theo dõi./.\n- Lưu: VT.\n") == [("II.1", "", "Giao Văn phòng theo dõi.")]


def test_a_title_in_capitals_on_one_line_is_read_as_it_stands() -> None:
    document = _read("KẾ HOẠCH CÔNG TÁC THI ĐUA NĂM 2025\nCăn cứ Luật Thi đua;\nI. NỘI DUNG\n1. Phát động thi đua.\n")
    assert document == PlanDocument(
        title="KẾ HOẠCH CÔNG TÁC THI ĐUA NĂM 2025",
        year=2025,
        legal_bases=("Căn cứ Luật Thi đua",),
        purpose=(),
        contents=(Content("I.1", "", "Phát động thi đua.", 1),),
    )


def test_clause_text_is_heading_and_text() -> None:
    assert Content("II.1", "Tuyên truyền", "Phổ biến Luật.", 1).clause_text == "Tuyên truyền\nPhổ biến Luật."
    assert Content("II.3", "", "Phổ biến Luật.", 1).clause_text == "Phổ biến Luật."


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Báo cáo công tác năm 2023\nI. KẾT QUẢ\n1. Đã làm.", "no_title"),
        ("KẾ HOẠCH\nCông tác thi đua\nI. NỘI DUNG\n1. Phát động.", "no_year"),
        ("KẾ HOẠCH\nCông tác thi đua năm 2023\n1. Phát động.", "no_sections"),
        ("KẾ HOẠCH\nCông tác thi đua năm 2023\nI. MỤC ĐÍCH\n1. Đẩy mạnh.\nII. NỘI DUNG\n- Phát động.", "no_clauses"),
    ],
)
def test_what_is_no_such_plan_is_refused_with_what_is_missing(text: str, code: str) -> None:
    assert _refusal(text) == code


def test_every_refusal_says_what_to_do() -> None:
    assert [code for code, sentence in REFUSALS.items() if "Hãy " not in sentence] == []


_PIECES = st.sampled_from(
    [*PLAN_TXT.read_text(encoding="utf-8").splitlines(), "a) Một", "1.1. Hai", "+ Ba", "-", "II.", "V. I", "./."]
)


@settings(deadline=None)  # a busy machine is no finding
@given(st.one_of(st.text(), st.lists(st.one_of(_PIECES, st.text(max_size=12))).map("\n".join)))
def test_any_text_is_a_plan_or_refused(text: str) -> None:
    try:
        document = read_outline(Line(line) for line in f"KẾ HOẠCH\nnăm 2023\n{text}".splitlines())
    except PlanRefused as refused:
        sentence, expected = refused.sentence, REFUSALS[refused.code]
    else:
        sentence = expected = ""
        assert [content.order for content in document.contents] == list(range(1, len(document.contents) + 1))
    assert sentence == expected


@settings(deadline=None)  # a busy machine is no finding
@given(st.lists(st.booleans(), min_size=len(TYPED), max_size=len(TYPED)), st.integers(20, 120))
def test_no_word_of_a_numbered_content_is_lost(whole: list[bool], width: int) -> None:
    lines = [
        Line(part, whole=ends and part is parts[-1])
        for ends, parts in zip(
            whole, (textwrap.wrap(text, width, break_on_hyphens=False) for text in TYPED), strict=True
        )
        for part in parts
    ]
    read = read_outline(lines)
    words = [word for content in read.contents for word in f"{content.heading} {content.text}".split()]
    typed = [word for text in TYPED[TYPED.index("II. NỘI DUNG") :] for word in text.split() if text not in TYPED[-4:]]
    kept = {word.strip("./") for word in words}
    assert {word.strip("./") for word in typed} - kept - {
        "1",
        "2",
        "3",
        "4",
        "5",
        "II",
        "III",
        "NỘI",
        "DUNG",
        "TỔ",
        "CHỨC",
        "THỰC",
        "HIỆN",
    } == set()
