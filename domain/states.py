"""States of difficulties and nominations, and the acts that lead to them."""

from domain import acts
from domain.choices import Choice, Option
from domain.nominations import (
    COUNCILS,
    DOSSIER_CONDITIONS,
    DOSSIER_SOURCES,
    GROUPINGS,
    PIPELINE_NEEDS,
    RULING_KINDS,
    SCOPES,
)

# Of item x unit, by rule and never as typed (domain/status_rules.py). "Chưa báo cáo" is not 0 %.
PROGRESS_STATES = Choice(
    "progress_state",
    (
        Option("completed", "Hoàn thành đúng hạn"),
        Option("completed_late", "Hoàn thành quá hạn"),
        Option("on_track", "Đúng tiến độ"),
        Option("at_risk", "Có nguy cơ"),
        Option("overdue", "Quá hạn"),
        Option("not_applicable", "Không thực hiện"),
        Option("shared", "Các đơn vị cùng thực hiện"),
        Option("to_mend", "Chờ sửa"),
        Option("not_due", "Chưa đến hạn"),
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
        Option("nil", "Không vướng mắc"),
        Option("silent", "Chưa báo cáo"),
    ),
)

ATTENTION_KINDS = Choice(
    "attention_kind",
    (
        Option("directions_overdue", "Chỉ đạo quá hạn"),
        Option("difficulties_waiting", "Khó khăn chờ chỉ đạo"),
        Option("items_overdue", "Nội dung quá hạn"),
        Option("items_at_risk", "Nội dung có nguy cơ"),
        Option("reports_missing", "Chưa nộp báo cáo"),
        Option("nominations_pressing", "Hồ sơ sắp hoặc đã trễ"),
    ),
)

DIFFICULTY_STATES = Choice(
    "difficulty_state",
    (
        Option("reported", "Chờ chỉ đạo"),
        Option("directed", "Đã chỉ đạo"),
        Option("answered", "Đơn vị đã trả lời"),
        Option("resolved", "Đã giải quyết"),
        Option("passed_on", "Đã kiến nghị cấp trên"),
    ),
)

DIFFICULTY_ACTS = Choice(
    "difficulty_act",
    (
        Option("directed", "Cho ý kiến chỉ đạo"),
        Option("answered", "Trả lời kết quả"),
        Option("resolved", "Giải quyết xong"),
        Option("reopened", "Mở lại"),
        Option("passed_on", "Kiến nghị cấp trên"),
        Option("replied", "Cấp trên trả lời"),
        Option("reminded", "Đôn đốc"),
        Option("joined", "Ghép vì nêu trùng"),
        Option("parted", "Tách lại"),
        Option("kept_apart", "Xác nhận không trùng"),
    ),
)

# A direction stands until its difficulty is resolved or reopened; what its latest answer says.
DIRECTION_STATES = Choice(
    "direction_state",
    (
        Option("unanswered", "Chưa trả lời"),
        Option("not_started", "Chưa thực hiện"),
        Option("in_progress", "Đang thực hiện"),
        Option("answered", "Đã trả lời"),
        Option("done", "Đã thực hiện"),
        Option("cannot", "Không thực hiện được"),
    ),
)

DIRECTION_FORMS = Choice(
    "direction_form",
    (
        Option("spoken", "Chỉ đạo trực tiếp"),
        Option("meeting", "Chỉ đạo tại cuộc họp"),
        Option("note", "Bút phê"),
        Option("notice", "Thông báo kết luận"),
        Option("letter", "Công văn"),
    ),
)

# For whom a difficulty is: leadership's direction (on a content of the plan, or on none), a higher body's decision, or
# the unit and the Office themselves.
DIFFICULTY_TRACKS = Choice(
    "difficulty_track",
    (
        Option("department", "Lãnh đạo Sở"),
        Option("general", "Khó khăn chung"),
        Option("higher", "Kiến nghị cấp trên"),
        Option("own", "Đơn vị, Văn phòng tự xử lý"),
    ),
)

# Which waiting is counted: for direction, past a direction's deadline, for a higher body's reply, to be closed.
DIFFICULTY_CLOCKS = Choice(
    "difficulty_clock",
    (
        Option("direction", "Chờ chỉ đạo"),
        Option("deadline", "Quá hạn chỉ đạo"),
        Option("reply", "Chờ cấp trên trả lời"),
        Option("closing", "Chờ kết thúc"),
    ),
)

