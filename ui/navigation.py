"""The screens, declared once with whom they are for: the frame draws them and the tests walk them."""

from dataclasses import dataclass
from pathlib import Path

from domain.acts import ACTS
from domain.people import Role
from texts import N_

HEADS = frozenset({Role.OFFICE, Role.LEADERSHIP})
WITH_UNITS = HEADS | {Role.UNIT}
EVERYBODY = frozenset(Role)
PAGES = Path(__file__).resolve().parent.parent / "pages"


@dataclass(frozen=True)
class Screen:
    """One screen: its file, its name in the menu, its place in the address, and the roles that may open it."""

    file: str
    title: str
    url_path: str
    icon: str
    roles: frozenset[Role] = HEADS
    is_default: bool = False

    @property
    def path(self) -> Path:
        """Absolute: a relative path would meet Streamlit's own idea of a `pages/` folder."""
        return PAGES / self.file


SCREENS: tuple[Screen, ...] = (
    Screen("overview.py", N_("Tổng quan"), "tong-quan", ":material/dashboard:", EVERYBODY, is_default=True),
    Screen("changes.py", N_("Từ kỳ họp trước"), "tu-ky-hop", ":material/compare_arrows:", WITH_UNITS),
    Screen("progress.py", N_("Phong trào và nhiệm vụ"), "tien-do", ":material/checklist:", EVERYBODY),
    Screen("unit.py", N_("Đơn vị"), "don-vi", ":material/apartment:", WITH_UNITS),
    Screen("difficulties.py", N_("Khó khăn, vướng mắc"), "kho-khan", ":material/report_problem:", WITH_UNITS),
    Screen("meeting.py", N_("Kỳ họp"), "ky-hop", ":material/groups:"),
    Screen("present.py", N_("Trình chiếu"), "trinh-chieu", ":material/slideshow:"),
    Screen("nominations.py", N_("Đề nghị khen thưởng"), "khen-thuong", ":material/workspace_premium:", EVERYBODY),
    Screen("dossiers.py", N_("Hồ sơ khen thưởng"), "ho-so", ":material/folder_shared:", WITH_UNITS),
    Screen("reminders.py", N_("Nhắc việc"), "nhac-viec", ":material/notifications:", WITH_UNITS),
    Screen("search.py", N_("Tra cứu"), "tra-cuu", ":material/search:", WITH_UNITS),
    Screen("load.py", N_("Nạp dữ liệu"), "nap-du-lieu", ":material/upload_file:", ACTS["load"].roles),
    Screen("history.py", N_("Lịch sử"), "lich-su", ":material/history:", WITH_UNITS),
    Screen("trail.py", N_("Nhật ký"), "nhat-ky", ":material/receipt_long:"),
    Screen("accounts.py", N_("Tài khoản"), "tai-khoan", ":material/manage_accounts:", EVERYBODY),
)

DEFAULT_SCREEN = next(screen for screen in SCREENS if screen.is_default)
