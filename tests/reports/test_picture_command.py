"""The command `report` for a meeting's picture: which moment, where to, what is recorded, and what is refused."""

import json
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path

import pytest
from click.testing import Result

from ledger import Ledger
from reports.deck.totals import code_of, totals
from tests.etl.desk import DIFFICULTY, Desk
from tests.reports.pictures import KINDS, opened, picture
from tests.sample import SampleYear
from tests.stores import copy_of

BY = ("--by", "Lê Thị Mai")


@pytest.fixture
def desk(sample_year: SampleYear, tmp_path: Path) -> Desk:
    """A desk with a copy of the sample year."""
    (tmp_path / "files").mkdir()
    return Desk(tmp_path / "files", copy_of(sample_year.ledger, tmp_path))


@pytest.fixture
def quick_desk(ledger_file: Path, tmp_path: Path) -> Desk:
    """A desk with a plan and one report."""
    desk = Desk(tmp_path / "files", ledger_file)
    desk.run("load", desk.file(DIFFICULTY))
    return desk


def report(desk: Desk, *words: str, kind: str = "report", out: str = "") -> Result:
    path = desk.folder / (out or f"tep.{KINDS[kind].suffix}")
    return desk.run("report", "--kind", kind, "--out", str(path), *words)


@pytest.mark.parametrize("kind", list(KINDS))
def test_each_kind_of_file_is_written_told_in_json_and_recorded(desk: Desk, kind: str) -> None:
    answer = json.loads(report(desk, "--period", "2023-Q4", "--json", kind=kind).stdout)
    ledger = Ledger.open(desk.ledger)
    deck = picture(ledger)
    out = desk.folder / f"tep.{KINDS[kind].suffix}"
    assert answer == {
        "file": str(out),
        "kind": kind,
        "plan": "2023",
        "period": "2023-Q4",
        "meeting_id": None,
        "day": "2023-12-31",
        "code": code_of(totals(deck)),
        "rows": sum(len(section.rows) for section in deck.sections),
    }
    # Others may have taken files from the year before it was copied.
    taken = max((row for row in desk.ask("trail") if row["act"] == "export"), key=lambda row: row["act_no"])
    assert (taken["subject"], json.loads(taken["detail"])) == (
        KINDS[kind].label,
        {
            "as_of": None,
            "files": [out.name],
            "period": "2023-Q4",
            "rows": answer["rows"],
            "sha256": [sha256(out.read_bytes()).hexdigest()],
        },
    )
    assert list(desk.folder.glob("*")) == [out]


def test_what_was_written_is_said_with_its_code(desk: Desk) -> None:
    deck = picture(Ledger.open(desk.ledger))
    n, code, out = sum(len(section.rows) for section in deck.sections), code_of(totals(deck)), desk.folder / "tep.docx"
    told = f"Đã lập tệp “Báo cáo” ({n} dòng, số liệu đến 31/12/2023, mã {code}): {out}\n"
    assert (report(desk, "--period", "2023-Q4").stdout, report(desk, "--period", "2023-Q4").exit_code) == (told, 0)


def test_a_report_is_in_vietnamese_whoever_asks_for_it(desk: Desk) -> None:
    answer = json.loads(report(desk, "--period", "2023-Q4", "--lang", "en", "--json").stdout)
    assert answer["kind"] == "report"
    told = [one.text for one in opened((desk.folder / "tep.docx").read_bytes()).paragraphs]
    assert "Nội dung quá hạn, có nguy cơ".upper() in told


def test_a_day_looked_back_at_is_the_day_of_the_figures(desk: Desk) -> None:
    answer = json.loads(report(desk, "--period", "2023-Q2", "--as-of", "30/06/2023", "--json", kind="workbook").stdout)
    assert (answer["day"], answer["period"]) == ("2023-06-30", "2023-Q2")


