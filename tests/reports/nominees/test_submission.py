"""The draft of a submission, reopened: whom it asks, on what it stands, how it is laid out."""

from datetime import date
from functools import partial

import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from domain.eligibility.rule import Regime
from ledger import Ledger
from reports.nominees.choice import PUT_FORWARD, Choice, NothingChosen
from reports.nominees.destinations import DESTINATIONS
from reports.nominees.legal_basis import basis_lines
from reports.nominees.submission import SeveralWays, submission_document, submission_of
from tests.office import Office
from tests.reports.nominees.desk import (
    collective,
    document,
    nominated,
    paper,
    person,
    stands,
    tables,
    told,
    voted,
)
from tests.sample import SampleYear, register

CHOICE = Choice("2023", states=("council_done",))
BLANK = "……………"
P1 = [
    "Căn cứ Luật Thi đua, khen thưởng năm 2003 (được sửa đổi, bổ sung năm 2005, năm 2009 và năm 2013);",
    f"Căn cứ Nghị định số 91/2017/NĐ-CP ngày {BLANK} của Chính phủ;",
]
LAW_OF_2022 = "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022"
P2 = [f"{LAW_OF_2022};", f"Căn cứ Nghị định số 98/2023/NĐ-CP ngày {BLANK} của Chính phủ;"]
P3 = [f"{LAW_OF_2022};", f"Căn cứ Nghị định số 152/2025/NĐ-CP ngày {BLANK} của Chính phủ;"]
P4 = [f"{LAW_OF_2022} (được sửa đổi, bổ sung {BLANK});"]
BASES = [
    f"Căn cứ Quyết định số {BLANK}/QĐ-UBND ngày {BLANK} của Ủy ban nhân dân tỉnh Hưng Yên ban hành Quy chế thi đua, "
    "khen thưởng tỉnh Hưng Yên;",
    f"Căn cứ Kế hoạch công tác thi đua, khen thưởng năm 2023 (số {BLANK} ngày {BLANK}) của Sở Nội vụ.",
]


@pytest.fixture
def upward(office: Office) -> Office:
    """An office where the council has voted on two titles and one form that the province decides, and one higher."""
    nominated(
        office,
        collective("Văn phòng Sở", "TTLĐXS"),
        collective("Ban Tôn giáo", "TTLĐXS"),
        person("Lê Thị An", "CSTĐT", honorific="Bà"),
        person("Trần Văn Yên", "Bằng khen của Chủ tịch UBND tỉnh"),
        person("Trần Văn Yên", "Bằng khen của Thủ tướng Chính phủ"),
    )
    for number in range(1, 6):
        stands(office, f"HS-2023-{number:03}", "council_done")
    return office


def test_the_department_submits_to_the_chairman_of_the_province(upward: Office) -> None:
    said = told(paper(upward, "submission", ".docx", CHOICE))
    assert said[:21] == [
        "TỜ TRÌNH",
        "Về việc đề nghị xét tặng danh hiệu thi đua, hình thức khen thưởng năm 2023",
        "Kính gửi: Chủ tịch Ủy ban nhân dân tỉnh Hưng Yên",
        *P2,
        *BASES,
        "Sở Nội vụ kính trình Chủ tịch Ủy ban nhân dân tỉnh xem xét, quyết định tặng hoặc trình cấp có thẩm quyền tặng "
        "danh hiệu thi đua, hình thức khen thưởng năm 2023 như sau:",
        "1. Danh hiệu thi đua",
        "a) Danh hiệu Chiến sĩ thi đua cấp tỉnh: 01 (một) cá nhân;",
        "b) Danh hiệu “Tập thể lao động xuất sắc”: 02 (hai) tập thể.",
        "2. Hình thức khen thưởng",
        "a) Bằng khen của Chủ tịch UBND tỉnh: 01 (một) cá nhân;",
        "b) “Bằng khen của Thủ tướng Chính phủ”: 01 (một) cá nhân (trình Thủ tướng Chính phủ).",
        "Danh sách trích ngang tại Phụ lục kèm theo Tờ trình này.",
        "Kính trình Chủ tịch Ủy ban nhân dân tỉnh xem xét, quyết định./.",
        "Phụ lục",
        "DANH SÁCH TRÍCH NGANG ĐỀ NGHỊ XÉT TẶNG DANH HIỆU THI ĐUA, HÌNH THỨC KHEN THƯỞNG NĂM 2023",
        "(Kèm theo Tờ trình số        /TTr-SNV ngày      tháng      năm      của Sở Nội vụ)",
        "A. DANH HIỆU THI ĐUA",
        "1. Danh hiệu Chiến sĩ thi đua cấp tỉnh",
    ]


