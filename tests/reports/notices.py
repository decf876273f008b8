"""A meeting and what it directed, and its notice read back: what the tests of notices share."""

from datetime import date
from functools import partial
from io import BytesIO
from typing import Any

from docx import Document

from ledger.difficulty_acts import DifficultyStep, act_on_difficulty
from ledger.meetings import open_meeting
from reports.conclusions import notice_of_meeting
from reports.notice import notice_document
from tests.ledger.reports import DIFFICULTIES, difficulty
from tests.office import LEADER, OFFICE, Office

HELD_ON = date(2023, 3, 30)
END = [
    "Văn phòng Sở theo dõi, đôn đốc việc thực hiện; các đơn vị được giao nhiệm vụ báo cáo kết quả "
    "tại trang “Ý kiến chỉ đạo” của báo cáo kỳ tới.",
    "Thừa lệnh Giám đốc Sở, Văn phòng Sở thông báo để các đơn vị biết, thực hiện./.",
]
PRESENT = "Thành phần dự họp: ……………."
HEARD = (
    "Sau khi nghe báo cáo khó khăn, vướng mắc của các đơn vị và ý kiến thảo luận, chủ trì cuộc họp kết luận như sau:"
)
OFFICE_PART = "Phần đối chiếu của Văn phòng, bỏ khi ban hành"
OFFICE_COLUMNS = ("Điểm của thông báo", "Số khó khăn", "Số ý kiến", "Đơn vị thực hiện", "Thời hạn")


def lines(content: bytes) -> list[str]:
    """What stands in the document between its head and its foot."""
    told = [paragraph.text for paragraph in Document(BytesIO(content)).paragraphs]
    assert (told[2], told[-1]) == ("", OFFICE_PART)  # the rule, and what follows the foot
    return [*told[:2], *told[3:-1]]


def office_part(content: bytes) -> list[tuple[str, ...]]:
    """The rows of the Office's own part at the end."""
    heading, *rows = [tuple(cell.text for cell in row.cells) for row in Document(BytesIO(content)).tables[-1].rows]
    assert heading == OFFICE_COLUMNS
    return rows


def noticed(office: Office, meeting: str = "HOP-2023-001", as_of: date | None = None) -> list[str]:
    return lines(notice_document(notice_of_meeting(partial(office.ledger.rows, as_of=as_of), meeting)))


def meeting(office: Office, chair: str = LEADER.name, text: str = "Họp giao ban quý I.") -> str:
    return open_meeting(office.ledger, OFFICE, "2023", held_on=HELD_ON, chair=chair, text=text)


def direct(office: Office, text: str, *, no: str = "KK-2023-001", **said: Any) -> str:
    step = DifficultyStep(text=text, **{"meeting_id": "HOP-2023-001", **said})
    return act_on_difficulty(office.ledger, LEADER, no, "directed", step).direction_no


def prepare(office: Office) -> Office:
    """Tell the office of two difficulties and open a meeting."""
    office.load(DIFFICULTIES + difficulty("Thiếu hướng dẫn"), unit="Thanh tra Sở")
    office.load(DIFFICULTIES + difficulty("Thiếu máy quét."), unit="Văn phòng Sở")
    meeting(office)
    return office
