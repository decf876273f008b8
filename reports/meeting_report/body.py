"""The body of the report: numbered headings, sentences from the picture's sections, each with its annex."""

from collections.abc import Iterator, Mapping
from itertools import groupby

from reports.addressing import named
from reports.conclusions import Notice
from reports.deck.model import Deck, Meeting, Row, Section
from reports.meeting_report import wording
from reports.meeting_report.styles import CHAPTER, HEADING, POINT, cell_text, has_annex, roman
from reports.meeting_report.wording import CHAPTERS, MOST_POINTS, Passage
from reports.official import layout
from reports.official.paper import BODY
from reports.official.parts import Said
from reports.official.words import ended, on_one_line, point
from texts import formats


def listed(deck: Deck) -> dict[str, str]:
    """Return the sections that have an annex, in the order in which the body speaks of them: code -> "Phụ lục II".

    An only annex bears no number (Decree 30/2020/NĐ-CP, Annex I, III.1).
    """
    codes = [p.section for chapter in CHAPTERS for p in chapter.passages if has_annex(deck.section(p.section))]
    if len(codes) == 1:
        return {codes[0]: layout.ANNEX}
    return {code: f"{layout.ANNEX} {roman(place)}" for place, code in enumerate(codes, start=1)}


def about_of(plan_title: str, period_name: str) -> tuple[str, str]:
    """Return which plan the report is about and which period: a plan of 2023 in a quarter of 2023 names its year once.

    "kết quả thực hiện Kế hoạch công tác thi đua, khen thưởng", "quý I năm 2023".
    """
    period, plan = on_one_line(period_name), on_one_line(plan_title)
    head, _, year = plan.rpartition(" năm ")
    if head and period.lower().endswith(f"năm {year}"):
        plan = head
    return f"kết quả thực hiện {plan}", lowered(period)


def body_parts(deck: Deck, plan_title: str) -> Iterator[Said]:
    """Yield the paragraphs of the body, the last one with the sign that ends a document."""
    about, period = about_of(plan_title, deck.period_name)
    words = {"plan": on_one_line(plan_title), "period": period}
    yield Said(BODY, wording.OPENING.format(**words))
    if deck.meeting is not None:
        yield Said(BODY, _of_meeting(deck.meeting))
    yield Said(BODY, wording.FIGURES_OF.format(day=formats.date(deck.day)))
    annexes = listed(deck)
    for number, chapter in enumerate(CHAPTERS, start=1):
        yield Said(CHAPTER, f"{roman(number)}. {chapter.title}")
        passages = [one for one in chapter.passages if one.section != "concluded" or deck.meeting is not None]
        for place, passage in enumerate(passages, start=1):
            if len(passages) > 1:
                yield Said(HEADING, f"{place}. {passage.heading}")
            yield from _passage(deck, passage, annexes)
    yield Said(BODY, wording.FOLLOWED)
    yield Said(BODY, wording.CLOSING.format(about=f"{about} {period}") + layout.END)


def _passage(deck: Deck, passage: Passage, annexes: Mapping[str, str]) -> Iterator[Said]:
    section = deck.section(passage.section)
    annex = annexes.get(section.code)
    said = [*_own(deck, section, passage), *_counted(deck, section, passage)]
    yield Said(BODY, " ".join([*said, *([wording.SEE_ANNEX.format(annex=annex)] if annex else [])]))
    told = _shares(deck, section) if section.code == "stresses" else list(_points(deck, section, passage))
    for place, text in enumerate(told):
        yield Said(POINT, f"{point(place)}{text}" if len(told) > 1 else text)


def _own(deck: Deck, section: Section, passage: Passage) -> list[str]:
    if not section.rows:
        return [ended(on_one_line(section.empty))]
    if not passage.tells:
        return []
    told = ended(on_one_line(section.told)).replace(deck.period_name, lowered(deck.period_name))
    return [f"Có {told}" if told[:1].isdigit() else told]


def _counted(deck: Deck, section: Section, passage: Passage) -> list[str]:
    figures = {figure.code: figure for figure in section.figures}
    told = [
        words.format(share=_share(figures[code].value, figures[code].of))
        for code, words in passage.figures
        if code in figures and (figures[code].value or passage.tells_none)
    ]
    return [wording.COUNTED.format(day=formats.date(deck.day), told="; ".join(told))] if told else []


def _share(value: int, of: int | None) -> str:
    return formats.number(value) if of is None else formats.share(value, of)


def _points(deck: Deck, section: Section, passage: Passage) -> Iterator[str]:
    if not passage.point or not 0 < len(section.rows) <= MOST_POINTS:
        return
    for row in section.rows:
        told = passage.point.format(**_cells(deck, section, row))
        yield ended(formats.shortened(told, wording.LONGEST_POINT))


def _shares(deck: Deck, section: Section) -> list[str]:
    """One point a family and stress: each stage with its share, and the year before."""
    cells = [_cells(deck, section, row) for row in section.rows]
    told = []
    for (family, stress), group in groupby(cells, key=lambda cell: (cell["family"], cell["stress"])):
        stages = [
            wording.STAGE.format(**cell)
            + ("" if cell["before"] == formats.NOTHING else wording.YEAR_BEFORE.format(**cell))
            for cell in group
        ]
        told.append(
            wording.STRESS.format(stress=stress[:1].upper() + stress[1:], family=family, stages="; ".join(stages))
        )
    return told


def _cells(deck: Deck, section: Section, row: Row) -> dict[str, str]:
    """The cells as a sentence has them: one line each, a state within it in small letters."""
    texts = {column: on_one_line(cell_text(column, row, deck.lang)) for column in section.columns}
    return {column.field: lowered(text) if column.kind == "state" else text for column, text in texts.items()}


def _of_meeting(meeting: Meeting) -> str:
    told = Notice(meeting.meeting_id, meeting.held_on, meeting.chair, meeting.subject, (), is_sample=False).meeting
    chaired = wording.CHAIRED.format(chair=named(meeting.chair)) if meeting.chair else ""
    return wording.OF_MEETING.format(meeting=told, day=formats.date(meeting.held_on), chaired=chaired)


def lowered(text: str) -> str:
    """Return a text as it stands within a sentence."""
    return text[:1].lower() + text[1:]
