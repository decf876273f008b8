"""The command `report`: which meeting, which day, where to, and what it says when it can't."""

import json
from io import BytesIO
from pathlib import Path
from zipfile import is_zipfile

import pytest
from click.testing import Result
from docx import Document

from tests.etl.desk import DIFFICULTY, Desk
from tests.sample import SampleYear

LEADER = ("--by", "Trần Quang Hưng")


@pytest.fixture
def desk(ledger_file: Path, tmp_path: Path) -> Desk:
    """A desk where a difficulty was told and directed at the second of two meetings."""
    desk = Desk(tmp_path / "files", ledger_file)
    desk.run("load", desk.file(DIFFICULTY))
    for day in ("2023-02-10", "2023-03-30", "2023-03-31"):
        desk.run("meeting", "open", "--by", "Lê Thị Mai", "--on", day, "--chair", "Trần Quang Hưng")
    desk.run("direct", "KK-2023-001", *LEADER, "--text", "Ban hành hướng dẫn.", "--meeting", "HOP-2023-002")
    return desk


@pytest.fixture
def sample_desk(sample_year: SampleYear, tmp_path: Path) -> Desk:
    """A desk with the sample year, to which only quiet acts are added."""
    return Desk(tmp_path, sample_year.ledger)


def report(desk: Desk, *words: str, out: str = "thong-bao.docx") -> Result:
    return desk.run("report", "--kind", "notice", "--out", str(desk.folder / out), *words)


def test_the_meeting_of_the_period_is_written_and_told_in_json(sample_desk: Desk) -> None:
    out = sample_desk.folder / "q1.docx"
    answer = json.loads(report(sample_desk, "--period", "2023-Q1", "--json", out=out.name).stdout)
    assert answer == {"file": str(out), "kind": "notice", "meeting_id": "HOP-2023-001", "directions": 4}
    told = [paragraph.text for paragraph in Document(BytesIO(out.read_bytes())).paragraphs]
    assert told[1].startswith("Kết luận của đồng chí Phạm Đình Khải tại cuộc họp giao ban quý I")


@pytest.mark.parametrize(
    ("period", "meeting", "directions"),
    [("2023-03", "HOP-2023-001", 4), ("2023-H1", "HOP-2023-001", 4), ("2023-9M", "HOP-2023-002", 2)],
)
def test_a_meeting_is_of_the_period_in_which_it_was_held(
    sample_desk: Desk, period: str, meeting: str, directions: int
) -> None:
    answer = json.loads(report(sample_desk, "--period", period, "--plan", "2023", "--json").stdout)
    assert (answer["meeting_id"], answer["directions"]) == (meeting, directions)


def test_of_several_meetings_the_newest_that_gave_directions_is_taken_and_said(desk: Desk) -> None:
    result = report(desk, "--period", "2023-Q1")
    out = desk.folder / "thong-bao.docx"
    assert (result.exit_code, result.stdout.splitlines()) == (
        0,
        [
            "Trong kỳ này có 3 kỳ họp (HOP-2023-003 31/03/2023, HOP-2023-002 30/03/2023, HOP-2023-001 10/02/2023); đã "
            "chọn kỳ họp mới nhất có ý kiến chỉ đạo. Muốn lập cho kỳ họp khác, hãy ghi số của kỳ họp bằng --meeting.",
            f"Đã lập dự thảo thông báo kết luận kỳ họp HOP-2023-002 (1 ý kiến chỉ đạo): {out}",
        ],
    )
    assert is_zipfile(out)


def test_a_meeting_named_needs_no_period(desk: Desk) -> None:
    out = desk.folder / "thong-bao.docx"
    for period in ((), ("--period", "2023-Q4")):
        assert report(desk, "--meeting", "HOP-2023-002", *period).stdout == (
            f"Đã lập dự thảo thông báo kết luận kỳ họp HOP-2023-002 (1 ý kiến chỉ đạo): {out}\n"
        )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("--period", "2023-Q2"),
            "Từ 01/04/2023 đến 30/06/2023 không có kỳ họp nào trong sổ. Hãy chọn kỳ báo cáo khác hoặc ghi số của kỳ "
            "họp bằng --meeting.",
        ),
        (
            ("--period", "2023-Q1", "--as-of", "29/03/2023"),
            "Từ 01/01/2023 đến 31/03/2023 không có kỳ họp nào trong sổ. Hãy chọn kỳ báo cáo khác hoặc ghi số của kỳ "
            "họp bằng --meeting.",
        ),
        (
            ("--meeting", "HOP-2023-004"),
            "Kỳ họp này không có ý kiến chỉ đạo nào nên không có nội dung để thông báo kết luận: HOP-2023-004",
        ),
        (
            ("--meeting", "HOP-2023-099"),
            "Không có kỳ họp nào mang số này (tính đến ngày đang xem): HOP-2023-099",
        ),
    ],
)
def test_what_has_nothing_to_tell_is_refused_and_writes_nothing(
    sample_desk: Desk, words: tuple[str, ...], said: str
) -> None:
    result = report(sample_desk, *words)
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", f"{said}\n")
    assert list(sample_desk.folder.glob("*")) == []


def test_a_day_looked_back_at_decides_which_directions_are_there(sample_desk: Desk) -> None:
    # At the end of that day the meeting of July had given its directions, those of October were to come.
    answer = json.loads(report(sample_desk, "--period", "2023", "--as-of", "2023-07-05", "--json").stdout)
    assert (answer["meeting_id"], answer["directions"]) == ("HOP-2023-002", 2)


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--period", "2023-Q5"),
        ("--period", "2031-Q1"),
        ("--period", "2023-Q1", "--plan", "2031"),
        ("--period", "2023-Q1", "--as-of", "31/12/2999"),
        ("--period", "2023-Q1", "--kind", "briefing"),
    ],
)
def test_wrong_usage_ends_with_two(sample_desk: Desk, words: tuple[str, ...]) -> None:
    result = report(sample_desk, *words)
    assert (result.exit_code, result.stdout, list(sample_desk.folder.glob("*"))) == (2, "", [])


@pytest.mark.parametrize("out", ["khong-co/thong-bao.docx", "a.docx/thong-bao.docx"])
def test_a_place_that_cannot_be_written_is_said(sample_desk: Desk, out: str) -> None:
    (sample_desk.folder / "a.docx").write_bytes(b"")
    result = report(sample_desk, "--period", "2023-Q1", out=out)
    assert (result.exit_code, result.stdout, result.stderr.startswith("Không đọc hoặc ghi được tệp:")) == (1, "", True)


def test_a_ledger_that_is_not_there_ends_with_three(tmp_path: Path) -> None:
    assert report(Desk(tmp_path, tmp_path / "khong-co.duckdb"), "--period", "2023-Q1").exit_code == 3
