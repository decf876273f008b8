"""A notice is proved before it is handed over: hostile text stays text, what says something else is kept back."""

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from ledger import Ledger
from reports.conclusions import notice_of_meeting
from reports.errors import ExportDiffers
from reports.notice import CLOSING, notice_document
from reports.notice_proof import prove
from tests.ledger.reports import DIFFICULTIES, difficulty
from tests.office import Office
from tests.reports.notices import OFFICE_PART, direct, lines, meeting, prepare
from tests.stores import copy_of

HOSTILE = (
    '=HYPERLINK("http://x")\n{ PAGE } { DDEAUTO c:\\\\windows "calc" }\n<w:p/> & ]]>\x00\x07\n\u202eđảo\u202c\n'
    + "W" * 5000
    + "\nGiao Thanh tra Sở thực hiện.\n1. Về khó khăn, vướng mắc của Thanh tra Sở:"
)


@pytest.fixture
def prepared(office: Office) -> Office:
    """An office with two difficulties told and a meeting opened."""
    return prepare(office)


def test_hostile_text_is_text(office: Office) -> None:
    office.load(DIFFICULTIES + difficulty("<b> & {0} %s"))
    meeting(office, chair="Chủ\x07 tọa\u202e {0} %s", text="=cmd|' /c calc'!A1 {chair}\n\x00")
    direct(office, HOSTILE)
    content = notice_document(notice_of_meeting(office.ledger.rows, "HOP-2023-001"))
    told = lines(content)
    assert told[1] == "Kết luận của đồng chí Chủ tọa {0} %s tại cuộc họp “=cmd|' /c calc'!A1 {chair}”"
    assert told[5].endswith(": <b> & {0} %s.")
    assert told[6:-3] == [
        '=HYPERLINK("http://x").',
        '{ PAGE } { DDEAUTO c:\\\\windows "calc" }.',
        "<w:p/> & ]]>.",
        "đảo.",
        "W" * 5000 + ".",
        "Giao Thanh tra Sở thực hiện.",
        "1. Về khó khăn, vướng mắc của Thanh tra Sở:",
    ]
    assert b"instrText" not in Document(BytesIO(content)).element.xml.encode()


@pytest.mark.parametrize(
    ("there", "instead"),
    [
        ("Ban hành hướng dẫn.", "Ban hành hướng dẫn"),
        ("05/05/2023", "06/05/2023"),
        ("YK-2023-001", "YK-2023-002"),
        ("giao Thanh tra Sở", "giao Văn phòng Sở"),
        ("KK-2023-001", "KK-2023-002"),
        ("của Thanh tra Sở", "của Thanh tra Bộ"),
        ("Giao thực hiện", "Ý kiến chỉ đạo"),
        ("Số ý kiến", "Số"),
    ],
)
def test_a_notice_that_says_something_else_is_not_handed_over(prepared: Office, there: str, instead: str) -> None:
    direct(prepared, "Ban hành hướng dẫn.", due_on=date(2023, 5, 5), on_behalf_of="Lê An")
    notice = notice_of_meeting(prepared.ledger.rows, "HOP-2023-001")
    document = Document(BytesIO(notice_document(notice)))
    cells = [cell for row in document.tables[-1].rows for cell in row.cells]
    for paragraph in [*document.paragraphs, *(paragraph for cell in cells for paragraph in cell.paragraphs)]:
        for run in paragraph.runs:
            run.text = run.text.replace(there, instead)
        if paragraph.style.name == there:
            paragraph.style = instead
    with pytest.raises(ExportDiffers, match="YK-2023-001"):
        prove(saved(document), notice)


def test_a_notice_with_a_conclusion_too_few_or_too_many_is_not_handed_over(prepared: Office) -> None:
    direct(prepared, "Ban hành hướng dẫn.")
    fewer = notice_of_meeting(prepared.ledger.rows, "HOP-2023-001")
    direct(prepared, "Mua máy quét.", no="KK-2023-002")
    more = notice_of_meeting(prepared.ledger.rows, "HOP-2023-001")
    for written, asked in ((fewer, more), (more, fewer)):
        with pytest.raises(ExportDiffers):
            prove(notice_document(written), asked)


@pytest.mark.parametrize(
    ("ledger", "marks"), [("prepared_ledger", ["DỰ THẢO", "DỮ LIỆU MINH HỌA"]), ("empty_ledger", ["DỰ THẢO"])]
)
def test_the_draft_of_invented_data_says_so(
    request: pytest.FixtureRequest, tmp_path: Path, ledger: str, marks: list[str]
) -> None:
    office = Office(Ledger.open(copy_of(request.getfixturevalue(ledger), tmp_path)))
    office.load(DIFFICULTIES + difficulty("Thiếu hướng dẫn"))
    meeting(office)
    direct(office, "Ban hành hướng dẫn.")
    document = Document(BytesIO(notice_document(notice_of_meeting(office.ledger.rows, "HOP-2023-001"))))
    head, foot, _office_part = document.tables
    assert [paragraph.text for paragraph in head.rows[2].cells[0].paragraphs] == marks
    assert [head.rows[1].cells[0].text, head.rows[1].cells[1].text] == [
        "Số:        /TB-SNV",
        "Hưng Yên, ngày      tháng      năm 2023",
    ]
    assert [paragraph.text for paragraph in foot.rows[0].cells[1].paragraphs] == ["TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", ""]
    assert [paragraph.text for paragraph in document.paragraphs[-2:]] == [f"{CLOSING}./.", OFFICE_PART]


def saved(document: Any) -> bytes:
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()
