"""Looking back: every screen shows the ledger as at the end of the chosen day, says so, and writes nothing."""

from datetime import date

import pytest

from ledger import Ledger
from tests.pages.screens import column, context, figures, go_to, headings, open_screen, screen, table_with, troubles
from tests.sample import SampleYear
from ui.navigation import SCREENS, Screen

DAY = "2023-06-30"
ON_DAY = date(2023, 6, 30)
READ_ONLY = "Đang xem lại ngày 30/06/2023 nên không ghi gì vào sổ được. Bấm “Về hôm nay” ở đầu trang để làm việc này."
every_screen = pytest.mark.parametrize("shown", SCREENS, ids=lambda shown: shown.url_path)


@every_screen
def test_every_screen_speaks_of_the_day_and_says_so(with_sample: SampleYear, shown: Screen) -> None:
    at = open_screen(shown, asof=DAY)
    assert (troubles(at), context(at)[3:]) == ([], ["Số liệu đến 30/06/2023", "Sổ ghi lần cuối 09:35 30/06/2023"])
    (said,) = at.get_by_key("past_banner").markdown
    assert said.value == "Đang xem lại sổ như ở cuối ngày **30/06/2023**, chỉ để đọc."


@pytest.mark.parametrize("day", [None, ON_DAY, date(2023, 3, 31)])
def test_the_history_is_that_of_the_day(with_sample: SampleYear, day: date | None) -> None:
    at = open_screen(screen("history.py"), asof=day.isoformat() if day else "")
    asked = {"plan_id": "2023", "period": None, "unit_code": None}
    expected = Ledger(with_sample.ledger).rows("history", as_of=day, **asked)  # type: ignore[arg-type]
    shown = table_with(at, "submission_id")
    assert column(shown, "submission_id") == [row["submission_id"] for row in expected]
    assert len(expected) == {None: 44, ON_DAY: 21, date(2023, 3, 31): 11}[day]


def test_the_overview_of_a_past_day_is_another_one(with_sample: SampleYear) -> None:
    now, then = (
        open_screen(screen("overview.py"), period="2023-Q2"),
        open_screen(screen("overview.py"), period="2023-Q2", asof=DAY),
    )
    assert (troubles(now), troubles(then)) == ([], [])
    assert figures(then).keys() == figures(now).keys()
    assert figures(then) != figures(now)


def test_the_newest_period_is_that_of_the_day(with_sample: SampleYear) -> None:
    assert context(open_screen(screen("difficulties.py"), asof="2023-04-15"))[1] == "Quý I năm 2023"


def test_the_day_stays_when_a_person_goes_through_every_screen_and_ends_with_the_button(
    with_sample: SampleYear,
) -> None:
    at = open_screen(screen("difficulties.py"), asof=DAY)
    assert {context(go_to(at, shown))[3] for shown in SCREENS} == {"Số liệu đến 30/06/2023"}
    at.button(key="back_to_today").click().run()
    assert context(at)[3] == "Số liệu đến 31/12/2023"
    assert "back_to_today" not in {button.key for button in at.main.button}


def test_the_day_is_picked_in_the_side_bar_and_cleared_there(with_sample: SampleYear) -> None:
    at = open_screen(screen("difficulties.py"))
    picked = at.sidebar.date_input(key="choose_asof")
    assert (picked.label, picked.value) == ("Số liệu đến ngày", None)
    at = picked.set_value(ON_DAY).run()
    assert context(at)[3] == "Số liệu đến 30/06/2023"
    at = at.sidebar.date_input(key="choose_asof").set_value(None).run()
    assert context(at)[3] == "Số liệu đến 31/12/2023"


