"""Lists compared: each kind of difference found once, nothing guessed, nothing merged by likeness."""

import pytest

from etl.context import Context
from etl.lists.compare import REPEATED, UNSURE, Difference, Reconciled, reconcile, shouts
from etl.lists.model import NomineeList
from etl.lists.wording import sentence
from tests.etl.lists.documents import Nominee, document, document_of, read, workbook_of

AN: Nominee = ("Ông", "Nguyễn Văn An", "1980", "Chuyên viên", "Văn phòng Sở", "LĐTT")
BINH: Nominee = ("Bà", "Trần Thị Bình", "1981", "Phó Trưởng phòng", "Phòng CCHC", "CSTĐCS")
HOA: Nominee = ("Ông", "Lê Văn Hòa", "1982", "Chuyên viên", "Phòng CCVC", "LĐTT")
DUNG: Nominee = ("Bà", "Phạm Thị Dung", "1983", "Văn thư", "Văn phòng Sở", "LĐTT")
GIANG: Nominee = ("Ông", "Đỗ Văn Giang", "1984", "Chuyên viên", "Thanh tra Sở", "Giấy khen")
HANH: Nominee = ("Bà", "Vũ Thị Hạnh", "1985", "Chuyên viên", "Thanh tra Sở", "LĐTT")
KHANG: Nominee = ("Ông", "Hoàng Minh Khang", "1986", "Trưởng phòng", "Phòng CCHC", "LĐTT")
ALL = (AN, BINH, HOA, DUNG, GIANG, HANH, KHANG)
FIELDS = ("honorific", "name", "birth_year", "position", "unit", "award")


def but(nominee: Nominee, **said: str) -> Nominee:
    """Return a nominee of whom some facts are told otherwise."""
    return tuple(said.get(name, value) for name, value in zip(FIELDS, nominee, strict=True))  # type: ignore[return-value]


def compared(context: Context, *lists: tuple[Nominee, ...]) -> Reconciled:
    """Return lists compared: the first a workbook, the others documents."""
    first, *others = lists
    read_lists = [read(workbook_of(first), context, "de-nghi.xlsx")]
    read_lists += [
        read(document_of(other), context, name)
        for other, name in zip(others, ("bien-ban.docx", "du-thao.docx", "khac.docx"), strict=False)
    ]
    return reconcile(read_lists)


def found(reconciled: Reconciled) -> list[tuple[str, str, tuple[str, ...], tuple[int, ...]]]:
    """Return each difference as kind, name, values, absent lists."""
    return [
        (one.kind, one.subject.name, tuple(said.value for said in one.said), one.absent)
        for one in reconciled.differences
    ]


def repeated_in(listed: NomineeList) -> list[Difference]:
    """Return who stands twice in one list for the same award, surely or perhaps."""
    return [one for one in reconcile([listed]).differences if one.kind in (REPEATED, UNSURE)]


def test_lists_that_say_the_same_agree_in_whatever_order_and_words(context: Context) -> None:
    said_otherwise = (
        but(KHANG, position="TP", award="Lao động tiên tiến"),
        but(BINH, position="PTP", unit="Phòng Cải cách hành chính", award="Chiến sỹ thi đua cơ sở"),
        *(HOA, DUNG, GIANG, HANH, AN),
    )
    reconciled = compared(context, ALL, said_otherwise, tuple(reversed(ALL)))

    assert (found(reconciled), reconciled.agrees, len(reconciled.nominees)) == ([], True, len(ALL))


def test_each_kind_of_difference_between_three_lists_is_found_once(context: Context) -> None:
    minutes = (BINH, but(HOA, name="Lê Văn Hoà"), DUNG, GIANG, but(HANH, unit="Văn phòng Sở"), KHANG)
    draft = (
        *(AN, but(BINH, honorific="Ông"), HOA, but(DUNG, birth_year="1988"), but(GIANG, position="Thanh tra viên")),
        *(HANH, but(KHANG, award="CSTĐCS")),
    )
    reconciled = compared(context, ALL, minutes, draft)

    assert found(reconciled) == [
        ("missing", "Nguyễn Văn An", ("", ""), (1,)),
        ("name", "Lê Văn Hòa", ("Lê Văn Hòa", "Lê Văn Hoà", "Lê Văn Hòa"), ()),
        ("honorific", "Trần Thị Bình", ("Bà", "Bà", "Ông"), ()),
        ("birth_year", "Phạm Thị Dung", ("1983", "1983", "1988"), ()),
        ("position", "Đỗ Văn Giang", ("Chuyên viên", "Chuyên viên", "Thanh tra viên"), ()),
        ("unit", "Vũ Thị Hạnh", ("Thanh tra Sở", "Văn phòng Sở", "Thanh tra Sở"), ()),
        ("award", "Hoàng Minh Khang", ("LDTT", "LDTT", "CSTDCS"), ()),
    ]
    assert len(reconciled.nominees) == len(ALL)
    assert not reconciled.agrees


