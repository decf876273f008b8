"""Every paper on nominations, as it is declared: what it may never tell, hostile text, invented data."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from click import Option
from docx import Document

from domain.states import RETURN_REASONS
from ledger import Ledger
from reports.cli import report
from reports.errors import ReportError
from reports.nominees.choice import STATES, Choice, NothingChosen
from reports.nominees.kinds import BY_CODE, PAPER_KINDS
from reports.official.words import lines_of
from tests.office import Office
from tests.reports.nominees.desk import collective, nominated, paper, person, stands, texts_in
from tests.sample import SampleYear
from tests.stores import copy_of

EVERY_FILE = [(kind.code, ending) for kind in PAPER_KINDS for ending in kind.writers]
HOSTILE = (
    '=HYPERLINK("http://x")',
    "{ PAGE } { DDEAUTO c:\\windows calc }",
    "<w:p/> & ]]>",
    "\u202eđảo\u202c",
    "+84 @SUM(A1) -1",
)


@pytest.mark.parametrize(("code", "ending"), EVERY_FILE)
def test_what_only_those_who_decide_may_know_is_in_no_paper(office: Office, code: str, ending: str) -> None:
    nominated(
        office,
        person("Lê An", note="Đang bị xem xét kỷ luật khiển trách"),
        person("Lê Bình", note="Có đơn tố cáo"),
        person("Lê Cường"),
    )
    stands(office, "HS-2023-002", "returned", reason="TL09", text="Đang xác minh đơn tố cáo")
    stands(office, "HS-2023-003", "ineligible", text="Đang thi hành kỷ luật")
    text = texts_in(paper(office, code, ending, Choice("2023", states=("proposed",))))
    assert "Lê An" in text or code == "statistics"
    for told in ("kỷ luật", "đơn tố cáo", "TL09", "Lê Bình", "Lê Cường", RETURN_REASONS.label("TL09")):
        assert told not in text


@pytest.mark.parametrize(("code", "ending"), EVERY_FILE)
def test_hostile_text_is_text(office: Office, code: str, ending: str) -> None:
    for text in HOSTILE:
        nominated(office, person(f"'{text}", post=f"'{text}", achievement=f"'{text}"), unit="Văn phòng Sở")
    content = paper(office, code, ending, Choice("2023"))
    if ending == ".docx":
        body = Document(BytesIO(content)).element.body
        assert "instrText" not in body.xml
        assert "hyperlink" not in body.xml
        texts = [node.text for node in body.iter() if node.tag.endswith("}t")]
        said = [text for text in HOSTILE if any(lines_of(text)[0] in (found or "") for found in texts)]
        assert said == list(HOSTILE)
    elif code != "statistics":
        from openpyxl import load_workbook

        cells = [cell for sheet in load_workbook(BytesIO(content)) for row in sheet.iter_rows() for cell in row]
        assert {cell.data_type for cell in cells} <= {"s", "n"}
        assert {cell.hyperlink for cell in cells} == {None}


@pytest.mark.parametrize(("code", "ending"), EVERY_FILE)
@pytest.mark.parametrize(("ledger", "is_marked"), [("prepared_ledger", True), ("empty_ledger", False)])
def test_invented_data_say_so(
    request: pytest.FixtureRequest, tmp_path: Path, code: str, ending: str, ledger: str, is_marked: bool
) -> None:
    office = Office(Ledger.open(copy_of(request.getfixturevalue(ledger), tmp_path)))
    nominated(office, person("Lê An"))
    text = texts_in(paper(office, code, ending))
    assert ("DỮ LIỆU MINH HỌA" in text) == is_marked


@pytest.mark.parametrize(("code", "ending"), EVERY_FILE)
def test_nothing_to_tell_is_refused(office: Office, code: str, ending: str) -> None:
    with pytest.raises(NothingChosen):
        paper(office, code, ending)
    nominated(office, person("Lê An"))
    with pytest.raises(NothingChosen):
        paper(office, code, ending, Choice("2023", unit_code="TG"))
    with pytest.raises(ReportError, match="2031"):
        paper(office, code, ending, Choice("2031"))


@pytest.mark.parametrize(("code", "ending"), EVERY_FILE)
def test_every_paper_of_the_sample_year_is_handed_over(sample_year: SampleYear, code: str, ending: str) -> None:
    office = Office(Ledger(sample_year.ledger))
    said = {"to": "director"} if code == "submission" else {}
    assert len(paper(office, code, ending, Choice("2023"), **said)) > 5_000


def options() -> Iterator[str]:
    yield from (str(param.name) for param in report.params if isinstance(param, Option))


def test_every_option_of_a_kind_is_one_of_the_command() -> None:
    assert set().union(*(kind.options for kind in PAPER_KINDS)) <= set(options())
    assert {code: set(kind.states) <= set(STATES) for code, kind in BY_CODE.items()} == dict.fromkeys(BY_CODE, True)


def test_the_kinds_are_those_the_office_asks_for() -> None:
    assert [(kind.code, tuple(kind.writers)) for kind in PAPER_KINDS] == [
        ("nominees", (".docx", ".xlsx")),
        ("submission", (".docx",)),
        ("vendor", (".xlsx",)),
        ("statistics", (".xlsx",)),
    ]


def test_a_collective_is_named_without_an_address(office: Office) -> None:
    nominated(office, collective("Tổ số hóa", "Giấy khen"))
    for code, ending in EVERY_FILE[:2]:
        assert "Ông" not in texts_in(paper(office, code, ending))
