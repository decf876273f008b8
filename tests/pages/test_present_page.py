"""Trình chiếu as it stands on the wall: every row of every section, masked names, and directions taken down."""

from datetime import date
from functools import partial
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from ledger import Ledger
from ledger.meetings import close_meeting, open_meeting
from reports.deck.build import agenda_of, build
from reports.deck.model import Deck
from reports.deck.slides import slides
from reports.deck.totals import code_of, totals
from reports.deck.words import text_of
from tests.office import OFFICE
from tests.pages.loop import LEADERSHIP, OFFICE_CLERK, fields, fill
from tests.pages.screens import as_seen, open_screen, screen, troubles
from tests.pages.test_roles import everything
from tests.people_of import PeopleOf
from tests.sample import SampleYear
from ui.person import Person
from ui.presenting.place import place_of

PRESENT = screen("present.py")
WAITING = "KK-2023-014"
SAID = "Văn phòng tham mưu, trình Giám đốc Sở trước khi họp Hội đồng."


def deck_of(path: Any, meeting_id: str | None = None) -> Deck:
    ledger = Ledger(path)
    return build(lambda moment: partial(ledger.rows, as_of=moment), "2023", "2023-Q4", meeting_id=meeting_id)


def presented(who: Person | None = None, **address: str) -> AppTest:
    at = open_screen(PRESENT, **address)
    if who is not None:
        at.session_state["person"] = who
        at.run()
    assert troubles(at) == [], troubles(at)
    return at


def turn_to(at: AppTest, name: str) -> AppTest:
    at.session_state["slide"] = name
    at.run()
    assert troubles(at) == [], troubles(at)
    return at


def texts(at: AppTest, key: str) -> list[str]:
    return [as_seen(text.value) for text in at.main.get_by_key(key).text]


def foot(at: AppTest) -> list[str]:
    return texts(at, "present_foot")


def open_a_meeting(ledger: Ledger) -> str:
    lines = agenda_of(deck_of(ledger.path))
    asked: dict[str, Any] = {"held_on": date(2023, 12, 28), "chair": "Trần Quang Hưng", "text": "họp giao ban quý IV"}
    return open_meeting(ledger, OFFICE, "2023", **asked, period="2023-Q4", agenda=lines)


def test_every_row_of_every_section_stands_on_one_slide_and_no_person_is_named(with_sample: SampleYear) -> None:
    deck = deck_of(with_sample.ledger)
    cut, people = slides(deck), PeopleOf(with_sample).names
    drawn: dict[str, list[str]] = {section.code: [] for section in deck.sections}
    at = presented()
    for slide in cut:
        turn_to(at, slide.name)
        told = everything(at)
        assert [name for name in people if name in told] == [], slide.name
        if slide.kind == "table" and slide.section is not None:
            drawn[slide.section.code] += texts(at, "present_table")[len(slide.section.columns) :]
    assert drawn == {
        section.code: [text_of(column, row, "vi") for row in section.rows for column in section.columns]
        for section in deck.sections
    }


def test_every_matter_in_full_is_told_as_it_was_written(with_sample: SampleYear) -> None:
    deck = deck_of(with_sample.ledger)
    at = presented()
    for slide in slides(deck):
        if slide.detail is not None:
            turn_to(at, slide.name)
            told = [part for label_and_text in slide.texts for part in label_and_text]
            assert texts(at, "present_detail")[1:] == told
            goes_on = " (tiếp theo)" if slide.name.endswith(".2") else ""
            assert texts(at, "present_title") == [f"Khó khăn chờ ý kiến chỉ đạo: {slide.detail.number}{goes_on}"]


def test_figures_stand_as_k_of_n_and_the_chart_holds_all_of_its_parts(with_sample: SampleYear) -> None:
    at = presented(slide="at_risk")
    section = deck_of(with_sample.ledger).section("at_risk")
    told = [part for figure in section.figures for part in (f"{figure.value}/{figure.of}", figure.label)]
    assert texts(at, "present_figures") == told
    (chart,) = at.main.get("plotly_chart")
    assert section.chart is not None
    assert [len(section.chart.series), len(section.chart.bars)] == [
        chart.proto.spec.count('"type":"bar"'),
        len(section.chart.series[0].values),
    ]


def test_the_foot_says_which_rows_of_when_and_under_which_code(with_sample: SampleYear) -> None:
    code = code_of(totals(deck_of(with_sample.ledger)))
    at = presented(slide="waiting.2")
    assert foot(at) == [f"5/5 dòng · số liệu đến 31/12/2023 · mã {code}", "Dữ liệu minh họa", "8/23"]
    assert foot(turn_to(at, "cover")) == [f"Số liệu đến 31/12/2023 · mã {code}", "Dữ liệu minh họa", "1/23"]
    assert foot(turn_to(at, "nominations.1"))[0] == f"1–6/8 dòng · số liệu đến 31/12/2023 · mã {code}"


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("", "cover"),
        ("no such slide", "cover"),
        ("waiting.1", "waiting.1"),
        ("waiting.9", "waiting.2"),
        ("waiting.KK-2023-999", "waiting.1"),
        ("waiting.KK-2023-003.7", "waiting.KK-2023-003.2"),
        ("nominations.9", "nominations.2"),
        ("concluded.1", "cover"),
        ("at_risk", "at_risk"),
    ],
)
def test_a_slide_that_is_not_there_gives_way_to_the_nearest_of_its_section(
    with_sample: SampleYear, asked: str, found: str
) -> None:
    cut = slides(deck_of(with_sample.ledger))
    place = place_of(cut, asked)
    assert cut[place].name == found
    assert foot(presented(slide=asked))[-1] == f"{place + 1}/{len(cut)}"


