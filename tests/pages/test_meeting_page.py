"""Kỳ họp as a person uses it: put on record from what is proposed, closed with its picture, opened again and proved."""

from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from domain.people import WHOLE_DEPARTMENT
from ledger import Ledger
from ledger.difficulty_acts import DifficultyStep, act_on_difficulty
from ledger.meetings import open_meeting
from reports.deck.build import build
from reports.deck.freezing import asking, close_with_picture
from reports.deck.totals import MEETING as MEETING_TOTAL
from reports.files import FILES, File
from tests.office import OFFICE
from tests.pages.loop import LEADERSHIP, OFFICE_CLERK, fields, fill, open_page
from tests.pages.screens import as_seen, column, go_to, headings, open_screen, screen, table_with, troubles, words
from tests.pages.test_language import VIETNAMESE, data_names, without
from tests.sample import SampleYear
from ui.meeting import going_to, proved, taken_away
from ui.person import Person

MEETING = screen("meeting.py")
HELD_ON = date(2023, 12, 28)
SUBJECT = "Họp giao ban quý IV."
WAITING = "KK-2023-014"


def opened(who: Person | None = OFFICE_CLERK, *, english: bool = False, **address: Any) -> AppTest:
    """Open the page, with somebody before it who has said who they are."""
    at = open_screen(MEETING, **address)
    at.session_state["person"] = who
    if english:
        at.session_state["lang"] = "en"
    at.run()
    assert troubles(at) == [], troubles(at)
    return at


def press(at: AppTest, label: str) -> AppTest:
    """Press the only button of that name."""
    (button,) = [button for button in at.main.button if button.label == label]
    return button.click().run()


def labels(at: AppTest) -> list[str]:
    return [button.label for button in at.main.button]


def texts(at: AppTest) -> list[str]:
    return [as_seen(text.value) for text in at.main.text]


def files(at: AppTest) -> list[str]:
    """The files that can be taken away, tables' own buttons left out."""
    return [button.proto.label for button in at.get("download_button") if "(." in button.proto.label]


def newest(ledger: Ledger, *names: str) -> tuple[Any, ...]:
    row = ledger.rows("meetings", plan_id="2023")[0]
    return tuple(row[name] for name in names)


def put_on_record(ledger: Ledger) -> str:
    return open_meeting(ledger, OFFICE, "2023", held_on=HELD_ON, chair=LEADERSHIP.name, text=SUBJECT, period="2023-Q4")


def test_meetings_are_listed_the_newest_first_and_opened_from_the_list(with_sample: SampleYear) -> None:
    at = open_screen(screen("history.py"))
    at.session_state["meetings_chosen"] = "HOP-2023-003"
    at = go_to(at, MEETING)
    held = table_with(at, "held_on")
    assert column(held, "meeting_id") == [f"HOP-2023-00{number}" for number in (4, 3, 2, 1)]
    assert headings(held)[-1] == "Số kỳ họp"
    at = press(at, "Mở kỳ họp HOP-2023-003")
    assert (at.session_state["meeting"], at.main.subheader[0].value) == (
        "HOP-2023-003",
        "04/10/2023 · Họp giao ban quý III\\.",
    )
    assert table_with(press(at, "Tất cả kỳ họp"), "held_on") is not None


def test_an_open_meeting_shows_what_it_directed_and_the_draft_of_its_notice(with_sample: SampleYear) -> None:
    at = opened(meeting="HOP-2023-003")
    given = [step for step in with_sample.steps if step["act"] == "direct" and step.get("meeting_on") == "2023-10-04"]
    directed = table_with(at, "responsible_name")
    assert sorted(column(directed, "direction")) == sorted(step["text"] for step in given)
    assert headings(directed)[-1] == "Người cho ý kiến"
    (notice,) = [button for button in at.get("download_button") if "thông báo" in button.proto.label]
    assert (notice.proto.label, notice.proto.deferred_file_id != "") == ("Dự thảo thông báo kết luận (.docx)", True)
    assert files(at) == [*(f"{file.label} (.{file.suffix})" for file in FILES), notice.proto.label]


def test_a_meeting_that_directed_nothing_has_no_notice(with_sample: SampleYear) -> None:
    at = opened(meeting="HOP-2023-004")
    assert "Kỳ họp này chưa có ý kiến chỉ đạo nào trong sổ." in [info.value for info in at.main.info]
    assert [label for label in files(at) if "thông báo" in label] == []


