"""Every figure the screens count: its name, of how many, and a sentence that explains it with its limits.

A figure is the number of its rows in the view `figure_rows`; nothing else counts it.
"""

from dataclasses import dataclass

_ITEM = "Đếm nội dung của Kế hoạch; trạng thái do chương trình tính theo quy tắc từ báo cáo của đơn vị chủ trì."
_OF_DIFFICULTIES = "Khó khăn được nêu đến hết kỳ đang chọn, theo tình hình đến ngày của số liệu."
_NOT_AN_AWARD = "Danh hiệu thi đua và hình thức khen thưởng được đếm riêng; đề nghị chưa phải là được tặng."


@dataclass(frozen=True)
class CountedFigure:
    """One figure; `of` is the figure it is a part of, "" for a whole."""

    code: str
    label: str
    of: str
    sentence: str


_FIGURES: tuple[CountedFigure, ...] = (
    CountedFigure("items", "Nội dung của Kế hoạch", "", f"{_ITEM} Khi chọn một đơn vị: nội dung giao cho đơn vị đó."),
    CountedFigure(
        "items_completed", "Nội dung đã hoàn thành", "items", f"{_ITEM} Gồm cả nội dung hoàn thành sau thời hạn."
    ),
    CountedFigure("items_completed_late", "Hoàn thành quá hạn", "items", _ITEM),
    CountedFigure("items_on_track", "Đúng tiến độ", "items", _ITEM),
    CountedFigure(
        "items_at_risk",
        "Nội dung có nguy cơ",
        "items",
        f"{_ITEM} Có nguy cơ: chậm so với mức phải đạt, sắp đến hạn mà còn thấp, hoặc có khó khăn nặng.",
    ),
    CountedFigure(
        "items_overdue",
        "Nội dung quá hạn",
        "items",
        f"{_ITEM} Tính theo thời hạn của Kế hoạch, không theo ngày nộp báo cáo.",
    ),
    CountedFigure(
        "items_not_reported",
        "Nội dung chưa báo cáo",
        "items",
        f"{_ITEM} Chưa báo cáo không có nghĩa là chưa thực hiện.",
    ),
    CountedFigure("items_not_due", "Chưa đến hạn", "items", _ITEM),
    CountedFigure("items_not_arisen", "Chưa phát sinh", "items", _ITEM),
    CountedFigure("items_to_mend", "Chờ sửa", "items", f"{_ITEM} Hàng báo cáo ghi sai, đang chờ đơn vị sửa."),
    CountedFigure("items_not_applicable", "Không thực hiện", "items", f"{_ITEM} Chỉ tính khi đơn vị nêu lý do."),
    CountedFigure(
        "items_shared",
        "Các đơn vị cùng thực hiện",
        "items",
        f"{_ITEM} Nội dung mọi đơn vị cùng chủ trì không có một trạng thái chung, chỉ có số đơn vị đã làm.",
    ),
    CountedFigure(
        "parts",
        "Phần việc của các đơn vị",
        "",
        "Mỗi nội dung ở mỗi đơn vị được giao là một phần việc; trạng thái theo báo cáo của chính đơn vị đó.",
    ),
    CountedFigure("parts_overdue", "Phần việc quá hạn", "parts", "Đếm ở mọi đơn vị, không chỉ đơn vị chủ trì."),
    CountedFigure("parts_at_risk", "Phần việc có nguy cơ", "parts", "Đếm ở mọi đơn vị, không chỉ đơn vị chủ trì."),
    CountedFigure("reports", "Báo cáo phải nộp", "", "Theo lịch báo cáo: mỗi đơn vị một báo cáo cho kỳ đang chọn."),
    CountedFigure(
        "reports_received",
        "Đơn vị đã báo cáo",
        "reports",
        "Đã nhận ít nhất một trang có số liệu hoặc ghi “Không có”; gồm cả báo cáo nộp muộn.",
    ),
    CountedFigure("reports_on_time", "Nộp đúng hạn", "reports", "Ngày nhận không sau hạn nộp trong lịch báo cáo."),
    CountedFigure("reports_late", "Nộp muộn", "reports", "Ngày nhận sau hạn nộp trong lịch báo cáo."),
    CountedFigure("reports_missing", "Chưa nộp báo cáo", "reports", "Đã qua hạn nộp mà chưa nhận được báo cáo nào."),
    CountedFigure("reports_expected", "Chưa đến hạn nộp", "reports", "Chưa nhận và chưa qua hạn nộp."),
    CountedFigure(
        "difficulty_reports_some",
        "Đơn vị nêu khó khăn",
        "reports",
        "Báo cáo của kỳ đang chọn có ít nhất một khó khăn, vướng mắc.",
    ),
    CountedFigure(
        "difficulty_reports_nil",
        "Không vướng mắc (đã khẳng định)",
        "reports",
        "Đơn vị đã ghi “Không có” ở trang Khó khăn, vướng mắc của kỳ đang chọn.",
    ),
    CountedFigure(
        "difficulty_reports_silent",
        "Đơn vị chưa báo cáo khó khăn",
        "reports",
        "Không nêu khó khăn và cũng không ghi “Không có” thì chưa phải là không vướng mắc.",
    ),
    CountedFigure("difficulties", "Khó khăn đã nêu", "", _OF_DIFFICULTIES),
    CountedFigure("difficulties_open", "Khó khăn chưa xong", "difficulties", _OF_DIFFICULTIES),
    CountedFigure(
        "difficulties_waiting",
        "Khó khăn chờ chỉ đạo",
        "difficulties_open",
        f"{_OF_DIFFICULTIES} Gồm khó khăn cần kiến nghị cấp trên; việc đơn vị, Văn phòng tự xử lý chỉ tính khi để lâu.",
    ),
    CountedFigure(
        "difficulties_pressing",
        "Cần xử lý ngay",
        "difficulties_open",
        "Khó khăn để quá số ngày cho phép theo mức độ: chờ chỉ đạo, quá hạn chỉ đạo hoặc chờ cấp trên trả lời.",
    ),
    CountedFigure(
        "difficulties_to_close",
        "Chờ kết thúc",
        "difficulties_open",
        "Mọi ý kiến chỉ đạo đã có kết quả; Văn phòng xem minh chứng để kết thúc.",
    ),
    CountedFigure(
        "difficulties_higher",
        "Kiến nghị cấp trên",
        "difficulties_open",
        "Khó khăn thuộc thẩm quyền của UBND tỉnh, Bộ Nội vụ hoặc cơ quan khác: cần kiến nghị hoặc đã kiến nghị.",
    ),
    CountedFigure("difficulties_passed_on", "Đã kiến nghị, chờ trả lời", "difficulties_higher", _OF_DIFFICULTIES),
    CountedFigure(
        "directions",
        "Ý kiến chỉ đạo",
        "",
        "Đếm từng ý kiến ở đơn vị phải thực hiện; một khó khăn có thể có nhiều ý kiến.",
    ),
    CountedFigure(
        "directions_open",
        "Chỉ đạo đang thực hiện",
        "directions",
        "Chưa có kết quả “Đã thực hiện” hoặc không thực hiện được.",
    ),
    CountedFigure(
        "directions_overdue",
        "Chỉ đạo quá hạn",
        "directions_open",
        "Đã qua thời hạn mà đơn vị phải thực hiện chưa trả lời, hoặc trả lời là chưa làm xong.",
    ),
    CountedFigure("titles", "Hồ sơ danh hiệu thi đua", "", _NOT_AN_AWARD),
    CountedFigure("titles_decided", "Danh hiệu thi đua", "titles", _NOT_AN_AWARD),
    CountedFigure("forms", "Hồ sơ hình thức khen thưởng", "", _NOT_AN_AWARD),
    CountedFigure("forms_decided", "Hình thức khen thưởng", "forms", _NOT_AN_AWARD),
    CountedFigure(
        "nominations_pressing",
        "Hồ sơ sắp hoặc đã trễ",
        "",
        "Hồ sơ chưa tới bước phải xong trước thời hạn của đợt xét, còn ít ngày hoặc đã quá.",
    ),
    CountedFigure(
        "nominations_missed", "Hồ sơ đã trễ", "nominations_pressing", "Đã qua thời hạn mà chưa tới bước phải xong."
    ),
    CountedFigure(
        "contradictions",
        "Báo cáo cần hỏi lại",
        "",
        "Trạng thái và lời báo cáo không khớp nhau. Đây là câu hỏi cho đơn vị, không phải kết luận.",
    ),
)

FIGURES: dict[str, CountedFigure] = {figure.code: figure for figure in _FIGURES}
# What needs a decision, the most pressing first.
PRESSING = (
    "directions_overdue",
    "difficulties_waiting",
    "items_overdue",
    "items_at_risk",
    "reports_missing",
    "nominations_pressing",
)
