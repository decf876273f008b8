"""What proves a picture: of each section how many rows and their digest, and one short code of the whole."""

import json
from collections.abc import Mapping, Sequence
from datetime import date
from hashlib import sha256

from ledger.meetings import Total
from reports.deck.model import Deck, Meeting, Section

# Without letters and digits that people mistake for one another when they read a code aloud.
_SIGNS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_GROUP, _GROUPS = 4, 2
# In the place of a section: who met when about what, and the agenda. Two meetings that saw the same have two codes.
MEETING = "meeting"
# Sums of fractions differ in their last digits with the order in which they are added.
_DECIMALS = 6


def totals(deck: Deck) -> tuple[Total, ...]:
    """Return the totals of a deck's sections, and of what is on record of its meeting; the same in every language."""
    held = tuple(Total(section.code, len(section.rows), digest(section)) for section in deck.sections)
    return held if deck.meeting is None else (*held, _of_meeting(deck.meeting))


def _of_meeting(meeting: Meeting) -> Total:
    told = [meeting.meeting_id, meeting.held_on, meeting.chair, meeting.subject]
    lines = [[line.section, line.title, line.rows] for line in meeting.agenda]
    return Total(MEETING, len(lines), _digest([[_plain(value) for value in told], lines]))


def digest(section: Section) -> str:
    """Return the SHA-256 of everything a section tells: rows, figures, the parts of its chart, its texts in full."""
    fields = [column.field for column in section.columns]
    chart = section.chart
    told = {
        "rows": [[_plain(row.get(field)) for field in fields] for row in section.rows],
        "figures": [[figure.code, figure.value, figure.of] for figure in section.figures],
        "bars": list(chart.bars) if chart else [],
        "parts": [[part.code, *part.values] for part in chart.series] if chart else [],
        "details": [[one.number, one.state, *(text for _, text in one.texts)] for one in section.details],
    }
    return _digest(told)


def _digest(told: object) -> str:
    written = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return sha256(written.encode(errors="surrogatepass")).hexdigest()


def code_of(held: Sequence[Total] | Mapping[str, Total]) -> str:
    """Return the code that stands on every slide, such as "7K3Q-M9FD": it changes with anything that is shown."""
    each = held.values() if isinstance(held, Mapping) else held
    lines = sorted(f"{total.section} {total.rows} {total.digest}" for total in each)
    number = int.from_bytes(sha256("\n".join(lines).encode()).digest())
    signs = []
    for _ in range(_GROUP * _GROUPS):
        number, place = divmod(number, len(_SIGNS))
        signs.append(_SIGNS[place])
    return "-".join("".join(signs[at : at + _GROUP]) for at in range(0, len(signs), _GROUP))


def differing(stored: Sequence[Total], found: Sequence[Total]) -> list[tuple[Total | None, Total | None]]:
    """Return the sections whose totals differ, each as it was stored and as it is found; none where all are equal."""
    before, after = ({total.section: total for total in held} for held in (stored, found))
    pairs = [(before.get(code), after.get(code)) for code in {**before, **after}]
    return [(one, other) for one, other in pairs if one != other]


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return round(value, _DECIMALS) if isinstance(value, float) else value
