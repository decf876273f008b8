"""What a move of a nomination may need, what its dossier may hold, and what the Office may rule on: closed lists."""

from domain.choices import Choice, Option

# The column `needs` of data/pipeline.csv: said with the move, recorded before it, or true of the nomination.
PIPELINE_NEEDS = Choice(
    "pipeline_need",
    (
        Option("reason", "Lý do trả lại"),
        Option("text", "Nội dung hoặc lý do"),
        Option("decision_no", "Số quyết định"),
        Option("decision_on", "Ngày quyết định"),
        Option("document", "Số, ký hiệu văn bản"),
        Option("council_result", "Kết quả họp Hội đồng"),
        Option("dossier", "Đủ thành phần hồ sơ"),
        Option("ad_hoc", "Chỉ khen thưởng đột xuất"),
    ),
)

DOSSIER_CONDITIONS = Choice(
    "dossier_condition",
    (
        Option("always", "Luôn phải có"),
        Option("initiative", "Khi hồ sơ nêu sáng kiến, đề tài"),
        Option("special", "Khi đề nghị vì thành tích đặc biệt"),
    ),
)

# Whether the law's own text asks for a document, the Office, or memory only: the last never keeps a file back.
DOSSIER_SOURCES = Choice(
    "dossier_source",
    (
        Option("law", "Theo Luật"),
        Option("office", "Văn phòng yêu cầu"),
        Option("memory", "Theo nếp làm việc, chưa kiểm chứng"),
    ),
)

COUNCILS = Choice(
    "council",
    (
        Option("department", "Hội đồng Thi đua - Khen thưởng Sở"),
        Option("province", "Hội đồng Thi đua - Khen thưởng tỉnh"),
    ),
)

# Whose nominations they are: those of the Department's own units, or of other agencies, which it appraises for the
# province. The two are never counted together.
OWN, APPRAISED = "own", "appraised"
SCOPES = Choice(
    "nomination_scope",
    (Option(OWN, "Hồ sơ của Sở"), Option(APPRAISED, "Sở thẩm định cho cơ quan khác")),
)

# The three groupings of the plan: inside the Department, of the province's agencies, of the region's departments.
GROUPINGS = Choice(
    "grouping",
    (
        Option("internal", "Cụm thi đua trong Sở"),
        Option("block", "Khối thi đua của tỉnh"),
        Option("cluster", "Cụm thi đua các Sở Nội vụ"),
    ),
)

RULING_KINDS = Choice(
    "ruling_kind",
    (
        Option("override", "Bỏ qua lưu ý của quy định"),
        Option("class", "Xếp nhóm đối tượng"),
        Option("announced", "Công bố"),
        Option("accepted", "Nhận nội dung mới"),
        Option("corrected", "Sửa nội dung"),
        Option("refused", "Giữ nội dung cũ"),
    ),
)

# Everything that may be done about one nomination.
NOMINATION_ACTS = Choice(
    "nomination_act",
    (
        Option("move", "Chuyển hồ sơ"),
        Option("council", "Ghi kết quả Hội đồng"),
        Option("paper", "Ghi thành phần hồ sơ"),
        *RULING_KINDS.options,
    ),
)

# What a file that comes after the reception may say differently; the Office takes each over or keeps what stands.
NOMINATION_FACTS = (
    *("honorific", "nominee_name", "birth_year", "position", "award", "commendation_kind", "item_code", "achievement"),
    *("work_grade", "initiative", "initiative_decision", "votes_for", "votes_total", "documents", "note"),
)

# What of a nominee the Office may mend itself, with the old words kept in the history.
NOMINEE_FACTS = ("honorific", "nominee_name", "birth_year", "position")

# What came of a nomination stays inside until it is made known.
NOMINATION_OUTCOMES = ("decided", "declined", "revoked")
