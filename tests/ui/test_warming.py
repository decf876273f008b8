"""What the first screen would wait for is there before it, and Python doesn't look through it again."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ASKED = """
import gc, sys
from ui import warming
warming._warm()
print(gc.get_freeze_count() > 100_000, *(name in sys.modules for name in ("pandas", "plotly", "ui.tables", "ui.frame")))
"""


def test_everything_but_the_script_itself_is_imported_and_set_aside() -> None:
    said = subprocess.run(
        [sys.executable, "-c", ASKED], cwd=ROOT, capture_output=True, text=True, check=True, encoding="utf-8"
    )
    assert said.stdout.split() == ["True", "True", "True", "True", "False"]
    assert "could not be imported" not in said.stderr
