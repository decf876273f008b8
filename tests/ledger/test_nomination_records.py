"""A council's totals and the papers of a dossier: numbers that can't be are refused, what is missing is named."""

from contextlib import suppress
from datetime import date
from itertools import product

import pytest

from domain.people import Actor, Role
from ledger.errors import ActRefused
from ledger.meetings import open_meeting
from ledger.nomination_acts import Step, move_nomination
from ledger.nomination_each import Seen, done_or_refused
from ledger.nomination_records import Ballot, Paper, record_council, record_papers
from tests.ledger.reports import NOMINATIONS, brought_to, everything_said, nominee
from tests.office import COLLEAGUE, OFFICE, Office

FIRST, SECOND = "HS-2023-001", "HS-2023-002"
DAY = date(2023, 12, 22)
FUTURE = date(2999, 1, 1)


@pytest.fixture
def two(office: Office) -> Office:
    """An office in which one is proposed for a title of the province and one for the Department's own."""
    office.load(NOMINATIONS + nominee("Đỗ Văn An", award="CSTĐ tỉnh") + nominee("Lê Thị Bình"))
    return office


def results(office: Office, number: str = FIRST) -> list[tuple[object, ...]]:
    """Return the totals recorded of a nomination, and whether they count."""
    rows = office.ledger.rows("nomination_council_results", nomination_no=number)
    names = ("council", "members", "present", "written", "votes_for", "is_counting")
    return [tuple(row[name] for name in names) for row in rows]


@pytest.mark.parametrize(
    ("ballot", "says"),
    [
        (Ballot(9, 8, 2, 9), "8 người dự họp và 2 ý kiến bằng văn bản là 10, nhiều hơn 9 thành viên."),
        (Ballot(9, 10, 0, 9), "10 người dự họp và 0 ý kiến bằng văn bản là 10, nhiều hơn 9 thành viên."),
        (Ballot(9, 7, 1, 9), "9 phiếu đồng ý nhiều hơn 8 người bỏ phiếu."),
        (Ballot(0, 0, 0, 0), "Kết quả họp phải có ít nhất một thành viên"),
        (Ballot(9, 0, 0, 0), "Kết quả họp phải có ít nhất một thành viên"),
        (Ballot(-1, -2, 1, -3), "phải là số nguyên từ 0 trở lên"),
        (Ballot(9, 9, 0, -1), "phải là số nguyên từ 0 trở lên"),
        (Ballot(9, 9, 0, 9, council="village"), "“village” không phải Hội đồng được ghi."),
        (Ballot(9, 9, 0, 9, held_on=FUTURE), "Ngày họp 01/01/2999 chưa đến."),
    ],
)
def test_totals_that_can_not_be_are_refused(two: Office, ballot: Ballot, says: str) -> None:
    with pytest.raises(ActRefused, match=says):
        record_council(two.ledger, OFFICE, [FIRST], ballot)
    assert two.view("council_results") == []


@pytest.mark.parametrize("ballot", [Ballot(1, 1, 0, 0), Ballot(9, 0, 9, 9), Ballot(9, 8, 1, 9), Ballot(9, 9, 0, 0)])
def test_totals_at_the_edge_of_what_can_be_are_kept(two: Office, ballot: Ballot) -> None:
    record_council(two.ledger, OFFICE, [FIRST], ballot)
    said = (ballot.members, ballot.present, ballot.written, ballot.votes_for)
    assert results(two) == [("department", *said, True)]


def test_the_newest_result_of_each_council_counts_and_the_earlier_ones_stay(two: Office) -> None:
    for ballot in (Ballot(9, 8, 0, 7), Ballot(15, 14, 1, 14, council="province"), Ballot(9, 8, 1, 9)):
        record_council(two.ledger, OFFICE, [FIRST], ballot)
    assert results(two) == [
        ("department", 9, 8, 0, 7, False),
        ("province", 15, 14, 1, 14, True),
        ("department", 9, 8, 1, 9, True),
    ]


