"""Sheets and rows of reports, in the few words the tests of the ledger need."""

from datetime import date

from ledger.difficulty_acts import DifficultyStep, act_on_difficulty
from tests.office import LEADER, Office

PROGRESS = "## Tiến độ\n| Mã nội dung | Kết quả thực hiện | Trạng thái |\n"
MOVEMENTS = (
    "## Phong trào thi đua\n| Mã tiêu chí | Ngày phát động | Ngày đăng ký | Chỉ tiêu đăng ký | Kết quả thực hiện "
    "| Ghi chú |\n"
)
DIFFICULTIES = "## Khó khăn, vướng mắc\n| Số khó khăn | Mã nội dung | Khó khăn, vướng mắc | Đề xuất, kiến nghị |\n"
DIRECTIONS = "## Ý kiến chỉ đạo\n| Số ý kiến | Kết quả thực hiện | Tình trạng |\n"
NOMINATIONS = (
    "## Đề nghị khen thưởng\n| Số hồ sơ | Giai đoạn | Họ và tên hoặc tên tập thể | Cá nhân/Tập thể | Năm sinh "
    "| Chức vụ | Danh hiệu thi đua/Hình thức khen thưởng |\n"
)
ROSTER = "## Danh sách nhân sự\n| Họ và tên | Năm sinh | Tính vào tổng số |\n"
HISTORY = (
    "## Thành tích đã đạt\n| Họ và tên hoặc tên tập thể | Năm sinh | Năm | Danh hiệu thi đua/Hình thức khen thưởng |\n"
)
NIL = "| | | Không có | |\n"
FIGURES = ("unit_code", "period", "item_code", "actual")


def done(actual: object, item: str = "1.1") -> str:
    """Return a row of progress."""
    return f"| {item} | {actual} | Đang thực hiện |\n"


def criterion(no: str, launched: str = "", registered: str = "", target: object = "", actual: object = "") -> str:
    """Return a row about a criterion of a movement."""
    return f"| {no} | {launched} | {registered} | {target} | {actual} | |\n"


def difficulty(text: str, *, no: str = "", item: str = "1.1", proposal: str = "") -> str:
    """Return a row of difficulties."""
    return f"| {no} | {item} | {text} | {proposal} |\n"


def nominee(
    name: str, *, no: str = "", stage: str = "", born: str = "1980", post: str = "Chuyên viên", award: str = "LĐTT"
) -> str:
    """Return a row of nominations."""
    return f"| {no} | {stage} | {name} | Cá nhân | {born} | {post} | {award} |\n"


def statuses(office: Office, as_of: date | None = None) -> list[tuple[str, str]]:
    """Return each submission's number and what became of it."""
    return office.view("submissions", "submission_id", "status", as_of=as_of)


def directed(office: Office, text: str = "Văn phòng làm việc với Cụm trưởng", **said: object) -> str:
    """Give a direction on the first difficulty and return its number."""
    step = DifficultyStep(text=text, **said)
    return act_on_difficulty(office.ledger, LEADER, "KK-2023-001", "directed", step).direction_no
