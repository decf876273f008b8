"""What every slide of a briefing tells, in plain words: written down once, drawn from it and proved against it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from domain.looks import Look
from reports.deck.model import Column, Deck, Figure, Row
from reports.deck.slides import Slide, slides
from reports.deck.totals import code_of, totals
from reports.deck.words import text_of
from reports.official.words import lines_of, on_one_line
from texts import N_, formats, translate

DRAFT = N_("DỰ THẢO")
SAMPLE = N_("Dữ liệu minh họa")
MASKED = N_("Họ tên cá nhân trong tệp này được viết tắt.")
AGENDA = N_("Chương trình kỳ họp")
AGENDA_HEADINGS = (N_("Thứ tự"), N_("Nội dung trình bày"), N_("Số dòng"))


@dataclass(frozen=True)
class Bars:
    """A chart's own data: names of its bars, and each part's name with one number a bar."""

    title: str
    bars: tuple[str, ...]
    parts: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True)
class Page:
    """One slide in words; `table` begins with its headings, `figures` are the texts of their boxes."""

    name: str
    title: str
    told: str
    foot: str
    marks: str
    notes: str
    lines: tuple[str, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()
    figures: tuple[str, ...] = ()
    bars: Bars | None = None


def clean(text: str) -> str:
    """Return a text without signs that a file can't or may not hold; its lines stay apart."""
    return "\n".join(lines_of(text.replace("\t", " ")))


def look_told(look: Look, lang: str) -> str:
    """Return a state as its symbol and its word."""
    return f"{look.symbol} {translate(look.label, lang)}".strip()


def pages(deck: Deck, head: str) -> Iterator[tuple[Slide, Page]]:
    """Yield every slide with what it tells, in their order; `head` tells the head of the trail."""
    code = code_of(totals(deck))
    marks = _marks(deck)
    shown_slides = slides(deck)
    for slide in shown_slides:
        title, told = _headed(deck, slide, _part(slide, shown_slides))
        yield (
            slide,
            Page(
                name=on_one_line(slide.name),
                title=on_one_line(title),
                told=on_one_line(told),
                foot=_foot(deck, slide, code),
                marks=marks,
                notes=clean("\n".join(_notes(deck, slide, head))),
                lines=tuple(_lines(deck, slide)),
                table=tuple(_table(deck, slide)),
                figures=_figures(deck, slide),
                bars=_bars(deck, slide),
            ),
        )


def cells(columns: Sequence[Column], rows: Sequence[Row], lang: str) -> Iterator[tuple[str, ...]]:
    """Yield the headings, then the rows, as they are read; every person's name is masked."""
    yield tuple(on_one_line(column.heading) for column in columns)
    for row in rows:
        yield tuple(clean(text_of(column, row, lang)) for column in columns)


def _headed(deck: Deck, slide: Slide, part: str) -> tuple[str, str]:
    if slide.section is None:
        return _cover_title(deck) if slide.kind == "cover" else (translate(AGENDA, deck.lang), _of_when(deck))
    if slide.detail is not None:
        detail = slide.detail
        look = {look.code: look for look in detail.looks}[detail.state]
        told = " · ".join(filter(None, (look_told(look, deck.lang), on_one_line(detail.head))))
        return f"{slide.section.title}: {detail.number}{part}", told
    return f"{slide.section.title}{part}", slide.section.told


def _cover_title(deck: Deck) -> tuple[str, str]:
    if deck.meeting is None:
        return deck.plan_name, deck.period_name
    subject = deck.meeting.subject
    return subject[:1].upper() + subject[1:], deck.plan_name


def _of_when(deck: Deck) -> str:
    return f"{deck.period_name} · {deck.plan_name}"


def _part(slide: Slide, every: Sequence[Slide]) -> str:
    """Where a section's table or one matter takes several slides, which of them this is: " (2/3)"."""
    kin = [other.name for other in every if _kin(other) == _kin(slide)]
    return f" ({kin.index(slide.name) + 1}/{len(kin)})" if len(kin) > 1 else ""


def _kin(slide: Slide) -> tuple[str, str, str]:
    return slide.kind, slide.section.code if slide.section else "", slide.detail.number if slide.detail else ""


