"""Sheet `roster`: who counts in the shares of a unit's collective titles."""

from domain.columns import Column, Kind, Sheet
from domain.headings import FIRST_PARTS_OF_NAMES

# What only those who decide may read: no list, no window with cells shows it.
SENSITIVE = frozenset({"discipline", "discipline_from", "discipline_to"})

ROSTER = Sheet(
    name="roster",
    title="Danh sách nhân sự",
    purpose="Công chức, viên chức, người lao động của đơn vị; dùng làm mẫu số khi tính tỷ lệ danh hiệu.",
    other_titles=("Nhân sự", "Danh sách cán bộ", "Danh sách CBCCVC"),
    key=("full_name", "birth_year", "position"),
    columns=(
        Column(
            "full_name",
            "Họ và tên",
            Kind.LINE,
            required=True,
            other_headings=("Tên", "Họ tên", "Họ, tên"),
            first_part_headings=FIRST_PARTS_OF_NAMES,
            help="Họ và tên đầy đủ, có dấu.",
            example="Trần Văn Quyết",
            width=26,
        ),
        Column(
            "birth_year",
            "Năm sinh",
            Kind.YEAR,
            other_headings=("Ngày sinh", "Ngày, tháng, năm sinh", "Sinh năm", "NS"),
            help="Bốn chữ số; giúp phân biệt người trùng tên.",
            example="1979",
            width=9,
        ),
        Column(
            "position",
            "Chức vụ",
            Kind.LINE,
            other_headings=("Chức danh", "Chức vụ, chức danh", "CV"),
            help="Chức vụ hiện nay.",
            example="Phó Trưởng phòng",
            width=18,
        ),
        Column(
            "counted",
            "Tính vào tổng số",
            Kind.YES_NO,
            other_headings=("Tính vào mẫu số", "Thuộc diện xét"),
            help="Có nếu người này tính vào tổng số khi xét danh hiệu tập thể.",
            example="Có",
            width=11,
        ),
        Column(
            "work_grade",
            "Xếp loại",
            Kind.CHOICE,
            choice="work_grade",
            other_headings=("Mức độ hoàn thành nhiệm vụ", "Xếp loại chất lượng", "Kết quả đánh giá, xếp loại"),
            help="Mức xếp loại chất lượng của năm; để trống nếu chưa xếp loại.",
            example="Hoàn thành xuất sắc nhiệm vụ",
            width=26,
        ),
        Column(
            "joined_on",
            "Ngày vào đơn vị",
            Kind.DATE,
            other_headings=("Ngày về đơn vị", "Ngày tuyển dụng"),
            help="Ngày bắt đầu làm việc tại đơn vị.",
            example="01/07/2015",
            width=13,
        ),
        Column(
            "discipline",
            "Kỷ luật",
            Kind.LINE,
            other_headings=("Hình thức kỷ luật",),
            help="Hình thức kỷ luật nếu có; để trống nếu không.",
            example="Khiển trách",
            width=14,
        ),
        Column(
            "discipline_from",
            "Từ ngày",
            Kind.DATE,
            other_headings=("Kỷ luật từ ngày",),
            help="Ngày quyết định kỷ luật có hiệu lực.",
            example="01/03/2023",
            width=12,
        ),
        Column(
            "discipline_to",
            "Đến ngày",
            Kind.DATE,
            other_headings=("Kỷ luật đến ngày",),
            help="Ngày hết thời hạn kỷ luật.",
            example="01/03/2024",
            width=12,
        ),
    ),
)