def test_a_difference_says_what_to_mend_in_which_file_and_where(context: Context) -> None:
    reconciled = compared(context, (AN, DUNG), (AN, DUNG), (but(DUNG, birth_year="1988"),))
    awards = {code: award.name for code, award in context.awards.items()}
    missing, year = (sentence(one, reconciled.lists, awards) for one in reconciled.differences)

    assert missing == (
        "Ông Nguyễn Văn An – Lao động tiên tiến có ở “de-nghi.xlsx” (trang “Đề nghị khen thưởng”, ô C2), "
        "“bien-ban.docx” (bảng 1, hàng 2, cột 3); không có trong “du-thao.docx”. Hãy bổ sung vào “du-thao.docx”, "
        "hoặc bỏ ở chỗ đã ghi nếu không đề nghị."
    )
    assert year == (
        "Bà Phạm Thị Dung – Lao động tiên tiến: năm sinh ghi khác nhau: “1983” ở “de-nghi.xlsx” (trang “Đề nghị khen "
        "thưởng”, ô D3), “bien-ban.docx” (bảng 1, hàng 3, cột 4); “1988” ở “du-thao.docx” (bảng 1, hàng 2, cột 4). Hãy "
        "xem lại “du-thao.docx” (bảng 1, hàng 2, cột 4): các danh sách khác đều ghi khác."
    )


@pytest.mark.parametrize(
    ("name", "how"),
    [
        ("NGUYỄN VĂN HOÀ", "capitals"),
        ("Nguyễn  Văn Hoà", "spaces"),
        ("Nguyễn Văn Hòa", "tone_place"),
        ("Nguyễn Văn Hoa", "marks"),
        ("nguyen van hoa", "marks"),
    ],
)
def test_in_what_a_name_differs_is_said(context: Context, name: str, how: str) -> None:
    one, other = (
        read(document("I. Lao động tiên tiến", [("TT", "Họ và tên"), ("1", said)]), context)
        for said in ("Nguyễn Văn Hoà", name)
    )
    assert [(found.kind, found.how) for found in reconcile([one, other]).differences] == [("name", how)]


def test_what_a_list_does_not_tell_is_no_difference(context: Context) -> None:
    bare = document("I. Lao động tiên tiến", "1. Nguyễn Văn An", "2. Lê Văn Hòa")
    full = document_of((AN, HOA))

    assert reconcile([read(full, context), read(bare, context)]).agrees


def test_two_of_one_name_are_told_apart_by_their_birth_years(context: Context) -> None:
    elder, younger = but(AN, birth_year="1970"), but(AN, birth_year="1990")
    reconciled = compared(context, (elder, younger), (younger, elder))

    assert (found(reconciled), len(reconciled.nominees)) == ([], 2)
    assert found(compared(context, (elder, younger), (elder,))) == [("missing", "Nguyễn Văn An", ("",), (1,))]


def test_two_of_one_name_are_told_apart_by_their_units(context: Context) -> None:
    one, other = but(AN, birth_year=""), but(AN, birth_year="", unit="Thanh tra Sở")

    assert compared(context, (one, other), (other, one)).agrees


def test_two_of_one_name_whom_nothing_tells_apart_are_said_and_not_guessed(context: Context) -> None:
    elder, younger, nobody = but(AN, birth_year="1970"), but(AN, birth_year="1990"), but(AN, birth_year="")
    reconciled = compared(context, (elder, younger), (nobody,))

    assert found(reconciled) == [("unsure", "Nguyễn Văn An", ("", "", ""), ())]
    assert len(reconciled.nominees) == 3


def test_one_person_twice_for_one_award_in_one_list_is_said(context: Context) -> None:
    listed = read(document_of((AN, BINH, AN, but(AN, award="CSTĐCS"))), context)

    (repeated,) = repeated_in(listed)
    assert (repeated.kind, [said.mention.place.row for said in repeated.said]) == ("repeated", [2, 4])


def test_names_that_marks_tell_apart_are_two_persons_even_of_one_year(context: Context) -> None:
    other = but(AN, name="Nguyễn Văn Ân")
    listed = read(document_of((AN, other)), context)

    assert repeated_in(listed) == []
    assert compared(context, (AN, other), (other, AN)).agrees


