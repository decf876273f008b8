"""What the guide tells the Office of files is what the program does."""

import re
from pathlib import Path

from etl.reading.kinds import LARGEST_FILE
from etl.reading.read import read_book
from etl.reading.workshop import LONGEST_READING
from texts import catalogue
from ui.intake import ENDINGS

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "docs" / "huong-dan-van-phong.md").read_text(encoding="utf-8")
INTAKE = GUIDE.split("\n## 3. ")[1].split("\n## ")[0]


def test_guide_and_readme_name_every_kind_of_file_that_is_taken() -> None:
    said = INTAKE.split("**Loại tệp nhận được**: ")[1].split(", tối đa", maxsplit=1)[0]
    assert said.split(", ") == [f".{ending}" for ending in ENDINGS]
    assert " ".join(f".{ending}" for ending in ENDINGS) in README


def test_the_guide_names_the_limits_that_hold() -> None:
    found = re.search(r"tối đa (\d+) MB, mỗi tệp đọc không quá (\d+) giây", INTAKE)
    assert found is not None
    assert (int(found[1]) * 1024 * 1024, float(found[2])) == (LARGEST_FILE, LONGEST_READING)


def test_the_guide_says_what_a_text_file_does_not_show() -> None:
    assert f"| .csv | {', '.join(read_book(b'a,b', 'csv').not_seen)} |" in INTAKE


def test_tabs_and_buttons_bear_the_names_that_the_guide_gives_them() -> None:
    listed = next(block for block in INTAKE.split("\n\n") if block.startswith("1. "))
    names = set(re.findall(r"\*\*([^*]+)\*\*", listed))
    assert names > {"Cần chọn thêm", "Cần sửa", "Sẽ thay đổi", "Soi tệp", "Tin nhắn gửi đơn vị", "Ghi vào sổ"}
    messages = tuple(catalogue.messages())
    assert {name for name in names if not any(message.startswith(name) for message in messages)} == {"Bảng kết quả"}
