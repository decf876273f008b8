"""The list of nominees as a Word annex, reopened: its tables, its totals, its paper."""

from dataclasses import replace
from io import BytesIO
from typing import Any

import pytest
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from ledger import Ledger
from reports.errors import ExportDiffers
from reports.nominees.choice import PUT_FORWARD, Choice
from reports.nominees.list_document import list_document
from reports.nominees.list_parts import list_parts, office_parts
from reports.nominees.listing import listing_of
from reports.nominees.parts import prove
from tests.office import Office
from tests.reports.nominees.desk import collective, decided, document, listed, nominated, paper, person, tables, told
from tests.sample import SampleYear, register, units_of_the_department

HEAD = "Danh sách trích ngang đề nghị xét tặng {families} năm 2023"
ATTACHED = "(Kèm theo Văn bản số              ngày      tháng      năm      của Sở Nội vụ)"
CHOSEN = (
    "Phần đối chiếu của Văn phòng, bỏ khi ban hành. Kế hoạch công tác thi đua, khen thưởng năm 2023; Toàn Sở; Trạng "
    "thái hồ sơ: Đề nghị, Đã tiếp nhận, Đủ điều kiện xem xét, Đã họp Hội đồng, Đã trình cấp trên, Đã có quyết định; "
    "Số liệu đến 31/12/2023; DỮ LIỆU MINH HỌA."
)


def test_a_list_reads_as_an_official_writes_it(office: Office) -> None:
    nominated(
        office,
        person("Nguyễn Văn Bình", grade="Hoàn thành tốt nhiệm vụ", achievement="Báo cáo đúng hạn.\\nKhông sai sót."),
        person("Lê Thị An", honorific="Bà", born="1985", post="Phó Chánh Văn phòng"),
        person("Lê Thị An", "CSTĐCS", honorific="Bà", born="1985", post="Phó Chánh Văn phòng", initiative="Sổ tay"),
        collective("Văn phòng Sở"),
        person("Trần Văn Cường", "Giấy khen", kind="Đột xuất"),
        collective("Tổ số hóa", "Giấy khen", kind="Chuyên đề", achievement="Số hóa 3.450 kết quả."),
    )
    assert told(paper(office, "nominees", ".docx")) == [
        "DỰ THẢO - DỮ LIỆU MINH HỌA",
        "Phụ lục",
        HEAD.format(families="danh hiệu thi đua, hình thức khen thưởng").upper(),
        ATTACHED,
        "A. DANH HIỆU THI ĐUA",
        "1. Danh hiệu “Lao động tiên tiến”",
        [
            ("STT", "Họ và tên", "Năm sinh", "Chức vụ", "Đơn vị", "Xếp loại", "Tóm tắt thành tích"),
            ("1", "Bà Lê Thị An", "1985", "Phó Chánh Văn phòng", "Văn phòng Sở", "", "Hoàn thành tốt."),
            (
                *("2", "Ông Nguyễn Văn Bình", "1980", "Chuyên viên", "Văn phòng Sở", "Hoàn thành tốt nhiệm vụ"),
                "Báo cáo đúng hạn.\nKhông sai sót.",
            ),
        ],
        "Danh sách này có 02 (hai) cá nhân.",
        "2. Danh hiệu “Chiến sĩ thi đua cơ sở”",
        [
            ("STT", "Họ và tên", "Năm sinh", "Chức vụ", "Đơn vị", "Sáng kiến", "Tóm tắt thành tích"),
            ("1", "Bà Lê Thị An", "1985", "Phó Chánh Văn phòng", "Văn phòng Sở", "Sổ tay", "Hoàn thành tốt."),
        ],
        "Danh sách này có 01 (một) cá nhân.",
        "3. Danh hiệu “Tập thể lao động tiên tiến”",
        [
            ("STT", "Tên tập thể", "Đơn vị", "Tóm tắt thành tích"),
            ("1", "Văn phòng Sở", "Văn phòng Sở", "Đoàn kết."),
        ],
        "Danh sách này có 01 (một) tập thể.",
        "Cộng danh hiệu thi đua: 03 (ba) lượt cá nhân, 01 (một) lượt tập thể.",
        "B. HÌNH THỨC KHEN THƯỞNG",
        "1. Giấy khen của Giám đốc Sở",
        [
            ("STT", "Họ và tên hoặc tên tập thể", "Năm sinh", "Chức vụ", "Đơn vị", "Tóm tắt thành tích"),
            ("Cá nhân",) * 6,
            ("1", "Ông Trần Văn Cường", "1980", "Chuyên viên", "Văn phòng Sở", "Hoàn thành tốt."),
            ("Tập thể",) * 6,
            ("2", "Tổ số hóa", "", "", "Văn phòng Sở", "Số hóa 3.450 kết quả."),
        ],
        "Danh sách này có 01 (một) cá nhân, 01 (một) tập thể./.",
        f"{CHOSEN} Không thiếu thông tin.",
    ]