def test_the_office_submits_to_the_director_what_he_decides(office: Office) -> None:
    nominated(office, person("Lê An"), person("Lê Bình"))
    for number in (1, 2):
        stands(office, f"HS-2023-00{number}", "council_done")
        voted(office, f"HS-2023-00{number}", date(2023, 12, 22))
    content = paper(office, "submission", ".docx", CHOICE)
    said = told(content)
    assert said[1:11] == [
        "Về việc đề nghị xét tặng danh hiệu thi đua năm 2023",
        "Kính gửi: Giám đốc Sở Nội vụ",
        *P1,
        *BASES,
        "Theo kết quả họp của Hội đồng Thi đua - Khen thưởng Sở Nội vụ ngày 22/12/2023, Văn phòng Sở kính trình Giám "
        "đốc Sở xem xét, quyết định tặng danh hiệu thi đua năm 2023 như sau:",
        "a) Danh hiệu “Lao động tiên tiến”: 02 (hai) cá nhân.",
        "Danh sách trích ngang tại Phụ lục kèm theo Tờ trình này.",
        "Kính trình Giám đốc Sở xem xét, quyết định./.",
    ]
    assert "(Kèm theo Tờ trình số        /TTr-VP ngày      tháng      năm      của Văn phòng Sở)" in said
    head, foot = document(content).tables[:2]
    assert [paragraph.text for paragraph in head.rows[0].cells[0].paragraphs][:2] == [
        "SỞ NỘI VỤ TỈNH HƯNG YÊN",
        "VĂN PHÒNG",
    ]
    assert [cell.text for cell in head.rows[1].cells] == [
        "Số:        /TTr-VP",
        "Hưng Yên, ngày      tháng      năm      ",
    ]
    assert [paragraph.text for paragraph in foot.rows[0].cells[0].paragraphs] == [
        "Nơi nhận:",
        "- Như trên;",
        "- Các Phó Giám đốc Sở;",
        "- Lưu: VT, VP.",
    ]
    assert [paragraph.text for paragraph in foot.rows[0].cells[1].paragraphs] == ["CHÁNH VĂN PHÒNG", ""]