def test_one_ballot_for_several_is_one_act_and_the_same_twice_is_refused(two: Office) -> None:
    ballot = Ballot(9, 8, 1, 9, held_on=DAY, document="04/BB-HĐTĐKT")
    before = len(two.view("trail"))
    assert [o.refusal for o in record_council(two.ledger, COLLEAGUE, [FIRST, SECOND], ballot)] == [None, None]
    [act] = two.view("trail")[before:]
    assert (act["act"], act["subject"]) == ("council", f"{FIRST}, {SECOND}")
    again = record_council(two.ledger, OFFICE, [FIRST], ballot)
    assert "đã được ghi, không ghi thêm lần nữa" in str(again[0].refusal)
    assert len(two.view("trail")) == before + 1


@pytest.mark.parametrize("state", ["returned", "ineligible", "withdrawn", "revoked"])
def test_a_council_has_nothing_to_vote_on_where_a_nomination_is_not_on_its_way(two: Office, state: str) -> None:
    brought_to(two, state, SECOND)
    [outcome] = record_council(two.ledger, OFFICE, [SECOND], Ballot(9, 8, 1, 9))
    assert "chưa ghi được kết quả Hội đồng" in str(outcome.refusal)


def test_a_ballot_may_name_a_meeting_of_its_plan(two: Office) -> None:
    meeting = open_meeting(two.ledger, OFFICE, "2023", held_on=DAY, chair="Giám đốc", text="")
    [refused] = record_council(two.ledger, OFFICE, [FIRST], Ballot(9, 9, 0, 9, meeting_id="HOP-2023-009"))
    assert "không có kỳ họp nào mang số HOP-2023-009" in str(refused.refusal)
    [done] = record_council(two.ledger, OFFICE, [FIRST], Ballot(9, 9, 0, 9, meeting_id=meeting))
    assert done.refusal is None


@pytest.mark.parametrize("actor", [Actor("Đơn vị", Role.UNIT, "VP"), Actor("Người xem", Role.VIEWER)])
def test_only_the_office_and_leadership_record(two: Office, actor: Actor) -> None:
    with pytest.raises(ActRefused, match="do Văn phòng hoặc Lãnh đạo Sở ghi"):
        record_council(two.ledger, actor, [FIRST], Ballot(9, 9, 0, 9))
    with pytest.raises(ActRefused, match="do Văn phòng hoặc Lãnh đạo Sở ghi"):
        record_papers(two.ledger, actor, [FIRST], [Paper("title_minutes")])


def test_what_another_recorded_since_is_told_and_both_are_kept(two: Office) -> None:
    [row] = two.ledger.rows("nomination", nomination_no=FIRST)
    seen = {FIRST: Seen(row["last_act_no"], row["state"])}
    record_council(two.ledger, OFFICE, [FIRST], Ballot(9, 8, 1, 9), seen)
    [second] = record_council(two.ledger, COLLEAGUE, [FIRST], Ballot(9, 8, 1, 8), seen)
    assert [(said["act"], said["value"], said["acted_by"]) for said in second.meanwhile] == [
        ("council", "9/9", OFFICE.name)
    ]
    assert [result[4] for result in results(two)] == [9, 8]


NEEDED = {
    "submission_letter": "Tờ trình đề nghị xét tặng",
    "achievement_report": "Báo cáo thành tích của cá nhân, tập thể",
    "title_minutes": "Biên bản bình xét thi đua",
    "initiative_certificate": "Chứng nhận, xác nhận sáng kiến hoặc đề tài",
}


@pytest.mark.parametrize("missing", NEEDED)
def test_a_dossier_without_one_paper_is_not_submitted_and_the_paper_is_named(two: Office, missing: str) -> None:
    brought_to(two, "council_done", FIRST, on=DAY)
    record_council(two.ledger, OFFICE, [FIRST], Ballot(9, 8, 1, 9, held_on=DAY))
    record_papers(two.ledger, OFFICE, [FIRST], [Paper(document) for document in NEEDED if document != missing], DAY)
    with pytest.raises(ActRefused) as refused:
        move_nomination(two.ledger, OFFICE, FIRST, "submitted", everything_said("submitted", DAY))
    assert str(refused.value) == f"Hồ sơ {FIRST} còn thiếu: {NEEDED[missing]}. Hãy bổ sung, đánh dấu đã có rồi trình."
    record_papers(two.ledger, OFFICE, [FIRST], [Paper(missing)], DAY)
    move_nomination(two.ledger, OFFICE, FIRST, "submitted", everything_said("submitted", DAY))


