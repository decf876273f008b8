"""A ledger with reports, a direction and a withdrawal in it, and what is done to copies of it."""

import json
from pathlib import Path
from typing import Any

from ledger import Ledger
from ledger.acts import withdraw
from ledger.difficulty_acts import DifficultyStep, act_on_difficulty
from tests.office import LEADER, OFFICE, Office

BOOK = """
## Tiến độ
| Mã nội dung | Kết quả thực hiện | Trạng thái |
| 1.1 | {n} | Đang thực hiện |
## Khó khăn, vướng mắc
| Số khó khăn | Mã nội dung | Khó khăn, vướng mắc | Đề xuất, kiến nghị |
| | 1.1 | Thiếu kinh phí lần {n} | |
"""
LOADED = 3


def fill(office: Office) -> Ledger:
    """Load three reports, withdraw the second, and give a direction on the first difficulty."""
    for n in range(LOADED):
        assert office.load(BOOK.format(n=n))["status"] == "accepted"
    withdraw(office.ledger, OFFICE, "LN-000002", "Gửi nhầm tệp")
    act_on_difficulty(office.ledger, LEADER, "KK-2023-001", "directed", DifficultyStep(text="Bố trí dự toán"))
    return office.ledger


def changed_by_hand(ledger: Ledger, *statements: str) -> None:
    """Change the rows as nobody may: past the ledger."""
    with ledger._gate.cursor(writes=True) as cursor:
        for statement in statements:
            cursor.execute(statement)


def originals(ledger: Ledger) -> list[Path]:
    """Return the files of the archive by their hash."""
    return sorted(ledger.archive.folder.glob("??/*"), key=lambda path: path.name)


def manifest_changed(backup: Path, **said: Any) -> None:
    """Write something else into a backup's manifest."""
    path = backup / "manifest.json"
    path.write_text(json.dumps({**json.loads(path.read_text(encoding="utf-8")), **said}), encoding="utf-8")
