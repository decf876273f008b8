"""Commands for nominations: the whole way of one, many at once, and what is told of those that are refused."""

import json
from pathlib import Path
from typing import Any

import pytest

from ledger import Ledger
from tests.etl.desk import Desk

HEAD = "## Đề nghị khen thưởng\n| Số hồ sơ | Họ và tên | Cá nhân/Tập thể | Năm sinh | Chức vụ | Danh hiệu |\n"
TWO = (
    HEAD
    + "| | Đỗ Văn An | Cá nhân | 1980 | Chuyên viên | BK tỉnh |\n"
    + "| | Lê Thị Bình | Cá nhân | 1985 | Chuyên viên | LĐTT |"
)
FIRST, SECOND, NOBODY = "HS-2023-001", "HS-2023-002", "HS-2023-009"
BY = ("--by", "Lê Thị Mai")
BALLOT = ("--members", "9", "--present", "8", "--written", "1", "--for", "9")


@pytest.fixture
def two(desk: Desk) -> Desk:
    """A desk at which two nominations were handed in."""
    assert desk.run("load", desk.file(TWO)).exit_code == 0
    return desk


def rows(desk: Desk, query: str, **asked: Any) -> list[dict[str, Any]]:
    """Ask the ledger."""
    return Ledger.open(desk.ledger).rows(query, **asked)


def state(desk: Desk, number: str = FIRST) -> str:
    """Return where a nomination stands."""
    return str(rows(desk, "nomination", nomination_no=number)[0]["state"])


def test_a_nomination_goes_the_whole_way_by_commands(two: Desk) -> None:
    for step in ("received", "eligible"):
        assert two.run("move", FIRST, step, *BY, "--on", "20/12/2023").exit_code == 0
    assert two.ask("council", FIRST, *BALLOT, *BY, "--on", "22/12/2023", "--document", "04/BB-HĐTĐKT") == [
        {
            "nomination_no": FIRST,
            "council": "department",
            "members": 9,
            "present": 8,
            "written": 1,
            "votes_for": 9,
        }
    ]
    two.run("move", FIRST, "council_done", *BY, "--on", "22/12/2023")
    upward = ("move", FIRST, "submitted", *BY, "--document", "96/TTr-SNV", "--on", "27/12/2023")
    refused = two.run(*upward)
    assert (refused.exit_code, refused.stdout) == (1, "")
    assert refused.stderr.startswith(f"Hồ sơ {FIRST} còn thiếu: Báo cáo thành tích của cá nhân, tập thể; Biên bản xét")
    papers = ("--paper", "achievement_report", "--paper", "form_minutes", "--paper", "submission_letter")
    assert two.ask("paper", FIRST, *papers, *BY) == [
        {"nomination_no": FIRST, "papers": [*papers[1::2]], "is_held": True}
    ]
    assert two.ask(*upward) == [{"nomination_no": FIRST, "state": "submitted"}]
    for step in ("decided", "revoked"):
        said = ("--document", "12/QĐ-UBND", "--text", "Khen trùng", "--on", "30/12/2023")
        assert two.run("move", FIRST, step, *BY, *said).exit_code == 0
    assert [row["act"] for row in two.ask("trail")][:4] == ["move", "move", "move", "paper"]


def test_several_are_moved_by_one_command_and_the_refused_are_named(two: Desk) -> None:
    result = two.run("move", FIRST, NOBODY, SECOND, "received", *BY)
    assert result.exit_code == 1
    assert result.stdout == f"{FIRST}: Đã tiếp nhận.\n{SECOND}: Đã tiếp nhận.\n"
    assert result.stderr.startswith(f"{NOBODY}: Không có hồ sơ nào mang số {NOBODY}.")
    result = two.run("move", FIRST, SECOND, "decided", *BY, "--json")
    told = [json.loads(line) for line in result.stdout.splitlines()]
    assert (result.exit_code, [row["nomination_no"] for row in told], result.stderr) == (1, [FIRST, SECOND], "")
    assert all(row["refused"].startswith("Hồ sơ") for row in told)
    assert (state(two), state(two, SECOND)) == ("received", "received")


def test_a_refusal_in_english_is_english(two: Desk) -> None:
    result = two.run("move", FIRST, "received", *BY, "--lang", "en")
    assert (result.exit_code, result.stdout) == (0, f"{FIRST}: Received.\n")
    result = two.run("move", FIRST, "proposed", *BY, "--lang", "en")
    assert (result.exit_code, result.stderr) == (
        1,
        f"File {FIRST} stands at “Received” and can't be moved to “Proposed”. "
        "It can be moved to: Eligible for consideration, Not yet eligible, Returned, Withdrawn.\n",
    )


