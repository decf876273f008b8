"""Khó khăn, vướng mắc as it is read: what waits and in which order, one in full, units, a past day."""

from typing import Any

import pytest

from ledger import Ledger
from tests.ledger.told import TOLD, told
from tests.office import Office
from tests.pages.loop import LEADERSHIP, OFFICE_CLERK, acts, badges, fields, heads, open_page
from tests.pages.screens import as_seen, column, table_with, words
from tests.pages.test_language import VIETNAMESE, data_names, without
from tests.sample import COUNTING, SampleYear, units_of_the_department
from ui.status import DIFFICULTY, DIFFICULTY_ACT, find

QUARTER: dict[str, Any] = {"plan_id": "2023", "period": "2023-Q4", "unit_code": None}
READ_ONLY = "Đang xem lại ngày 20/11/2023 nên không ghi gì vào sổ được. Bấm “Về hôm nay” ở đầu trang để làm việc này."
MOST_SEVERE_FIRST = [f"KK-2023-{number}" for number in ("014", "003", "015", "013", "012")]
CLOCKS = {
    "KK-2023-014": "chờ ý kiến chỉ đạo 27 ngày",
    "KK-2023-003": "chờ ý kiến chỉ đạo 47 ngày",
    "KK-2023-015": "chờ ý kiến chỉ đạo 33 ngày",
    "KK-2023-013": "chờ Sở kiến nghị cấp trên 41 ngày",
    "KK-2023-012": "chờ Sở kiến nghị cấp trên 108 ngày",
}
LONGEST_FIRST = [f"KK-2023-{number}" for number in ("003", "015", "014", "012", "013")]
# What happened to KK-2023-003 (told on 22/03/2023), step by step: a day after the step, the state it led to.
STEPS = [
    ("2023-03-25", "reported"),
    ("2023-04-15", "directed"),
    ("2023-06-25", "answered"),
    ("2023-07-10", "resolved"),
    ("2023-11-20", "reported"),
]


def waiting(at: Any) -> list[str]:
    """The numbers of the difficulties that wait for direction, in the order of the page."""
    return [button.key.removeprefix("open_") for button in at.main.button if str(button.key).startswith("open_KK-")]


def test_what_waits_stands_most_severe_first_or_longest_first_within_its_group(with_sample: SampleYear) -> None:
    at = open_page()
    groups = ["Chờ Lãnh đạo Sở cho ý kiến (3)", "Vượt thẩm quyền của Sở, cần kiến nghị cấp trên (2)"]
    assert (heads(at)[:2], waiting(at)) == (groups, MOST_SEVERE_FIRST)
    (order,) = [group for group in at.main.segmented_control if group.key == "waiting_order"]
    order.set_value("days").run()
    assert (heads(at)[:2], waiting(at)) == (groups, LONGEST_FIRST)


def test_each_that_waits_can_be_read_in_full_as_the_unit_wrote_it(with_sample: SampleYear) -> None:
    at = open_page()
    sql = """SELECT i.difficulty_no, r.* FROM difficulties_rows r JOIN submission_records USING (submission_no)
             JOIN difficulty_identities i USING (difficulty_id) WHERE period = '2023-Q4'"""
    wrote = {row["difficulty_no"]: row for row in with_sample.ask(sql)}
    for number in MOST_SEVERE_FIRST:
        texts = [text.value for text in at.main.get_by_key(f"waiting_{number}").text]
        assert texts[1:4] == [wrote[number][name] for name in ("description", "cause", "proposal")]
        assert texts[0] == CLOCKS[number]