@pytest.mark.parametrize(
    ("by_deputy", "signer"), [(False, ["GIÁM ĐỐC", ""]), (True, ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", ""])]
)
def test_nobody_has_signed_and_a_deputy_signs_for_the_head(upward: Office, by_deputy: bool, signer: list[str]) -> None:
    opened = document(paper(upward, "submission", ".docx", CHOICE, by_deputy=by_deputy))
    head, foot = opened.tables[:2]
    assert [paragraph.text for paragraph in foot.rows[0].cells[1].paragraphs] == signer
    assert [cell.text for cell in head.rows[1].cells] == [
        "Số:        /TTr-SNV",
        "Hưng Yên, ngày      tháng      năm      ",
    ]
    assert [paragraph.text for paragraph in head.rows[2].cells[0].paragraphs] == ["DỰ THẢO", "DỮ LIỆU MINH HỌA"]
    assert opened.inline_shapes._inline_lst == []


def test_an_award_of_the_ministry_leaves_open_who_receives_it(office: Office) -> None:
    nominated(office, person("Lê An", "Bằng khen của Bộ trưởng Bộ Nội vụ"))
    stands(office, "HS-2023-001", "council_done")
    said = told(paper(office, "submission", ".docx", CHOICE))
    assert said[2] == f"Kính gửi: {BLANK}"
    assert "Kính trình Bộ trưởng Bộ Nội vụ xem xét, quyết định./." in said


def test_awards_of_several_deciders_are_several_submissions(upward: Office) -> None:
    nominated(upward, person("Lê Văn Em"), unit="Thanh tra Sở")
    stands(upward, "HS-2023-006", "council_done")
    ask = upward.ledger.rows
    with pytest.raises(SeveralWays, match="director: Giám đốc Sở quyết định; province: Trình Chủ tịch UBND tỉnh"):
        submission_of(ask, CHOICE)
    assert [nominee.name for nominee in submission_of(ask, CHOICE, to="director").listing.nominees] == ["Lê Văn Em"]
    with pytest.raises(NothingChosen):
        submission_of(ask, CHOICE, to="ministry")


def test_every_award_of_the_catalogue_goes_one_way() -> None:
    deciders = {row["decided_by"] for row in register("titles.csv")}
    ways = {way: {*way.deciders, *way.passed_on_to} for way in DESTINATIONS}
    assert {decider: sum(decider in taken for taken in ways.values()) for decider in deciders} == dict.fromkeys(
        deciders, 1
    )


@pytest.mark.parametrize(
    ("decided_on", "law"),
    [
        (date(2023, 12, 31), P1),
        (date(2024, 1, 1), P2),
        (date(2025, 7, 1), P3),
        (date(2026, 10, 1), P4),
    ],
)
def test_the_law_is_that_of_the_day_of_the_decision(upward: Office, decided_on: date, law: list[str]) -> None:
    said = told(paper(upward, "submission", ".docx", CHOICE, decided_on=decided_on))
    assert said[3 : 3 + len(law) + 2] == [*law, *BASES]


def test_without_a_regime_in_the_register_the_law_stays_open(upward: Office) -> None:
    listing = submission_of(upward.ledger.rows, CHOICE).listing
    assert basis_lines(listing, (Regime("", "", "", "", None, None, "law"),)) == [
        f"Căn cứ Luật Thi đua, khen thưởng {BLANK};",
        *BASES,
    ]


def test_the_days_of_the_council_stay_open_where_they_are_not_known_for_all(upward: Office) -> None:
    def opening() -> str:
        return str(told(paper(upward, "submission", ".docx", CHOICE))[7])

    voted(upward, "HS-2023-001", date(2023, 12, 22))
    assert opening().startswith(
        f"Theo kết quả họp của Hội đồng Thi đua - Khen thưởng Sở Nội vụ ngày {BLANK}, Sở Nội vụ"
    )
    for number in (2, 3, 4, 5):
        voted(upward, f"HS-2023-00{number}", date(2023, 12, 20))
    assert opening().startswith(
        "Theo kết quả họp của Hội đồng Thi đua - Khen thưởng Sở Nội vụ ngày 20/12/2023, 22/12/2023, Sở Nội vụ kính"
    )


def test_the_annex_lies_across_and_numbers_its_own_pages(upward: Office) -> None:
    letter, annex = document(paper(upward, "submission", ".docx", CHOICE)).sections
    assert [(round(part.page_width.mm), round(part.page_height.mm)) for part in (letter, annex)] == [
        (210, 297),
        (297, 210),
    ]
    assert (letter.orientation, annex.orientation) == (WD_ORIENT.PORTRAIT, WD_ORIENT.LANDSCAPE)
    starts = [
        [number.get(qn("w:start")) for number in part._sectPr.iter(qn("w:pgNumType"))] for part in (letter, annex)
    ]
    assert starts == [[], ["1"]]
    assert annex.different_first_page_header_footer
    assert (annex.header.is_linked_to_previous, annex.footer.is_linked_to_previous) == (True, True)


def test_the_clauses_it_stands_on_are_in_italics(upward: Office) -> None:
    opened = document(paper(upward, "submission", ".docx", CHOICE))
    based = [paragraph for paragraph in opened.paragraphs if paragraph.text.startswith("Căn cứ")]
    assert (len(based), {paragraph.style.font.italic for paragraph in based}) == (4, {True})
    closing = next(paragraph for paragraph in opened.paragraphs if paragraph.text.endswith("./."))
    assert closing.paragraph_format.keep_with_next


def test_the_annex_of_the_sample_year_is_its_list(sample_year: SampleYear) -> None:
    ask = partial(Ledger(sample_year.ledger).rows)
    for way in DESTINATIONS:
        choice = Choice("2023", states=PUT_FORWARD)
        content = submission_document(submission_of(ask, choice, to=way.code))
        listing = submission_of(ask, choice, to=way.code).listing
        counts = [len(award.nominees) for award in listing.lists]
        assert [sum(row[0].isdecimal() for row in rows) for rows in tables(content)] == counts
        points = [line for line in told(content) if isinstance(line, str) and line[1:3] == ") "]
        assert len(points) == len(listing.lists)


def test_a_form_without_anybody_is_not_submitted(upward: Office) -> None:
    with pytest.raises(NothingChosen):
        paper(upward, "submission", ".docx", Choice("2023", awards=("CO_TINH",), states=("council_done",)))
