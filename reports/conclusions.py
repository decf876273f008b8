"""What a meeting concluded: its directions as a notice tells of them, asked of the ledger by whoever may ask it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from domain.folding import fold
from reports.errors import ReportError
from reports.official.words import on_one_line, point
from reports.rows import Ask, day_of, text_of
from texts import N_, formats

PLAIN_MEETING = "cuộc họp"
_ADDRESS = re.compile(r"^(d c|dong chi|ong|ba) ")
_POST = re.compile(
    r"\b(pho )?(giam doc|chanh van phong|truong phong|truong ban|chu tich)( so)?( noi vu)?\b|\bso noi vu\b"
)
_BEGINS_AS_MEETING = ("cuoc hop", "hoi nghi", "phien hop", "buoi ", "ki hop")


class UnknownMeeting(ReportError):
    """No meeting bears that number, or none did on the day looked back at."""

    sentence = N_("Không có kỳ họp nào mang số này (tính đến ngày đang xem):")


class NothingDirected(ReportError):
    """The meeting gave no direction: there is nothing to give notice of."""

    sentence = N_("Kỳ họp này không có ý kiến chỉ đạo nào nên không có nội dung để thông báo kết luận:")


@dataclass(frozen=True)
class Direction:
    """One direction: its number and text as given, by whom, who must act and by when (None: no day was set)."""

    number: str
    text: str
    directed_by: str
    responsible: str
    responsible_short: str
    due_on: date | None
    difficulty_no: str
    description: str
    raised_by: str


@dataclass(frozen=True)
class Notice:
    """What a meeting decided; `chair` and `subject` are "" where the ledger doesn't know them."""

    meeting_id: str
    held_on: date
    chair: str
    subject: str
    directions: tuple[Direction, ...]
    is_sample: bool

    @property
    def meeting(self) -> str:
        """The meeting as a sentence names it: "cuộc họp giao ban quý I", or "cuộc họp" when nothing more is known."""
        subject = on_one_line(self.subject).rstrip(". ")
        key = fold(subject)
        if not key:
            return PLAIN_MEETING
        if key.startswith("hop "):
            return f"cuộc h{subject[1:]}"
        if key.startswith(_BEGINS_AS_MEETING):
            return subject[0].lower() + subject[1:]
        return f"cuộc họp “{subject}”"

    def points(self) -> Iterator[tuple[int, str, Direction]]:
        """Yield each direction after its conclusion's number, from 1, and its letter: "" where it is the only one."""
        for number, (_, group) in enumerate(groupby(self.directions, key=lambda one: one.difficulty_no), start=1):
            directions = list(group)
            for place, direction in enumerate(directions):
                yield number, point(place) if len(directions) > 1 else "", direction

    def is_by_chair(self, direction: Direction) -> bool:
        """Tell whether who gave the direction is who chaired, be it with or without a post beside the name."""
        by, chair = fold(direction.directed_by), fold(self.chair)
        return bool(by) and (by == chair or (bool(_bare(by)) and _bare(by) == _bare(chair)))


def _bare(person: str) -> str:
    """The name alone of a folded one: somebody of another post, or of a longer name, is somebody else."""
    return " ".join(_POST.sub(" ", _ADDRESS.sub("", person)).split())


def notice_of_meeting(ask: Ask, meeting_id: str) -> Notice:
    """Return what a meeting decided; raises UnknownMeeting, and NothingDirected when it gave no direction."""
    found = list(ask("notice_meeting", meeting_id=meeting_id))
    if not found:
        raise UnknownMeeting(meeting_id)
    directions = tuple(_direction(row) for row in ask("notice_directions", meeting_id=meeting_id))
    if not directions:
        raise NothingDirected(meeting_id)
    facts = {row["name"]: row["value"] for row in ask("ledger_facts")}
    return Notice(
        meeting_id=meeting_id,
        held_on=formats.as_day(found[0]["held_on"]),
        chair=text_of(found[0]["chair"]),
        subject=text_of(found[0]["subject"]),
        directions=directions,
        is_sample=facts.get("is_sample") == "true",
    )


def _direction(row: Mapping[str, Any]) -> Direction:
    return Direction(
        number=text_of(row["direction_no"]),
        text=text_of(row["direction"]),
        directed_by=text_of(row["directed_by"]),
        responsible=on_one_line(text_of(row["responsible_name"])),
        responsible_short=text_of(row["responsible_short"]),
        due_on=day_of(row["due_on"]),
        difficulty_no=text_of(row["difficulty_no"]),
        description=text_of(row["description"]),
        raised_by=on_one_line(text_of(row["raised_by_name"])),
    )
