"""Long, empty and hostile pictures: nothing is cut, nothing is a formula or a link, and the file opens."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest
from pptx.oxml.ns import qn

from domain import looks
from ledger.meetings import AgendaLine
from reports.deck.model import Deck, Meeting, Row
from reports.deck.slides import agenda, slides
from tests.reports.briefing.decks import chart_of, foot, opened, own_data, parts, tables, with_section, written

HOSTILE = (
    "=1+1",
    "@SUM(A1)",
    "_x0007_",
    "https://example.org/x",
    "\x00\x07a\x1b",
    "\ud800x",
    "\u202egnp.exe",
    "W" * 400,
    "<a:r>&amp;</a:r>",
    "\ufffe",
    "a\tb\nc\n\nd",
    "từ " * 900,
    "\x0b\x0c\x1c",
)


def rows_of(deck: Deck, number: int) -> Iterator[Row]:
    for place in range(number):
        yield {**deck.section("silent").rows[0], "unit_name": f"Phòng thứ {place + 1}", "rows_to_mend": 1000 + place}


@pytest.mark.parametrize("number", [37, 200])
def test_a_long_table_goes_on_under_its_headings_and_says_how_far_it_is(deck: Deck, number: int) -> None:
    section = deck.section("silent")
    long = with_section(deck, replace(section, rows=tuple(rows_of(deck, number))))
    briefing = opened(written(long))
    cut = tables(briefing, "silent")
    headings = tuple(column.heading for column in section.columns)
    assert {rows[0] for rows in cut} == {headings}
    held = [row for rows in cut for row in rows[1:]]
    assert [(row[0], row[4]) for row in held] == [
        (f"Phòng thứ {place + 1}", f"1.{place:03d}") for place in range(number)
    ]
    feet = [foot(slide).split(" · ")[0] for slide in briefing.slides if slide.name.startswith("silent.")]
    whole = [f"{at + 1}–{min(at + 7, number)}/{number} dòng" for at in range(0, number, 7)]
    assert feet == [told.replace("37–37/", "37/") for told in whole]
    titles = [slide.shapes.title.text_frame.text for slide in briefing.slides if slide.name.startswith("silent.")]
    assert titles == [f"Đơn vị chưa báo cáo ({place}/{len(cut)})" for place in range(1, len(cut) + 1)]


def hostile(deck: Deck) -> Deck:
    """The picture with texts as nobody should send them, in cells, matters, bars and on the cover."""
    waiting, risky = deck.section("waiting"), deck.section("at_risk")
    assert risky.chart is not None
    bars = dict(zip(risky.chart.bars, HOSTILE, strict=False))
    rows = tuple({**waiting.rows[0], "description": text} for text in HOSTILE)
    details = tuple(
        replace(waiting.details[0], number=f"KK-{place}", head=text, texts=(("Nguyên nhân", text), ("Đề xuất", text)))
        for place, text in enumerate(HOSTILE)
    )
    bad = with_section(deck, replace(waiting, rows=rows, details=details))
    bad = with_section(bad, replace(risky, chart=replace(risky.chart, bars=bars)))
    return replace(bad, plan_name="=cmd|' /C calc'!A0 \x00\ud800")


def test_hostile_texts_are_texts(deck: Deck) -> None:
    bad = hostile(deck)
    content = written(bad)
    briefing = opened(content)
    told = [row[3] for rows in tables(briefing, "waiting") for row in rows[1:]]
    assert told[:7] == ["=1+1", "@SUM(A1)", "_x0007_", "https://example.org/x", "a", "x", "gnp.exe"]
    assert ("<a:r>&amp;</a:r>" in told, "a b\nc\nd" in told) == (True, True)
    assert "".join("".join(told).split()).count("từ") == 900
    chart = chart_of(briefing, "at_risk")
    assert {bar for bar, _ in own_data(chart)} == {
        "=1+1",
        "@SUM(A1)",
        "_x0007_",
        "https://example.org/x",
        "a",
        "x",
        "gnp.exe",
    }
    assert [name for name, body in parts(content) if b"hlinkClick" in body or b"<f>" in body] == []
    assert [name for name, body in parts(content) if b"TargetMode" in body] == []


def test_a_picture_of_nothing_is_a_cover_and_an_agenda(deck: Deck) -> None:
    empty = replace(deck, sections=tuple(replace(one, rows=(), chart=None, details=()) for one in deck.sections))
    briefing = opened(written(empty))
    assert [slide.name for slide in briefing.slides] == ["cover", "agenda"]


def test_a_section_on_the_agenda_without_rows_says_so_beside_its_figures(deck: Deck) -> None:
    section = replace(deck.section("directions"), rows=())
    briefing = opened(written(replace(deck, sections=(section,), meeting=meeting(deck, AgendaLine("directions", "x")))))
    [_, _, slide] = briefing.slides
    assert (foot(slide, 14), foot(slide).split(" · ")[0]) == ("Không có ý kiến chỉ đạo nào quá hạn.", "0/0 dòng")


def meeting(deck: Deck, *lines: AgendaLine):  # type: ignore[no-untyped-def]
    return Meeting(
        "HOP-2023-009", deck.day, "Phạm Đình Khải", "họp giao ban", None, None, is_frozen=False, agenda=lines
    )


def test_the_chairs_own_matters_stand_where_the_agenda_puts_them(deck: Deck) -> None:
    lines = (AgendaLine("silent", "x", 9), AgendaLine("", "Việc khác"), AgendaLine("stresses", "x", 3))
    held = replace(deck, meeting=meeting(deck, *lines))
    assert list(agenda(held)) == [("Đơn vị chưa báo cáo", 1), ("Việc khác", None), ("Nội dung Kế hoạch nhấn mạnh", 16)]
    [table] = [shape.table for shape in opened(written(held)).slides[1].shapes if shape.has_table]
    assert [tuple(cell.text for cell in row.cells) for row in table.rows] == [
        ("Thứ tự", "Nội dung trình bày", "Số dòng"),
        ("1", "Đơn vị chưa báo cáo", "1"),
        ("2", "Việc khác", "–"),
        ("3", "Nội dung Kế hoạch nhấn mạnh", "16"),
    ]


def test_each_bar_is_a_whole_of_its_own_where_parts_would_get_lost(deck: Deck) -> None:
    briefing = opened(written(deck))
    groupings = {
        name: chart_of(briefing, name)._chartSpace.find(f".//{qn('c:grouping')}").get("val")
        for name in ("at_risk", "nominations")
    }
    assert groupings == {"at_risk": "stacked", "nominations": "percentStacked"}
    labels = [label.get("formatCode") for label in chart_of(briefing, "at_risk")._chartSpace.iter(qn("c:numFmt"))]
    symbols = {look.symbol for look in looks.PROGRESS}
    assert {code.split('"')[1].strip() for code in labels if '"' in code} <= symbols


@pytest.mark.skipif(
    shutil.which("soffice") is None and not os.environ.get("CI"), reason="LibreOffice is not installed here"
)
def test_libreoffice_prints_as_many_pages_as_there_are_slides(deck: Deck, content: bytes, tmp_path: Path) -> None:
    source = tmp_path / "trinh-chieu.pptx"
    source.write_bytes(content)
    command = ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", str(tmp_path), str(source)], check=True, timeout=180)
    with pdfplumber.open(BytesIO((tmp_path / "trinh-chieu.pdf").read_bytes())) as pages:
        assert len(pages.pages) == len(slides(deck))
        assert {(round(page.width), round(page.height)) for page in pages.pages} == {(960, 540)}
        first = pages.pages[0].extract_text()
    assert "Kế hoạch năm 2023" in first
