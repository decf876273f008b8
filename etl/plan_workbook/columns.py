"""The columns of a plan workbook, declared once for writing and reading."""

from dataclasses import dataclass

from domain.columns import Column, Kind
from domain.folding import fold
from domain.plan import ITEM_KIND_LABELS, REPEATS_LABELS, ItemKind, Repeats
from texts import N_

INFO_SHEET = N_("Kế hoạch")
ITEM_SHEET = N_("Nội dung")
ALL_LABELS = (N_("Tất cả"), N_("Tất cả các đơn vị"))

ITEM_COLUMNS: tuple[Column, ...] = (
    Column(
        "item_code",
        N_("Mã nội dung"),
        Kind.CODE,
        required=True,
        width=9,
        example="1.1",
        other_headings=("Mã", "Mã nhiệm vụ"),
        help=N_("Mã của nội dung, không trùng nhau, ví dụ 1.1 hoặc PT1. Đã dùng rồi thì không đổi."),
    ),
    Column(
        "kind",
        N_("Loại"),
        Kind.CHOICE,
        required=True,
        width=11,
        example=ITEM_KIND_LABELS[ItemKind.TASK],
        help=N_("Nhiệm vụ hoặc Phong trào; chọn trong danh sách."),
    ),
    Column(
        "clause",
        N_("Mục trong kế hoạch"),
        Kind.LINE,
        width=9,
        example="II.1",
        other_headings=("Mục", "Điều khoản"),
        help=N_("Mục và khoản của kế hoạch, ví dụ II.1."),
    ),
    Column(
        "title",
        N_("Nội dung, nhiệm vụ"),
        Kind.TEXT,
        required=True,
        width=44,
        other_headings=("Nội dung", "Nhiệm vụ", "Tên"),
        example="Tuyên truyền, phổ biến pháp luật về thi đua, khen thưởng",
        help=N_("Nội dung viết gọn để theo dõi. Một khoản có nhiều việc thì chèn thêm dòng, mỗi việc một dòng."),
    ),
    Column(
        "product",
        N_("Sản phẩm"),
        Kind.LINE,
        width=20,
        example="Văn bản (số, ngày)",
        other_headings=("Sản phẩm, kết quả",),
        help=N_("Kết quả nhìn thấy được khi xong việc."),
    ),
    Column(
        "measure",
        N_("Đơn vị tính"),
        Kind.LINE,
        width=12,
        example="văn bản",
        help=N_("Đơn vị để đếm kết quả, ví dụ văn bản, hội nghị."),
    ),
    Column(
        "lead_unit",
        N_("Đơn vị chủ trì"),
        Kind.CODE,
        required=True,
        width=11,
        example="VP",
        other_headings=("Chủ trì",),
        help=N_("Mã một đơn vị, ví dụ VP. Ghi ALL khi mọi đơn vị tự thực hiện."),
    ),
    Column(
        "with_units",
        N_("Đơn vị phối hợp"),
        Kind.LINE,
        width=13,
        example="TDKT; CCHC",
        other_headings=("Phối hợp",),
        help=N_("Mã các đơn vị phối hợp, cách nhau bằng dấu chấm phẩy. Ghi ALL khi là tất cả; để trống khi không có."),
    ),
    Column(
        "start_on",
        N_("Ngày bắt đầu"),
        Kind.DATE,
        width=12,
        example="15/01/2023",
        other_headings=("Từ ngày", "Bắt đầu"),
        help=N_("Ngày bắt đầu thực hiện; có thể để trống."),
    ),
    Column(
        "due_on",
        N_("Thời hạn hoàn thành"),
        Kind.DATE,
        required=True,
        width=12,
        example="30/11/2023",
        other_headings=("Thời hạn", "Hạn hoàn thành", "Đến ngày", "Ngày hoàn thành"),
        help=N_("Ngày phải hoàn thành. Việc làm cả năm ghi ngày cuối của kế hoạch."),
    ),
    Column(
        "repeats",
        N_("Định kỳ"),
        Kind.CHOICE,
        width=15,
        example=REPEATS_LABELS[Repeats.QUARTERLY],
        other_headings=("Chu kỳ", "Lặp lại"),
        help=N_("Bao lâu phải làm một lần; để trống là Một lần."),
    ),
    Column(
        "weight",
        N_("Trọng số"),
        Kind.NUMBER,
        width=9,
        example="1",
        help=N_("Số lớn hơn 0, việc quan trọng hơn có số lớn hơn; để trống là 1."),
    ),
    Column(
        "clause_text",
        N_("Nguyên văn trong kế hoạch"),
        Kind.TEXT,
        width=48,
        other_headings=("Nguyên văn",),
        help=N_("Lời của kế hoạch, để đối chiếu."),
    ),
)


@dataclass(frozen=True)
class InfoField:
    """One line of the sheet that tells about the plan itself; `many` fields take one line for each value."""

    name: str
    label: str
    other_labels: tuple[str, ...] = ()
    many: bool = False
    is_date: bool = False

    @property
    def keys(self) -> frozenset[str]:
        """The folded forms under which the label is recognised."""
        return frozenset(fold(text) for text in (self.label, self.name, *self.other_labels))


INFO_FIELDS: tuple[InfoField, ...] = (
    InfoField("title", N_("Tên kế hoạch"), ("Tiêu đề",)),
    InfoField("year", N_("Năm")),
    InfoField("plan_id", N_("Mã kế hoạch")),
    InfoField("first_day", N_("Từ ngày"), is_date=True),
    InfoField("last_day", N_("Đến ngày"), is_date=True),
    InfoField("legal_bases", N_("Căn cứ"), ("Căn cứ pháp lý",), many=True),
    InfoField("source", N_("Nguồn")),
    InfoField("purpose", N_("Mục đích, yêu cầu"), ("Mục đích",), many=True),
)

ITEM_FIELD_BY_KEY: dict[str, str] = {key: column.name for column in ITEM_COLUMNS for key in column.heading_keys}
INFO_FIELD_BY_KEY: dict[str, InfoField] = {key: field for field in INFO_FIELDS for key in field.keys}
HEADINGS: dict[str, str] = {column.name: column.heading for column in ITEM_COLUMNS}
