"""Lists in workbooks: those of a unit, of the Office, several in one file, text files."""

from etl.context import Context
from etl.lists.compare import reconcile
from etl.lists.tables import HIDDEN_ROWS, NO_RESULT
from tests.etl.lists.documents import read, told, unread
from tests.workbooks import titled, workbook_bytes

ROWS = """
| Họ và tên | Năm sinh | Chức vụ | Danh hiệu |
| Bà Nguyễn Thị Hà | 1985 | Chuyên viên | LĐTT |
| Đỗ Văn An | 1980 | Văn thư | CSTĐCS |
"""


def test_a_units_workbook_is_a_list_of_that_unit(context: Context) -> None:
    listed = read(workbook_bytes(titled(f"## Đề nghị khen thưởng{ROWS}")), context)

    assert listed.unit_code == "VP"
    assert told(listed, "honorific", "name", "birth_year", "position", "award", "unit_code") == [
        ("Bà", "Nguyễn Thị Hà", 1985, "Chuyên viên", "LDTT", "VP"),
        ("", "Đỗ Văn An", 1980, "Văn thư", "CSTDCS", "VP"),
    ]
    assert [mention.place.say() for mention in listed.mentions] == [
        *("trang “Đề nghị khen thưởng”, ô A4", "trang “Đề nghị khen thưởng”, ô A5")
    ]


def test_every_sheet_and_every_table_of_a_workbook_belongs_to_the_list(context: Context) -> None:
    book = """
## LĐTT
| Họ và tên | Chức vụ |
| Nguyễn Thị Hà | Chuyên viên |
## Khác
DANH SÁCH CHIẾN SĨ THI ĐUA CƠ SỞ
| Họ và tên | Chức vụ |
| Nguyễn Thị Hà | Chuyên viên |
.
DANH SÁCH ĐỀ NGHỊ TẶNG GIẤY KHEN CỦA GIÁM ĐỐC SỞ
| Họ và tên | Chức vụ | Đơn vị |
| Đỗ Văn An | Chuyên viên | Thanh tra Sở |
"""
    assert told(read(workbook_bytes(book), context), "name", "award", "unit_code") == [
        ("Nguyễn Thị Hà", "LDTT", None),
        ("Nguyễn Thị Hà", "CSTDCS", None),
        ("Đỗ Văn An", "GK", "TTR"),
    ]


def test_rows_that_only_register_and_hidden_sheets_are_left_aside_and_named(context: Context) -> None:
    rows = "| Giai đoạn | Họ và tên | Danh hiệu |\n| Đăng ký | Đỗ Văn An | LĐTT |\n| Đề nghị | Lê Văn Nam | LĐTT |"
    listed = read(workbook_bytes(f"## Đề nghị khen thưởng\n{rows}\n## Cũ (ẩn)\n{rows}"), context)

    assert told(listed, "name") == [("Lê Văn Nam",)]
    assert unread(listed) == [("trang “Đề nghị khen thưởng”, ô A1", False), ("trang “Cũ”", False)]


def test_a_formula_without_its_result_is_named(context: Context) -> None:
    rows = '| Họ và tên | Danh hiệu |\n| ="Lê "&"Văn Nam" | LĐTT |\n| Đỗ Văn An | LĐTT |'
    listed = read(workbook_bytes(f"## Đề nghị khen thưởng\n{rows}"), context)

    assert told(listed, "name") == [("Đỗ Văn An",)]
    assert [(one.place.say(), one.why) for one in listed.unread] == [("trang “Đề nghị khen thưởng”, ô A2", NO_RESULT)]


def test_hidden_rows_count_and_the_list_must_be_looked_at(context: Context) -> None:
    head, row = "## Đề nghị khen thưởng\n| Họ và tên | Danh hiệu |\n", "| Lê Văn Nam | LĐTT |\n"
    listed = read(workbook_bytes(f"{head}{row}ẩn | Đỗ Văn An | LĐTT |\nẩn | Vũ Thị Mai | LĐTT |"), context)

    assert told(listed, "name") == [("Lê Văn Nam",), ("Đỗ Văn An",), ("Vũ Thị Mai",)]
    assert [(one.place.say(), one.text, one.why, one.is_nominee) for one in listed.unread] == [
        ("trang “Đề nghị khen thưởng”, ô A3", "2", HIDDEN_ROWS, True)
    ]
    assert not reconcile([listed, listed]).agrees


