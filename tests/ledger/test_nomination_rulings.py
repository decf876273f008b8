"""The Office's own word on nominations: warnings overridden, classes, announcements, later files, who is one person."""

from datetime import date

import pytest

from domain.nominations import NOMINATION_FACTS
from domain.people import Actor, Role
from domain.sheets import SHEETS
from domain.subjects import person
from ledger.acts import withdraw
from ledger.errors import ActRefused
from ledger.nomination_each import done_or_refused
from ledger.nomination_rulings import Said, announce, answer_differences, override_rule, rule_person, set_class
from tests.ledger.reports import NOMINATIONS, PATHS, brought_to, nominee
from tests.office import COLLEAGUE, OFFICE, Office

FIRST, SECOND = "HS-2023-001", "HS-2023-002"
WHY = Said(text="Lãnh đạo Sở đồng ý")
UNIT = Actor("Đơn vị", Role.UNIT, "VP")
LATER = "Quý IV năm 2023"
FACTS_HEADING = (
    "## Đề nghị khen thưởng\n| Số hồ sơ | Ông/Bà | Họ và tên hoặc tên tập thể | Cá nhân/Tập thể | Năm sinh | Chức vụ "
    "| Danh hiệu thi đua/Hình thức khen thưởng | Loại hình khen thưởng | Mã nội dung | Tóm tắt thành tích | Xếp loại "
    "| Sáng kiến | Số, ngày quyết định công nhận | Số phiếu đồng ý | Tổng số phiếu | Hồ sơ kèm theo | Ghi chú |\n"
)


@pytest.fixture
def two(office: Office) -> Office:
    """An office in which a person and a collective are proposed."""
    office.load(NOMINATIONS + nominee("Đỗ Văn An") + "| | | Phòng Cải cách hành chính | Tập thể | | | TTLĐTT |\n")
    return office


@pytest.fixture
def told_otherwise(office: Office) -> Office:
    """An office that has received a nomination, and a later file that tells its post and its name otherwise."""
    office.at("2023-11-01T02:00").load(NOMINATIONS + nominee("Đỗ Văn An"))
    brought_to(office.at("2023-11-05T02:00"), "received")
    said = nominee("Đỗ Văn Ân", no=FIRST, post="Phó Trưởng phòng")
    office.at("2023-11-09T02:00").load(NOMINATIONS + said, period=LATER)
    return office


def rulings(office: Office, number: str = FIRST) -> list[tuple[object, ...]]:
    """Return kind, subject and value of what the Office said of a nomination, in order."""
    rows = office.ledger.rows("nomination_rulings", nomination_no=number)
    return [(row["kind"], row["subject"], row["value"]) for row in rows]


def differences(office: Office) -> list[tuple[object, ...]]:
    """Return what later files say differently and nobody has answered."""
    rows = office.ledger.rows("nomination_differences", plan_id="2023", nomination_no=None, unit_code=None)
    return [(row["field"], row["held"], row["proposed"]) for row in rows]


def test_a_warning_is_overridden_with_its_reason_and_the_override_taken_back(two: Office) -> None:
    for is_overridden in (True, False):
        for outcome in override_rule(two.ledger, OFFICE, [FIRST, SECOND], "R29", WHY, is_overridden=is_overridden):
            done_or_refused(outcome)
    assert rulings(two) == [("override", "R29", "1"), ("override", "R29", "0")]
    assert [(row["act"], row["subject"]) for row in two.view("trail")[-2:]] == [("override", f"{FIRST}, {SECOND}")] * 2


@pytest.mark.parametrize(
    ("rule", "says"), [("R01", "không phải là lưu ý"), ("R24", "Không có quy định"), ("", "Không có")]
)
def test_only_a_warning_may_be_overridden(two: Office, rule: str, says: str) -> None:
    [outcome] = override_rule(two.ledger, OFFICE, [FIRST], rule, WHY)
    assert says in str(outcome.refusal)
    with pytest.raises(ActRefused, match="ghi lý do"):
        override_rule(two.ledger, OFFICE, [FIRST], "R29", Said())


def test_the_class_told_by_the_post_may_be_set_otherwise_for_a_person(two: Office) -> None:
    assert two.view("current_nominations", "nomination_no", "nominee_class") == [(FIRST, 5), (SECOND, None)]
    set_class(two.ledger, OFFICE, FIRST, 4, WHY)
    assert two.view("current_nominations", "nomination_no", "nominee_class") == [(FIRST, 4), (SECOND, None)]
    for number, wanted, says in ((FIRST, 6, "không có nhóm 6"), (FIRST, 0, "nhóm 0"), (SECOND, 4, "của tập thể")):
        with pytest.raises(ActRefused, match=says):
            set_class(two.ledger, OFFICE, number, wanted, WHY)


