"""The list and the import file as workbooks, reopened and compared with what the ledger holds."""

from io import BytesIO

from openpyxl import load_workbook

from ledger import Ledger
from reports.nominees.choice import Choice
from reports.nominees.list_workbook import list_workbook
from reports.nominees.listing import listing_of
from reports.nominees.vendor import HEADINGS, vendor_workbook
from tests.office import Office
from tests.reports.nominees.desk import collective, decided, nominated, paper, person, sheets, table_of
from tests.sample import SampleYear

AWARD, GK = "Danh hiệu thi đua/Hình thức khen thưởng", "Giấy khen của Giám đốc Sở"
CHOSEN = [
    "Kế hoạch công tác thi đua, khen thưởng năm 2023",
    "Toàn Sở",
    "Trạng thái hồ sơ: Đề nghị, Đã tiếp nhận, Đủ điều kiện xem xét, Đã họp Hội đồng, Đã trình cấp trên, "
    "Đã có quyết định",
    "Số liệu đến 31/12/2023",
    "DỮ LIỆU MINH HỌA",
]


def three(office: Office) -> None:
    rows = (person("Trần Văn Yên", "Giấy khen"), collective("Tổ số hóa", "Giấy khen"))
    nominated(office, person("Lê Thị An", honorific="Bà", born="1985"), *rows)


def test_a_workbook_has_a_sheet_for_each_award_with_its_total(office: Office) -> None:
    three(office)
    found = sheets(paper(office, "nominees", ".xlsx"))
    assert list(found) == ["LĐTT", "Giấy khen"]
    told = [row[0] for row in found["Giấy khen"][:7]]
    assert told == [
        "Danh sách trích ngang đề nghị xét tặng danh hiệu thi đua, hình thức khen thưởng năm 2023: Giấy khen của Giám "
        "đốc Sở",
        *CHOSEN,
        "Hình thức khen thưởng. Danh sách này có 01 (một) cá nhân, 01 (một) tập thể.",
    ]
    assert table_of(found["LĐTT"]) == [
        ["STT", "Họ và tên", "Năm sinh", "Chức vụ", "Đơn vị", "Tóm tắt thành tích", AWARD, "Số hồ sơ"],
        [
            1,
            "Bà Lê Thị An",
            1985,
            "Chuyên viên",
            "Văn phòng Sở",
            "Hoàn thành tốt.",
            "Lao động tiên tiến",
            "HS-2023-001",
        ],
    ]
    assert table_of(found["Giấy khen"]) == [
        ["STT", "Họ và tên hoặc tên tập thể", "Năm sinh", "Chức vụ", "Đơn vị", "Tóm tắt thành tích", AWARD, "Số hồ sơ"],
        [1, "Ông Trần Văn Yên", 1980, "Chuyên viên", "Văn phòng Sở", "Hoàn thành tốt.", GK, "HS-2023-002"],
        [2, "Tổ số hóa", None, None, "Văn phòng Sở", "Đoàn kết.", GK, "HS-2023-003"],
    ]


def test_the_import_file_has_the_vendors_headings_and_nothing_invented(office: Office) -> None:
    three(office)
    (rows,) = sheets(paper(office, "vendor", ".xlsx")).values()
    assert [row[0] for row in rows[:8]] == [
        "Danh sách đề nghị khen thưởng để nhập vào phần mềm quản lý thi đua, khen thưởng",
        "Chép dòng 11 đến dòng 13, cột A đến H, vào tệp mẫu của phần mềm đó; mã tra theo danh mục của phần mềm.",
        "Cột Đối tượng, Lĩnh vực để trống: hai danh mục này do phần mềm đó đặt, người nhập chọn.",
        *CHOSEN,
    ]
    assert table_of(rows) == [
        ["Tên gọi", "Tên", "Chức vụ", "Đơn vị", "Phân loại", "Danh hiệu/Hình thức", "Đối tượng", "Lĩnh vực"],
        ["Bà", "Lê Thị An", "Chuyên viên", "Văn phòng Sở", "Cá nhân", "Lao động tiên tiến", None, None],
        ["Ông", "Trần Văn Yên", "Chuyên viên", "Văn phòng Sở", "Cá nhân", "Giấy khen của Giám đốc Sở", None, None],
        [None, "Tổ số hóa", None, "Văn phòng Sở", "Tập thể", "Giấy khen của Giám đốc Sở", None, None],
    ]
    assert [row[1] for row in rows[10:13]] == ["Lê Thị An", "Trần Văn Yên", "Tổ số hóa"]


def test_the_import_file_of_the_sample_year_names_everybody_of_the_list(sample_year: SampleYear) -> None:
    listing = listing_of(Ledger(sample_year.ledger).rows, Choice("2023"))
    (rows,) = sheets(vendor_workbook(listing)).values()
    headings, *named = table_of(rows)
    assert tuple(headings) == HEADINGS
    assert [(row[1], row[5]) for row in named] == [
        (nominee.name, award.name) for award in listing.lists for nominee in award.nominees
    ]
    lists = sheets(list_workbook(listing))
    assert [row[-1] for rows in lists.values() for row in table_of(rows)[1:]] == [
        nominee.number for nominee in listing.nominees
    ]


def test_what_is_not_announced_is_said_above(office: Office) -> None:
    three(office)
    decided(office, "HS-2023-001")
    for code in ("nominees", "vendor"):
        rows = next(iter(sheets(paper(office, code, ".xlsx")).values()))
        assert "Có 1 hồ sơ đã có quyết định nhưng chưa công bố: chỉ dùng nội bộ" in [row[0] for row in rows]


def test_workbooks_lie_across_on_a4(office: Office) -> None:
    three(office)
    for code in ("nominees", "vendor"):
        for sheet in load_workbook(BytesIO(paper(office, code, ".xlsx"))).worksheets:
            assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
            assert sheet.print_title_rows is not None
