"""Every screen there is, with every kind of ledger: none fails, and each says which kind of empty it is."""

from pathlib import Path

import pytest

from ledger import Ledger
from tests.pages.conftest import Speak
from tests.pages.screens import (
    cells,
    column,
    context,
    figures,
    go_to,
    headings,
    open_screen,
    screen,
    table_with,
    troubles,
)
from tests.sample import SampleYear, units_of_the_department
from tests.stores import copy_of
from ui.navigation import SCREENS, Screen
from ui.status import ALL

every_screen = pytest.mark.parametrize("shown", SCREENS, ids=lambda shown: shown.url_path)
NO_MEETING = "Kế hoạch chưa có kỳ họp nào trước ngày của số liệu. Hãy chọn một ngày để so sánh."
NO_PLAN = "Sổ chưa có kế hoạch nào. Văn phòng nạp bảng Kế hoạch trước, rồi phát mẫu cho các đơn vị."
SAMPLE_WORDS = "**Dữ liệu minh họa** – tên người, số liệu đều là giả định"
FAMILY_TABLES = [*["Được tặng"] * 3, "Được tặng không đăng ký", "Tóm tắt thành tích"]
APPRAISED_TABLES = ["Được tặng", "Được tặng", "Số quyết định"]
NO_ACCOUNTS = (
    "Chương trình chưa có tài khoản nào: chỉ người ngồi tại máy này dùng được, tên và vai trò do người dùng tự "
    "khai. Lập tài khoản đầu tiên cho Văn phòng thì từ đó ai cũng phải đăng nhập."
)
# The last heading of each table on a screen, and what stands there while nothing is reported. A new screen gets a line.
TABLES = {
    "overview.py": ["Số ngày", "Còn thiếu", "Chờ sửa"],
    "changes.py": ["Cập nhật"],
    "progress.py": ["Được khen", "Báo cáo", "Thời hạn", "LTLS", "Ghi chú", "Kết quả đơn vị ghi"],
    "unit.py": ["Khó khăn chưa xong", "Chờ sửa"],
    "difficulties.py": ["Về khó khăn", "Đề nghị trả lời trước", "Mở lại", "Quá hạn"],
    "meeting.py": ["Số kỳ họp"],
    "present.py": [],
    "nominations.py": [*FAMILY_TABLES, *FAMILY_TABLES, "Chưa rõ", "Quy định", "2018", *APPRAISED_TABLES * 2],
    "dossiers.py": ["Lý do trả lại"],
    "reminders.py": ["Hồ sơ bị trả lại", "Chưa xong"],
    "search.py": [],
    "load.py": [],
    "history.py": ["Tên tệp"],
    "trail.py": ["Nhóm việc"],
    "accounts.py": [],
}
NOTHING_YET = {
    "overview.py": [
        "Sổ chưa ghi kỳ họp nào trước ngày của số liệu.",
        "Chưa có báo cáo tiến độ nào nên chưa có đường thực hiện.",
    ],
    "changes.py": [NO_MEETING],
    "progress.py": [
        "Kỳ này chưa có báo cáo nào được nhận. Vào Nạp dữ liệu để nạp tệp của đơn vị.",
        "Chưa có điều gì cần hỏi lại trong các báo cáo đã nhận.",
    ],
    "unit.py": [],
    "difficulties.py": [
        "Không có khó khăn nào đang chờ ý kiến chỉ đạo.",
        "Không có ý kiến chỉ đạo nào đang thực hiện.",
        "Không có khó khăn nào chờ kết thúc.",
        "Không có khó khăn nào phải kiến nghị cấp trên.",
        "Chưa có khó khăn, vướng mắc nào được nêu đến hết kỳ này.",
        "Không có khó khăn nào nghi nêu trùng.",
    ],
    "meeting.py": ["Sổ chưa ghi kỳ họp nào của Kế hoạch này."],
    "present.py": [],
    "nominations.py": ["Chưa có hồ sơ nào đến hết kỳ này."] * 3 + ["Sổ chưa có thành tích của ai phù hợp."],
    "dossiers.py": ["Chưa có đề nghị khen thưởng nào. Vào Nạp dữ liệu để nạp bảng tính của đơn vị."],
    "reminders.py": [],
    "search.py": [],
    "load.py": [],
    "history.py": ["Chưa có lần nộp nào khớp với lựa chọn."],
    "trail.py": ["Chưa đặt sao lưu tự động. Văn phòng đặt thư mục trên một ổ đĩa khác bằng lệnh dưới đây."],
    "accounts.py": [NO_ACCOUNTS, "Hãy khai họ tên và vai trò trước, để sổ ghi được ai đã làm."],
}
ZEROS = {
    "overview.py": ["0/0", "0/0", "0/20", "0/20", "10/10", "0"],
    "changes.py": [],
    "progress.py": ["0/20", "0/20", "0/20", "0/20", "12/20", "0"],
    "unit.py": [],
    "difficulties.py": ["0/0", "0/0", "0/0", "0/0", "0/10", "10/10"],
    "meeting.py": [],
    "present.py": [],
    "nominations.py": ["0", "0/0", "0/0", "0/0"] * 2,
    "dossiers.py": [],
    "reminders.py": [],
    "search.py": [],
    "load.py": [],
    "history.py": [],
    "trail.py": [],
    "accounts.py": [],
}


def test_every_screen_is_described_here() -> None:
    assert [set(TABLES), set(NOTHING_YET), set(ZEROS)] == [{shown.file for shown in SCREENS}] * 3