@pytest.mark.parametrize("state", sorted(PATHS.keys() - {"submitted"}))
def test_only_what_came_of_a_nomination_is_announced(two: Office, state: str) -> None:
    brought_to(two, state, on=date(2023, 12, 20))
    [outcome] = announce(two.ledger, OFFICE, [FIRST], date(2023, 12, 29), Said(document="131/TB-SNV"))
    assert (outcome.refusal is None) == (state in {"decided", "declined", "revoked"})


def test_a_decision_is_not_announced_before_it_is_made(two: Office) -> None:
    brought_to(two, "decided", on=date(2023, 12, 20))
    [refused] = announce(two.ledger, OFFICE, [FIRST], date(2023, 12, 19), Said())
    assert str(refused.refusal) == (
        f"Hồ sơ {FIRST}: ngày công bố 19/12/2023 trước ngày quyết định 20/12/2023. Hãy xem lại hai ngày."
    )
    [done] = announce(two.ledger, OFFICE, [FIRST], date(2023, 12, 20), Said())
    assert done.refusal is None


def test_what_a_later_file_tells_otherwise_is_taken_over_field_by_field(told_otherwise: Office) -> None:
    assert differences(told_otherwise) == [
        ("nominee_name", "Đỗ Văn An", "Đỗ Văn Ân"),
        ("position", "Chuyên viên", "Phó Trưởng phòng"),
    ]
    facts = ("nominee_name", "position", "nominee_class")
    assert told_otherwise.view("current_nominations", *facts) == [("Đỗ Văn An", "Chuyên viên", 5)]

    answer_differences(told_otherwise.ledger, OFFICE, FIRST, {"position": None}, WHY, is_accepted=True)

    assert told_otherwise.view("current_nominations", *facts) == [("Đỗ Văn An", "Phó Trưởng phòng", 4)]
    assert differences(told_otherwise) == [("nominee_name", "Đỗ Văn An", "Đỗ Văn Ân")]
    answer_differences(told_otherwise.ledger, OFFICE, FIRST, {"nominee_name": "Đỗ Văn Ân"}, WHY, is_accepted=False)
    assert differences(told_otherwise) == []
    assert told_otherwise.view("current_nominations", *facts) == [("Đỗ Văn An", "Phó Trưởng phòng", 4)]
    assert rulings(told_otherwise) == [
        ("accepted", "position", "Phó Trưởng phòng"),
        ("refused", "nominee_name", "Đỗ Văn Ân"),
    ]


def test_what_was_refused_is_asked_again_only_when_a_file_says_something_else(told_otherwise: Office) -> None:
    values = dict.fromkeys(["nominee_name", "position"])
    answer_differences(told_otherwise.ledger, OFFICE, FIRST, values, WHY, is_accepted=False)
    again = nominee("Đỗ Văn Ân", no=FIRST, post="Phó Trưởng phòng")
    told_otherwise.at("2023-11-10T02:00").load(NOMINATIONS + again, period=LATER)
    assert differences(told_otherwise) == []
    other = nominee("Đỗ Văn Ân", no=FIRST, post="Trưởng phòng")
    told_otherwise.at("2023-11-11T02:00").load(NOMINATIONS + other, period=LATER)
    assert differences(told_otherwise) == [("position", "Chuyên viên", "Trưởng phòng")]


def test_an_answer_to_what_nobody_says_or_says_otherwise_by_now_is_refused(told_otherwise: Office) -> None:
    for values, says in (
        ({"note": None}, "Không có tệp nào gửi sau nêu khác về “Ghi chú”"),
        ({}, "Không có tệp nào gửi sau nêu khác"),
        ({"position": "Trưởng phòng"}, "nay nêu “Chức vụ” là “Phó Trưởng phòng”"),
        ({"position": None, "note": None}, "nêu khác về “Ghi chú”"),
    ):
        with pytest.raises(ActRefused, match=says):
            answer_differences(told_otherwise.ledger, OFFICE, FIRST, values, WHY, is_accepted=True)
    assert rulings(told_otherwise) == []


def test_what_was_taken_over_stays_when_its_file_is_withdrawn(told_otherwise: Office) -> None:
    answer_differences(told_otherwise.ledger, OFFICE, FIRST, {"position": None}, WHY, is_accepted=True)
    withdraw(told_otherwise.ledger, OFFICE, "LN-000002", "Nhầm")
    assert told_otherwise.view("current_nominations", "position", "nominee_class") == [("Phó Trưởng phòng", 4)]
    assert differences(told_otherwise) == []


