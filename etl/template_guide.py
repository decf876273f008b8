"""The first sheet of a template: who fills it in, by when, and how."""

from dataclasses import dataclass
from datetime import date

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from domain.sheets import SHEETS
from etl.template_formats import Formats, lines_of

_TEXT_WIDTH = 86
# Each with the sheet it speaks of, "" where it speaks of all.
_STEPS = (
    ("", "Mỗi trang là một bảng; chỉ ghi vào các ô dưới hàng tiêu đề. Giữ nguyên hàng tiêu đề và tên các trang."),
    (
        "progress",
        "Số liệu là lũy kế từ đầu năm đến hết kỳ báo cáo, không phải riêng trong kỳ. Ô số chỉ ghi chữ số; "
        "ngày ghi kiểu 31/03/2023; tỷ lệ ghi kiểu 85,5%.",
    ),
    (
        "",
        "Ô có mũi tên ở góc thì bấm mũi tên và chọn trong danh sách. Đưa chuột vào tiêu đề cột để xem cách ghi và ví "
        "dụ.",
    ),
    (
        "progress",
        "Trạng thái chỉ chọn Chưa thực hiện, Đang thực hiện, Hoàn thành hoặc Không thực hiện. Quá hạn do chương trình "
        "tính theo thời hạn của Kế hoạch. Đã chọn Hoàn thành thì ghi số, ký hiệu, ngày của văn bản ở cột Minh chứng.",
    ),
    (
        "movements",
        "Trang “Phong trào thi đua”: mỗi tiêu chí đã in sẵn một hàng; ghi ngày phát động, ngày đăng ký, chỉ tiêu đăng "
        "ký, kết quả lũy kế. Chưa có gì thì để trống.",
    ),
    (
        "difficulties",
        "Trang “Khó khăn, vướng mắc”: nếu không có thì ghi “Không có” ở hàng trống đầu tiên, cột Khó khăn, vướng mắc. "
        "Để trống nghĩa là đơn vị chưa báo cáo. Khó khăn cũ đã in sẵn số và ý kiến của Lãnh đạo: giữ nguyên số; "
        "không ghi “Không có” đè lên.",
    ),
    (
        "directions",
        "Trang “Ý kiến chỉ đạo”: trả lời từng ý kiến đã in sẵn ở các cột Kết quả thực hiện, Tình trạng, Minh chứng; "
        "cột Về khó khăn cho biết ý kiến giải quyết khó khăn nào, do đơn vị nào nêu.",
    ),
    (
        "nominations",
        "Trang “Đề nghị khen thưởng”: mỗi cá nhân hoặc tập thể một hàng; ghi đúng Ông/Bà, họ tên, năm sinh. "
        "Kỳ này không đề nghị thì ghi “Không có” ở cột Họ và tên hoặc tên tập thể.",
    ),
    (
        "",
        "Hàng nào có ô ghi chưa đúng thì riêng hàng đó được gửi lại, kèm danh sách ô cần sửa; các hàng khác vẫn được "
        "nhận. Gửi lại thì gửi cả tệp, tệp gửi sau thay tệp gửi trước.",
    ),
)


@dataclass(frozen=True)
class Guide:
    """What the guide speaks of; without `due_on` the deadline is the Office's calendar. `sheets` are the workbook's."""

    unit_name: str
    period_name: str
    plan_title: str
    due_on: date | None
    sheets: frozenset[str] = frozenset(SHEETS)
    mark: str = ""


def write_guide(worksheet: Worksheet, formats: Formats, guide: Guide) -> None:
    """Write the guide, ready to be printed on one portrait page."""
    _lay_out(worksheet)
    row = 0
    for text, look in _head(formats, guide):
        worksheet.merge_range(row, 0, row, 1, text, look)
        worksheet.set_row(row, 22)
        row += 1
    row += 1
    for label, text in _facts(guide):
        row = _line(worksheet, row, (label, formats.strong), (text, formats.text))
    row += 1
    worksheet.write_string(row, 0, "Cách điền", formats.strong)
    steps = [text for sheet, text in _STEPS if not sheet or sheet in guide.sheets]
    for number, text in enumerate(steps, start=1):
        row = _line(worksheet, row + (number == 1), (f"{number}.", formats.number), (text, formats.text))
    row += 1
    worksheet.write_string(row, 0, "Ý nghĩa các màu", formats.strong)
    row += 1
    for look, sample, text in _colours(formats):
        row = _line(worksheet, row, (sample, look), (text, formats.text))
    worksheet.protect("", {"format_columns": True, "format_rows": True})


def _head(formats: Formats, guide: Guide) -> list[tuple[str, Format]]:
    head = [
        ("HƯỚNG DẪN ĐIỀN BÁO CÁO", formats.title),
        (guide.plan_title, formats.subtitle),
    ]
    return [(guide.mark, formats.mark), *head] if guide.mark else head


def _facts(guide: Guide) -> list[tuple[str, str]]:
    due = f"Chậm nhất ngày {guide.due_on:%d/%m/%Y}" if guide.due_on else "Theo lịch báo cáo của Văn phòng Sở"
    facts = [
        ("Đơn vị:", guide.unit_name),
        ("Kỳ báo cáo:", guide.period_name),
        ("Thời gian gửi:", due),
        ("Nơi nhận:", "Văn phòng Sở. Có gì chưa rõ, xin liên hệ Văn phòng Sở."),
    ]
    if guide.mark:
        facts.append(
            ("Lưu ý:", f"{guide.mark}: tên người, số liệu, văn bản trong tệp này đều được đặt ra để minh họa.")
        )
    return facts


def _colours(formats: Formats) -> tuple[tuple[Format, str, str], ...]:
    return (
        (formats.required_heading, "Vàng", "Cột cần ghi ở mỗi hàng (đưa chuột vào tiêu đề để biết rõ)."),
        (formats.optional_heading, "Xanh", "Cột ghi khi có nội dung."),
        (formats.printed_heading, "Xám", "Đã in sẵn và khóa, không cần sửa. Nếu thấy sai, xin báo Văn phòng Sở."),
    )


def _line(worksheet: Worksheet, row: int, left: tuple[str, Format], right: tuple[str, Format]) -> int:
    worksheet.set_row(row, 17.5 * lines_of(right[0], _TEXT_WIDTH * 0.92))
    worksheet.write_string(row, 0, *left)
    worksheet.write_string(row, 1, *right)
    return row + 1


def _lay_out(worksheet: Worksheet) -> None:
    worksheet.hide_gridlines(2)
    worksheet.set_column(0, 0, 16)
    worksheet.set_column(1, 1, _TEXT_WIDTH)
    worksheet.set_portrait()
    worksheet.set_paper(9)
    worksheet.fit_to_pages(1, 1)
    worksheet.set_margins(left=0.7, right=0.5, top=0.7, bottom=0.7)
    worksheet.set_footer('&R&"Times New Roman,Regular"&10Trang &P/&N')
