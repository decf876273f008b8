"""The briefing of the sample year: what its slides, tables and charts hold is what the ledger says when asked."""

import tomllib
from collections import Counter
from pathlib import Path

import pytest
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Briefing
from pptx.util import Emu

from domain import looks
from domain.catalogue import FAMILY_LABELS, Family
from domain.looks import Looks
from ledger import Ledger
from reports.briefing import briefing_document, house
from reports.deck import canvas
from reports.deck.model import Deck
from reports.deck.slides import slides
from reports.deck.totals import code_of, totals
from tests.reports.briefing.decks import (
    HEAD,
    built,
    chart_of,
    foot,
    opened,
    own_data,
    parts,
    tables,
    unasked,
    workbook_data,
    written,
)
from tests.sample import SampleYear
from texts import formats

EMU = 6350


@pytest.fixture
def briefing(content: bytes) -> Briefing:
    return opened(content)


def told(states: Looks) -> dict[str, str]:
    return {look.code: f"{look.symbol} {look.label}" for look in states}


def test_the_slides_are_those_of_the_picture_in_their_order(briefing: Briefing, deck: Deck) -> None:
    assert [slide.name for slide in briefing.slides] == [slide.name for slide in slides(deck)]
    titles = [slide.shapes.title.text_frame.text for slide in briefing.slides]
    assert titles[:10] == [
        "Kế hoạch năm 2023",
        "Chương trình kỳ họp",
        "Chương trình kỳ họp",
        "Thay đổi từ kỳ họp trước",
        "Nội dung quá hạn, có nguy cơ",
        "Nội dung quá hạn, có nguy cơ",
        "Khó khăn chờ ý kiến chỉ đạo (1/2)",
        "Khó khăn chờ ý kiến chỉ đạo (2/2)",
        "Khó khăn chờ ý kiến chỉ đạo: KK-2023-014",
        "Khó khăn chờ ý kiến chỉ đạo: KK-2023-013",
    ]


def test_the_chart_of_items_holds_what_the_ledger_answers(briefing: Briefing, sample_year: SampleYear) -> None:
    whole = {"plan_id": "2023", "period": "2023-Q4", "unit_code": None}
    items = Ledger(sample_year.ledger).rows("items", kind=None, **whole)
    words = told(looks.PROGRESS)
    counted = dict(Counter((f"Mục {item['clause']}", words[item["state"]]) for item in items))
    chart = chart_of(briefing, "at_risk")
    assert (own_data(chart), workbook_data(chart)) == (counted, counted)


def test_the_chart_of_nominations_holds_what_the_ledger_answers(briefing: Briefing, sample_year: SampleYear) -> None:
    words = told(looks.NOMINATION)
    counted: Counter[tuple[str, str]] = Counter()
    for family in Family:
        whole = {"plan_id": "2023", "period": "2023-Q4", "unit_code": None, "family": family.value}
        for row in Ledger(sample_year.ledger).rows("nominations_by_award", **whole):
            counted[FAMILY_LABELS[family], words[row["state"]]] += row["n"]
    chart = chart_of(briefing, "nominations")
    assert (own_data(chart), workbook_data(chart)) == (dict(counted), dict(counted))


def test_a_table_holds_the_ledgers_rows_under_its_headings(briefing: Briefing, sample_year: SampleYear) -> None:
    whole = {"plan_id": "2023", "period": "2023-Q4", "unit_code": None}
    rows = [
        (
            told(looks.DIRECTION)[row["state"]],
            row["number"],
            row["unit_name"],
            row["subject"],
            formats.date(row["due_on"]),
            str(row["days"]),
        )
        for row in Ledger(sample_year.ledger).rows("figure_rows", **whole)
        if row["figure"] == "directions_overdue"
    ]
    headings = ("Tình trạng", "Số ý kiến", "Đơn vị thực hiện", "Ý kiến chỉ đạo", "Thời hạn", "Số ngày quá hạn")
    assert tables(briefing, "directions") == [[headings, *rows]]


def test_the_figures_stand_as_k_of_n_before_the_chart(briefing: Briefing) -> None:
    [slide] = [slide for slide in briefing.slides if slide.name == "nominations"]
    assert [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame and not shape.is_placeholder] == [
        "8\nHồ sơ sắp hoặc đã trễ",
        "8/8\nHồ sơ đã trễ",
        "78/101\nDanh hiệu thi đua",
        "8/19\nHình thức khen thưởng",
    ]


