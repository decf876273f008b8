"""The briefing: a meeting's picture as slides that PowerPoint edits, with native charts and tables."""

from collections.abc import Callable
from io import BytesIO

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.oxml import parse_xml
from pptx.presentation import Presentation as Briefing

from domain.clock import now_utc
from domain.program import AGENCY
from reports.briefing.draw import draw
from reports.briefing.house import new_briefing, theme_xml
from reports.briefing.pages import pages
from reports.briefing.proof import prove
from reports.briefing.sections import add_sections, name_notes_master
from reports.briefing.writing import LANGUAGES, speak
from reports.deck.model import Deck
from reports.official.words import on_one_line
from reports.rows import Ask
from texts import formats

_LONGEST_PROPERTY = 255  # what Office keeps of one
_DRAWN = 0.8  # what drawing takes of the whole work; the rest is reopening and comparing


def briefing_document(deck: Deck, ask: Ask, head: str, hear: Callable[[float], None]) -> bytes:
    """Return the .pptx, proved; all it tells stands in the deck, so that nothing more is asked.

    `head` tells the head of the trail, `hear` is told the share of the work done. Raises ExportDiffers when, reopened,
    the file doesn't hold what the deck holds.
    """
    briefing = new_briefing()
    every = tuple(pages(deck, head))
    for place, (slide, page) in enumerate(every):
        hear(_DRAWN * place / len(every))
        draw(briefing, slide, page)
    add_sections(briefing, every)
    name_notes_master(briefing)
    _finish(briefing, deck, head)
    stream = BytesIO()
    briefing.save(stream)
    content = stream.getvalue()
    hear(_DRAWN)
    prove(content, deck, head)
    hear(1.0)
    return content


def _finish(briefing: Briefing, deck: Deck, head: str) -> None:
    """Set the file's properties, the notes' theme and the language of every text."""
    held = briefing.core_properties
    held.title, held.subject, held.comments = map(_property, (deck.plan_name, deck.period_name, head))
    held.author, held.language = AGENCY, LANGUAGES[deck.lang]
    held.created = held.modified = now_utc()
    held.last_modified_by = AGENCY
    notes_theme = briefing.notes_master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    notes_theme._element = parse_xml(theme_xml().encode())
    speak(briefing.notes_master.element, deck.lang)
    for slide in briefing.slides:
        speak(slide.element, deck.lang)
        speak(slide.notes_slide.element, deck.lang)
        for shape in slide.shapes:
            if shape.has_chart:
                speak(shape.chart._chartSpace, deck.lang)


def _property(text: str) -> str:
    return formats.shortened(on_one_line(text), _LONGEST_PROPERTY)