ESCALATION_LEVELS = Choice("escalation_level", (Option("now", "Cần xử lý ngay"), Option("soon", "Cần xử lý sớm")))

# From which states each act may be done; a direction may be given again, what is closed must be reopened first.
DIFFICULTY_ACT_FROM: dict[str, frozenset[str]] = {
    "directed": frozenset({"reported", "directed", "answered", "passed_on"}),
    "answered": frozenset({"directed", "answered", "passed_on"}),
    "resolved": frozenset({"reported", "directed", "answered", "passed_on"}),
    "reopened": frozenset({"resolved"}),
    "passed_on": frozenset({"reported", "directed", "answered", "passed_on"}),
    "replied": frozenset({"passed_on"}),
    "reminded": frozenset({"directed", "answered", "passed_on"}),
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

# The way a nomination goes, step by step: whoever stands at one has reached all before it. Returned, it stands at none.
NOMINATION_WAY = ("registered", "proposed", "received", "eligible", "council_done", "submitted", "decided")
# Off that way for good: nothing more is owed by a day.
NOMINATION_ENDED = ("ineligible", "declined", "withdrawn", "revoked")


def states_that_reach(state: str) -> tuple[str, ...]:
    """Return the states in which a nomination has reached that one; raises ValueError for a state not on the way."""
    return NOMINATION_WAY[NOMINATION_WAY.index(state) :]


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

# The same as others than those who decide read it: discipline and complaints are for the dossier alone, never for a
# meeting's screen or a letter.
_NOT_FOR_MEETINGS = {"TL09": "Văn phòng trao đổi riêng"}
RETURN_REASONS_TOLD = Choice(
    "return_reason_told",
    tuple(Option(one.code, _NOT_FOR_MEETINGS.get(one.code, one.label)) for one in RETURN_REASONS.options),
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

ACTS = Choice("act", tuple(Option(kind.verb, kind.label) for kind in acts.ACTS.values()))

REPORTING_STATES = Choice(
    "reporting_state",
    (
        Option("expected", "Chưa đến hạn"),
        Option("on_time", "Đúng hạn"),
        Option("late", "Nộp muộn"),
        Option("missing", "Chưa nộp"),
    ),
)

REMINDER_KINDS = Choice(
    "reminder_kind",
    (
        Option("report_missing", "Chưa nộp báo cáo"),
        Option("row_to_mend", "Hàng chờ sửa"),
        Option("cells_empty", "Ô còn trống"),
        Option("item_overdue", "Nội dung quá hạn"),
        Option("direction_overdue", "Chỉ đạo quá hạn"),
        Option("direction_unanswered", "Chỉ đạo chưa trả lời"),
        Option("nomination_returned", "Hồ sơ bị trả lại"),
    ),
)

DEADLINE_KINDS = Choice(
    "deadline_kind",
    (
        Option("report_due", "Hạn nộp báo cáo"),
        Option("item_due", "Hạn nội dung"),
        Option("direction_due", "Hạn ý kiến chỉ đạo"),
        Option("interim_review", "Sơ kết phong trào"),
        Option("final_review", "Tổng kết phong trào"),
        Option("nomination_due", "Hạn hồ sơ khen thưởng"),
        Option("meeting", "Kỳ họp"),
    ),
)

STATES = (
    PROGRESS_STATES,
    FINDING_SEVERITIES,
    DIFFICULTY_REPORTS,
    ATTENTION_KINDS,
    DIFFICULTY_STATES,
    DIFFICULTY_ACTS,
    DIRECTION_STATES,
    DIRECTION_FORMS,
    DIFFICULTY_TRACKS,
    DIFFICULTY_CLOCKS,
    ESCALATION_LEVELS,
    NOMINATION_STATES,
    RETURN_REASONS,
    PIPELINE_NEEDS,
    DOSSIER_CONDITIONS,
    DOSSIER_SOURCES,
    COUNCILS,
    GROUPINGS,
    RULING_KINDS,
    SCOPES,
    SUBMISSION_STATES,
    ACTS,
    REPORTING_STATES,
    REMINDER_KINDS,
    DEADLINE_KINDS,
)
