"""The fixed words of the report: its chapters, what is said of each figure, how a row becomes a point."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Passage:
    """What the body says of one section.

    `heading` stands above it where its chapter has several, `annex` heads its annex where the section's own title says
    too little. `figures` are told in this order, each as the share "k/n";
    `tells`: the section's own sentence is kept; `tells_none`: also figures of 0 are told. `point` words a row where
    they are few.
    """

    section: str
    heading: str = ""
    figures: tuple[tuple[str, str], ...] = ()
    tells: bool = True
    tells_none: bool = True
    point: str = ""
    annex: str = ""


@dataclass(frozen=True)
class Chapter:
    """One chapter of the body."""

    title: str
    passages: tuple[Passage, ...]


CHAPTERS: tuple[Chapter, ...] = (
    Chapter(
        "KẾT QUẢ THỰC HIỆN",
        (
            Passage(
                "at_risk",
                "Tiến độ thực hiện các nội dung của Kế hoạch",
                (
                    ("items_completed", "{share} nội dung của Kế hoạch đã hoàn thành"),
                    ("items_overdue", "{share} nội dung quá hạn"),
                    ("items_at_risk", "{share} nội dung có nguy cơ"),
                    ("items_not_reported", "{share} nội dung chưa báo cáo"),
                ),
                tells=False,
                point="Nội dung {number}: {subject} ({unit_name} chủ trì; thời hạn {due_on}; {state})",
            ),
            Passage(
                "silent",
                "Chế độ báo cáo của các đơn vị",
                (("reports_missing", "{share} đơn vị đã quá hạn mà chưa nộp báo cáo"),),
                point="{unit_name}: báo cáo {state} (thời hạn {due_on}); khó khăn, vướng mắc: {difficulties}",
                annex="Đơn vị chưa báo cáo hoặc chưa nói rõ có khó khăn, vướng mắc hay không",
            ),
            Passage(
                "changed",
                "Thay đổi từ kỳ họp trước",
                (
                    ("back", "{share} lùi lại"),
                    ("came_due", "{share} đến hạn chưa xong"),
                    ("vanished", "{share} không còn"),
                    ("appeared", "{share} mới phát sinh"),
                    ("forward", "{share} tiến lên"),
                ),
                tells_none=False,
            ),
        ),
    ),
    Chapter(
        "KHÓ KHĂN, VƯỚNG MẮC VÀ Ý KIẾN CHỈ ĐẠO",
        (
            Passage(
                "waiting",
                "Khó khăn, vướng mắc chờ ý kiến chỉ đạo",
                (("difficulties_open", "{share} khó khăn, vướng mắc đã nêu chưa giải quyết xong"),),
                point="{unit_name} (mức độ {severity}; {status}): {description}",
            ),
            Passage(
                "directions",
                "Ý kiến chỉ đạo quá hạn",
                (
                    ("directions_open", "{share} ý kiến chỉ đạo đang thực hiện"),
                    ("directions_overdue", "{share} ý kiến chỉ đạo đang thực hiện đã quá thời hạn"),
                ),
                tells=False,
                point="{unit_name} (thời hạn {due_on}; {state}): {subject}",
            ),
            Passage(
                "concluded",
                "Ý kiến chỉ đạo tại kỳ họp",
                point="{responsible_name} (thời hạn {due_on}): {direction}",
            ),
        ),
    ),
    Chapter(
        "ĐỀ NGHỊ KHEN THƯỞNG",
        (
            Passage(
                "nominations",
                figures=(
                    ("titles_decided", "{share} hồ sơ danh hiệu thi đua đã có quyết định"),
                    ("forms_decided", "{share} hồ sơ hình thức khen thưởng đã có quyết định"),
                ),
            ),
        ),
    ),
    Chapter("NỘI DUNG KẾ HOẠCH NHẤN MẠNH", (Passage("stresses"),)),
    Chapter(
        "NHIỆM VỤ, THỜI HẠN SẮP TỚI",
        (Passage("deadlines", point="Ngày {on_day}, {units}: {title}"),),
    ),
)
ANNEX_TITLES = {one.section: one.annex for chapter in CHAPTERS for one in chapter.passages if one.annex}
# So many rows are told in the body one by one; more of them stand in the annex only, as all of them do.
MOST_POINTS = 7
LONGEST_POINT = 300

OPENING = "Thực hiện {plan}, Sở Nội vụ báo cáo kết quả {period} như sau:"
OF_MEETING = "Báo cáo phục vụ {meeting} ngày {day}{chaired}."
CHAIRED = " do {chair} chủ trì"
FIGURES_OF = "Số liệu trong Báo cáo này tính đến ngày {day}."
COUNTED = "Đến ngày {day}: {told}."
SEE_ANNEX = "Chi tiết tại {annex} kèm theo."
FOLLOWED = (
    "Văn phòng Sở tiếp tục theo dõi, đôn đốc các đơn vị thực hiện nội dung đến hạn, ý kiến chỉ đạo và hoàn thiện hồ sơ "
    "đề nghị khen thưởng đúng thời hạn."
)
# One stress of one family, its stages, and one of these beside the year before.
STRESS, STAGE, YEAR_BEFORE = "{stress} (hồ sơ {family}): {stages}.", "{stage} {share}", ", năm trước {before}"
CLOSING = "Trên đây là Báo cáo {about} của Sở Nội vụ"
