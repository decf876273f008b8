"""The draft of a notice of conclusions (thông báo kết luận) from the directions a meeting gave.

One conclusion a difficulty, whoever must act on it: a difficulty on which two units act is told once, as in a notice
written by hand. They come in protocol order of the units that must act, so that a unit finds what is its own together.
"""

from etl.template import SAMPLE_MARK
from reports.addressing import BLANK, named, with_post
from reports.assignment import assignment
from reports.conclusions import PLAIN_MEETING, Direction, Notice
from reports.notice_proof import CONCLUSION, DIRECTION, MORE, OFFICE_COLUMNS, TASK, heading, office_rows, prove, written
from reports.official.layout import END
from reports.official.paper import Paper
from reports.official.words import ended, on_one_line
from texts import formats

MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
KIND, SYMBOL = "THÔNG BÁO", "TB"
SIGNER = ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG")
RECEIVERS, FILED_BY = ("Lãnh đạo Sở", "Các phòng, ban, đơn vị thuộc Sở"), "VP"
ABOUT, ABOUT_WITHOUT_CHAIR = "Kết luận của {chair} tại {meeting}", "Kết luận {meeting}"
OPENING, OPENING_WITHOUT_CHAIR = "Ngày {day}, {chair} chủ trì {meeting}.", "Ngày {day}, Sở Nội vụ tổ chức {meeting}."
PRESENT = f"Thành phần dự họp: {BLANK}."
HEARD = "Sau khi nghe báo cáo khó khăn, vướng mắc của các đơn vị và ý kiến thảo luận, {who} kết luận như sau:"
FOLLOWED = (
    "Văn phòng Sở theo dõi, đôn đốc việc thực hiện; các đơn vị được giao nhiệm vụ báo cáo kết quả tại trang "
    "“Ý kiến chỉ đạo” của báo cáo kỳ tới."
)
CLOSING = "Thừa lệnh Giám đốc Sở, Văn phòng Sở thông báo để các đơn vị biết, thực hiện"
LONGEST_GIST = 180
OFFICE_PART = "Phần đối chiếu của Văn phòng, bỏ khi ban hành"
OFFICE_WIDTHS = (22, 30, 30, 50, 28)  # mm


def notice_document(notice: Notice) -> bytes:
    """Return the draft as a .docx: number and date open, unsigned; raises ExportDiffers.

    In Vietnamese only, as an official document is, and without the ledger's numbers in its sentences: they stand in a
    part of the Office's own at the end. Reopened before it is returned: every conclusion, direction, unit and day in it
    is what was asked of the ledger.
    """
    paper = Paper(f"{KIND} {notice.meeting_id}", *([SAMPLE_MARK] if notice.is_sample else []))
    for style in (CONCLUSION, DIRECTION, MORE, TASK):
        paper.style(style, keep_with_next=style == CONCLUSION)
    words = {"day": formats.date(notice.held_on), "chair": named(notice.chair), "meeting": notice.meeting}
    paper.head(SYMBOL, notice.held_on.year)
    # One meeting is told from another by its day where nothing else is known of it.
    day = f" ngày {words['day']}" if notice.meeting == PLAIN_MEETING else ""
    paper.name(KIND, (ABOUT if words["chair"] else ABOUT_WITHOUT_CHAIR).format(**words) + day)
    _open(paper, notice)
    _write_conclusions(paper, notice)
    paper.body(FOLLOWED)
    # The foot never stands alone on a page.
    paper.body(CLOSING + END, keep_with_next=True)
    paper.foot(SIGNER, RECEIVERS, FILED_BY)
    paper.office_part(OFFICE_PART, OFFICE_COLUMNS, office_rows(notice), OFFICE_WIDTHS)
    content = paper.content()
    prove(content, notice)
    return content


def _open(paper: Paper, notice: Notice) -> None:
    """Who chaired what, who was there, and that it concluded; what the ledger doesn't know is left to fill in."""
    words = {"day": formats.date(notice.held_on), "chair": with_post(notice.chair), "meeting": notice.meeting}
    paper.body((OPENING if words["chair"] else OPENING_WITHOUT_CHAIR).format(**words))
    paper.body(PRESENT)
    paper.body(HEARD.format(who="chủ trì cuộc họp" if words["chair"] else "cuộc họp"), keep_with_next=True)


def _write_conclusions(paper: Paper, notice: Notice) -> None:
    told = 0
    for number, letter, direction in notice.points():
        if number > told:
            lead, gist = _conclusion(number, direction)
            paper.body(gist, CONCLUSION, lead=lead)
        told = number
        said, task = written(letter, direction), assignment(notice, direction)
        for place, line in enumerate(said, start=1):
            is_last = place == len(said) and not task
            paper.body(line, MORE if place > 1 else DIRECTION, keep_with_next=not is_last)
        if task:
            paper.body(task, TASK)


def _conclusion(number: int, direction: Direction) -> tuple[str, str]:
    gist = _gist(direction.description)
    return heading(number, direction), f" {gist}" if gist else ""


def _gist(description: str) -> str:
    """The difficulty on a line or two: whole where it is short, else its first sentences or words."""
    whole = on_one_line(description)
    if len(whole) <= LONGEST_GIST:
        return ended(whole)
    end = whole.rfind(". ", LONGEST_GIST // 3, LONGEST_GIST)
    return f"{whole[:end]}…" if end > 0 else formats.shortened(whole, LONGEST_GIST)
