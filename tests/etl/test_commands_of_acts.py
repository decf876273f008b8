"""Commands that tell what was done, and the acts of the Office and leadership."""

import json
from datetime import date
from typing import Any

import pytest

from ledger import Ledger
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
    [closed] = desk.ask("meeting", "close", *held)
    newest = desk.ask("trail")[0]
    assert (closed["meeting_id"], closed["code"]) == ("HOP-2023-001", json.loads(newest["detail"])["code"])
    assert desk.run("meeting", "close", *held).exit_code == 1
    [row] = Ledger.open(desk.ledger).rows("meetings", plan_id="2023")
    assert (row["period"], row["is_closed"], row["is_frozen"]) == ("2023-Q1", True, True)
    # Nobody has reported.
    agenda = Ledger.open(desk.ledger).rows("meeting_agenda", meeting_id="HOP-2023-001")
    assert [line["section"] for line in agenda] == ["silent", "deadlines"]


def test_a_meeting_looks_at_the_period_it_is_given_and_at_no_other(desk: Desk) -> None:
    held = ("--by", "Lê Thị Mai", "--on", "2023-07-05", "--text", "Giao ban")
    desk.run("load", desk.file(GOOD))

    assert desk.run("meeting", "open", *held, "--period", "2023-Q9").exit_code == 1
    assert desk.ask("meeting", "open", *held, "--period", "2023-Q2") == [{"meeting_id": "HOP-2023-001"}]
    told = desk.run("meeting", "close", *held, "--period", "2023-Q1")
    assert told.exit_code == 0
    [row] = Ledger.open(desk.ledger).rows("meetings", plan_id="2023")
    assert (row["period"], row["is_frozen"]) == ("2023-Q2", True)


TWO_DIFFICULTIES = f"{DIFFICULTY}\n| Chưa có hướng dẫn |"
BY = ("--by", "Lê Thị Mai")
FIRST, SECOND = "KK-2023-001", "KK-2023-002"


def event(desk: Desk, *fields: str) -> tuple[Any, ...]:
    """Return fields of the last step on the first difficulty."""
    row = Ledger.open(desk.ledger).rows("difficulty_events", difficulty_no=FIRST)[-1]
    return tuple(row[name] for name in fields)


def test_a_direction_carries_who_gave_it_at_which_meeting_in_what_form_to_whom_and_by_when(desk: Desk) -> None:
    desk.run("load", desk.file(DIFFICULTY))
    [meeting] = desk.ask("meeting", "open", *BY, "--on", "2023-04-03")
    said = {
        "--text": "Làm việc với\nCụm trưởng",
        "--on-behalf-of": "Giám đốc Sở",
        "--meeting": meeting["meeting_id"],
        "--form": "notice",
        "--unit": "TDKT",
        "--due": "30/04/2023",
        "--on": "03/04/2023",
        "--document": "15/TB-SNV",
    }

    answer = desk.ask("direct", FIRST, *BY, *(word for option in said.items() for word in option))

    assert answer == [{"difficulty_no": FIRST, "act": "directed", "direction_no": "YK-2023-001"}]
    fields = (
        "acted_for",
        "acted_by",
        "meeting_id",
        "form",
        "responsible_unit",
        "due_on",
        "acted_on",
        "document",
        "text",
    )
    assert event(desk, *fields) == (
        *("Giám đốc Sở", "Lê Thị Mai", meeting["meeting_id"], "notice", "TDKT", date(2023, 4, 30), date(2023, 4, 3)),
        *("15/TB-SNV", "Làm việc với\nCụm trưởng"),
    )
    newest = desk.ask("trail")[0]
    assert (newest["actor_name"], newest["actor_role"], newest["act"]) == ("Lê Thị Mai", "office", "directed")


