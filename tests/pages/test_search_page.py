"""Tra cứu: what is typed stands in the address, what is found stands by its kind, and every empty says which it is."""

import pytest

from tests.pages.screens import column, headings, open_screen, screen, troubles, words
from tests.sample import SampleYear

SEARCH = screen("search.py")
KINDS = (
    "Nội dung, nhiệm vụ của Kế hoạch",
    "Tiêu chí phong trào",
    "Đơn vị",
    "Khó khăn, vướng mắc",
    "Đề nghị khen thưởng",
    "Danh sách nhân sự",
    "Tệp đã nộp",
)


def test_before_anything_is_typed_it_says_how_to_search(with_sample: SampleYear) -> None:
    at = open_screen(SEARCH)
    assert (troubles(at), len(at.dataframe)) == ([], 0)
    (hint,) = [caption.value for caption in at.main.caption]
    assert hint.startswith("Gõ một hay nhiều từ, có dấu hoặc không dấu đều được")


@pytest.mark.parametrize("text", ["1.1", "  1.1 "])
def test_an_items_code_finds_the_item_first(with_sample: SampleYear, text: str) -> None:
    at = open_screen(SEARCH, q=text)
    assert (troubles(at), at.main.text_input[0].value, column(at.dataframe[0], "number")[0]) == ([], text, "1.1")


def test_with_and_without_marks_the_same_is_found(with_sample: SampleYear) -> None:
    found = [
        [(column(table, "subject"), headings(table)) for table in open_screen(SEARCH, q=text).dataframe]
        for text in ("tuyên truyền", "TUYEN TRUYEN", "tuyen  truyền")
    ]
    assert found[0] == found[1] == found[2] != []


def test_kinds_stand_in_one_order_each_with_its_number_of_rows(with_sample: SampleYear) -> None:
    at = open_screen(SEARCH, q="thi")
    names = [held.value.rsplit(" (", 1)[0] for held in at.subheader]
    assert names == [kind for kind in KINDS if kind in names]
    assert [len(table.value) for table in at.dataframe] == [
        int(held.value.rsplit("(", 1)[1].strip(")").split("/")[0]) for held in at.subheader
    ]


def test_more_than_is_shown_is_said(with_sample: SampleYear) -> None:
    at = open_screen(SEARCH, q="a")
    shown = sum(len(table.value) for table in at.dataframe)
    (told,) = [caption.value for caption in at.main.caption]
    n = int(told.removeprefix("Tìm thấy ").split(" ")[0].replace(".", ""))
    assert (shown, told) == (
        200,
        f"Tìm thấy {n} kết quả. Đang hiện 200 kết quả đầu, còn {n - 200} kết quả nữa: gõ thêm từ để thu hẹp.",
    )


def test_nothing_found_says_what_to_try(with_sample: SampleYear) -> None:
    at = open_screen(SEARCH, q="không có đâu nhé")
    assert [info.value for info in at.info] == [
        "Không có gì khớp với tất cả các từ đã gõ. Thử bớt từ, hoặc chọn Toàn Sở, kế hoạch khác ở thanh bên."
    ]


def test_what_is_typed_on_the_page_goes_into_the_address(with_sample: SampleYear) -> None:
    at = open_screen(SEARCH)
    at.main.text_input[0].input("  Văn phòng ").run()
    assert (troubles(at), at.session_state["q"]) == ([], "Văn phòng")
    assert at.subheader[0].value.startswith("Nội dung, nhiệm vụ của Kế hoạch (")


def test_the_field_in_the_sidebar_opens_the_search_from_any_screen(with_sample: SampleYear) -> None:
    at = open_screen(screen("difficulties.py"))
    (box,) = [field for field in at.sidebar.text_input if field.key == "search_box"]
    box.input("kinh phi").run()
    assert (troubles(at), [title.value for title in at.title]) == ([], ["Tra cứu"])
    assert (at.session_state["q"], at.main.text_input[0].value) == ("kinh phi", "kinh phi")


def test_an_empty_field_in_the_sidebar_goes_nowhere(with_sample: SampleYear) -> None:
    at = open_screen(screen("difficulties.py"))
    (box,) = [field for field in at.sidebar.text_input if field.key == "search_box"]
    box.input("   ").run()
    assert [title.value for title in at.title] == ["Khó khăn, vướng mắc"]


def test_what_is_typed_is_shown_as_typed(with_sample: SampleYear) -> None:
    at = open_screen(SEARCH, q="<b>**thi**</b> %")
    assert (troubles(at), [word for word in words(at) if "<b>" in word]) == ([], [])
    assert at.main.text_input[0].value == "<b>**thi**</b> %"
