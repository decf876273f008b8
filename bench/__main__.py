"""Everything measured, on one page: `python -m bench [--write]`."""

import subprocess
import sys
from pathlib import Path

_HERE = Path(__file__).parent
PARTS = ("load", "memory", "start", "templates", "counts", "pages", "people", "beside", "growth", "soak", "fuzz")


def main() -> None:
    """Run each part that is there in a process of its own, one after the other; ends with 1 if one of them failed."""
    failed = False
    for part in PARTS:
        if (_HERE / f"{part}.py").exists():
            command = [sys.executable, "-m", f"bench.{part}", *sys.argv[1:]]
            failed |= subprocess.run(command, cwd=_HERE.parent, check=False).returncode != 0
            print(flush=True)
    sys.exit(failed)


if __name__ == "__main__":
    main()
