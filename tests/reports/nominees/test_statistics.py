"""Figures by the classes of form 0603.N, against the ledger's bare rows and by hand."""

from collections import Counter
from datetime import date
from typing import Any

import pytest

from domain.form_0603 import NOMINEE_CLASSES, WAYS
from domain.people import Role, Viewer
from ledger import Ledger
from reports.nominees.choice import Choice, NothingChosen
from reports.nominees.statistics import COLUMNS, statistics_of, statistics_workbook
from tests.office import Office
from tests.reports.nominees.desk import collective, decided, nominated, paper, person, sheets, stands, table_of
from tests.sample import OWN, SampleYear, register

YEAR = Choice("2023")
HEADINGS = [
    *("Danh hiệu, hình thức", "Phương thức", "Số liệu", "Tổng số", "Tập thể", "Cá nhân", "Nhóm 1", "Nhóm 2", "Nhóm 3"),
    *("Nhóm 4", "Nhóm 5", "Chưa rõ chức vụ", "Nhóm 5 trong số cá nhân", "Nữ", "Nữ trong số cá nhân", "Chưa ghi Ông/Bà"),
]
NOTES = [
    "Phân loại cá nhân theo biểu 0603.N/BNV-TĐKT (Thông tư số 02/2023/TT-BNV):",
    "Nhóm 1: Lãnh đạo cấp bộ, cấp tỉnh và tương đương trở lên.",
    "Nhóm 2: Lãnh đạo cấp vụ, sở, ngành và tương đương.",
    "Nhóm 3: Doanh nhân.",
    "Nhóm 4: Các cấp lãnh đạo khác từ phó phòng trở lên.",
    "Nhóm 5: Người trực tiếp công tác, lao động, học tập, chiến đấu và phục vụ chiến đấu (công nhân, nông dân, ...).",
    "Nhóm suy từ chức vụ, hoặc do Văn phòng xếp lại. Nữ tính theo Ông/Bà.",
    "Phương thức khen thưởng gọi theo biểu: Thường xuyên là khen thưởng công trạng.",
]


@pytest.fixture
def awarded(office: Office) -> Office:
    """Four awards, three of them decided in the year, one in the next; one only registered, one returned."""
    nominated(
        office,
        person("Lê Thị An", honorific="Bà", post="Phó Chánh Văn phòng"),
        person("Lê Văn Bình", post="Văn thư"),
        person("Lê Văn Cường", honorific="", post=""),
        collective("Tổ số hóa", "Giấy khen", kind="Chuyên đề"),
        person("Lê Văn Dũng", "Giấy khen", kind="Đột xuất"),
        person("Lê Văn Em", stage="Đăng ký"),
    )
    for number in (1, 2, 4):
        decided(office, f"HS-2023-00{number}")
    decided(office, "HS-2023-005", on=date(2024, 1, 3))
    stands(office, "HS-2023-003", "returned", reason="TL09")
    return office


def test_the_figures_of_a_small_year_are_those_counted_by_hand(awarded: Office) -> None:
    found = sheets(paper(awarded, "statistics", ".xlsx"))
    assert list(found) == ["Danh hiệu thi đua", "Hình thức khen thưởng"]
    award, regular = "Lao động tiên tiến", "Thường xuyên"
    given = [2, 0, 2, 0, 0, 0, 1, 1, 0, "1/2 (50%)", 1, "1/2 (50%)", 0]
    wanted = [3, 0, 3, 0, 0, 0, 1, 1, 1, "1/3 (33,3%)", 1, "1/3 (33,3%)", 1]
    assert table_of(found["Danh hiệu thi đua"]) == [
        HEADINGS,
        ["Tất cả", "Mọi phương thức", "Được tặng", *given],
        ["Tất cả", "Mọi phương thức", "Đề nghị", *wanted],
        ["Tất cả", regular, "Được tặng", *given],
        ["Tất cả", regular, "Đề nghị", *wanted],
        [award, "Mọi phương thức", "Được tặng", *given],
        [award, "Mọi phương thức", "Đề nghị", *wanted],
        [award, regular, "Được tặng", *given],
        [award, regular, "Đề nghị", *wanted],
    ]
    forms = table_of(found["Hình thức khen thưởng"])
    assert [row[1:7] for row in forms[1:7]] == [
        ["Mọi phương thức", "Được tặng", 1, 1, 0, 0],
        ["Mọi phương thức", "Đề nghị", 2, 1, 1, 0],
        ["Chuyên đề", "Được tặng", 1, 1, 0, 0],
        ["Chuyên đề", "Đề nghị", 1, 1, 0, 0],
        ["Đột xuất", "Được tặng", 0, 0, 0, 0],
        ["Đột xuất", "Đề nghị", 1, 0, 1, 0],
    ]
    assert forms[1][12] == "0/0"


def test_it_says_what_it_is_what_it_counts_and_what_the_classes_mean(awarded: Office) -> None:
    rows = sheets(paper(awarded, "statistics", ".xlsx"))["Danh hiệu thi đua"]
    first = [row[0] for row in rows]
    assert first[:8] == [
        "Số liệu theo phân loại của biểu 0603.N: danh hiệu thi đua năm 2023",
        "Đây là số liệu nội bộ của Sở, không phải biểu 0603.N chính thức.",
        "Kế hoạch công tác thi đua, khen thưởng năm 2023",
        "Toàn Sở",
        "Số liệu đến 31/12/2023",
        "DỮ LIỆU MINH HỌA",
        "Được tặng: quyết định từ 01/01/2023 đến 31/12/2023. Đề nghị: hồ sơ đã đề nghị theo Kế hoạch, chưa phải được "
        "tặng.",
        "Trong số được tặng có 2 hồ sơ chưa công bố: chỉ dùng nội bộ",
    ]
    assert first[-len(NOTES) :] == NOTES


