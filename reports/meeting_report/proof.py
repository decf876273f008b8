"""The report reopened and compared with the picture: every sentence, every cell, the annexes and the foot of each page.

What was meant to be written is made anew from the picture; how many rows stand in each table is counted in the file.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import pairwise, zip_longest

from docx import Document
from docx.document import Document as Opened

from reports.deck.model import Deck
from reports.deck.totals import code_of, totals
from reports.errors import ExportDiffers
from reports.meeting_report.annexes import annex_parts, chart_rows, rows_in
from reports.meeting_report.body import body_parts, listed
from reports.meeting_report.styles import STYLES, foot_told, rows_told
from reports.meeting_report.wording import ANNEX_TITLES
from reports.official.layout import ANNEX
from reports.official.parts import Part
from reports.official.words import on_one_line


def prove(content: bytes, deck: Deck, plan_title: str, head: str) -> None:
    """Reopen a report and compare it with the picture; raises ExportDiffers, naming the first other place."""
    STYLES.prove(content, list(_parts(deck, plan_title)))
    document = Document(BytesIO(content))
    _compare(_annexes(document), [(name, annex_title(deck, code)) for code, name in listed(deck).items()])
    _compare([len(table.rows) - 1 for table in document.tables[2:]], list(_row_counts(deck)))
    _compare(list(_feet(document)), [told for told in foot_lines(deck, head) for _page in ("first", "others")])


def annex_title(deck: Deck, code: str) -> str:
    """Return the title of a section's annex."""
    return on_one_line(ANNEX_TITLES.get(code) or deck.section(code).title).upper()


def foot_lines(deck: Deck, head: str) -> list[str]:
    """Return what the pages tell below their marks: of the body with the head of the trail, then of each annex."""
    told = foot_told(deck, code_of(totals(deck)))
    return [
        " · ".join(filter(None, (told, head))),
        *(f"{rows_told(rows_in(deck.section(code)))} · {told}" for code in listed(deck)),
    ]


def _parts(deck: Deck, plan_title: str) -> Iterator[Part]:
    yield from body_parts(deck, plan_title)
    for code in listed(deck):
        yield from annex_parts(deck, deck.section(code))


def _row_counts(deck: Deck) -> Iterator[int]:
    for code in listed(deck):
        section = deck.section(code)
        if section.rows:
            yield len(section.rows)
        if section.chart:
            yield chart_rows(section.chart)


def _annexes(document: Opened) -> list[tuple[str, str]]:
    """Each annex as it is headed; text of people has a style of its own and never heads one."""
    plain = [paragraph.text for paragraph in document.paragraphs if getattr(paragraph.style, "name", "") == "Normal"]
    return [(one, title) for one, title in pairwise(plain) if one == ANNEX or one.startswith(f"{ANNEX} ")]


def _feet(document: Opened) -> Iterator[str]:
    for section in document.sections:
        for footer in (section.first_page_footer, section.footer):
            yield footer.paragraphs[-1].text


def _compare(found: Sequence[object], wanted: Sequence[object]) -> None:
    for one, other in zip_longest(found, wanted):
        if one != other:
            raise ExportDiffers(str(one if other is None else other))
