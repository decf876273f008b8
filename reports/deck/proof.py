"""What a closed meeting saw, proved: the picture built again as of then, its totals beside those that were kept."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ledger.meetings import Total
from reports.deck.model import Deck
from reports.deck.totals import MEETING, code_of, differing, totals
from reports.errors import ReportError
from reports.rows import Ask
from texts import N_, translate


class PictureDiffers(ReportError):
    """What a closed meeting saw can't be drawn again as it was."""

    sentence = N_(
        "Số liệu tính lại khác với số liệu đã lưu khi kết thúc kỳ họp nên không lập tệp; trang Kỳ họp cho biết khác ở "
        "phần nào. Mã đã lưu và mã tính lại:"
    )


@dataclass(frozen=True)
class Difference:
    """A section that isn't what it was: under its title, how many rows were kept and are found; None where it isn't."""

    section: str
    title: str
    stored: int | None
    found: int | None


@dataclass(frozen=True)
class Proof:
    """The code that was kept and the one found, what was compared, and every section that differs.

    `told_code` is the code that the trail tells of the closing, "" where it tells none.
    """

    code: str
    found_code: str
    told_code: str
    sections: int
    rows: int
    differences: tuple[Difference, ...]

    @property
    def is_equal(self) -> bool:
        """Tell whether everything is as it was."""
        return not self.differences and self.is_as_told

    @property
    def is_as_told(self) -> bool:
        """Tell whether what was kept is what the closing kept: both could be changed past the ledger, the trail not."""
        return self.told_code in ("", self.code)


def prove(deck: Deck, kept: Iterable[Mapping[str, Any]]) -> Proof | None:
    """Compare a closed meeting's picture, built as of its moment, with the answer to `meeting_totals`.

    None where nothing was kept: the meeting isn't closed, or was closed by a version that kept no picture.
    """
    held = list(kept)
    stored = [Total(str(row["section"]), int(row["rows"]), str(row["digest"])) for row in held]
    if not stored:
        return None
    found = totals(deck)
    titles = {section.code: section.title for section in deck.sections}
    titles[MEETING] = translate(N_("Thông tin và chương trình kỳ họp"), deck.lang)
    differences = tuple(_difference(titles, one, other) for one, other in differing(stored, found))
    rows = sum(total.rows for total in stored if total.section != MEETING)
    told = str(held[0]["code"] or "")
    return Proof(code_of(stored), code_of(found), told, len(stored), rows, differences)


def must_be_as_kept(deck: Deck, ask: Ask) -> None:
    """Raise PictureDiffers for a closed meeting whose picture isn't what was kept: no file is made of it."""
    if deck.meeting is None:
        return
    found = prove(deck, ask("meeting_totals", meeting_id=deck.meeting.meeting_id))
    if found is not None and not found.is_equal:
        raise PictureDiffers(f"{found.told_code or found.code} ≠ {found.found_code}")


def _difference(titles: Mapping[str, str], stored: Total | None, found: Total | None) -> Difference:
    code = next(total.section for total in (stored, found) if total is not None)
    return Difference(
        code,
        titles.get(code, code),
        None if stored is None else stored.rows,
        None if found is None else found.rows,
    )
