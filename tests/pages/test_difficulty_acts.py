"""Acting on a difficulty on its page: what is offered to whom, what is asked for, what the ledger then holds."""

from datetime import date
from typing import Any

import pytest

from domain.acts import may
from domain.people import Actor, Role
from domain.states import DIFFICULTY_ACT_FROM
from ledger import Ledger
from ledger.difficulty_acts import DifficultyStep, act_on_difficulty
from tests.ledger.told import TOLD, told
from tests.office import Office
from tests.pages.loop import LEADERSHIP, OFFICE_CLERK, acts, badges, do, fields, fill, open_page
from tests.pages.screens import as_seen, column, table_with, troubles
from tests.sample import SampleYear
from ui.person import Person

LABELS = {
    "directed": "Cho ý kiến chỉ đạo",
    "passed_on": "Kiến nghị cấp trên",
    "replied": "Cấp trên trả lời",
    "answered": "Ghi kết quả",
    "reminded": "Đôn đốc",
    "resolved": "Kết thúc",
    "reopened": "Mở lại",
}
# One difficulty of the invented year in each state, and what is chosen at first: by leadership, by the Office. What is
# closed only the Office opens again.
OF_STATE = {
    "reported": ("KK-2023-014", "directed", "directed"),
    "directed": ("KK-2023-011", "directed", "reminded"),
    "answered": ("KK-2023-008", "directed", "resolved"),
    "passed_on": ("KK-2023-004", "directed", "replied"),
    "resolved": ("KK-2023-001", None, "reopened"),
}
WAITING, DIRECTED, ANSWERED, RESOLVED = (
    OF_STATE[state][0] for state in ("reported", "directed", "answered", "resolved")
)
ON = date(2023, 12, 28)
TCBC = "Phòng Tổ chức, biên chế và Tổ chức phi chính phủ"
GIVEN, PRINTED = "Đã ghi vào sổ: Cho ý kiến chỉ đạo YK-2023-009.", "in trong mẫu báo cáo kỳ tới của đơn vị."


def last_event(ledger: Ledger, number: str, *names: str) -> tuple[Any, ...]:
    """Those fields of the newest step on a difficulty."""
    newest = ledger.rows("difficulty_events", difficulty_no=number)[-1]
    return tuple(newest[name] for name in names)


def said(at: Any, kind: str) -> list[str]:
    """What stands in the messages of that kind: success, warning or error."""
    return [as_seen(message.value) for message in at.main.get(kind)]


@pytest.mark.parametrize("who", [LEADERSHIP, OFFICE_CLERK], ids=lambda who: who.role)
@pytest.mark.parametrize("state", OF_STATE)
def test_those_acts_are_offered_that_fit_the_state_and_the_role(
    with_sample: SampleYear, state: str, who: Person
) -> None:
    number, by_leadership, by_the_office = OF_STATE[state]
    labels = dict(LABELS)
    if who == OFFICE_CLERK:
        labels["directed"] = "Ghi ý kiến của Lãnh đạo"
    fitting = [event for event in labels if state in DIFFICULTY_ACT_FROM[event] and may(Role(who.role), event)]
    at = open_page(who, kk=number)
    choice = acts(at)
    assert (choice.options if choice else []) == [labels[event] for event in fitting]
    assert (choice.value if choice else None) == (by_leadership if who == LEADERSHIP else by_the_office)
    by_others = "Ở bước này việc tiếp theo do Văn phòng ghi."
    assert (by_others in said(at, "caption")) == (choice is None)


def test_who_has_not_said_their_name_is_asked_for_it_right_there(with_sample: SampleYear) -> None:
    at = open_page(kk=WAITING)
    told_so = "Hãy khai họ tên và vai trò trước, để sổ ghi được ai đã làm."
    assert (acts(at), fields(at), at.main.info[0].value) == (None, {}, told_so)
    (name,) = [field for field in at.main.text_input if field.label == "Họ và tên"]
    name.input("Phạm Đình Khải")
    at.main.radio[0].set_value("leadership")
    at.main.button(key="FormSubmitter:person_form_difficulty-Ghi nhận").click().run()
    assert (troubles(at), acts(at).value) == ([], "directed")