@pytest.mark.parametrize(
    ("numbers", "says"),
    [
        (("9", "8", "2", "9"), "nhiều hơn 9 thành viên"),
        (("9", "8", "0", "9"), "nhiều hơn 8 người bỏ phiếu"),
        (("0", "0", "0", "0"), "ít nhất một thành viên"),
        (("99999999999", "8", "1", "9"), "là quá nhiều (nhiều nhất 200)"),
        (("9", "8", "1", "-1"), "số nguyên từ 0 trở lên"),
    ],
)
def test_totals_that_can_not_be_are_refused(two: Desk, numbers: tuple[str, ...], says: str) -> None:
    options = ("--members", "--present", "--written", "--for")
    words = [word for pair in zip(options, numbers, strict=True) for word in pair]
    result = two.run("council", FIRST, *words, *BY)
    assert (result.exit_code, result.stdout) == (1, "")
    assert says in result.stderr


@pytest.mark.parametrize("missing", ["--members", "--present", "--for", "--by"])
def test_a_ballot_without_its_totals_is_wrong_usage(two: Desk, missing: str) -> None:
    words = [*BALLOT, *BY]
    place = words.index(missing)
    assert two.run("council", FIRST, *words[:place], *words[place + 2 :]).exit_code == 2


def test_the_provinces_council_is_another(two: Desk) -> None:
    two.run("council", FIRST, *BALLOT, *BY)
    two.run("council", FIRST, *BALLOT, *BY, "--council", "province")
    results = rows(two, "nomination_council_results", nomination_no=FIRST)
    assert [(row["council"], row["is_counting"]) for row in results] == [("department", True), ("province", True)]


def test_a_paper_is_ticked_and_unticked(two: Desk) -> None:
    said = ("--paper", "title_minutes", *BY, "--document", "3/BB", "--dated", "01/12/2023", "--text", "Bản chính")
    two.run("paper", SECOND, *said)
    assert two.ask("paper", SECOND, *said, "--lacking") == [
        {"nomination_no": SECOND, "papers": ["title_minutes"], "is_held": False}
    ]
    papers = {row["document"]: row for row in rows(two, "nomination_papers", nomination_no=SECOND)}
    assert [papers["title_minutes"][name] for name in ("is_held", "number", "text")] == [False, "3/BB", "Bản chính"]
    assert two.run("paper", SECOND, "--paper", "form_minutes", *BY).exit_code == 1


def test_a_warning_a_class_and_an_announcement_are_recorded_by_commands(two: Desk) -> None:
    why = ("--text", "Lãnh đạo Sở đồng ý")
    assert two.run("override", SECOND, "--rule", "R29", *BY).exit_code == 1
    assert two.ask("override", SECOND, "--rule", "R29", *BY, *why) == [
        {"nomination_no": SECOND, "rule": "R29", "is_overridden": True}
    ]
    assert two.ask("override", SECOND, "--rule", "R29", *BY, *why, "--undo")[0]["is_overridden"] is False
    assert two.ask("class", SECOND, "4", *BY, *why) == [{"nomination_no": SECOND, "nominee_class": 4}]
    assert two.run("announce", SECOND, *BY).exit_code == 1
    for step in ("received", "eligible", "council_done", "decided"):
        two.run("move", SECOND, step, *BY, "--document", "318/QĐ-SNV", "--on", "26/12/2023")
    assert two.ask("announce", SECOND, *BY, "--on", "12/01/2024") == [
        {"nomination_no": SECOND, "announced_on": "2024-01-12"}
    ]
    kinds = [row["kind"] for row in rows(two, "nomination_rulings", nomination_no=SECOND)]
    assert kinds == ["override", "override", "class", "announced"]


def test_what_a_later_file_says_is_accepted_or_refused_by_commands(two: Desk) -> None:
    two.run("move", SECOND, "received", *BY)
    later = HEAD + f"| {SECOND} | Lê Thị Bích | Cá nhân | 1985 | Phó Trưởng phòng | LĐTT |"
    assert two.run("load", two.file(later, "b.xlsx", period="Quý IV năm 2023")).exit_code == 0
    assert two.ask("accept", SECOND, "position", *BY) == [{"nomination_no": SECOND, "fields": ["position"]}]
    assert two.ask("refuse", SECOND, "nominee_name", *BY) == [{"nomination_no": SECOND, "fields": ["nominee_name"]}]
    [held] = rows(two, "nomination", nomination_no=SECOND)
    assert (held["position"], held["nominee_name"], held["differences"]) == ("Phó Trưởng phòng", "Lê Thị Bình", 0)
    assert two.run("accept", SECOND, "position", *BY).exit_code == 1
    assert two.run("accept", SECOND, "colour", *BY).exit_code == 2