def test_answers_reminders_and_passing_on_say_to_what_and_how(desk: Desk) -> None:
    desk.run("load", desk.file(DIFFICULTY))
    for text in ("Việc một", "Việc hai"):
        desk.run("direct", FIRST, *BY, "--text", text)
    spoken = ("--text", "Đã rõ", "--on", "05/05/2023")

    assert desk.ask("remind", FIRST, *BY, *spoken)[0]["direction_no"] == "YK-2023-002"
    first = ("--direction", "YK-2023-001")
    assert desk.ask("remind", FIRST, *BY, *spoken, *first) == [
        {"difficulty_no": FIRST, "act": "reminded", "direction_no": "YK-2023-001"}
    ]
    desk.ask("answer", FIRST, *BY, *spoken, *first, "--status", "in_progress")
    assert event(desk, "event", "direction_no", "response_status") == ("answered", "YK-2023-001", "in_progress")
    assert desk.ask(
        "pass-on", FIRST, *BY, *spoken, "--to", "ministry", "--due", "01/06/2023", "--on-behalf-of", "GĐ"
    ) == [{"difficulty_no": FIRST, "act": "passed_on", "direction_no": ""}]
    assert event(desk, "passed_to", "due_on", "acted_for") == ("ministry", date(2023, 6, 1), "GĐ")


def test_what_was_told_twice_is_joined_parted_and_kept_apart_by_commands(desk: Desk) -> None:
    desk.run("load", desk.file(TWO_DIFFICULTIES))
    said = (*BY, "--text", "Cùng một việc")

    assert desk.ask("join", SECOND, FIRST, *said) == [{"difficulty_no": SECOND, "act": "joined", "direction_no": ""}]
    refused = desk.run("direct", SECOND, *said)
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert refused.stderr == f"Khó khăn {SECOND} đã được ghép vào {FIRST}. Hãy thực hiện trên {FIRST}.\n"
    assert desk.run("join", SECOND, FIRST, *said).exit_code == 1
    assert desk.ask("part", SECOND, *said) == [{"difficulty_no": SECOND, "act": "parted", "direction_no": ""}]
    assert desk.run("part", SECOND, *said).exit_code == 1
    assert desk.ask("keep-apart", SECOND, FIRST, *said)[0]["act"] == "kept_apart"
    assert desk.run("keep-apart", FIRST, FIRST, *said).exit_code == 1
    assert desk.run("join", FIRST, FIRST, *said).exit_code == 1
    assert [row["act"] for row in desk.ask("trail")][:3] == ["kept_apart", "parted", "joined"]


@pytest.mark.parametrize(
    ("words", "status"),
    [
        (("direct", FIRST, "--text", "x", "--meeting", "HOP-2023-009"), 1),
        (("direct", FIRST, "--text", "x", "--unit", "KHONG"), 1),
        (("direct", FIRST, "--text", " \n\t "), 1),
        (("direct", "", "--text", "x"), 1),
        (("direct", "KK'; --", "--text", "x"), 1),
        (("answer", FIRST, "--text", "x", "--direction", "YK-2023-009"), 1),
        (("remind", FIRST, "--text", "x"), 1),
        (("join", FIRST, "KK-2023-009"), 1),
        (("part", "KK-2023-009"), 1),
        (("direct", FIRST, "--text", "x", "--form", "thư tay"), 2),
        (("answer", FIRST, "--text", "x", "--status", "xong"), 2),
        (("pass-on", FIRST, "--text", "x", "--to", "sở"), 2),
        (("direct", FIRST, "--text", "x", "--due", "31/02/2023"), 2),
        (("direct", FIRST, "--text", "x", "--on", "31/12/2099"), 2),
        (("direct", FIRST), 1),
        (("join", FIRST), 2),
    ],
)
def test_odd_words_are_refused_in_a_sentence_and_leave_no_act(desk: Desk, words: tuple[str, ...], status: int) -> None:
    desk.run("load", desk.file(DIFFICULTY))
    before = desk.ask("trail")

    for how in ((), ("--json",), ("--lang", "en")):
        result = desk.run(*words, *BY, *how)
        assert (result.exit_code, result.stdout) == (status, "")
        assert result.stderr.strip()
        assert "{" not in result.stderr
    assert desk.ask("trail") == before


def test_very_long_text_and_strange_signs_are_kept_as_they_are(desk: Desk) -> None:
    desk.run("load", desk.file(DIFFICULTY))
    text = "Dòng một\nDòng hai\t=1+1 {number} <b>" + "ă" * 100_000

    assert desk.ask("direct", FIRST, *BY, "--text", text)[0]["direction_no"] == "YK-2023-001"
    assert event(desk, "text") == (text,)
