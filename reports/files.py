"""The files in which a meeting's picture is taken away, each kind declared once for the command and the buttons."""

from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module

from reports.deck.model import Deck
from reports.rows import Ask
from texts import DEFAULT_LANGUAGE, N_

# Hears which share of the work is done, 0 to 1.
Hear = Callable[[float], None]


@dataclass(frozen=True)
class File:
    """One kind of file; `place` is the module and function that write it, imported only to write one.

    `lang` is the only language it is written in, the deck's too; "" where it follows the reader's.
    """

    code: str
    label: str
    suffix: str
    mime: str
    place: str
    lang: str = ""

    def write(self, deck: Deck, ask: Ask, head: str, hear: Hear) -> bytes:
        """Return the file, proved; `ask` asks as of the deck's moment, `head` tells the head of the trail.

        Raises ExportDiffers when, reopened, it doesn't hold what the deck holds.
        """
        module, name = self.place.split(":")
        write: Callable[[Deck, Ask, str, Hear], bytes] = getattr(import_module(module), name)
        return write(deck, ask, head, hear)


_OFFICE = "application/vnd.openxmlformats-officedocument"
FILES: tuple[File, ...] = (
    File(
        "briefing",
        N_("Trình chiếu"),
        "pptx",
        f"{_OFFICE}.presentationml.presentation",
        "reports.briefing:briefing_document",
    ),
    File(
        "report",
        N_("Báo cáo"),
        "docx",
        f"{_OFFICE}.wordprocessingml.document",
        "reports.meeting_report:document",
        DEFAULT_LANGUAGE,
    ),
    File("workbook", N_("Sổ số liệu"), "xlsx", f"{_OFFICE}.spreadsheetml.sheet", "reports.figures_workbook:document"),
)
