"""Commands that tell what was done, and the acts of the Office and leadership."""

import pytest

from tests.etl.desk import DIFFICULTY, GOOD, NOMINEE, Desk


def test_who_and_when_stand_in_the_history_and_every_act_in_the_trail(desk: Desk) -> None:
    desk.run("load", desk.file(GOOD), "--by", "Nguyễn Thị Hà", "--received-on", "24/03/2023")

    (row,) = desk.ask("history")
    fields = ("submission_id", "unit_code", "period", "version", "status", "submitted_by", "received_on", "file_name")
    assert [row[name] for name in fields] == [
        *("LN-000001", "VP", "2023-Q1", 1, "accepted", "Nguyễn Thị Hà", "2023-03-24", "a.xlsx")
    ]
    newest = desk.ask("trail")[0]
    assert (newest["actor_name"], newest["act"], newest["subject"]) == ("Nguyễn Thị Hà", "load", "a.xlsx")


@pytest.mark.parametrize(
    ("option", "value", "found"),
    [("--unit", "VP", 1), ("--unit", "TTR", 0), ("--period", "2023-Q1", 1), ("--plan", "2022", 0)],
)
def test_history_is_asked_for_by_unit_period_and_plan(desk: Desk, option: str, value: str, found: int) -> None:
    desk.run("load", desk.file(GOOD))

    assert len(desk.ask("history", option, value)) == found


def test_a_submission_is_withdrawn_once_and_with_a_reason(desk: Desk) -> None:
    desk.run("load", desk.file(GOOD))
    words = ("withdraw", "LN-000001", "--by", "Nguyễn Thị Hà", "--reason")

    assert desk.run(*words, " ").exit_code == 1
    assert desk.ask(*words, "Nhầm kỳ") == [{"submission_id": "LN-000001", "status": "withdrawn"}]
    assert desk.run(*words, "Nhầm kỳ").exit_code == 1
    assert desk.run("withdraw", "LN-000009", "--by", "A", "--reason", "x").exit_code == 1
    assert desk.ask("history")[0]["status"] == "withdrawn"


def test_a_difficulty_goes_the_whole_way_by_commands(desk: Desk) -> None:
    desk.run("load", desk.file(DIFFICULTY))
    by = ("--by", "Trần Quang Hưng", "--text", "Đã rõ")

    assert desk.run("answer", "KK-2023-001", *by).exit_code == 1
    assert desk.run("reopen", "KK-2023-001", *by).exit_code == 1
    (directed,) = desk.ask("direct", "KK-2023-001", *by, "--unit", "TDKT", "--due", "30/04/2023", "--on", "2023-04-02")
    assert (directed["direction_no"], directed["act"]) == ("YK-2023-001", "directed")
    for command in ("answer", "pass-on", "resolve", "reopen"):
        assert desk.run(command, "KK-2023-001", *by, "--on", "05/05/2023", "--document", "12/CV-SNV").exit_code == 0
    assert desk.run("direct", "KK-2023-001", "--by", "A").exit_code == 1
    assert desk.run("direct", "KK-2023-001", *by, "--unit", "KHONG").exit_code == 1
    assert desk.run("direct", "KK-2023-999", *by).exit_code == 1
    acts = [row["act"] for row in desk.ask("trail")][:5]
    assert acts == ["reopened", "resolved", "passed_on", "answered", "directed"]


def test_a_nomination_moves_by_command(desk: Desk) -> None:
    desk.run("load", desk.file(NOMINEE))
    by = ("--by", "Lê Thị Mai")

    assert desk.ask("move", "HS-2023-001", "received", *by) == [{"nomination_no": "HS-2023-001", "state": "received"}]
    assert desk.run("move", "HS-2023-001", "received", *by).exit_code == 1
    assert desk.run("move", "HS-2023-001", "returned", *by).exit_code == 1
    assert desk.run("move", "HS-2023-001", "returned", *by, "--reason", "TL01").exit_code == 0
    assert desk.run("move", "HS-2023-009", "received", *by).exit_code == 1


def test_a_meeting_is_opened_and_closed_by_command(desk: Desk) -> None:
    held = ("--by", "Lê Thị Mai", "--on", "2023-07-05", "--chair", "Trần Quang Hưng")

    assert desk.ask("meeting", "open", *held) == [{"meeting_id": "HOP-2023-001"}]
    assert desk.ask("meeting", "close", *held) == [{"meeting_id": "HOP-2023-001"}]
    assert desk.run("meeting", "close", *held).exit_code == 1
