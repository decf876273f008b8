"""Headings that belong to no column of ours and yet are known, so that they are neither misread nor asked about."""

from domain.folding import fold

ORDINAL_HEADINGS = frozenset(fold(text) for text in ("STT", "TT", "Số TT", "Số thứ tự", "S.T.T", "No.", "Thứ tự"))

# The unit a row belongs to, in a workbook of the Office.
UNIT_HEADINGS = frozenset(
    fold(text)
    for text in (
        "Đơn vị",
        "Tên đơn vị",
        "Đơn vị báo cáo",
        "Phòng, ban",
        "Phòng/ban/trung tâm",
        "Phòng ban",
        "Cơ quan, đơn vị",
        "Tên cơ quan, đơn vị",
        "Mã đơn vị",
    )
)

# What unit reports carry besides (25 columns of a ministry's form among them): understood, and not taken.
UNUSED_HEADINGS = frozenset(
    fold(text)
    for text in (
        "Đơn vị chủ trì",
        "Đơn vị chủ trì thực hiện",
        "Chủ trì",
        "Cơ quan chủ trì",
        "Đơn vị thực hiện",
        "ĐV chủ trì",
        "Phòng chủ trì",
        "Đơn vị phối hợp",
        "Phối hợp",
        "Cơ quan phối hợp",
        "ĐV phối hợp",
        "Đơn vị phối hợp thực hiện",
        "Người phụ trách",
        "Cán bộ phụ trách",
        "Người thực hiện",
        "Đầu mối thực hiện",
        "Chuyên viên theo dõi",
        "Người trực tiếp chỉ đạo",
        "Lãnh đạo chủ trì",
        "Lãnh đạo phụ trách",
        "Ngày bắt đầu",
        "Thời gian bắt đầu",
        "Ngày thực hiện",
        "Ngày giao",
        "Sản phẩm",
        "Sản phẩm đầu ra",
        "Kết quả đầu ra",
        "Văn bản/sản phẩm",
        "Kỳ báo cáo",
        "Tháng",
        "Quý",
        "Thời điểm báo cáo",
        "Thời gian báo cáo",
        "Giới tính",
        "Nam/Nữ",
        "Nữ (x)",
        "Phái",
        "GT",
        "Đơn vị công tác",
        "Nơi công tác",
        "Phòng ban làm việc",
        "Cơ quan công tác",
        "Phân loại cán bộ",
        "Đối tượng khen thưởng",
        "Nhóm đối tượng",
        "Điểm tự chấm",
        "Điểm chuẩn",
        "Điểm tối đa",
        "Điểm thẩm định",
        "Tổng điểm",
        "Loại nhiệm vụ",
        "Nguồn gốc",
        "Người giao",
        "Lộ trình",
        "Ngày cập nhật",
        "Người phê duyệt",
    )
)

KNOWN_HEADINGS = ORDINAL_HEADINGS | UNIT_HEADINGS | UNUSED_HEADINGS

# Lists of persons often have the family name and the given name in two columns.
FIRST_PARTS_OF_NAMES = ("Họ", "Họ đệm", "Họ và đệm", "Họ, đệm", "Họ và tên đệm", "Họ và chữ đệm", "Họ lót")
