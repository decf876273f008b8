"""A ledger in which leadership has given three directions, as files and acts would have made it."""

from datetime import date
from typing import Any

from ledger.difficulty_acts import DifficultyStep, act_on_difficulty
from tests.office import LEADER, Office

DIFFICULTIES = "## Khó khăn, vướng mắc\n| Số khó khăn | Mã nội dung | Khó khăn, vướng mắc |\n"
SCORING = "Chưa có hướng dẫn chấm điểm thi đua năm 2023 của Cụm thi đua Sở Nội vụ các tỉnh Bắc Bộ"
ROOF = "Kho lưu trữ bị thấm dột sau đợt mưa lớn, phải di chuyển tài liệu"
SIGNING = "Phần mềm quản lý văn bản hay lỗi khi ký số nên nhiều văn bản vẫn phải in giấy"
MEET, REPAIR, RENEW = (
    "Văn phòng làm việc với Cụm trưởng trong tháng 4",
    "Văn phòng lập dự toán sửa chữa mái kho",
    "Văn phòng gia hạn chứng thư số, làm việc với đơn vị cung cấp phần mềm",
)


def direct(office: Office, number: str, text: str, due_on: date | None = None, unit: str = "") -> None:
    step = DifficultyStep(text=text, due_on=due_on, responsible_unit=unit, on=date(2023, 4, 3))
    act_on_difficulty(office.ledger, LEADER, number, "directed", step)


def give_three(office: Office) -> None:
    """Report three difficulties, the third of Thanh tra Sở; leadership tells Văn phòng Sở what to do about each."""
    office.load(DIFFICULTIES + f"| | 4.1 | {SCORING} |\n| | | {ROOF} |")
    office.load(DIFFICULTIES + f"| | | {SIGNING} |", unit="Thanh tra Sở")
    direct(office, "KK-2023-001", MEET, date(2023, 4, 28))
    direct(office, "KK-2023-002", REPAIR)
    direct(office, "KK-2023-003", RENEW, date(2023, 5, 15), unit="VP")


def message_of(answer: dict[str, Any], code: str) -> str:
    """Return the sentence of the first finding of that code."""
    return next(str(found["message"]) for found in answer["findings"] if found["code"] == code)
