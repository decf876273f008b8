"""Where a report's colour and its text disagree ("xanh vỏ đỏ lòng"): a question to ask the unit, never a verdict.

What each rule asks of the data stands in ledger/views/16_contradictions.sql, its words and dates in force in
data/contradiction_rules.csv.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Contradiction:
    """One kind of contradiction: its name, and the question to the unit with {inputs} by name."""

    code: str
    label: str
    question: str


_KINDS: tuple[Contradiction, ...] = (
    Contradiction(
        "M01",
        "Hoàn thành, không có số văn bản",
        "Nội dung ghi hoàn thành nhưng cột minh chứng không có số văn bản. Văn bản số mấy, ngày nào?",
    ),
    Contradiction(
        "M02",
        "Không có gì thay đổi so với kỳ trước",
        "Số liệu và kết quả giống hệt {before_period}. Trong kỳ đơn vị đã làm thêm việc gì?",
    ),
    Contradiction(
        "M03",
        "Đang tốt nhưng còn khó khăn chưa giải quyết",
        "Khó khăn {difficulty_no} của nội dung này chưa giải quyết xong. Khó khăn đó có ảnh hưởng đến tiến độ không?",
    ),
    Contradiction(
        "M04",
        "Lời báo cáo nói khác trạng thái",
        "Phần kết quả hoặc ghi chú có chữ “{word}”. Việc nào còn lại và bao giờ xong?",
    ),
    Contradiction(
        "M05",
        "Ghi hoàn thành, số liệu chưa đủ chỉ tiêu",
        "Nội dung ghi hoàn thành nhưng số liệu mới đạt {share} chỉ tiêu. Số nào đúng?",
    ),
    Contradiction(
        "M06",
        "Không thực hiện, không nêu lý do",
        "Vì sao không thực hiện, ai đồng ý cho dừng và theo văn bản nào?",
    ),
    Contradiction(
        "M07",
        "Đủ chỉ tiêu nhưng chưa ghi hoàn thành",
        "Số liệu đã đạt {share} chỉ tiêu. Còn việc gì để hoàn thành nội dung này?",
    ),
    Contradiction(
        "M08",
        "Ngày hoàn thành sau ngày gửi báo cáo",
        "Ngày hoàn thành {completed_on} sau ngày nhận báo cáo {received_on}. Việc đã xong hay là ngày dự kiến?",
    ),
)

CONTRADICTIONS: dict[str, Contradiction] = {kind.code: kind for kind in _KINDS}