def test_a_paper_taken_back_is_missing_again(two: Office) -> None:
    for held in (True, False):
        record_papers(two.ledger, OFFICE, [SECOND], [Paper("title_minutes", held, "12/BB", DAY)], DAY)
    papers = {row["document"]: row for row in two.ledger.rows("nomination_papers", nomination_no=SECOND)}
    assert set(papers) == {"unit_letter", "short_list", "title_minutes"}
    minutes = papers["title_minutes"]
    fields = ("is_held", "is_checked", "number", "dated_on", "acted_by", "is_needed", "keeps_back")
    assert [minutes[name] for name in fields] == [False, True, "12/BB", DAY, OFFICE.name, True, True]
    # What is only remembered is asked for and keeps nothing back.
    assert (papers["short_list"]["source"], papers["short_list"]["keeps_back"]) == ("memory", False)


def test_a_paper_is_missing_from_the_state_on_at_which_it_must_be_there(two: Office) -> None:
    def missing() -> set[str]:
        rows = two.ledger.rows("nomination_papers", nomination_no=FIRST)
        return {row["document"] for row in rows if row["is_missing"]}

    assert missing() == set()
    brought_to(two, "received", FIRST)
    assert missing() == {"unit_letter", "short_list"}
    move_nomination(two.ledger, OFFICE, FIRST, "eligible", Step())
    assert missing() == {"unit_letter", "short_list", *NEEDED} - {"submission_letter"}


def test_a_paper_no_such_dossier_has_is_refused_with_those_it_may_have(two: Office) -> None:
    [refused] = record_papers(two.ledger, OFFICE, [SECOND], [Paper("form_minutes")])
    assert str(refused.refusal) == (
        f"Hồ sơ {SECOND} không dùng tài liệu “form_minutes”. "
        "Hãy dùng một trong: unit_letter, short_list, title_minutes."
    )
    with pytest.raises(ActRefused, match="ít nhất một tài liệu"):
        record_papers(two.ledger, OFFICE, [SECOND], [])


def test_an_initiatives_certificate_is_needed_where_the_nomination_names_one(office: Office) -> None:
    heading = NOMINATIONS.replace("| Chức vụ |", "| Chức vụ | Sáng kiến |")
    office.load(
        heading
        + "| | | Đỗ Văn An | Cá nhân | 1980 | Chuyên viên | Sổ nhắc việc | BK tỉnh |\n"
        + "| | | Lê Thị Bình | Cá nhân | 1981 | Chuyên viên | | BK tỉnh |\n"
    )
    for number, needed in ((FIRST, True), (SECOND, False)):
        papers = {
            row["document"]: row["is_needed"] for row in office.ledger.rows("nomination_papers", nomination_no=number)
        }
        assert papers["initiative_certificate"] is needed


def test_outcomes_of_several_name_the_one_that_was_refused(two: Office) -> None:
    done, refused = record_papers(two.ledger, OFFICE, [FIRST, SECOND], [Paper("achievement_report")])
    assert done_or_refused(done) == done
    with pytest.raises(ActRefused, match=SECOND):
        done_or_refused(refused)
    assert [row["document"] for row in two.view("nomination_papers")] == ["achievement_report"]


def test_of_all_small_totals_just_those_that_can_be_are_kept(two: Office) -> None:
    for members, present, written, votes_for in product(range(4), repeat=4):
        voters = present + written
        can_be = 0 < voters <= members and votes_for <= voters
        before = len(two.view("council_results"))
        with suppress(ActRefused):
            record_council(two.ledger, OFFICE, [FIRST], Ballot(members, present, written, votes_for))
        assert (len(two.view("council_results")) > before) == can_be, (members, present, written, votes_for)
