"""The report as LibreOffice prints it: pages, feet, repeated headings, and nothing cut off."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pdfplumber
import pytest

from ledger import Ledger
from reports.deck.model import Deck
from reports.deck.totals import code_of, totals
from reports.meeting_report.body import listed
from reports.meeting_report.wording import CHAPTERS
from tests.reports.pictures import HEAD, file_of, hostile, many, opened, picture, tables, written_in
from tests.sample import SampleYear

pytestmark = pytest.mark.skipif(
    shutil.which("soffice") is None and not os.environ.get("CI"), reason="LibreOffice is not installed here"
)


@pytest.fixture(scope="module")
def ledger(sample_year: SampleYear) -> Ledger:
    return Ledger.open(sample_year.ledger)


@pytest.fixture(scope="module")
def deck(ledger: Ledger) -> Deck:
    return picture(ledger)


def printed(folder: Path, content: bytes) -> list[tuple[bool, str]]:
    """The pages, each with whether it lies across and its text."""
    path = written_in(folder, "bao-cao.docx", content)
    command = ["soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(folder), str(path)], check=True, capture_output=True, timeout=240)
    with pdfplumber.open(path.with_suffix(".pdf")) as pages:
        return [(page.width > page.height, page.extract_text()) for page in pages.pages]


def test_two_hundred_rows_go_on_with_their_headings_and_every_page_tells_day_and_code(
    ledger: Ledger, deck: Deck, tmp_path: Path
) -> None:
    long = many(deck, "at_risk", 200)
    pages = printed(tmp_path, file_of("report", ledger, long))
    told = f"số liệu đến 31/12/2023 · mã {code_of(totals(long))}"
    body = [text for is_across, text in pages if not is_across]
    annex = [text for is_across, text in pages if is_across]
    assert [is_across for is_across, _ in pages] == [False] * len(body) + [True] * len(annex)
    assert [text.splitlines()[-1] for text in body] == [f"{told} · {HEAD}"] * len(body)
    assert {text.splitlines()[-1].partition(" dòng · ")[2] for text in annex} == {told}
    first = [text for text in annex if f"200/200 dòng · {told}" in text]
    assert len(first) > 10
    assert all(text.count("Đơn vị chủ trì") == 1 for text in first[:-1])
    rows = re.findall(r"^(\d+) Quá hạn \1\.", "\n".join(first), re.MULTILINE)
    assert rows == [str(n) for n in range(1, 201)]
    assert [text.splitlines()[0] for text in first] == ["Phụ lục I", *(str(n) for n in range(2, len(first) + 1))]
    begun = [text.splitlines()[0] for text in annex if text.startswith("Phụ lục")]
    assert begun == list(listed(long).values())


def test_no_heading_stands_alone_at_the_end_of_a_page(ledger: Ledger, deck: Deck, tmp_path: Path) -> None:
    titles = {text for chapter in CHAPTERS for text in (chapter.title, *(p.heading for p in chapter.passages)) if text}
    for n in (2, 5):
        pages = printed(tmp_path, file_of("report", ledger, many(many(deck, "at_risk", n), "directions", n)))
        last = [text.splitlines()[-3] for is_across, text in pages if not is_across]
        assert [line for line in last if line.partition(". ")[2] in titles] == []


def test_long_and_hostile_texts_are_printed_to_their_end(ledger: Ledger, deck: Deck, tmp_path: Path) -> None:
    content = file_of("report", ledger, hostile(deck))
    text = "".join(text for _, text in printed(tmp_path, content))
    # In every cell and every matter of the annexes; the body's points are shortened.
    assert text.count("HẾT") == _ends_written(content)


def _ends_written(content: bytes) -> int:
    cells = sum(cell.count("HẾT") for table in tables(content) for row in table for cell in row)
    return cells + sum(one.text.count("HẾT") for one in opened(content).paragraphs)