def test_one_name_is_opened_until_the_slide_is_left(with_sample: SampleYear) -> None:
    deck = deck_of(with_sample.ledger)
    cut = slides(deck)
    slide = next(slide for slide in cut if slide.name == "nominations.1")
    first, *others = [row for row in slide.rows if row["is_person"]]
    section = deck.section("nominations")
    column = next(column for column in section.columns if column.kind == "name")
    masked, name = text_of(column, first, "vi"), str(first["nominee_name"])
    at = presented(slide=slide.name)
    assert [button.label for button in at.main.button if "open_name" in str(button.key)] == ["Mở tên"] * len(
        [first, *others]
    )
    at.main.button(f"open_name_{first['number']}").click().run()
    shown = texts(at, "present_table")
    assert (name in shown, masked in shown) == (True, False)
    assert [str(row["nominee_name"]) in shown for row in others] == [False] * len(others)
    turn_to(at, "nominations.2")
    shown = texts(turn_to(at, slide.name), "present_table")
    assert (name in shown, masked in shown) == (False, True)


@pytest.mark.parametrize("who", [OFFICE_CLERK, LEADERSHIP])
def test_a_direction_is_taken_down_while_the_matter_stands_there(with_copy: Ledger, who: Person) -> None:
    meeting_id = open_a_meeting(with_copy)
    at = presented(who, meeting=meeting_id, slide=f"waiting.{WAITING}")
    asked = {"text", "responsible_unit", "due_on"} | ({"on_behalf_of"} if who is OFFICE_CLERK else set())
    assert set(fields(at)) == asked
    fill(at, text=SAID, responsible_unit="VP", due_on=date(2024, 1, 15))
    at.main.button(f"strip_do_{WAITING}").click().run()
    assert troubles(at) == []
    assert texts(at, "present_title") == [f"Khó khăn chờ ý kiến chỉ đạo: {WAITING}"]
    shown = texts(at, "present_detail")
    assert (shown[0], shown[-2:]) == ("▶ Đã chỉ đạo", ["Ý kiến chỉ đạo", SAID])
    (given,) = with_copy.rows("notice_directions", meeting_id=meeting_id)
    directed_by = "Trần Quang Hưng" if who is OFFICE_CLERK else who.name
    assert (given["difficulty_no"], given["direction"], given["due_on"], given["directed_by"]) == (
        WAITING,
        SAID,
        date(2024, 1, 15),
        directed_by,
    )


def test_without_a_text_nothing_is_recorded_and_the_strip_says_what_is_missing(with_copy: Ledger) -> None:
    meeting_id = open_a_meeting(with_copy)
    at = presented(OFFICE_CLERK, meeting=meeting_id, slide=f"waiting.{WAITING}")
    at.main.button(f"strip_do_{WAITING}").click().run()
    assert troubles(at) == ["Cần ghi đủ: nội dung, đơn vị thực hiện."]
    assert with_copy.rows("notice_directions", meeting_id=meeting_id) == []


def test_on_a_table_the_strip_is_opened_and_asks_on_which_of_its_matters(with_copy: Ledger) -> None:
    at = presented(OFFICE_CLERK, meeting=open_a_meeting(with_copy), slide="waiting.1")
    assert fields(at) == {}
    at.main.button("strip_opener").click().run()
    box = at.main.selectbox("strip_on_waiting.1")
    assert [option.split(" · ")[0] for option in box.options] == [
        str(row["number"])
        for row in next(slide for slide in slides(deck_of(with_copy.path)) if slide.name == "waiting.1").rows
    ]
    assert len(fields(at)) == 4
    at.main.button("strip_opener").click().run()
    assert fields(at) == {}


def test_what_was_said_without_a_meeting_or_after_it_is_taken_down_elsewhere(with_copy: Ledger) -> None:
    assert fields(presented(OFFICE_CLERK, slide=f"waiting.{WAITING}")) == {}
    meeting_id = open_a_meeting(with_copy)
    address = {"meeting": meeting_id, "slide": f"waiting.{WAITING}"}
    at = presented(OFFICE_CLERK, **address)
    assert (len(fields(at)), foot(at)[2]) == (4, "Kỳ họp đang diễn ra")
    close_meeting(with_copy, OFFICE, "2023", held_on=date(2023, 12, 28), text="")
    at = presented(OFFICE_CLERK, **address)
    assert (fields(at), foot(at)[2]) == ({}, "Đã kết thúc")


def test_the_cover_and_the_agenda_tell_of_the_meeting(with_copy: Ledger) -> None:
    meeting_id = open_a_meeting(with_copy)
    at = presented(meeting=meeting_id)
    assert texts(at, "present_cover") == [
        "Họp giao ban quý IV",
        "Kế hoạch năm 2023 · Quý IV năm 2023",
        f"Kỳ họp {meeting_id}, ngày 28/12/2023",
        "Chủ trì: Trần Quang Hưng",
        "Số liệu đến ngày 31/12/2023",
    ]
    deck = deck_of(with_copy.path, meeting_id)
    lines = [
        part
        for number, line in enumerate(agenda_of(deck), start=1)
        for part in (f"{number}.", line.title, f"{line.rows} dòng")
    ]
    shown = [texts(turn_to(at, name), "present_agenda") for name in ("agenda", "agenda.2")]
    assert [part for page in shown for part in page] == lines


def test_a_meeting_nobody_knows_is_said_and_nothing_is_presented(with_sample: SampleYear) -> None:
    at = presented(meeting="HOP-2023-099")
    assert [as_seen(info.value) for info in at.info] == ["Kế hoạch không có kỳ họp nào mang số này: HOP-2023-099"]
    assert list(at.main.get("bidi_component")) == []
