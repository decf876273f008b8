"""Files with something to mend, given back by the commands: into a folder, over nothing, and never read as reports."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.etl.desk import GOOD, PARTIAL, Desk


@pytest.mark.parametrize("command", ["check", "load"])
def test_files_with_something_to_mend_are_written_to_a_folder_and_over_nothing(desk: Desk, command: str) -> None:
    desk.file(PARTIAL, "a.xlsx")
    desk.file(GOOD + "\n| 1.2 | 3 | Đang thực hiện |\n## Khó khăn, vướng mắc\n| Khó khăn, vướng mắc |\n| Không có |",
              "b.xlsx", unit="Ban Tôn giáo")  # fmt: skip
    (desk.folder / "c.csv").write_text("không phải bảng tính", encoding="utf-8")
    sent = {path.name: path.read_bytes() for path in desk.folder.iterdir()}

    answers = desk.ask(
        command, *(str(desk.folder / name) for name in ("a.xlsx", "b.xlsx", "c.csv")), "--annotate", str(desk.folder)
    )

    assert [answer["annotated"] for answer in answers] == [
        str(desk.folder / "a (2).xlsx"), None, str(desk.folder / "c - cần sửa.xlsx"),
    ]  # fmt: skip
    assert {path.name: path.read_bytes() for path in desk.folder.iterdir() if path.name in sent} == sent
    assert len(list(desk.folder.iterdir())) == len(sent) + 2
    marked = load_workbook(desk.folder / "a (2).xlsx")
    assert (marked.sheetnames, marked["Tiến độ"]["B5"].fill.fgColor.rgb) == (["Cần sửa", "Tiến độ"], "FFFFC7CE")


def test_what_was_given_back_is_no_report_in_the_next_run(desk: Desk) -> None:
    desk.file(PARTIAL)
    words = ("check", str(desk.folder), "--annotate", str(desk.folder / "trả lại"))

    runs = [[Path(answer["file"]).name for answer in desk.ask(*words)] for _ in range(2)]

    assert runs == [["a.xlsx"], ["a.xlsx"]]


@pytest.mark.parametrize("inside", [".", "quý I"])
def test_a_folder_is_not_read_while_files_are_given_back_into_it(desk: Desk, inside: str) -> None:
    desk.file(PARTIAL, f"{inside}/a.xlsx")

    ended = desk.run("load", str(desk.folder / inside), "--annotate", str(desk.folder))

    assert (ended.exit_code, ended.stdout) == (2, "")
    assert [path.name for path in desk.folder.rglob("*.xlsx")] == ["a.xlsx"]


def test_where_a_file_was_given_back_is_told_beside_the_verdict(desk: Desk) -> None:
    folder = desk.folder / "trả lại" / "quý I"

    ended = desk.run("check", desk.file(PARTIAL), "--annotate", str(folder))

    assert ended.stderr == f"    Tệp trả lại để sửa: {folder / 'a.xlsx'}\n"
    assert [path.name for path in folder.iterdir()] == ["a.xlsx"]
