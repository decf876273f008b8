"""What can be found in a file: code, severity, what it refuses, and the sentence that says what to write instead."""

from dataclasses import dataclass
from dataclasses import field as dataclass_field
from enum import Enum


class Severity(Enum):
    """How much a finding weighs."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Refuses(Enum):
    """What an error keeps out of the ledger."""

    FILE = "file"
    SHEET = "sheet"
    ROW = "row"
    NOTHING = "nothing"


@dataclass(frozen=True)
class FindingKind:
    """One kind of finding; `sentence` is Vietnamese with {words}, and says what to do."""

    code: str
    severity: Severity
    refuses: Refuses
    sentence: str


@dataclass(frozen=True)
class Finding:
    """One finding at one place of a file; `cell` is an A1 address, or "" when it concerns the whole sheet or file."""

    code: str
    sheet: str = ""
    cell: str = ""
    field: str = ""
    value: str = ""
    words: dict[str, str] = dataclass_field(default_factory=dict)
    severity_override: Severity | None = None

    @property
    def kind(self) -> FindingKind:
        """The catalogue's entry for the code."""
        return FINDINGS[self.code]

    @property
    def severity(self) -> Severity:
        """The catalogue's severity, unless the context lowers it (a sheet missing beside others is only noted)."""
        return self.severity_override or self.kind.severity

    @property
    def is_error(self) -> bool:
        """Whether something was refused for it."""
        return self.severity is Severity.ERROR


def _file(code: str, sentence: str) -> FindingKind:
    return FindingKind(code, Severity.ERROR, Refuses.FILE, sentence)


def _sheet(code: str, sentence: str) -> FindingKind:
    return FindingKind(code, Severity.ERROR, Refuses.SHEET, sentence)


def _row(code: str, sentence: str) -> FindingKind:
    return FindingKind(code, Severity.ERROR, Refuses.ROW, sentence)


def _warning(code: str, sentence: str) -> FindingKind:
    return FindingKind(code, Severity.WARNING, Refuses.NOTHING, sentence)


def _info(code: str, sentence: str) -> FindingKind:
    return FindingKind(code, Severity.INFO, Refuses.NOTHING, sentence)