def test_a_meeting_of_an_earlier_version_says_that_nothing_was_kept_and_tells_what_changed(
    with_sample: SampleYear,
) -> None:
    at = opened(meeting="HOP-2023-002")
    assert proved.WITHOUT_PICTURE in [info.value for info in at.main.info]
    assert "Kết thúc và lưu số liệu" not in labels(at)
    assert any(metric.label == "Tiến lên" for metric in at.metric)


@pytest.mark.parametrize("number", ["HOP-2023-099", "HOP-2022-001", "<b>x</b>", "x" * 500])
def test_a_number_nobody_knows_is_said_and_the_list_stands_below(with_sample: SampleYear, number: str) -> None:
    at = opened(meeting=number)
    told = f"Kế hoạch đang chọn không có kỳ họp nào mang số {number[:40]}."
    assert told in [as_seen(info.value) for info in at.main.info]
    assert len(column(table_with(at, "held_on"), "meeting_id")) == 4


def test_a_meeting_is_put_on_record_with_the_agenda_that_is_left_and_can_be_chosen_for_a_direction(
    with_copy: Ledger,
) -> None:
    at = press(opened(), "Ghi một kỳ họp vào sổ")
    assert at.session_state["meeting"] == going_to.NEW
    proposed = [box.label for box in at.main.checkbox]
    assert proposed[1:3] == ["Nội dung quá hạn, có nguy cơ (2 dòng)", "Khó khăn chờ ý kiến chỉ đạo (5 dòng)"]
    at = press(at, "Ghi kỳ họp")
    assert [error.value for error in at.error] == ["Cần ghi ngày họp, người chủ trì và nội dung kỳ họp."]
    fill(at, held_on=HELD_ON, chair=LEADERSHIP.name, subject=SUBJECT, matters="Việc  khác\n\nCông tác cuối năm\n")
    at.main.checkbox[1].uncheck().run()
    at = press(at, "Ghi kỳ họp")
    assert (troubles(at), [done.value for done in at.success]) == ([], ["Đã ghi kỳ họp ngày 28/12/2023 vào sổ."])
    assert newest(with_copy, "meeting_id", "held_on", "chair", "subject", "period", "is_closed") == (
        "HOP-2023-005", HELD_ON, LEADERSHIP.name, SUBJECT, "2023-Q4", False,
    )  # fmt: skip
    agenda = with_copy.rows("meeting_agenda", meeting_id="HOP-2023-005")
    told = [f"{row['title']} ({row['rows']} dòng)" if row["section"] else row["title"] for row in agenda]
    assert told == [proposed[0], *proposed[2:], "Việc khác", "Công tác cuối năm"]
    assert [text for text in texts(at) if text.startswith("1. ")] == [f"1. {proposed[0][:-1]} khi lập)"]
    # The draft is done with.
    assert fields(press(press(at, "Tất cả kỳ họp"), "Ghi một kỳ họp vào sổ"))["chair"].value == ""
    at = open_page(LEADERSHIP, kk=WAITING)
    assert fields(at)["meeting_id"].options[:2] == ["Không gắn với kỳ họp", f"28/12/2023 {SUBJECT}"]


def test_what_was_entered_is_still_there_when_one_comes_back(with_copy: Ledger) -> None:
    at = opened(meeting=going_to.NEW)
    fill(at, chair="Giám đốc Sở", matters="Việc khác")
    at.main.checkbox[0].uncheck().run()
    at = press(press(at, "Tất cả kỳ họp"), "Ghi một kỳ họp vào sổ")
    assert (fields(at)["chair"].value, fields(at)["matters"].value) == ("Giám đốc Sở", "Việc khác")
    assert [box.value for box in at.main.checkbox][:2] == [False, True]


def test_another_period_proposes_another_agenda(with_copy: Ledger) -> None:
    at = opened(meeting=going_to.NEW)
    before = [box.label for box in at.main.checkbox]
    fill(at, period="2023-Q1")
    assert [box.label for box in at.main.checkbox] != before