@every_screen
def test_with_the_sample_it_has_its_title_its_banner_and_its_tables(with_sample: SampleYear, shown: Screen) -> None:
    at = open_screen(shown)
    assert (troubles(at), [title.value for title in at.title]) == ([], [shown.title])
    assert context(at)[1:4] == ["Quý IV năm 2023", "Toàn Sở", "Số liệu đến 31/12/2023"]
    assert [text.value for text in at.get_by_key("sample_banner").markdown] == [SAMPLE_WORDS]
    assert [headings(table)[-1] for table in at.dataframe] == TABLES[shown.file]


@every_screen
def test_every_column_shown_has_a_heading_of_its_own(with_sample: SampleYear, shown: Screen) -> None:
    for table in open_screen(shown).dataframe:
        shown_headings = headings(table)
        assert len(set(shown_headings)) == len(shown_headings)
        assert [heading for heading in shown_headings if heading.startswith("?") or "_" in heading] == []


@every_screen
def test_with_an_empty_ledger_it_says_that_nothing_has_been_reported_and_shows_noughts(
    with_empty: None, shown: Screen
) -> None:
    at = open_screen(shown)
    assert (troubles(at), [title.value for title in at.title]) == ([], [shown.title])
    assert [info.value for info in at.info] == NOTHING_YET[shown.file]
    assert [metric.value for metric in at.metric] == ZEROS[shown.file]
    assert context(at)[1:4] == ["Quý I năm 2023", "Toàn Sở", "Số liệu đến 31/12/2023"]


def test_with_an_empty_ledger_every_unit_stands_among_those_that_owe_a_report(with_empty: None) -> None:
    reporting = table_with(open_screen(screen("overview.py")), "rows_to_mend")
    assert column(reporting, "unit_name") == [unit["short_name"] for unit in units_of_the_department()]
    assert set(column(reporting, "state")) == {"▲ Chưa nộp"}


@every_screen
def test_without_a_plan_it_says_what_to_do_first(with_no_plan: None, shown: Screen) -> None:
    at = open_screen(shown)
    assert (troubles(at), [info.value for info in at.info]) == ([], [NO_PLAN])
    assert ([title.value for title in at.title], len(at.dataframe), len(at.metric)) == ([shown.title], 0, 0)


@every_screen
def test_with_a_single_unit_it_shows_that_unit_only(with_sample: SampleYear, shown: Screen) -> None:
    at = open_screen(shown, unit="VP")
    assert (troubles(at), context(at)[2]) == ([], "Văn phòng Sở")
    named = {name for table in at.dataframe if "unit_name" in table.value for name in column(table, "unit_name")}
    assert named <= {"Văn phòng"}


@every_screen
def test_it_follows_the_period_and_the_plan_that_are_chosen(with_sample: SampleYear, shown: Screen) -> None:
    at = open_screen(shown)
    for period in with_sample.ask("SELECT DISTINCT period FROM reporting_entries WHERE plan_id = '2023' ORDER BY 1"):
        at.session_state["period"] = period["period"]
        at.run()
        quarter = "I" * int(period["period"][-1]) if period["period"][-1] != "4" else "IV"
        assert (troubles(at), context(at)[1]) == ([], f"Quý {quarter} năm 2023")


@every_screen
def test_the_plan_of_the_year_before_is_shown_as_it_ended(with_sample: SampleYear, shown: Screen) -> None:
    at = open_screen(shown, plan="2022")
    assert (troubles(at), context(at)[1:4]) == ([], ["Năm 2022", "Toàn Sở", "Số liệu đến 31/12/2022"])


def test_the_filters_stay_when_a_person_goes_through_every_screen(with_sample: SampleYear) -> None:
    at = open_screen(screen("overview.py"), unit="TTR", period="2023-Q2")
    seen = [context(go_to(at, shown))[1:3] for shown in SCREENS]
    assert seen == [["Quý II năm 2023", "Thanh tra Sở"]] * len(SCREENS)


def test_an_empty_choice_of_unit_leaves_out_nobody(with_sample: SampleYear) -> None:
    at = open_screen(screen("overview.py"))
    (units,) = [box for box in at.sidebar.selectbox if box.label == "Đơn vị"]
    assert units.options == ["Toàn Sở", *(unit["name"] for unit in units_of_the_department())]


def test_a_ledger_without_reports_gets_no_sample_banner(with_empty: None) -> None:
    at = open_screen(screen("overview.py"))
    drawn = [button.key for button in at.main.button]
    assert (drawn, SAMPLE_WORDS in {text.value for text in at.markdown}) == (["over_pressing_4", "go_changes"], False)


def test_no_cell_shows_a_code_where_people_have_a_word(with_sample: SampleYear) -> None:
    codes = {"in_progress", "not_started", "individual", "collective", "merit", "department"}
    codes |= {status.code for statuses in ALL.values() for status in statuses}
    shown = {cell for file in TABLES for cell in cells(open_screen(screen(file)))}
    assert shown & codes == set()


def test_a_ledger_elsewhere_is_another_answer(with_sample: SampleYear, speak_of: Speak, empty_ledger: Path) -> None:
    at = open_screen(screen("overview.py"))
    before = figures(at)["Chưa nộp báo cáo"]
    speak_of(empty_ledger)
    assert (before, figures(at.run())["Chưa nộp báo cáo"]) == ("1/10", "10/10")


def test_a_ledger_of_an_earlier_version_is_brought_up_to_date_by_the_first_screen(
    empty_ledger: Path, tmp_path: Path, speak_of: Speak
) -> None:
    ledger = Ledger(copy_of(empty_ledger, tmp_path))
    with ledger._writing() as cursor:
        cursor.execute("DROP VIEW figure_rows")
        cursor.execute("INSERT INTO ledger_facts VALUES ('schema_digest', 'earlier', now()::TIMESTAMP)")
    speak_of(ledger.path)
    at = open_screen(screen("overview.py"))
    assert (troubles(at), figures(at)["Nội dung quá hạn"]) == ([], "0/20")
