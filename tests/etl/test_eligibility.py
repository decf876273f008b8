"""Nominations of the ledger judged: by the command, for a unit's viewer, of a past day, with what the Office said."""

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import Any

import pytest
from click.testing import CliRunner

from domain.eligibility import RULES
from domain.people import Role, Viewer
from etl.cli import main
from etl.eligibility import Desk, headroom_of, headroom_words, ladders_of, message, message_for_meetings, open_desk
from ledger import Ledger
from ledger.nomination_rulings import Said, override_rule
from tests.office import OFFICE, Office
from tests.sample import SampleYear
from tests.stores import copy_of

KEYS = [
    *("nomination_id", "nomination_no", "nominee_name", "unit", "award", "regime", "rule", "verdict", "severity"),
    *("basis", "inputs", "message"),
]
STAFF = [f"Nguyễn Văn {letter}" for letter in "ABCDEGHIKL"]
ROSTER = "## Danh sách nhân sự\n| Họ và tên | Tính vào tổng số | Xếp loại |\n" + "".join(
    f"| {name} | Có | Hoàn thành tốt nhiệm vụ |\n" for name in STAFF
)
HEADINGS = (
    "## Đề nghị khen thưởng\n"
    "| Họ và tên hoặc tên tập thể | Cá nhân/Tập thể | Danh hiệu thi đua/Hình thức khen thưởng | Sáng kiến "
    "| Số, ngày quyết định công nhận |\n"
)
LATE = {"period": "Quý IV năm 2023", "received_on": date(2023, 12, 8)}


def proposals(holders: int) -> str:
    """So many of the ten for the title of the year, the Office itself for that of collectives."""
    rows = [f"| {name} | Cá nhân | Lao động tiên tiến | | |\n" for name in STAFF[:holders]]
    return HEADINGS + "".join(rows) + "| Văn phòng Sở | Tập thể | Tập thể lao động tiên tiến | | |\n"


def judged(ledger: Ledger, asked: date | None = None, **said: Any) -> Desk:
    """The desk of the plan of 2023, as anybody may ask for it."""
    return open_desk(partial(ledger.rows, **said), "2023")


def verdicts(desk: Desk, rule: str, asked: date | None = None) -> dict[str, str]:
    """Nominee and award -> the rule's verdict."""
    found = desk.judged(asked)
    return {
        f"{one.nomination.name} {one.nomination.award}": verdict.verdict
        for one in found
        for verdict in one.verdicts
        if verdict.rule == rule
    }


@pytest.mark.parametrize(
    ("holders", "before", "after"), [(5, "fail", "fail"), (6, "pass", "fail"), (7, "pass", "pass")]
)
def test_a_collective_of_ten_by_the_workbook_it_sent(office: Office, holders: int, before: str, after: str) -> None:
    office.load(ROSTER + proposals(holders), **LATE)
    desk = judged(office.ledger)

    on = {day: verdicts(desk, "R08", day)["Văn phòng Sở TTLDTT"] for day in (date(2023, 12, 31), date(2024, 1, 1))}
    assert list(on.values()) == [before, after]


def test_without_a_roster_the_share_is_unknown_and_says_which_sheet_is_missing(office: Office) -> None:
    office.load(proposals(7), **LATE)

    one = next(one for one in judged(office.ledger).judged() if one.nomination.award == "TTLDTT")
    verdict = next(verdict for verdict in one.verdicts if verdict.rule == "R08")
    assert verdict.verdict == "unknown"
    assert message(verdict) == ("Đơn vị chưa gửi trang “Danh sách nhân sự” nên chưa có tổng số người để tính tỷ lệ.")


def test_the_round_of_the_register_gives_the_day_where_nothing_else_does(office: Office) -> None:
    book = HEADINGS + f"| {STAFF[0]} | Cá nhân | LĐTT | | |\n| {STAFF[0]} | Cá nhân | CSTĐ cấp tỉnh | | |\n"
    office.load(book, **LATE)

    found = {one.nomination.award: (one.decided_on, one.regime, one.round) for one in judged(office.ledger).judged()}
    assert found == {
        "LDTT": (date(2023, 12, 26), "P1", "2023-D1"),
        "CSTDT": (date(2024, 2, 15), "P2", "2023-D2"),
    }