def test_leadership_directs_right_beside_the_text(with_copy: Ledger) -> None:
    at = open_page(LEADERSHIP, kk=WAITING)
    at = do(at, text="Tính chung toàn Sở.", responsible_unit="TCBC", due_on=date(2024, 1, 15),
            meeting_id="HOP-2023-004", document="12/TB-SNV", on=ON)  # fmt: skip
    names = ("event", "direction_no", "text", "responsible_unit", "due_on", "meeting_id", "document", "acted_on",
             "acted_by", "acted_for", "event_no")  # fmt: skip
    assert last_event(with_copy, WAITING, *names) == (
        "directed", "YK-2023-009", "Tính chung toàn Sở.", "TCBC", date(2024, 1, 15), "HOP-2023-004", "12/TB-SNV", ON,
        LEADERSHIP.name, LEADERSHIP.name, 1,
    )  # fmt: skip
    assert said(at, "success") == [f"{GIVEN} Giao {TCBC}, thời hạn 15/01/2024; {PRINTED}"]
    assert (badges(at)[0], fields(at)["text"].value) == ("▶ Đã chỉ đạo", "")
    assert column(table_with(at, "directed_by"), "direction_no") == ["YK-2023-009"]
    row = with_copy.rows("trail_chain")[-1]
    assert (row["act"], row["subject"], row["actor_name"], row["actor_role"]) == (
        "directed", WAITING, LEADERSHIP.name, "leadership",
    )  # fmt: skip


def test_what_was_directed_is_said_once_and_gone_with_the_next_run(with_copy: Ledger) -> None:
    at = do(open_page(LEADERSHIP, kk=WAITING), text="Tính chung toàn Sở.", responsible_unit="TCBC")
    assert (len(at.main.success), len(at.run().main.success)) == (1, 0)


def test_a_direction_without_a_text_is_not_recorded(with_copy: Ledger) -> None:
    at = do(open_page(LEADERSHIP, kk=WAITING), text="   ")
    assert said(at, "error") == ["Cần ghi đủ: nội dung, đơn vị thực hiện."]
    assert with_copy.rows("difficulty_events", difficulty_no=WAITING) == []


def test_the_office_records_a_direction_for_who_gave_it(with_copy: Ledger) -> None:
    at = do(open_page(OFFICE_CLERK, kk=WAITING))
    assert said(at, "error") == ["Cần ghi đủ: nội dung, người cho ý kiến, đơn vị thực hiện."]
    at = do(at, text="Tính chung toàn Sở.", on_behalf_of=LEADERSHIP.name, form="note", document="Bút phê",
            responsible_unit="VP")  # fmt: skip
    assert said(at, "success") == [f"{GIVEN} Giao Văn phòng Sở, không ghi thời hạn; {PRINTED}"]
    found = last_event(with_copy, WAITING, "event", "form", "acted_for", "acted_by", "responsible_unit")
    assert found == ("directed", "note", LEADERSHIP.name, OFFICE_CLERK.name, "VP")


def test_passing_on_asks_to_whom(with_copy: Ledger) -> None:
    at = do(open_page(OFFICE_CLERK, kk=WAITING), "passed_on", text="Đề nghị Bộ Nội vụ hướng dẫn.")
    assert said(at, "error") == ["Cần ghi đủ: cấp được kiến nghị."]
    assert fields(at)["passed_to"].options == ["Chọn", "UBND tỉnh", "Bộ Nội vụ", "Khác"]
    at = do(at, passed_to="ministry", document="500/SNV-TĐKT", due_on=date(2024, 3, 1), on=ON)
    assert (said(at, "success"), badges(at)[0]) == (["Đã ghi vào sổ: Kiến nghị cấp trên."], "↑ Đã kiến nghị cấp trên")
    found = last_event(with_copy, WAITING, "event", "passed_to", "document", "due_on")
    assert found == ("passed_on", "ministry", "500/SNV-TĐKT", date(2024, 3, 1))