def test_closing_says_what_is_kept_and_the_code_and_opened_again_the_figures_are_proved(with_copy: Ledger) -> None:
    number = put_on_record(with_copy)
    at = opened(meeting=number)
    assert any(text.startswith("Khi kết thúc, sổ lưu lại số liệu kỳ họp đã xem") for text in texts(at))
    at = press(at, "Kết thúc và lưu số liệu")
    code = with_copy.rows("trail_chain")[-1]["detail"].split('"')[3]
    kept = with_copy.rows("meeting_totals", meeting_id=number)
    rows = sum(row["rows"] for row in kept if row["section"] != MEETING_TOTAL)
    proof = f"Số liệu tính lại khớp với số liệu đã lưu khi kết thúc: 10 phần, {rows} dòng, mã {code}."
    assert [done.value for done in at.success] == [f"Đã kết thúc kỳ họp và lưu số liệu, mã {code}.", proof]
    assert "Từ khi kết thúc kỳ họp đến nay không có gì thay đổi." in [info.value for info in at.main.info]
    step = DifficultyStep(text="Đã có hướng dẫn", document="2/BC-VP", on=HELD_ON)
    act_on_difficulty(with_copy, OFFICE, "KK-2023-003", "resolved", step)
    at = opened(meeting=number)
    assert [done.value for done in at.success] == [proof]
    assert column(table_with(at, "subject_kind"), "number") == ["KK-2023-003"]
    assert [button.label for button in at.main.button if button.label == "Kết thúc và lưu số liệu"] == []


def test_figures_that_are_not_those_that_were_kept_are_told_section_by_section(with_copy: Ledger) -> None:
    number = put_on_record(with_copy)
    close_with_picture(with_copy, OFFICE, "2023", number)
    with with_copy._writing() as cursor:
        # Somebody else than the program.
        cursor.execute("UPDATE meeting_totals SET rows = 99 WHERE section = 'silent'")
        cursor.execute("UPDATE meeting_totals SET digest = 'x' WHERE section = 'stresses'")
    at = open_screen(MEETING, meeting=number)
    assert as_seen(at.error[1].value).startswith("Nhật ký ghi mã ")
    assert as_seen(at.error[0].value).startswith(
        "Số liệu tính lại khác với số liệu đã lưu khi kết thúc ở 2/10 phần: mã đã lưu "
    )
    found = table_with(at, "stored")
    assert sorted(zip(column(found, "title"), column(found, "what"), strict=True)) == [
        ("Nội dung Kế hoạch nhấn mạnh", "Nội dung các dòng"),
        ("Đơn vị chưa báo cáo", "Số dòng"),
    ]
    assert any("đối chiếu với tài liệu đã mang đi" in text for text in texts(at))


@pytest.mark.parametrize("kind", FILES, ids=lambda kind: kind.code)
def test_each_file_is_made_of_the_meetings_own_picture(with_sample: SampleYear, kind: File) -> None:
    ledger = Ledger(with_sample.ledger)
    wanted = taken_away.Wanted("2023", "2023-Q3", "HOP-2023-003", None, WHOLE_DEPARTMENT, "vi")
    made = taken_away.made(ledger, kind, wanted)
    deck = build(asking(ledger), "2023", "2023-Q3", meeting_id="HOP-2023-003")
    assert made.rows == sum(len(section.rows) for section in deck.sections)
    assert made.content.startswith(b"PK")


@pytest.mark.parametrize("number", ["", going_to.NEW, "HOP-2023-005"])
def test_looking_back_nothing_can_be_written(with_copy: Ledger, number: str) -> None:
    put_on_record(with_copy)
    at = opened(meeting=number, asof="2023-11-20")
    assert [
        label for label in labels(at) if label in ("Ghi một kỳ họp vào sổ", "Ghi kỳ họp", "Kết thúc và lưu số liệu")
    ] == []


@pytest.mark.parametrize("number", ["", going_to.NEW, "HOP-2023-001", "HOP-2023-005"])
def test_in_english_nothing_but_data_is_vietnamese(with_copy: Ledger, sample_year: SampleYear, number: str) -> None:
    close_with_picture(with_copy, OFFICE, "2023", put_on_record(with_copy))
    at = opened(english=True, meeting=number)
    rows = [
        row
        for meeting in with_copy.rows("meetings", plan_id="2023")
        for row in (
            meeting,
            *with_copy.rows("notice_directions", meeting_id=meeting["meeting_id"]),
            *with_copy.rows("meeting_agenda", meeting_id=meeting["meeting_id"]),
        )
    ]
    names = data_names(sample_year) | {value for row in rows for value in row.values() if isinstance(value, str)}
    names |= {OFFICE_CLERK.name, "Tiếng Việt", f"{MEETING.title}"}
    said = map(as_seen, words(at))
    assert sorted({text for text in said if VIETNAMESE.search(without(text, names))}) == []
