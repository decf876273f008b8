"""States of difficulties and nominations, and the acts that lead to them."""

from domain.choices import Choice, Option

# Of item x unit, as computed: never as typed. "Chưa báo cáo" is not 0 %.
PROGRESS_STATES = Choice(
    "progress_state",
    (
        Option("completed", "Hoàn thành"),
        Option("in_progress", "Đang thực hiện"),
        Option("overdue", "Quá hạn"),
        Option("not_started", "Chưa thực hiện"),
        Option("not_applicable", "Không thực hiện"),
        Option("shared", "Các đơn vị cùng thực hiện"),
        Option("to_mend", "Chờ sửa"),
        Option("not_due", "Chưa đến kỳ"),
        Option("not_arisen", "Chưa phát sinh"),
        Option("not_reported", "Chưa báo cáo"),
    ),
)

FINDING_SEVERITIES = Choice(
    "finding_severity",
    (Option("error", "Lỗi"), Option("warning", "Lưu ý"), Option("info", "Thông tin")),
)

DIFFICULTY_REPORTS = Choice(
    "difficulty_report",
    (
        Option("some", "Có nêu"),
        Option("nil", "Không có"),
        Option("silent", "Chưa báo cáo"),
    ),
)

ATTENTION_KINDS = Choice(
    "attention_kind",
    (
        Option("direction_overdue", "Chỉ đạo quá hạn"),
        Option("difficulty_waiting", "Khó khăn chờ chỉ đạo"),
        Option("item_overdue", "Nội dung quá hạn"),
        Option("report_missing", "Chưa nộp báo cáo"),
    ),
)

DIFFICULTY_STATES = Choice(
    "difficulty_state",
    (
        Option("reported", "Chờ chỉ đạo"),
        Option("directed", "Đã chỉ đạo"),
        Option("answered", "Đã có kết quả"),
        Option("resolved", "Đã giải quyết"),
        Option("passed_on", "Chuyển cấp trên"),
    ),
)

DIFFICULTY_ACTS = Choice(
    "difficulty_act",
    (
        Option("directed", "Cho ý kiến chỉ đạo"),
        Option("answered", "Trả lời kết quả"),
        Option("resolved", "Giải quyết xong"),
        Option("reopened", "Mở lại"),
        Option("passed_on", "Chuyển cấp trên"),
    ),
)

# From which states each act may be done; a direction may be given again, what is closed must be reopened first.
DIFFICULTY_ACT_FROM: dict[str, frozenset[str]] = {
    "directed": frozenset({"reported", "directed", "answered", "passed_on"}),
    "answered": frozenset({"directed", "answered"}),
    "resolved": frozenset({"reported", "directed", "answered", "passed_on"}),
    "reopened": frozenset({"resolved"}),
    "passed_on": frozenset({"reported", "directed", "answered"}),
}

NOMINATION_STATES = Choice(
    "nomination_state",
    (
        Option("registered", "Đăng ký"),
        Option("proposed", "Đề nghị"),
        Option("received", "Đã tiếp nhận"),
        Option("returned", "Trả lại"),
        Option("eligible", "Đủ điều kiện xem xét"),
        Option("ineligible", "Chưa đủ điều kiện"),
        Option("council_done", "Đã họp Hội đồng"),
        Option("submitted", "Đã trình cấp trên"),
        Option("decided", "Đã có quyết định"),
        Option("declined", "Không được khen thưởng"),
        Option("withdrawn", "Đã rút"),
        Option("revoked", "Đã thu hồi"),
    ),
)

# After these only these may follow; every other state may still change to any.
NOMINATION_FINAL: dict[str, frozenset[str]] = {"decided": frozenset({"revoked"}), "revoked": frozenset()}

RETURN_REASONS = Choice(
    "return_reason",
    (
        Option("TL01", "Thiếu biên bản họp hoặc biên bản không ghi tỷ lệ phiếu"),
        Option("TL02", "Thiếu quyết định công nhận sáng kiến, hoặc công nhận sau ngày họp xét"),
        Option("TL03", "Báo cáo thành tích không đúng mẫu, chưa xác nhận hoặc ngoài thời gian xét"),
        Option("TL04", "Không đủ số năm liên tục"),
        Option("TL05", "Vượt tỷ lệ quy định"),
        Option("TL06", "Sai thẩm quyền, sai tên danh hiệu hoặc hình thức"),
        Option("TL07", "Sai họ tên, chức vụ, đơn vị, năm sinh so với quyết định cũ"),
        Option("TL08", "Không đăng ký thi đua đầu năm"),
        Option("TL09", "Đang trong thời gian xem xét kỷ luật hoặc có đơn thư"),
        Option("TL10", "Trùng thành tích đã được khen thưởng"),
        Option("TL11", "Gửi quá thời hạn"),
        Option("TL12", "Tờ trình, biên bản và tệp Excel không khớp nhau"),
    ),
)

SUBMISSION_STATES = Choice(
    "submission_state",
    (
        Option("accepted", "Đã nhận đủ"),
        Option("partial", "Nhận một phần"),
        Option("refused", "Không nhận"),
        Option("withdrawn", "Đã rút"),
        Option("replaced", "Đã thay thế"),
        Option("duplicate", "Đã có trong sổ"),
    ),
)

ACTS = Choice(
    "act",
    (
        Option("init", "Nạp danh mục"),
        Option("plan_load", "Nạp kế hoạch"),
        Option("load", "Nạp tệp"),
        Option("withdraw", "Rút lần nộp"),
        *DIFFICULTY_ACTS.options,
        Option("move", "Chuyển hồ sơ"),
        Option("meeting_open", "Mở kỳ họp"),
        Option("meeting_close", "Đóng kỳ họp"),
    ),
)

REPORTING_STATES = Choice(
    "reporting_state",
    (
        Option("expected", "Chưa đến hạn"),
        Option("on_time", "Đúng hạn"),
        Option("late", "Nộp muộn"),
        Option("missing", "Chưa nộp"),
    ),
)

STATES = (
    PROGRESS_STATES,
    FINDING_SEVERITIES,
    DIFFICULTY_REPORTS,
    ATTENTION_KINDS,
    DIFFICULTY_STATES,
    DIFFICULTY_ACTS,
    NOMINATION_STATES,
    RETURN_REASONS,
    SUBMISSION_STATES,
    ACTS,
    REPORTING_STATES,
)