def test_every_slide_says_which_rows_as_of_when_under_which_code(briefing: Briefing, deck: Deck) -> None:
    code = code_of(totals(deck))
    feet = {slide.name: foot(slide) for slide in briefing.slides}
    assert [feet[name] for name in ("cover", "waiting.1", "waiting.2", "waiting.KK-2023-013", "nominations.1")] == [
        f"Số liệu đến 31/12/2023 · mã {code}",
        f"1–4/5 dòng · số liệu đến 31/12/2023 · mã {code}",
        f"5/5 dòng · số liệu đến 31/12/2023 · mã {code}",
        f"2/5 dòng · số liệu đến 31/12/2023 · mã {code}",
        f"1–6/8 dòng · số liệu đến 31/12/2023 · mã {code}",
    ]
    assert [told for told in feet.values() if f"ố liệu đến 31/12/2023 · mã {code}" not in told] == []
    assert {foot(slide, house.MARKS) for slide in briefing.slides} == {"Dữ liệu minh họa · DỰ THẢO"}
    numbered = [
        slide for slide in briefing.slides if slide.element.find(f".//{qn('a:fld')}[@type='slidenum']") is not None
    ]
    assert len(numbered) == len(briefing.slides)


def test_a_closed_meeting_is_no_draft_and_stands_on_the_cover(sample_year: SampleYear) -> None:
    briefing = opened(written(built(sample_year.ledger, "2023-Q3", meeting_id="HOP-2023-003")))
    assert {foot(slide, house.MARKS) for slide in briefing.slides} == {"Dữ liệu minh họa"}
    cover = briefing.slides[0]
    assert cover.shapes.title.text_frame.text == "Họp giao ban quý III."
    assert foot(cover, house.SUBTITLE).split("\n") == [
        "Kế hoạch năm 2023",
        "Quý III năm 2023",
        "Kỳ họp HOP-2023-003, ngày 04/10/2023 · Chủ trì: Phạm Đình Khải",
        "Số liệu đến ngày 04/10/2023",
        "So với kỳ họp ngày 05/07/2023",
    ]


def test_a_ledger_of_real_work_bears_no_mark_of_samples(empty_ledger: Path) -> None:
    briefing = opened(written(built(empty_ledger)))
    assert {foot(slide, house.MARKS) for slide in briefing.slides} == {"DỰ THẢO"}


def test_the_notes_tell_the_sentence_and_on_the_cover_the_head_of_the_trail(briefing: Briefing, deck: Deck) -> None:
    notes = {slide.name: slide.notes_slide.notes_text_frame.text.split("\n") for slide in briefing.slides}
    masked = "Họ tên cá nhân trong tệp này được viết tắt."
    assert notes["cover"] == ["Kế hoạch năm 2023 · Quý IV năm 2023", masked, HEAD]
    assert briefing.core_properties.comments == HEAD
    assert [notes[slide.name][0] for slide in slides(deck) if slide.section] == [
        slide.section.told for slide in slides(deck) if slide.section
    ]
    assert notes["directions.1"][1:] == ["Chỉ đạo quá hạn: 2/2", "Chỉ đạo đang thực hiện: 2/8", "Ý kiến chỉ đạo: 8"]


def test_no_persons_name_is_anywhere_in_the_file(content: bytes, deck: Deck) -> None:
    names = [str(row["nominee_name"]) for row in deck.section("nominations").rows if row["is_person"]]
    assert len(names) > 3
    assert [(name, part) for part, body in parts(content) for name in names if name.encode() in body] == []


def test_nothing_is_smaller_than_12_points_or_leaves_the_sheet(content: bytes, briefing: Briefing) -> None:
    sizes = {
        int(run.get("sz"))
        for slide in (*briefing.slides, *briefing.slide_layouts, briefing.slide_master)
        for run in slide.element.iter(qn("a:rPr"), qn("a:defRPr"))
        if run.get("sz")
    }
    charts = [shape.chart for slide in briefing.slides for shape in slide.shapes if shape.has_chart]
    sizes |= {int(run.get("sz")) for chart in charts for run in chart._chartSpace.iter() if run.get("sz")}
    assert min(sizes) == canvas.SMALL * 50
    right, bottom = canvas.WIDTH * EMU, canvas.HEIGHT * EMU
    assert (briefing.slide_width, briefing.slide_height) == (right, bottom) == (Emu(12192000), Emu(6858000))
    outside = [
        (slide.name, shape.name)
        for slide in briefing.slides
        for shape in slide.shapes
        if shape.left < 0
        or shape.top < 0
        or shape.left + shape.width > right
        or shape.top + shape.height > (canvas.FOOT_TOP if shape.has_table or shape.has_chart else canvas.HEIGHT) * EMU
    ]
    assert outside == []