@pytest.mark.parametrize(
    ("code", "notice"),
    [
        ("2999-01-01", "Ngày 01/01/2999 còn ở phía sau, chưa có số liệu."),
        ("2021-12-31", "Sổ bắt đầu ghi từ ngày 03/01/2022, không có số liệu của ngày 31/12/2021."),
        ("hôm qua", "Địa chỉ có ngày không rõ: “hôm qua”."),
    ],
)
def test_a_day_that_cannot_be_shown_is_named_and_dropped(with_sample: SampleYear, code: str, notice: str) -> None:
    at = open_screen(screen("history.py"))
    at.session_state["asof"] = code
    at.run()
    assert [info.value.replace("\\", "") for info in at.info] == [f"{notice} Đang hiển thị số liệu đến hôm nay."]
    assert context(at)[3] == "Số liệu đến 31/12/2023"
    assert [info.value for info in at.run().info] == []


def test_nothing_is_written_while_the_past_is_shown(with_sample: SampleYear) -> None:
    at = open_screen(screen("load.py"), asof=DAY)
    assert ([info.value for info in at.info], len(at.get("file_uploader")), len(at.tabs)) == ([READ_ONLY], 0, 0)
    begin = at.button(key="begin_empty")
    assert (begin.disabled, begin.help) == (True, READ_ONLY)


def test_a_day_on_which_the_ledger_had_no_plan_is_an_empty_state_of_its_own(with_later_plan: None) -> None:
    at = open_screen(screen("difficulties.py"), asof="2023-02-01")
    told = "Đến ngày 01/02/2023 sổ chưa có kế hoạch nào. Hãy chọn ngày muộn hơn hoặc bấm “Về hôm nay”."
    assert (troubles(at), [info.value for info in at.info], len(at.metric)) == ([], [told], 0)
    assert at.sidebar.date_input(key="choose_asof").value == date(2023, 2, 1)


def test_the_changes_are_those_since_the_last_meeting_before_the_day(with_sample: SampleYear) -> None:
    at = open_screen(screen("changes.py"), asof="2023-10-10")
    assert (troubles(at), at.main.selectbox[0].value) == ([], date(2023, 10, 4))
    counts = figures(at)
    assert list(counts) == ["Lùi lại", "Đến hạn, chưa xong", "Không còn", "Mới phát sinh", "Tiến lên"]
    groups = [(name, int(count)) for name, count in counts.items() if count != "0"]
    assert [f"{name} ({count})" for name, count in groups] == [heading.value for heading in at.subheader]
    assert [len(table.value) for table in at.dataframe] == [count for _name, count in groups]
    assert {tuple(headings(table)) for table in at.dataframe} == {
        ("Loại", "Số, mã", "Đơn vị", "Nội dung", "Hôm đó", "Nay", "Thời hạn", "Cập nhật")
    }


def test_the_day_to_compare_with_is_a_meeting_or_any_day(with_sample: SampleYear) -> None:
    at = open_screen(screen("changes.py"), since="2023-07-05")
    assert (at.main.selectbox[0].value, at.main.date_input[0].value) == (date(2023, 7, 5), date(2023, 7, 5))
    assert at.main.selectbox[0].options == [f"Kỳ họp {day}/2023" for day in ("22/12", "04/10", "05/07", "30/03")]
    at = at.main.date_input[0].set_value(date(2023, 8, 1)).run()
    assert (at.main.selectbox[0].value, at.main.date_input[0].value) == (None, date(2023, 8, 1))


def test_between_two_days_without_an_act_nothing_has_changed(with_sample: SampleYear) -> None:
    at = open_screen(screen("changes.py"), asof="2023-01-02", since="2023-01-01")
    assert [info.value for info in at.info] == ["Không có gì thay đổi từ cuối ngày 01/01/2023 đến 02/01/2023."]


def test_before_the_first_meeting_a_day_is_asked_for(with_sample: SampleYear) -> None:
    at = open_screen(screen("changes.py"), asof="2023-02-15")
    told = "Kế hoạch chưa có kỳ họp nào trước ngày của số liệu. Hãy chọn một ngày để so sánh."
    assert ([info.value for info in at.info], len(at.main.selectbox), len(at.main.date_input)) == ([told], 0, 1)