def test_a_result_that_came_outside_the_files_is_recorded_under_its_direction(with_copy: Ledger) -> None:
    at = open_page(OFFICE_CLERK, kk=DIRECTED)
    at = do(at, "answered", text="Đã che chắn xong.", response_status="done", document="9/BC-LTLS", on=ON)
    assert said(at, "success") == ["Đã ghi vào sổ: Trả lời kết quả YK-2023-007."]
    found = last_event(with_copy, DIRECTED, "event", "direction_no", "response_status", "document", "acted_on")
    assert (found, badges(at)[0]) == (("answered", "YK-2023-007", "done", "9/BC-LTLS", ON), "◆ Đơn vị đã trả lời")


def test_a_reminder_is_ready_to_be_copied_and_recorded(with_copy: Ledger) -> None:
    at = open_page(OFFICE_CLERK, kk=DIRECTED)
    (direction,) = with_copy.rows("difficulty_directions", difficulty_no=DIRECTED)
    assert fields(at)["text"].value == (
        f"Đề nghị Trung tâm LTLS báo cáo kết quả thực hiện ý kiến chỉ đạo YK-2023-007: {direction['direction']} "
        "Thời hạn: 31/10/2023."
    )
    at = do(at, text="Đã gọi điện nhắc lần hai.", on=ON)
    assert said(at, "success") == ["Đã ghi vào sổ: Đôn đốc YK-2023-007."]
    assert last_event(with_copy, DIRECTED, "event", "direction_no", "acted_on") == ("reminded", "YK-2023-007", ON)
    (facts,) = [text.value for text in at.main.text if text.value.startswith("Cấp giải quyết")]
    assert facts.splitlines()[-1] == "Văn phòng đã nhắc 2 lần, lần cuối 28/12/2023"


def test_closing_needs_evidence_and_the_units_own_stands_ready(with_copy: Ledger) -> None:
    act_on_difficulty(with_copy, Actor("Mai", Role.OFFICE), ANSWERED, "answered",
                      DifficultyStep(text="Đã mua máy.", document="77/BC-CCHC", response_status="done"))  # fmt: skip
    at = open_page(OFFICE_CLERK, kk=ANSWERED)
    assert [code.value for code in at.main.code] == ["77/BC-CCHC"]
    at = do(at, text="Máy đã dùng được.")
    assert said(at, "error") == ["Cần ghi đủ: minh chứng (số, ký hiệu văn bản)."]
    at = do(at, document="77/BC-CCHC", on=ON)
    assert (said(at, "success"), badges(at)[0]) == (["Đã ghi vào sổ: Giải quyết xong."], "✓ Đã giải quyết")
    found = last_event(with_copy, ANSWERED, "event", "text", "document", "acted_on")
    assert found == ("resolved", "Máy đã dùng được.", "77/BC-CCHC", ON)
    assert acts(at).options == ["Mở lại"]


def test_what_is_reopened_waits_for_direction_again_and_is_counted(with_copy: Ledger) -> None:
    at = do(open_page(OFFICE_CLERK, kk=RESOLVED), text="Cụm đổi cách chấm điểm.", on=ON)
    assert (said(at, "success"), badges(at)[0]) == (["Đã ghi vào sổ: Mở lại."], "▲ Chờ chỉ đạo")
    assert last_event(with_copy, RESOLVED, "event", "text") == ("reopened", "Cụm đổi cách chấm điểm.")
    (facts,) = [text.value for text in at.main.text if text.value.startswith("Cấp giải quyết")]
    assert facts.splitlines()[-1] == "Đã mở lại: 1 lần, lần cuối 28/12/2023"