def test_general_ones_and_those_for_others_stand_apart_from_leaderships_own(office: Office) -> None:
    office.load(
        TOLD
        + told("Thiếu máy quét khổ lớn", item="", to="Lãnh đạo Sở")
        + told("Chưa có hướng dẫn của tỉnh", to="UBND tỉnh")
        + told("Thiếu phòng họp", to="Văn phòng")
        + told("Chậm phê duyệt dự toán", to="Lãnh đạo Sở")
    )
    at = open_page(period="2023-Q1")
    assert heads(at)[:4] == [
        "Chờ Lãnh đạo Sở cho ý kiến (1)",
        "Khó khăn chung, không gắn với nội dung nào của Kế hoạch (1)",
        "Vượt thẩm quyền của Sở, cần kiến nghị cấp trên (1)",
        "Đơn vị, Văn phòng tự xử lý nhưng đã để lâu (1)",
    ]
    shown = [at.main.get_by_key(f"waiting_{number}").text[1].value for number in waiting(at)]
    assert shown == [
        "Chậm phê duyệt dự toán",
        "Thiếu máy quét khổ lớn",
        "Chưa có hướng dẫn của tỉnh",
        "Thiếu phòng họp",
    ]


@pytest.mark.parametrize("number", ["KK-2023-003", "YK-2023-003"])
def test_a_difficulty_opens_by_its_own_number_and_by_that_of_a_direction(with_sample: SampleYear, number: str) -> None:
    at = open_page(kk=number)
    assert heads(at)[0] == "KK-2023-003 · Phòng CCVC · nội dung 6.1"
    assert badges(at) == ["▲ Chờ chỉ đạo", "■ Trung bình", "▲ Cần xử lý ngay", "↺ Mở lại lần 1"]
    (facts,) = [text.value for text in at.main.text if text.value.startswith("Cấp giải quyết")]
    assert facts.splitlines() == [
        "Cấp giải quyết: Lãnh đạo Sở",
        "Phát sinh: 14/03/2023, đã 292 ngày",
        "Đề nghị giải quyết trước: 01/06/2023",
        "Đã mở lại: 1 lần, lần cuối 14/11/2023",
    ]
    assert column(table_with(at, "answered_by"), "direction_no") == ["YK-2023-003"]
    reports = table_with(at, "period_name")
    assert column(reports, "period_name") == ["Quý I năm 2023", "Quý II năm 2023", "Quý IV năm 2023"]


def test_the_button_opens_one_and_the_way_back_leads_to_all(with_sample: SampleYear) -> None:
    at = open_page()
    at.button(key="open_KK-2023-014").click().run()
    assert (at.session_state["kk"], heads(at)[0]) == ("KK-2023-014", "KK-2023-014 · Phòng XDCQ&CTTN · nội dung 5.3")
    at.button(key="next_difficulty").click().run()
    assert at.session_state["kk"] == "KK-2023-003"
    at.button(key="all_kk").click().run()
    assert (at.session_state["kk"], waiting(at)) == ("", MOST_SEVERE_FIRST)


def test_a_number_nobody_gave_is_said_and_all_of_them_are_shown(with_sample: SampleYear) -> None:
    at = open_page(kk="KK-2023-999")
    assert as_seen(at.main.info[0].value) == "Không có khó khăn nào mang số KK-2023-999."
    assert waiting(at) == MOST_SEVERE_FIRST


def test_what_was_decided_on_a_like_one_of_the_year_before_stands_beside_it(with_sample: SampleYear) -> None:
    at = open_page(kk="KK-2023-014")
    similar = at.main.get_by_key("similar_KK-2022-002")
    (given,) = [step for step in with_sample.steps if step.get("document") == "Bút phê ngày 12/07/2022"]
    shown = [text.value for text in similar.text]
    (plan,) = with_sample.ask("SELECT DISTINCT title FROM plan_versions WHERE plan_id = '2022'")
    assert as_seen(similar.markdown[0].value) == f"KK-2022-002 · Phòng TCBC · {plan['title']} · ✓ Đã giải quyết"
    assert shown[:2] == [given["difficulty"]["description"], given["text"]]
    assert shown[2:] == [
        "Đã tính chung toàn Sở khi lập danh sách bình xét; các phòng ít người được ghép theo Cụm thi đua của Sở.",
        "Hội đồng đã xét theo cách tính chung toàn Sở; kết thúc theo dõi.",
    ]
    similar.button[0].click().run()
    assert at.session_state["kk"] == "KK-2022-002"


def test_one_unlike_all_others_says_so(with_sample: SampleYear) -> None:
    at = open_page(kk="KK-2023-003")
    told_so = "Chưa có khó khăn nào có lời gần giống trong các Kế hoạch đã có."
    assert told_so in [caption.value for caption in at.main.caption]