def test_what_a_workbook_shows_by_itself_is_told_when_it_is_loaded(office: Office) -> None:
    book = HEADINGS + f"| {STAFF[0]} | Cá nhân | Chiến sĩ thi đua cấp tỉnh | Giải pháp | 241/QĐ-SNV ngày 12/10/2023 |\n"
    history = "## Thành tích đã đạt\n| Họ và tên hoặc tên tập thể | Năm | Danh hiệu | Số quyết định |\n" + "".join(
        f"| {STAFF[0]} | {year} | CSTĐCS | {year}/QĐ-SNV |\n" for year in (2020, 2021)
    )

    answer = office.check(ROSTER + book + history, **LATE)

    found = [one for one in answer["findings"] if one["code"] == "award_rule"]
    assert [(one["severity"], one["cell"], one["field"]) for one in found] == [
        ("warning", "C4", "award"),
        ("warning", "E4", "initiative_decision"),
    ]
    assert "quy tắc R05: Mới có 0/3 năm liên tục Chiến sĩ thi đua cơ sở" in found[0]["message"]
    assert "quy tắc R06: Sáng kiến mới được cơ sở công nhận" in found[1]["message"]
    assert answer["rows"]["nominations"] == {"read": 1, "accepted": 1, "refused": 0}


def test_a_discipline_is_only_hinted_at_when_a_workbook_is_loaded(office: Office) -> None:
    roster = (
        "## Danh sách nhân sự\n| Họ và tên | Kỷ luật | Từ ngày | Đến ngày |\n"
        f"| {STAFF[0]} | Khiển trách | 2023-03-01 | 2024-02-29 |\n"
    )

    answer = office.check(roster + HEADINGS + f"| {STAFF[0]} | Cá nhân | Lao động tiên tiến | | |\n", **LATE)

    (found,) = [one for one in answer["findings"] if one["code"] == "award_rule"]
    assert "Khiển trách" not in found["message"]
    assert "Chưa đủ điều kiện (xem hồ sơ)." in found["message"]


def test_a_sheet_that_does_not_ask_for_initiatives_is_not_told_they_are_missing(office: Office) -> None:
    book = (
        "## Đề nghị khen thưởng\n| Họ và tên | Cá nhân/Tập thể | Danh hiệu |\n"
        f"| {STAFF[0]} | Cá nhân | Chiến sĩ thi đua cơ sở |\n| {STAFF[0]} | Cá nhân | Lao động tiên tiến |\n"
    )

    assert [one for one in office.check(book, **LATE)["findings"] if one["code"] == "award_rule"] == []