_CATALOGUE: tuple[FindingKind, ...] = (
    _file("unreadable_file", "Không mở được tệp này. Hãy mở tệp bằng Excel, lưu lại dạng .xlsx rồi gửi lại."),
    _file("encrypted_file", "Tệp đang đặt mật khẩu. Hãy bỏ mật khẩu mở tệp rồi gửi lại."),
    _file("too_large", "Tệp quá lớn ({size}). Hãy xóa hình ảnh, trang tính thừa; tối đa {limit}."),
    _file("not_a_workbook", "Đây không phải bảng tính Excel. Hãy gửi tệp .xlsx theo mẫu của Văn phòng."),
    _file(
        "unsafe_file", "Tệp có cấu trúc bất thường, không được mở. Hãy chép số liệu sang mẫu của Văn phòng rồi gửi lại."
    ),
    _file("time_limit", "Tệp mở quá lâu nên đã dừng. Hãy xóa trang tính, hàng thừa rồi gửi lại."),
    _file(
        "unknown_unit", "Chưa biết tệp của đơn vị nào. Hãy chọn đơn vị khi nạp, hoặc ghi “Đơn vị: …” ở đầu trang tính."
    ),
    _file(
        "unknown_period",
        "Chưa biết tệp của kỳ báo cáo nào. Hãy chọn kỳ khi nạp, hoặc ghi “Kỳ báo cáo: …” ở đầu trang tính.",
    ),
    _file(
        "unknown_plan",
        "Chưa có Kế hoạch của năm {value} trong chương trình. Hãy chọn kế hoạch khi nạp hoặc nạp Kế hoạch trước.",
    ),
    _file(
        "unit_mismatch",
        "Tệp ghi là của đơn vị {found}, nhưng đang nạp cho {chosen}. Hãy nạp cho đúng đơn vị ghi trong tệp hoặc gửi "
        "đúng tệp.",
    ),
    _file(
        "period_mismatch", "Tệp ghi kỳ {found}, nhưng đang nạp cho {chosen}. Hãy chọn lại kỳ báo cáo hoặc gửi đúng tệp."
    ),
    _file("empty_file", "Tệp đúng mẫu nhưng chưa có số liệu nào. Hãy điền số liệu rồi gửi lại."),
    _file(
        "missing_sheet", "Không nhận ra trang tính nào theo mẫu. Hãy dùng mẫu của Văn phòng, giữ nguyên hàng tiêu đề."
    ),
    FindingKind(
        "repeated_sheet",
        Severity.ERROR,
        Refuses.NOTHING,
        "Trang này cùng loại với trang “{found}” nên chưa đọc. Hãy dồn các hàng vào một trang; mỗi kỳ gửi một tệp.",
    ),
    _sheet("missing_column", "Thiếu cột “{heading}”. Hãy thêm cột này với đúng tiêu đề như trong mẫu."),
    _row("unknown_item", "“{value}” không phải mã hay tên nội dung của Kế hoạch. Hãy ghi mã đã in trong mẫu."),
    _row("unknown_choice", "“{value}” không có trong danh sách. Hãy chọn một trong: {choices}."),
    _row(
        "unknown_award",
        "“{value}” không có trong danh mục danh hiệu, hình thức khen thưởng. Hãy ghi đủ tên, ví dụ Lao động tiên tiến.",
    ),
    _row(
        "award_not_for_nominee", "“{award}” không dành cho {nominee}. Hãy chọn lại danh hiệu, hình thức hoặc đối tượng."
    ),
    _row("bad_number", "“{value}” không phải là số. Chỉ ghi chữ số, ví dụ 12 hoặc 1.234,5; ghi lời sang cột Ghi chú."),
    _row("bad_year", "“{value}” không phải là năm. Hãy ghi năm bốn chữ số, ví dụ 1985."),
    _row("bad_percent", "“{value}” không phải tỷ lệ phần trăm. Hãy ghi số kèm dấu %, ví dụ 85,5%."),
    _row("ambiguous_percent", "“{value}” có thể là phần trăm hoặc tỷ số. Hãy ghi kèm dấu %, ví dụ 50% hoặc 0,5%."),
    _row("out_of_range", "“{value}” ngoài khoảng cho phép ({range}). Hãy kiểm tra lại con số."),
    _row("bad_date", "“{value}” không phải là ngày. Hãy ghi ngày/tháng/năm, ví dụ 31/03/2023."),
    _row("required_empty", "Ô “{heading}” bắt buộc nhưng đang trống. Hãy điền vào ô này."),
    _row(
        "nil_over_number",
        "Khó khăn {number} (“{known}”) vẫn đang được theo dõi, không ghi “Không có” đè lên. Hãy ghi lại nội dung cũ; "
        "nếu không có khó khăn mới, ghi “Không có” ở hàng trống đầu tiên; nếu đã hết vướng mắc, "
        "đề nghị Văn phòng kết thúc.",
    ),
    _row("duplicate_row", "Hàng này trùng với hàng {other} nhưng nội dung khác nhau. Hãy giữ lại một hàng đúng."),
    _row(
        "formula_without_value",
        "Ô có công thức nhưng chưa có kết quả. Hãy mở tệp bằng Excel, lưu lại; hoặc ghi thẳng giá trị.",
    ),
    _row("ditto_without_above", "“{value}” nghĩa là như trên, nhưng phía trên chưa có gì. Hãy ghi rõ nội dung."),
    _row("error_cell", "Ô đang báo lỗi {value}. Hãy sửa công thức hoặc ghi thẳng giá trị."),
    _row("unknown_direction", "“{value}” không phải số ý kiến chỉ đạo của đơn vị. Hãy giữ nguyên số đã in trong mẫu."),
    _row(
        "direction_differs",
        "Số {number} trong sổ là “{direction}”, khác với chữ ở hàng này. "
        "Hãy ghi kết quả vào hàng in đúng số, hoặc tải lại mẫu.",
    ),
    _row("unknown_criterion", "“{value}” không phải mã tiêu chí của Kế hoạch. Hãy giữ nguyên mã đã in trong mẫu."),
    _row("unknown_record", "“{value}” không phải số đã cấp cho đơn vị. Để trống nếu là mới, hoặc giữ nguyên số đã in."),
    _row(
        "unknown_row_unit", "Không biết hàng này của đơn vị nào (“{value}”). Hãy ghi tên hoặc mã đơn vị ở cột Đơn vị."
    ),
    _sheet(
        "sheet_not_expected",
        "Sở chỉ thẩm định hồ sơ của {unit}, không theo dõi trang này. Hãy chỉ gửi các trang {sheets}.",
    ),
    _row(
        "row_not_expected",
        "Sở chỉ thẩm định hồ sơ của {unit}, không theo dõi trang này. Hãy bỏ hàng này, hoặc ghi đúng đơn vị.",
    ),
    _warning(
        "stale_template", "Mẫu này đã cũ ({found}; hiện dùng {current}). Số liệu vẫn được nhận; kỳ sau hãy tải mẫu mới."
    ),
    _warning(
        "altered_identity", "Thông tin nhận dạng của mẫu đã bị sửa. Đơn vị và kỳ được đọc từ chữ trên trang tính."
    ),
    _warning(
        "hidden_rows",
        "Có {count} hàng đang ẩn vẫn chứa số liệu (hàng {rows}). Số liệu ẩn vẫn được đọc; hãy kiểm tra lại.",
    ),
    _warning(
        "total_mismatch", "Dòng tổng ghi {value}, cộng lại được {sum}. Hãy kiểm tra dòng tổng hoặc các hàng bên trên."
    ),
    _warning(
        "item_title_differs",
        "Mã {value} là “{planned}”, nhưng cột nội dung ghi khác. Hãy kiểm tra lại mã.",
    ),
    _warning("due_on_differs", "Thời hạn ghi {value}, Kế hoạch là {planned}. Thời hạn theo Kế hoạch được giữ nguyên."),
    _warning(
        "direction_due_on_differs",
        "Thời hạn ghi {value}, ý kiến chỉ đạo giao đến {planned}. Thời hạn đã giao được giữ nguyên.",
    ),
    _warning(
        "completed_without_evidence", "Ghi hoàn thành nhưng chưa có minh chứng. Hãy ghi số, ký hiệu, ngày của văn bản."
    ),
    _warning(
        "status_contradiction",
        "Trạng thái “{value}” không khớp với {other}. Hãy kiểm tra lại.",
    ),
    _warning(
        "progress_fell",
        "{heading} {value} thấp hơn {before} đã báo cáo ở {period}. Số liệu tính lũy kế từ đầu năm; hãy kiểm tra lại.",
    ),
    _warning(
        "progress_empty",
        "Trang này chưa có kết quả nào nên chưa tính là đã báo cáo. Hãy điền trạng thái, kết quả của từng nội dung.",
    ),
    _warning("nil_contradiction", "Ghi “Không có” nhưng các hàng khác vẫn nêu nội dung. Hãy bỏ một trong hai."),
    _warning(
        "title_in_name",
        "“{value}” có danh xưng hoặc học vị trong họ tên. Hãy chỉ ghi “{bare}”; danh xưng ghi ở cột Ông/Bà.",
    ),
    _warning(
        "nil_report_missing", "Trang này để trống. Nếu không có, hãy ghi “Không có” để Văn phòng biết là đã báo cáo."
    ),
    _warning("possible_same_person", "“{value}” có thể trùng với người ở hàng {other}. Hãy ghi năm sinh để phân biệt."),
    _warning("partial_date", "“{value}” thiếu ngày hoặc tháng. Hãy ghi đủ ngày/tháng/năm; chữ đã ghi vẫn được giữ."),
    _warning(
        "heading_unsure",
        "Chưa rõ cột “{value}” là cột nào ({choices}) nên chưa đọc. Hãy chọn khi nạp, hoặc ghi tiêu đề như mẫu.",
    ),
    _warning(
        "file_name_differs",
        "Tên tệp ghi {found}, trong tệp ghi {chosen}. Đã lấy theo trong tệp; hãy kiểm tra có gửi nhầm tệp không.",
    ),
    _warning(
        "merged_quantity",
        "Ô gộp {value} nằm trên {count} hàng nên được đọc cho từng hàng. Nếu chỉ là số của một hàng, hãy bỏ gộp ô.",
    ),
    _warning(
        "same_file_other_unit",
        "Chính tệp này đã được nạp cho {found}. Hãy kiểm tra có gửi nhầm tệp của đơn vị khác không.",
    ),
    _warning(
        "completed_with_open_difficulty",
        "Ghi hoàn thành nhưng còn khó khăn chưa giải quyết ({found}). Hãy kiểm tra lại trạng thái.",
    ),
    _warning(
        "difficulty_text_differs",
        "Số {number} đã dùng cho khó khăn “{known}”. Nếu đây là khó khăn mới thì để trống cột Số khó khăn; "
        "nếu vẫn là khó khăn cũ thì không cần sửa.",
    ),
    _warning(
        "difficulty_closed",
        "Khó khăn {number} đã kết thúc ngày {day} và vẫn giữ như vậy. Nếu còn vướng mắc, hãy đề nghị Văn phòng mở lại.",
    ),
    _warning(
        "possible_same_difficulty",
        "Khó khăn này giống khó khăn {likely} đang theo dõi (“{known}”). "
        "Nếu là một, hãy ghi số {likely} vào cột Số khó khăn.",
    ),
    _warning(
        "award_rule",
        "Chưa đủ điều kiện xem xét theo quy tắc {rules}: {reasons} Hàng vẫn được nhận; hãy kiểm tra lại hồ sơ.",
    ),
    _info(
        "legacy_encoding",
        "Cột này gõ bằng bảng mã cũ ({font}): “{value}” được đọc là “{read}”. Hãy xem lại chữ đã chuyển sang Unicode.",
    ),
    _info(
        "heading_read_as",
        "Cột “{value}” được đọc là cột “{heading}”. Nếu không đúng, hãy ghi tiêu đề như trong mẫu.",
    ),
    _info("unchanged_since_last_period", "Số liệu giống hệt kỳ trước. Nếu đúng như vậy thì không cần sửa."),
    _info("not_checked", "Chưa đọc, chưa kiểm tra {what}. Nếu ở đó có số liệu, hãy chuyển vào trang, hàng theo mẫu."),
    _warning(
        "unread_column",
        "Cột “{value}” không có trong mẫu hoặc bị lặp lại nên không được đọc. Hãy chuyển sang cột hoặc trang theo mẫu.",
    ),
)

