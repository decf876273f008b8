"""What stands around a slide's matter in words: headings, the foot, the lines of cover and agenda."""

from collections.abc import Iterator

from reports.deck.model import Deck, Figure
from reports.deck.slides import Slide
from texts import N_, formats
from ui.language import _, language

SAMPLE = N_("Dữ liệu minh họa")


def title(slide: Slide) -> str:
    """Return the heading of a slide; the cover has its own."""
    if slide.section is None:
        return _("Chương trình kỳ họp") if slide.kind == "agenda" else ""
    if slide.detail is None:
        return slide.section.title
    told = f"{slide.section.title}: {slide.detail.number}"
    goes_on = slide.name != f"{slide.section.code}.{slide.detail.number}"
    return _("{title} (tiếp theo)").format(title=told) if goes_on else told


def cover(deck: Deck) -> Iterator[str]:
    """Yield the lines of the cover, the largest first."""
    plan, meeting = _("Kế hoạch năm {year}").format(year=deck.plan_id), deck.meeting
    if meeting is None:
        yield plan
        yield deck.period_name
    else:
        yield meeting.subject[:1].upper() + meeting.subject[1:] or plan
        yield f"{plan} · {deck.period_name}"
        yield _("Kỳ họp {number}, ngày {day}").format(number=meeting.meeting_id, day=formats.date(meeting.held_on))
        if meeting.chair:
            yield _("Chủ trì: {chair}").format(chair=meeting.chair)
    yield _("Số liệu đến ngày {day}").format(day=formats.date(deck.day))


def agenda(slide: Slide) -> Iterator[tuple[str, str, str]]:
    """Yield the lines of an agenda: number, title, how many rows; the chair's own matters without."""
    for number, title, rows in slide.lines:
        yield f"{number}.", title, "" if rows is None else _rows(rows)


def _rows(count: int) -> str:
    return _("{k_of_n} dòng").format(k_of_n=formats.number(count, language()))


def foot(deck: Deck, slide: Slide, code: str) -> str:
    """Return which rows stand on the slide, the day of the figures, and the code of the picture."""
    parts = (
        _rows_told(slide),
        _("số liệu đến {day}").format(day=formats.date(deck.day)),
        _("mã {code}").format(code=code),
    )
    told = " · ".join(filter(None, parts))
    return told[:1].upper() + told[1:]


def _rows_told(slide: Slide) -> str:
    if slide.section is None or (slide.kind == "lead" and slide.total):
        return ""  # the rows stand on the slides that follow
    first, last = slide.first, slide.last
    if slide.detail is not None:
        first = last = slide.section.details.index(slide.detail) + 1
    span = str(last) if first == last else f"{first}–{last}"
    return _("{k_of_n} dòng").format(k_of_n=f"{span}/{slide.total}")


def standing(deck: Deck) -> str:
    """Return whether the meeting is going on; "" for a picture without one."""
    if deck.meeting is None:
        return ""
    return _("Kỳ họp đang diễn ra") if deck.meeting.closed_at is None else _("Đã kết thúc")


def figure(held: Figure) -> str:
    """Return a figure as "7/9", or "7" of a whole."""
    told = formats.number(held.value, language())
    return told if held.of is None else f"{told}/{formats.number(held.of, language())}"