def test_every_fact_of_a_nomination_can_be_told_otherwise_and_taken_over(office: Office) -> None:
    first = (
        "| | Ông | Đỗ Văn An | Cá nhân | 1980 | Chuyên viên | BK tỉnh | Công trạng | PT1 | Một "
        "| Hoàn thành tốt nhiệm vụ | Sổ | 1/QĐ | 5 | 9 | Biên bản | Không |\n"
    )
    later = (
        f"| {FIRST} | Bà | Đỗ Văn Ân | Cá nhân | 1981 | Trưởng phòng | Giấy khen | Chuyên đề | PT2 | Hai "
        "| Hoàn thành xuất sắc nhiệm vụ | Bảng | 2/QĐ | 6 | 10 | Báo cáo | Có |\n"
    )
    assert office.at("2023-11-01T02:00").load(FACTS_HEADING + first)["status"] == "accepted"
    brought_to(office.at("2023-11-05T02:00"), "received")
    assert office.at("2023-11-09T02:00").load(FACTS_HEADING + later, period=LATER)["status"] == "accepted"
    assert [field for field, _held, _proposed in differences(office)] == [*NOMINATION_FACTS]
    assert {*NOMINATION_FACTS, "nomination_no", "stage", "nominee_kind"} == set(SHEETS["nominations"].names)
    values = dict.fromkeys(NOMINATION_FACTS)
    answer_differences(office.ledger, OFFICE, FIRST, values, WHY, is_accepted=True)
    [held] = office.view("current_nominations")
    assert [held[name] for name in NOMINATION_FACTS] == [
        *(
            "Bà",
            "Đỗ Văn Ân",
            1981,
            "Trưởng phòng",
            "GK",
            "thematic",
            "PT2",
            "Hai",
            "excellent",
            "Bảng",
            "2/QĐ",
            6,
            10,
        ),
        *("Báo cáo", "Có"),
    ]
    assert (held["award_code"], held["nominee_class"]) == ("GK", 4)
    assert differences(office) == []


def test_what_a_later_file_leaves_out_it_says_nothing_of(office: Office) -> None:
    office.at("2023-11-01T02:00").load(NOMINATIONS + nominee("Đỗ Văn An"))
    brought_to(office.at("2023-11-05T02:00"), "received")
    office.at("2023-11-09T02:00").load(NOMINATIONS + nominee("Đỗ Văn An", no=FIRST, born="", post=""), period=LATER)
    assert differences(office) == []


def test_an_earlier_periods_file_sent_again_proposes_nothing(office: Office) -> None:
    office.at("2023-11-01T02:00").load(NOMINATIONS + nominee("Đỗ Văn An"), period=LATER)
    brought_to(office.at("2023-11-05T02:00"), "received")
    office.at("2023-11-09T02:00").load(NOMINATIONS + nominee("Đỗ Văn An", no=FIRST, post="Nhân viên"))
    assert differences(office) == []


HERE, THERE = person("Đỗ Văn An", 1980, "VP").key, person("Đỗ Văn An", 1980, "TTR").key


def test_two_mentions_are_found_to_be_one_person_and_found_otherwise(office: Office) -> None:
    rule_person(office.ledger, OFFICE, THERE, HERE, WHY, is_same=True)
    rule_person(office.ledger, COLLEAGUE, HERE, THERE, Said(), is_same=False)
    [found] = office.ledger.rows("person_rulings")
    one, other = sorted((HERE, THERE))
    names = ("one_key", "other_key", "is_same", "acted_by")
    assert [found[name] for name in names] == [one, other, False, COLLEAGUE.name]
    assert len(office.view("person_rulings")) == 2
    with pytest.raises(ActRefused, match=f"{COLLEAGUE.name} đã ghi như vậy"):
        rule_person(office.ledger, OFFICE, THERE, HERE, WHY, is_same=False)


@pytest.mark.parametrize(
    ("one", "other", "says"),
    [
        (HERE, HERE, "chỉ là một"),
        (HERE, "Đỗ Văn An", "không phải mã"),
        ("collective|VP|van phong|", HERE, "không phải mã"),
        ("", HERE, "không phải mã"),
    ],
)
def test_what_names_no_two_people_is_refused(office: Office, one: str, other: str, says: str) -> None:
    with pytest.raises(ActRefused, match=says):
        rule_person(office.ledger, OFFICE, one, other, WHY, is_same=True)
    assert office.view("person_rulings") == []


def test_a_unit_rules_on_nothing(told_otherwise: Office) -> None:
    ledger = told_otherwise.ledger
    tries = (
        lambda: override_rule(ledger, UNIT, [FIRST], "R29", WHY),
        lambda: set_class(ledger, UNIT, FIRST, 4, WHY),
        lambda: announce(ledger, UNIT, [FIRST], date(2023, 12, 29), WHY),
        lambda: answer_differences(ledger, UNIT, FIRST, {"position": None}, WHY, is_accepted=True),
        lambda: rule_person(ledger, UNIT, HERE, THERE, WHY, is_same=True),
    )
    for attempt in tries:
        with pytest.raises(ActRefused, match="do Văn phòng hoặc Lãnh đạo Sở ghi"):
            attempt()
