"""Many files at once, large ones among them: what one of them is harms no other."""

from dataclasses import replace
from pathlib import Path

import pytest

from domain.findings import Finding
from etl import load as loading
from etl.load import Source, check, load, sources_of
from etl.submit import Receipt
from etl.verdict import Chosen
from tests.etl.test_findings import GOOD, PROGRESS
from tests.office import FIRST_DAY, OFFICE, Office, places
from tests.workbooks import titled, workbook_bytes


def test_a_file_too_large_is_told_without_being_read(office: Office, tmp_path: Path) -> None:
    with (tmp_path / "a.xlsx").open("wb") as sparse:
        sparse.truncate(6 * 1024**3)
    (tmp_path / "b.xlsx").write_bytes(workbook_bytes(titled(PROGRESS + GOOD)))

    verdicts = list(load(office.ledger, OFFICE, sources_of([tmp_path]), Chosen(), Receipt(OFFICE.name, FIRST_DAY)))

    assert [(verdict.status, verdict.sha256 == "") for verdict in verdicts] == [("refused", True), ("accepted", False)]
    assert verdicts[0].findings == [Finding("too_large", words={"size": "6144 MB", "limit": "20 MB"})]
    assert office.view("submissions", "file_name", "status") == [("b.xlsx", "accepted")]


def test_a_file_this_machine_has_no_memory_for_does_not_take_the_others(office: Office) -> None:
    sources = [
        Source("a.xlsx", lambda: bytes(2**62)),
        Source("b.xlsx", lambda: workbook_bytes(titled(PROGRESS + GOOD))),
    ]

    verdicts = list(check(office.ledger, sources, Chosen()))

    assert [verdict.status for verdict in verdicts] == ["refused", "accepted"]
    assert [finding.code for finding in verdicts[0].findings] == ["too_large"]


def test_no_more_files_are_read_ahead_than_a_few(office: Office) -> None:
    asked: list[int] = []
    books = [workbook_bytes(titled(PROGRESS + GOOD, unit=unit)) for unit in ("Văn phòng Sở", "Ban Tôn giáo")]
    sources = [Source(f"{number}.xlsx", lambda number=number: asked.append(number) or books[number % 2])  # type: ignore[misc]
               for number in range(3 * loading.FILES_PER_TRANSACTION)]  # fmt: skip

    coming = check(office.ledger, sources, Chosen())
    next(coming)
    coming.close()

    assert len(asked) <= loading.FILES_PER_TRANSACTION + loading.ANSWERS_WAITING


def test_books_of_many_bytes_are_judged_before_more_are_opened(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(loading, "LARGEST_PART", 0)
    asked: list[int] = []
    book = workbook_bytes(titled(PROGRESS + GOOD))
    sources = [Source(f"{number}.xlsx", lambda number=number: asked.append(number) or book) for number in range(20)]  # type: ignore[misc]

    coming = check(office.ledger, sources, Chosen())
    next(coming)
    coming.close()

    assert len(asked) <= 1 + loading.ANSWERS_WAITING


def test_the_same_bytes_have_the_same_verdict_wherever_they_stand_in_a_run(office: Office) -> None:
    good, bad = workbook_bytes(titled(PROGRESS + GOOD)), workbook_bytes(titled(PROGRESS + "| 9.9 | 1 | | | | |"))
    sources = [Source("a.xlsx", lambda content=content: content) for content in (good, bad) * 12]  # type: ignore[misc]

    verdicts = [replace(verdict, repeats_earlier=False) for verdict in check(office.ledger, sources, Chosen())]

    assert verdicts == verdicts[:2] * 12


def test_rows_by_the_thousand_under_a_total_each_are_added_up(office: Office) -> None:
    rows = "| 1.1 | 2 | 50% | Đang thực hiện | | |\n| Tổng | 2 | | | | |\n" * 5000

    answer = office.check(PROGRESS + rows + "| 1.2 | 3 | | Đang thực hiện | | |\n| Tổng cộng | 7 | | | | |")

    assert [(code, cell) for code, cell in places(answer) if code == "total_mismatch"] == [("total_mismatch", "B10005")]
