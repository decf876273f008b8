"""States of difficulties and nominations, and the acts that lead to them."""

from domain.choices import Choice, Option

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

# From which states each act may be done; a direction may be given again, and a closed difficulty must be reopened first.
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
        Option("ineligible", "Không đủ điều kiện"),
        Option("council_done", "Đã họp Hội đồng"),
        Option("submitted", "Đã trình cấp trên"),
        Option("decided", "Đã có quyết định"),
        Option("declined", "Không được khen thưởng"),
        Option("withdrawn", "Đã rút"),
        Option("revoked", "Đã thu hồi"),
    ),
)

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
        Option("replaced", "Đã thay bằng tệp mới"),
        Option("duplicate", "Đã có trong sổ"),
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
    DIFFICULTY_STATES,
    DIFFICULTY_ACTS,
    NOMINATION_STATES,
    RETURN_REASONS,
    SUBMISSION_STATES,
    REPORTING_STATES,
)
