"""The command line in this process, in a folder with a ledger: what a test needs to run commands on workbooks."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner, Result

from etl.cli import main
from tests.workbooks import titled, write_workbook

ROOT = Path(__file__).resolve().parents[2]
OBJECT = {"file", "sha256", "status", "submission_id", "plan", "unit", "period", "rows", "findings"}
FINDING = {"severity", "code", "sheet", "cell", "field", "value", "message"}
PROGRESS = "## Tiến độ\n| Mã nội dung | Kết quả thực hiện | Trạng thái |\n"
GOOD = PROGRESS + "| 1.1 | 2 | Đang thực hiện |"
PARTIAL = GOOD + "\n| 1.2 | nhiều | Đang thực hiện |"
DIFFICULTY = "## Khó khăn, vướng mắc\n| Khó khăn, vướng mắc |\n| Thiếu hướng dẫn |"
NOMINEE = (
    "## Đề nghị khen thưởng\n| Họ và tên | Cá nhân/Tập thể | Danh hiệu |\n| Đỗ Văn An | Cá nhân | Lao động tiên tiến |"
)


@dataclass(frozen=True)
class Desk:
    """A folder with a ledger, and the program in this process: the same commands without a start of Python for each."""

    folder: Path
    ledger: Path

    def file(self, text: str, name: str = "a.xlsx", **titles: str) -> str:
        """Write a workbook and return its path."""
        return str(write_workbook(titled(text, **titles), self.folder / name))

    def run(self, *words: str) -> Result:
        """Run a command and return how it ended; whatever escapes it fails the test."""
        result = CliRunner().invoke(main, [*words, "--ledger", str(self.ledger)], prog_name="python -m etl")
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        assert "Traceback" not in result.output
        return result

    def ask(self, *words: str) -> list[dict[str, Any]]:
        """Return the objects a command prints, one a line."""
        return [json.loads(line) for line in self.run(*words, "--json").stdout.splitlines()]
