"""What is said of reports, unit by period: each word with a sentence that explains it and its limits."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ReportingTerm:
    """One column of the view `reporting_matrix` or of the sums over it."""

    code: str
    label: str
    sentence: str


_TERMS = (
    ReportingTerm(
        "expected",
        "Phải nộp",
        "Mỗi đơn vị có trong lịch báo cáo của kỳ phải nộp một báo cáo. Kỳ không có trong lịch thì không ai phải nộp, "
        "có đơn vị gửi cũng không tính.",
    ),
    ReportingTerm(
        "received",
        "Đã nhận",
        "Đã nhận ít nhất một hàng tiến độ của kỳ, gồm cả nộp muộn. Tệp có hàng chờ sửa vẫn là đã nhận; tệp đã rút thì "
        "không.",
    ),
    ReportingTerm(
        "on_time",
        "Đúng hạn",
        "Ngày nhận lần nộp đầu tiên còn hiệu lực không sau hạn nộp; nộp lại để sửa không làm mất đúng hạn.",
    ),
    ReportingTerm("late", "Nộp muộn", "Ngày nhận lần nộp đầu tiên còn hiệu lực sau hạn nộp trong lịch báo cáo."),
    ReportingTerm(
        "missing",
        "Chưa nộp",
        "Đã qua hạn nộp mà chưa nhận được báo cáo. Chưa nộp không có nghĩa là chưa thực hiện.",
    ),
    ReportingTerm("not_yet_due", "Chưa đến hạn", "Chưa nhận được và chưa qua hạn nộp; không tính là thiếu."),
    ReportingTerm(
        "days_late",
        "Số ngày quá hạn",
        "Đếm ngày lịch, kể cả ngày nghỉ: từ hạn nộp đến ngày nhận, hoặc đến ngày của số liệu khi còn chưa nộp.",
    ),
    ReportingTerm(
        "difficulties",
        "Khó khăn",
        "Có nêu, ghi “Không có”, hay để trống trang khó khăn. Để trống là chưa báo cáo, chưa phải là không vướng mắc.",
    ),
    ReportingTerm(
        "cells",
        "Ô đã ghi",
        "Đo trên chính báo cáo, không theo đơn vị tự khai: với mỗi nội dung đã bắt đầu mà đơn vị chủ trì hoặc phối "
        "hợp, phải có trạng thái, kết quả thực hiện, kết quả nổi bật, và minh chứng khi ghi hoàn thành. Ô chỉ có gạch "
        "ngang, “x” hoặc “không” là ô trống; hàng chờ sửa và báo cáo chưa nộp tính là trống. Phép đo cho biết có ghi "
        "hay không, không cho biết điều ghi là đúng.",
    ),
    ReportingTerm(
        "rows_to_mend",
        "Hàng chờ sửa",
        "Số hàng của lần nộp đang được tính mà chương trình không nhận được, chờ đơn vị sửa và gửi lại.",
    ),
)

REPORTING_TERMS: dict[str, ReportingTerm] = {term.code: term for term in _TERMS}