def test_a_nominees_facts_are_mended_by_command_and_what_the_file_says_stays_there(two: Desk) -> None:
    capitals = ("correct", SECOND, "--field", "nominee_name", "--value", "Lê  Thị Bình Minh", *BY)
    assert two.run(*capitals).exit_code == 1
    assert two.ask(*capitals, "--text", "Đúng giấy tờ") == [
        {"nomination_no": SECOND, "field": "nominee_name", "value": "Lê  Thị Bình Minh"}
    ]
    assert two.run("correct", SECOND, "--field", "birth_year", "--value", "85", "--text", "x", *BY).exit_code == 1
    assert two.run("correct", SECOND, "--field", "honorific", "--value", "Cô", "--text", "x", *BY).exit_code == 1
    [held] = rows(two, "nomination", nomination_no=SECOND)
    [ruled] = rows(two, "nomination_rulings", nomination_no=SECOND)
    assert (held["nominee_name"], ruled["kind"], ruled["value"]) == (
        "Lê Thị Bình Minh",
        "corrected",
        "Lê Thị Bình Minh",
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("nominee_name", "=1+1"),
        ("nominee_name", "\u200b"),
        ("nominee_name", "A" * 201),
        ("position", "2"),
        ("birth_year", "1899"),
        ("birth_year", "2099"),
        ("birth_year", "１９８０"),
        ("honorific", "ông"),
    ],
)
def test_no_fact_is_mended_into_what_it_can_not_be(two: Desk, field: str, value: str) -> None:
    result = two.run("correct", SECOND, "--field", field, "--value", value, "--text", "Sửa", *BY)
    assert (result.exit_code, result.stdout) == (1, "")
    assert rows(two, "nomination_rulings", nomination_no=SECOND) == []


def test_signs_that_a_terminal_or_the_eye_would_obey_are_left_out_of_what_is_said(two: Desk) -> None:
    two.run("move", FIRST, "received", *BY, "--text", "Đủ\x1b[31m hồ sơ\u202e.\x00\r\nĐã xem")
    two.run(
        "correct", SECOND, "--field", "nominee_name", "--value", "Lê\u202e Thị\u200b Bình\x07", "--text", "Sửa", *BY
    )
    [told] = rows(two, "nomination_history", nomination_no=FIRST)
    [ruled] = rows(two, "nomination_rulings", nomination_no=SECOND)
    assert (told["text"], ruled["value"]) == ("Đủ[31m hồ sơ.\nĐã xem", "Lê Thị Bình")


def test_a_paper_is_not_dated_in_the_future(two: Desk) -> None:
    result = two.run("paper", SECOND, "--paper", "title_minutes", "--dated", "31/12/2099", *BY)
    assert (result.exit_code, result.stderr) == (1, "Ngày của tài liệu, 31/12/2099, chưa đến. Hãy xem lại.\n")


def test_two_mentions_are_said_to_be_one_person_by_command(two: Desk) -> None:
    assert two.run("load", two.file(TWO, "ttr.xlsx", unit="Thanh tra Sở")).exit_code == 0
    keys = ("individual|TTR|do van an|1980", "individual|VP|do van an|1980")
    assert keys in {(pair["one"], pair["other"]) for pair in two.ask("namesakes")}
    assert 'etl same-person "{}" "{}"'.format(*keys) in two.run("namesakes").stdout
    assert two.ask("same-person", *keys, *BY) == [{"one": keys[0], "other": keys[1], "is_same": True}]
    assert two.ask("same-person", *keys, *BY, "--not")[0]["is_same"] is False
    assert two.run("same-person", *keys, *BY, "--not").exit_code == 1
    refused = two.run("same-person", keys[0], "individual|VP|do van ang|1980", *BY)
    assert (refused.exit_code, refused.stderr.startswith("Không có ai mang mã")) == (1, True)
    assert [row["is_same"] for row in rows(two, "person_rulings")] == [False]


NUMBERLESS = [
    ("move", NOBODY, "received"),
    ("council", NOBODY, *BALLOT),
    ("paper", NOBODY, "--paper", "title_minutes"),
    ("override", NOBODY, "--rule", "R29", "--text", "x"),
    ("class", NOBODY, "4", "--text", "x"),
    ("announce", NOBODY),
    ("accept", NOBODY, "position"),
    ("correct", NOBODY, "--field", "position", "--value", "Phó phòng", "--text", "x"),
    ("refuse", NOBODY, "position"),
]


@pytest.mark.parametrize("words", NUMBERLESS, ids=lambda words: words[0])
def test_what_is_refused_says_so_and_leaves_nothing(two: Desk, words: tuple[str, ...]) -> None:
    before = two.ask("trail")
    for how in ((), ("--json",), ("--lang", "en")):
        result = two.run(*words, *BY, *how)
        assert (result.exit_code, result.stdout) == (1, "")
        assert NOBODY in result.stderr
        assert "{" not in result.stderr
    assert two.ask("trail") == before


@pytest.mark.parametrize("words", NUMBERLESS, ids=lambda words: words[0])
def test_without_a_ledger_every_command_ends_in_three(tmp_path: Path, words: tuple[str, ...]) -> None:
    assert Desk(tmp_path, tmp_path / "none.duckdb").run(*words, *BY).exit_code == 3
