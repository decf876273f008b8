"""Papers hold the Department's own nominations or those it appraises for others, and say which."""

from dataclasses import replace
from pathlib import Path

import pytest

from domain.nominations import APPRAISED
from reports.nominees.choice import Choice, NothingChosen
from tests.etl.desk import Desk
from tests.office import Office
from tests.reports.nominees.desk import SHEET, collective, listed, nominated, paper, person, sheets, stands, told
from tests.reports.nominees.test_submission import BASES, P2

OWN_ONES = Choice("2023", states=("council_done",))
OF_OTHERS = replace(OWN_ONES, scope=APPRAISED)
HEALTH, SCHOOLS = "Sở Y tế tỉnh Hưng Yên", "Sở Giáo dục và Đào tạo tỉnh Hưng Yên"
WHOSE = "Sở thẩm định cho cơ quan khác"


@pytest.fixture
def both(office: Office) -> Office:
    """An office where one title of its own and two of other agencies wait to be submitted."""
    nominated(office, person("Trần Văn Yên", "CSTĐT"))
    nominated(office, person("Phạm Hoài Nga", "CSTĐT", honorific="Bà"), unit=HEALTH)
    nominated(office, collective(SCHOOLS, "TTLĐXS"), unit=SCHOOLS)
    for number in (1, 2, 3):
        stands(office, f"HS-2023-00{number}", "council_done")
    return office


def test_what_is_submitted_for_others_names_who_asked_and_stands_on_no_plan_of_the_department(both: Office) -> None:
    said = told(paper(both, "submission", ".docx", OF_OTHERS))

    assert said[3:9] == [
        *P2,
        BASES[0].removesuffix(";") + ".",
        f"Theo đề nghị của {HEALTH}, {SCHOOLS} và kết quả thẩm định hồ sơ, Sở Nội vụ kính trình Chủ tịch Ủy ban nhân "
        "dân tỉnh xem xét, quyết định tặng danh hiệu thi đua năm 2023 như sau:",
        "a) Danh hiệu Chiến sĩ thi đua cấp tỉnh: 01 (một) cá nhân;",
        "b) Danh hiệu “Tập thể lao động xuất sắc”: 01 (một) tập thể.",
    ]
    assert [block for block in said if isinstance(block, str) and "Trần Văn Yên" in block] == []


def test_a_list_holds_one_scope_and_says_whose_it_is(both: Office) -> None:
    assert [nominee.name for nominee in listed(both, OWN_ONES).nominees] == ["Trần Văn Yên"]
    assert [nominee.name for nominee in listed(both, OF_OTHERS).nominees] == ["Phạm Hoài Nga", SCHOOLS]
    assert "Toàn Sở" in listed(both, OWN_ONES).told()
    assert (WHOSE in listed(both, OF_OTHERS).told(), "Toàn Sở" in listed(both, OF_OTHERS).told()) == (True, False)
    book = sheets(paper(both, "nominees", ".xlsx", OF_OTHERS))
    assert WHOSE in [value for rows in book.values() for row in rows for value in row]


def test_one_agency_of_several_may_be_chosen(both: Office) -> None:
    chosen = replace(OF_OTHERS, unit_code="SYT")
    assert [nominee.name for nominee in listed(both, chosen).nominees] == ["Phạm Hoài Nga"]
    with pytest.raises(NothingChosen):
        listed(both, replace(chosen, scope=OWN_ONES.scope))


def test_the_command_writes_what_others_sent_when_it_is_asked_for(ledger_file: Path, tmp_path: Path) -> None:
    (tmp_path / "files").mkdir()
    desk = Desk(tmp_path / "files", ledger_file)
    desk.run("load", desk.file(SHEET + person("Phạm Hoài Nga", "CSTĐT"), unit=HEALTH, period="Quý IV năm 2023"))
    words = ("report", "--kind", "nominees", "--plan", "2023", "--out", str(tmp_path / "ds.docx"))

    assert desk.run(*words).exit_code == 1
    assert desk.ask(*words, "--appraised")[0]["nominations"] == 1