def test_a_closed_meeting_is_told_as_it_closed_and_has_the_code_it_saw(quick_desk: Desk) -> None:
    quick_desk.run("meeting", "open", *BY, "--on", "2023-03-30", "--period", "2023-Q1", "--chair", "Trần Quang Hưng")
    closed = quick_desk.run("meeting", "close", *BY, "--on", "2023-03-30")
    quick_desk.run("load", quick_desk.file(DIFFICULTY.replace("Thiếu hướng dẫn", "Thiếu kinh phí"), "b.xlsx"))
    answer = json.loads(report(quick_desk, "--meeting", "HOP-2023-001", "--json").stdout)
    assert f"mã {answer['code']}" in closed.stdout
    assert (answer["meeting_id"], answer["period"]) == ("HOP-2023-001", "2023-Q1")
    text = "\n".join(one.text for one in opened((quick_desk.folder / "tep.docx").read_bytes()).paragraphs)
    assert ("Thiếu hướng dẫn" in text, "Thiếu kinh phí" in text) == (True, False)


def test_a_meeting_that_kept_no_picture_is_told_as_of_its_day(desk: Desk) -> None:
    answer = json.loads(report(desk, "--period", "2023-Q3", "--meeting", "HOP-2023-003", "--json").stdout)
    assert answer["day"] == date(2023, 10, 4).isoformat()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "Hãy ghi kỳ báo cáo bằng --period hoặc kỳ họp bằng --meeting."),
        (("--period", "2023-Q9"), "Không có kỳ báo cáo “2023-Q9” trong sổ."),
        (("--period", "2031-Q1"), "Không có kế hoạch “2031” trong sổ."),
        (("--period", "2023-Q4", "--unit", "VP"), "--unit không dùng với --kind report."),
        (("--period", "2023-Q4", "--deputy"), "--deputy không dùng với --kind report."),
        (
            ("--meeting", "HOP-2023-003"),
            "Kỳ họp HOP-2023-003 không ghi kỳ báo cáo được xem. Hãy ghi kỳ báo cáo bằng --period.",
        ),
        (
            ("--meeting", "HOP-2023-003", "--period", "2023-Q3", "--as-of", "2023-10-01"),
            "Kỳ họp HOP-2023-003 đã đóng: số liệu lấy như lúc đóng kỳ họp, không dùng --as-of.",
        ),
    ],
)
def test_wrong_usage_ends_with_two_and_says_why(desk: Desk, words: tuple[str, ...], said: str) -> None:
    result = report(desk, *words)
    assert (result.exit_code, result.stdout, list(desk.folder.glob("*"))) == (2, "", [])
    assert result.stderr.splitlines()[-1] == f"Error: {said}"


@pytest.mark.parametrize(("kind", "ending"), [("report", ".pdf"), ("workbook", ".docx"), ("briefing", ".docx")])
def test_a_file_bears_the_ending_of_its_kind(desk: Desk, kind: str, ending: str) -> None:
    result = report(desk, "--period", "2023-Q4", kind=kind, out=f"tep{ending}")
    assert (result.exit_code, list(desk.folder.glob("*"))) == (2, [])
    assert result.stderr.splitlines()[-1] == f"Error: Tệp sẽ ghi phải có đuôi .{KINDS[kind].suffix}."


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("--meeting", "HOP-2023-099", "--period", "2023-Q4"),
            "Kế hoạch không có kỳ họp nào mang số này: HOP-2023-099",
        ),
        (
            ("--meeting", "HOP-2023-003", "--plan", "2022", "--period", "2023-Q4"),
            "Kế hoạch không có kỳ họp nào mang số này: HOP-2023-003",
        ),
        (("--plan", "2022", "--period", "2023-Q4"), "Sổ không có kế hoạch hoặc kỳ báo cáo này: 2022 2023-Q4"),
    ],
)
def test_what_the_ledger_does_not_know_is_refused_and_writes_nothing(
    desk: Desk, words: tuple[str, ...], said: str
) -> None:
    result = report(desk, *words)
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", f"{said}\n")
    assert list(desk.folder.glob("*")) == []


def test_another_period_than_the_meeting_looked_at_is_refused(quick_desk: Desk) -> None:
    quick_desk.run("meeting", "open", *BY, "--on", "2023-03-30", "--period", "2023-Q1")
    asked = partial(report, quick_desk, "--meeting", "HOP-2023-001", "--period")
    assert (asked("2023-Q2").exit_code, asked("2023-Q1").exit_code) == (2, 0)
