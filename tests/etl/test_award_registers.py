"""The registers of law: what is shipped can be used, and what an official may mistype is refused with a sentence."""

import csv
from collections.abc import Callable, Mapping

import pytest

from domain.eligibility import RULES
from domain.eligibility.register import rule_from_row
from etl.registers import DATA
from etl.registers.award_rules import award_rule_entry, regime_entry, round_entry
from etl.registers.files import Entry
from etl.registers.groupings import grouping_entry

RULE = {
    "rule": "R08",
    "regimes": "P2;P3",
    "awards": "TTLDTT",
    "nominee_kind": "collective",
    "severity": "block",
    "parameters": "share=70;strict=0",
    "valid_from": "",
    "valid_to": "",
    "basis": "điểm c khoản 1 Điều 28 Luật số 06/2022/QH15",
    "source": "law",
}
ROUND = {
    "plan_id": "2023",
    "round": "2023-D1",
    "name": "Cuối năm",
    "awards": "LDTT;GK",
    "planned_on": "26/12/2023",
    "regime": "",
    "reason": "",
    "source": "Văn phòng đề xuất",
}
REGIME = {
    "regime": "P5",
    "law": "Luật mới",
    "decree": "",
    "circular": "",
    "valid_from": "2027-01-01",
    "valid_to": "",
    "source": "memory",
    "note": "",
}
Read = Callable[[Mapping[str, str]], Entry]


def lines(file: str) -> list[dict[str, str]]:
    with (DATA / file).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_a_good_line_of_each_register_is_taken() -> None:
    assert rule_from_row(award_rule_entry(RULE)).parameters == {"share": 70, "strict": False}
    assert str(round_entry(ROUND)["planned_on"]) == "2023-12-26"
    assert str(regime_entry(REGIME)["valid_from"]) == "2027-01-01"


@pytest.mark.parametrize(
    ("read", "line", "changed", "sentence"),
    [
        (
            award_rule_entry,
            RULE,
            {"rule": "R99"},
            "Cột rule: “R99” không có trong danh sách; hãy ghi một trong: R01, R02",
        ),
        # The rule on forty days of leave was abolished with Nghị định 91/2017/NĐ-CP: it must not come back.
        (award_rule_entry, RULE, {"rule": "R24"}, "Cột rule: “R24” không có trong danh sách"),
        (award_rule_entry, RULE, {"regimes": "P2;P9"}, "Cột regimes: “P9” không có trong danh sách"),
        (award_rule_entry, RULE, {"awards": "TTLDTT;BKGD"}, "Cột awards: “BKGD” không có trong tệp titles.csv"),
        (award_rule_entry, RULE, {"awards": "Tập thể"}, "Cột awards: “Tập thể” phải là"),
        (award_rule_entry, RULE, {"nominee_kind": "family"}, "Cột nominee_kind: “family” không có trong danh sách"),
        (award_rule_entry, RULE, {"severity": "error"}, "Cột severity: “error” không có trong danh sách"),
        (award_rule_entry, RULE, {"source": "internet"}, "Cột source: “internet” không có trong danh sách"),
        (award_rule_entry, RULE, {"source": "memory"}, "Quy tắc R08: nguồn chưa đối chiếu văn bản"),
        (award_rule_entry, RULE, {"parameters": "share=70"}, "Quy tắc R08, cột parameters: “strict=” không đúng"),
        (
            award_rule_entry,
            RULE,
            {"parameters": "share=170;strict=0"},
            "“share=170” không đúng; quy tắc này cần: share=",
        ),
        (award_rule_entry, RULE, {"rule": "R02"}, "“share=70” không đúng; quy tắc này cần: không có tham số nào"),
        (
            award_rule_entry,
            RULE,
            {"rule": "R13", "parameters": "award=HUAN;years=2"},
            "Cột parameters: “HUAN” không có trong tệp titles.csv",
        ),
        (award_rule_entry, RULE, {"basis": " "}, "Cột basis không được để trống"),
        (
            award_rule_entry,
            RULE,
            {"valid_from": "2024-01-01", "valid_to": "2023-01-01"},
            "Cột valid_to: 2023-01-01 trước",
        ),
        (award_rule_entry, RULE, {"valid_from": "31/02/2024"}, "“31/02/2024” không phải là ngày"),
        (round_entry, ROUND, {"planned_on": ""}, "Cột planned_on: phải ghi ngày dự kiến quyết định"),
        (round_entry, ROUND, {"regime": "P1"}, "Cột reason: chọn quy định áp dụng khác với ngày quyết định"),
        (round_entry, ROUND, {"regime": "P9", "reason": "vì"}, "Cột regime: “P9” không có trong danh sách"),
        (round_entry, ROUND, {"awards": "LDTT;XYZ"}, "Cột awards: “XYZ” không có trong tệp titles.csv"),
        (regime_entry, REGIME, {"source": ""}, "Cột source không được để trống"),
        (regime_entry, REGIME, {"law": ""}, "Cột law không được để trống"),
    ],
)
def test_a_line_that_can_not_be_used_is_refused_with_a_sentence(
    read: Read, line: dict[str, str], changed: dict[str, str], sentence: str
) -> None:
    with pytest.raises(ValueError, match=r".") as refused:
        read({**line, **changed})

    assert sentence in str(refused.value)


def test_a_round_may_keep_an_older_law_when_it_says_why() -> None:
    assert round_entry({**ROUND, "regime": "P1", "reason": "Hồ sơ nhận trước 01/01/2024"})["regime"] == "P1"


def test_every_rule_has_a_line_and_no_line_is_of_another() -> None:
    assert sorted({row["rule"] for row in lines("award_rules.csv")}) == sorted(RULES)


def test_nothing_from_memory_blocks_and_only_what_was_read_cites_the_law_as_such() -> None:
    rows = lines("award_rules.csv")

    assert [row for row in rows if (row["severity"], row["source"]) == ("block", "memory")] == []
    # The one law whose text the program's makers have read in full.
    assert [row["basis"] for row in rows if row["source"] == "law" and "06/2022/QH15" not in row["basis"]] == []


def test_every_plan_of_the_registers_has_a_round_for_each_award() -> None:
    rounds = [row for row in lines("rounds.csv") if row["plan_id"] == "2023"]
    named = [award for row in rounds for award in row["awards"].split(";")]

    assert sorted(named) == sorted(row["award_code"] for row in lines("titles.csv"))


GROUPING = {
    "plan_id": "2023",
    "grouping": "block",
    "name": "Khối thi đua Nội chính",
    "items": "2.2; 4.2",
    "awards": "CO_TINH",
    "source": "Kế hoạch",
}


def test_a_grouping_names_items_and_awards_and_may_leave_both_open() -> None:
    assert grouping_entry(GROUPING)["items"] == "2.2;4.2"
    assert grouping_entry({**GROUPING, "items": "", "awards": ""}) == {**GROUPING, "items": "", "awards": ""}


@pytest.mark.parametrize(
    ("column", "text"),
    [("grouping", "khoi"), ("grouping", "block;cluster"), ("items", "2.2, 4.2"), ("awards", "cờ tỉnh"), ("name", "")],
)
def test_a_grouping_that_is_mistyped_is_refused_with_its_column(column: str, text: str) -> None:
    with pytest.raises(ValueError, match=column):
        grouping_entry({**GROUPING, column: text})
