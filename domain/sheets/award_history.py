"""Sheet `award_history`: awards a person or a collective already has."""

from domain.columns import Column, Kind, Sheet
from domain.headings import FIRST_PARTS_OF_NAMES

AWARD_HISTORY = Sheet(
    name="award_history",
    title="Thành tích đã đạt",
    purpose="Danh hiệu, hình thức khen thưởng đã đạt các năm trước; dùng khi xét các mức cao hơn.",
    other_titles=("Thành tích", "Lịch sử khen thưởng", "Sổ theo dõi thành tích"),
    key=("subject_name", "birth_year", "year", "award", "decision_no"),
    columns=(
        Column(
            "subject_name",
            "Họ và tên hoặc tên tập thể",
            Kind.LINE,
            required=True,
            other_headings=("Tên", "Họ và tên", "Họ tên", "Tên tập thể, cá nhân", "Tên tập thể"),
            first_part_headings=FIRST_PARTS_OF_NAMES,
            help="Đúng như ghi trong quyết định.",
            example="Lê Thị Ngọc Ánh",
            width=28,
        ),
        Column(
            "birth_year",
            "Năm sinh",
            Kind.YEAR,
            other_headings=("Ngày sinh", "Sinh năm", "NS"),
            help="Bốn chữ số; để trống nếu là tập thể.",
            example="1990",
            width=9,
        ),
        Column(
            "year",
            "Năm",
            Kind.YEAR,
            required=True,
            other_headings=("Năm đạt", "Năm khen thưởng", "Năm công nhận"),
            help="Năm của thành tích (không phải năm ký quyết định).",
            example="2022",
            width=8,
        ),
        Column(
            "award",
            "Danh hiệu thi đua/Hình thức khen thưởng",
            Kind.CHOICE,
            required=True,
            choice="award",
            other_headings=("Danh hiệu thi đua", "Hình thức khen thưởng", "Danh hiệu", "Danh hiệu/Hình thức", "HTKT"),
            from_section=True,
            help="Chọn trong danh sách.",
            example="Lao động tiên tiến",
            width=28,
        ),
        Column(
            "decision_no",
            "Số quyết định",
            Kind.LINE,
            other_headings=("Số QĐ", "Quyết định số"),
            help="Số, ký hiệu quyết định khen thưởng.",
            example="210/QĐ-SNV",
            width=18,
        ),
        Column(
            "decision_on",
            "Ngày quyết định",
            Kind.DATE,
            other_headings=("Ngày QĐ", "Ngày ký", "Ngày ký quyết định"),
            help="Ngày ký quyết định.",
            example="20/12/2022",
            width=13,
        ),
    ),
)
