"""Sheets and rows of reports, in the few words the tests of the ledger need."""

from datetime import date

from ledger.difficulty_acts import DifficultyStep, act_on_difficulty
from ledger.nomination_acts import Step, move_nominations
from ledger.nomination_each import done_or_refused
from ledger.nomination_records import Ballot, Paper, record_council, record_papers
from tests.office import LEADER, OFFICE, Office

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


# How a nomination that was proposed comes to each state, one move after the other.
PATHS: dict[str, tuple[str, ...]] = {
    "proposed": (),
    "received": ("received",),
    "returned": ("returned",),
    "eligible": ("received", "eligible"),
    "ineligible": ("received", "ineligible"),
    "council_done": ("received", "eligible", "council_done"),
    "submitted": ("received", "eligible", "council_done", "submitted"),
    "decided": ("received", "eligible", "council_done", "decided"),
    "declined": ("received", "eligible", "council_done", "declined"),
    "withdrawn": ("withdrawn",),
    "revoked": ("received", "eligible", "council_done", "decided", "revoked"),
}
PAPERS = ("submission_letter", "achievement_report", "title_minutes", "form_minutes", "initiative_certificate")


def everything_said(state: str, on: date | None = None) -> Step:
    """Return a step that says all a move to that state may need."""
    number = {"decided": "210/QĐ-SNV", "revoked": "276/QĐ-SNV"}.get(state, "")
    return Step(
        text="Có lý do",
        document="96/TTr-SNV" if state == "submitted" else "",
        on=on,
        reason="TL01" if state == "returned" else "",
        decision_no=number,
        decision_on=on if number else None,
    )


def brought_to(office: Office, state: str, *numbers: str, on: date | None = None) -> None:
    """Move proposed nominations (HS-2023-001 by default) to a state; whatever is refused fails the test."""
    wanted = numbers or ("HS-2023-001",)
    for step in PATHS[state]:
        if step == "submitted":
            made_ready(office, *wanted, on=on)
        for outcome in move_nominations(office.ledger, OFFICE, wanted, step, everything_said(step, on)):
            done_or_refused(outcome)


def made_ready(office: Office, *numbers: str, on: date | None = None) -> None:
    """Record a council's ballot and every paper that these nominations may need."""
    for outcome in record_council(office.ledger, OFFICE, numbers, Ballot(9, 8, 1, 9, held_on=on)):
        done_or_refused(outcome)
    for paper in PAPERS:
        record_papers(office.ledger, OFFICE, numbers, [Paper(paper)], on)
