"""The draft of a notice of conclusions (thông báo kết luận) from the directions a meeting gave.

One conclusion a difficulty, whoever must act on it: a difficulty on which two units act is told once, as in a notice
written by hand. They come in protocol order of the units that must act, so that a unit finds what is its own together.
"""

from domain.folding import fold
from etl.template import SAMPLE_MARK
from reports.conclusions import PLAIN_MEETING, Direction, Notice
from reports.notice_proof import CONCLUSION, DIRECTION, TASK, prove
from reports.official.layout import END
from reports.official.paper import Paper
from reports.official.words import lines_of, on_one_line
from texts import formats

MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KIND, SYMBOL = "THÔNG BÁO", "TB"
SIGNER = ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG")
RECEIVERS, FILED_BY = ("Lãnh đạo Sở", "Các phòng, ban, đơn vị thuộc Sở"), "VP"
ABOUT, ABOUT_WITHOUT_CHAIR = "Kết luận của {chair} tại {meeting}", "Kết luận {meeting}"
OPENING = (
    "Ngày {day}, {chair} chủ trì {meeting}. Sau khi nghe báo cáo khó khăn, vướng mắc của các đơn vị và ý kiến "
    "thảo luận, chủ trì cuộc họp kết luận như sau:"
)
OPENING_WITHOUT_CHAIR = (
    "Ngày {day}, Sở Nội vụ tổ chức {meeting}. Sau khi nghe báo cáo khó khăn, vướng mắc của các đơn vị và ý kiến "
    "thảo luận, cuộc họp kết luận như sau:"
)
FOLLOWED = (
    "Văn phòng Sở theo dõi, đôn đốc việc thực hiện; các đơn vị được giao nhiệm vụ báo cáo kết quả tại trang "
    "“Ý kiến chỉ đạo” của báo cáo kỳ tới."
)
CLOSING = "Thừa lệnh Giám đốc Sở, Văn phòng Sở thông báo để các đơn vị biết, thực hiện"
LONGEST_GIST = 180
_ENDS = (".", "!", "?", "…")
# Somebody who is already named with a title isn't given another one.
_TITLED = ("d c ", "dong chi ", "ong ", "ba ", "giam doc", "pho ", "lanh dao", "chanh ", "chu tich", "truong ")


def notice_document(notice: Notice) -> bytes:
    """Return the draft as a .docx: number and date open, unsigned; raises ExportDiffers.

    In Vietnamese only, as an official document is. Reopened before it is returned: every conclusion, direction, unit
    and day in it is what was asked of the ledger.
    """
    paper = Paper(f"{KIND} {notice.meeting_id}", *([SAMPLE_MARK] if notice.is_sample else []))
    for style in (CONCLUSION, DIRECTION, TASK):
        paper.style(style, keep_with_next=style != TASK)
    words = {"day": formats.date(notice.held_on), "chair": named(notice.chair), "meeting": notice.meeting}
    paper.head(SYMBOL, notice.held_on.year)
    # One meeting is told from another by its day where nothing else is known of it.
    day = f" ngày {words['day']}" if notice.meeting == PLAIN_MEETING else ""
    paper.name(KIND, (ABOUT if words["chair"] else ABOUT_WITHOUT_CHAIR).format(**words) + day)
    paper.body((OPENING if words["chair"] else OPENING_WITHOUT_CHAIR).format(**words))
    _write_conclusions(paper, notice)
    paper.body(FOLLOWED)
    # The foot never stands alone on a page.
    paper.body(CLOSING + END, keep_with_next=True)
    paper.foot(SIGNER, RECEIVERS, FILED_BY)
    content = paper.content()
    prove(content, notice)
    return content


def named(person: str) -> str:
    """Return a person as an official names them, with the title that was written or "đồng chí"; "" for nobody."""
    shown = on_one_line(person)
    if not shown or f"{fold(shown)} ".startswith(_TITLED):
        return shown
    return f"đồng chí {shown}"


def _write_conclusions(paper: Paper, notice: Notice) -> None:
    told = 0
    for number, letter, direction in notice.points():
        if number > told:
            lead, gist = _conclusion(number, direction)
            paper.body(gist, CONCLUSION, lead=lead)
        told = number
        said = lines_of(direction.text)
        for place, line in enumerate(said):
            paper.body(line if place else letter + line, DIRECTION)
        by = "" if notice.is_by_chair(direction) else named(direction.directed_by)
        paper.body(_task(direction, by), TASK)


def _conclusion(number: int, direction: Direction) -> tuple[str, str]:
    by = f" của {direction.raised_by}" if direction.raised_by else ""
    heading = f"{number}. Về khó khăn, vướng mắc số {direction.difficulty_no}{by}"
    gist = _gist(direction.description)
    return (f"{heading}:", f" {gist}") if gist else (heading, "")


def _task(direction: Direction, by: str) -> str:
    given = f"Theo ý kiến của {by}, giao" if by else "Giao"
    due = f", hoàn thành chậm nhất ngày {formats.date(direction.due_on)}" if direction.due_on else ""
    return f"{given} {direction.responsible} thực hiện{due} ({direction.number})."


def _gist(description: str) -> str:
    """The difficulty on a line or two: whole where it is short, else its first sentences or words."""
    whole = on_one_line(description)
    if len(whole) <= LONGEST_GIST:
        return whole if not whole or whole.endswith(_ENDS) else f"{whole}."
    end = whole.rfind(". ", LONGEST_GIST // 3, LONGEST_GIST)
    return f"{whole[:end]}…" if end > 0 else formats.shortened(whole, LONGEST_GIST)
