"""What the screens tell of backups, of originals that are gone, and of a ledger that isn't there any more."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from ledger import Ledger
from ledger.errors import LedgerGone
from ledger.keeping.nightly import back_up_when_due
from ledger.keeping.schedule import standing
from ledger.settings import change_setting
from tests.office import OFFICE, Office
from tests.pages.conftest import Speak
from tests.pages.screens import as_seen, open_screen, screen, troubles
from ui import backups
from ui.first_start import ensure_ledger

BOOK = "## Tiến độ\n| Mã nội dung | Kết quả thực hiện | Trạng thái |\n| 1.1 | 2 | Đang thực hiện |"


def texts(at: AppTest) -> list[str]:
    """Return every plain text of a page."""
    return [element.value for element in at.text]


def test_without_a_folder_it_is_said_how_to_set_one(office: Office) -> None:
    at = open_screen(screen("trail.py"))
    assert backups.NOT_SET_UP in [element.value for element in at.info]
    assert backups.SET_UP_BY in [element.value for element in at.code]
    assert troubles(at) == []


def test_the_last_backup_and_its_drill_stand_on_the_page(office: Office, tmp_path: Path) -> None:
    (tmp_path / "backups").mkdir()
    change_setting(office.ledger, OFFICE, "backup_folder", str(tmp_path / "backups"))
    assert back_up_when_due(office.ledger, OFFICE)
    held = standing(office.ledger)
    assert held.last is not None
    at = open_screen(screen("trail.py"))
    assert [text.split(",")[0] for text in texts(at) if text.startswith("✓")] == ["✓ Thành công"] * 2
    assert sum(text.startswith(held.last.name) for text in texts(at)) == 2
    assert f"Giữ 30 bản trong {tmp_path / 'backups'}" in texts(at)
    assert troubles(at) == []


def test_a_backup_that_failed_is_told_with_its_reason(office: Office, tmp_path: Path) -> None:
    change_setting(office.ledger, OFFICE, "backup_folder", str(tmp_path / "ổ ngoài"))
    assert back_up_when_due(office.ledger, OFFICE)
    at = open_screen(screen("trail.py"))
    [said] = [as_seen(element.value) for element in at.error]
    assert said.startswith("Lần sao lưu gần nhất không thành công: Không thấy thư mục")
    assert [text.split(",")[0] for text in texts(at) if text[0] in "✓▲"] == ["▲ Không thành công"]


def _original() -> None:
    from ui.cells import original_button

    original_button("LN-000001", key="x")


@pytest.mark.parametrize(
    ("damage", "said"), [("", ""), ("gone", "Không đọc được tệp gốc"), ("changed", "không còn như khi nhận")]
)
def test_an_original_that_is_gone_or_changed_is_told_and_not_offered(office: Office, damage: str, said: str) -> None:
    office.load(BOOK)
    [original] = office.ledger.archive.folder.glob("??/*")
    if damage == "gone":
        original.unlink()
    elif damage:
        original.write_bytes(b"another file")
    at = AppTest.from_function(_original).run()
    assert not at.exception
    told = [element.value for element in at.warning]
    assert (len(told), len(at.get("download_button"))) == ((1, 0) if damage else (0, 1))
    assert all(said in one for one in told)


def test_where_a_ledger_was_no_invented_one_is_made(office: Office, tmp_path: Path, speak_of: Speak) -> None:
    office.load(BOOK)
    with office.ledger.closed():
        office.ledger.path.unlink()
    for place in (office.ledger.path, tmp_path / "ổ đĩa chưa nối" / "ledger.duckdb"):
        speak_of(place)
        with pytest.raises(LedgerGone):
            ensure_ledger(lambda share, text: None)
        assert not Ledger(place).path.exists()