FINDINGS: dict[str, FindingKind] = {kind.code: kind for kind in _CATALOGUE}
UNKNOWN_ITEM_LIKE = "“{value}” không phải tên nội dung của Kế hoạch. Nếu là “{planned}”, hãy ghi mã {likely}."
UNKNOWN_DIRECTION_LIKE = (
    "“{value}” không phải số ý kiến chỉ đạo của đơn vị. Chữ ở hàng này là của ý kiến {likely}; hãy ghi lại số {likely}."
)
DIRECTION_OF_ANOTHER = (
    "Chữ ở hàng này là của ý kiến {likely}; số {number} trong sổ là “{direction}”. "
    "Hãy ghi kết quả vào hàng in số {likely}, hoặc tải lại mẫu."
)
DIRECTION_ABOUT_ANOTHER = (
    "Hàng này in là về khó khăn {found}, nhưng ý kiến số {number} là về khó khăn {known}. "
    "Hãy ghi kết quả vào hàng in đúng số, hoặc tải lại mẫu."
)
NIL_BESIDE_CELLS = (
    "Ô “{heading}” ghi “Không có” nhưng các ô khác của hàng vẫn có nội dung. Hãy ghi rõ nội dung, hoặc xóa các ô kia."
)
NIL_OVER_CLOSED = (
    "Khó khăn {number} (“{known}”) đã kết thúc ngày {day}, không ghi “Không có” đè lên. Hãy ghi lại nội dung cũ; "
    "nếu không có khó khăn mới, ghi “Không có” ở hàng trống đầu tiên."
)
UNTITLED_COLUMN = "Cột {value} có số liệu nhưng không có tiêu đề đọc được nên chưa đọc. Hãy ghi tiêu đề như trong mẫu."
NOT_SEEN = "Loại tệp .{file_kind} không cho thấy {what}. Hãy gửi tệp .xlsx để các điểm này cũng được kiểm tra."
MISSING_SHEET_BESIDE_OTHERS = "Tệp không có trang “{heading}”; số liệu đã nộp trước của trang này giữ nguyên."
