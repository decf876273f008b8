"""How states look and are named: a symbol, a word and a colour, so that colour never speaks alone."""

from dataclasses import dataclass

from texts import N_
from ui.language import _


@dataclass(frozen=True)
class Status:
    """One state. `colour` holds 4.5:1 on the page's background and under white letters."""

    code: str
    label: str
    colour: str
    symbol: str

    def text(self) -> str:
        """Symbol and word in the session's language, as tables, legends and bars show the state."""
        return f"{self.symbol} {_(self.label)}"


Statuses = tuple[Status, ...]

GREEN, BLUE, NAVY, GREY, STONE = "#1e6b45", "#1f5a96", "#1f3a5f", "#4f4b44", "#6f695d"
AMBER, OCHRE, RED, PLUM = "#8a4b08", "#7d5a00", "#a4262c", "#6b3a6e"

# In the order in which a bar is read: what is done first, what nobody knows last.
PROGRESS: Statuses = (
    Status("completed", N_("Hoàn thành"), GREEN, "✓"),
    Status("in_progress", N_("Đang thực hiện"), BLUE, "▶"),
    Status("overdue", N_("Quá hạn"), RED, "▲"),
    Status("not_started", N_("Chưa thực hiện"), GREY, "○"),
    Status("not_applicable", N_("Không thực hiện"), STONE, "–"),
    Status("not_reported", N_("Chưa báo cáo"), AMBER, "?"),
)

DIFFICULTY: Statuses = (
    Status("reported", N_("Chờ chỉ đạo"), RED, "▲"),
    Status("directed", N_("Đã chỉ đạo"), AMBER, "▶"),
    Status("answered", N_("Đã có kết quả"), BLUE, "◆"),
    Status("resolved", N_("Đã giải quyết"), GREEN, "✓"),
    Status("passed_on", N_("Chuyển cấp trên"), PLUM, "↑"),
)

NOMINATION: Statuses = (
    Status("registered", N_("Đăng ký"), GREY, "○"),
    Status("proposed", N_("Đề nghị"), NAVY, "▷"),
    Status("received", N_("Đã tiếp nhận"), BLUE, "▶"),
    Status("returned", N_("Trả lại"), AMBER, "↓"),
    Status("eligible", N_("Đủ điều kiện xem xét"), GREEN, "◆"),
    Status("ineligible", N_("Không đủ điều kiện"), RED, "◇"),
    Status("council_done", N_("Đã họp Hội đồng"), BLUE, "■"),
    Status("submitted", N_("Đã trình"), NAVY, "↑"),
    Status("decided", N_("Đã quyết định"), GREEN, "✓"),
    Status("declined", N_("Không được tặng"), STONE, "–"),
    Status("withdrawn", N_("Rút"), STONE, "←"),
    Status("revoked", N_("Thu hồi quyết định"), RED, "✕"),
)

SEVERITY: Statuses = (
    Status("urgent", N_("Khẩn cấp"), RED, "▲▲"),
    Status("high", N_("Cao"), AMBER, "▲"),
    Status("medium", N_("Trung bình"), OCHRE, "■"),
    Status("low", N_("Thấp"), GREY, "▽"),
)

ALL: dict[str, Statuses] = {
    "progress": PROGRESS,
    "difficulty": DIFFICULTY,
    "nomination": NOMINATION,
    "severity": SEVERITY,
}


def find(statuses: Statuses, code: str) -> Status:
    """The state of that code; raises KeyError for a code nobody declared."""
    for status in statuses:
        if status.code == code:
            return status
    raise KeyError(code)
