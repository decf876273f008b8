"""The screens, declared once: the frame draws them and the tests walk them."""

from dataclasses import dataclass
from pathlib import Path

from texts import N_

PAGES = Path(__file__).resolve().parent.parent / "pages"


@dataclass(frozen=True)
class Screen:
    """One screen: its file, its name in the menu and its place in the address."""

    file: str
    title: str
    url_path: str
    icon: str
    is_default: bool = False

    @property
    def path(self) -> Path:
        """Absolute: a relative path would meet Streamlit's own idea of a `pages/` folder."""
        return PAGES / self.file


SCREENS: tuple[Screen, ...] = (
    Screen("overview.py", N_("Tổng quan"), "tong-quan", ":material/dashboard:", is_default=True),
    Screen("changes.py", N_("Từ kỳ họp trước"), "tu-ky-hop", ":material/compare_arrows:"),
    Screen("progress.py", N_("Phong trào và nhiệm vụ"), "tien-do", ":material/checklist:"),
    Screen("unit.py", N_("Đơn vị"), "don-vi", ":material/apartment:"),
    Screen("difficulties.py", N_("Khó khăn, vướng mắc"), "kho-khan", ":material/report_problem:"),
    Screen("nominations.py", N_("Đề nghị khen thưởng"), "khen-thuong", ":material/workspace_premium:"),
    Screen("dossiers.py", N_("Hồ sơ khen thưởng"), "ho-so", ":material/folder_shared:"),
    Screen("reminders.py", N_("Nhắc việc"), "nhac-viec", ":material/notifications:"),
    Screen("search.py", N_("Tra cứu"), "tra-cuu", ":material/search:"),
    Screen("load.py", N_("Nạp dữ liệu"), "nap-du-lieu", ":material/upload_file:"),
    Screen("history.py", N_("Lịch sử"), "lich-su", ":material/history:"),
)

DEFAULT_SCREEN = next(screen for screen in SCREENS if screen.is_default)