def test_the_second_of_two_is_told_and_both_acts_are_kept_in_order(with_copy: Ledger) -> None:
    at = fill(open_page(LEADERSHIP, kk=WAITING), text="Tính chung toàn Sở.", responsible_unit="TCBC")
    other = Actor("Hoàng Thị Bích Liên", Role.OFFICE)
    act_on_difficulty(with_copy, other, WAITING, "resolved", DifficultyStep(text="Đã có văn bản.", document="1/TB"))
    at = do(at)
    assert said(at, "success") == [f"{GIVEN} Giao {TCBC}, không ghi thời hạn; {PRINTED}"]
    assert said(at, "warning") == [
        "Trong lúc này đã có người khác ghi trước: Hoàng Thị Bích Liên: Giải quyết xong “Đã có văn bản.”. "
        "Cả hai việc đều được giữ, theo thứ tự ghi."
    ]
    events = with_copy.rows("difficulty_events", difficulty_no=WAITING)
    assert [(row["event"], row["acted_by"]) for row in events] == [
        ("resolved", other.name),
        ("directed", LEADERSHIP.name),
    ]


def test_an_act_that_is_refused_says_why_and_keeps_what_was_entered(with_copy: Ledger) -> None:
    at = fill(open_page(OFFICE_CLERK, kk=RESOLVED), text="Cụm đổi cách chấm điểm.", on=ON)
    same = DifficultyStep(text="Cụm đổi cách chấm điểm.", on=ON)
    act_on_difficulty(with_copy, Actor(OFFICE_CLERK.name, Role.OFFICE), RESOLVED, "reopened", same)
    at = do(at)
    told_so = f"Việc này vừa được {OFFICE_CLERK.name} ghi với cùng nội dung, không ghi thêm lần nữa."
    assert (said(at, "error"), fields(at)["text"].value) == ([told_so], "Cụm đổi cách chấm điểm.")
    events = with_copy.rows("difficulty_events", difficulty_no=RESOLVED)
    assert [row["event"] for row in events].count("reopened") == 1


def doubled(office: Office) -> Any:
    """Open the page where a unit told one difficulty twice, in much the same words."""
    office.load(TOLD + told("Thiếu kinh phí in tờ rơi tuyên truyền Luật Thi đua"))
    again = TOLD + told("Vẫn thiếu kinh phí in tờ rơi tuyên truyền Luật Thi đua", item="1.2")
    office.load(again, period="Quý II năm 2023")
    return open_page(OFFICE_CLERK, period="2023-Q2")


NOTHING_DOUBLED = "Không có khó khăn nào nghi nêu trùng."


def test_what_seems_told_twice_is_joined_by_the_office_and_followed_as_one(office: Office) -> None:
    at = doubled(office)
    pair = at.main.get_by_key("pair_KK-2023-002_KK-2023-001")
    assert [text.value for text in pair.text] == [
        "Thiếu kinh phí in tờ rơi tuyên truyền Luật Thi đua",
        "Vẫn thiếu kinh phí in tờ rơi tuyên truyền Luật Thi đua",
    ]
    assert [button.label for button in pair.button] == [
        "Là một: ghép KK-2023-002 vào KK-2023-001",
        "Là hai việc khác nhau",
    ]
    pair.button[0].click().run()
    assert troubles(at) == []
    assert NOTHING_DOUBLED in [info.value for info in at.main.info]
    assert office.view("current_difficulties", "difficulty_no") == [("KK-2023-001",)]
    assert last_event(office.ledger, "KK-2023-001", "event", "difficulty_no", "same_as_no", "acted_by") == (
        "joined", "KK-2023-002", "KK-2023-001", OFFICE_CLERK.name,
    )  # fmt: skip


def test_what_is_found_to_be_two_is_not_proposed_again(office: Office) -> None:
    at = doubled(office)
    at.main.get_by_key("pair_KK-2023-002_KK-2023-001").button[1].click().run()
    assert troubles(at) == []
    assert NOTHING_DOUBLED in [info.value for info in at.main.info]
    assert office.view("current_difficulties", "difficulty_no") == [("KK-2023-001",), ("KK-2023-002",)]
