"""A picture cut into slides: one idea each, at most seven rows, and nothing that doesn't fit."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from typing import Literal

from reports.deck import canvas, concluded
from reports.deck.model import Column, Deck, Detail, Row, Section
from reports.deck.words import text_of

Kind = Literal["cover", "agenda", "lead", "table", "detail"]
_WIDEST_DETAIL = canvas.BODY_HEIGHT - canvas.STRIP_HEIGHT - canvas.line_height(canvas.BODY)


@dataclass(frozen=True)
class Slide:
    """One slide; `name` keeps to it while others come and go, such as "waiting.2" or "waiting.KK-2023-014".

    `rows` are those that stand on it, from the `first` of `total` (counted from 1; a row that goes on from the slide
    before is not counted again); `texts` the part of a detail that stands on it; `lines` those of the agenda: number,
    title, rows of a section.
    """

    name: str
    kind: Kind
    section: Section | None = None
    rows: tuple[Row, ...] = ()
    first: int = 0
    last: int = 0
    total: int = 0
    detail: Detail | None = None
    texts: tuple[tuple[str, str], ...] = ()
    lines: tuple[tuple[int, str, int | None], ...] = ()


def slides(deck: Deck) -> tuple[Slide, ...]:
    """Return the slides in their order: cover, agenda, then section by section."""
    return (
        Slide("cover", "cover"),
        *_agenda_slides(deck),
        *(one for held in shown(deck) for one in _of(deck, held)),
    )


def shown(deck: Deck) -> tuple[Section, ...]:
    """Return the sections that the agenda names, or all that hold something; last what the meeting directed."""
    wanted = {line.section for line in deck.meeting.agenda if line.section} if deck.meeting else set()
    return tuple(
        section
        for section in deck.sections
        if (section.code in wanted or (section.rows and (not wanted or section.code == concluded.CODE)))
    )


def agenda(deck: Deck) -> Iterator[tuple[str, int | None]]:
    """Yield what is shown with its number of rows, in its order, and the chair's own matters where they were put."""
    held = {section.code: section for section in shown(deck)}
    for line in deck.meeting.agenda if deck.meeting else ():
        section = held.pop(line.section, None)
        yield (line.title, None) if section is None else (section.title, len(section.rows))
    for section in held.values():
        yield section.title, len(section.rows)


def _agenda_slides(deck: Deck) -> Iterator[Slide]:
    lines = list(agenda(deck))
    page: list[tuple[int, str, int | None]] = []
    place, taken = 1, 0
    # As many on each: a line alone on the last slide looks forgotten.
    most = ceil(len(lines) / max(ceil(len(lines) / canvas.MOST_ROWS), 1))
    for number, (title, rows) in enumerate(lines, start=1):
        height = _agenda_height(title)
        if page and (len(page) == most or taken + height > canvas.BODY_HEIGHT - canvas.HEADING_HEIGHT):
            yield _agenda_slide(place, page)
            place, page, taken = place + 1, [], 0
        page.append((number, title, rows))
        taken += height
    yield _agenda_slide(place, page)


def _agenda_slide(place: int, page: Sequence[tuple[int, str, int | None]]) -> Slide:
    return Slide("agenda" if place == 1 else f"agenda.{place}", "agenda", lines=tuple(page))


def _agenda_height(title: str) -> int:
    lines = canvas.wrapped(title, canvas.LINE - canvas.AGENDA_SIDES, canvas.TOLD)
    return len(lines) * canvas.line_height(canvas.TOLD) + 3 * canvas.CELL_GAP


def _of(deck: Deck, section: Section) -> Iterator[Slide]:
    if section.chart or not section.rows:
        yield Slide(section.code, "lead", section, total=len(section.rows))
    for place, page in enumerate(_pages(section, deck.lang), start=1):
        rows = tuple(row for _, row in page)
        yield Slide(f"{section.code}.{place}", "table", section, rows, page[0][0], page[-1][0], len(section.rows))
    for detail in section.details:
        for place, texts in enumerate(_parts(detail)):
            name = f"{section.code}.{detail.number}" + (f".{place + 1}" if place else "")
            yield Slide(name, "detail", section, total=len(section.details), detail=detail, texts=tuple(texts))


def _pages(section: Section, lang: str) -> Iterator[list[tuple[int, Row]]]:
    """Yield the rows slide by slide, each with its number."""
    room = canvas.BODY_HEIGHT - canvas.HEADING_HEIGHT
    page: list[tuple[int, Row]] = []
    taken = 0
    for number, whole in enumerate(section.rows, start=1):
        for row in _pieces(section.columns, whole, room, lang):
            height = _height(section.columns, row, lang)
            if page and (taken + height > room or len(page) == canvas.MOST_ROWS):
                yield page
                page, taken = [], 0
            page.append((number, row))
            taken += height
    if page:
        yield page


def _height(columns: Sequence[Column], row: Row, lang: str) -> int:
    lines = max(len(_lines(column, row, lang)) for column in columns)
    return lines * canvas.line_height(canvas.BODY) + 2 * canvas.CELL_GAP


def _lines(column: Column, row: Row, lang: str) -> list[str]:
    # As wide as with every name opened.
    text = text_of(column, row, lang, masked=False)
    return canvas.wrapped(text, column.width * canvas.LINE - 4 * canvas.CELL_GAP, canvas.BODY)


def _pieces(columns: Sequence[Column], row: Row, room: int, lang: str) -> Iterator[Row]:
    """Yield a row, or where it is taller than a slide its pieces: the long text goes on, the other cells are empty."""
    most = (room - 2 * canvas.CELL_GAP) // canvas.line_height(canvas.BODY)
    # A name is never cut: a piece of it couldn't be masked.
    longest = max((one for one in columns if one.kind != "name"), key=lambda one: len(_lines(one, row, lang)))
    lines = _lines(longest, row, lang)
    if len(lines) <= most:
        yield row
        return
    for at in range(0, len(lines), most):
        text = "\n".join(lines[at : at + most])
        yield {**(row if at == 0 else {"is_continued": True}), longest.field: text}


def _parts(detail: Detail) -> Iterator[list[tuple[str, str]]]:
    """Yield the labelled texts of a detail, slide by slide; a text that goes on bears its label again."""
    heading, line = canvas.line_height(canvas.SMALL) + canvas.CELL_GAP, canvas.line_height(canvas.TOLD)
    part: list[tuple[str, str]] = []
    taken = 0
    for label, text in detail.texts:
        lines = canvas.wrapped(text, canvas.LINE, canvas.TOLD)
        while lines:
            fitting = (_WIDEST_DETAIL - taken - heading) // line
            if fitting < min(len(lines), 2) and part:
                yield part
                part, taken = [], 0
                continue
            part.append((label, "\n".join(lines[:fitting]) if len(lines) > fitting else _rest(text, lines)))
            taken += heading + line * min(len(lines), fitting)
            lines = lines[fitting:]
    if part:
        yield part


def _rest(text: str, lines: Sequence[str]) -> str:
    """A text that stands whole is shown as typed, and wrapped by whoever draws it."""
    whole = canvas.wrapped(text, canvas.LINE, canvas.TOLD)
    return text if len(whole) == len(lines) else "\n".join(lines)
