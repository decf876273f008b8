"""`python -m texts` brings `en.po` up to date with the code and says what still wants English."""

import sys

from texts import catalogue


def main() -> int:
    """Exit status 1 while a message has no English."""
    added, dropped = catalogue.update()
    missing = [message for message, text in catalogue.english().items() if not text]
    out = sys.stdout
    out.write(f"Thêm {len(added)}, bỏ {len(dropped)}, còn thiếu bản dịch {len(missing)}.\n")
    for message in missing:
        out.write(f"  {message}\n")
    return 1 if missing else 0


if __name__ == "__main__":
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    sys.exit(main())
