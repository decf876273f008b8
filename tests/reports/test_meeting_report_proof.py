"""A report that says anything else than its picture isn't handed over."""

from collections.abc import Callable
from io import BytesIO

import pytest
from docx.document import Document as Opened
from docx.oxml.ns import qn

from ledger import Ledger
from reports.deck.model import Deck
from reports.errors import ExportDiffers
from reports.meeting_report.proof import prove
from reports.meeting_report.styles import TOTAL
from tests.reports.pictures import HEAD, file_of, many, opened

TITLE = "Kế hoạch công tác thi đua, khen thưởng năm 2023"


@pytest.fixture(scope="module")
def content(ledger: Ledger, deck: Deck) -> bytes:
    return file_of("report", ledger, deck)


def _one_cell(document: Opened) -> None:
    document.tables[2].rows[1].cells[3].paragraphs[0].runs[0].text = "Thanh tra"


def _one_row(document: Opened) -> None:
    table = document.tables[-1]
    table._tbl.remove(table.rows[1]._tr)


def _one_figure(document: Opened) -> None:
    run = next(run for one in document.paragraphs for run in one.runs if "17/20 (85%)" in run.text)
    run.text = run.text.replace("17/20", "18/20")


def _one_total(document: Opened) -> None:
    next(one for one in document.paragraphs if one.style.name == TOTAL).runs[0].text = "3/3 dòng."


def _one_annex_named(document: Opened) -> None:
    next(one for one in document.paragraphs if one.text == "Phụ lục II").runs[0].text = "Phụ lục III"


def _one_title(document: Opened) -> None:
    next(one for one in document.paragraphs if one.text == "ĐỀ NGHỊ KHEN THƯỞNG").runs[0].text = "ĐÃ KHEN THƯỞNG"


def _one_foot(document: Opened) -> None:
    document.sections[2].footer.paragraphs[-1].runs[0].text = "1/1 dòng · số liệu đến 31/12/2023 · mã 0000-0000"


def _no_repeated_headings(document: Opened) -> None:
    properties = document.tables[2].rows[0]._tr.trPr
    properties.remove(properties.find(qn("w:tblHeader")))


def _no_end(document: Opened) -> None:
    run = next(run for one in document.paragraphs for run in one.runs if run.text.endswith("./."))
    run.text = run.text.removesuffix("./.")


def _one_more_table(document: Opened) -> None:
    document.add_table(1, 2).style = document.styles["Table Grid"]


@pytest.mark.parametrize(
    "change",
    [
        _one_cell,
        _one_row,
        _one_figure,
        _one_total,
        _one_annex_named,
        _one_title,
        _one_foot,
        _no_repeated_headings,
        _no_end,
        _one_more_table,
    ],
)
def test_a_report_with_one_thing_changed_is_refused(
    deck: Deck, content: bytes, change: Callable[[Opened], None]
) -> None:
    document = opened(content)
    change(document)
    changed = BytesIO()
    document.save(changed)
    with pytest.raises(ExportDiffers):
        prove(changed.getvalue(), deck, TITLE, HEAD)


def test_a_report_saved_again_as_it_was_is_believed(deck: Deck, content: bytes) -> None:
    again = BytesIO()
    opened(content).save(again)
    prove(again.getvalue(), deck, TITLE, HEAD)


@pytest.mark.parametrize("code", ["at_risk", "waiting", "nominations", "stresses", "deadlines"])
def test_a_report_of_another_picture_is_refused(deck: Deck, content: bytes, code: str) -> None:
    rows = deck.section(code).rows
    with pytest.raises(ExportDiffers):
        prove(content, many(deck, code, len(rows) + 1), TITLE, HEAD)