def test_the_columns_are_those_of_the_five_classes() -> None:
    assert [column.heading for column in COLUMNS] == HEADINGS
    assert list(NOMINEE_CLASSES) == [1, 2, 3, 4, 5]


def test_a_unit_is_told_of_its_own_and_of_nothing_that_is_not_announced(awarded: Office) -> None:
    nominated(awarded, person("Lê Văn Yên"), unit="Thanh tra Sở")
    ask = awarded.ledger.rows
    of_office = statistics_of(ask, Choice("2023", unit_code="TTR"))
    assert {(row["basis"], row["total"]) for row in of_office.rows} == {("decided", 0), ("nominated", 1)}
    unit = Viewer(Role.UNIT, "VP")
    rows = awarded.ledger.rows("statistics_0603", viewer=unit, **YEAR.words)
    assert {row["total"] for row in rows if row["basis"] == "decided"} == {0}
    assert sum(row["total"] for row in rows if (row["way"], row["award_code"]) == ("all", "all")) == 5


def test_a_year_without_nominations_says_so(office: Office) -> None:
    with pytest.raises(NothingChosen):
        statistics_of(office.ledger.rows, YEAR)


def test_an_award_of_an_earlier_plan_counts_in_the_year_of_its_decision(office: Office) -> None:
    nominated(office, person("Lê An"))
    decided(office, "HS-2023-001", on=date(2022, 12, 30))
    rows = statistics_of(office.ledger.rows, Choice("2022")).rows
    assert {(row["basis"], row["total"]) for row in rows} == {("decided", 1), ("nominated", 0)}


SAMPLE_ROWS = f"""
    SELECT DISTINCT ON (n.nomination_id) n.nomination_id, n.plan_id, r.award, r.commendation_kind, r.nominee_kind,
           r.nominee_class, r.honorific, m.state, m.decision_on,
           bool_or(r.stage = 'proposed') OVER (PARTITION BY n.nomination_id) AS is_proposed
    FROM nomination_identities n
    JOIN nominations_rows r ON r.nomination_id = n.nomination_id
    JOIN submission_records s ON s.submission_no = r.submission_no
        AND s.submission_no NOT IN (SELECT submission_no FROM withdrawals)
    LEFT JOIN (SELECT nomination_id, arg_max(state, move_no) AS state, max(decision_on) AS decision_on
               FROM nomination_moves GROUP BY nomination_id) m ON m.nomination_id = n.nomination_id
    WHERE n.{OWN}
    ORDER BY n.nomination_id, r.stage = 'proposed' DESC, r.submission_no DESC"""


def test_the_figures_of_the_sample_year_are_its_rows_counted(sample_year: SampleYear) -> None:
    families = {row["award_code"]: row["family"] for row in register("titles.csv")}
    wanted: Counter[tuple[Any, ...]] = Counter()
    for row in sample_year.ask(SAMPLE_ROWS):
        kind = row["nominee_class"] if row["nominee_kind"] == "individual" else "collective"
        key = (families[row["award"]], row["award"], row["commendation_kind"], kind)
        if row["plan_id"] == "2023" and (row["is_proposed"] or row["state"] not in (None, "withdrawn")):
            wanted["nominated", *key] += 1
        if row["state"] == "decided" and row["decision_on"].year == 2023:
            wanted["decided", *key] += 1
    found: Counter[tuple[Any, ...]] = Counter()
    for row in statistics_of(Ledger(sample_year.ledger).rows, YEAR).rows:
        if "all" not in (row["award_code"], row["way"]):
            key = (row["basis"], row["family"], row["award_code"], row["way"])
            found.update({(*key, number): row[f"class_{number}"] for number in NOMINEE_CLASSES})
            found.update({(*key, "collective"): row["collectives"], (*key, None): row["class_unknown"]})
    assert +found == wanted
    assert sum(wanted.values()) > 100


def test_every_sum_is_that_of_its_parts(sample_year: SampleYear) -> None:
    rows = statistics_of(Ledger(sample_year.ledger).rows, YEAR).rows
    counts = [name for name in rows[0] if name not in ("family", "award_code", "award_name", "way", "basis")]
    for row in rows:
        parts = [row[f"class_{number}"] for number in NOMINEE_CLASSES]
        assert row["individuals"] == sum(parts) + row["class_unknown"]
        assert row["total"] == row["individuals"] + row["collectives"]
    for family in ("title", "form"):
        for basis in ("decided", "nominated"):
            own = [row for row in rows if (row["family"], row["basis"]) == (family, basis)]
            (whole,) = [row for row in own if (row["award_code"], row["way"]) == ("all", "all")]
            for parts in (
                [row for row in own if row["award_code"] != "all" and row["way"] == "all"],
                [row for row in own if row["award_code"] == "all" and row["way"] != "all"],
                [row for row in own if "all" not in (row["award_code"], row["way"])],
            ):
                assert {name: sum(row[name] for row in parts) for name in counts} == {
                    name: whole[name] for name in counts
                }


def test_the_workbook_of_the_sample_year_says_what_was_counted(sample_year: SampleYear) -> None:
    statistics = statistics_of(Ledger(sample_year.ledger).rows, YEAR)
    found = [row for rows in sheets(statistics_workbook(statistics)).values() for row in table_of(rows)[1:]]
    assert [(row[1], row[3], row[13]) for row in found] == [
        ("Mọi phương thức" if row["way"] == "all" else WAYS.label(row["way"]), row["total"], row["women"])
        for row in statistics.rows
    ]
