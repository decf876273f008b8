"""What other agencies send to be appraised: nominations and what they are judged by, and nothing else of theirs."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from domain.plan import appraised_units
from domain.sheets import APPRAISED_WORKBOOK, WORKBOOK
from etl.context import read_context
from etl.eligibility import Judged, open_desk
from etl.verdict import Chosen
from tests.etl.desk import Desk
from tests.ledger.reports import (
    DIFFICULTIES,
    DIRECTIONS,
    HISTORY,
    MOVEMENTS,
    NIL,
    NOMINATIONS,
    PROGRESS,
    ROSTER,
    criterion,
    difficulty,
    done,
    nominee,
)
from tests.office import Office, places

HEALTH, SCHOOLS = "Sở Y tế tỉnh Hưng Yên", "Sở Giáo dục và Đào tạo tỉnh Hưng Yên"
LATE = {"unit": HEALTH, "period": "Quý IV năm 2023", "received_on": date(2023, 12, 8)}
STAFF = ROSTER + "| Lê Bá Kiên | 1970 | x |\n| Phạm Hoài Nga | 1975 | x |\n"
AWARDED = HISTORY + "| Phạm Hoài Nga | 1975 | 2022 | Chiến sĩ thi đua cơ sở |\n"
PROPOSED = NOMINATIONS + nominee("Phạm Hoài Nga", born="1975", award="BK tỉnh")
OF_EACH = "## Đề nghị khen thưởng\n| Đơn vị | Họ và tên hoặc tên tập thể | Cá nhân/Tập thể | Danh hiệu |\n"


def test_an_agency_hands_in_nominations_staff_and_awards_and_is_asked_for_nothing_more(office: Office) -> None:
    answer = office.load(PROPOSED + STAFF + AWARDED, **LATE)

    assert (answer["unit"], answer["status"]) == ("SYT", "accepted")
    assert {name: rows["accepted"] for name, rows in answer["rows"].items()} == {
        "nominations": 1,
        "roster": 2,
        "award_history": 1,
    }
    assert [code for code, _cell in places(answer) if code != "award_rule"] == []
    assert office.view("current_nominations", "unit_code", "scope") == [("SYT", "appraised")]


def test_an_agency_without_nominations_is_told_that_they_are_missing(office: Office) -> None:
    (finding,) = office.load(STAFF, **LATE)["findings"]

    assert (finding["code"], finding["severity"]) == ("missing_sheet", "info")
    assert "“Đề nghị khen thưởng”" in finding["message"]


@pytest.mark.parametrize(
    "sheet",
    [
        PROGRESS + done(4),
        MOVEMENTS + criterion("PT1-1", actual=1),
        DIFFICULTIES + difficulty("Thiếu kinh phí"),
        DIFFICULTIES + NIL,
        DIRECTIONS + "| YK-2023-001 | Đã làm | Hoàn thành |\n",
    ],
)
def test_a_sheet_that_is_the_departments_own_is_refused_at_its_headings(office: Office, sheet: str) -> None:
    answer = office.load(sheet + PROPOSED, **LATE)

    refused = [finding for finding in answer["findings"] if finding["severity"] == "error"]
    assert [(finding["code"], finding["cell"]) for finding in refused] == [("sheet_not_expected", "A3")]
    assert f"Sở chỉ thẩm định hồ sơ của {HEALTH}" in refused[0]["message"]
    assert answer["status"] == "partial"
    assert office.view("current_nominations", "unit_code") == [("SYT",)]
    assert [office.view(view) for view in ("current_progress", "current_difficulties", "nil_reports")] == [[], [], []]


def test_such_a_sheet_left_empty_is_no_fault(office: Office) -> None:
    answer = office.load(PROPOSED + PROGRESS + DIFFICULTIES, **LATE)

    assert (answer["status"], [code for code, _ in places(answer) if code != "award_rule"]) == ("accepted", [])


def test_a_workbook_of_the_office_holds_units_and_agencies(office: Office) -> None:
    progress = "## Tiến độ\n| Đơn vị | Mã nội dung | Kết quả thực hiện | Trạng thái |\n"
    both = progress + "| Văn phòng Sở | 1.1 | 4 | Đang thực hiện |\n| Sở Y tế | 1.2 | 4 | Đang thực hiện |\n"
    both += OF_EACH + "".join(
        f"| {unit} | {name} | Cá nhân | {award} |\n"
        for unit, name, award in (
            ("Văn phòng Sở", "Đỗ Văn An", "Lao động tiên tiến"),
            ("Sở Y tế", "Phạm Hoài Nga", "BK tỉnh"),
            ("Sở GD&ĐT", "Lương Hoài Hà", "BK tỉnh"),
            ("Sở Nội vụ", "Trần Quang Hưng", "BK tỉnh"),
        )
    )

    answer = office.load(both, unit="", period="Quý IV năm 2023", received_on=date(2023, 12, 8))

    errors = [(found["code"], found["cell"]) for found in answer["findings"] if found["severity"] == "error"]
    # The Department itself is no unit that hands in, and no other agency either.
    assert errors == [("row_not_expected", "A4"), ("unknown_row_unit", "A6")]
    assert office.view("current_nominations", "unit_code", "scope") == [
        ("SGDDT", "appraised"),
        ("SYT", "appraised"),
        ("VP", "own"),
    ]
    assert office.view("current_progress", "unit_code") == [("VP",)]


def test_the_department_itself_hands_in_nothing(office: Office) -> None:
    answer = office.check(PROPOSED, **{**LATE, "unit": "Sở Nội vụ tỉnh Hưng Yên"})

    assert (answer["status"], places(answer)) == ("refused", [("unknown_unit", "")])


def test_an_agency_is_known_by_its_files_name_and_by_its_letterhead(office: Office) -> None:
    for said in (
        {"unit": "", "name": "SYT_2023-Q4.xlsx"},
        {"unit": "", "name": "de nghi khen thuong.xlsx", "chosen": Chosen(unit_code="SYT")},
    ):
        assert office.check(PROPOSED, **{**LATE, **said})["unit"] == "SYT"
    letterhead = PROPOSED.replace("## Đề nghị khen thưởng\n", "## Đề nghị khen thưởng\nSỞ Y TẾ TỈNH HƯNG YÊN\n")
    assert office.check(letterhead, **{**LATE, "unit": ""})["unit"] == "SYT"


@pytest.mark.parametrize("unit", [HEALTH, "Văn phòng Sở"])
def test_what_an_agencys_head_decides_is_not_appraised_by_others(office: Office, unit: str) -> None:
    awards = read_context(office.ledger).awards.values()
    for award in awards:
        kind = "Cá nhân" if award.for_individual else "Tập thể"
        row = f"| | | Phạm Hoài Nga | {kind} | | | {award.name} |\n"
        answer = office.check(NOMINATIONS + row, **{**LATE, "unit": unit})
        found = [one for one in answer["findings"] if "do người đứng đầu cơ quan đó quyết định" in one["message"]]
        is_noted = award.decided_by == "Giám đốc Sở" and unit == HEALTH
        assert ([one["cell"] for one in found], answer["status"]) == (["G4"] if is_noted else [], "accepted")
        assert {one["code"] for one in found} == ({"award_rule"} if is_noted else set())
    assert {award.code for award in awards if award.is_decided_by_head} == {"LDTT", "CSTDCS", "TTLDTT", "GK"}


def test_the_register_and_its_view_name_the_same_agencies(office: Office) -> None:
    units = read_context(office.ledger).units.values()

    assert appraised_units(units) == {"SYT", "SGDDT"}
    assert office.view("appraised_units", "unit_code") == [("SGDDT",), ("SYT",)]


def excellent(name: str) -> str:
    return (
        "## Đề nghị khen thưởng\n| Họ và tên hoặc tên tập thể | Cá nhân/Tập thể | Xếp loại | Danh hiệu |\n"
        f"| {name} | Tập thể | Hoàn thành xuất sắc nhiệm vụ | Tập thể lao động xuất sắc |\n"
    )


STAFF_GRADED = "## Danh sách nhân sự\n| Họ và tên | Năm sinh | Tính vào tổng số | Xếp loại |\n" + "".join(
    f"| Lê Văn {letter} | 198{number} | x | Hoàn thành tốt nhiệm vụ |\n" for number, letter in enumerate("ABCDE")
)
DECIDED = HISTORY + "".join(
    f"| Lê Văn {letter} | 198{number} | 2023 | {award} |\n"
    for number, letter, award in (
        *((number, letter, "Lao động tiên tiến") for number, letter in enumerate("ABCD")),
        (0, "A", "Chiến sĩ thi đua cơ sở"),
    )
)


def verdicts(office: Office, unit: str) -> dict[str, tuple[str, dict[str, object]]]:
    (judged,) = [one for one in open_desk(office.ledger.rows, "2023").judged() if one.unit_code == unit]
    return {one.rule: (one.verdict, dict(one.inputs)) for one in judged.verdicts}


def test_a_share_is_that_of_the_agency_alone_by_what_its_head_has_decided(office: Office) -> None:
    office.load(NOMINATIONS + nominee("Đỗ Văn An"), **{**LATE, "unit": "Văn phòng Sở"})
    office.load(excellent(HEALTH) + STAFF_GRADED + DECIDED, **LATE)

    verdict, inputs = verdicts(office, "SYT")["R10"]
    assert (verdict, inputs["k"], inputs["n"], inputs["fighters"]) == ("pass", 4, 5, 1)


def test_a_workbook_of_an_agency_is_judged_by_itself_when_it_is_loaded(office: Office) -> None:
    assert places(office.check(excellent(HEALTH) + STAFF_GRADED + DECIDED, **LATE)) == []
    few = DECIDED.replace("| Lê Văn D | 1983 | 2023 | Lao động tiên tiến |\n", "")
    (finding,) = office.check(excellent(HEALTH) + STAFF_GRADED + few, **LATE)["findings"]
    assert (finding["code"], "Có 3/5 người (60%)" in finding["message"]) == ("award_rule", True)


def test_an_agencys_own_office_is_not_the_departments(office: Office) -> None:
    office.load(ROSTER + "| Đỗ Văn An | 1980 | x |\n", **{**LATE, "unit": "Văn phòng Sở"})
    office.load(excellent("Văn phòng Sở") + STAFF_GRADED + DECIDED, **LATE)

    (judged,) = [one for one in open_desk(office.ledger.rows, "2023").judged() if one.unit_code == "SYT"]
    assert (judged.nomination.subject.unit_code, judged.nomination.subject.unit_itself) == ("SYT", "")
    assert verdicts(office, "SYT")["R10"][0] == "unknown"


def test_what_was_nominated_before_its_unit_became_an_agency_is_told_that_its_head_decides(office: Office) -> None:
    office.load(PROPOSED, **LATE)
    desk = open_desk(office.ledger.rows, "2023")
    lower = [{**row, "award_code": "LDTT"} for row in desk.records.nominations]
    object.__setattr__(desk.records, "nominations", lower)
    object.__setattr__(desk, "surroundings", desk.records.surroundings())

    (judged,) = desk.judged()
    assert next(one.verdict for one in judged.verdicts if one.rule == "R19") == "fail"


def test_nothing_of_an_agency_is_in_what_the_department_is_judged_in(office: Office) -> None:
    office.load(excellent(HEALTH) + STAFF_GRADED + DECIDED, **LATE)
    office.load(NOMINATIONS + nominee("Đỗ Văn An"), **{**LATE, "unit": "Văn phòng Sở"})

    desk = open_desk(office.ledger.rows, "2023")
    judged: dict[str, Judged] = {one.unit_code: one for one in desk.judged()}
    assert {code: one.scope for code, one in judged.items()} == {"VP": "own", "SYT": "appraised"}
    assert [one.unit_code for one in desk.own.nominations] == ["VP"]
    assert set(desk.own.units) & {"SYT", "SGDDT"} == set()
    assert [one.unit_code for one in desk.surroundings["SYT"].nominations if one.nomination_no] == ["SYT"]


def test_the_template_of_an_agency_has_its_sheets_only_and_is_read_again(desk: Desk, tmp_path: Path) -> None:
    asked = ("template", "--plan", "2023", "--period", "2023-Q4", "--out", str(tmp_path / "mau"))
    assert desk.run(*asked, "--unit", "SYT").exit_code == 0

    path = tmp_path / "mau" / "SYT_2023-Q4.xlsx"
    book = load_workbook(path)
    others = {sheet.title for sheet in WORKBOOK} - {sheet.title for sheet in APPRAISED_WORKBOOK}
    assert [name for name in book.sheetnames if name in {sheet.title for sheet in WORKBOOK}] == [
        sheet.title for sheet in APPRAISED_WORKBOOK
    ]
    guide = "\n".join(str(cell.value) for row in book["Hướng dẫn"].iter_rows() for cell in row if cell.value)
    assert [name for name in others if f"“{name}”" in guide] == []
    sheet = book["Đề nghị khen thưởng"]
    assert [sheet.cell(row, 1).value for row in (1, 2)] == ["ỦY BAN NHÂN DÂN TỈNH HƯNG YÊN", HEALTH.upper()]

    headings = [cell.value for cell in sheet[8]]
    for heading, value in (
        ("Họ và tên hoặc tên tập thể", "Phạm Hoài Nga"),
        ("Cá nhân/Tập thể", "Cá nhân"),
        ("Danh hiệu thi đua/Hình thức khen thưởng", "Bằng khen của Chủ tịch UBND tỉnh"),
    ):
        sheet.cell(9, headings.index(heading) + 1).value = value
    book.save(path)
    (answer,) = desk.ask("load", str(path), "--by", "Lê Thị Mai")
    assert (answer["unit"], answer["rows"]["nominations"]["accepted"]) == ("SYT", 1)


@pytest.mark.parametrize("unit", ["SNV", "KHONG"])
def test_who_hands_in_nothing_gets_no_template(desk: Desk, tmp_path: Path, unit: str) -> None:
    asked = ("template", "--plan", "2023", "--period", "2023-Q4", "--out", str(tmp_path), "--unit", unit)

    assert (desk.run(*asked).exit_code, list(tmp_path.glob("*.xlsx"))) == (2, [])


def test_the_command_tells_own_and_appraised_apart(desk: Desk) -> None:
    for text, unit in ((PROPOSED, HEALTH), (NOMINATIONS + nominee("Đỗ Văn An"), "Văn phòng Sở")):
        desk.run("load", desk.file(text, unit=unit, period="Quý IV năm 2023"), "--by", "Lê Thị Mai")

    lines = desk.run("eligibility", "--plan", "2023").stdout.splitlines()
    counted = [line.split(";")[0] for line in lines if line.startswith("1 hồ sơ")]
    apart = lines.index("Sở thẩm định cho cơ quan khác")
    assert counted == ["1 hồ sơ", "1 hồ sơ"]
    assert [("Đỗ Văn An" in line, "Phạm Hoài Nga" in line) for line in (lines[0], lines[apart + 1])] == [
        (True, False),
        (False, True),
    ]
