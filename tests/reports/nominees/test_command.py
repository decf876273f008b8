"""The command `report` for papers on nominations: what it takes, what it writes, what it says when it can't."""

import json
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import Result
from docx import Document

from reports.nominees.kinds import PAPER_KINDS
from tests.etl.desk import Desk
from tests.reports.nominees.desk import SHEET, person
from tests.sample import SampleYear


@pytest.fixture
def desk(ledger_file: Path, tmp_path: Path) -> Desk:
    """A desk where one person is proposed."""
    (tmp_path / "files").mkdir()
    desk = Desk(tmp_path / "files", ledger_file)
    desk.run("load", desk.file(SHEET + person("Lê Thị An", honorific="Bà"), period="Quý IV năm 2023"))
    return desk


@pytest.fixture
def sample_desk(sample_year: SampleYear, tmp_path: Path) -> Desk:
    """A desk with the sample year, which is only asked."""
    return Desk(tmp_path, sample_year.ledger)


def report(desk: Desk, kind: str, out: str, *words: str) -> Result:
    return desk.run("report", "--kind", kind, "--out", str(desk.folder / out), *words)


def test_a_list_is_written_and_told(desk: Desk) -> None:
    out = desk.folder / "ds.docx"
    result = report(desk, "nominees", out.name, "--period", "2023-Q4")
    assert (result.exit_code, result.stdout) == (0, f"Đã lập danh sách trích ngang (1 hồ sơ): {out}\n")
    told = [cell.text for row in Document(BytesIO(out.read_bytes())).tables[0].rows for cell in row.cells]
    assert "Bà Lê Thị An" in told


@pytest.mark.parametrize(("kind", "ending"), [(kind.code, ending) for kind in PAPER_KINDS for ending in kind.writers])
def test_every_kind_is_written_and_told_in_json(sample_desk: Desk, kind: str, ending: str) -> None:
    words = ("--to", "director", "--state", "decided") if kind == "submission" else ()
    out = sample_desk.folder / f"tep{ending.upper()}"
    answer = json.loads(report(sample_desk, kind, out.name, "--plan", "2023", "--json", *words).stdout)
    assert answer.pop("nominations") > 10
    assert answer == {"file": str(out), "kind": kind, "plan": "2023"}
    assert out.read_bytes()[:2] == b"PK"


def test_what_is_chosen_can_be_said_as_people_say_it(sample_desk: Desk) -> None:
    def nominations(*words: str) -> int:
        answer = report(sample_desk, "nominees", "ds.xlsx", "--plan", "2023", "--json", *words)
        return int(json.loads(answer.stdout)["nominations"])

    whole = nominations()
    assert nominations("--award", "LĐTT", "--unit", "Văn phòng") == nominations("--award", "LDTT", "--unit", "VP")
    assert 0 < nominations("--award", "CSTĐ cơ sở") < nominations("--award", "CSTDCS", "--award", "LDTT") < whole
    assert nominations("--as-of", "30/06/2023") < whole


def test_the_day_of_the_decision_and_the_deputy_are_of_a_submission(sample_desk: Desk) -> None:
    words = ("--plan", "2023", "--to", "province", "--state", "submitted", "--decided-on", "15/02/2024", "--deputy")
    assert report(sample_desk, "submission", "ttr.docx", *words).exit_code == 0
    opened = Document(str(sample_desk.folder / "ttr.docx"))
    assert "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;" in [p.text for p in opened.paragraphs]
    assert [p.text for p in opened.tables[1].rows[0].cells[1].paragraphs][:2] == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]


def test_a_choice_without_anybody_writes_nothing_and_says_so(desk: Desk) -> None:
    result = report(desk, "nominees", "ds.docx", "--plan", "2023", "--unit", "TG")
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("Không có hồ sơ nào theo lựa chọn này nên không lập tệp: Kế hoạch công tác")
    assert not (desk.folder / "ds.docx").exists()


def test_awards_of_several_deciders_are_refused_with_the_ways(sample_desk: Desk) -> None:
    words = ("--plan", "2023", "--state", "submitted", "--state", "decided")
    result = report(sample_desk, "submission", "ttr.docx", *words)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "Hãy chọn nơi trình (director, province hoặc ministry): director: Giám đốc Sở quyết định" in result.stderr


@pytest.mark.parametrize(
    ("kind", "out", "words", "said"),
    [
        ("nominees", "ds.docx", (), "Hãy ghi kế hoạch bằng --plan hoặc kỳ báo cáo bằng --period."),
        ("nominees", "ds.pdf", ("--plan", "2023"), "Tệp sẽ ghi phải có đuôi .docx, .xlsx."),
        ("vendor", "ds.docx", ("--plan", "2023"), "Tệp sẽ ghi phải có đuôi .xlsx."),
        ("nominees", "ds.docx", ("--plan", "2031"), "Không có kế hoạch “2031” trong sổ."),
        ("nominees", "ds.docx", ("--period", "2023-Q9"), "Không có kỳ báo cáo “2023-Q9” trong sổ."),
        ("nominees", "ds.docx", ("--plan", "2023", "--unit", "XYZ"), "Không có đơn vị “XYZ” trong sổ."),
        ("nominees", "ds.docx", ("--plan", "2023", "--award", "XYZ"), "Không có danh hiệu, hình thức “XYZ” trong sổ."),
        ("nominees", "ds.docx", ("--plan", "2023", "--state", "returned"), "--state"),
        ("nominees", "ds.docx", ("--plan", "2023", "--to", "province"), "--to không dùng với --kind nominees."),
        ("statistics", "sl.xlsx", ("--period", "2023-Q1"), "--period không dùng với --kind statistics."),
        ("submission", "t.docx", ("--plan", "2023", "--meeting", "HOP-2023-001"), "--meeting không dùng với --kind"),
        ("notice", "tb.docx", ("--period", "2023-Q1", "--unit", "VP"), "--unit không dùng với --kind notice."),
        ("notice", "tb.docx", ("--period", "2023-Q1", "--deputy"), "--deputy không dùng với --kind notice."),
    ],
)
def test_wrong_usage_ends_with_two_and_says_what_is_wrong(
    desk: Desk, kind: str, out: str, words: tuple[str, ...], said: str
) -> None:
    result = report(desk, kind, out, *words)
    assert (result.exit_code, result.stdout, said in " ".join(result.stderr.split())) == (2, "", True)
    assert not (desk.folder / out).exists()


@pytest.mark.parametrize("kind", ["nominees", "vendor"])
def test_a_workbook_taken_away_reads_again_as_what_the_ledger_holds(sample_desk: Desk, kind: str) -> None:
    report(sample_desk, kind, "ds.xlsx", "--plan", "2023")
    result = sample_desk.run("reconcile", str(sample_desk.folder / "ds.xlsx"), "--with-ledger", "--plan", "2023")
    assert (result.exit_code, result.stdout.splitlines()[-1].split(":")[0]) == (0, "Các danh sách khớp nhau")
