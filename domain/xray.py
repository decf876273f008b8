"""What an X-ray of a file shows before anything is read from it, and what each thing means for who sends it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class FactKind:
    """One kind of fact: its name and its consequence, Vietnamese sentences with {where} and {count}."""

    code: str
    name: str
    consequence: str


@dataclass(frozen=True)
class Fact:
    """One fact about a file: `where` names the place (a sheet, A1 addresses, a font), `count` how many of them."""

    code: str
    sheet: str = ""
    where: str = ""
    count: int = 0

    @property
    def kind(self) -> FactKind:
        """The catalogue's entry for the code."""
        return FACTS[self.code]


_CATALOGUE: tuple[FactKind, ...] = (
    FactKind(
        "hidden_sheet",
        "Trang tính ẩn có dữ liệu",
        "Trang ẩn không được đọc. Nếu số liệu báo cáo nằm ở đó, hãy bỏ ẩn trang rồi lưu lại.",
    ),
    FactKind(
        "hidden_rows",
        "Hàng ẩn có dữ liệu",
        "Hàng ẩn vẫn được đọc như hàng thường. Hãy bỏ ẩn để kiểm tra, hoặc xóa hẳn nếu không báo cáo.",
    ),
    FactKind(
        "hidden_columns",
        "Cột ẩn có dữ liệu",
        "Cột ẩn vẫn được đọc như cột thường. Hãy bỏ ẩn để kiểm tra.",
    ),
    FactKind(
        "formula_without_value",
        "Công thức chưa có kết quả",
        "Ô như vậy không đọc được. Hãy mở tệp bằng Excel, đợi tính xong rồi lưu lại.",
    ),
    FactKind("error_cell", "Ô đang báo lỗi", "Ô báo lỗi không đọc được. Hãy sửa công thức hoặc ghi thẳng giá trị."),
    FactKind("macro", "Có macro", "Macro không bao giờ được chạy ở đây; số liệu vẫn đọc bình thường."),
    FactKind(
        "external_link",
        "Liên kết tới tệp khác",
        "Kết quả lấy từ tệp khác được đọc như lần lưu cuối, có thể đã cũ. Hãy cập nhật rồi lưu lại trước khi gửi.",
    ),
    FactKind(
        "legacy_font",
        "Phông chữ bảng mã cũ",
        "Chữ được chuyển sang Unicode khi đọc; hãy xem lại phần đã chuyển. Nên dùng phông Times New Roman.",
    ),
    FactKind(
        "stray_cells",
        "Ô lẻ nằm xa bảng",
        "Ô nằm xa cuối bảng thường do gõ nhầm. Hãy xóa nếu không phải số liệu.",
    ),
    FactKind(
        "date_1904",
        "Ngày tháng tính từ năm 1904",
        "Tệp tính ngày theo kiểu máy Mac cũ; ngày vẫn được đọc đúng, nhưng chép ô sang tệp khác sẽ lệch bốn năm.",
    ),
    FactKind(
        "struck_through",
        "Chữ gạch ngang",
        "Hàng gạch ngang vẫn được đọc như hàng thường. Nếu đã bỏ, hãy xóa hẳn hàng đó.",
    ),
    FactKind(
        "comments",
        "Ghi chú gắn vào ô",
        "Ghi chú (comment) không được đọc. Điều cần báo cáo hãy ghi vào ô.",
    ),
    FactKind(
        "embedded_objects",
        "Đối tượng nhúng, hình ảnh",
        "Hình ảnh và đối tượng nhúng không được đọc. Điều cần báo cáo hãy ghi vào ô.",
    ),
)

FACTS: dict[str, FactKind] = {kind.code: kind for kind in _CATALOGUE}