@pytest.fixture(scope="module")
def year(sample_year: SampleYear, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """The invented year, to be asked and ruled on."""
    ledger = Ledger.open(copy_of(sample_year.ledger, tmp_path_factory.mktemp("judged")))
    with ledger.kept_open():
        yield ledger


def told(desk: Desk, number: str) -> dict[str, str]:
    """Rule -> verdict of a nomination, those that don't apply left out."""
    one = next(one for one in desk.judged() if one.nomination.nomination_no == number)
    return {verdict.rule: verdict.verdict for verdict in one.verdicts if verdict.verdict != "not_applicable"}


def number_of(desk: Desk, name: str, award: str) -> str:
    every = (one for around in desk.surroundings.values() for one in around.nominations)
    (found,) = [one for one in every if (one.name, one.award) == (name, award)]
    return found.nomination_no


def test_the_story_of_the_invented_year_is_told_by_the_rules(year: Ledger, sample_year: SampleYear) -> None:
    desk = judged(year)
    moves = [step for step in sample_year.steps if step["act"] == "move" and step["nomination"]["plan"] == "2023"]
    fates = {
        (step["nomination"]["nominee_name"], step["nomination"]["award"]): (step.get("reason"), step.get("text", ""))
        for step in moves
        if step["state"] in ("returned", "ineligible")
    }
    reasons = {"TL04": {"R05", "R15"}, "TL02": {"R03"}, "TL11": {"R29"}}
    for (name, award), (reason, text) in fates.items():
        failed = {rule for rule, verdict in told(desk, number_of(desk, name, award)).items() if verdict == "fail"}
        if reason in reasons:
            assert failed & reasons[reason], (name, award, reason)
        elif "kỷ luật" in text:
            assert failed & {"R20", "R22"} == {"R20", "R22"}


def test_what_is_decided_broke_no_compulsory_rule(year: Ledger) -> None:
    decided = [one for one in judged(year).judged() if one.nomination.state == "decided"]

    assert len(decided) > 50
    assert [one.nomination.name for one in decided if one.is_stopped] == []


def test_shares_are_told_in_persons_as_counted_by_hand(year: Ledger, sample_year: SampleYear) -> None:
    desk = judged(year)
    nominations = sample_year.nominations("2023", "2023-Q4")
    ended = {"returned", "ineligible", "declined", "withdrawn", "revoked"}
    staged = {
        (row["unit_code"], row["nominee_name"], row["award"])
        for row in sample_year.ask(
            "SELECT unit_code, nominee_name, award, stage FROM nominations_rows JOIN "
            "submission_records USING (submission_no) WHERE stage = 'proposed' AND plan_id = '2023'"
        )
    }
    standing = [
        row
        for row in nominations
        if row["state"] not in ended and (row["unit"], row["nominee_name"], row["award"]) in staged
    ]
    titles = sum(row["award"] == "LDTT" for row in standing)
    fighters = sum(row["award"] == "CSTDCS" for row in standing)

    (cap,) = [one for one in headroom_of(desk) if one.rule == "R04"]
    assert (cap.k, cap.n, cap.bound) == (fighters, titles, titles * 15 // 100)
    left = cap.bound - fighters
    assert headroom_words(cap) == ("Đã hết suất." if left == 0 else f"Còn {left} suất.")


def test_the_ladder_names_every_decision_of_a_person(year: Ledger, sample_year: SampleYear) -> None:
    ladder = max(ladders_of(judged(year)), key=lambda one: len(one.honours))
    sql = """SELECT DISTINCT year, award, decision_no FROM award_history_rows
             JOIN submission_records USING (submission_no) WHERE subject_name = $name AND plan_id = '2023'"""
    rows = sample_year.ask(sql, name=ladder.name)

    of_history = {(one.year, one.award, one.decision_no) for one in ladder.honours if one.year < 2023}
    assert of_history == {(row["year"], row["award"], row["decision_no"]) for row in rows if row["year"] < 2023}
    assert {one.year for one in ladder.honours} >= {2023}


def test_the_office_overrides_a_warning_and_takes_it_back(year: Ledger) -> None:
    def weighs() -> list[str]:
        one = next(one for one in judged(year).judged() if one.nomination.nomination_no == number)
        return [verdict.rule for verdict in one.to_look_at]

    desk = judged(year)
    one = next(one for one in desk.judged() if "R29" in [verdict.rule for verdict in one.to_look_at])
    number, before = one.nomination.nomination_no, [verdict.rule for verdict in one.to_look_at]
    because = Said(text="Lãnh đạo Sở đồng ý")

    override_rule(year, OFFICE, [number], "R29", because)
    assert weighs() == [rule for rule in before if rule != "R29"]
    override_rule(year, OFFICE, [number], "R29", because, is_overridden=False)
    assert weighs() == before


def test_a_unit_sees_its_own_and_no_share_of_the_whole(year: Ledger) -> None:
    ask = partial(year.rows, viewer=Viewer(Role.UNIT, "TDKT"))

    found = open_desk(ask, "2023", is_whole=False).judged()

    assert {one.unit_code for one in found} == {"TDKT"}
    caps = {v.verdict for one in found for v in one.verdicts if v.rule == "R04" and one.nomination.award == "CSTDCS"}
    assert caps == {"unknown"}


def test_a_past_day_is_judged_by_what_was_recorded_then(year: Ledger) -> None:
    before = judged(year, as_of=date(2023, 6, 30)).own.nominations
    after = judged(year, as_of=date(2023, 12, 31)).own.nominations

    assert {one.state for one in before if one.award == "LDTT"} == {"registered"}
    assert {one.state for one in after if one.award == "LDTT"} >= {"decided"}


def test_a_meeting_is_told_of_no_discipline(year: Ledger) -> None:
    sensitive = [verdict for one in judged(year).judged() for verdict in one.verdicts if verdict.is_sensitive]

    assert {verdict.verdict for verdict in sensitive} >= {"pass", "fail"}
    assert {message_for_meetings(one) for one in sensitive} == {"", "Chưa đủ điều kiện (xem hồ sơ)."}


def run(ledger: Ledger, *words: str) -> Any:
    return CliRunner().invoke(main, ["eligibility", "--ledger", str(ledger.path), *words])


def test_the_command_prints_one_object_for_each_nomination_and_rule(year: Ledger) -> None:
    result = run(year, "--plan", "2023", "--json")

    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert {tuple(row) for row in rows} == {tuple(KEYS)}
    nominations = {row["nomination_no"] for row in rows}
    assert len(rows) == len(nominations) * len(RULES) == len(judged(year).judged()) * 33
    assert {row["verdict"] for row in rows} == {"pass", "fail", "unknown", "not_applicable"}
    assert {row["severity"] for row in rows} == {"block", "warn", "inform"}
    share = next(row for row in rows if (row["rule"], row["award"]) == ("R08", "TTLDTT") and row["verdict"] == "pass")
    assert share["inputs"]["k"] <= share["inputs"]["n"] == len(share["inputs"]["counted"])
    assert set(share["inputs"]["nominations"]) <= {row["nomination_id"] for row in rows}


def test_the_day_asked_changes_the_law_of_what_has_no_decision_of_its_own(year: Ledger) -> None:
    rows = [
        json.loads(line)
        for line in run(year, "--plan", "2023", "--decided-on", "01/07/2025", "--json").stdout.splitlines()
    ]
    decided = {one.nomination.nomination_no for one in judged(year).judged() if one.nomination.decision_on}

    assert {row["regime"] for row in rows if row["nomination_no"] not in decided} == {"P3"}
    assert {row["regime"] for row in rows if row["nomination_no"] in decided} == {"P1"}


def test_in_plain_text_only_what_must_be_looked_at_is_told(year: Ledger) -> None:
    shown = run(year, "--plan", "2023").stdout

    assert shown.count(" – ") >= len(judged(year).judged())
    assert "Không áp dụng (" not in shown
    scopes = Counter(one.scope for one in judged(year).judged())
    counted = [line for line in shown.splitlines() if " hồ sơ; số lượt xét theo quy tắc: " in line]
    assert [line.split()[0] for line in counted] == [str(scopes["own"]), str(scopes["appraised"])]
    assert shown.splitlines()[-1] == counted[-1]


def test_a_plan_nobody_knows_is_wrong_usage(year: Ledger) -> None:
    assert run(year, "--plan", "1999").exit_code == 2


def test_a_list_of_sixty_is_judged_at_once(office: Office) -> None:
    names = [f"Trần Thị {first}{second}" for first in "ABCDEGHKLMNP" for second in "aeiou"]
    grades = ["Hoàn thành xuất sắc nhiệm vụ"] * 9 + ["Hoàn thành tốt nhiệm vụ"] * 48 + ["Hoàn thành nhiệm vụ"] * 3
    staff = "".join(f"| {name} | Có | {grade} |\n" for name, grade in zip(names, grades, strict=True))
    titles = "".join(f"| {name} | Cá nhân | Lao động tiên tiến | | |\n" for name in names)
    chosen = "".join(f"| {name} | Cá nhân | Chiến sĩ thi đua cơ sở | | |\n" for name in names[:9])
    office.load(
        ROSTER.split("\n", 2)[0] + "\n" + ROSTER.split("\n")[1] + "\n" + staff + HEADINGS + titles + chosen, **LATE
    )
    desk = judged(office.ledger)
    assert {len(one.verdicts) for one in desk.judged()} == {len(RULES)}
    graded = verdicts(desk, "R01", date(2023, 12, 26))
    assert sorted(graded.values()) == ["fail"] * 3 + ["not_applicable"] * 9 + ["pass"] * 57
    assert {who for who, verdict in graded.items() if verdict == "fail"} == {f"{name} LDTT" for name in names[-3:]}
    # Nine of sixty nominated are 15 %: none too many; without an initiative none of them may be considered before 2024.
    assert set(verdicts(desk, "R04", date(2023, 12, 26)).values()) == {"pass", "not_applicable"}
    second = verdicts(desk, "R03", date(2023, 12, 26))
    assert [second[f"{name} CSTDCS"] for name in names[:9]] == ["fail"] * 9
    after = verdicts(desk, "R03", date(2024, 1, 15))
    assert [after[f"{name} CSTDCS"] for name in names[:9]] == ["pass"] * 9