def test_every_text_says_its_language_and_charts_and_tables_what_they_show(briefing: Briefing) -> None:
    runs = [run for slide in briefing.slides for run in slide.element.iter(qn("a:r"), qn("a:fld"))]
    assert {run.find(qn("a:rPr")).get("lang") for run in runs} == {"vi-VN"}
    charts = [shape for slide in briefing.slides for shape in slide.shapes if shape.has_chart]
    assert charts[0]._element.nvGraphicFramePr.cNvPr.get("descr").split(". ")[:2] == [
        "Số nội dung theo mục của Kế hoạch và trạng thái",
        "Mục II.1: ✓ Hoàn thành đúng hạn 1, ▲ Quá hạn 1",
    ]
    framed = [shape for slide in briefing.slides for shape in slide.shapes if shape.has_chart or shape.has_table]
    assert [shape.name for shape in framed if not shape._element.nvGraphicFramePr.cNvPr.get("descr")] == []


def test_states_are_in_their_colours_and_the_theme_is_the_programs(briefing: Briefing) -> None:
    chart = chart_of(briefing, "nominations")
    colours = {series.name: f"#{series.format.fill.fore_color.rgb}".lower() for series in chart.plots[0].series}
    assert colours == {
        told(looks.NOMINATION)[look.code]: look.colour
        for look in looks.NOMINATION
        if told(looks.NOMINATION)[look.code] in colours
    }
    theme = tomllib.loads(Path(".streamlit/config.toml").read_text(encoding="utf-8"))["theme"]
    named = ("textColor", "backgroundColor", "primaryColor", "secondaryBackgroundColor")
    accents = [f"#{house.COLOURS[f'accent{place}']}" for place in range(1, 7)]
    assert [f"#{house.COLOURS[role]}" for role in ("dk1", "lt1", "dk2", "lt2")] == [theme[name] for name in named]
    assert (accents, f"#{house.RULE}") == (theme["chartCategoricalColors"], theme["borderColor"])


def test_powerpoint_lists_the_slides_section_by_section(briefing: Briefing, deck: Deck) -> None:
    places = {str(one.get("id")): place for place, one in enumerate(briefing.part._element.sldIdLst)}
    p14 = "{http://schemas.microsoft.com/office/powerpoint/2010/main}"
    groups = [
        (group.get("name"), [briefing.slides[places[one.get("id")]].name for one in group.iter(f"{p14}sldId")])
        for group in briefing.part._element.iter(f"{p14}section")
    ]
    assert groups[:3] == [
        ("Chương trình kỳ họp", ["cover", "agenda", "agenda.2"]),
        ("Thay đổi từ kỳ họp trước", ["changed.1"]),
        ("Nội dung quá hạn, có nguy cơ", ["at_risk", "at_risk.1"]),
    ]
    assert [name for _, names in groups for name in names] == [slide.name for slide in slides(deck)]


def test_no_two_shapes_of_a_slide_bear_the_same_number(briefing: Briefing) -> None:
    for slide in briefing.slides:
        numbers = [shape.shape_id for shape in slide.shapes]
        assert len(numbers) == len(set(numbers)), slide.name


def test_it_is_heard_how_far_the_work_has_come(deck: Deck) -> None:
    heard: list[float] = []
    briefing_document(deck, unasked, HEAD, heard.append)
    assert (heard, heard[0], heard[-1], len(heard)) == (sorted(heard), 0.0, 1.0, len(slides(deck)) + 2)


def test_in_english_headings_and_words_are_english(sample_year: SampleYear) -> None:
    briefing = opened(written(built(sample_year.ledger, lang="en")))
    assert tables(briefing, "directions")[0][0][3:] == ("Direction", "Deadline", "Days late")
    runs = [run for slide in briefing.slides for run in slide.element.iter(qn("a:r"))]
    assert {run.find(qn("a:rPr")).get("lang") for run in runs} == {"en-GB"}
