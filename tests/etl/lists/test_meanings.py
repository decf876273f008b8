"""What a title says, and how long it holds."""

import pytest

from etl.context import Context
from etl.lists.meanings import Meaning, Meanings, Standing, labelled

LDTT, CSTD = Meaning(award="LDTT", says_award=True), Meaning(award="CSTDCS", says_award=True)


@pytest.mark.parametrize(
    ("title", "award", "kind"),
    [
        ("I. Danh hiệu “Lao động tiên tiến”: 05 người", "LDTT", None),
        ("DANH SÁCH ĐỀ NGHỊ CÔNG NHẬN DANH HIỆU TẬP THỂ LAO ĐỘNG TIÊN TIẾN NĂM 2023", "TTLDTT", None),
        ("2) Chiến sỹ thi đua cơ sở (02 đồng chí):", "CSTDCS", None),
        ("Tặng Giấy khen của Giám đốc Sở cho 03 tập thể", "GK", "collective"),
        ("Tặng Giấy khen của Giám đốc Sở cho 03 tập thể và 05 cá nhân", "GK", None),
        ("Bằng khen của UBND tỉnh", "BK_TINH", None),
        ("A. TẬP THỂ", None, "collective"),
        ("Đối với cá nhân", None, "individual"),
        ("LĐTT và CSTĐCS", None, None),
        ("Bằng khen", None, None),
        ("Căn cứ Quyết định công nhận danh hiệu Lao động tiên tiến", None, None),
    ],
)
def test_a_title_says_which_award_and_for_whom(
    context: Context, title: str, award: str | None, kind: str | None
) -> None:
    meaning = Meanings(context).of(title)
    assert (meaning.award, meaning.kind) == (award, kind)


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("1. Văn phòng Sở (05 người):", "VP"),
        ("Đơn vị: Thanh tra Sở", "TTR"),
        ("PHÒNG CÔNG CHỨC, VIÊN CHỨC", "CCVC"),
        ("Ban Tôn giáo: 02 cá nhân", "TG"),
        ("SỞ NỘI VỤ TỈNH HƯNG YÊN", None),
        ("Đơn vị: triệu đồng", None),
    ],
)
def test_a_title_says_which_unit(context: Context, title: str, unit: str | None) -> None:
    found = Meanings(context).of(title).unit
    assert (found.unit_code if found else None) == unit


@pytest.mark.parametrize("award", ["Bằng khen", "LĐTT và CSTĐCS", "Bằng khen của Giám đốc Sở"])
def test_a_title_that_means_no_one_award_still_ends_the_one_above(context: Context, award: str) -> None:
    standing = Standing().under(LDTT).under(Meanings(context).of(award))
    assert (standing.award, standing.says_award) == (None, True)


def test_a_title_ends_those_that_speak_of_the_same_and_all_within(context: Context) -> None:
    unit = Meanings(context).of("1. Văn phòng Sở")
    outer = Standing().under(LDTT, "roman").under(unit, "number")

    assert (outer.award, outer.unit) == ("LDTT", context.units["VP"])
    assert (outer.under(CSTD, "roman").award, outer.under(CSTD, "roman").unit) == ("CSTDCS", None)
    inner = Standing().under(unit, "roman").under(LDTT, "number").under(CSTD, "number")
    assert (inner.award, inner.unit) == ("CSTDCS", context.units["VP"])


def test_a_title_within_another_that_says_more_does_not_end_it(context: Context) -> None:
    meanings = Meanings(context)
    whole = Standing().under(meanings.of("I. Giấy khen của Giám đốc Sở cho tập thể"), "roman")
    within = whole.under(meanings.of("Cá nhân"))

    assert (within.award, within.kind, meanings.who_stands(within)) == ("GK", "individual", "individual")
    later = Standing().under(meanings.of("A. TẬP THỂ"), "letter").under(LDTT, "roman")
    assert (later.kind, meanings.who_stands(later)) == ("collective", "individual")


@pytest.mark.parametrize("line", ["Danh sách này có 03 tập thể.", "Tổng số: 05 cá nhân", "Cộng: 02 tập thể"])
def test_a_count_below_a_list_is_no_title(context: Context, line: str) -> None:
    assert Meanings(context).of(line).facts == frozenset()


def test_a_title_that_says_nothing_of_nominees_ends_those_numbered_like_it() -> None:
    standing = Standing().under(LDTT, "number")

    assert standing.after("dash") == standing
    assert standing.after("number") == standing.after("roman") == standing.after("article") == Standing()


@pytest.mark.parametrize(
    ("text", "style", "rest"),
    [
        ("I. Danh hiệu", "roman", "Danh hiệu"),
        ("IV/ Danh hiệu", "roman", "Danh hiệu"),
        ("II - Danh hiệu", "roman", "Danh hiệu"),
        ("Điều 12. Tặng", "article", "Tặng"),
        ("1.2. Tặng", "number", "Tặng"),
        ("3) Tặng", "number", "Tặng"),
        ("B. Tặng", "part", "Tặng"),
        ("đ) Tặng", "letter", "Tặng"),
        ("-Tặng", "dash", "Tặng"),
        ("• Tặng", "dash", "Tặng"),
        ("Đ/c Hà", "", "Đ/c Hà"),
        ("12/3/2023 họp", "", "12/3/2023 họp"),
        ("1.234 đồng", "", "1.234 đồng"),
        ("Xét tặng", "", "Xét tặng"),
    ],
)
def test_how_a_line_is_numbered(text: str, style: str, rest: str) -> None:
    assert labelled(text) == (style, rest)