def test_one_family_alone_bears_no_letter_and_registrations_are_called_so(office: Office) -> None:
    nominated(office, person("Lê An", stage="Đăng ký"))
    said = told(paper(office, "nominees", ".docx", Choice("2023", states=("registered",))))
    assert said[2] == HEAD.format(families="danh hiệu thi đua").replace("đề nghị", "đăng ký").upper()
    assert said[4:6] == ["DANH HIỆU THI ĐUA", "1. Danh hiệu “Lao động tiên tiến”"]


def test_what_must_be_added_stands_in_the_part_of_the_office(office: Office) -> None:
    nominated(office, person("Lê An", honorific="", born=""), person("Lê Bình"), collective("Tổ", achievement=""))
    assert told(paper(office, "nominees", ".docx"))[-2:] == [
        CHOSEN,
        [
            ("Số hồ sơ", "Họ và tên hoặc tên tập thể", "Cần bổ sung"),
            ("HS-2023-001", "Lê An", "Ông/Bà, năm sinh"),
            ("HS-2023-003", "Tổ", "tóm tắt thành tích"),
        ],
    ]


def test_what_is_decided_and_not_announced_is_told_to_the_office(office: Office) -> None:
    nominated(office, person("Lê An"), person("Lê Bình"))
    decided(office, "HS-2023-001")
    assert told(paper(office, "nominees", ".docx"))[-1] == (
        f"{CHOSEN[:-1]}; Có 1 hồ sơ đã có quyết định nhưng chưa công bố: chỉ dùng nội bộ. Không thiếu thông tin."
    )


def test_the_sample_year_stands_in_the_list_as_its_files_have_it(sample_year: SampleYear) -> None:
    choice = Choice("2023", period="2023-Q4")
    listing = listing_of(Ledger(sample_year.ledger).rows, choice)
    found = [
        (award.name, sorted(row[1].removeprefix("Ông ").removeprefix("Bà ") for row in rows[1:] if len(set(row)) > 1))
        for award, rows in zip(listing.lists, tables(list_document(listing)), strict=True)
    ]
    ended = {"returned", "ineligible", "declined", "withdrawn", "revoked"}
    awards = {row["award_code"]: row["name"] for row in register("titles.csv")}
    rows = sample_year.ask(
        "SELECT nomination_id, bool_or(stage = 'proposed') AS is_proposed FROM nominations_rows GROUP BY nomination_id"
    )
    proposed = {row["nomination_id"] for row in rows if row["is_proposed"]}
    wanted: dict[str, list[str]] = {}
    for row in sample_year.nominations("2023", "2023-Q4"):
        if row["state"] not in ended and (row["state"] or row["nomination_id"] in proposed):
            wanted.setdefault(awards[row["award"]], []).append(row["nominee_name"])
    assert dict(found) == {name: sorted(names) for name, names in wanted.items()}
    assert len(found) > 5


