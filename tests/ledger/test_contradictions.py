"""Where a report and its words disagree: each kind with a case, and with a case that must not be asked about."""

from datetime import date

import pytest

from domain.contradictions import CONTRADICTIONS
from etl.registers import RegisterBroken
from etl.registers.entries import REGISTERS
from etl.registers.files import entries_in
from tests.ledger.progress import report, row
from tests.office import Office

DIFFICULTY = "## Khó khăn, vướng mắc\n| Mã nội dung | Khó khăn, vướng mắc |\n"
DOCUMENT = "Báo cáo số 15/BC-SNV"
GOING = row("2.2", "Đang thực hiện", percent="50%", result="Đã gửi dự thảo")

# kind: rows of the first and of the second report, of 10 March and 10 June; what is found in the last one
CASES: dict[str, tuple[str, str, dict[str, object]]] = {
    "M01": (row("2.2", "Hoàn thành", evidence="Bản đăng ký đã gửi"), "", {}),
    "M02": (
        row("6.2", "Đang thực hiện", actual=1, result="Đã họp"),
        row("6.2", "Đang thực hiện", actual=1, result="Đã họp"),
        {"before_period": "Quý I năm 2023"},
    ),
    "M03": (GOING + DIFFICULTY + "| 2.2 | Thiếu hướng dẫn |\n", "", {"open_difficulty": "KK-2023-001"}),
    "M04": (row("2.2", "Đang thực hiện", percent="50%", note="Còn chậm"), "", {"word": "chậm"}),
    "M05": (row("2.2", "Hoàn thành", target=10, actual=4, evidence=DOCUMENT), "", {"share": 40.0}),
    "M06": (row("2.2", "Không thực hiện"), "", {"state": "at_risk"}),
    "M07": (row("2.2", "Đang thực hiện", target=10, actual=10), "", {"share": 100.0}),
    "M08": (
        row("2.2", "Hoàn thành", completed="2023-03-20", evidence=DOCUMENT),
        "",
        {"completed_on": date(2023, 3, 20), "received_on": date(2023, 3, 10)},
    ),
}
INNOCENT: dict[str, tuple[str, str]] = {
    "M01": (row("2.2", "Hoàn thành", evidence="Kế hoạch 34-KH/ĐU"), ""),
    "M02": (
        row("6.2", "Đang thực hiện", actual=1, result="Đã họp"),
        row("6.2", "Đang thực hiện", actual=2, result="Đã họp"),
    ),
    "M03": (GOING + DIFFICULTY + "| 2.3 | Thiếu hướng dẫn |\n", ""),
    "M04": (row("2.2", "Đang thực hiện", percent="50%", note="Không vướng"), ""),
    "M05": (row("2.2", "Hoàn thành", target=10, actual=10, evidence=DOCUMENT), ""),
    "M06": (row("2.2", "Không thực hiện", note="Khối dừng hoạt động"), ""),
    "M07": (row("2.2", "Đang thực hiện", target=10, actual=9), ""),
    "M08": (row("2.2", "Hoàn thành", completed="2023-03-10", evidence=DOCUMENT), ""),
}


def found(office: Office, first: str, second: str = "") -> list[dict[str, object]]:
    """Return what is asked about the newest of the two reports."""
    report(office, "2023-03-10", first)
    period, day = ("2023-Q1", date(2023, 3, 10))
    if second:
        report(office, "2023-06-10", second, period="2023-Q2")
        period, day = ("2023-Q2", date(2023, 6, 10))
    return [held for held in office.view("contradictions", as_of=day) if held["period"] == period]


def test_every_kind_has_its_case_and_one_that_is_innocent() -> None:
    assert list(CASES) == list(INNOCENT) == list(CONTRADICTIONS)


@pytest.mark.parametrize("kind", CASES)
def test_a_contradiction_is_found_with_what_its_question_names(office: Office, kind: str) -> None:
    first, second, inputs = CASES[kind]
    (asked,) = [held for held in found(office, first, second) if held["code"] == kind]
    assert {name: asked[name] for name in inputs} == inputs


@pytest.mark.parametrize("kind", INNOCENT)
def test_what_is_innocent_is_not_asked_about(office: Office, kind: str) -> None:
    assert kind not in {held["code"] for held in found(office, *INNOCENT[kind])}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Chưa họp Khối", "chưa"),
        ("CHẬM so với kế hoạch", "chậm"),
        ("Việc này bị trễ.", "trễ"),
        ("Con cham so voi ke hoach", "cham"),
        ("dinh tre", "dinh tre"),
        ("Đã chấm điểm", None),
        ("Phong trào vì người nghèo, hỗ trợ trẻ em", None),
        ("Không có khó khăn, vướng mắc", None),
        ("Không  có\nvướng mắc gì", None),
        ("Khong vuong mac", None),
        ("Không vướng mắc, nhưng còn chậm", "chậm"),
        ("Nộp chậm nhất ngày 31/3", None),
        ("Da thao go vuong mac", None),
        ("Đã gửi văn bản", None),
    ],
)
def test_a_word_counts_as_a_word_and_not_in_an_innocent_phrase(office: Office, text: str, word: str | None) -> None:
    asked = found(office, row("2.2", "Đang thực hiện", percent="50%", note=text.replace("\n", "\\n")))
    assert [held["word"] for held in asked if held["code"] == "M04"] == ([word] if word else [])


def test_a_half_year_is_not_compared_with_the_quarter_that_ends_with_it(office: Office) -> None:
    same = row("6.2", "Đang thực hiện", actual=1, result="Đã họp")
    report(office, "2023-06-10", same, period="2023-Q2")
    report(office, "2023-06-11", same, period="2023-H1")
    assert [held for held in office.view("contradictions", as_of=date(2023, 6, 11)) if held["code"] == "M02"] == []


@pytest.mark.parametrize("words", ["chưa (", "chậm||trễ", "|chậm", "ch.m"])
def test_words_that_would_be_a_pattern_are_refused_with_the_line(
    tmp_path_factory: pytest.TempPathFactory, words: str
) -> None:
    path = tmp_path_factory.mktemp("data") / "contradiction_rules.csv"
    path.write_text(f"code,words,innocent_words,valid_from,valid_to,basis\nM04,{words},,,,\n", encoding="utf-8")
    (rules,) = [register for register in REGISTERS if register.name == "contradiction_rules"]
    with pytest.raises(RegisterBroken, match="dòng 2"):
        entries_in(path, rules)