def test_a_staff_list_and_award_history_are_no_lists_of_nominees(context: Context) -> None:
    book = f"""
## Danh sách nhân sự
| Họ và tên | Năm sinh | Chức vụ | Tính vào tổng số |
| Lê Thị Mai | 1979 | Chuyên viên | Có |
## Thành tích đã đạt
| Họ và tên hoặc tên tập thể | Năm sinh | Năm | Danh hiệu | Số quyết định |
| Lê Thị Mai | 1979 | 2021 | LĐTT | 12/QĐ-SNV |
## Đề nghị khen thưởng{ROWS}
"""
    assert told(read(workbook_bytes(titled(book)), context), "name") == [("Nguyễn Thị Hà",), ("Đỗ Văn An",)]


def test_collectives_stand_in_the_same_sheet(context: Context) -> None:
    book = """
## Danh sách
| TT | Tên tập thể, cá nhân | Danh hiệu | Cá nhân/Tập thể |
| 1 | Văn phòng Sở | TTLĐTT | Tập thể |
| 2 | Tổ Một cửa | Giấy khen | Tập thể |
| 3 | PHÒNG CCHC | TTLĐXS | |
| 4 | Đỗ Văn An | LĐTT | |
"""
    listed = read(workbook_bytes(book), context)
    assert told(listed, "name", "kind", "unit_code", "key") == [
        ("Văn phòng Sở", "collective", "VP", "VP"),
        ("Tổ Một cửa", "collective", None, "to mot cua"),
        ("PHÒNG CCHC", "collective", "CCHC", "CCHC"),
        ("Đỗ Văn An", "individual", None, "do van an"),
    ]


def test_a_sheet_without_a_head_is_read_line_by_line(context: Context) -> None:
    book = """
## Danh sách
DANH SÁCH ĐỀ NGHỊ DANH HIỆU LAO ĐỘNG TIÊN TIẾN
| 1 | Bà Nguyễn Thị Hà | Chuyên viên | Phòng CCHC |
| 2 | Ông Đỗ Văn An | Văn thư | |
| 3 | chưa rõ | | |
"""
    listed = read(workbook_bytes(book), context)
    assert told(listed, "honorific", "name", "position", "unit_code", "award") == [
        ("Bà", "Nguyễn Thị Hà", "Chuyên viên", "CCHC", "LDTT"),
        ("Ông", "Đỗ Văn An", "Văn thư", None, "LDTT"),
    ]
    assert unread(listed) == [("trang “Danh sách”, ô B4", True)]


def test_other_sheets_of_a_report_are_left_alone(context: Context) -> None:
    book = """
## Tiến độ
| Mã nội dung | Kết quả thực hiện | Trạng thái | Kết quả nổi bật |
| 1.1 | 3 | Đang thực hiện | Đã trình danh hiệu Lao động tiên tiến cho ông Đỗ Văn An |
"""
    listed = read(workbook_bytes(book), context)
    assert (listed.mentions, listed.unread) == ((), ())


def test_a_text_file_is_a_list_too(context: Context) -> None:
    text = "Họ và tên;Năm sinh;Danh hiệu\nNguyễn Thị Hà;1985;LĐTT\n"
    assert told(read(text.encode(), context), "name", "birth_year", "award") == [("Nguyễn Thị Hà", 1985, "LDTT")]


def test_a_list_that_says_none_names_nobody(context: Context) -> None:
    listed = read(workbook_bytes("## Đề nghị khen thưởng\n| Họ và tên | Danh hiệu |\n| Không có | |"), context)
    assert (told(listed, "name"), unread(listed)) == ([], [])