def test_the_units_of_the_sample_year_stand_in_protocol_order(sample_year: SampleYear) -> None:
    order = [unit["name"] for unit in units_of_the_department()]
    for rows in tables(list_document(listing_of(Ledger(sample_year.ledger).rows, Choice("2023")))):
        column = rows[0].index("Đơn vị")
        persons = rows[1 : rows.index(("Tập thể",) * len(rows[0]))] if ("Tập thể",) * len(rows[0]) in rows else rows[1:]
        places = [order.index(row[column]) for row in persons if len(set(row)) > 1]
        assert places == sorted(places)


def test_the_paper_lies_across_and_its_tables_fill_it(office: Office) -> None:
    nominated(office, person("Lê An", initiative="Sổ tay", grade="Hoàn thành tốt nhiệm vụ"), collective("Tổ"))
    opened = document(paper(office, "nominees", ".docx"))
    (section,) = opened.sections
    assert section.orientation == WD_ORIENT.LANDSCAPE
    lengths = (section.page_width, section.page_height, section.left_margin, section.right_margin, section.top_margin)
    assert [round(length.mm) for length in lengths] == [297, 210, 30, 20, 20]
    assert [sum(round(column.width.mm) for column in table.columns) for table in opened.tables] == [247, 247]
    for table in opened.tables:
        assert [len(list(row._tr.iter(qn("w:tblHeader")))) for row in table.rows] == [1, *[0] * (len(table.rows) - 1)]
        assert len(list(table._tbl.iter(qn("w:cantSplit")))) == len(table.rows)
    assert {
        run.font.size.pt for row in opened.tables[0].rows for cell in row.cells for run in cell.paragraphs[0].runs
    } == {11.0}


def test_invented_data_say_so_on_every_page(office: Office) -> None:
    nominated(office, person("Lê An"))
    (section,) = document(paper(office, "nominees", ".docx")).sections
    for footer in (section.footer, section.first_page_footer):
        assert [paragraph.text for paragraph in footer.paragraphs] == ["DỰ THẢO - DỮ LIỆU MINH HỌA"]


def saved(opened: Any) -> bytes:
    stream = BytesIO()
    opened.save(stream)
    return stream.getvalue()


@pytest.mark.parametrize(
    ("there", "instead"),
    [
        ("Bà Lê Thị An", "Bà Lê Thị Ân"),
        ("1985", "1986"),
        ("Danh sách này có 02 (hai) cá nhân./.", "Danh sách này có 03 (ba) cá nhân./."),
        ("1. Danh hiệu “Lao động tiên tiến”", "1. Danh hiệu “Chiến sĩ thi đua cơ sở”"),
        ("Họ và tên", "Tên"),
    ],
)
def test_a_list_that_says_something_else_is_not_handed_over(office: Office, there: str, instead: str) -> None:
    nominated(office, person("Lê Thị An", honorific="Bà", born="1985"), person("Lê Bình"))
    listing = listed(office)
    parts = [*list_parts(listing), *office_parts(listing)]
    opened = document(list_document(listing))
    cells = [cell for table in opened.tables for row in table.rows for cell in row.cells]
    changed = 0
    for paragraph in [*opened.paragraphs, *(paragraph for cell in cells for paragraph in cell.paragraphs)]:
        for run in paragraph.runs:
            if run.text == there:
                run.text, changed = instead, changed + 1
    assert changed == 1
    with pytest.raises(ExportDiffers):
        prove(saved(opened), parts)


def test_a_list_with_somebody_too_few_or_too_many_is_not_handed_over(office: Office) -> None:
    nominated(office, person("Lê An"), person("Lê Bình"))
    more = listed(office)
    (award,) = more.lists
    fewer = replace(more, lists=(replace(award, nominees=award.nominees[:1]),))
    for written, asked in ((more, fewer), (fewer, more)):
        with pytest.raises(ExportDiffers):
            prove(list_document(written), [*list_parts(asked), *office_parts(asked)])


def test_the_states_of_a_list_are_those_put_forward() -> None:
    assert PUT_FORWARD == ("proposed", "received", "eligible", "council_done", "submitted", "decided")