def test_one_name_twice_without_a_birth_year_is_said_as_unsure(context: Context) -> None:
    nobody = ("", "Nguyễn Văn An", "", "", "", "LĐTT")
    assert [one.kind for one in repeated_in(read(document_of((nobody, nobody)), context))] == ["unsure"]


def test_one_form_for_two_grounds_is_no_repetition(context: Context) -> None:
    rows = [("TT", "Họ và tên", "Năm sinh", "Danh hiệu", "Mã nội dung")]
    rows += [("1", "Đỗ Văn An", "1980", "Giấy khen", "PT1"), ("2", "Đỗ Văn An", "1980", "Giấy khen", "PT2")]
    listed = read(document("DANH SÁCH", rows), context)

    assert repeated_in(listed) == []
    assert reconcile([listed, listed]).agrees


def test_names_alike_by_a_letter_are_proposed_and_never_joined(context: Context) -> None:
    reconciled = compared(context, (AN, BINH), (but(AN, name="Nguyễn Văn Ân"), but(BINH, name="Trần Thị Bính")))
    assert [one.kind for one in reconciled.differences] == ["name", "name"]

    reconciled = compared(context, (BINH,), (but(BINH, name="Trần Thị Bình An"), but(BINH, name="Trần Thị Bìnn")))
    assert found(reconciled) == [
        ("missing", "Trần Thị Bình An", ("",), (0,)),
        ("maybe_same", "Trần Thị Bình", ("Trần Thị Bình", "Trần Thị Bìnn"), ()),
    ]
    assert (len(reconciled.nominees), reconciled.differences[1].how) == (3, "one_letter")


def test_a_name_with_two_facts_against_it_is_asked_about_and_not_joined(context: Context) -> None:
    other = but(HOA, name="Lê Văn Hoa", birth_year="1990", unit="Thanh tra Sở")
    reconciled = compared(context, (HOA,), (other,))

    assert [(one.kind, one.how) for one in reconciled.differences] == [("maybe_same", "same_letters")]
    assert len(reconciled.nominees) == 2


def test_who_has_two_awards_is_missing_for_the_one_that_is_not_listed(context: Context) -> None:
    both = (AN, but(AN, award="CSTĐCS"))
    assert found(compared(context, both, (AN,))) == [("missing", "Nguyễn Văn An", ("",), (1,))]


def test_an_award_that_is_not_told_is_asked_for(context: Context) -> None:
    reconciled = compared(context, (AN,), (but(AN, award="Bằng khen"), BINH))
    assert [one.kind for one in reconciled.differences] == ["missing", "no_award"]
    assert not reconciled.agrees


def test_a_list_of_one_unit_need_not_name_those_of_others(context: Context) -> None:
    own = read(document([("SỞ NỘI VỤ\nVĂN PHÒNG SỞ", "CỘNG HÒA")], "Lao động tiên tiến", "1. Nguyễn Văn An"), context)
    assert own.unit_code == "VP"
    assert reconcile([own, read(document_of((AN, HANH)), context)]).agrees
    assert found(reconcile([own, read(document_of((AN, DUNG)), context)])) == [
        ("missing", "Phạm Thị Dung", ("",), (0,))
    ]


def test_a_list_in_capitals_differs_in_its_manner_not_in_each_name(context: Context) -> None:
    loud = tuple(but(one, name=one[1].upper()) for one in ALL)
    reconciled = compared(context, ALL, loud)

    assert ([shouts(listed) for listed in reconciled.lists], reconciled.agrees) == ([False, True], True)
    assert [one.kind for one in compared(context, ALL, (*ALL[1:], but(AN, name="NGUYỄN VĂN AN"))).differences] == [
        "name"
    ]


def test_what_could_not_be_read_keeps_lists_from_agreeing(context: Context) -> None:
    whole = document("I. Lao động tiên tiến", "1. Nguyễn Văn An")
    holed = document("I. Lao động tiên tiến", "1. Nguyễn Văn An", "- Y Thông Ayun")
    reconciled = reconcile([read(whole, context), read(holed, context)])

    assert (reconciled.differences, reconciled.agrees) == ((), False)


def test_collectives_are_the_same_by_any_name_of_the_unit(context: Context) -> None:
    one, other = (
        read(document("I. Tập thể Lao động tiên tiến", f"1. {name}", "2. Văn phòng Sở"), context)
        for name in ("Phòng Công chức, viên chức", "Phòng CCVC")
    )
    assert [(d.kind, d.how) for d in reconcile([one, other]).differences] == [("name", "words")]