def _foot(deck: Deck, slide: Slide, code: str) -> str:
    words = [_rows_told(deck, slide)] if slide.section else []
    words.append(translate(N_("số liệu đến {day}"), deck.lang).format(day=formats.date(deck.day)))
    words.append(translate(N_("mã {code}"), deck.lang).format(code=code))
    told = " · ".join(filter(None, words))
    return told[:1].upper() + told[1:]


def _rows_told(deck: Deck, slide: Slide) -> str:
    if slide.kind == "lead" and slide.total:
        return ""  # the rows stand on the slides that follow
    if slide.detail is not None and slide.section is not None:
        of = f"{slide.section.details.index(slide.detail) + 1}/{slide.total}"
    else:
        of = f"{slide.first}–{slide.last}/{slide.total}" if slide.first != slide.last else f"{slide.last}/{slide.total}"
    return translate(N_("{k_of_n} dòng"), deck.lang).format(k_of_n=of)


def _marks(deck: Deck) -> str:
    is_draft = deck.meeting is None or deck.meeting.closed_at is None
    marks = [mark for mark, stands in ((SAMPLE, deck.is_sample), (DRAFT, is_draft)) if stands]
    return " · ".join(translate(mark, deck.lang) for mark in marks)


def _notes(deck: Deck, slide: Slide, head: str) -> Iterator[str]:
    if slide.section is None:
        yield f"{deck.plan_name} · {deck.period_name}"
        yield from (translate(MASKED, deck.lang), head) if slide.kind == "cover" else ()
        return
    yield slide.section.told
    yield from () if slide.section.rows else (slide.section.empty,)
    yield from (f"{figure.label}: {_figure(figure, deck.lang)}" for figure in slide.section.figures)


def _lines(deck: Deck, slide: Slide) -> Iterator[str]:
    if slide.kind == "cover":
        yield from map(on_one_line, _cover_lines(deck))
    elif slide.section and slide.kind == "lead" and not slide.section.rows and not slide.section.chart:
        yield on_one_line(slide.section.empty)
    yield from (line for line, _ in labelled(slide))


def labelled(slide: Slide) -> Iterator[tuple[str, bool]]:
    """Yield the lines of a matter's texts, each with whether it is a label."""
    for label, text in slide.texts:
        yield on_one_line(label), True
        yield from ((line, False) for line in clean(text).split("\n"))


def _cover_lines(deck: Deck) -> Iterator[str]:
    def say(message: str, **words: str) -> str:
        return translate(message, deck.lang).format(**words)

    meeting = deck.meeting
    if meeting is not None:
        yield deck.period_name
        held = say(N_("Kỳ họp {number}, ngày {day}"), number=meeting.meeting_id, day=formats.date(meeting.held_on))
        yield f"{held} · {say(N_('Chủ trì: {chair}'), chair=meeting.chair)}" if meeting.chair else held
    yield say(N_("Số liệu đến ngày {day}"), day=formats.date(deck.day))
    if deck.since is not None:
        yield say(N_("So với kỳ họp ngày {day}"), day=formats.date(deck.since))


def _table(deck: Deck, slide: Slide) -> Iterator[tuple[str, ...]]:
    if slide.kind == "table" and slide.section is not None:
        yield from cells(slide.section.columns, slide.rows, deck.lang)
    elif slide.kind == "agenda":
        yield tuple(translate(heading, deck.lang) for heading in AGENDA_HEADINGS)
        for number, title, rows in slide.lines:
            yield str(number), on_one_line(title), formats.number(rows, deck.lang)


def _figures(deck: Deck, slide: Slide) -> tuple[str, ...]:
    if slide.kind != "lead" or slide.section is None:
        return ()
    return tuple(f"{_figure(one, deck.lang)}\n{on_one_line(one.label)}" for one in slide.section.figures)


def _figure(figure: Figure, lang: str) -> str:
    told = formats.number(figure.value, lang)
    return told if figure.of is None else f"{told}/{formats.number(figure.of, lang)}"


def _bars(deck: Deck, slide: Slide) -> Bars | None:
    chart = slide.section.chart if slide.section and slide.kind == "lead" else None
    if chart is None:
        return None
    looks = {look.code: look for look in chart.looks}
    return Bars(
        on_one_line(chart.title),
        tuple(map(on_one_line, chart.bars.values())),
        tuple((look_told(looks[part.code], deck.lang), part.values) for part in chart.series),
    )