def test_the_board_tells_who_affirmed_that_there_is_none_from_who_said_nothing(with_sample: SampleYear) -> None:
    board = table_with(open_page(), "told_in_period")
    asked = {"plan": "2023", "period": "2023-Q4", "sheet": "difficulties"}
    sql = f"""SELECT c.unit_code, h.is_nil FROM ({COUNTING}) c JOIN submission_sheets h USING (submission_no)
              WHERE h.sheet = $sheet"""
    said = {row["unit_code"]: row["is_nil"] for row in with_sample.ask(sql, **asked)}
    look = {False: "● Có nêu", True: "✓ Không vướng mắc", None: "? Chưa báo cáo"}
    units = units_of_the_department()
    assert column(board, "unit_name") == [unit["short_name"] for unit in units]
    assert column(board, "difficulties") == [look[said.get(unit["unit_code"])] for unit in units]
    assert set(column(board, "difficulties")) == set(look.values())


@pytest.mark.parametrize("who", [LEADERSHIP, OFFICE_CLERK], ids=lambda who: who.role)
@pytest.mark.parametrize("number", ["014", "011", "008", "004", "001"])
def test_in_english_nothing_but_data_is_vietnamese(with_sample: SampleYear, number: str, who: Any) -> None:
    at = open_page(who, english=True, kk=f"KK-2023-{number}")
    ledger, asked = Ledger(with_sample.ledger), {"difficulty_no": f"KK-2023-{number}"}
    rows = [row for query in ("difficulty_events", "difficulty_directions", "difficulty_reports", "decided_before")
            for row in ledger.rows(query, **asked)]  # fmt: skip
    rows += [*ledger.rows("difficulty", number=asked["difficulty_no"]), *ledger.rows("meetings", plan_id="2023")]
    names = data_names(with_sample) | {value for row in rows for value in row.values() if isinstance(value, str)}
    bases = {rule["basis"] for rule in with_sample.ask("SELECT basis FROM escalation_rule_entries")}
    names |= bases | {basis[:1].lower() + basis[1:] for basis in bases}
    names |= {LEADERSHIP.name, OFFICE_CLERK.name, "Tiếng Việt", "Khó khăn, vướng mắc"}
    said = map(as_seen, (*words(at), *(acts(at).options if acts(at) else ())))
    assert sorted({text for text in said if VIETNAMESE.search(without(text, names))}) == []


@pytest.mark.parametrize(("day", "state"), STEPS)
def test_on_a_past_day_it_stands_as_it_did_then_and_its_history_ends_there(
    with_sample: SampleYear, day: str, state: str
) -> None:
    at = open_page(OFFICE_CLERK, kk="KK-2023-003", asof=day)
    assert badges(at)[0] == find(DIFFICULTY, state).text()
    steps = ["directed", "answered", "resolved", "reopened"][: [before for before, _ in STEPS].index(day)]
    tables = [table for table in at.dataframe if "acted_for" in table.value.columns]
    shown = [event for table in tables for event in column(table, "event")]
    assert shown == [find(DIFFICULTY_ACT, step).text() for step in steps]


def test_before_it_was_told_nobody_knew_of_it(with_sample: SampleYear) -> None:
    at = open_page(kk="KK-2023-003", asof="2023-03-21")
    told_so = "Đến ngày 21/03/2023 sổ chưa có khó khăn nào mang số KK-2023-003."
    assert as_seen(at.main.info[0].value) == told_so


def test_nothing_can_be_written_while_a_past_day_is_shown(with_sample: SampleYear) -> None:
    at = open_page(OFFICE_CLERK, kk="KK-2023-003", asof="2023-11-20")
    assert ([info.value for info in at.main.info], acts(at), fields(at)) == ([READ_ONLY], None, {})
    all_of_them = open_page(OFFICE_CLERK, asof="2023-11-20")
    writing = ("do_", "join_", "apart_")
    assert [button.key for button in all_of_them.main.button if str(button.key).startswith(writing)] == []
