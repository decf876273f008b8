"""“Vì sao?”: the sentence is the deciding rule's own, filled with the inputs and thresholds it was tried on."""

from datetime import date
from typing import Any

import pandas as pd
import pytest

from domain.contradictions import CONTRADICTIONS
from domain.status_rules import STATUS_RULES
from ui.contradictions import question
from ui.why import because, told

TRIAL: dict[str, Any] = {
    "rule": "T10",
    "rule_state": "overdue",
    "decided": True,
    "basis": "Văn phòng đề xuất",
    "done_on": date(2023, 4, 16),
    "completed_on": date(2023, 4, 16),
    "due_on": date(2023, 3, 31),
    "start_on": date(2023, 2, 1),
    "measured_on": date(2023, 6, 30),
    "share": 42.5,
    "expected_share": 50.0,
    "expected_by_due": 50.0,
    "near_share": 80.0,
    "behind": 7.5,
    "lag_points": 20.0,
    "near_days": 15,
    "days_left": -91,
    "status": "in_progress",
    "severities": "high;urgent",
    "difficulty_no": "KK-2023-001",
    "is_own": False,
    "told_in_name": "Quý I năm 2023",
}
SAID = {
    "T03": "Hoàn thành ngày 16/04/2023, sau thời hạn 31/03/2023 (theo báo cáo Quý I năm 2023).",
    "T10": "Thời hạn 31/03/2023 đã qua 91 ngày (tính đến 30/06/2023); báo cáo mới nhất ghi “Đang thực hiện” "
    "(theo báo cáo Quý I năm 2023).",
    "T11": "Đến 30/06/2023 phải đạt 50%, báo cáo mới đạt 42,5%: chậm 7,5 điểm, ngưỡng là 20 điểm.",
    "T13": "Khó khăn KK-2023-001 của nội dung này chưa giải quyết xong (mức nặng theo ngưỡng: Cao, Khẩn cấp).",
}


@pytest.mark.parametrize("code", STATUS_RULES)
def test_every_rule_says_its_inputs(code: str) -> None:
    sentence = because({**TRIAL, "rule": code})
    assert ("{" in sentence, sentence) == (False, SAID.get(code, sentence))


def test_what_is_not_known_is_a_dash_and_never_a_nought() -> None:
    unknown = dict.fromkeys(("share", "due_on", "days_left", "difficulty_no", "status"))
    said = because({**TRIAL, **unknown, "rule": "T15", "is_own": True})
    assert said == "Đơn vị ghi “–”, kết quả –, mức phải đạt đến 30/06/2023 là 50%; thời hạn –."


def test_rules_before_the_deciding_one_did_not_hold_and_those_after_were_not_asked() -> None:
    rules = ["T08", "T10", "T15"]
    trials = pd.DataFrame([{**TRIAL, "rule": rule, "decided": rule == "T10"} for rule in rules])
    assert told(trials)["outcome"].tolist() == ["Không", "Có: Quá hạn", "Không xét nữa"]


def test_thresholds_stand_beside_the_rule_that_has_them() -> None:
    none = dict.fromkeys(("lag_points", "near_days", "near_share", "severities"))
    rows = [
        {**TRIAL, **none},
        {**TRIAL, **none, "lag_points": 20.0},
        {**TRIAL, **none, "near_days": 15, "near_share": 80.0},
    ]
    assert told(pd.DataFrame(rows))["threshold"].tolist() == [
        "–",
        "chậm từ 20 điểm",
        "còn không quá 15 ngày, dưới 80% mức phải đạt",
    ]


@pytest.mark.parametrize("code", CONTRADICTIONS)
def test_every_contradiction_is_a_question_with_its_inputs(code: str) -> None:
    found = {
        "code": code,
        "word": "chậm",
        "before_period": "Quý I năm 2023",
        "open_difficulty": "KK-2023-001",
        "share": 90.0,
        "completed_on": date(2023, 4, 1),
        "received_on": date(2023, 3, 24),
    }
    asked = question(found)
    assert ("{" in asked, asked.endswith("?")) == (False, True)
